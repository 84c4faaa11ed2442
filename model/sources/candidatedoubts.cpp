// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/candidatedoubts.h"

#include "model/host/systemfolders.h"
#include "model/wording/fielddoubt.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"

#include <QCoreApplication>
#include <QDir>
#include <QStringList>

namespace poolwarden::candidatedoubts {

namespace {

struct CandidatedoubtsTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::candidatedoubts)
};

QString fromNames(const std::vector<std::string> &names)
{
    QStringList texts;
    for (const std::string &name : names)
        texts.append(isolated(QString::fromStdString(name)));
    return shortRow(texts);
}

QString placeIn(const std::vector<std::string> &groups)
{
    if (groups.size() == 1)
        return CandidatedoubtsTr::tr("The volume group “%1” is on it.").arg(fromNames(groups));
    return CandidatedoubtsTr::tr("Volume groups are on it: %1.", "names").arg(fromNames(groups));
}

/// What is on a disk that is a part of something larger, as blkid names it; empty: it is not.
QString memberOf(const FoundDisk &disk)
{
    if (disk.content == "LVM2_member")
        return CandidatedoubtsTr::tr("It is a physical volume of LVM.");
    if (disk.content == "linux_raid_member" || disk.content == "ddf_raid_member"
        || disk.content == "isw_raid_member")
        return CandidatedoubtsTr::tr("It is a part of a RAID array.");
    if (disk.content == "zfs_member")
        return CandidatedoubtsTr::tr("It is a part of a ZFS pool.");
    if (disk.content == "crypto_LUKS")
        return CandidatedoubtsTr::tr("It is encrypted with LUKS.");
    return {};
}

bool isPartitionTable(const std::string &content)
{
    return content == "gpt" || content == "dos";
}

} // namespace

QString unknownOf(const FoundDisk &disk, PoolType type)
{
    if (!disk.content.empty() || disk.isContentKnown)
        return {};
    switch (type) {
    case PoolType::Disk:
    case PoolType::Logical:
    case PoolType::Zfs:
        return CandidatedoubtsTr::tr("What is on it is not known; it would be written over.");
    case PoolType::Fs:
        return CandidatedoubtsTr::tr(
            "What is on it is not known; the pool can start only if that is a file system.");
    default:
        return {};
    }
}

QString ofDisk(const FoundDisk &disk, const std::vector<std::string> &groups, PoolType type,
               const QString &ownGroup)
{
    // Its own pool keeps it in use, too.
    if (type == PoolType::Logical && groups.size() == 1 && groups.front() == ownGroup.toStdString())
        return {};
    if (!disk.mounts.empty())
        return CandidatedoubtsTr::tr("It is mounted: %1.", "directories")
            .arg(fromNames(disk.mounts));
    if (!groups.empty())
        return placeIn(groups);
    if (!disk.holders.empty())
        return CandidatedoubtsTr::tr("It is in use by %1.", "devices").arg(fromNames(disk.holders));
    // A disk pool hands out its partitions.
    if (isPartitionTable(disk.content))
        return type == PoolType::Disk ? QString()
                                      : CandidatedoubtsTr::tr("It has a partition table.");
    const QString member = memberOf(disk);
    // A pool of file systems wants one that is there; the others write over it.
    if (member.isEmpty() && !disk.content.empty() && type != PoolType::Fs)
        return CandidatedoubtsTr::tr("There is data on it: %1.", "ext4, swap …")
            .arg(fromNames({disk.content}));
    return member;
}

QString ofGroup(const std::vector<std::string> &disks, bool isOfSystem)
{
    if (isOfSystem)
        return CandidatedoubtsTr::tr("The host itself runs from this volume group.");
    if (disks.empty())
        return {};
    return CandidatedoubtsTr::tr("It lies on the disk of the system: %1.", "devices")
        .arg(fromNames(disks));
}

QString ofFolder(const FolderInfo &folder, PoolType type)
{
    const QString target = folder.link.startsWith(u'/')
                               ? folder.link
                               : folder.path + QStringLiteral("/../") + folder.link;
    for (const QString &path : {folder.path, folder.link.isEmpty() ? QString() : target}) {
        if (const QString doubt = systemFolderDoubt(type, path); !doubt.isEmpty())
            return doubt;
    }
    if (!poolTypeInfo(type).mountsSource)
        return {};
    if (!folder.mounted.isEmpty())
        return CandidatedoubtsTr::tr("Something is mounted there.");
    if (folder.isEmpty == false)
        return CandidatedoubtsTr::tr(
            "It is not empty. What is in it cannot be seen while the pool is mounted over it.");
    return {};
}

} // namespace poolwarden::candidatedoubts
