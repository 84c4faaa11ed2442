// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/findinggroups.h"

#include <QString>

/// The sentences for what more than two pools share; beside findingtext, which has the rest.
namespace poolwarden::findingtext {

/// Who takes part in a group.
struct GroupSize {
    int pools = 0;
    /// Those inside, or those that are refused.
    int inner = 0;
    /// Those outside, or those that are in force; 0: all are even.
    int outer = 0;
    QString onlyOuter; ///< the outer one's name, where there is one only
};

/// "12 pools use the directory /srv/vm."
[[nodiscard]] QString headlineOfGroup(const FindingGroup &group, const GroupSize &size);
/// What they have in common, where the headline does not say it; or nothing.
[[nodiscard]] QString becauseOfGroup(const FindingGroup &group);
[[nodiscard]] QString consequenceOfGroup(const FindingGroup &group);

} // namespace poolwarden::findingtext
