// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/draftcontroller.h"

#include "app/poolwarden/poolchoice.h"
#include "app/poolwarden/replacededits.h"
#include "model/commands/commandrules.h"
#include "model/port/newuuid.h"
#include "model/session/freename.h"
#include "model/session/pooldraft.h"
#include "model/session/poolselection.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"
#include "views/commands/commandset.h"
#include "views/messages/prompts.h"

#include <QSet>
#include <QUndoStack>

#include <algorithm>

namespace poolwarden {

namespace {

/// Selected pools without a draft that Discard names one by one.
constexpr qsizetype mostNamed = 3;

} // namespace

DraftController::DraftController(PoolRegistry *registry, PoolSelection *selection,
                                 const CommandRules *rules, CommandSet *commands, Prompts *prompts,
                                 QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_selection(selection)
    , m_rules(rules)
    , m_prompts(prompts)
{
    commands->whenGiven(Command::Duplicate, this, &DraftController::duplicate);
    commands->whenGiven(Command::Revert, this, &DraftController::revert);
    commands->whenGiven(Command::Discard, this, &DraftController::discard);
}

QStringList DraftController::unsaved() const
{
    QStringList names;
    for (const PoolId id : m_registry->pools()) {
        if (m_registry->pool(id)->hasUnsaved())
            names.append(isolated(m_registry->displayName(id)));
    }
    return names;
}

void DraftController::create(PoolType type)
{
    const HostId host = m_selection->host();
    if (host == noHost) {
        Q_EMIT messagePosted(
            {Severity::Info, tr("A pool needs a host. Connect to one first."), {}, {}, {}});
        return;
    }
    PoolDraft *draft = m_registry->createDraft(host, DraftOrigin::New, PoolDocument::create(type));
    if (draft)
        m_selection->fillForm(draft->id());
}

void DraftController::duplicate()
{
    const PoolRegistry::Pool *pool = m_registry->pool(m_selection->current());
    if (!pool)
        return;
    const auto read =
        PoolDocument::parse(pool->snapshot ? pool->snapshot->definitionXml() : QByteArray());
    const PoolDocument *document =
        pool->draft ? pool->draft->document() : std::get_if<PoolDocument>(&read);
    if (!document)
        return;
    // The copy keeps the storage of the original; findings report that until the user changes it.
    PoolDocument copy = *document;
    copy.removeRuntimeElements();
    copy.setValue({Field::Name, 0}, freeName(*m_registry, pool->host,
                                             copy.value({Field::Name, 0}).value_or(QString())));
    copy.setValue({Field::Uuid, 0}, newUuid());
    const PoolDraft *draft = m_registry->createDraft(pool->host, DraftOrigin::New, copy);
    if (!draft)
        return;
    m_selection->edit(draft->id());
    const QString name = isolated(m_registry->displayName(draft->id()));
    Message made;
    made.text = tr("“%1” is a copy: a draft of a new pool.").arg(name);
    made.actionText = tr("&Discard “%1”").arg(shortName(name));
    made.action = [this, id = draft->id(), text = draft->xml()] {
        const PoolRegistry::Pool *now = m_registry->pool(id);
        if (now && now->draft && !now->snapshot && now->draft->xml() == text)
            discardAll({id}, true);
    };
    made.undoes = made.passes = true;
    Q_EMIT messagePosted(made);
}

void DraftController::revert()
{
    const PoolRegistry::Pool *pool = m_registry->pool(m_selection->current());
    if (pool && pool->draft)
        pool->draft->revert();
}

bool DraftController::isSaved(PoolId id) const
{
    const PoolDraft *draft = m_registry->pool(id)->draft;
    return draft && !draft->file().isNone() && !draft->file().isGone && !draft->isModified();
}

void DraftController::discard()
{
    PoolChoice choice;
    const QList<PoolId> drafts = m_rules->offer(Command::Discard).pools;
    if (std::all_of(drafts.cbegin(), drafts.cend(), [this](PoolId id) { return isSaved(id); })) {
        discardAll(drafts);
        return;
    }
    for (const PoolId id : drafts)
        choice.add(id, isolated(m_registry->displayName(id)));
    QStringList without;
    for (const PoolId id : m_selection->pools()) {
        if (!drafts.contains(id))
            without.append(isolated(m_registry->displayName(id)));
    }
    // All selected pools of a host are no list that somebody reads.
    if (without.size() > mostNamed) {
        choice.skipped.append(
            tr("%n selected pool(s) have no draft.", nullptr, int(without.size())));
    } else {
        for (const QString &name : std::as_const(without))
            choice.skip(name, tr("it has no draft."));
    }
    Prompts::Question question;
    question.title = tr("Discard %n Draft(s)", nullptr, choice.count());
    question.text =
        choice.count() == 1
            ? tr("Discard the draft of “%1”? Its changes were never defined. Edit → Bring "
                 "Back returns them until you quit.")
                  .arg(choice.lines.first())
            : tr("Discard %n draft(s)? Their changes were never defined. Edit → Bring "
                 "Back returns them until you quit.",
                 nullptr, choice.count());
    question.detail = choice.detail();
    question.accept = tr("&Discard");
    question.destructive = true;
    m_prompts->ask(question, [this, pools = choice.pools](bool yes) {
        if (yes)
            discardAll(pools);
    });
}

void DraftController::discardAll(const QList<PoolId> &pools, bool isUndo)
{
    QList<DiscardedDraft> discarded;
    QString name;
    const bool areSaved =
        std::all_of(pools.cbegin(), pools.cend(), [this](PoolId id) { return isSaved(id); });
    for (const PoolId id : pools) {
        const QString shown = isolated(m_registry->displayName(id));
        if (const auto draft = discardDraft(m_registry, id)) {
            discarded.append(*draft);
            name = shown;
        }
    }
    if (discarded.isEmpty())
        return;
    QString text = discarded.size() == 1 ? tr("The draft of “%1” is discarded.").arg(name)
                                         : tr("%n draft(s) are discarded.", nullptr,
                                              static_cast<int>(discarded.size()));
    if (areSaved)
        text = discarded.size() == 1 ? tr("“%1” is closed. Its file stays.").arg(name)
                                     : tr("%n draft(s) are closed. Their files stay.", nullptr,
                                          static_cast<int>(discarded.size()));
    Message message{Severity::Info,
                    text,
                    {},
                    discarded.size() == 1 ? tr("&Bring Back “%1”").arg(shortName(name))
                                          : tr("&Bring Back %n Draft(s)", nullptr,
                                               static_cast<int>(discarded.size())),
                    [this, discarded] { bringBackAll(discarded); }};
    message.undoes = !isUndo;
    message.redoes = isUndo;
    message.isKept = true;
    if (discarded.size() == 1 && !areSaved)
        message.brings = tr("The draft of “%1”, which was discarded").arg(name);
    Q_EMIT messagePosted(message);
}

void DraftController::bringBackAll(const QList<DiscardedDraft> &discarded)
{
    QList<PoolId> pools;
    ReplacedEdits replaced;
    for (const DiscardedDraft &draft : discarded) {
        const BroughtBack back = bringBack(m_registry, draft);
        replaced.add(*m_registry, back);
        if (back.pool != noPool && !pools.contains(back.pool))
            pools.append(back.pool);
    }
    if (pools.isEmpty()) {
        Q_EMIT messagePosted(
            {Severity::Warning, tr("The host of the draft is no longer connected."), {}, {}, {}});
        return;
    }
    m_selection->select(pools);
    if (replaced.isEmpty())
        return;
    Message message;
    message.text = replaced.sentence();
    replaced.offer(&message, m_registry);
    Q_EMIT messagePosted(message);
}

void DraftController::makeNewPool(PoolId id)
{
    const PoolRegistry::Pool *pool = m_registry->pool(id);
    if (!pool || !pool->draft || !pool->draft->document())
        return;
    PoolDocument own = *pool->draft->document();
    own.setValue({Field::Uuid, 0}, newUuid());
    const QString name = isolated(pool->snapshot ? pool->snapshot->name : QString());
    const auto edit = discardDraft(m_registry, id);
    if (!edit)
        return;
    const PoolDraft *draft = m_registry->createDraft(edit->host, DraftOrigin::New, own);
    const PoolId made = draft->id();
    m_selection->select({made});
    Q_EMIT messagePosted({Severity::Info,
                          tr("Your edit is now a new pool with its own UUID. “%1” stays unchanged "
                             "on the host.")
                              .arg(name),
                          {},
                          tr("&Undo"),
                          [this, edit = *edit, made, text = draft->xml()] {
                              // Do not undo if the new draft was edited since.
                              const PoolRegistry::Pool *fresh = m_registry->pool(made);
                              if (fresh && fresh->draft && fresh->draft->xml() == text)
                                  m_registry->discardDraft(made);
                              bringBackAll({edit});
                          }});
}

void DraftController::changePeer(const Finding &finding)
{
    const PoolRegistry::Pool *peer = m_registry->pool(finding.peer);
    if (!peer)
        return;
    const QString name = isolated(m_registry->displayName(finding.pool));
    const QString other = isolated(m_registry->displayName(finding.peer));
    Prompts::Question question;
    question.title = tr("Give These Values to Another Pool");
    question.text =
        tr("Change “%1” to the values of the draft “%2”? It keeps its name and UUID. The draft "
           "“%2” is discarded, and can be brought back.")
            .arg(other, name);
    if (peer->hasUnsaved())
        question.text += u' ' + tr("The changes that “%1” has already are replaced.").arg(other);
    question.accept = tr("&Change It");
    question.destructive = true;
    m_prompts->ask(question, [this, finding](bool yes) {
        if (yes)
            giveToPeer(finding);
    });
}

void DraftController::giveToPeer(const Finding &finding)
{
    const PoolRegistry::Pool *own = m_registry->pool(finding.pool);
    const PoolRegistry::Pool *peer = m_registry->pool(finding.peer);
    if (!own || !own->draft || !own->draft->document() || !peer || !peer->snapshot)
        return;
    // The peer keeps its name and uuid; everything else comes from the draft.
    PoolDocument changed = *own->draft->document();
    changed.setValue({Field::Name, 0}, peer->snapshot->name);
    changed.setValue({Field::Uuid, 0}, peer->snapshot->uuid);
    PoolDraft *draft = m_registry->editPool(finding.peer);
    if (!draft)
        return;
    // Compare the definitions, because the texts can differ without a change of meaning.
    const ReadResult wanted = changed.definition();
    const auto *definition = std::get_if<PoolDefinition>(&wanted);
    const bool differs = !definition || !draft->assessment().definition
                         || !differingFields(*definition, *draft->assessment().definition).empty();
    if (differs) {
        draft->endUndoStep();
        draft->setXml(changed.toXml());
        draft->endUndoStep();
    }
    const QString written = draft->xml();
    const QString name = isolated(m_registry->displayName(finding.pool));
    m_selection->select({finding.peer});
    const auto discarded = discardDraft(m_registry, finding.pool);
    if (!discarded)
        return;
    const auto undo = [this, peer = finding.peer, written, differs, draft = *discarded] {
        // Undo the change of the other pool as well, unless it was edited since.
        const PoolRegistry::Pool *changedPool = m_registry->pool(peer);
        if (differs && changedPool && changedPool->draft && changedPool->draft->xml() == written)
            changedPool->draft->undoStack()->undo();
        bringBackAll({draft});
    };
    Message message{Severity::Info,
                    (differs ? tr("The draft “%1” was discarded, and “%2” is changed instead.")
                             : tr("The draft “%1” was discarded, because “%2” has the same "
                                  "definition already."))
                        .arg(name, isolated(m_registry->displayName(finding.peer))),
                    {},
                    tr("&Bring Back “%1”").arg(shortName(name)),
                    undo};
    message.undoes = true;
    Q_EMIT messagePosted(message);
}

} // namespace poolwarden
