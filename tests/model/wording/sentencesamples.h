// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/host/hosttopology.h"
#include "model/pool/pooldefinition.h"

#include <string>
#include <vector>

namespace poolwarden {

/// Definitions of all types that meet each other in all the ways that are told apart.
[[nodiscard]] std::vector<PoolDefinition> sentenceSamples();
/// A host that knows its devices.
[[nodiscard]] HostTopology sampleTopology();

} // namespace poolwarden
