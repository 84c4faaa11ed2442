// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xml/poolreader.h"

namespace poolwarden {

/// Both can be read and mean the same. Permissions that only one of them has do not count if they are mode, owner and
/// group: when libvirt starts a pool, it writes those of the target into the definition, and forgets them at its next
/// restart.
[[nodiscard]] bool isSameDefinition(const ReadResult &one, const ReadResult &other);
/// Whether the host's definition has all that somebody wrote: permissions that were left out may be what libvirt
/// filled in, those that were written are meant.
[[nodiscard]] bool hasAllOf(const ReadResult &host, const ReadResult &written);
/// Gives a definition the host's permissions where it leaves them out.
void takeMissingPermissions(PoolDefinition &written, const PoolDefinition &host);

} // namespace poolwarden
