// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/importcontroller.h"

#include "app/poolwarden/draftcontroller.h"
#include "app/poolwarden/inbackground.h"
#include "model/document/pooldocument.h"
#include "model/session/pooldraft.h"
#include "model/session/poolselection.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"
#include "model/xml/poolreader.h"
#include "model/xml/samedefinition.h"
#include "views/commands/commandset.h"
#include "views/messages/prompts.h"

#include <QAction>
#include <QClipboard>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QGuiApplication>
#include <QUndoStack>

#include <algorithm>
#include <utility>
#include <variant>

namespace poolwarden {

namespace {

/// Thousands of definitions do not hold up the window, a few are there at once.
constexpr qint64 importSliceMilliseconds = 20;
constexpr qsizetype leastAtOnce = 20;

} // namespace

ImportController::ImportController(PoolRegistry *registry, PoolSelection *selection,
                                   CommandSet *commands, DraftController *drafts, Prompts *prompts,
                                   QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_selection(selection)
    , m_commands(commands)
    , m_drafts(drafts)
    , m_prompts(prompts)
{
    m_slice.setSingleShot(true);
    connect(&m_slice, &QTimer::timeout, this, &ImportController::takeSome);
    connect(registry, &PoolRegistry::poolChanged, this, &ImportController::withdrawOld);
    connect(registry, &PoolRegistry::poolRemoved, this, &ImportController::withdrawOld);
    commands->whenGiven(Command::Import, this, [this] {
        m_prompts->chooseXmlFiles(tr("Import Pools"),
                                  [this](const QStringList &paths) { importFiles(paths); });
    });
    commands->whenGiven(Command::Paste, this,
                        [this] { importText(QGuiApplication::clipboard()->text()); });
}

void ImportController::importFiles(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    inBackground(
        this, [paths] { return readPoolFiles(paths); },
        [this](const QList<PoolFile> &files) { take(files); });
}

void ImportController::importText(const QString &text)
{
    // Anything else is on the clipboard more often than a pool.
    if (!text.contains(QLatin1String("<pool"))) {
        Q_EMIT messagePosted({Severity::Info,
                              tr("The clipboard has no definition of a pool."),
                              {},
                              {},
                              {},
                              {},
                              {},
                              true});
        return;
    }
    take(readPoolText(PoolDocument::bytesOf(text)));
}

void ImportController::take(const QList<PoolFile> &files)
{
    const HostId host = m_selection->host();
    if (host == noHost)
        return;
    m_coming.enqueue({host, files, 0, {}, {}});
    if (m_coming.size() == 1)
        takeSome();
}

void ImportController::takeSome()
{
    QElapsedTimer clock;
    clock.start();
    Coming &coming = m_coming.head();
    const qsizetype first = coming.next;
    const bool isHostOpen = m_registry->host(coming.host).has_value();
    while (isHostOpen && coming.next < coming.files.size()) {
        if (coming.next - first >= leastAtOnce && clock.elapsed() >= importSliceMilliseconds) {
            m_slice.start();
            return;
        }
        take(coming, coming.files.at(coming.next++));
    }
    Coming ended = m_coming.dequeue();
    if (!m_coming.isEmpty())
        m_slice.start();
    // Some may have been discarded meanwhile.
    ended.made.removeIf([this](PoolId id) { return !m_registry->pool(id); });
    if (!ended.made.isEmpty()) {
        m_selection->select(ended.made);
        ended.imported.name = isolated(m_registry->displayName(ended.made.first()));
    } else if (ended.imported.lastSame != noPool) {
        m_selection->select({ended.imported.lastSame});
    }
    tell(ended.imported);
}

void ImportController::take(Coming &coming, const PoolFile &file)
{
    Imported &imported = coming.imported;
    if (!file.leftOut.isEmpty())
        imported.leftOut.append(file.leftOut);
    if (!file.text) {
        imported.refused.append(file.problem);
        return;
    }
    if (const PoolId same = sameOnHost(coming.host, *file.text); same != noPool) {
        imported.same.append(isolated(m_registry->displayName(same)));
        imported.lastSame = same;
        return;
    }
    const PoolDraft *draft = m_registry->createDraft(coming.host, DraftOrigin::Imported, *file.text,
                                                     QFileInfo(file.path).fileName());
    if (!draft)
        return;
    ++imported.taken;
    if (file.isRecoded)
        imported.recoded.append(isolated(QFileInfo(file.path).fileName()));
    coming.made.append(draft->id());
    imported.made.insert(draft->id(), draft->xml());
    if (!file.problem.isEmpty()) {
        imported.faulty.append(file.problem);
        imported.toCorrect.append(draft->id());
    }
}

PoolId ImportController::sameOnHost(HostId host, const QString &text) const
{
    const ReadResult read = readPool(PoolDocument::bytesOf(text).toStdString());
    const PoolDefinition *definition = std::get_if<PoolDefinition>(&read);
    if (!definition || !definition->uuid)
        return noPool;
    const PoolId id =
        m_registry->findPool(host, QString::fromStdString(toString(*definition->uuid)));
    const PoolRegistry::Pool *pool = m_registry->pool(id);
    return pool && pool->snapshot
                   && hasAllOf(readPool(pool->snapshot->persistentXml.toStdString()), read)
               ? id
               : noPool;
}

void ImportController::tell(const Imported &imported)
{
    const auto number = [](const QStringList &list) { return static_cast<int>(list.size()); };
    const int taken = imported.taken;
    Message message;
    // Several are looked at together: libvirt takes them in some orders only.
    if (taken > 1) {
        message.actionText = tr("&Review and Define…");
        // The dialog chooses what is selected.
        message.action = [this, made = imported.made.keys()] {
            QList<PoolId> left = made;
            left.removeIf([this](PoolId id) { return !m_registry->pool(id); });
            std::ranges::sort(left);
            if (!left.isEmpty())
                m_selection->select(left);
            // With one, all drafts would be chosen.
            if (left.size() > 1)
                m_commands->action(Command::DefineAll)->trigger();
        };
    }
    QStringList sentences;
    QStringList details = imported.refused + imported.faulty;
    if (imported.refused.size() == 1 && taken == 0) {
        sentences = std::exchange(details, {});
    } else if (!imported.refused.isEmpty()) {
        sentences.append(
            tr("%n definition(s) could not be imported.", nullptr, number(imported.refused)));
    }
    if (taken == 1 && imported.faulty.size() == 1 && imported.refused.isEmpty()) {
        sentences = std::exchange(details, {});
    } else {
        if (taken == 1)
            sentences.append(tr("“%1” is imported as a draft.").arg(imported.name));
        else if (taken > 1)
            sentences.append(tr("%n pool(s) were imported as drafts.", nullptr, taken));
        if (!imported.faulty.isEmpty())
            sentences.append(tr("%n of them has an error in its XML that you must correct.",
                                nullptr, number(imported.faulty)));
    }
    if (imported.same.size() == 1)
        sentences.append(
            tr("The host has “%1” already, exactly as it is defined here. Pool → Duplicate makes "
               "another one like it.")
                .arg(imported.same.first()));
    else if (!imported.same.isEmpty())
        sentences.append(tr("The host has %n of them already, exactly as defined here: %1.",
                            nullptr, number(imported.same))
                             .arg(shortRow(imported.same)));
    if (!imported.recoded.isEmpty())
        sentences.append(tr("libvirt takes UTF-8 alone: what is imported from %1 is that now.")
                             .arg(shortRow(imported.recoded)));
    if (!imported.leftOut.isEmpty()) {
        sentences.append(taken > 1 ? tr("The other text around them was left out.")
                                   : tr("The other text around it was left out."));
        details += imported.leftOut;
    }
    if (sentences.isEmpty()) {
        sentences.append(tr("No XML files were found."));
        message.severity = Severity::Warning;
    } else if (!imported.refused.isEmpty()) {
        message.severity = Severity::Error;
    } else if (!imported.faulty.isEmpty()) {
        message.severity = Severity::Warning;
    }
    message.text = sentences.join(u' ');
    message.detail = details.join(u'\n');
    message.passes = taken == 1 && message.severity == Severity::Info && imported.leftOut.isEmpty()
                     && imported.recoded.isEmpty();
    if (taken > 0)
        message.key = QStringLiteral("imported/%1").arg(imported.made.cbegin().key().value());
    if (!imported.toCorrect.isEmpty() && imported.refused.isEmpty()) {
        message.key = QStringLiteral("imported/%1").arg(imported.toCorrect.first().value());
        m_toCorrect.insert(message.key, imported.toCorrect);
    }
    if (!message.passes)
        Q_EMIT messagePosted(message);
    if (taken > 1 && imported.refused.isEmpty())
        m_toReview.insert(message.key, imported.made.keys());
    if (taken == 0)
        return;
    // Its buttons are for what is next, so what undoes it is no button.
    Message back;
    back.text = taken == 1 ? tr("“%1” is imported as a draft.").arg(imported.name)
                           : tr("%n pool(s) were imported as drafts.", nullptr, taken);
    back.actionText = taken == 1 ? tr("&Discard “%1”").arg(shortName(imported.name))
                                 : tr("&Discard %n Imported Draft(s)", nullptr, taken);
    back.action = [this, made = imported.made, key = message.key] {
        Q_EMIT messageWithdrawn(key);
        takeBack(made);
    };
    back.undoes = back.passes = true;
    Q_EMIT messagePosted(back);
}

void ImportController::takeBack(const QHash<PoolId, QString> &made)
{
    QList<PoolId> drafts;
    QStringList kept;
    for (const PoolId id : m_registry->pools()) {
        const PoolRegistry::Pool *pool = made.contains(id) ? m_registry->pool(id) : nullptr;
        if (!pool || !pool->draft || pool->snapshot)
            continue;
        // What was undone in it can be done again.
        if (pool->draft->xml() == made.value(id) && pool->draft->undoStack()->count() == 0)
            drafts.append(id);
        else
            kept.append(isolated(m_registry->displayName(id)));
    }
    m_drafts->discardAll(drafts, true);
    if (!kept.isEmpty())
        Q_EMIT messagePosted(
            {Severity::Info,
             tr("Edited since, and therefore still there: %1.").arg(shortRow(kept)),
             {},
             {},
             {}});
}

void ImportController::withdrawOld()
{
    const auto isFaulty = [this](PoolId id) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        return pool && pool->draft && !pool->draft->document();
    };
    const auto isDraft = [this](PoolId id) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        return pool && pool->draft && !pool->snapshot;
    };
    const auto withdraw = [this](QHash<QString, QList<PoolId>> &told, const auto &isStill) {
        QStringList old;
        for (auto one = told.cbegin(); one != told.cend(); ++one) {
            if (std::none_of(one->cbegin(), one->cend(), isStill))
                old.append(one.key());
        }
        for (const QString &key : std::as_const(old)) {
            told.remove(key);
            Q_EMIT messageWithdrawn(key);
        }
    };
    withdraw(m_toCorrect, isFaulty);
    withdraw(m_toReview, isDraft);
}

} // namespace poolwarden
