// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/plancontroller.h"

#include "app/poolwarden/defineall.h"
#include "app/poolwarden/definecontroller.h"
#include "model/plan/draftplanmodel.h"
#include "model/plan/whatifmodel.h"
#include "model/session/poolselection.h"
#include "views/commands/commandset.h"
#include "views/plan/draftsdialog.h"
#include "views/window/mainwindow.h"

#include <QAction>

namespace poolwarden {

PlanController::PlanController(PoolRegistry *registry, DefineAll *defineAll,
                               const DefineController *define, MainWindow *window, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_defineAll(defineAll)
    , m_define(define)
    , m_window(window)
{
    m_window->commands()->whenGiven(Command::DefineAll, this, [this] { show(); });
}

PlanController::~PlanController() = default;

void PlanController::show(const HostSteps &plan)
{
    if (!m_dialog) {
        make(plan);
        return;
    }
    if (!plan.isEmpty())
        m_dialog->model()->setPlan(plan);
    m_dialog->raise();
    m_dialog->activateWindow();
}

void PlanController::follow(DraftsDialog *dialog) const
{
    using Phase = DraftsDialog::Phase;
    const auto state = m_defineAll->state();
    dialog->setPhase(state == DefineAll::State::Defining     ? Phase::Defining
                     : state == DefineAll::State::TakingBack ? Phase::TakingBack
                                                             : Phase::Choosing,
                     m_defineAll->summary(), m_defineAll->canTakeBack());
}

void PlanController::make(const HostSteps &plan)
{
    auto *model = new DraftPlanModel(m_registry);
    if (!plan.isEmpty())
        model->setPlan(plan);
    auto *changes = new WhatIfModel(m_registry, model, model);
    auto *dialog = new DraftsDialog(model, changes, m_window);
    m_dialog = dialog;
    model->setParent(dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_defineAll, &DefineAll::changed, dialog, [this, dialog] { follow(dialog); });
    connect(dialog, &DraftsDialog::defineRequested, this,
            [this, dialog, model] { m_defineAll->define(model, dialog->stopsAtFailure()); });
    connect(dialog, &DraftsDialog::stopRequested, m_defineAll, &DefineAll::stop);
    connect(dialog, &DraftsDialog::takeBackRequested, this,
            [this, model] { m_defineAll->takeBack(model); });
    connect(dialog, &DraftsDialog::poolActivated, m_window->selection(),
            [this](PoolId pool) { m_window->selection()->select({pool}); });
    const auto followChoice = [this, dialog] { dialog->setAfterDefine(m_define->afterDefine()); };
    for (const Command command :
         {Command::DefineBuilds, Command::DefineStarts, Command::DefineAutostarts})
        connect(m_window->commands()->action(command), &QAction::toggled, dialog, followChoice);
    followChoice();
    if (m_defineAll->state() != DefineAll::State::Idle)
        follow(dialog);
    else if (m_defineAll->canTakeBack())
        dialog->setPhase(DraftsDialog::Phase::Choosing,
                         tr("Done before, and can be taken back: %1").arg(m_defineAll->summary()),
                         true);
    connect(dialog, &QObject::destroyed, m_defineAll, &DefineAll::endRounds);
    dialog->show();
}

} // namespace poolwarden
