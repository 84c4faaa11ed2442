// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xml/poolreader.h"

namespace poolwarden {

/// Both can be read and mean the same. Permissions that only one of them has do not count: when
/// libvirt starts a pool, it writes the permissions of the target into the definition, and forgets
/// them at its next restart.
[[nodiscard]] bool isSameDefinition(const ReadResult &one, const ReadResult &other);

} // namespace poolwarden
