// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/exportcontroller.h"

#include "app/poolwarden/inbackground.h"
#include "app/poolwarden/savefolder.h"
#include "model/session/poolregistry.h"
#include "model/session/poolselection.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"
#include "views/commands/commandset.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QSettings>

#include <utility>

namespace poolwarden {

namespace {

QString requestKey(const char *part)
{
    return QStringLiteral("export/") + QLatin1String(part);
}

Exporter::Form formOf(Prompts::ExportRequest::Form form)
{
    using Form = Prompts::ExportRequest::Form;
    return form == Form::OneFile     ? Exporter::Form::OneFile
           : form == Form::OneScript ? Exporter::Form::OneScript
                                     : Exporter::Form::FilePerPool;
}

} // namespace

ExportController::ExportController(PoolRegistry *registry, PoolSelection *selection,
                                   CommandSet *commands, Prompts *prompts, QSettings *settings,
                                   QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_exporter(*registry, registry->schema())
    , m_selection(selection)
    , m_prompts(prompts)
    , m_settings(settings)
{
    commands->whenGiven(Command::Export, this, &ExportController::exportSelection);
    commands->whenGiven(Command::ExportWith, this, &ExportController::exportWithOptions);
}

ExportController::Plan ExportController::makePlan(QList<PoolId> pools, const Request &request) const
{
    Plan plan;
    plan.request = request;
    const Exporter::Files files =
        m_exporter.files(pools, formOf(request.form),
                         {.uuid = request.uuid, .runtime = request.runtime}, request.script);
    plan.files = files.files;
    const auto nameOf = [this](PoolId pool) { return isolated(m_registry->displayName(pool)); };
    // What is left out counts for nothing that is said of the others.
    for (const Exporter::Problem &problem : files.skipped) {
        pools.removeAll(problem.pool);
        plan.choice.skip(nameOf(problem.pool), problem.sentence);
    }
    QHash<PoolId, QStringList> problems;
    for (const Exporter::Problem &problem : m_exporter.problems(pools)) {
        problems[problem.pool].append(problem.sentence);
        plan.problems.append(
            tr("%1: %2", "pool, problem").arg(nameOf(problem.pool), problem.sentence));
    }
    for (const PoolId pool : std::as_const(pools))
        plan.choice.add(pool, nameOf(pool), problems.value(pool).join(u' '));
    return plan;
}

void ExportController::exportSelection()
{
    begin(makePlan(m_selection->pools(), {}));
}

void ExportController::exportWithOptions()
{
    Prompts::ExportOffer offer;
    offer.selected = static_cast<int>(m_selection->pools().size());
    offer.all = m_registry->poolCount();
    offer.usual = lastRequest();
    m_prompts->chooseExport(offer, [this](const std::optional<Request> &request) {
        if (!request)
            return;
        rememberRequest(*request);
        begin(makePlan(request->all ? m_registry->pools() : m_selection->pools(), *request));
    });
}

void ExportController::begin(const Plan &plan)
{
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
            ? tr("There is a problem with what is exported. %1").arg(plan.problems.first())
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
    if (plan.files.size() > 1) {
        chooseFolder(plan);
        return;
    }
    const Exporter::File &file = plan.files.constFirst();
    m_prompts->chooseExportFile(tr("Export %n Pool(s)", nullptr, plan.choice.count()),
                                savefolder::fileIn(*m_settings, file.name),
                                [this, plan](const QString &path) {
                                    if (path.isEmpty())
                                        return;
                                    write(plan, [file = plan.files.constFirst(), path] {
                                        return Exporter::writeFile(file, path);
                                    });
                                });
}

void ExportController::chooseFolder(const Plan &plan)
{
    const auto take = [this, plan](const QString &folder) {
        if (folder.isEmpty())
            return;
        const auto find = [files = plan.files, folder] {
            return Exporter::existing(files, folder);
        };
        inBackground(this, find, [this, plan, folder](const QStringList &existing) {
            const auto go = [this, plan, folder](Exporter::Existing what) {
                write(plan, [files = plan.files, folder, what] {
                    return Exporter::writeFiles(files, folder, what);
                });
            };
            if (existing.isEmpty())
                go(Exporter::Existing::Skip);
            else
                askAboutExisting(existing, folder, go, [this, plan] { chooseFolder(plan); });
        });
    };
    m_prompts->chooseFolder(tr("Export %n Pool(s) into a Folder", nullptr, plan.choice.count()),
                            savefolder::last(*m_settings), take);
}

void ExportController::write(const Plan &plan, const std::function<Exporter::Result()> &writes)
{
    inBackground(this, writes,
                 [this, plan](const Exporter::Result &result) { report(result, plan); });
}

void ExportController::askAboutExisting(const QStringList &existing, const QString &folder,
                                        const std::function<void(Exporter::Existing)> &go,
                                        const std::function<void()> &otherFolder)
{
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
                      .arg(isolated(QDir::toNativeSeparators(folder)));
    choice.detail = names.join(u'\n');
    choice.options = {tr("&Skip Them"), tr("&Overwrite Them"), tr("Other &Folder…")};
    m_prompts->choose(choice, [go, otherFolder](int option) {
        if (option == OtherFolder)
            otherFolder();
        else if (option == Skip || option == Overwrite)
            go(option == Skip ? Exporter::Existing::Skip : Exporter::Existing::Overwrite);
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
        savefolder::remember(m_settings, QFileInfo(result.written.constFirst()).absolutePath());
    const int count = static_cast<int>(result.written.size());
    const bool isOne = !plan.files.isEmpty() && plan.request.form != Request::Form::FilePerPool;
    QString text =
        count == 1 && isOne ? tr("%n pool(s) were written to %1.", nullptr, plan.choice.count())
                                  .arg(isolated(QDir::toNativeSeparators(result.written.first())))
        : count == 0 ? tr("Nothing was written.")
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
    if (unsaved > 0 && count > 0 && plan.choice.count() > 1)
        text += u' ' + tr("%n of them have changes that are not on the host.", nullptr, unsaved);
    const auto problems = static_cast<int>(plan.problems.size());
    if (problems > 0 && count > 0)
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

ExportController::Request ExportController::lastRequest() const
{
    const auto flag = [this](const char *part, bool usual) {
        return m_settings->value(requestKey(part), usual).toBool();
    };
    Request request;
    const int form = m_settings->value(requestKey("form")).toInt();
    if (form >= 0 && form <= static_cast<int>(Request::Form::OneScript))
        request.form = static_cast<Request::Form>(form);
    request.script = flag("script", request.script);
    request.uuid = flag("uuid", request.uuid);
    request.runtime = flag("runtime", request.runtime);
    return request;
}

void ExportController::rememberRequest(const Request &request)
{
    m_settings->setValue(requestKey("form"), static_cast<int>(request.form));
    m_settings->setValue(requestKey("script"), request.script);
    m_settings->setValue(requestKey("uuid"), request.uuid);
    m_settings->setValue(requestKey("runtime"), request.runtime);
}

} // namespace poolwarden
