// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QSet>

#include <vector>

namespace poolwarden {

class FindingsModel;
class PoolRegistry;

/// The pools that a finding is about.
void addPools(QSet<PoolId> &pools, const Finding &finding);
/// All pools that collide at the place of this finding, including peers of peers.
[[nodiscard]] QSet<PoolId> poolsAtPlaceOf(const Finding &finding, const PoolRegistry &registry,
                                          const FindingsModel &model);

} // namespace poolwarden
