// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooldefinition.h"

#include <QString>

namespace poolwarden {

/// A pool's source as administrators write it: "nas1:/export/vm", "vg0", "/dev/sdb, /dev/sdc",
/// "iqn.2013-06.com.example:a on san1", "images on mon1, mon2". Plain text that may contain names
/// from a host.
[[nodiscard]] QString sourceDescription(const PoolDefinition &definition);
/// The target path; empty for types without one.
[[nodiscard]] QString targetDescription(const PoolDefinition &definition);

} // namespace poolwarden
