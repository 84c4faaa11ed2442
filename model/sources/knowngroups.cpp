// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/knowngroups.h"

#include "model/conflict/conflictchecker.h"
#include "model/session/poolregistry.h"
#include "model/sources/sourcefinder.h"
#include "model/sources/supply.h"
#include "model/xml/hostsourcesreader.h"

#include <string_view>

namespace poolwarden {

VolumeGroups knownGroups(const SourceFinder &finder, const PoolRegistry &registry, HostId host)
{
    const auto answer = finder.known(host, *sourceQuestion(PoolType::Logical, {}));
    if (!answer)
        return {};
    const QByteArray &xml = answer->sources;
    const auto sources =
        readFoundSources(std::string_view(xml.constData(), std::size_t(xml.size())));
    if (!sources)
        return {};
    return {*sources, registry.checker().topology(host)};
}

} // namespace poolwarden
