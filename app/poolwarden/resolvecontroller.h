// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/resolve/resolveplan.h"
#include "model/session/poolregistry.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <set>
#include <vector>

namespace poolwarden {

class CommandSet;
class MachinesOfHosts;
class MainWindow;
class OccupiedDevices;
class ResolveDialog;
class ResolvePlanModel;

/// Looks for a plan that resolves all conflicts, shows it, and keeps it right while pools change. It does
/// nothing on a host.
class ResolveController final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it. The window is the dialog's parent.
    ResolveController(PoolRegistry *registry, OccupiedDevices *occupied,
                      const MachinesOfHosts *machines, CommandSet *commands, MainWindow *window,
                      QObject *parent = nullptr);
    ~ResolveController() override;

Q_SIGNALS:
    /// The dialog has closed.
    void changesChosen(const std::vector<poolwarden::WayOut> &ways);
    /// The user wants to accept what the plan leaves.
    void acceptRequested(const std::vector<poolwarden::Finding> &findings);

private:
    /// What the search tells and is told across threads.
    struct Search;

    void resolveAll();
    /// Begins with these ways if they are for what the registry knows now.
    void look(const ResolvePlan &begun = {});
    void found(ResolvePlan plan);
    void prove();
    void tell(const PlanProof &proof);
    /// What so many changes take away, in sentences.
    [[nodiscard]] QString solved(const PlanProof &proof, int chosen, bool isLongest = false) const;
    /// As much as can come to stand above the list.
    [[nodiscard]] QString longestText() const;
    /// The virtual machines that lose storage by them; empty: none is known.
    [[nodiscard]] QString machinesOf(const std::vector<WayOut> &ways) const;
    /// What has to be known about the changes.
    [[nodiscard]] QStringList remarks(const std::vector<WayOut> &ways) const;
    /// Gives up the search that goes on.
    void giveUp();

    PoolRegistry *m_registry;
    OccupiedDevices *m_occupied;
    const MachinesOfHosts *m_machines;
    MainWindow *m_window;
    QPointer<ResolveDialog> m_dialog;
    QPointer<ResolvePlanModel> m_model;
    std::shared_ptr<Search> m_search;
    Situation m_situation;   ///< that the plan is for
    std::set<PoolId> m_kept; ///< that the user wants to stay as they are
    PlanWarnings m_warnings = PlanWarnings::WithoutErrors;
    ResolvePlan m_plan;
    PlanProof m_told;                  ///< what was told last
    bool m_isWaiting = false;          ///< until it is known what is on the devices
    std::vector<Finding> m_acceptable; ///< of what is left
    QTimer m_progress;
    QTimer m_stale;
};

} // namespace poolwarden
