// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/libvirt/missingprogram.h"

#include "model/wording/isolated.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace poolwarden {

namespace {

struct MissingProgramTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::MissingProgram)
};

struct Package {
    const char *program;
    const char *debian;
    const char *fedora;
};

constexpr std::array packages{
    Package{"showmount", "nfs-common", "nfs-utils"},
    Package{"iscsiadm", "open-iscsi", "iscsi-initiator-utils"},
    Package{"gluster", "glusterfs-cli", "glusterfs-cli"},
    Package{"vgs", "lvm2", "lvm2"},
    Package{"pvs", "lvm2", "lvm2"},
    Package{"lvs", "lvm2", "lvm2"},
    Package{"vgchange", "lvm2", "lvm2"},
    Package{"zfs", "zfsutils-linux", "zfs"},
    Package{"zpool", "zfsutils-linux", "zfs"},
};

/// The program that the host has run without success; empty: none is named.
QString failedProgram(const QString &message)
{
    static const QRegularExpression child(
        QStringLiteral("Child process \\((?:\\S*/)?([^\\s/)]+)[^)]*\\) unexpected exit status"));
    return child.match(message).captured(1);
}

} // namespace

QString missingProgram(const QString &message)
{
    static const QRegularExpression missing(
        QStringLiteral("cannot execute binary ([^\\s:]+)|Cannot find '([^']+)' in path"
                       "|'([^']+)' command line tool not found"));
    const QRegularExpressionMatch match = missing.match(message);
    return (match.captured(1) + match.captured(2) + match.captured(3)).section(u'/', -1);
}

QString notInstalled(const QString &program)
{
    const QString told = MissingProgramTr::tr("The program %1, which libvirt needs for this, is "
                                              "not installed on the host.")
                             .arg(isolated(program));
    const auto *const package = std::ranges::find_if(
        packages, [&program](const Package &one) { return program == QLatin1String(one.program); });
    if (package == packages.end())
        return told;
    const auto debian = QString::fromLatin1(package->debian);
    const auto fedora = QString::fromLatin1(package->fedora);
    return told + u' '
           + (debian == fedora
                  ? MissingProgramTr::tr("It is in the package %1.").arg(debian)
                  : MissingProgramTr::tr("It is in the package %1 or %2.", "Debian’s, Fedora’s")
                        .arg(debian, fedora));
}

QString whyNothingFound(const QString &message)
{
    if (const QString program = missingProgram(message); !program.isEmpty())
        return notInstalled(program);
    static const QRegularExpression none(
        QStringLiteral("no storage pools were found on host '([^']*)'"));
    if (const auto match = none.match(message); match.hasMatch())
        return MissingProgramTr::tr(
                   "The server %1 has told of nothing that it exports. Either it exports nothing "
                   "to this host, or only by NFS 4, which tells no list, or the host has no "
                   "program showmount (package nfs-common or nfs-utils). What it exports can be "
                   "typed all the same.")
            .arg(isolated(match.captured(1)));
    const QString failed = failedProgram(message);
    if (failed == QLatin1String("iscsiadm"))
        return MissingProgramTr::tr("The server has not told its targets. Look whether it can be "
                                    "reached from the host by that name and port, and whether it "
                                    "lets this host in.");
    if (failed == QLatin1String("showmount"))
        return MissingProgramTr::tr("The server has not told what it exports. Look whether it can "
                                    "be reached from the host, and whether it is an NFS server.");
    return {};
}

} // namespace poolwarden
