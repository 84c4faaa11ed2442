// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/documentcontroller.h"

#include "app/poolwarden/documents.h"
#include "app/poolwarden/inbackground.h"
#include "model/commands/commandrules.h"
#include "model/export/exporter.h"
#include "model/session/pooldraft.h"
#include "model/session/poolselection.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"
#include "views/commands/commandset.h"
#include "views/messages/prompts.h"

#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <utility>

namespace poolwarden {

DocumentController::DocumentController(PoolRegistry *registry, PoolSelection *selection,
                                       const CommandRules *rules, CommandSet *commands,
                                       Prompts *prompts, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_selection(selection)
    , m_rules(rules)
    , m_prompts(prompts)
    , m_follower(registry, selection, &m_thread)
{
    m_thread.setMaxThreadCount(1);
    commands->whenGiven(Command::Open, this, [this] {
        m_prompts->chooseXmlFiles(tr("Open Files"),
                                  [this](const QStringList &paths) { open(paths); });
    });
    commands->whenGiven(Command::Save, this, [this] { save(m_rules->offer(Command::Save).pools); });
    commands->whenGiven(Command::SaveAs, this, &DocumentController::saveAs);
    connect(&m_follower, &DocumentFollower::messagePosted, this,
            &DocumentController::messagePosted);
    // One bar asks at a time: that of the editor.
    connect(selection, &PoolSelection::changed, this, [this] {
        const PoolId id = m_selection->current();
        const PoolDraft *draft = documents::draftOf(*m_registry, id);
        if (!draft || !draft->isOvertaken())
            return;
        Message none;
        none.key = documents::messageKey(id);
        none.passes = true;
        Q_EMIT messagePosted(none);
    });
    connect(&m_follower, &DocumentFollower::gone, this,
            [this](PoolId id, const FiledDefinition &known, bool isFileThere) {
                Q_EMIT messagePosted(
                    refusal({{id, Job::Kind::Replace, known, {}},
                             {.outcome = FileWritten::Outcome::Gone, .isFileThere = isFileThere}}));
            });
}

DocumentController::~DocumentController()
{
    m_thread.waitForDone();
}

void DocumentController::open(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    QStringList absolute;
    for (const QString &path : paths)
        absolute.append(QFileInfo(path).absoluteFilePath());
    inBackground(
        this, m_thread, [absolute] { return readPoolFiles(absolute, Reading::Open); },
        [this](const QList<PoolFile> &files) { take(files); });
}

void DocumentController::take(const QList<PoolFile> &files)
{
    QHash<std::pair<QString, int>, PoolId> known;
    for (const PoolDraft *draft : documents::all(*m_registry))
        known.insert({draft->file().path, draft->file().index}, draft->id());
    QList<PoolId> opened;
    QStringList problems;
    int refused = 0;
    for (const PoolFile &file : files) {
        if (!file.problem.isEmpty())
            problems.append(file.problem);
        if (!file.text) {
            ++refused;
            continue;
        }
        if (const PoolId open = known.value({file.path, file.index}, noPool); open != noPool) {
            opened.append(open);
            continue;
        }
        const PoolId made = m_registry
                                ->createDraft(m_registry->files(), DraftOrigin::Imported,
                                              *file.text, QFileInfo(file.path).fileName())
                                ->id();
        m_registry->setFile(made, {file.path, file.index}, *file.text);
        opened.append(made);
    }
    if (!opened.isEmpty())
        m_selection->select({opened.first()});
    m_follower.checkSoon(); // of those that were open
    tellOpened(opened, problems, refused);
}

void DocumentController::tellOpened(const QList<PoolId> &opened, const QStringList &problems,
                                    int refused)
{
    const int count = static_cast<int>(opened.size());
    Message message;
    QStringList sentences;
    if (count == 0 && problems.isEmpty())
        sentences.append(tr("No XML files were found."));
    else if (count == 1 && problems.isEmpty())
        sentences.append(
            tr("“%1” is open.").arg(isolated(m_registry->displayName(opened.first()))));
    else if (count > 0 && count + refused > 1)
        sentences.append(tr("%n definition(s) are open.", nullptr, count));
    if (problems.size() == 1) {
        sentences.append(problems.first());
    } else if (!problems.isEmpty()) {
        sentences.append(shortList(problems));
        message.detail = longList(problems);
    }
    message.text = sentences.join(problems.size() > 1 ? u'\n' : u' ');
    message.severity = refused > 0                         ? Severity::Error
                       : !problems.isEmpty() || count == 0 ? Severity::Warning
                                                           : Severity::Info;
    message.passes = message.severity == Severity::Info;
    Q_EMIT messagePosted(message);
}

void DocumentController::save(const QList<PoolId> &drafts)
{
    QList<Job> jobs;
    QList<PoolId> unnamed;
    QString unchanged;
    for (const PoolId id : drafts) {
        const PoolDraft *draft = documents::draftOf(*m_registry, id);
        if (!draft)
            continue;
        const DraftFile &file = draft->file();
        if (m_running.contains(id)) {
            if (!m_waiting.contains(id))
                m_waiting.append(id); // what the file has is not known before
        } else if (file.isNone()) {
            unnamed.append(id);
        } else if (!draft->isModified() && !file.isGone) {
            unchanged = draft->fileName();
        } else if (draft->isOvertaken()) {
            Message message{
                Severity::Warning,
                tr("“%1” was changed by another program. Keep yours or take theirs first.")
                    .arg(isolated(draft->fileName())),
                {},
                tr("&Show It"),
                [this, id] { m_selection->select({id}); },
                {},
                documents::messageKey(id)};
            message.passes = m_selection->current() == id;
            Q_EMIT messagePosted(message);
        } else {
            jobs.append(
                {id, Job::Kind::Replace, {file.path, file.index, draft->theirs()}, draft->xml()});
        }
    }
    if (!jobs.isEmpty())
        write(jobs);
    else if (!unchanged.isEmpty() && unnamed.isEmpty())
        Q_EMIT messagePosted({Severity::Info,
                              tr("“%1” has no changes to save.").arg(isolated(unchanged)),
                              {},
                              {},
                              {},
                              {},
                              {},
                              true});
    askForFiles(unnamed);
}

void DocumentController::saveAs()
{
    askForFiles({m_selection->current()});
}

void DocumentController::askForFiles(QList<PoolId> drafts)
{
    if (drafts.isEmpty())
        return;
    const PoolId id = drafts.takeFirst();
    const PoolDraft *draft = documents::draftOf(*m_registry, id);
    if (!draft)
        return;
    const QString name = m_registry->displayName(id);
    m_prompts->chooseExportFile(
        tr("Save “%1” As").arg(isolated(name)),
        draft->file().isNone() ? Exporter::fileName(name) : draft->file().path,
        [this, id, drafts](const QString &path) {
            // Who cancels one does not want the next question.
            if (path.isEmpty())
                return;
            if (const PoolDraft *still = documents::draftOf(*m_registry, id))
                write({{id,
                        Job::Kind::New,
                        {QFileInfo(path).absoluteFilePath(), 0, {}},
                        still->xml()}});
            askForFiles(drafts);
        });
}

void DocumentController::write(const QList<Job> &jobs)
{
    for (const Job &job : jobs)
        m_running.insert(job.pool);
    const auto work = [jobs] {
        QList<Done> all;
        for (const Job &job : jobs) {
            all.append({job, job.kind == Job::Kind::Replace ? replaceInFile(job.known, job.text)
                             : job.kind == Job::Kind::New
                                 ? writeNewFile(job.known.path, job.text)
                                 : writeMissingFile(job.known.path, job.text)});
        }
        return all;
    };
    inBackground(this, m_thread, work, [this](const QList<Done> &all) { written(all); });
}

void DocumentController::written(const QList<Done> &all)
{
    using Outcome = FileWritten::Outcome;
    QStringList saved;
    for (const Done &done : all) {
        const Job &job = done.job;
        m_running.remove(job.pool);
        if (!documents::draftOf(*m_registry, job.pool))
            continue;
        const FileWritten &result = done.result;
        if (result.outcome == Outcome::Written) {
            // What was typed since is a change.
            m_registry->setFile(job.pool, {job.known.path, result.index}, job.text);
            saved.append(QFileInfo(job.known.path).fileName());
            // An error about it is over.
            Q_EMIT messagePosted(
                {Severity::Info, {}, {}, {}, {}, {}, documents::messageKey(job.pool), true});
            continue;
        }
        if (result.outcome == Outcome::Changed)
            m_registry->fileChanged(job.pool, result.theirs);
        else if (result.outcome == Outcome::Gone)
            m_registry->setFileGone(job.pool, true);
        Q_EMIT messagePosted(refusal(done));
    }
    m_follower.followSoon();
    save(std::exchange(m_waiting, {}));
    if (saved.isEmpty())
        return;
    saved.removeDuplicates();
    Message message{Severity::Info,
                    saved.size() == 1
                        ? tr("“%1” is saved.").arg(isolated(saved.first()))
                        : tr("%n file(s) are saved.", nullptr, static_cast<int>(saved.size())),
                    {},
                    {},
                    {}};
    message.passes = true;
    Q_EMIT messagePosted(message);
}

Message DocumentController::refusal(const Done &done)
{
    using Outcome = FileWritten::Outcome;
    const PoolId id = done.job.pool;
    const QString path = done.job.known.path;
    const QString name = isolated(QFileInfo(path).fileName());
    Message message;
    message.severity = Severity::Error;
    message.key = documents::messageKey(id);
    const QString safe = tr("Your text is still here.");
    const Message::Offer elsewhere{tr("Save &As…"), [this, id] { askForFiles({id}); }};
    switch (done.result.outcome) {
    case Outcome::Changed:
        message.severity = Severity::Warning;
        message.text =
            tr("“%1” was changed by another program and is not written. Keep yours or take "
               "theirs first.")
                .arg(name);
        message.actionText = tr("&Show It");
        message.action = [this, id] { m_selection->select({id}); };
        break;
    case Outcome::Gone:
        message.text = done.result.isFileThere
                           ? tr("The definition is no longer in “%1”.").arg(name) + u' ' + safe
                           : tr("“%1” is no longer there.").arg(name) + u' ' + safe;
        message.actionText = elsewhere.text;
        message.action = elsewhere.action;
        if (!done.result.isFileThere)
            message.more.append(
                {tr("Save It There A&gain"), [this, id, path] {
                     if (const PoolDraft *draft = documents::draftOf(*m_registry, id))
                         write({{id, Job::Kind::Missing, {path, 0, {}}, draft->xml()}});
                 }});
        break;
    default:
        message.text = done.result.reason + u' ' + safe;
        message.actionText = elsewhere.text;
        message.action = elsewhere.action;
        break;
    }
    return message;
}

} // namespace poolwarden
