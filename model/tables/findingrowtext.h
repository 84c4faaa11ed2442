// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QString>

#include <vector>

namespace poolwarden {

class PoolRegistry;

/// What the rows of a list of findings say: of one finding, or of several of one kind about one place.
namespace findingtext {

/// "a, b"; of two pools of one name, what tells them apart.
[[nodiscard]] QString poolsOf(const PoolRegistry &registry, const Finding &finding);
[[nodiscard]] QString becauseInList(const PoolRegistry &registry, const Finding &finding);
[[nodiscard]] QString explanationInList(const PoolRegistry &registry, const Finding &finding);

/// Findings of one kind, severity and place: at least two.
struct Group {
    std::vector<Finding> findings;
    std::vector<PoolId> pools; ///< each once; without the one in whose place the others lie
    PoolId around = noPool;    ///< that one, where there is one
};
[[nodiscard]] Group groupOf(std::vector<Finding> findings);
/// "5 pools: a, b, c, d, e"
[[nodiscard]] QString poolsOf(const PoolRegistry &registry, const Group &group);
[[nodiscard]] QString placeOf(const Group &group);
[[nodiscard]] QString becauseOf(const PoolRegistry &registry, const Group &group);
[[nodiscard]] QString explanationOf(const PoolRegistry &registry, const Group &group);

/// Their names; those of one name with what tells them apart: the host, or that it is a draft.
[[nodiscard]] QStringList labelsOf(const PoolRegistry &registry, const std::vector<PoolId> &pools);

} // namespace findingtext

} // namespace poolwarden
