// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/restartforecast.h"

#include "model/conflict/libvirtverdict.h"
#include "model/conflict/poolfacts.h"
#include "model/conflict/restartcollisions.h"
#include "model/conflict/restartloss.h"
#include "model/conflict/startcheck.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace poolwarden {

namespace {

constexpr std::size_t mostOthersTold = 8;

/// What a restart leaves of the pools, one after the other.
class Forecast
{
public:
    using Side = RestartCollisions::Side;

    Forecast(const std::vector<PoolBefore> &pools, const HostTopology &topology, RestartKind kind,
             const IsDirectoryThere &isThere)
        : m_pools(pools)
        , m_topology(topology)
        , m_isDaemon(kind == RestartKind::Daemon)
        , m_isThere(isThere)
        , m_collisions(pools, topology, m_isDaemon)
    {
    }

    RestartForecast result()
    {
        RestartForecast forecast;
        forecast.isComplete = m_collisions.isComplete();
        forecast.pools.reserve(m_pools.size());
        for (std::size_t i = 0; i < m_pools.size(); ++i)
            forecast.pools.push_back(after(i));
        count(forecast);
        return forecast;
    }

private:
    enum class States : std::uint8_t {
        AsKnown,   ///< what is active by itself may have none
        AllStarted ///< each active pool has one
    };

    [[nodiscard]] const Side &side(std::size_t i) const { return m_collisions.side(i); }

    /// It has a state file in /run for certain.
    [[nodiscard]] bool isRemembered(std::size_t i, States states) const
    {
        const Side &one = side(i);
        return one.state
               && (!one.config || states == States::AllStarted
                   || startCheck(one.state->type) != StartCheck::ByStorage);
    }

    /// Another running pool can keep it from running without colliding with the pool itself.
    [[nodiscard]] bool canBeKeptAway(std::size_t running, std::size_t from) const
    {
        const std::vector<std::size_t> &killers = side(from).byState;
        return std::ranges::any_of(side(running).stateByState, [&killers](std::size_t other) {
            return std::ranges::count(killers, other) == 0;
        });
    }

    /// Those that displace its definition in every case.
    [[nodiscard]] std::vector<std::size_t> certainKillers(std::size_t i, States states) const
    {
        std::vector<std::size_t> certain;
        for (const std::size_t running : side(i).byState) {
            if (isRemembered(running, states) && !canBeKeptAway(running, i))
                certain.push_back(running);
        }
        return certain;
    }

    /// In some case its definition is read, not dropped, and in force.
    [[nodiscard]] bool canComeFirst(std::size_t i, States states) const
    {
        const bool keepsState = isRemembered(i, states) && side(i).stateByState.empty();
        return !keepsState && certainKillers(i, states).empty();
    }

    struct Fate {
        Loss loss = Loss::None;
        std::vector<std::size_t> others;
    };

    [[nodiscard]] Fate fateOf(std::size_t i, States states) const
    {
        const Side &one = side(i);
        if (!one.config) {
            // Read first, its state is always kept.
            return {one.stateByState.empty() ? Loss::None : Loss::Possible, one.stateByState};
        }
        Fate fate;
        fate.others = certainKillers(i, states);
        if (!fate.others.empty()) {
            fate.loss = Loss::Certain;
            return fate;
        }
        fate.others = one.byState;
        for (const std::size_t other : one.byConfig) {
            if (std::ranges::count(one.byState, other) == 0 && canComeFirst(other, states))
                fate.others.push_back(other);
        }
        if (!fate.others.empty())
            fate.loss = Loss::Possible;
        return fate;
    }

    [[nodiscard]] PoolAfter after(std::size_t i) const
    {
        const PoolBefore &before = m_pools[i];
        const Side &one = side(i);
        PoolAfter result;
        result.pool = before.pool;
        result.wasActive = before.entry.active;
        result.isTransient = !before.isPersistent && !one.config;
        const auto lost = [&result](RestartReason reason) {
            result.outcome = RestartOutcome::Lost;
            result.reason = reason;
            return result;
        };
        if (before.isRefused)
            return lost(RestartReason::Refused);
        if (one.isNameLost)
            return lost(RestartReason::NameNotReadBack);
        if (result.isTransient && !m_isDaemon)
            return lost(RestartReason::Transient);
        if (!one.config && !one.state) {
            result.outcome = RestartOutcome::Unknown;
            return result;
        }
        if (result.isTransient && startCheck(one.state->type) == StartCheck::None)
            return lost(RestartReason::NotChecked);
        if (result.isTransient && isThere(*one.state) == false)
            return lost(RestartReason::DirectoryGone);
        if (m_isDaemon)
            tellDaemon(i, result);
        else
            tellBoot(i, result);
        const Fate fate = fateOf(i, States::AsKnown);
        if (fate.loss != Loss::None) {
            const bool isCertain = fate.loss == Loss::Certain;
            result.outcome = isCertain ? RestartOutcome::Lost : RestartOutcome::MayBeLost;
            result.reason =
                isCertain ? RestartReason::RunningPoolsFirst : RestartReason::FirstReadStays;
            result.ifStarted = fateOf(i, States::AllStarted).loss;
            result.runsOn = one.config && one.state;
            result.otherCount = fate.others.size();
            for (const std::size_t other : fate.others) {
                if (result.others.size() < mostOthersTold)
                    result.others.push_back(m_pools[other].pool);
            }
        } else if (result.outcome == RestartOutcome::Same && !before.isFile
                   && isReadBackOtherwise(before)) {
            result.outcome = RestartOutcome::TakesDefinition;
            result.reason = RestartReason::ValueNotReadBack;
        }
        return result;
    }

    [[nodiscard]] std::optional<bool> isThere(const PoolDefinition &definition) const
    {
        if (!m_isThere || definition.type != PoolType::Dir)
            return std::nullopt;
        return m_isThere(definition);
    }

    [[nodiscard]] static bool isReadBackOtherwise(const PoolBefore &before)
    {
        PoolFacts facts;
        facts.id = before.pool;
        facts.entry = before.entry;
        return !notReadBack(facts).empty();
    }

    [[nodiscard]] bool isPending(const Side &one) const
    {
        return one.state && one.config && isWaiting(*one.state, *one.config);
    }

    static void tell(PoolAfter &result, RestartOutcome outcome, RestartReason reason,
                     std::optional<bool> active)
    {
        result.outcome = outcome;
        result.reason = reason;
        result.active = active;
    }

    void tellDaemon(std::size_t i, PoolAfter &result) const
    {
        const Side &one = side(i);
        if (!one.state) {
            tellFound(*one.config, RestartReason::NoAutostart, result);
            return;
        }
        const StartCheck check = startCheck(one.state->type);
        if (check == StartCheck::None)
            tell(result, RestartOutcome::Stops, RestartReason::NotChecked, false);
        else if (isThere(*one.state) == false)
            tell(result, RestartOutcome::Stops, RestartReason::DirectoryGone, false);
        else if (isPending(one) && (!isRemembered(i, States::AsKnown) || !one.stateByState.empty()))
            tell(result, RestartOutcome::MayTakeDefinition, RestartReason::StorageFound,
                 std::nullopt);
        else
            tell(result, RestartOutcome::Same,
                 check == StartCheck::ByState ? RestartReason::Remembered
                                              : RestartReason::StorageFound,
                 true);
    }

    /// Of a pool that nobody starts.
    void tellFound(const PoolDefinition &definition, RestartReason whyNot, PoolAfter &result) const
    {
        const bool canBeFound = isFoundByItself(definition.type);
        const std::optional<bool> there = isThere(definition);
        if (!canBeFound || there == false) {
            tell(result, result.wasActive ? RestartOutcome::Stops : RestartOutcome::Same,
                 canBeFound ? RestartReason::DirectoryGone : whyNot, false);
        } else if (there) {
            tell(result, result.wasActive ? RestartOutcome::Same : RestartOutcome::Starts,
                 RestartReason::StorageFound, true);
        } else {
            tell(result, result.wasActive ? RestartOutcome::MayStop : RestartOutcome::MayStart,
                 RestartReason::StorageFound, std::nullopt);
        }
    }

    void tellBoot(std::size_t i, PoolAfter &result) const
    {
        const PoolDefinition &definition = *side(i).config;
        const PoolEntry &entry = m_pools[i].entry;
        const bool isAnother =
            entry.active && entry.live && !differingFields(*entry.live, definition).empty();
        if (!m_pools[i].autostart) {
            tellFound(definition, RestartReason::NoAutostart, result);
        } else if (isThere(definition) == false) {
            tell(result, result.wasActive ? RestartOutcome::Stops : RestartOutcome::Same,
                 RestartReason::DirectoryGone, false);
        } else {
            // Whether it can be started is known where it runs now.
            const bool isSure = (result.wasActive && !isAnother) || isThere(definition) == true;
            tell(result, result.wasActive ? RestartOutcome::Same : RestartOutcome::Starts,
                 RestartReason::Autostart, isSure ? std::optional(true) : std::nullopt);
        }
        if (result.outcome == RestartOutcome::Same && isAnother)
            result.outcome = RestartOutcome::TakesDefinition;
    }

    /// One of the two is lost in every case.
    [[nodiscard]] bool isEitherLost(std::size_t one, std::size_t other) const
    {
        const auto factsOf = [this](std::size_t i) {
            PoolFacts facts;
            facts.id = m_pools[i].pool;
            facts.entry = m_pools[i].entry;
            return facts;
        };
        const RestartLoss loss =
            restartLoss(factsOf(one), factsOf(other),
                        [this](const PoolDefinition &definition, const PoolDefinition &loaded) {
                            return isDropped(definition, loaded, m_topology);
                        });
        return (m_isDaemon ? loss.daemon : loss.boot).either == Loss::Certain;
    }

    /// Of pools that may be lost, those that hang together.
    struct Cluster {
        std::vector<std::size_t> pools;
        std::size_t certainPairs = 0;
        bool oneStays = true;
    };

    [[nodiscard]] std::vector<Cluster> clusters(const RestartForecast &forecast)
    {
        std::vector<std::size_t> root(m_pools.size());
        std::iota(root.begin(), root.end(), std::size_t{0});
        const auto rootOf = [&root](std::size_t i) {
            while (root[i] != i)
                i = root[i] = root[root[i]];
            return i;
        };
        const auto mayBeLost = [&forecast](std::size_t i) {
            return forecast.pools[i].outcome == RestartOutcome::MayBeLost;
        };
        std::vector<bool> outside(m_pools.size());
        for (std::size_t i = 0; i < m_pools.size(); ++i) {
            if (!mayBeLost(i))
                continue;
            const std::vector<std::size_t> others = fateOf(i, States::AsKnown).others;
            outside[i] = m_isDaemon && !side(i).holdsItsPlace();
            for (const std::size_t other : others) {
                if (mayBeLost(other))
                    root[rootOf(i)] = rootOf(other);
                else
                    outside[i] = true;
            }
        }
        std::vector<Cluster> found;
        std::vector<std::size_t> clusterOf(m_pools.size(), m_pools.size());
        for (std::size_t i = 0; i < m_pools.size(); ++i) {
            if (!mayBeLost(i))
                continue;
            std::size_t &cluster = clusterOf[rootOf(i)];
            if (cluster == m_pools.size()) {
                cluster = found.size();
                found.emplace_back();
            }
            found[cluster].pools.push_back(i);
            found[cluster].oneStays = found[cluster].oneStays && !outside[i];
        }
        return found;
    }

    void count(RestartForecast &forecast)
    {
        const auto lost =
            std::ranges::count(forecast.pools, RestartOutcome::Lost, &PoolAfter::outcome);
        forecast.leastLost = forecast.mostLost = static_cast<std::size_t>(lost);
        for (Cluster &cluster : clusters(forecast)) {
            const std::size_t size = cluster.pools.size();
            forecast.mostLost += size - (cluster.oneStays ? 1 : 0);
            forecast.leastLost += leastLost(cluster);
        }
    }

    /// Where each pair loses one, only one stays. Otherwise each of some pairs that have no pool in common
    /// loses one.
    [[nodiscard]] std::size_t leastLost(const Cluster &cluster) const
    {
        std::size_t pairs = 0;
        std::size_t certain = 0;
        std::size_t apart = 0;
        std::vector<bool> isUsed(cluster.pools.size());
        for (std::size_t i = 0; i < cluster.pools.size(); ++i) {
            for (std::size_t j = i + 1; j < cluster.pools.size() && pairs < mostPairs; ++j) {
                ++pairs;
                const bool isCertain = m_collisions.haveMet(cluster.pools[i], cluster.pools[j])
                                       && isEitherLost(cluster.pools[i], cluster.pools[j]);
                certain += isCertain ? 1 : 0;
                if (isCertain && !isUsed[i] && !isUsed[j]) {
                    isUsed[i] = isUsed[j] = true;
                    ++apart;
                }
            }
        }
        const std::size_t size = cluster.pools.size();
        return certain > 0 && certain == size * (size - 1) / 2 ? size - 1 : apart;
    }

    static constexpr std::size_t mostPairs = 20'000;

    const std::vector<PoolBefore> &m_pools;
    const HostTopology &m_topology;
    const bool m_isDaemon;
    const IsDirectoryThere &m_isThere;
    const RestartCollisions m_collisions;
};

} // namespace

std::string_view restartOutcomeId(RestartOutcome outcome)
{
    static constexpr std::array<std::string_view, restartOutcomeCount> ids{
        "lost",
        "may-be-lost",
        "unknown",
        "stops",
        "may-stop",
        "takes-definition",
        "may-take-definition",
        "starts",
        "may-start",
        "same",
    };
    return ids[static_cast<std::size_t>(outcome)];
}

RestartForecast restartForecast(const std::vector<PoolBefore> &pools, const HostTopology &topology,
                                RestartKind kind, const IsDirectoryThere &isThere)
{
    return Forecast(pools, topology, kind, isThere).result();
}

} // namespace poolwarden
