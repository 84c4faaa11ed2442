// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/check/checkrun.h"

#include "app/check/exportfolder.h"
#include "app/check/hostreader.h"
#include "app/check/judge.h"
#include "app/files/hostfolders.h"
#include "app/files/inputfiles.h"
#include "model/report/jsonreport.h"
#include "model/report/plaintext.h"
#include "model/report/sarifreport.h"
#include "model/report/textreport.h"
#include "model/wording/isolated.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cstdio>
#include <utility>

namespace poolwarden::check {

namespace {

bool writeReport(const Report &report, Format format, QFileDevice &file)
{
    ReportOutput output(&file);
    switch (format) {
    case Format::Text:
        textReport(report, &output);
        break;
    case Format::Json:
        jsonReport(report, &output);
        break;
    case Format::Sarif:
        sarifReport(report, &output);
        break;
    }
    return output.finish();
}

} // namespace

void tell(const QString &sentence)
{
    const QByteArray line = "poolwarden-check: " + printable(sentence).toUtf8() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
}

CheckRun::CheckRun(Arguments arguments, StorageService *service, QObject *parent)
    : QObject(parent)
    , m_arguments(std::move(arguments))
    , m_service(service)
{
}

void CheckRun::start()
{
    if (m_arguments.uri.isEmpty()) {
        judge(nullptr, {}, {});
        return;
    }
    auto *reader = new HostReader(m_service, this);
    connect(reader, &HostReader::succeeded, this,
            [this](const HostInfo &host, const QList<PoolSnapshot> &pools,
                   const QList<QByteArray> &nodeDevices) {
                m_report.uri = host.uri;
                judge(&host, pools, nodeDevices);
            });
    connect(reader, &HostReader::failed, this, [this](const QString &sentence) {
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
    if (host) {
        m_report.unchecked = judge.setHost(*host, pools, nodeDevices);
        for (const UncheckedPool &pool : m_report.unchecked)
            tell(tr("Pool “%1” of the host was not checked. %2").arg(pool.pool, pool.reason));
    }
    const bool looksUp = judge.isLocal() || m_arguments.resolveNames;
    if (!m_arguments.hostsFolder.empty()) {
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
    for (const HostFolder &host : hostFolders(m_arguments.hostsFolder, onError)) {
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
    for (const Folder &folder : std::as_const(folders)) {
        judge.addHost(folder.host.name, folder.host.locality);
        // Two hosts may call one server by different names, so look up the names of all hosts at once.
        if (m_arguments.resolveNames)
            judge.lookUp(all, true);
        else if (judge.isLocal())
            judge.lookUp(folder.inputs, false);
        for (const Input &input : folder.inputs)
            judge.judge(input, &m_report);
    }
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

    const Format format = m_arguments.format;
    if (m_arguments.output.isEmpty()) {
        QFile file;
        if (!file.open(stdout, QIODevice::WriteOnly) || !writeReport(m_report, format, file))
            addProblem(tr("The report cannot be written: %1.").arg(file.errorString()));
    } else if (const QFileInfo target(m_arguments.output); target.exists() && !target.isFile()) {
        // Write into a pipe or device; QSaveFile would replace it with a file.
        QFile file(m_arguments.output);
        if (!file.open(QIODevice::WriteOnly) || !writeReport(m_report, format, file)) {
            addProblem(tr("The report cannot be written to “%1”: %2.")
                           .arg(m_arguments.output, file.errorString()));
        }
    } else {
        QSaveFile file(m_arguments.output);
        if (!file.open(QIODevice::WriteOnly) || !writeReport(m_report, format, file)
            || !file.commit()) {
            addProblem(tr("The report cannot be written to “%1”: %2.")
                           .arg(m_arguments.output, file.errorString()));
        }
    }
    Q_EMIT finished(exitStatus(m_report, m_arguments.failOn));
}

} // namespace poolwarden::check
