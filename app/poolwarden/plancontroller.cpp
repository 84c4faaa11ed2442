// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/plancontroller.h"

#include "app/poolwarden/defineall.h"
#include "app/poolwarden/definecontroller.h"
#include "app/poolwarden/unbuiltremarks.h"
#include "model/plan/draftplanmodel.h"
#include "model/plan/whatifmodel.h"
#include "model/session/poolselection.h"
#include "model/sources/machinesentence.h"
#include "model/sources/unbuiltstorage.h"
#include "model/wording/shortlist.h"
#include "views/commands/commandset.h"
#include "views/messages/message.h"
#include "views/plan/draftsdialog.h"
#include "views/window/mainwindow.h"

#include <QAction>

#include <utility>

namespace poolwarden {

PlanController::PlanController(PoolRegistry *registry, DefineAll *defineAll,
                               const DefineController *define, const MachinesOfHosts *machines,
                               MainWindow *window, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_defineAll(defineAll)
    , m_define(define)
    , m_machines(machines)
    , m_window(window)
{
    m_window->commands()->whenGiven(Command::DefineAll, this, [this] { show(); });
    connect(m_defineAll, &DefineAll::changed, this, [this] {
        if (m_defineAll->state() != DefineAll::State::Idle)
            return;
        if (std::exchange(m_isTakingBack, false)) {
            // The dialog shows it; who looks at another pool beside it goes on with that.
            if (!m_dialog || m_window->selection()->pools().isEmpty())
                showBroughtBack(m_defineAll->undone(), m_chosenBefore, m_window->selection());
            if (!m_dialog || m_defineAll->undone().hasReplaced())
                m_window->post(m_defineAll->undone().message());
        }
        if (!m_dialog)
            tellDone();
    });
}

PlanController::~PlanController() = default;

void PlanController::show(const HostSteps &plan)
{
    if (!m_dialog) {
        make(plan);
        return;
    }
    if (!plan.isEmpty()) {
        // The dialog is about another run from now on.
        tellDone();
        m_dialog->noteSelected(false);
        m_dialog->model()->clearResults();
        m_dialog->model()->setPlan(plan);
        follow(m_dialog);
    }
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
    model->setMachinesOn([this](PoolId pool) { return machineSentence(*m_machines, {pool}); });
    auto *unbuilt = &m_window->unbuilt();
    model->setUnbuiltOf([remarks = UnbuiltRemarks(m_registry, unbuilt)](PoolId draft) {
        return remarks.ofDraft(draft);
    });
    connect(unbuilt, &UnbuiltStorage::changed, model, &DraftPlanModel::refreshSoon);
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
    connect(dialog, &DraftsDialog::takeBackRequested, this, [this, model] {
        noteTakeBack();
        m_defineAll->takeBack(model);
    });
    connect(dialog, &DraftsDialog::poolActivated, m_window->selection(),
            [this](PoolId pool) { m_window->selection()->select({pool}); });
    // Who selects several drafts means these.
    QList<PoolId> selected = m_window->selection()->pools();
    selected.removeIf([this](PoolId id) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        return !pool || !pool->hasUnsaved() || pool->host == m_registry->files();
    });
    if (plan.isEmpty() && selected.size() > 1 && selected.size() < model->rowCount()) {
        model->checkAmong(selected);
        dialog->noteSelected(true);
    }
    const auto followChoice = [this, dialog] { dialog->setAfterDefine(m_define->afterDefine()); };
    for (const Command command :
         {Command::DefineBuilds, Command::DefineStarts, Command::DefineAutostarts})
        connect(m_window->commands()->action(command), &QAction::toggled, dialog, followChoice);
    followChoice();
    if (m_defineAll->state() != DefineAll::State::Idle)
        follow(dialog);
    connect(dialog, &QDialog::finished, this, [this] {
        m_dialog = nullptr;
        tellDone();
    });
    dialog->show();
}

void PlanController::tellDone()
{
    if (m_defineAll->state() != DefineAll::State::Idle)
        return;
    const QList<ChangedPool> done = m_defineAll->endRounds();
    if (!done.isEmpty())
        offerBack(done);
}

void PlanController::noteTakeBack()
{
    m_isTakingBack = true;
    m_chosenBefore = m_window->selection()->pools();
}

void PlanController::offerBack(const QList<ChangedPool> &done)
{
    QStringList names;
    QStringList defined;
    QStringList undefined;
    QStringList stopped;
    for (const ChangedPool &pool : done) {
        names.append(pool.name);
        (pool.isUndefined            ? undefined
         : pool.before == pool.after ? stopped
                                     : defined)
            .append(pool.name);
    }
    const auto count = int(names.size());
    QStringList told;
    const auto tell = [&told](const QString &what, const QStringList &pools) {
        if (!pools.isEmpty())
            told.append(what.arg(shortRow(pools)));
    };
    tell(tr("%n pool(s) were undefined: %1.", nullptr, int(undefined.size())), undefined);
    tell(tr("%n pool(s) were stopped: %1.", nullptr, int(stopped.size())), stopped);
    tell(tr("%n pool(s) were defined: %1.", nullptr, int(defined.size())), defined);
    Message message;
    message.text = told.join(u' ');
    message.detail = longList(names);
    message.actionText = tr("&Take Back %n Change(s)", nullptr, count);
    message.action = [this, done] {
        // It is busy with other pools: not now, but it must not be lost.
        if (m_defineAll->state() == DefineAll::State::Idle) {
            noteTakeBack();
            m_defineAll->takeBack(done);
        } else {
            offerBack(done);
        }
    };
    message.undoes = true;
    message.undoQuestion =
        tr("Make %n pool(s) what they were before Define Drafts? Drafts come back, what was "
           "undefined is defined again, and what was stopped is started.",
           nullptr, count)
        + u'\n' + names.join(u'\n');
    message.brings = tr("Take back: %1", "what was done").arg(message.text);
    m_window->post(message);
}

} // namespace poolwarden
