// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/resolve/situation.h"

#include <algorithm>

namespace poolwarden {

bool Situation::isWritable(HostId host) const
{
    const auto known = std::ranges::find(hosts, host, &Host::id);
    return known != hosts.end() && known->isWritable;
}

std::optional<ConflictChecker> checkerOf(const Situation &situation, const OnProgress &progress)
{
    constexpr std::size_t poolsPerStep = 256;
    std::optional<ConflictChecker> checker(std::in_place);
    for (const Situation::Host &host : situation.hosts)
        checker->addHost(host.id, host.profile, host.topology);
    for (std::size_t i = 0; i < situation.pools.size(); ++i) {
        if (i % poolsPerStep == 0 && progress
            && !progress(static_cast<int>(i), static_cast<int>(situation.pools.size())))
            return std::nullopt;
        const auto &[pool, entry] = situation.pools[i];
        checker->update(pool, entry);
    }
    return checker;
}

} // namespace poolwarden
