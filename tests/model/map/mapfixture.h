// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/mapbuilder.h"
#include "tests/model/resolve/resolvefixture.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <string>
#include <utility>
#include <vector>

/// Pools for tests of the map.
namespace poolwarden::mapfixture {

using resolvefixture::dir;
using resolvefixture::draft;
using resolvefixture::fs;
using resolvefixture::group;
using resolvefixture::host;
using resolvefixture::onHost;
using resolvefixture::read;

inline constexpr HostId otherHost(2);

inline PoolDefinition nfs(const std::string &name, int uuid, const std::string &server,
                          const std::string &dir, const std::string &path)
{
    return read("<pool type='netfs'><name>" + name + "</name><uuid>"
                + resolvefixture::uuidText(uuid) + "</uuid><source><host name='" + server
                + "'/><dir path='" + dir + "'/><format type='nfs'/></source><target><path>" + path
                + "</path></target></pool>");
}

inline PoolDefinition ceph(const std::string &name, int uuid,
                           const std::vector<std::string> &monitors, const std::string &pool)
{
    std::string hosts;
    for (const std::string &monitor : monitors)
        hosts += "<host name='" + monitor + "'/>";
    return read("<pool type='rbd'><name>" + name + "</name><uuid>" + resolvefixture::uuidText(uuid)
                + "</uuid><source>" + hosts + "<name>" + pool + "</name></source></pool>");
}

/// A host with pools, numbered from 1.
struct World {
    explicit World(HostTopology topology = {})
    {
        checker.addHost(host, {}, topology);
        checker.addHost(otherHost, {}, std::move(topology));
    }
    PoolId add(PoolEntry entry, std::string name)
    {
        ++last;
        checker.update(last, std::move(entry));
        names.push_back(std::move(name));
        return last;
    }
    PoolId add(PoolDefinition definition)
    {
        std::string name = definition.name;
        return add(onHost(std::move(definition)), std::move(name));
    }
    [[nodiscard]] MapPools pools() const
    {
        MapPools all;
        PoolId id;
        for (const std::string &name : names) {
            ++id;
            all.push_back(std::make_shared<const MapPool>(
                mapPoolOf(checker, id, name, {checker.statusOf(id), {}})));
        }
        return all;
    }
    [[nodiscard]] StorageMap map(const MapLimits &limits = {}) const
    {
        return mapOf(
            {{host, "kvm1", false, std::make_shared<const std::vector<MachineUse>>(machines)},
             {otherHost, "kvm2", false}},
            pools(), limits);
    }

    ConflictChecker checker;
    std::vector<std::string> names;
    std::vector<MachineUse> machines; ///< of the first host
    PoolId last;
};

inline QString nameOf(const MapNode &node)
{
    QString text;
    if (node.kind == MapNodeKind::Pool)
        text = QString::fromStdString(node.name);
    else if (node.kind == MapNodeKind::Pools)
        text = QStringLiteral("%1 pools").arg(node.pools.size());
    else if (node.kind == MapNodeKind::Machine)
        text = QStringLiteral("machine %1").arg(QString::fromStdString(node.name));
    else if (node.kind == MapNodeKind::Machines)
        text = QStringLiteral("%1 machines").arg(node.machines.size());
    else if (node.kind == MapNodeKind::Places)
        text = QStringLiteral("places of %1 pools").arg(node.pools.size());
    else
        text = QString::fromStdString(resourceName(*node.place));
    if (node.isClaimedTwice)
        text += QLatin1String(" twice");
    if (node.isDraft)
        text += QLatin1String(" draft");
    if (node.severity)
        text += QStringLiteral(" %1").arg(QLatin1String(severityId(*node.severity).data()));
    return text;
}

inline QStringList nodesOf(const StorageMap &map)
{
    QStringList lines;
    for (const MapNode &node : map.nodes)
        lines.append(nameOf(node));
    lines.sort();
    return lines;
}

/// "file:/srv uses images: error"
inline QStringList edgesOf(const StorageMap &map)
{
    static const QStringList kinds{QStringLiteral("contains"),      QStringLiteral("is used by"),
                                   QStringLiteral("is reached by"), QStringLiteral("mounts at"),
                                   QStringLiteral("hands out"),     QStringLiteral("serves"),
                                   QStringLiteral("collides with")};
    const auto name = [&map](std::uint32_t number) {
        const MapNode &node = map.nodes[number];
        return node.kind == MapNodeKind::Pool || node.kind == MapNodeKind::Machine
                   ? QString::fromStdString(node.name)
               : node.kind == MapNodeKind::Machines
                   ? QStringLiteral("%1 machines").arg(node.machines.size())
               : node.place ? QString::fromStdString(resourceName(*node.place))
                            : QStringLiteral("%1 pools").arg(node.pools.size());
    };
    QStringList lines;
    for (const MapEdge &edge : map.edges) {
        QString line =
            QStringLiteral("%1 %2 %3").arg(name(edge.from), kinds[int(edge.kind)], name(edge.to));
        if (edge.severity)
            line += QStringLiteral(": %1").arg(QLatin1String(severityId(*edge.severity).data()));
        if (edge.isDraft)
            line += QLatin1String(" (draft)");
        lines.append(line);
    }
    lines.sort();
    return lines;
}

} // namespace poolwarden::mapfixture
