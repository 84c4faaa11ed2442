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

/// A directory and the source mounted on it.
struct MountedSource {
    ResourcePath point; ///< in Tree::File
    MountStep step;
    /// The source in each tree that knows it.
    std::vector<ResourcePath> places;
    /// True: the source is a device, and places below the mount point are in its file system.
    /// False: they are at the same path below the source, as in an export.
    bool isDevice = false;
    friend bool operator==(const MountedSource &, const MountedSource &) = default;
    friend auto operator<=>(const MountedSource &, const MountedSource &) = default;
};

/// What a pool of this definition mounts at its start; none for types that mount nothing.
[[nodiscard]] std::optional<MountedSource> mountOf(PoolId pool, const PoolDefinition &definition,
                                                   const HostTopology &topology);

/// The mounts on a host: those of its pools and all others.
class MountTable
{
public:
    /// Sets the mounts without a pool.
    void setTopology(const HostTopology &topology);
    void add(const MountedSource &mount);
    /// Undoes one add() with an equal argument.
    void remove(const MountedSource &mount);
    [[nodiscard]] bool empty() const { return m_mounts.empty(); }

    /// Appends claims that follow from mounts: a place below a mount point lies in the mounted
    /// source, which may itself lie below another mount point.
    void addDerived(std::vector<Claim> &claims) const;

private:
    [[nodiscard]] const std::vector<MountedSource> *mountsAround(const ResourcePath &path) const;

    std::unordered_map<std::string, std::vector<MountedSource>, StringHash, std::equal_to<>>
        m_mounts; ///< by the point's path
};

} // namespace poolwarden
