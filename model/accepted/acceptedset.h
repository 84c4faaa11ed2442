// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/accepted/acceptedfinding.h"

#include <QHash>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>

namespace poolwarden {

/// The accepted findings of several hosts, to look findings up in.
class AcceptedSet
{
public:
    /// Replaces the host's list. host: see hostPlace().
    void setList(const QString &host, const AcceptedList &list);
    void removeList(const QString &host);
    /// Null: the host has none.
    [[nodiscard]] const AcceptedList *list(const QString &host) const;
    [[nodiscard]] QStringList hosts() const { return m_lists.keys(); }
    [[nodiscard]] bool isEmpty() const { return m_byContent.isEmpty(); }

    /// Whether one of them is about such a pool. Cheap.
    [[nodiscard]] bool names(const PoolIdentity &pool) const;
    /// The acceptance of the finding; null: it is not accepted.
    [[nodiscard]] const AcceptedFinding *find(const RestsOn &finding) const;
    /// All of them: each of two hosts can have accepted what they share.
    [[nodiscard]] QList<const AcceptedFinding *> all(const RestsOn &finding) const;

private:
    void index();

    QMap<QString, AcceptedList> m_lists;
    /// With the hosts of their sides. By all that must be equal but the names of the pools.
    struct Entry {
        RestsOn restsOn;
        const AcceptedFinding *accepted = nullptr;
    };
    QMultiHash<QString, Entry> m_byContent;
    QSet<QString> m_pools;
};

} // namespace poolwarden
