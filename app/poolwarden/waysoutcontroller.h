// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/commands/command.h"
#include "model/conflict/finding.h"
#include "model/plan/hoststeps.h"
#include "model/resolve/resolveplan.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <vector>

namespace poolwarden {

class CommandSet;
class DraftController;
class OccupiedDevices;
class PoolSelection;
class ResolveDialog;
class ResolvePlanModel;
class WaysDialog;

/// Ways out of conflicts: shows those of a finding or of all, and does what the user chooses. What is chosen
/// becomes a draft, or a command that asks first; nothing is defined here.
class WaysOutController final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it. The window is the dialogs' parent.
    WaysOutController(PoolRegistry *registry, OccupiedDevices *occupied, PoolSelection *selection,
                      CommandSet *commands, DraftController *drafts, QWidget *window,
                      QObject *parent = nullptr);
    ~WaysOutController() override;

    void showWays(const Finding &finding);
    void resolveAll();

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);
    /// The drafts are made. The rest of the plan is to be done on the hosts.
    void planMade(const poolwarden::HostSteps &steps);

private:
    /// What the search tells and is told across threads.
    struct Search;

    void carryOut(const WayOut &way);
    void edit(const WayOut &way);
    /// Gives the command for these pools.
    void give(Command command, const QList<PoolId> &pools);
    /// Offers to give it, in a message about their names.
    void offer(const QString &text, const QString &button, Command command,
               const QList<PoolId> &pools);
    void look();
    void found(const ResolvePlan &plan);
    void prove();
    void tell(const PlanProof &proof);
    /// Gives up the search that goes on.
    void giveUp();
    void makeChanges(const std::vector<WayOut> &ways);
    [[nodiscard]] QString nameOf(PoolId pool) const;

    PoolRegistry *m_registry;
    OccupiedDevices *m_occupied;
    PoolSelection *m_selection;
    CommandSet *m_commands;
    DraftController *m_drafts;
    QWidget *m_window;
    QPointer<WaysDialog> m_ways;
    QPointer<ResolveDialog> m_dialog;
    QPointer<ResolvePlanModel> m_model;
    std::shared_ptr<Search> m_search;
    Situation m_situation; ///< that the plan is for
    int m_errorsBefore = 0;
    bool m_isSmallest = true;
    bool m_isWaiting = false; ///< until it is known what is on the devices
    QTimer m_progress;
    QTimer m_stale;
};

} // namespace poolwarden
