// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/foldercontroller.h"

#include "app/files/definitionfolder.h"
#include "app/poolwarden/folderdrafts.h"
#include "app/poolwarden/inbackground.h"
#include "model/difference/changetext.h"
#include "model/export/exportnames.h"
#include "model/session/poolselection.h"
#include "model/tables/foldermodel.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"
#include "views/changes/folderdialog.h"
#include "views/commands/commandset.h"
#include "views/messages/prompts.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QSet>
#include <QSettings>

#include <utility>

namespace poolwarden {

namespace {

/// How long to wait for data if a file turns out to be a pipe.
constexpr int secondsForPipe = 1;

QString comparedFolderKey()
{
    return QStringLiteral("compare/folder");
}

QString shownFolder(const QString &folder)
{
    return changetext::shown(QDir::toNativeSeparators(folder));
}

/// What was read in the background.
struct ReadFolder {
    DefinitionFolder folder;
    FolderComparison comparison;
};

} // namespace

FolderController::FolderController(PoolRegistry *registry, PoolSelection *selection,
                                   CommandSet *commands, Prompts *prompts, QSettings *settings,
                                   QWidget *window)
    : m_registry(registry)
    , m_selection(selection)
    , m_commands(commands)
    , m_prompts(prompts)
    , m_settings(settings)
    , m_window(window)
{
    commands->whenGiven(Command::CompareFolder, this, [this] {
        m_prompts->chooseFolder(tr("Compare with Folder"),
                                m_settings->value(comparedFolderKey()).toString(),
                                [this](const QString &folder) {
                                    if (!folder.isEmpty())
                                        begin(folder);
                                });
    });
}

void FolderController::begin(const QString &folder)
{
    m_host = m_selection->host();
    if (m_host == noHost)
        return;
    m_folder = folder;
    m_isLooking = false;
    m_settings->setValue(comparedFolderKey(), folder);
    if (m_dialog)
        m_dialog->close(); // and deleted
    auto *model = new FolderModel;
    auto *dialog = new FolderDialog(model, shownFolder(folder), m_window);
    model->setParent(dialog);
    m_model = model;
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FolderDialog::compareRequested, this, [this] {
        m_dialog->setResult({});
        compare();
    });
    connect(dialog, &FolderDialog::draftsRequested, this,
            qOverload<>(&FolderController::makeDrafts));
    connect(dialog, &FolderDialog::filesRequested, this, &FolderController::writeFiles);
    connect(dialog, &FolderDialog::defineAllRequested, this,
            [this] { m_commands->action(Command::DefineAll)->trigger(); });
    dialog->show();
    compare();
}

void FolderController::compare()
{
    const auto host = m_registry->host(m_host);
    if (!host) {
        m_dialog->setFailed(tr("The connection is closed."));
        return;
    }
    QList<HostDefinition> pools;
    for (const PoolId id : m_registry->pools()) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        if (pool->host == m_host && pool->snapshot)
            pools.append(hostDefinitionOf(*pool->snapshot));
    }
    const ReadOptions options{.namespaces = m_registry->checker().profile(m_host).namespaces};
    m_dialog->setBusy(tr("Reading %1…", "a folder").arg(shownFolder(m_folder)));
    const auto read = [folder = QFile::encodeName(m_folder).toStdString(), pools, options] {
        ReadFolder result;
        result.folder = readDefinitionFolder(folder, secondsForPipe, FileNames::BelowFolder);
        if (result.folder.isRead)
            result.comparison = compareWithFolder(pools, result.folder.files, options);
        return result;
    };
    inBackground(m_dialog, read, [this, label = host->label](const ReadFolder &result) {
        if (!m_model)
            return;
        m_model->setComparison(result.comparison);
        if (result.folder.isRead)
            m_dialog->setCompared(label, isolated(result.folder.problems));
        else
            m_dialog->setFailed(isolated(result.folder.problems).join(u'\n'));
    });
}

void FolderController::makeDrafts()
{
    const QList<FolderRow> rows = m_model->forDrafts();
    QStringList edited;
    const FolderDrafts drafts(m_registry, m_host);
    for (const FolderRow &row : rows) {
        if (drafts.replacesDraft(row))
            edited.append(changetext::shown(row.pool));
    }
    if (edited.isEmpty()) {
        makeDrafts(rows);
        return;
    }
    Prompts::Question question;
    question.title = tr("Replace Drafts");
    question.text = tr("%n of the pools have changes of yours that are not on the host. The files "
                       "replace their text; Undo brings it back.",
                       nullptr, static_cast<int>(edited.size()));
    question.detail = edited.join(u'\n');
    question.accept = tr("&Replace");
    m_prompts->ask(question, [this, rows](bool yes) {
        if (yes && m_dialog)
            makeDrafts(rows);
    });
}

void FolderController::makeDrafts(const QList<FolderRow> &rows)
{
    if (!m_registry->host(m_host)) {
        m_dialog->setResult(tr("The connection is closed."));
        return;
    }
    QStringList done;
    QStringList known;
    QStringList unreadable;
    FolderDrafts drafts(m_registry, m_host);
    for (const FolderRow &row : rows) {
        const FolderDrafts::Outcome outcome = drafts.make(row);
        if (outcome == FolderDrafts::Outcome::Known)
            known.append(changetext::shown(row.pool));
        else if (outcome == FolderDrafts::Outcome::Unreadable)
            unreadable.append(changetext::shown(row.pool));
        done.append(row.file);
    }
    m_model->uncheckFiles(done);
    const qsizetype made = rows.size() - known.size() - unreadable.size();
    QStringList result{
        tr("%n draft(s) were made. Nothing is defined yet.", nullptr, static_cast<int>(made))};
    if (!known.isEmpty())
        result.append(tr("Left out, because the same is there already: %1", "names of pools")
                          .arg(shortRow(known)));
    if (!unreadable.isEmpty())
        result.append(
            tr("Left out, because the definition on the host cannot be read: %1", "names of pools")
                .arg(shortRow(unreadable)));
    m_dialog->setResult(result.join(u'\n'));
    m_dialog->offerDefineAll();
}

FolderController::Writing FolderController::writingOf(const QList<FolderRow> &rows,
                                                      const FolderComparison &comparison)
{
    Writing writing;
    ExportNames names;
    for (const FolderRow &row : comparison.rows)
        names.reserve(row.path);
    for (const FolderRow &row : rows) {
        const QByteArray text = fileTextOf(row);
        if (text.isEmpty()) {
            writing.left.append(
                tr("The definition of “%1” cannot be read.").arg(changetext::shown(row.pool)));
        } else if (!row.file.isEmpty() && row.path.isEmpty()) {
            writing.left.append(tr("“%1” was not written: the name of the file is not text.")
                                    .arg(changetext::shown(row.file)));
        } else if (row.isOneOfSeveral) {
            writing.left.append(
                tr("“%1” was not written: “%2” has other definitions as well.", "pool, file")
                    .arg(changetext::shown(row.pool), changetext::shown(row.file)));
        } else {
            const QString name = row.file.isEmpty() ? names.take(row.pool) : row.path;
            writing.files.append({name, text});
            if (!row.file.isEmpty())
                writing.known.insert(name, row.fileXml);
        }
    }
    return writing;
}

FolderController::Found FolderController::lookAt(const Writing &writing, const QString &folder)
{
    Found found;
    for (const Exporter::File &file : writing.files) {
        const QString path = QDir(folder).filePath(file.name);
        const QStringList existing = Exporter::existing({file}, folder);
        QFile now(path);
        const auto known = writing.known.constFind(file.name);
        // One that is gone does not come back unasked, and one that came is not of this pool.
        const bool isAsCompared =
            known == writing.known.constEnd()
                ? existing.isEmpty()
                : now.open(QIODevice::ReadOnly) && now.read(known->size() + 1) == *known;
        if (!isAsCompared)
            found.changed.append(file.name);
        else if (!existing.isEmpty())
            found.existing.append(file.name);
    }
    return found;
}

void FolderController::writeFiles()
{
    if (std::exchange(m_isLooking, true))
        return;
    const auto look = [rows = m_model->forFiles(), comparison = m_model->comparison(),
                       folder = m_folder] {
        const Writing writing = writingOf(rows, comparison);
        return std::pair(writing, lookAt(writing, folder));
    };
    inBackground(m_dialog, look, [this](const std::pair<Writing, Found> &looked) {
        m_isLooking = false;
        Writing rest = looked.first;
        const Found &found = looked.second;
        for (const QString &name : found.changed)
            rest.left.append(tr("“%1” was not written: it was changed since the comparison.")
                                 .arg(changetext::shown(name)));
        const QSet<QString> changed(found.changed.begin(), found.changed.end());
        rest.files.removeIf(
            [&changed](const Exporter::File &file) { return changed.contains(file.name); });
        if (found.existing.isEmpty()) {
            write(rest);
            return;
        }
        QStringList names;
        for (const QString &name : found.existing)
            names.append(changetext::shown(name));
        Prompts::Question question;
        question.title = tr("Overwrite Files");
        question.text = tr("%n file(s) in %1 are replaced by the definitions of the host. Comments "
                           "and what libvirt does not keep are lost.",
                           nullptr, static_cast<int>(names.size()))
                            .arg(shownFolder(m_folder));
        question.detail = names.join(u'\n');
        question.accept = tr("&Overwrite");
        question.destructive = true;
        m_prompts->ask(question, [this, rest](bool yes) {
            if (yes && m_dialog)
                write(rest);
        });
    });
}

void FolderController::write(const Writing &writing)
{
    if (writing.files.isEmpty()) {
        report({}, writing.left);
        return;
    }
    m_dialog->setBusy(tr("Writing into %1…", "a folder").arg(shownFolder(m_folder)));
    // What is begun is ended, also if the dialog is closed.
    inBackground(
        this,
        [files = writing.files, folder = m_folder] {
            return Exporter::writeFiles(files, folder, Exporter::Existing::Overwrite);
        },
        [this, left = writing.left](const Exporter::Result &result) { report(result, left); });
}

void FolderController::report(const Exporter::Result &result, const QStringList &left)
{
    if (!m_dialog)
        return;
    QStringList sentences;
    if (result.error)
        sentences.append(*result.error);
    else
        sentences.append(
            tr("%n file(s) were written.", nullptr, static_cast<int>(result.written.size())));
    compare();
    m_dialog->setResult(sentences.join(u'\n')
                        + (left.isEmpty() ? QString() : u'\n' + shortList(left)));
}

} // namespace poolwarden
