// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xml/poolreader.h"

namespace poolwarden {

/// Both can be read, and ask for the same. Permissions that only one of them names are no difference: libvirt
/// writes those that it found at the target of a pool that it started into its definition, and forgets
/// them with its next restart.
[[nodiscard]] bool isSameDefinition(const ReadResult &one, const ReadResult &other);

} // namespace poolwarden
