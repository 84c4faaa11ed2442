// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/changeddrafts.h"
#include "model/plan/hoststeps.h"
#include "model/resolve/wayout.h"
#include "model/session/discardeddraft.h"
#include "model/session/poolregistry.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <cstddef>
#include <vector>

namespace poolwarden {

/// Makes drafts of ways out, a few at a time, so that the window lives while there are hundreds. What is to be done on
/// hosts is collected.
class ChangesMaker final : public QObject
{
    Q_OBJECT

public:
    /// The registry must outlive it.
    ChangesMaker(PoolRegistry *registry, const std::vector<WayOut> &ways,
                 QObject *parent = nullptr);

    /// Makes the first ones at once. Ends in finished().
    void begin() { goOn(); }
    /// The others are not made.
    void giveUp();

    [[nodiscard]] int count() const { return int(m_ways.size()); }
    [[nodiscard]] bool isWhole() const { return m_next == m_ways.size(); }
    /// What is to be done with those that were made.
    [[nodiscard]] const HostSteps &steps() const { return m_steps; }
    [[nodiscard]] const ChangedDrafts &changed() const { return m_changed; }
    [[nodiscard]] const QList<DiscardedDraft> &discarded() const { return m_discarded; }
    [[nodiscard]] const QStringList &discardedNames() const { return m_discardedNames; }
    /// Names of pools that have changed meanwhile, and are left as they are.
    [[nodiscard]] const QStringList &failed() const { return m_failed; }

Q_SIGNALS:
    void progressed(int made);
    void finished();

private:
    void goOn();
    void make(const WayOut &way);

    PoolRegistry *m_registry;
    std::vector<WayOut> m_ways;
    std::size_t m_next = 0;
    bool m_isGivenUp = false;
    HostSteps m_steps;
    ChangedDrafts m_changed;
    QList<DiscardedDraft> m_discarded;
    QStringList m_discardedNames;
    QStringList m_failed;
};

} // namespace poolwarden
