// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooldefinition.h"

#include <QString>

namespace poolwarden {

/// Where a pool's storage comes from, in the words of the field: "nas1:/export/vm", "vg0",
/// "/dev/sdb, /dev/sdc", "iqn.2013-06.com.example:a on san1", "images on mon1, mon2". Plain text
/// with names from a host in it.
[[nodiscard]] QString sourceDescription(const PoolDefinition &definition);
/// Where it is on the host; empty for the types that have no target.
[[nodiscard]] QString targetDescription(const PoolDefinition &definition);

} // namespace poolwarden
