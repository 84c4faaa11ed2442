// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/changeddrafts.h"
#include "model/commands/command.h"
#include "model/conflict/finding.h"
#include "model/plan/hoststeps.h"
#include "model/resolve/wayout.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace poolwarden {

class ChangesMaker;
class CommandSet;
class DraftController;
class MachinesOfHosts;
class MainWindow;
class OccupiedDevices;
class PoolSelection;
class WaysDialog;

/// Ways out of conflicts: shows those of a finding, and does what the user chooses. What is chosen becomes a
/// draft, a plan, or a command that asks first; nothing is defined here.
class WaysOutController final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it. The window is the dialogs' parent.
    WaysOutController(PoolRegistry *registry, OccupiedDevices *occupied,
                      const MachinesOfHosts *machines, PoolSelection *selection,
                      CommandSet *commands, DraftController *drafts, MainWindow *window,
                      QObject *parent = nullptr);

    void showWays(const Finding &finding);
    /// Makes drafts of the changes, in slices if there are many, and then a plan of the rest.
    void makeChanges(const std::vector<WayOut> &ways);

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);
    void messageWithdrawn(const QString &key);
    void acceptRequested(const std::vector<poolwarden::Finding> &findings);
    /// The drafts are made. The rest of the plan is to be done on the hosts.
    void planMade(const poolwarden::HostSteps &steps);

private:
    void tellChanges(const ChangesMaker &made);
    void tellChangedDrafts();
    void carryOut(const WayOut &way);
    void edit(const WayOut &way);
    void give(Command command, PoolId pool);
    [[nodiscard]] QString nameOf(PoolId pool) const;

    PoolRegistry *m_registry;
    OccupiedDevices *m_occupied;
    const MachinesOfHosts *m_machines;
    PoolSelection *m_selection;
    CommandSet *m_commands;
    DraftController *m_drafts;
    MainWindow *m_window;
    QPointer<WaysDialog> m_ways;
    ChangedDrafts m_changed; ///< by the last plan
};

} // namespace poolwarden
