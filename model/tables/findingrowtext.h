// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QString>

#include <vector>

namespace poolwarden {

class PoolRegistry;

/// Texts for rows in a list of findings: for one finding, or for several of one kind about one
/// place.
namespace findingtext {

/// "a, b"; pools of the same name with what distinguishes them.
[[nodiscard]] QString poolsOf(const PoolRegistry &registry, const Finding &finding);
[[nodiscard]] QString reasonInList(const PoolRegistry &registry, const Finding &finding);
[[nodiscard]] QString explanationInList(const PoolRegistry &registry, const Finding &finding);

/// Findings of one kind, severity and place: at least two.
struct Group {
    std::vector<Finding> findings;
    std::vector<PoolId> pools; ///< each once, without `around`
    PoolId around = noPool;    ///< the pool whose place contains the others; may be noPool
};
[[nodiscard]] Group groupOf(std::vector<Finding> findings);
/// "5 pools: a, b, c, d, e"
[[nodiscard]] QString poolsOf(const PoolRegistry &registry, const Group &group);
[[nodiscard]] QString placeOf(const Group &group);
[[nodiscard]] QString reasonOf(const PoolRegistry &registry, const Group &group);
[[nodiscard]] QString explanationOf(const PoolRegistry &registry, const Group &group);

/// Names of pools. Those with the same name are distinguished by the host or as a draft.
[[nodiscard]] QStringList labelsOf(const PoolRegistry &registry, const std::vector<PoolId> &pools);

} // namespace findingtext

} // namespace poolwarden
