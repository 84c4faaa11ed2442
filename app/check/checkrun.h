// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/check/arguments.h"
#include "app/check/hostsreader.h"
#include "model/accepted/acceptedset.h"
#include "model/port/storageservice.h"
#include "model/report/folderreport.h"
#include "model/report/report.h"
#include "model/report/restartreport.h"

#include <QObject>

#include <functional>

namespace poolwarden::check {

class Judge;

/// One run of the program, from its arguments to its exit status.
class CheckRun final : public QObject
{
    Q_OBJECT

public:
    /// Services are made only if the arguments name a host.
    CheckRun(Arguments arguments, HostsReader::MakeService makeService, QObject *parent = nullptr);

    /// Ends with finished(), before it returns if there is no host to ask.
    void start();

Q_SIGNALS:
    void finished(int exitStatus);

private:
    void readHost();
    void judge(const HostInfo *host, const QList<PoolSnapshot> &pools,
               const QList<QByteArray> &nodeDevices);
    /// Those that were asked, and those of the folder.
    void judgeHosts(Judge &judge);
    void review(Judge &judge, const HostAnswer &answer);
    /// Reads the files of accepted findings that are for these hosts; without one, each is for all.
    [[nodiscard]] AcceptedSet acceptedFor(const QList<ReportedHost> &hosts);
    void compareWithFolder(const HostInfo &host, const QList<PoolSnapshot> &pools);
    void foretell(RestartReport report);
    void addProblem(const QString &sentence);
    void tellExports() const;
    void finish();
    void finishFolder(FolderReport report);
    /// Lets `writer` write to where the arguments say.
    void write(const std::function<void(ReportOutput *)> &writer);

    const Arguments m_arguments;
    HostsReader::MakeService m_makeService;
    QList<HostAnswer> m_answers;
    Report m_report;
};

/// Writes the sentence to standard error, after the program's name.
void tell(const QString &sentence);

} // namespace poolwarden::check
