// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/conflict/finding.h"
#include "model/host/hosttopology.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace poolwarden {

enum class RestartKind : std::uint8_t {
    Daemon, ///< libvirt alone: what runs is remembered in /run
    Host,   ///< the machine boots: libvirt has nothing but the persistent definitions
};

/// A pool of one host before the restart.
struct PoolBefore {
    PoolId pool = noPool;
    /// As ConflictChecker has it; a draft in it counts as defined.
    PoolEntry entry;
    /// It has a definition, even if `entry` does not because that cannot be read.
    bool isPersistent = true;
    bool autostart = false;
    /// libvirt has not loaded it yet: it is only a file, and `entry` as libvirt will read it.
    bool isFile = false;
    /// Of a file: libvirt refuses the definition in it.
    bool isRefused = false;
};

enum class RestartOutcome : std::uint8_t {
    Lost,
    MayBeLost, ///< depends on what cannot be known: the order of the files, or what has a state file
    Unknown,   ///< its definition cannot be read
    Stops,
    MayStop,
    TakesDefinition,   ///< the one that waits comes into force
    MayTakeDefinition, ///< unless libvirt was told to start the pool
    Starts,
    MayStart, ///< without being told to, if libvirt finds its storage in place
    Same,
};
inline constexpr std::size_t restartOutcomeCount =
    static_cast<std::size_t>(RestartOutcome::Same) + 1;
/// Stable ids such as "may-be-lost". Part of the report format.
[[nodiscard]] std::string_view restartOutcomeId(RestartOutcome outcome);

enum class RestartReason : std::uint8_t {
    None,
    /// libvirt loads the running pools of `others` first, with which it collides.
    RunningPoolsFirst,
    /// libvirt reads the definitions in an unknown order, and keeps the first of those that collide.
    FirstReadStays,
    NameNotReadBack,
    Transient,        ///< it has no definition, and nothing runs after the restart
    NotChecked,       ///< see StartCheck::None
    NoAutostart,      ///< nobody starts it
    Autostart,        ///< libvirt starts it
    StorageFound,     ///< libvirt takes it for active if it finds its storage in place
    Remembered,       ///< libvirt remembers that it runs
    DirectoryGone,    ///< it is looked up: the directory is not there
    ValueNotReadBack, ///< it looks for its storage elsewhere
    Refused,          ///< libvirt cannot read its file
};

struct PoolAfter {
    PoolId pool = noPool;
    RestartOutcome outcome = RestartOutcome::Same;
    RestartReason reason = RestartReason::None;
    bool wasActive = false;
    bool isTransient = false;
    /// After the restart, if the pool stays; none: that depends on its storage.
    std::optional<bool> active;
    /// For Lost and MayBeLost: the pools with which it collides, some of them.
    std::vector<PoolId> others;
    std::size_t otherCount = 0;
    /// For Lost and MayBeLost: it runs on without a definition, until it is stopped.
    bool runsOn = false;
    /// For MayBeLost: the same if libvirt was told to start each active pool. Those that it found active
    /// by itself it does not remember.
    Loss ifStarted = Loss::None;
    friend bool operator==(const PoolAfter &, const PoolAfter &) = default;
};

struct RestartForecast {
    std::vector<PoolAfter> pools; ///< in the given order
    /// How many pools are lost at least, and at most.
    std::size_t leastLost = 0;
    std::size_t mostLost = 0;
    /// False: so many pools are on one place that not all were compared.
    bool isComplete = true;
};

/// Whether the directory of a dir pool is there; none: not known.
using IsDirectoryThere = std::function<std::optional<bool>(const PoolDefinition &)>;

/// What a restart leaves of the pools of one host: virStoragePoolObjLoadAllState(),
/// virStoragePoolObjLoadAllConfigs() and storagePoolUpdateAllState() of libvirt 9.0, then autostart if
/// the host booted. Exact but for one thing: of a pool that at least two transient pools can displace,
/// and a third could keep each of them away, it says MayBeLost even if no order does all of that.
/// Storage that is in use is taken to be there after the restart.
[[nodiscard]] RestartForecast restartForecast(const std::vector<PoolBefore> &pools,
                                              const HostTopology &topology, RestartKind kind,
                                              const IsDirectoryThere &isThere = {});

} // namespace poolwarden
