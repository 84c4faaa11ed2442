// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/takeback.h"
#include "model/plan/hoststeps.h"

#include <QObject>
#include <QPointer>

namespace poolwarden {

class DefineAll;
class DefineController;
class DraftsDialog;
class MachinesOfHosts;
class MainWindow;
class PoolRegistry;

/// Shows the drafts in the order in which they are defined, and ties the dialog to what defines them. What was done
/// from a dialog that has closed is taken back from a message.
class PlanController final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    PlanController(PoolRegistry *registry, DefineAll *defineAll, const DefineController *define,
                   const MachinesOfHosts *machines, MainWindow *window, QObject *parent = nullptr);
    ~PlanController() override;

    /// With a plan: all that it wants is chosen.
    void show(const HostSteps &plan = {});

private:
    void follow(DraftsDialog *dialog) const;
    void make(const HostSteps &plan);
    /// Tells what was done and is shown in no dialog, and offers to take it back.
    void tellDone();
    void offerBack(const QList<ChangedPool> &done);
    /// Before all that is taken back.
    void noteTakeBack();

    PoolRegistry *m_registry;
    DefineAll *m_defineAll;
    const DefineController *m_define;
    const MachinesOfHosts *m_machines;
    MainWindow *m_window;
    QPointer<DraftsDialog> m_dialog;
    QList<PoolId> m_chosenBefore; ///< when that began
    bool m_isTakingBack = false;  ///< what this controller began
};

} // namespace poolwarden
