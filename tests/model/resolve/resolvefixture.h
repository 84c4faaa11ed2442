// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/resolve/candidates.h"
#include "model/xml/poolreader.h"

#include <QString>

#include <string>
#include <utility>

/// Pools for tests of ways out.
namespace poolwarden::resolvefixture {

inline constexpr HostId host(1);

/// "be7c0000-0000-4000-8000-00000000000N"
inline std::string uuidText(int number)
{
    return QStringLiteral("be7c0000-0000-4000-8000-%1")
        .arg(number, 12, 10, QLatin1Char('0'))
        .toStdString();
}

/// UUIDs that nobody has, the same in each run.
inline WayOptions options()
{
    return {
        .newUuid = [number = 900000]() mutable { return parseUuid(uuidText(number++)).value(); },
        .isWritable = {},
        .isAccepted = {}};
}

inline PoolDefinition read(const std::string &xml)
{
    ReadResult result = readPool(xml);
    if (auto *definition = std::get_if<PoolDefinition>(&result))
        return std::move(*definition);
    qFatal("not a definition: %s", xml.c_str());
}

inline PoolDefinition dir(const std::string &name, int uuid, const std::string &path)
{
    const std::string id = uuid > 0 ? "<uuid>" + uuidText(uuid) + "</uuid>" : std::string();
    return read("<pool type='dir'><name>" + name + "</name>" + id + "<target><path>" + path
                + "</path></target></pool>");
}

inline PoolDefinition iscsi(const std::string &name, int uuid, const std::string &initiator)
{
    const std::string iqn = initiator.empty()
                                ? std::string()
                                : "<initiator><iqn name='" + initiator + "'/></initiator>";
    return read("<pool type='iscsi'><name>" + name + "</name><uuid>" + uuidText(uuid)
                + "</uuid><source><host name='san'/><device path='iqn.2020-01.org.example:t1'/>"
                + iqn + "</source><target><path>/dev/disk/by-path</path></target></pool>");
}

inline PoolDefinition fs(const std::string &name, int uuid, const std::string &device,
                         const std::string &path)
{
    return read("<pool type='fs'><name>" + name + "</name><uuid>" + uuidText(uuid)
                + "</uuid><source><device path='" + device + "'/></source><target><path>" + path
                + "</path></target></pool>");
}

inline PoolDefinition group(const std::string &name, int uuid, const std::string &volumeGroup)
{
    return read("<pool type='logical'><name>" + name + "</name><uuid>" + uuidText(uuid)
                + "</uuid><source><name>" + volumeGroup + "</name></source><target><path>/dev/"
                + volumeGroup + "</path></target></pool>");
}

inline PoolEntry onHost(PoolDefinition definition, bool active = false)
{
    PoolEntry entry;
    entry.host = host;
    entry.live = entry.persistent = std::move(definition);
    entry.active = active;
    return entry;
}

inline PoolEntry draft(PoolDefinition definition)
{
    PoolEntry entry;
    entry.host = host;
    entry.draft = std::move(definition);
    return entry;
}

} // namespace poolwarden::resolvefixture
