// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xml/poolreader.h"

namespace poolwarden {

/// Both can be read and mean the same. Permissions do not count if one has mode, owner and group and the other lacks
/// one of them: when libvirt starts a pool, it writes those of the target into the definition, whatever was written
/// there, and forgets them at its next restart.
[[nodiscard]] bool isSameDefinition(const ReadResult &first, const ReadResult &second);
/// Whether the host's definition has all that somebody wrote: permissions that were left out may be what libvirt
/// filled in, those that were written are meant.
[[nodiscard]] bool hasAllOf(const ReadResult &host, const ReadResult &written);
/// Gives a definition the host's permissions where it leaves them out.
void takeMissingPermissions(PoolDefinition &written, const PoolDefinition &host);

} // namespace poolwarden
