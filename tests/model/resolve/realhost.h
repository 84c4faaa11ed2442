// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/document/pooldocument.h"
#include "model/resolve/situation.h"
#include "model/xml/poolreader.h"
#include "tests/model/resolve/resolvefixture.h"
#include "tests/support/privatelibvirtd.h"

#include <QFile>

#include <cstddef>
#include <map>
#include <utility>
#include <variant>
#include <vector>

namespace poolwarden {

/// What a way out makes of a definition.
inline QByteArray editedText(const QByteArray &xml, const WayOut &way)
{
    auto parsed = PoolDocument::parse(xml);
    PoolDocument document = std::get<PoolDocument>(std::move(parsed));
    document.removeRuntimeElements();
    for (const FieldEdit &edit : way.edits)
        document.setValue(edit.field, QString::fromStdString(edit.to));
    return PoolDocument::bytesOf(document.toXml());
}

/// The pools of a private libvirtd, read and changed by virsh: not by what is tested. Its number is resolvefixture::host.
class RealHost
{
public:
    explicit RealHost(PrivateLibvirtd &daemon)
        : m_daemon(daemon)
    {
    }

    bool define(const QByteArray &xml)
    {
        QFile file(m_daemon.path(QStringLiteral("pool.xml")));
        return file.open(QFile::WriteOnly) && file.write(xml) == xml.size() && file.flush()
               && m_daemon.virsh({QStringLiteral("pool-define"), file.fileName()}).has_value();
    }
    bool start(const QString &uuid) { return run(QStringLiteral("pool-start"), uuid); }
    bool stop(const QString &uuid) { return run(QStringLiteral("pool-destroy"), uuid); }
    bool undefine(const QString &uuid) { return run(QStringLiteral("pool-undefine"), uuid); }

    [[nodiscard]] QStringList uuids(const QString &which = QStringLiteral("--all"))
    {
        const auto list =
            m_daemon.virsh({QStringLiteral("pool-list"), which, QStringLiteral("--uuid")});
        return QString::fromUtf8(list.value_or(QByteArray())).split(u'\n', Qt::SkipEmptyParts);
    }
    [[nodiscard]] QByteArray xml(const QString &uuid, bool isPersistent)
    {
        QStringList arguments{QStringLiteral("pool-dumpxml"), uuid};
        if (isPersistent)
            arguments.append(QStringLiteral("--inactive"));
        return m_daemon.virsh(arguments).value_or(QByteArray());
    }
    /// Those that the daemon has a backend for.
    [[nodiscard]] std::vector<PoolType> types()
    {
        const QByteArray capabilities =
            m_daemon.virsh({QStringLiteral("pool-capabilities")}).value_or(QByteArray());
        std::vector<PoolType> types;
        for (const PoolTypeInfo &info : poolTypes()) {
            const QByteArray name(info.name.data(), qsizetype(info.name.size()));
            if (capabilities.contains("<pool type='" + name + "' supported='yes'"))
                types.push_back(info.type);
        }
        return types;
    }
    /// All pools as they are now. A pool keeps its number.
    [[nodiscard]] Situation situation()
    {
        Situation situation;
        situation.hosts = {{.id = resolvefixture::host, .profile = {}, .topology = {}}};
        const QStringList active =
            uuids(QStringLiteral("--transient")) + uuids(QStringLiteral("--persistent"));
        for (const QString &uuid : uuids()) {
            PoolEntry entry;
            entry.host = resolvefixture::host;
            entry.live = read(xml(uuid, false));
            entry.persistent = read(xml(uuid, true));
            entry.active = active.contains(uuid);
            situation.pools.emplace_back(numberOf(uuid), std::move(entry));
        }
        return situation;
    }
    /// Of what the host has now.
    [[nodiscard]] std::size_t errorCount()
    {
        const ConflictChecker checker = checkerOf(situation()).value();
        std::size_t count = 0;
        checker.forEachFinding([&count](const Finding &finding) {
            count += finding.severity == Severity::Error;
            return true;
        });
        return count;
    }
    [[nodiscard]] PoolId numberOf(const QString &uuid)
    {
        return m_numbers.try_emplace(uuid, PoolId(m_numbers.size() + 1)).first->second;
    }
    [[nodiscard]] QString uuidOf(PoolId pool) const
    {
        for (const auto &[uuid, number] : m_numbers) {
            if (number == pool)
                return uuid;
        }
        return {};
    }

    [[nodiscard]] static PoolDefinition read(const QByteArray &xml)
    {
        return std::get<PoolDefinition>(readPool({xml.constData(), std::size_t(xml.size())}));
    }

private:
    bool run(const QString &command, const QString &uuid)
    {
        return m_daemon.virsh({command, uuid}).has_value();
    }

    PrivateLibvirtd &m_daemon;
    std::map<QString, PoolId> m_numbers;
};

} // namespace poolwarden
