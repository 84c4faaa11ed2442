// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/host/hosttopology.h"
#include "model/pool/pooldefinition.h"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace poolwarden {

struct PoolBefore;

/// Whether libvirt drops the definition when it reads it after the other: another name, and the same
/// storage by libvirt's rule or the same UUID.
[[nodiscard]] bool isDropped(const PoolDefinition &definition, const PoolDefinition &loaded,
                             const HostTopology &topology);

/// Which definitions of a host's pools libvirt drops for which others when it starts. Of thousands of pools
/// on one place not all pairs are compared.
class RestartCollisions
{
public:
    struct Side {
        const PoolDefinition *state = nullptr;  ///< in a file in /run: that of an active pool
        const PoolDefinition *config = nullptr; ///< the persistent one
        bool isNameLost = false;                ///< its files have another name: none is read
        /// The pools, by number, that make libvirt drop the state; the definition, because they run; the
        /// definition, because their definition is read before.
        std::vector<std::size_t> stateByState;
        std::vector<std::size_t> byState;
        std::vector<std::size_t> byConfig;

        /// Once its state is loaded, nothing can drop its definition any more.
        [[nodiscard]] bool holdsItsPlace() const;
    };

    /// withStates: what runs is remembered. All must outlive it.
    RestartCollisions(const std::vector<PoolBefore> &pools, const HostTopology &topology,
                      bool withStates);

    [[nodiscard]] const Side &side(std::size_t i) const { return m_sides[i]; }
    [[nodiscard]] bool isComplete() const { return m_isComplete; }
    /// Whether one of the two is in a list of the other.
    [[nodiscard]] bool haveMet(std::size_t one, std::size_t other) const;

private:
    void compare(std::size_t i, const std::vector<std::string> &keys);
    void compare(std::size_t i, std::size_t other);

    const HostTopology &m_topology;
    std::vector<Side> m_sides;
    std::unordered_map<std::string, std::vector<std::size_t>> m_under;
    std::vector<std::size_t> m_comparedWith; ///< by number: the last pool that was compared with it
    bool m_isComplete = true;
};

} // namespace poolwarden
