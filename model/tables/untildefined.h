// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <optional>
#include <unordered_map>

namespace poolwarden {

class PoolRegistry;

/// Counts the pairs of pools that have a conflict on their hosts, and none with the edits that are not defined yet.
/// Errors and warnings, without those that are accepted.
class UntilDefined final : public QObject
{
    Q_OBJECT

public:
    /// The registry must outlive it.
    explicit UntilDefined(const PoolRegistry *registry, QObject *parent = nullptr);

    [[nodiscard]] int count() const { return m_count; }

Q_SIGNALS:
    void changed();

private:
    /// Something that matters has changed, whatever pools it concerns.
    void countSoon();
    /// Whether a pool is not what it was when it was looked at last: a host tells of much that matters to no conflict.
    [[nodiscard]] bool hasChanged(PoolId pool);
    void update();
    [[nodiscard]] int counted();

    const PoolRegistry *m_registry;
    QTimer m_pause;
    QSet<PoolId> m_touched;
    bool m_isStale = true;
    /// Of the pools that were ever told to have changed. None: the registry did not have it.
    std::unordered_map<PoolId, std::optional<PoolEntry>> m_known;
    int m_count = 0;
};

} // namespace poolwarden
