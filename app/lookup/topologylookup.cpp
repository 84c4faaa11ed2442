// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/lookup/topologylookup.h"

#include "app/lookup/localpaths.h"
#include "app/lookup/loopdevices.h"
#include "model/conflict/claim.h"
#include "model/host/canonical.h"
#include "model/pool/pooldefinition.h"

#include <QHostAddress>
#include <QHostInfo>

#include <algorithm>
#include <optional>

namespace poolwarden {

namespace {

bool isAddress(const std::string &host)
{
    return !QHostAddress(QString::fromStdString(host)).isNull();
}

} // namespace

NamesToResolve namesToResolve(const PoolDefinition &definition)
{
    NamesToResolve names;
    const auto addPath = [&names](const std::string &path) {
        // A ".." can be cleaned only after the links before it are followed.
        const bool goesBack = path.find("..") != std::string::npos;
        names.paths.push_back(goesBack ? path
                                       : canonical::joinedPath(canonical::pathSegments(path)));
    };
    // The claims tell which fields are places in the file system.
    for (const Claim &claim : claimsOf(definition)) {
        if (claim.field.field == Field::TargetPath)
            addPath(claim.spelled);
        else if (claim.field.field == Field::DevicePath && claim.path.tree != Tree::Iscsi)
            addPath(claim.spelled);
        else if (claim.field.field == Field::SourceDir && claim.path.tree == Tree::File)
            addPath(claim.spelled);
    }
    for (const PoolHost &host : definition.hosts) {
        const std::string name = canonical::hostName(host.name);
        if (!name.empty() && !isAddress(name))
            names.hosts.push_back(name);
    }
    return names;
}

void resolveLocalPaths(const std::vector<std::string> &paths, HostTopology &topology)
{
    const LocalPaths local = LocalPaths::current();
    topology.mounts = local.mounts();
    topology.loopFiles = loopFiles();
    for (auto &[device, file] : topology.loopFiles)
        file = local.canonical(file);
    for (const std::string &path : paths) {
        const std::string real = local.canonical(path);
        if (real != path)
            topology.realPaths[path] = real;
        else
            topology.realPaths.erase(path);
    }
}

void resolveHostNames(const std::vector<std::string> &hosts, HostTopology &topology)
{
    for (const std::string &host : hosts) {
        const QHostInfo info = QHostInfo::fromName(QString::fromStdString(host));
        // The lowest address represents the host: it is the same for each of its names.
        std::optional<std::string> least;
        for (const QHostAddress &address : info.addresses()) {
            const std::string text = canonical::hostName(address.toString().toStdString());
            if (!least || text < *least)
                least = text;
        }
        if (least)
            topology.hostNames[host] = *least;
    }
}

} // namespace poolwarden
