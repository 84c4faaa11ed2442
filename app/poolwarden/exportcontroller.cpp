// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/exportcontroller.h"

#include "model/session/poolregistry.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"
#include "views/commands/commandset.h"
#include "views/messages/prompts.h"
#include "views/window/mainwindow.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <utility>

namespace poolwarden {

namespace {

QString folderKey()
{
    return QStringLiteral("export/folder");
}

} // namespace

ExportController::ExportController(PoolRegistry *registry, MainWindow *window, Prompts *prompts,
                                   QSettings *settings, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_exporter(*registry, registry->schema())
    , m_window(window)
    , m_prompts(prompts)
    , m_settings(settings)
{
    connect(window->commands()->action(Command::Export), &QAction::triggered, this,
            &ExportController::exportSelection);
    connect(window, &MainWindow::situationChanged, this, &ExportController::updateCommand);
    updateCommand();
}

ExportController::Plan ExportController::makePlan() const
{
    Plan plan;
    for (const PoolId pool : m_window->selectedPools()) {
        QStringList problems;
        for (const Exporter::Problem &problem : m_exporter.problems({pool}))
            problems.append(problem.sentence);
        const QString name = isolated(m_registry->displayName(pool));
        if (m_exporter.xml(pool).isEmpty()) {
            plan.choice.skip(name, problems.join(u' '));
            continue;
        }
        plan.choice.add(pool, name, problems.join(u' '));
        for (const QString &problem : std::as_const(problems))
            plan.problems.append(tr("%1: %2", "pool, problem").arg(name, problem));
    }
    return plan;
}

void ExportController::exportSelection()
{
    const Plan plan = makePlan();
    if (plan.choice.pools.isEmpty()) {
        if (!plan.choice.skipped.isEmpty())
            report({}, plan);
        return;
    }
    if (plan.problems.isEmpty()) {
        choosePlace(plan);
        return;
    }
    Prompts::Question question;
    question.title = tr("Export");
    question.text =
        plan.problems.size() == 1
            ? tr("The pool to export has a problem. %1").arg(plan.problems.first())
            : tr("The pools to export have %n problem(s): libvirt may refuse them, or they may use "
                 "the same storage twice.",
                 nullptr, static_cast<int>(plan.problems.size()));
    // List the problems and the skipped pools, but not the pools without a problem.
    if (plan.problems.size() > 1 || !plan.choice.skipped.isEmpty())
        question.detail = (plan.problems + plan.choice.skipped).join(u'\n');
    question.accept = tr("&Export Anyway");
    m_prompts->ask(question, [this, plan](bool yes) {
        if (yes)
            choosePlace(plan);
    });
}

void ExportController::choosePlace(const Plan &plan)
{
    const QList<PoolId> &pools = plan.choice.pools;
    if (pools.size() == 1) {
        const QString file = Exporter::fileName(m_registry->displayName(pools.first()));
        const QString folder = lastFolder();
        const QString name = folder.isEmpty() ? file : QDir(folder).filePath(file);
        m_prompts->chooseExportFile(name, [this, pool = pools.first(), plan](const QString &path) {
            if (!path.isEmpty())
                report(m_exporter.writeFile(pool, path), plan);
        });
        return;
    }
    chooseFolder(plan);
}

void ExportController::chooseFolder(const Plan &plan)
{
    m_prompts->chooseFolder(tr("Export %n Pool(s) into a Folder", nullptr, plan.choice.count()),
                            lastFolder(), [this, plan](const QString &folder) {
                                if (!folder.isEmpty())
                                    writeInto(folder, plan);
                            });
}

void ExportController::writeInto(const QString &folder, const Plan &plan)
{
    const QList<PoolId> &pools = plan.choice.pools;
    const QStringList existing = m_exporter.existingFiles(pools, folder);
    if (existing.isEmpty()) {
        report(m_exporter.writeFolder(pools, folder, Exporter::Existing::Skip), plan);
        return;
    }
    enum Option { Skip, Overwrite, OtherFolder };
    QStringList names;
    for (const QString &file : existing)
        names.append(QFileInfo(file).fileName());
    constexpr qsizetype mostNames = 12;
    const auto more = static_cast<int>(names.size() - mostNames);
    if (more > 0)
        names = names.mid(0, mostNames) + QStringList{tr("and %n more", nullptr, more)};
    Prompts::Choice choice;
    choice.title = tr("Files Exist Already");
    choice.text = tr("%n of the files to write exist in %1 already.", nullptr,
                     static_cast<int>(existing.size()))
                      .arg(QDir::toNativeSeparators(folder));
    choice.detail = names.join(u'\n');
    choice.options = {tr("&Skip Them"), tr("&Overwrite Them"), tr("Other &Folder…")};
    m_prompts->choose(choice, [this, folder, plan](int option) {
        if (option == OtherFolder)
            chooseFolder(plan);
        else if (option == Skip || option == Overwrite)
            report(m_exporter.writeFolder(plan.choice.pools, folder,
                                          option == Skip ? Exporter::Existing::Skip
                                                         : Exporter::Existing::Overwrite),
                   plan);
    });
}

void ExportController::report(const Exporter::Result &result, const Plan &plan)
{
    if (result.error) {
        Q_EMIT messagePosted(
            {Severity::Error, *result.error, isolated(result.written).join(u'\n'), {}, {}});
        return;
    }
    if (!result.written.isEmpty())
        rememberFolder(QFileInfo(result.written.constFirst()).absolutePath());
    const int count = static_cast<int>(result.written.size());
    QString text =
        count == 0 ? tr("Nothing was written.")
        : count == 1
            ? tr("Written to %1.").arg(isolated(QDir::toNativeSeparators(result.written.first())))
            : tr("%n file(s) were written to %1.", nullptr, count)
                  .arg(isolated(
                      QDir::toNativeSeparators(QFileInfo(result.written.value(0)).absolutePath())));
    if (!result.skipped.isEmpty())
        text += u' '
                + tr("%n existing file(s) were not overwritten.", nullptr,
                     static_cast<int>(result.skipped.size()));
    const auto unsaved = static_cast<int>(
        std::count_if(plan.choice.pools.cbegin(), plan.choice.pools.cend(), [this](PoolId id) {
            const PoolRegistry::Pool *pool = m_registry->pool(id);
            return pool && pool->hasUnsaved();
        }));
    if (unsaved > 0 && count > 1)
        text += u' ' + tr("%n of them have changes that are not on the host.", nullptr, unsaved);
    const auto problems = static_cast<int>(plan.problems.size());
    if (problems > 0)
        text = tr("%1 The exported pools have %n problem(s).", nullptr, problems).arg(text);
    const QStringList &skipped = plan.choice.skipped;
    if (!skipped.isEmpty())
        text += u'\n' + shortList(skipped);
    QStringList detail = count > 1 ? isolated(result.written) : QStringList();
    if (!longList(skipped).isEmpty())
        detail += skipped;
    const bool isWarning = problems > 0 || !skipped.isEmpty();
    Q_EMIT messagePosted(
        {isWarning ? Severity::Warning : Severity::Info, text, detail.join(u'\n'), {}, {}});
}

QString ExportController::lastFolder() const
{
    const QString folder = m_settings->value(folderKey()).toString();
    return !folder.isEmpty() && QFileInfo(folder).isDir() ? folder : QString();
}

void ExportController::rememberFolder(const QString &folder)
{
    m_settings->setValue(folderKey(), folder);
}

void ExportController::updateCommand()
{
    m_window->commands()->setAvailable(Command::Export, !m_window->selectedPools().isEmpty(),
                                       tr("Select a pool first."));
    const int count = static_cast<int>(m_window->selectedPools().size());
    m_window->commands()->setCount(Command::Export, count > 1 ? count : 0);
}

} // namespace poolwarden
