// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/commands/poolrules.h"

#include "model/operations/operationqueue.h"
#include "model/session/draftdoubt.h"

#include <algorithm>
#include <variant>

namespace poolwarden {

namespace {

/// Which pools of a host a command is for.
struct PoolRule {
    bool active = true;
    bool inactive = true;
    bool transient = true;
};

PoolRule ruleOf(Command command)
{
    switch (command) {
    case Command::Start:
        return {.active = false};
    case Command::Build:
        return {.active = false, .transient = false};
    case Command::Stop:
    case Command::Refresh:
        return {.inactive = false};
    case Command::Restart:
        return {.inactive = false, .transient = false};
    case Command::Undefine:
        return {.active = false, .transient = false};
    case Command::Autostart:
        return {.transient = false};
    default:
        Q_UNREACHABLE();
    }
}

} // namespace

PoolRules::PoolRules(const PoolRegistry &registry, const OperationQueue &queue)
    : m_registry(registry)
    , m_queue(queue)
{
}

bool PoolRules::isWritable(const PoolRegistry &registry, const PoolRegistry::Pool &pool)
{
    const auto host = registry.host(pool.host);
    return host && host->online && !host->info.readOnly && !host->info.isFiles;
}

bool PoolRules::ownsDirectory(const PoolRegistry::Pool &pool)
{
    const auto *definition =
        pool.persistent ? std::get_if<PoolDefinition>(&*pool.persistent) : nullptr;
    return definition && poolTypeInfo(definition->type).ownsDirectory;
}

PoolRules::Obstacle PoolRules::obstacle(Command command, const PoolRegistry::Pool &pool) const
{
    if (!pool.snapshot)
        return pool.host == m_registry.files() ? Obstacle::InFiles : Obstacle::NotOnHost;
    if (!isWritable(m_registry, pool))
        return Obstacle::NotWritable;
    if (m_queue.isPending(pool.id))
        return Obstacle::Busy;
    const PoolRule rule = ruleOf(command);
    if (!rule.transient && !pool.snapshot->persistent)
        return Obstacle::Transient;
    if (command == Command::Build && !ownsDirectory(pool))
        return Obstacle::NoDirectory;
    const bool suits = pool.snapshot->isActive() ? rule.active : rule.inactive;
    return suits ? Obstacle::None : Obstacle::WrongState;
}

QString PoolRules::reason(Command command, Obstacle obstacle)
{
    switch (obstacle) {
    case Obstacle::NotOnHost:
        return tr("it is not on the host yet.");
    case Obstacle::InFiles:
        return tr("it is in “Files”, which is no host.");
    case Obstacle::NotWritable:
        return tr("its connection is closed or read-only.");
    case Obstacle::Busy:
        return tr("the host is busy with it.");
    case Obstacle::Transient:
        return command == Command::Restart
                   ? tr("it is transient and would disappear.")
                   : tr("it is transient and has no persistent definition.");
    case Obstacle::NoDirectory:
        return tr("its type has no directory of its own.");
    case Obstacle::WrongState:
        switch (command) {
        case Command::Start:
            return tr("it is active already.");
        case Command::Build:
            return tr("it is active, so its directory exists.");
        case Command::Stop:
            return tr("it is inactive already.");
        case Command::Undefine:
            return tr("it is active; stop it first.");
        default:
            return tr("it is inactive.");
        }
    case Obstacle::None:
        break;
    }
    return {};
}

QString PoolRules::sentence(Command command, Obstacle obstacle)
{
    switch (obstacle) {
    case Obstacle::NotOnHost:
        return tr("Select a pool that is on a host. A draft has to be defined first.");
    case Obstacle::InFiles:
        return filesIsNoHost();
    case Obstacle::NotWritable:
        return tr("The connection is closed or read-only.");
    case Obstacle::Busy:
        return tr("The host is busy with the selected pools.");
    case Obstacle::NoDirectory:
        return tr("Only pools of the types dir, fs and netfs have a directory that can be built.");
    case Obstacle::Transient:
    case Obstacle::WrongState:
        break;
    case Obstacle::None:
        return {};
    }
    switch (command) {
    case Command::Start:
        return tr("The selected pools are active already.");
    case Command::Build:
        return obstacle == Obstacle::WrongState
                   ? tr("The selected pools are active, so their directories exist.")
                   : tr("A transient pool has no persistent definition.");
    case Command::Stop:
        return tr("The selected pools are inactive already.");
    case Command::Restart:
        return tr("Only an active pool with a persistent definition can be restarted.");
    case Command::Refresh:
        return tr("Only an active pool can be refreshed.");
    case Command::Autostart:
        return tr("A transient pool cannot be autostarted.");
    default:
        return obstacle == Obstacle::WrongState
                   ? tr("Stop the pool before you undefine it.")
                   : tr("A transient pool has no persistent definition.");
    }
}

PoolRules::Offer PoolRules::offer(Command command, const QList<PoolId> &selected) const
{
    Offer offer;
    Obstacle closest = Obstacle::NotOnHost;
    bool isWritable = true;
    for (const PoolId id : selected) {
        const PoolRegistry::Pool *pool = m_registry.pool(id);
        if (!pool)
            continue;
        const Obstacle found = obstacle(command, *pool);
        closest = std::max(closest, found);
        if (found == Obstacle::None)
            offer.pools.append(id);
        isWritable = isWritable && found != Obstacle::NotWritable;
    }
    // A selection is not changed in parts because one of its hosts cannot be changed.
    offer.whyNot = sentence(command, isWritable ? closest : Obstacle::NotWritable);
    return offer;
}

} // namespace poolwarden
