// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/host/hosttopology.h"
#include "model/port/hostquestion.h"
#include "model/sources/standingquestion.h"

#include <QObject>
#include <QSet>

namespace poolwarden {

class PoolRegistry;
class SourceFinder;

/// Finds out on which devices the volume groups of hosts lie, for HostTopology::volumeGroups. Asks a host when its
/// first logical pool or draft is there, when one is started, and when its devices have changed since; takes what
/// it answers to others as well. Lives in the GUI thread and never waits. A host that does not tell is not asked
/// by this again until its devices change, and nobody is told.
class GroupsOfHosts final : public QObject
{
    Q_OBJECT

public:
    using Groups = decltype(HostTopology::volumeGroups);

    GroupsOfHosts(SourceFinder *finder, PoolRegistry *registry, QObject *parent = nullptr);
    ~GroupsOfHosts() override;

Q_SIGNALS:
    void changed(poolwarden::HostId host, const poolwarden::GroupsOfHosts::Groups &groups);

private:
    [[nodiscard]] bool hasLogicalPool(HostId host) const;
    void askIfNeeded(HostId host);
    void noteChange(PoolId pool);
    void ask(HostId host);
    /// Asks all hosts with logical pools again: groups change without an event.
    void refresh();
    void take(HostId host, const HostAnswer &answer);

    PoolRegistry *m_registry;
    StandingQuestion m_question;
    QSet<HostId> m_asked;
    QSet<PoolId> m_active; ///< logical pools
};

} // namespace poolwarden
