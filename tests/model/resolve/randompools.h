// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/resolve/wayout.h"
#include "tests/generator/poolxmlgenerator.h"
#include "tests/model/resolve/realhost.h"

#include <QByteArray>

#include <string>
#include <vector>

namespace poolwarden {

/// Random pools of a real host that collide, of the types it has a backend for.
class RandomPools
{
public:
    RandomPools(quint64 seed, PrivateLibvirtd &daemon, RealHost &host)
        : m_host(host)
        , m_a(daemon.makeDirectory(QStringLiteral("a")).toStdString())
        , m_b(daemon.makeDirectory(QStringLiteral("b")).toStdString())
        , m_types(host.types())
        , m_generator(
              seed,
              {.directories = {m_a, m_b, daemon.makeDirectory(QStringLiteral("b/c")).toStdString()},
               .oddity = 0.0,
               .identities = 40})
    {
    }

    /// Every other one is a directory, so that some run.
    [[nodiscard]] QByteArray next(int identity)
    {
        const PoolType type =
            m_generator.chance(0.5)
                ? PoolType::Dir
                : m_types.at(std::size_t(m_generator.number(0, int(m_types.size()) - 1)));
        return QByteArray::fromStdString(m_generator.next(type, identity));
    }
    /// Defines up to `count` of them. Some run, and some of these have another persistent definition until their next
    /// start: in a directory that others have, under a name for which libvirt does not find it.
    void fill(int count)
    {
        for (int identity = 1; identity <= count; ++identity)
            m_host.define(next(identity));
        for (const QString &uuid : m_host.uuids()) {
            if (m_generator.chance(0.5) && m_host.start(uuid) && m_generator.chance(0.5)) {
                WayOut moved;
                moved.edits = {{{Field::TargetPath},
                                {},
                                (m_generator.chance(0.5) ? m_a : m_b)
                                    + (m_generator.chance(0.5) ? "/." : "")}};
                m_host.define(editedText(m_host.xml(uuid, true), moved));
            }
        }
    }

private:
    RealHost &m_host;
    std::string m_a;
    std::string m_b;
    std::vector<PoolType> m_types;
    PoolXmlGenerator m_generator;
};

} // namespace poolwarden
