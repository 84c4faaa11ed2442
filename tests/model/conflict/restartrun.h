// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/restartforecast.h"
#include "model/xml/poolreader.h"
#include "tests/generator/poolxmlgenerator.h"
#include "tests/parity/paritydaemon.h"
#include "tests/support/privatelibvirtd.h"

#include <QString>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <unistd.h>

namespace poolwarden {

inline constexpr int poolsInARound = 24;

/// How libvirt is ended, and what it finds when it starts again.
struct Ending {
    bool isKilled = false;
    RestartKind kind = RestartKind::Daemon;
};

/// A real daemon with random pools, what is foretold of them, and what comes of it.
class RestartRun
{
public:
    RestartRun(PrivateLibvirtd &daemon, quint64 seed)
        : m_daemon(daemon)
        , m_generator(seed, {.directories = directories(), .oddity = 0.01, .identities = 40})
    {
        connect();
        m_connection->clear();
    }

    /// Random things, with a liking for what libvirt takes and loses later: a running pool whose definition
    /// waits, and another one in the place that it leaves or takes.
    void makePools()
    {
        for (int i = 0; i < 4 * poolsInARound; ++i) {
            const std::vector<ParityDaemon::Listed> listed = m_connection->list();
            const int action = m_generator.number(0, 99);
            if (listed.empty() || (action < 45 && int(listed.size()) < poolsInARound)) {
                (void)m_connection->define(anyXml({}));
                continue;
            }
            const auto &pool = listed[std::size_t(m_generator.number(0, int(listed.size()) - 1))];
            if (action < 50 && int(listed.size()) < poolsInARound)
                (void)m_connection->create(dirXml("run" + std::to_string(i), {}));
            else if (action < 75 && isStartable(pool.uuid))
                m_connection->start(pool.uuid);
            else if (action < 80)
                m_connection->stop(pool.uuid);
            else if (action < 85)
                m_connection->setAutostart(pool.uuid, isSafeToStart(pool.uuid));
            else if (pool.active && pool.persistent)
                (void)m_connection->define(dirXml(pool.name, pool.uuid));
        }
    }

    /// Definitions in files, as an administrator puts them there while libvirt is down: some that libvirt
    /// cannot read, some with the name of another file, some with the UUID of another pool. What they are
    /// expected to become is in before().
    void makeFiles()
    {
        m_before.clear();
        m_names.clear();
        m_texts.clear();
        m_connection->clear();
        m_connection.reset();
        m_daemon.stop();
        std::error_code error;
        std::filesystem::remove_all(configFolder(), error);
        std::filesystem::create_directories(configFolder() / "autostart", error);
        for (int i = 1; i <= poolsInARound; ++i) {
            const std::string name = "pool" + std::to_string(i);
            std::string xml = m_generator.chance(0.5)
                                  ? dirXml(name, m_generator.chance(0.1) ? anyUuid() : uuidOf(i))
                                  : m_generator.next(PoolType(m_generator.number(0, 13)), i);
            // What an encoding means in a file is another matter than in a call.
            if (xml.find("encoding=") != std::string::npos)
                continue;
            ReadResult reading = readPool(xml);
            PoolBefore pool;
            pool.pool = PoolId(std::uint32_t(i));
            pool.isFile = true;
            pool.entry.host = HostId(1);
            m_texts[pool.pool] = xml;
            auto *definition = std::get_if<PoolDefinition>(&reading);
            const std::string file = definition && !m_generator.chance(0.05)
                                             && definition->name.find('/') == std::string::npos
                                         ? definition->name
                                         : name;
            if (std::filesystem::exists(configFolder() / (file + ".xml"), error))
                continue;
            // libvirt makes up a UUID where there is none.
            pool.isRefused = !definition || definition->name != file
                             || definition->type == PoolType::Sheepdog
                             || definition->type == PoolType::Vstorage;
            if (definition
                && (definition->type == PoolType::Sheepdog
                    || definition->type == PoolType::Vstorage))
                continue; // without a backend here
            if (!pool.isRefused) {
                m_names[pool.pool] = definition->name;
                pool.autostart = definition->type == PoolType::Dir && m_generator.chance(0.4);
                pool.entry.persistent = pool.entry.live = std::move(*definition);
            }
            std::ofstream(configFolder() / (file + ".xml"), std::ios::binary) << xml;
            if (pool.autostart)
                std::filesystem::create_symlink(configLink() / (file + ".xml"),
                                                configFolder() / "autostart" / (file + ".xml"),
                                                error);
            m_before.push_back(std::move(pool));
        }
    }

    /// What the daemon has now.
    void look()
    {
        m_before.clear();
        m_names.clear();
        m_texts.clear();
        for (const ParityDaemon::Listed &listed : m_connection->list()) {
            PoolBefore pool;
            pool.pool = PoolId(std::uint32_t(m_before.size() + 1));
            pool.isPersistent = listed.persistent;
            pool.autostart = listed.autostart;
            pool.entry.host = HostId(1);
            pool.entry.active = listed.active;
            pool.entry.live = read(m_connection->liveXml(listed.uuid));
            if (listed.persistent)
                pool.entry.persistent = read(m_connection->persistentXml(listed.uuid));
            m_names[pool.pool] = listed.name;
            m_before.push_back(std::move(pool));
        }
    }

    [[nodiscard]] RestartForecast foretell(RestartKind kind) const
    {
        // A directory outside is not always one that libvirt can list: /dev/mapper is not.
        const std::string own = m_daemon.path(QStringLiteral("pools")).toStdString();
        return restartForecast(m_before, {}, kind, [&own](const PoolDefinition &definition) {
            const std::string target = definition.targetPath.value_or(std::string());
            std::error_code error;
            return target.starts_with(own) ? std::optional(std::filesystem::exists(target, error))
                                           : std::nullopt;
        });
    }

    [[nodiscard]] bool restart(Ending ending)
    {
        m_connection.reset();
        if (ending.isKilled)
            m_daemon.kill();
        const bool isUp = ending.kind == RestartKind::Host
                              ? m_daemon.restart(PrivateLibvirtd::RunState::Drop)
                              : m_daemon.restart(PrivateLibvirtd::RunState::Keep);
        if (isUp)
            connect();
        return isUp;
    }

    /// The differences, pool by pool; empty: none.
    [[nodiscard]] QString differences(const RestartForecast &forecast)
    {
        std::map<std::string, ParityDaemon::Listed> listed;
        for (const ParityDaemon::Listed &pool : m_connection->list())
            listed[pool.name] = pool;
        QString text;
        std::size_t lost = 0;
        std::set<std::string> expected;
        for (std::size_t i = 0; i < m_before.size(); ++i) {
            const PoolBefore &before = m_before[i];
            const PoolAfter &after = forecast.pools[i];
            const auto name = m_names.find(before.pool);
            const auto found = name == m_names.end() ? listed.end() : listed.find(name->second);
            if (name != m_names.end())
                expected.insert(name->second);
            const bool isThere =
                found != listed.end() && (!before.isPersistent || found->second.persistent);
            lost += isThere ? 0 : 1;
            ++m_counts[after.outcome];
            m_lost += isThere ? 0 : 1;
            if (after.outcome == RestartOutcome::MayBeLost)
                ++(isThere ? m_stayed : m_gone);
            const QString wrong = difference(before, after, isThere ? &found->second : nullptr);
            if (!wrong.isEmpty())
                text += QStringLiteral("%1: %2, %3: %4\n")
                            .arg(QString::fromStdString(name == m_names.end() ? "(no name)"
                                                                              : name->second),
                                 QString::fromUtf8(restartOutcomeId(after.outcome).data()), wrong,
                                 described(before));
        }
        for (const auto &[name, pool] : listed) {
            if (!expected.contains(name))
                text += QStringLiteral("nobody knows %1\n").arg(QString::fromStdString(name));
        }
        if (lost < forecast.leastLost || lost > forecast.mostLost)
            text += QStringLiteral("%1 are lost, not %2 to %3\n")
                        .arg(lost)
                        .arg(forecast.leastLost)
                        .arg(forecast.mostLost);
        return text;
    }

    /// Of dropped definitions libvirt says nothing, but finds them again at its next start.
    void forgetHiddenFiles()
    {
        std::set<std::string> known;
        std::set<std::string> active;
        for (const ParityDaemon::Listed &pool : m_connection->list()) {
            if (pool.persistent)
                known.insert(pool.name + ".xml");
            if (pool.active)
                active.insert(pool.name + ".xml");
        }
        const auto keep = [](const std::filesystem::path &folder,
                             const std::set<std::string> &names) {
            std::error_code error;
            std::vector<std::filesystem::path> hidden;
            for (const auto &file : std::filesystem::directory_iterator(folder, error)) {
                const std::string name = file.path().filename().string();
                if (name.ends_with(".xml") && !names.contains(name))
                    hidden.push_back(file.path());
            }
            for (const std::filesystem::path &file : hidden)
                std::filesystem::remove(file, error);
        };
        keep(configFolder(), known);
        keep(configFolder() / "autostart", known);
        keep(stateFolder(), active);
    }

    [[nodiscard]] const std::map<RestartOutcome, int> &counts() const { return m_counts; }
    [[nodiscard]] int lost() const { return m_lost; }
    [[nodiscard]] int stayed() const { return m_stayed; }
    [[nodiscard]] int gone() const { return m_gone; }

private:
    void connect() { m_connection = std::make_unique<ParityDaemon>(m_daemon.uri().toStdString()); }

    [[nodiscard]] QString described(const PoolBefore &before) const
    {
        const auto textOf = [](const SharedDefinition &definition) {
            return !definition
                       ? QStringLiteral("-")
                       : QString::fromUtf8(poolTypeInfo(definition->type).name.data()) + u' '
                             + QString::fromStdString(
                                 definition->targetPath.value_or(std::string()));
        };
        if (const auto text = m_texts.find(before.pool); text != m_texts.end())
            return QString::fromStdString(text->second);
        return QStringLiteral("live %1, persistent %2%3")
            .arg(textOf(before.entry.live), textOf(before.entry.persistent),
                 before.entry.active ? QStringLiteral(", active") : QString());
    }

    [[nodiscard]] QString difference(const PoolBefore &before, const PoolAfter &after,
                                     const ParityDaemon::Listed *now) const
    {
        switch (after.outcome) {
        case RestartOutcome::Lost:
            return now ? QStringLiteral("but it is there") : QString();
        case RestartOutcome::MayBeLost:
            return {};
        case RestartOutcome::Unknown:
            return QStringLiteral("but it was read");
        default:
            break;
        }
        if (!now)
            return QStringLiteral("but it is gone");
        if (after.active && *after.active != now->active)
            return now->active ? QStringLiteral("but it is active")
                               : QStringLiteral("but it is stopped");
        if (before.isPersistent && before.autostart != now->autostart)
            return QStringLiteral("but its autostart is another");
        const PoolDefinition live = read(m_connection->liveXml(now->uuid));
        // A start notes the permissions of the directory.
        const auto isSame = [&live](const SharedDefinition &one) {
            PoolDefinition other = *one;
            other.permissions = live.permissions;
            other.uuid = live.uuid;
            return differingFields(other, live).empty();
        };
        if (after.outcome == RestartOutcome::Same && before.entry.active
            && !isSame(before.entry.live))
            return QStringLiteral("but its definition is another");
        if (after.outcome == RestartOutcome::TakesDefinition
            && after.reason != RestartReason::ValueNotReadBack && !isSame(before.entry.persistent))
            return QStringLiteral("but its old definition is in force");
        return {};
    }

    [[nodiscard]] std::vector<std::string> directories() const
    {
        std::vector<std::string> names;
        for (const char *name : {"pools/a", "pools/b", "pools/c", "pools/d", "pools/e", "pools/f",
                                 "pools/g", "pools/h", "pools/i", "pools/j"})
            names.push_back(m_daemon.makeDirectory(QString::fromLatin1(name)).toStdString());
        names.push_back(m_daemon.path(QStringLiteral("pools/missing1")).toStdString());
        names.push_back(m_daemon.path(QStringLiteral("pools/missing2")).toStdString());
        return names;
    }

    [[nodiscard]] std::string dirXml(const std::string &name, const std::string &uuid)
    {
        const std::vector<std::string> all = directories();
        return "<pool type='dir'><name>" + name + "</name>"
               + (uuid.empty() ? std::string() : "<uuid>" + uuid + "</uuid>") + "<target><path>"
               + all[std::size_t(m_generator.number(0, int(all.size()) - 1))]
               + "</path></target></pool>";
    }

    [[nodiscard]] std::string anyXml(const std::string &uuid)
    {
        const std::string name = "pool" + std::to_string(m_generator.number(1, 40));
        const int kind = m_generator.number(0, 99);
        if (kind < 50)
            return dirXml(name, uuid);
        if (kind < 70)
            return m_generator.next();
        static constexpr std::array ports{"", "", " port='2049'", " port='111'"};
        return "<pool type='netfs'><name>" + name + "</name><source><host name='nas1'"
               + ports[std::size_t(m_generator.number(0, 3))] + "/><dir path='/export"
               + std::to_string(m_generator.number(1, 4)) + "'/></source><target><path>/mnt/" + name
               + "</path></target></pool>";
    }

    [[nodiscard]] static std::string uuidOf(int i)
    {
        return "6a3f0000-0000-4000-8000-0000000000" + std::to_string(10 + i);
    }
    [[nodiscard]] std::string anyUuid() { return uuidOf(m_generator.number(1, poolsInARound)); }

    [[nodiscard]] static PoolDefinition read(const std::string &xml)
    {
        return std::get<PoolDefinition>(readPool(xml));
    }

    /// Others want a server or a device, and take their time to find none.
    [[nodiscard]] bool isStartable(const std::string &uuid)
    {
        return read(m_connection->liveXml(uuid)).type == PoolType::Dir;
    }
    [[nodiscard]] bool isSafeToStart(const std::string &uuid)
    {
        const std::string xml = m_connection->persistentXml(uuid);
        return !xml.empty() && read(xml).type == PoolType::Dir;
    }

    [[nodiscard]] std::filesystem::path path(const char *relative) const
    {
        return {m_daemon.path(QString::fromLatin1(relative)).toStdString()};
    }
    [[nodiscard]] std::filesystem::path configFolder() const
    {
        return ::geteuid() == 0 ? path("etc/storage") : configLink();
    }
    /// As the daemon names it.
    [[nodiscard]] std::filesystem::path configLink() const
    {
        return {m_daemon.definitionFolder().toStdString()};
    }
    [[nodiscard]] std::filesystem::path stateFolder() const
    {
        return path(::geteuid() == 0 ? "run/libvirt/storage" : "run/libvirt/storage/run");
    }

    PrivateLibvirtd &m_daemon;
    PoolXmlGenerator m_generator;
    std::unique_ptr<ParityDaemon> m_connection;
    std::vector<PoolBefore> m_before;
    std::map<PoolId, std::string> m_names;
    std::map<PoolId, std::string> m_texts; ///< of files
    std::map<RestartOutcome, int> m_counts;
    int m_lost = 0;
    int m_stayed = 0;
    int m_gone = 0;
};

} // namespace poolwarden
