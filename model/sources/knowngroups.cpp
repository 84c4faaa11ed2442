// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/knowngroups.h"

#include "model/conflict/conflictchecker.h"
#include "model/session/poolregistry.h"
#include "model/sources/sourcefinder.h"
#include "model/sources/supply.h"

namespace poolwarden {

std::vector<FoundSource> knownGroupSources(const SourceFinder &finder, HostId host)
{
    const auto answer = finder.known(host, *sourceQuestion(PoolType::Logical, {}));
    return answer ? foundSources(answer->sources).value_or(std::vector<FoundSource>())
                  : std::vector<FoundSource>();
}

VolumeGroups knownGroups(const SourceFinder &finder, const PoolRegistry &registry, HostId host)
{
    const std::vector<FoundSource> sources = knownGroupSources(finder, host);
    return sources.empty() ? VolumeGroups()
                           : VolumeGroups(sources, registry.checker().topology(host));
}

} // namespace poolwarden
