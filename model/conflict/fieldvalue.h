// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/claim.h"
#include "model/conflict/finding.h"
#include "model/conflict/poolfacts.h"
#include "model/host/hosttopology.h"

#include <optional>
#include <string>

namespace poolwarden {

/// What a definition says in a field that libvirt's rules compare.
struct FieldValue {
    std::string spelled;               ///< empty: nothing
    std::optional<ResourcePath> place; ///< what it names; none for a parent adapter
};

/// The value in one of the pool's definitions. The topology is that of its host.
[[nodiscard]] FieldValue fieldValue(const PoolFacts &facts, DefinitionKind definitionKind,
                                    FieldRef field, const HostTopology &topology);

} // namespace poolwarden
