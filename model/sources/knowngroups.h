// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/sources/volumegroups.h"
#include "model/xml/hostsourcesreader.h"

#include <vector>

namespace poolwarden {

class PoolRegistry;
class SourceFinder;

/// The volume groups of the host by its last answer; none if it has not answered, or nothing that can be read.
/// The host's last answer for logical pools; empty: there are none, or it was not asked.
[[nodiscard]] std::vector<FoundSource> knownGroupSources(const SourceFinder &finder, HostId host);
[[nodiscard]] VolumeGroups knownGroups(const SourceFinder &finder, const PoolRegistry &registry,
                                       HostId host);

} // namespace poolwarden
