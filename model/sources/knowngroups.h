// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/sources/volumegroups.h"

namespace poolwarden {

class PoolRegistry;
class SourceFinder;

/// The volume groups of the host by its last answer; none if it has not answered, or nothing that can be read.
[[nodiscard]] VolumeGroups knownGroups(const SourceFinder &finder, const PoolRegistry &registry,
                                       HostId host);

} // namespace poolwarden
