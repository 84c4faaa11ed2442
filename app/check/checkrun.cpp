// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/check/checkrun.h"

#include "app/check/exportfolder.h"
#include "app/check/hostreader.h"
#include "app/check/judge.h"
#include "app/check/restartreview.h"
#include "app/files/acceptedfiles.h"
#include "app/files/definitionfolder.h"
#include "app/files/filename.h"
#include "app/files/hostfolders.h"
#include "app/files/inputfiles.h"
#include "app/layout/reportmap.h"
#include "model/accepted/hostplace.h"
#include "model/difference/foldercomparison.h"
#include "model/report/plaintext.h"
#include "model/report/reportformat.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cstdio>
#include <utility>

namespace poolwarden::check {

namespace {

using Writer = std::function<void(ReportOutput *)>;

void addTo(AcceptedSet *set, const QString &place, AcceptedList list)
{
    if (const AcceptedList *known = set->list(place))
        list.findings = known->findings + list.findings;
    set->setList(place, list);
}

bool writeTo(const Writer &writer, QFileDevice &file)
{
    ReportOutput output(&file);
    writer(&output);
    return output.finish();
}

} // namespace

void tell(const QString &sentence)
{
    const QByteArray line = "poolwarden-check: " + printable(sentence).toUtf8() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
}

CheckRun::CheckRun(Arguments arguments, HostsReader::MakeService makeService, QObject *parent)
    : QObject(parent)
    , m_arguments(std::move(arguments))
    , m_makeService(std::move(makeService))
{
}

void CheckRun::start()
{
    if (!m_arguments.uris.isEmpty()) {
        auto *reader = new HostsReader(m_makeService, this);
        connect(reader, &HostsReader::finished, this, [this](const QList<HostAnswer> &answers) {
            m_answers = answers;
            judge(nullptr, {}, {});
        });
        reader->read(m_arguments.uris, m_arguments.timeoutSeconds);
    } else if (!m_arguments.uri.isEmpty()) {
        readHost();
    } else {
        judge(nullptr, {}, {});
    }
}

void CheckRun::readHost()
{
    auto *reader = new HostReader(m_makeService(this), this);
    connect(reader, &HostReader::succeeded, this,
            [this](const HostInfo &host, const QList<PoolSnapshot> &pools,
                   const QList<QByteArray> &nodeDevices) {
                m_report.uri = host.uri;
                if (m_arguments.afterRestart)
                    foretell(restartReview(*m_arguments.afterRestart, host, pools, nodeDevices));
                else if (m_arguments.diffFolder.empty())
                    judge(&host, pools, nodeDevices);
                else
                    compareWithFolder(host, pools);
            });
    connect(reader, &HostReader::failed, this, [this](const QString &sentence) {
        if (m_arguments.afterRestart) {
            RestartReport report;
            report.kind = *m_arguments.afterRestart;
            report.problems.append(
                tr("“%1” could not be reviewed. %2").arg(m_arguments.uri, sentence));
            foretell(std::move(report));
            return;
        }
        if (!m_arguments.diffFolder.empty()) {
            addProblem(tr("“%1” could not be compared. %2").arg(m_arguments.uri, sentence));
            finishFolder({});
            return;
        }
        addProblem(
            m_arguments.inputs.empty()
                ? tr("“%1” could not be reviewed. %2").arg(m_arguments.uri, sentence)
                : tr("“%1” could not be reached, so the files are judged without its pools. %2")
                      .arg(m_arguments.uri, sentence));
        judge(nullptr, {}, {});
    });
    reader->read(m_arguments.uri, m_arguments.timeoutSeconds);
}

void CheckRun::judge(const HostInfo *host, const QList<PoolSnapshot> &pools,
                     const QList<QByteArray> &nodeDevices)
{
    const PoolSchema schema;
    const bool hasFiles = !m_arguments.inputs.empty() || !m_arguments.hostsFolder.empty();
    const bool validates = m_arguments.schema && hasFiles;
    if (validates && !schema.isAvailable()) {
        addProblem(
            tr("libvirt's schema for storage pools is not installed, so nothing was validated "
               "against it. --no-schema skips the validation."));
    }
    Judge judge({validates && schema.isAvailable() ? &schema : nullptr,
                 m_arguments.strictSchema ? Severity::Error : Severity::Warning,
                 !m_arguments.exportFolder.isEmpty()});
    const bool areSeveral = !m_arguments.hostsFolder.empty() || !m_arguments.uris.isEmpty();
    if (!areSeveral)
        judge.setAccepted(
            acceptedFor(host ? QList<ReportedHost>{{{}, host->uri, {}}} : QList<ReportedHost>()));
    if (host) {
        m_report.unchecked = judge.setHost(*host, pools, nodeDevices);
        for (const UncheckedPool &pool : m_report.unchecked)
            tell(tr("Pool “%1” of the host was not checked. %2").arg(pool.pool, pool.reason));
    }
    const bool looksUp = judge.isLocal() || m_arguments.resolveNames;
    if (areSeveral) {
        judgeHosts(judge);
    } else if (m_arguments.inputs.empty()) {
        if (looksUp)
            judge.lookUp({}, m_arguments.resolveNames);
        judge.review(&m_report);
    } else {
        const InputFiles files(m_arguments.inputs, m_arguments.timeoutSeconds,
                               [this](const QString &sentence) { addProblem(sentence); });
        m_report.repeatedFiles = files.repeated();
        if (looksUp) {
            QList<Input> inputs;
            files.forEach([&inputs](const Input &input) { inputs.append(input); });
            judge.lookUp(inputs, m_arguments.resolveNames);
            for (const Input &input : std::as_const(inputs))
                judge.judge(input, &m_report);
        } else {
            files.forEach([&](const Input &input) { judge.judge(input, &m_report); });
        }
    }
    judge.compare(&m_report);
    if (m_arguments.format == Format::Html) {
        const DrawnMap map =
            drawMap(judge.mapSubject(m_report.uri.isEmpty() ? tr("Files") : m_report.uri));
        m_report.map = QString::fromUtf8(map.svg);
        m_report.whyNoMap = map.whyNot;
    }
    m_report.tellsPairs = m_arguments.pairs;
    finish();
}

void CheckRun::judgeHosts(Judge &judge)
{
    struct Folder {
        HostFolder host;
        QList<Input> inputs;
    };
    const auto onError = [this](const QString &sentence) { addProblem(sentence); };
    QList<Folder> folders;
    QList<Input> all;
    for (const HostAnswer &answer : std::as_const(m_answers)) {
        if (answer.problem.isEmpty())
            m_report.hosts.append({answer.uri, answer.host.uri, answer.locality()});
        else
            addProblem(tr("“%1” could not be reviewed. %2").arg(answer.uri, answer.problem));
    }
    const QList<HostFolder> found = m_arguments.hostsFolder.empty()
                                        ? QList<HostFolder>()
                                        : hostFolders(m_arguments.hostsFolder, onError);
    for (const HostFolder &host : found) {
        using Locality = HostTopology::Locality;
        m_report.hosts.append({host.name, host.uri,
                               host.locality == Locality::Local    ? QStringLiteral("local")
                               : host.locality == Locality::Remote ? QStringLiteral("remote")
                                                                   : QString()});
        const InputFiles files({host.path}, m_arguments.timeoutSeconds, onError);
        m_report.repeatedFiles += files.repeated();
        Folder folder{host, {}};
        files.forEach([&folder](const Input &input) { folder.inputs.append(input); });
        if (m_arguments.resolveNames)
            all += folder.inputs;
        folders.append(std::move(folder));
    }
    judge.setAccepted(acceptedFor(m_report.hosts));
    for (const HostAnswer &answer : std::as_const(m_answers)) {
        if (answer.problem.isEmpty())
            review(judge, answer);
    }
    for (const Folder &folder : std::as_const(folders)) {
        judge.addHost(folder.host.name, folder.host.locality,
                      hostPlace(folderHostName(folder.host.name, folder.host.uri)));
        // Two hosts may call one server by different names, so look up the names of all hosts at once.
        if (m_arguments.resolveNames)
            judge.lookUp(all, true);
        else if (judge.isLocal())
            judge.lookUp(folder.inputs, false);
        for (const Input &input : folder.inputs)
            judge.judge(input, &m_report);
    }
}

void CheckRun::review(Judge &judge, const HostAnswer &answer)
{
    judge.addHost(answer.uri, HostTopology::Locality::Unknown, hostPlace(answer.host.uri));
    for (const UncheckedPool &pool : judge.setHost(answer.host, answer.pools, answer.nodeDevices)) {
        const QString reason =
            withoutIsolates(tr("On “%1”: %2", "a host, why something could not be checked")
                                .arg(answer.uri, pool.reason));
        m_report.unchecked.append({pool.pool, reason});
        tell(tr("Pool “%1” of the host was not checked. %2").arg(pool.pool, reason));
    }
    if (judge.isLocal() || m_arguments.resolveNames)
        judge.lookUp({}, m_arguments.resolveNames);
    judge.review(&m_report);
}

AcceptedSet CheckRun::acceptedFor(const QList<ReportedHost> &hosts)
{
    AcceptedSet set;
    for (const QString &path : m_arguments.accepted) {
        const AcceptedFileRead read = readAcceptedFile(path);
        if (!read.isThere) {
            addProblem(tr("The file of accepted findings “%1” does not exist.").arg(path));
            continue;
        }
        if (!read.problem.isEmpty()) {
            addProblem(tr("The accepted findings in “%1” are not applied. %2", "file, reason")
                           .arg(path, read.problem));
            continue;
        }
        if (hosts.isEmpty())
            addTo(&set, {}, read.list);
        bool isForAny = hosts.isEmpty();
        for (const ReportedHost &host : hosts) {
            const QString name = folderHostName(host.name, host.uri);
            if (!read.list.isFor(name))
                continue;
            isForAny = true;
            addTo(&set, hostPlace(name), read.list);
        }
        if (isForAny)
            continue;
        const QString named = read.list.hosts.join(QStringLiteral(", "));
        // The host that was asked has no name here.
        addProblem(
            hosts.first().name.isEmpty()
                ? tr("The accepted findings in “%1” are not applied: they are for %2, not for %3.")
                      .arg(path, named, hosts.first().uri)
                : tr("The accepted findings in “%1” are not applied: they are for %2, which is "
                     "none of the hosts.")
                      .arg(path, named));
    }
    return set;
}

void CheckRun::compareWithFolder(const HostInfo &host, const QList<PoolSnapshot> &pools)
{
    const DefinitionFolder folder = readDefinitionFolder(
        m_arguments.diffFolder, m_arguments.timeoutSeconds, FileNames::WithFolder);
    for (const QString &problem : folder.problems)
        addProblem(problem);
    FolderReport report;
    report.isCompared = folder.isRead;
    if (folder.isRead) {
        QList<HostDefinition> definitions;
        for (const PoolSnapshot &pool : pools)
            definitions.append(hostDefinitionOf(pool));
        report.comparison = poolwarden::compareWithFolder(definitions, folder.files,
                                                          {.namespaces = host.storesFiles});
    }
    finishFolder(std::move(report));
}

void CheckRun::finishFolder(FolderReport report)
{
    report.uri = m_report.uri;
    report.folder = shownFileName(m_arguments.diffFolder);
    report.problems = m_report.problems;
    write([this, &report](ReportOutput *output) {
        switch (m_arguments.format) {
        case Format::Text:
            folderTextReport(report, output);
            break;
        case Format::Json:
            folderJsonReport(report, output);
            break;
        default:
            folderSarifReport(report, output);
            break;
        }
    });
    report.problems = m_report.problems;
    Q_EMIT finished(exitStatus(report));
}

void CheckRun::foretell(RestartReport report)
{
    const QStringList problems = report.problems;
    for (const QString &problem : problems)
        addProblem(problem);
    report.problems = m_report.problems;
    write([this, &report](ReportOutput *output) {
        if (m_arguments.format == Format::Json)
            restartJsonReport(report, output);
        else
            restartTextReport(report, output);
    });
    report.problems = m_report.problems;
    Q_EMIT finished(exitStatus(report));
}

void CheckRun::addProblem(const QString &sentence)
{
    const QString plain = withoutIsolates(sentence);
    tell(plain);
    m_report.problems.append(plain);
}

void CheckRun::tellExports() const
{
    int count = 0;
    for (const ExportOutcome &outcome : m_report.exports) {
        if (!outcome.target.isEmpty()) {
            ++count;
            continue;
        }
        const QString what =
            outcome.file.isEmpty() ? tr("Pool “%1”").arg(outcome.pool) : outcome.file;
        tell(tr("%1 was not exported. %2", "a pool or file, the reason").arg(what, outcome.reason));
    }
    tell(tr("Exported: %1, left out: %2.").arg(count).arg(m_report.exports.size() - count));
}

void CheckRun::finish()
{
    if (!m_arguments.exportFolder.isEmpty()) {
        const QStringList problems = exportPassed(&m_report, m_arguments);
        for (const QString &problem : problems)
            addProblem(problem);
        tellExports();
    }

    m_report.program =
        QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion();
    m_report.at = QDateTime::currentDateTimeUtc();
    write([this](ReportOutput *output) { writeReport(m_report, m_arguments.format, output); });
    Q_EMIT finished(exitStatus(m_report, m_arguments.failOn));
}

void CheckRun::write(const Writer &writer)
{
    if (m_arguments.output.isEmpty()) {
        QFile file;
        if (!file.open(stdout, QIODevice::WriteOnly) || !writeTo(writer, file))
            addProblem(tr("The report cannot be written: %1.").arg(file.errorString()));
    } else if (const QFileInfo target(m_arguments.output); target.exists() && !target.isFile()) {
        // Write into a pipe or device; QSaveFile would replace it with a file.
        QFile file(m_arguments.output);
        if (!file.open(QIODevice::WriteOnly) || !writeTo(writer, file)) {
            addProblem(tr("The report cannot be written to “%1”: %2.")
                           .arg(m_arguments.output, file.errorString()));
        }
    } else {
        QSaveFile file(m_arguments.output);
        if (!file.open(QIODevice::WriteOnly) || !writeTo(writer, file) || !file.commit()) {
            addProblem(tr("The report cannot be written to “%1”: %2.")
                           .arg(m_arguments.output, file.errorString()));
        }
    }
}

} // namespace poolwarden::check
