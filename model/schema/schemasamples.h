// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooltype.h"

#include <QStringList>

namespace poolwarden {

/// Valid documents of the type with all that the schema allows: one for each of the choices that
/// exclude each other (a secret by usage or by UUID, the kind of adapter, the family of network
/// file systems).
[[nodiscard]] QStringList schemaSamples(PoolType type);

} // namespace poolwarden
