// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QString>

#include <vector>

namespace poolwarden {

class PoolRegistry;

/// Texts for rows in a list of findings: for one finding, or for several.
namespace findingtext {

/// "a, b"; pools of the same name with what distinguishes them.
[[nodiscard]] QString poolsOf(const PoolRegistry &registry, const Finding &finding);
[[nodiscard]] QString reasonInList(const PoolRegistry &registry, const Finding &finding);
/// What is the matter and why, without what follows.
[[nodiscard]] QString whyInList(const PoolRegistry &registry, const Finding &finding);
[[nodiscard]] QString explanationInList(const PoolRegistry &registry, const Finding &finding);

/// Several findings about one place, the worst first.
struct Group {
    Finding first;
    int count = 0;
    std::vector<PoolId> pools; ///< each once, without `around`
    ResourcePath place;        ///< what all share, as they spell it if they agree
    PoolId around = noPool;    ///< the pool whose place contains those of all others; may be noPool
};
[[nodiscard]] Group groupOf(const std::vector<const Finding *> &findings);
/// "5 pools: a, b, c, d, e"
[[nodiscard]] QString poolsOf(const PoolRegistry &registry, const Group &group);
[[nodiscard]] QString placeOf(const Group &group);
[[nodiscard]] QString reasonOf(const PoolRegistry &registry, const Group &group);
[[nodiscard]] QString explanationOf(const PoolRegistry &registry, const Group &group);
/// The same without what follows.
[[nodiscard]] QString whyOf(const PoolRegistry &registry, const Group &group);

/// "Target path: /srv/vm", the value through which finding.pool uses the place.
[[nodiscard]] QString valueOf(const Finding &finding);
/// "With 3 pools: a, b, c"
[[nodiscard]] QString othersOf(const PoolRegistry &registry, const std::vector<Finding> &findings);
/// Their kinds, each once: "Same storage, Overlap"
[[nodiscard]] QString kindsOf(const std::vector<const Finding *> &findings);
/// Their places: the one that all share, else how many there are.
[[nodiscard]] QString placesOf(const std::vector<Finding> &findings);

/// Names of pools. Those with the same name are distinguished by the host or as a draft.
[[nodiscard]] QStringList labelsOf(const PoolRegistry &registry, const std::vector<PoolId> &pools);

} // namespace findingtext

} // namespace poolwarden
