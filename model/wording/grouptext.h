// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/findinggroups.h"

#include <QString>

/// Sentences about groups of more than two pools. All others are in findingtext.
namespace poolwarden::findingtext {

/// The numbers of pools in a group.
struct GroupSize {
    int pools = 0;
    /// Those inside, or those refused.
    int inner = 0;
    /// Those outside, or the live ones; 0: all are alike.
    int outer = 0;
    QString onlyOuter; ///< name of the outer pool, if there is only one
};

/// "12 pools use the directory /srv/vm."
[[nodiscard]] QString headlineOfGroup(const FindingGroup &group, const GroupSize &size);
/// What they have in common; empty if the headline says it.
[[nodiscard]] QString reasonOfGroup(const FindingGroup &group);
[[nodiscard]] QString consequenceOfGroup(const FindingGroup &group);

} // namespace poolwarden::findingtext
