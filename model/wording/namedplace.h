// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/claim.h"
#include "model/conflict/finding.h"

#include <optional>
#include <string>

/// Directories by the names that definitions give them. The engine knows them by the path behind links and bind
/// mounts, which may stand in no definition.
namespace poolwarden::findingtext {

/// The value as a path that names `place`; none: the value names it some other way.
[[nodiscard]] std::optional<ResourcePath> spelledPlace(const std::string &value,
                                                       const ResourcePath &place);
/// finding.resource as both definitions spell it; if they do not agree, the path behind their spellings.
[[nodiscard]] ResourcePath namedPlace(const Finding &finding);
/// sharedPlace() in the same way.
[[nodiscard]] ResourcePath namedSharedPlace(const Finding &finding);

} // namespace poolwarden::findingtext
