// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/maptext.h"

#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace poolwarden::maptext {

namespace {

struct MapText {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::MapText)
};

QString joined(const std::vector<std::string> &segments, std::size_t from)
{
    QString path;
    for (std::size_t i = from; i < segments.size(); ++i)
        path += (i > from ? QStringLiteral("/") : QString()) + QString::fromStdString(segments[i]);
    return path;
}

} // namespace

QString kindName(MapNodeKind kind)
{
    switch (kind) {
    case MapNodeKind::Disk:
        return MapText::tr("Disk");
    case MapNodeKind::Partition:
        return MapText::tr("Partition");
    case MapNodeKind::VolumeGroup:
        return MapText::tr("Volume group");
    case MapNodeKind::Volume:
        return MapText::tr("Volume");
    case MapNodeKind::Directory:
        return MapText::tr("Directory");
    case MapNodeKind::File:
        return MapText::tr("File");
    case MapNodeKind::Server:
        return MapText::tr("Server");
    case MapNodeKind::Export:
        return MapText::tr("Export");
    case MapNodeKind::Target:
        return MapText::tr("iSCSI target");
    case MapNodeKind::Lun:
        return MapText::tr("LUN");
    case MapNodeKind::ScsiHost:
        return MapText::tr("SCSI host");
    case MapNodeKind::Multipath:
        return MapText::tr("Multipath");
    case MapNodeKind::CephPool:
        return MapText::tr("Ceph pool");
    case MapNodeKind::Cluster:
        return MapText::tr("Cluster");
    case MapNodeKind::Pool:
        return MapText::tr("Pool");
    case MapNodeKind::Machine:
        return MapText::tr("Virtual machine");
    case MapNodeKind::Pools:
    case MapNodeKind::Places:
    case MapNodeKind::Machines:
        break;
    }
    return {};
}

QString kindOf(const MapNode &node)
{
    const Tree tree = node.place ? node.place->tree : Tree::File;
    if (tree == Tree::Zfs && node.kind == MapNodeKind::VolumeGroup)
        return MapText::tr("ZFS pool");
    if (tree == Tree::Zfs && node.kind == MapNodeKind::Volume)
        return MapText::tr("ZFS dataset");
    if (tree == Tree::Lvm && node.kind == MapNodeKind::Volume)
        return MapText::tr("Logical volume");
    if (tree == Tree::Rbd && node.kind == MapNodeKind::Cluster)
        return MapText::tr("Ceph cluster");
    if (tree == Tree::Fc)
        return MapText::tr("Fibre Channel port");
    return kindName(node.kind);
}

namespace {

/// A disk and its partition by the names of the kernel.
QString diskTitle(const std::string &disk, const std::string &partition)
{
    const QString name = QString::fromStdString(disk);
    if (!partition.empty())
        return MapText::tr("%1, partition %2").arg(name, QString::fromStdString(partition));
    return (disk.starts_with("by-") ? QStringLiteral("/dev/disk/") : QStringLiteral("/dev/"))
           + name;
}

/// `host`: a number, or what the definition calls it, if the number is not known.
QString scsiHostTitle(const std::string &host)
{
    const QString text = QString::fromStdString(host);
    return std::ranges::all_of(host, [](char c) { return c >= '0' && c <= '9'; })
               ? MapText::tr("SCSI host %1").arg(text)
               : text;
}

/// "All disks": the place is the directory of all devices of a kind.
QString wholeTree(const ResourcePath &path)
{
    switch (path.tree) {
    case Tree::Block:
        return MapText::tr("All disks");
    case Tree::Lvm:
        return MapText::tr("All volume groups");
    case Tree::Zfs:
        return MapText::tr("All ZFS pools");
    case Tree::Multipath:
        return MapText::tr("All multipath devices");
    default:
        return kindName(kindOfPlace(path));
    }
}

QString placeTitle(const ResourcePath &path)
{
    const auto &segments = path.segments;
    if (segments.empty() && path.tree != Tree::File)
        return wholeTree(path);
    if (const auto inside = std::ranges::find(segments, insideOfDevice); inside != segments.end())
        return u'/' + joined({inside + 1, segments.end()}, 0);
    switch (path.tree) {
    case Tree::File:
        return u'/' + joined(segments, 0);
    case Tree::Block:
        return diskTitle(segments[0], segments.size() > 1 ? segments[1] : std::string());
    case Tree::Scsi:
        if (segments.size() == 1)
            return scsiHostTitle(segments[0]);
        return diskTitle(segments[1], segments.size() > 2 ? segments[2] : std::string());
    case Tree::Wwn: {
        const QString disk = MapText::tr("WWN %1").arg(QString::fromStdString(segments[0]));
        return segments.size() > 1
                   ? MapText::tr("%1, partition %2").arg(disk, QString::fromStdString(segments[1]))
                   : disk;
    }
    case Tree::Nfs:
    case Tree::Cifs:
        return segments.size() > 1 ? u'/' + joined(segments, 1) : joined(segments, 0);
    case Tree::Rbd:
    case Tree::Gluster:
        return joined(segments, segments.size() > 1 ? 1 : 0);
    case Tree::Iscsi:
        if (segments.size() > 1)
            return MapText::tr("LUN %1").arg(joined(segments, 1));
        return joined(segments, 0);
    default:
        return joined(segments, 0);
    }
}

QString severityDetail(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return MapText::tr("with errors");
    case Severity::Warning:
        return MapText::tr("with warnings");
    case Severity::Info:
        break;
    }
    return MapText::tr("with notes");
}

} // namespace

QString title(const MapNode &node)
{
    switch (node.kind) {
    case MapNodeKind::Pool: {
        const QString name = QString::fromStdString(node.name);
        return name.isEmpty() ? MapText::tr("(no name)") : isolated(name);
    }
    case MapNodeKind::Pools:
    case MapNodeKind::Places:
        return MapText::tr("%Ln pool(s)", nullptr, static_cast<int>(node.pools.size()));
    case MapNodeKind::Machine:
        return isolated(QString::fromStdString(node.name));
    case MapNodeKind::Machines:
        return MapText::tr("%Ln virtual machine(s)", nullptr,
                           static_cast<int>(node.machines.size()));
    default:
        if (node.kind == MapNodeKind::Cluster && !node.name.empty())
            return isolated(QString::fromStdString(node.name));
        return isolated(placeTitle(node.named.value_or(*node.place)));
    }
}

namespace {

QString detailAlone(const MapNode &node)
{
    switch (node.kind) {
    case MapNodeKind::Pool: {
        const QString place = node.place ? isolated(placeTitle(node.named.value_or(*node.place)))
                                         : findingtext::typeName(node.type);
        if (node.later)
            return MapText::tr("%1, later %2", "where its storage is, and from the next start on")
                .arg(place, isolated(placeTitle(node.laterNamed.value_or(*node.later))));
        return node.isDraft ? MapText::tr("Draft: %1", "where its storage is").arg(place) : place;
    }
    case MapNodeKind::Pools:
        if (node.isDraft)
            return MapText::tr("more drafts like these");
        return node.severity || node.hasAccepted ? MapText::tr("more like these")
                                                 : MapText::tr("without conflict");
    case MapNodeKind::Machine:
        return node.isRunning ? MapText::tr("Virtual machine, running")
                              : MapText::tr("Virtual machine, shut off");
    case MapNodeKind::Machines:
        return MapText::tr("with disks on the same pools");
    case MapNodeKind::Places:
        return node.severity ? severityDetail(*node.severity) : MapText::tr("without conflict");
    default:
        if (node.isClaimedTwice)
            return MapText::tr("%1, %2", "the kind of place, who uses it")
                .arg(kindOf(node), MapText::tr("used by %Ln pool(s)", nullptr,
                                               static_cast<int>(node.pools.size())));
        return kindOf(node);
    }
}

/// Where the pool is one of several hosts, with the host.
QString poolName(const MapNode &node, std::size_t number, const findingtext::NameOf &nameOf)
{
    const QString name = isolated(nameOf(node.pools[number]));
    return node.poolHosts.size() == node.pools.size()
               ? MapText::tr("“%1” on %2", "a pool, its host")
                     .arg(name, isolated(QString::fromStdString(node.poolHosts[number])))
               : MapText::tr("“%1”").arg(name);
}

} // namespace

QString detail(const MapNode &node)
{
    const QString alone = detailAlone(node);
    return node.hostLabel.empty()
               ? alone
               : MapText::tr("%1: %2", "a host, what is told of something on it")
                     .arg(isolated(QString::fromStdString(node.hostLabel)), alone);
}

QString description(const MapNode &node, const findingtext::NameOf &nameOf)
{
    QStringList sentences;
    if (isPlace(node))
        sentences << MapText::tr("%1: %2", "kind, name").arg(kindOf(node), title(node));
    else if (node.kind == MapNodeKind::Pool)
        sentences << MapText::tr("Pool “%1”: %2.", "name, type")
                         .arg(title(node), findingtext::typeName(node.type));
    else if (node.kind == MapNodeKind::Machine)
        sentences << MapText::tr("%1: %2", "kind, name").arg(detailAlone(node), title(node));
    else
        sentences << MapText::tr("%1 %2.", "42 pools, without conflict")
                         .arg(title(node), detailAlone(node));
    if (!node.hostLabel.empty())
        sentences
            << MapText::tr("On the host %1.").arg(isolated(QString::fromStdString(node.hostLabel)));
    // Of a server nobody uses all; what is used of it are places of their own.
    const bool isServer = node.kind == MapNodeKind::Server
                          || (node.kind == MapNodeKind::Cluster && !node.name.empty());
    const QString resource =
        node.place && !isServer ? findingtext::resource(*node.place) : QString();
    if (!resource.isEmpty())
        sentences << MapText::tr("Its storage is %1.").arg(resource);
    if (node.later) {
        const QString later = findingtext::resource(*node.later);
        if (!later.isEmpty())
            sentences << MapText::tr("From the next start on it is %1.").arg(later);
    }
    if (node.isDraft)
        sentences << MapText::tr("It is a draft, or has one.");
    if (node.kind != MapNodeKind::Pool && !node.pools.empty())
        sentences << MapText::tr("Pools: %1.").arg(shortRow(node.pools.size(), [&](std::size_t i) {
            return poolName(node, i, nameOf);
        }));
    if (!node.machines.empty())
        sentences << MapText::tr("Virtual machines: %1.")
                         .arg(shortRow(node.machines.size(), [&](std::size_t i) {
                             return MapText::tr("“%1”").arg(
                                 isolated(QString::fromStdString(node.machines[i])));
                         }));
    if (node.severity)
        sentences
            << MapText::tr("%1.", "the severity").arg(findingtext::severityName(*node.severity));
    if (node.hasAccepted)
        sentences << (node.severity ? MapText::tr("Other conflicts of it are accepted.")
                                    : MapText::tr("Its conflicts are accepted."));
    return sentences.join(u'\n');
}

QString frameTitle(const StorageMap &map, HostId host)
{
    const auto found = std::ranges::find(map.hosts, host, &MapHost::id);
    return found == map.hosts.end() ? MapText::tr("Shared by several hosts")
                                    : isolated(QString::fromStdString(found->label));
}

} // namespace poolwarden::maptext
