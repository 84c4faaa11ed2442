// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/claim.h"
#include "model/conflict/claimindex.h"
#include "model/host/hosttopology.h"
#include "model/pool/pooldefinition.h"

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace poolwarden {

/// A directory with what is mounted on it.
struct MountedSource {
    ResourcePath point; ///< in Tree::File
    MountStep step;
    /// The source in each tree that knows it.
    std::vector<ResourcePath> places;
    /// They are devices: what lies below the point lies in a file system on them. Else it lies below the
    /// source under the same name, as in an export.
    bool isDevice = false;
    friend bool operator==(const MountedSource &, const MountedSource &) = default;
    friend auto operator<=>(const MountedSource &, const MountedSource &) = default;
};

/// What a pool of that definition mounts when it is started; none for types that mount nothing.
[[nodiscard]] std::optional<MountedSource> mountOf(PoolId pool, const PoolDefinition &definition,
                                                   const HostTopology &topology);

/// What lies where on a host: its pools' mounts, and what is mounted there anyway.
class MountTable
{
public:
    /// What is mounted anyway, of the topology.
    void setTopology(const HostTopology &topology);
    void add(const MountedSource &mount);
    /// Takes back one add() with an equal argument.
    void remove(const MountedSource &mount);
    [[nodiscard]] bool empty() const { return m_mounts.empty(); }

    /// Appends what the claims claim as well: a place below a mount point is one in the mounted source,
    /// and that may lie below another mount point.
    void addDerived(std::vector<Claim> &claims) const;

private:
    [[nodiscard]] const std::vector<MountedSource> *mountsAround(const ResourcePath &path) const;

    std::unordered_map<std::string, std::vector<MountedSource>, StringHash, std::equal_to<>>
        m_mounts; ///< by the point's path
};

} // namespace poolwarden
