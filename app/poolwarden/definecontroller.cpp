// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/definecontroller.h"

#include "app/poolwarden/definedmessage.h"
#include "app/poolwarden/draftproblem.h"
#include "app/poolwarden/storeddifference.h"
#include "model/commands/commandrules.h"
#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "model/session/poolregistry.h"
#include "model/session/poolselection.h"
#include "model/tables/pooltablemodel.h"
#include "model/wording/isolated.h"
#include "model/wording/operationwords.h"
#include "model/xml/poolreader.h"
#include "views/commands/commandset.h"
#include "views/messages/prompts.h"

#include <QAction>

#include <algorithm>

namespace poolwarden {

DefineController::DefineController(PoolRegistry *registry, ConnectionController *connections,
                                   PoolActions *actions, const OperationQueue *queue,
                                   PoolSelection *selection, const CommandRules *rules,
                                   CommandSet *commands, Prompts *prompts, QSettings *settings,
                                   QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_actions(actions)
    , m_queue(queue)
    , m_selection(selection)
    , m_rules(rules)
    , m_commands(commands)
    , m_followUp(registry, actions, queue, commands, settings)
    , m_prompts(prompts)
    , m_undo(registry, connections)
{
    connect(&m_undo, &TakeBack::returned, this, &DefineController::withdrawReport);
    connect(&m_undo, &TakeBack::finished, this, &DefineController::sayTakenBack);
    commands->whenGiven(Command::Define, this, &DefineController::define);
    connect(actions, &PoolActions::definitionTaken, this, &DefineController::readBack);
    connect(actions, &PoolActions::ended, this, &DefineController::ended);
    connect(actions, &PoolActions::unanswered, this, [this](const PoolCall &call) {
        if (call.job.operation == Operation::Define)
            m_unanswered.insert(call.job.pool);
    });
    // Renamed or undefined since: the message would offer what cannot be done.
    const auto dropGone = [this](PoolId id) {
        const PoolRegistry::Pool *pool = m_told.contains(id) ? m_registry->pool(id) : nullptr;
        if (m_told.contains(id) && (!pool || !pool->snapshot))
            withdrawReport();
    };
    connect(registry, &PoolRegistry::poolChanged, this, dropGone);
    connect(registry, &PoolRegistry::poolRemoved, this, dropGone);
    connect(&m_followUp, &DefineFollowUp::choiceChanged, this, &DefineController::updateText);
    connect(&m_followUp, &DefineFollowUp::finished, this, &DefineController::sayFollowed);
    updateText();
}

void DefineController::updateText()
{
    const QList<PoolId> pools = m_rules->offer(Command::Define).pools;
    bool asks = false;
    bool builds = false;
    for (const PoolId id : pools) {
        const PoolDraft *draft = m_registry->pool(id)->draft;
        asks = asks || (draft && isDoubtful(*draft, *m_registry));
        builds = builds || (draft && ownsDirectory(*draft));
    }
    const int count = static_cast<int>(pools.size());
    QString text = m_commands->defineText(asks, builds);
    if (m_selection->pools().size() > 1 && count > 0)
        text = asks ? tr("&Define %n Pool(s) Anyway…", nullptr, count)
                    : tr("&Define %n Pool(s)", nullptr, count);
    m_commands->action(Command::Define)->setText(text);
    const QString then = m_followUp.sentence();
    if (const QString tip = CommandSet::plainTip(Command::Define); count > 0)
        m_commands->setTip(Command::Define, then.isEmpty() ? tip : tip + u'\n' + then);
}

void DefineController::define()
{
    QList<PoolId> pools;
    QStringList doubts;
    QStringList skipped;
    const auto nameOf = [this](PoolId id) { return isolated(m_registry->displayName(id)); };
    for (const PoolId id : m_selection->pools()) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        if (!pool || !CommandRules::isDefinable(*pool))
            continue;
        QString reason = m_rules->whyNotDefine(*pool);
        if (reason.isEmpty() && !pool->draft) {
            // A transient pool needs no edit to become persistent.
            if (!m_registry->editPool(id))
                continue;
            reason = m_rules->whyNotDefine(*pool);
        }
        if (!reason.isEmpty()) {
            if (pool->hasUnsaved())
                skipped.append(tr("“%1” is left out. %2").arg(nameOf(id), reason));
            continue;
        }
        pools.append(id);
        if (const QString doubt = DraftProblem::of(*pool->draft, *m_registry, nameOf);
            !doubt.isEmpty())
            doubts.append(tr("“%1”: %2").arg(nameOf(id), doubt));
    }
    if (pools.isEmpty())
        return;
    if (doubts.isEmpty() && skipped.isEmpty()) {
        begin(pools);
        return;
    }
    Prompts::Question question;
    const int count = static_cast<int>(pools.size());
    question.title =
        doubts.isEmpty() ? tr("Define %n Pool(s)", nullptr, count) : tr("Define Anyway");
    if (doubts.size() == 1 && count == 1)
        question.text =
            tr("There is a problem with “%1”. Define it anyway?").arg(nameOf(pools.first()));
    else if (!doubts.isEmpty())
        question.text =
            tr("There is a problem with %1 of %n pool(s). Define them anyway?", nullptr, count)
                .arg(doubts.size());
    else
        question.text = tr("Only %n of the selected pools can be defined.", nullptr, count);
    if (const QString then = m_followUp.sentence(); !then.isEmpty())
        question.text += u' ' + then;
    question.detail = (doubts + skipped).join(u'\n');
    question.accept =
        doubts.isEmpty() ? tr("&Define %n Pool(s)", nullptr, count) : tr("&Define Anyway");
    question.destructive = !doubts.isEmpty();
    m_prompts->ask(question, [this, pools](bool yes) {
        if (yes)
            begin(pools);
    });
}

void DefineController::begin(const QList<PoolId> &pools)
{
    // Pools may have changed while the question was open.
    QList<PoolId> ready;
    for (const PoolId id : pools) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        m_registry->compareWithHost(id);
        if (pool && m_rules->whyNotDefine(*pool).isEmpty())
            ready.append(id);
    }
    if (m_running.isEmpty())
        m_undoable.clear();
    for (const PoolId id : std::as_const(ready)) {
        m_before.insert(id, beforeDefine(*m_registry, id));
        m_unanswered.remove(id);
    }
    for (const PoolId id : m_actions->run(Operation::Define, ready))
        m_running.insert(id);
}

void DefineController::readBack(PoolId id, const QString &uuid, const QByteArray &sent)
{
    const PoolRegistry::Pool *draftRow = m_registry->pool(id);
    if (!draftRow)
        return;
    const PoolRegistry::Pool *stored = m_registry->pool(m_registry->findPool(draftRow->host, uuid));
    const bool hadUuid =
        draftRow->draft
        && draftRow->draft->value({Field::Uuid, 0}).value_or(QString()) != QString();
    // Without a snapshot the pool has disappeared or cannot be read, which is reported elsewhere.
    const bool comparable =
        stored && stored->snapshot && !stored->snapshot->persistentXml.isEmpty();
    const QStringList different =
        comparable ? StoredDifference::of(sent, stored->snapshot->persistentXml, hadUuid)
                   : QStringList();
    if (!different.isEmpty()) {
        reportStoredDifferently(id, *stored, different);
        return;
    }
    // Edits since the definition was sent become a change of the host's new definition.
    const PoolDraft *draft = draftRow->draft;
    const std::optional<QString> typed =
        draft && draft->definitionXml() != sent ? std::optional(draft->xml()) : std::nullopt;
    const HostId host = draftRow->host;
    m_registry->draftDefined(id, uuid);
    const bool isFirst = m_defined.isEmpty();
    // Its row may be that of an edit of the same pool now.
    m_defined.append(m_registry->pool(id) ? id : m_registry->findPool(host, uuid));
    if (isFirst)
        m_isAfterAll = false;
    if (m_unanswered.remove(id)) {
        m_isAfterAll = true;
        if (isFirst && m_running.isEmpty())
            m_undoable.clear();
    }
    if (m_before.contains(id)) {
        ChangedPool done = m_before.take(id);
        done.uuid = uuid;
        m_undoable.append(done);
    }
    if (typed) {
        const PoolId made = m_registry->findPool(host, uuid);
        if (m_registry->editPool(made))
            m_registry->resumeDraft(made, {}, *typed);
    }
}

void DefineController::reportStoredDifferently(PoolId id, const PoolRegistry::Pool &stored,
                                               const QStringList &differences)
{
    const PoolRegistry::Pool &draftRow = *m_registry->pool(id);
    const HostId hostId = draftRow.host;
    const auto host = m_registry->host(hostId);
    StoredDifference::Told told{.name = isolated(m_registry->displayName(id)),
                                .differences = differences,
                                .isNew = !draftRow.snapshot,
                                .isActive = stored.snapshot->isActive(),
                                .isTestDriver = host && !host->info.storesFiles};
    StoredDifference::Ways ways;
    ways.restart = [this, id] {
        if (m_registry->pool(id))
            goOn(id, Step::Stop);
    };
    // Only the draft has what was asked for. Of a new pool it becomes a change of what the host made.
    PoolId edited = id;
    if (told.isNew) {
        const QString uuid = stored.snapshot->uuid;
        draftRow.draft->setValue({Field::Uuid}, uuid);
        const QString asked = draftRow.draft->xml();
        m_registry->draftDefined(id, uuid);
        edited = m_registry->findPool(hostId, uuid);
        if (m_registry->editPool(edited))
            m_registry->resumeDraft(edited, {}, asked);
        m_before.remove(id);
    }
    ways.takeTheirs = [this, edited] {
        const PoolRegistry::Pool *pool = m_registry->pool(edited);
        if (pool && pool->snapshot && pool->draft)
            m_registry->discardDraft(edited);
    };
    Q_EMIT messagePosted(StoredDifference::message(told, ways));
}

void DefineController::goOn(PoolId pool, Step step)
{
    const PoolRegistry::Pool *row = m_registry->pool(pool);
    if (step == Step::Define && row && row->draft) {
        m_registry->compareWithHost(pool);
        if (const QString reason = m_rules->whyNotDefine(*row); !reason.isEmpty()) {
            Q_EMIT messagePosted({Severity::Warning,
                                  tr("“%1” was not defined. %2")
                                      .arg(isolated(m_registry->displayName(pool)), reason),
                                  {},
                                  {},
                                  {}});
            step = Step::Start; // the pool was active before
        }
    }
    const Operation operation = step == Step::Stop     ? Operation::Stop
                                : step == Step::Define ? Operation::Define
                                                       : Operation::Start;
    if (!m_actions->run(operation, {pool}).isEmpty())
        m_steps.insert(pool, step);
}

void DefineController::ended(PoolId pool, Operation operation, bool succeeded)
{
    if (m_steps.contains(pool)) {
        const Step made = m_steps.take(pool);
        const PoolRegistry::Pool *row = m_registry->pool(pool);
        const bool isInactive = row && row->snapshot && !row->snapshot->isActive();
        if (made == Step::Stop && (succeeded || isInactive)) {
            goOn(pool, Step::Define);
        } else if (made == Step::Define) {
            // Start the pool again even if the define failed, because it was active before.
            m_defined.removeAll(pool);
            goOn(pool, Step::Start);
        } else if (made == Step::Start && succeeded && !m_registry->pool(pool)->draft) {
            m_told = {pool};
            m_undoable.clear();
            m_followUp.begin(m_told);
            Message message;
            message.text = tr("The pool “%1” is defined and started again.")
                               .arg(isolated(m_registry->displayName(pool)));
            message.passes = true;
            Q_EMIT messagePosted(message);
        }
        return;
    }
    if (succeeded && operation != Operation::Define)
        amendDefined(pool, operation);
    if (operation != Operation::Define)
        return;
    m_running.remove(pool);
    if (!succeeded && !m_unanswered.contains(pool))
        m_before.remove(pool);
    if (m_running.isEmpty() && !m_queue->isPending(Operation::Define))
        sayDefined();
}

void DefineController::keepBefore(const ChangedPool &before)
{
    m_before.insert(before.draft.pool, before);
}

void DefineController::releaseReport()
{
    m_isHeld = false;
    sayDefined();
}

void DefineController::withdrawReport()
{
    m_told.clear();
    m_undoable.clear();
    Q_EMIT messageWithdrawn(QStringLiteral("defined"));
}

void DefineController::sayDefined()
{
    if (m_isHeld || m_defined.isEmpty())
        return;
    m_told = std::exchange(m_defined, {});
    for (ChangedPool &done : m_undoable) {
        const PoolRegistry::Pool *pool =
            m_registry->pool(m_registry->findPool(done.draft.host, done.uuid));
        if (done.after.isEmpty() && pool && pool->snapshot)
            done.after = pool->snapshot->persistentXml;
    }
    m_followUp.begin(m_told);
    Q_EMIT messagePosted(definedMessage());
}

void DefineController::takeBack(const QList<ChangedPool> &pools)
{
    if (m_undo.isRunning())
        return;
    m_chosenBefore = m_selection->pools();
    m_undo.begin(pools);
}

void DefineController::sayTakenBack()
{
    showBroughtBack(m_undo, m_chosenBefore, m_selection);
    Message message = m_undo.message();
    if (const QList<ChangedPool> failed = m_undo.failed();
        !failed.isEmpty() && message.actionText.isEmpty()) {
        message.actionText = tr("&Take Back Again");
        message.action = [this, failed] { takeBack(failed); };
    }
    Q_EMIT messagePosted(message);
}

void DefineController::sayFollowed(const QList<PoolId> &pools)
{
    if (pools != m_told)
        return;
    Message message = definedMessage();
    const QString report = m_followUp.report(pools);
    if (!report.isEmpty())
        message.text += u' ' + report;
    if (message.more.isEmpty()) {
        // All was done that was chosen, and there is nothing else to offer.
        message.passes = true;
        Q_EMIT messagePosted(message);
    } else {
        Q_EMIT messageAmended(message);
    }
}

void DefineController::amendDefined(PoolId pool, Operation operation)
{
    if (!m_told.contains(pool) || m_followUp.isRunning())
        return;
    Message message = definedMessage();
    if (operation == Operation::Start)
        message.text +=
            u' ' + operationwords::done(operation, isolated(m_registry->displayName(pool)), false);
    if (message.more.isEmpty() && !message.text.contains(DefinedMessage::pendingText()))
        Q_EMIT messageWithdrawn(message.key);
    else
        Q_EMIT messageAmended(message);
}

Message DefineController::definedMessage()
{
    return DefinedMessage::of({.pools = m_told,
                               .undoable = m_undoable,
                               .isFollowed = m_followUp.isRunning(),
                               .isAfterAll = m_isAfterAll,
                               .takeBack = [this, pools = m_undoable] { takeBack(pools); }},
                              *m_registry, m_actions);
}

} // namespace poolwarden
