// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/knowngroups.h"

#include "model/conflict/conflictchecker.h"
#include "model/session/poolregistry.h"
#include "model/sources/sourcefinder.h"
#include "model/sources/supply.h"

namespace poolwarden {

VolumeGroups knownGroups(const SourceFinder &finder, const PoolRegistry &registry, HostId host)
{
    const auto answer = finder.known(host, *sourceQuestion(PoolType::Logical, {}));
    if (!answer)
        return {};
    const auto sources = foundSources(answer->sources);
    if (!sources)
        return {};
    return {*sources, registry.checker().topology(host)};
}

} // namespace poolwarden
