// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/schema/poolschema.h"
#include "model/session/poolregistry.h"

/// Pools of a host as its listing would bring them.
namespace poolwarden::fixture {

inline QString uuid(int number)
{
    return QStringLiteral("00000000-0000-4000-8000-%1").arg(number, 12, 16, QLatin1Char('0'));
}

inline PoolSnapshot snapshot(int number, const QString &name, const QString &type,
                             const QString &content)
{
    PoolSnapshot pool;
    pool.uuid = uuid(number);
    pool.name = name;
    pool.state = PoolState::Running;
    pool.capacity = 1000;
    pool.allocation = 250;
    pool.available = 750;
    pool.persistentXml = QStringLiteral("<pool type='%1'>\n  <name>%2</name>\n  <uuid>%3</uuid>\n"
                                        "  <capacity unit='bytes'>1000</capacity>\n  %4\n</pool>\n")
                             .arg(type, name.toHtmlEscaped(), pool.uuid, content)
                             .toUtf8();
    pool.liveXml = pool.persistentXml;
    return pool;
}

inline PoolSnapshot dirPool(int number, const QString &name, const QString &path)
{
    return snapshot(number, name, QStringLiteral("dir"),
                    QStringLiteral("<target><path>%1</path></target>").arg(path));
}

inline HostInfo hostInfo(bool readOnly = false)
{
    HostInfo info;
    info.uri = QStringLiteral("qemu:///system");
    info.hostName = QStringLiteral("kvm1");
    info.driver = QStringLiteral("QEMU");
    info.local = true;
    info.readOnly = readOnly;
    return info;
}

inline std::shared_ptr<const PoolSchema> schema()
{
    static const auto shared = std::make_shared<const PoolSchema>();
    return shared;
}

} // namespace poolwarden::fixture
