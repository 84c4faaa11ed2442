// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/libvirtverdict.h"
#include "model/conflict/poolindex.h"
#include "model/host/driverprofile.h"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace poolwarden {

/// Predicts the answer of a host to a definition: see ConflictChecker::predict().
class DefinePrediction
{
public:
    using PoolOf = std::function<const IndexedPool &(PoolId)>;
    DefinePrediction(const PoolIndex &index, PoolOf poolOf, HostId host,
                     const DriverProfile &profile, const HostTopology &topology);

    [[nodiscard]] DefineVerdict of(const PoolDefinition &definition) const;

private:
    [[nodiscard]] std::vector<PoolId> sourceCollisions(const PoolDefinition &definition) const;
    [[nodiscard]] std::optional<std::pair<Refusal, PoolId>>
    identityRefusal(const PoolDefinition &definition) const;
    /// The first pool under the key for which the predicate holds; null: none.
    template<typename Predicate>
    [[nodiscard]] const PoolFacts *hostPoolUnder(const std::string &key,
                                                 const Predicate &predicate) const;

    const PoolIndex &m_index;
    PoolOf m_poolOf;
    HostId m_host;
    const DriverProfile &m_profile;
    const HostTopology &m_topology;
};

} // namespace poolwarden
