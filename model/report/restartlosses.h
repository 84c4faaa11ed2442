// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/findinggroups.h"

#include <cstddef>
#include <map>
#include <set>
#include <vector>

namespace poolwarden::check {

/// Which definitions libvirt may drop at a restart because of each other, by the groups that tell of it.
class RestartLosses
{
public:
    /// A group of FindingKind::LostAtRestart.
    void note(const FindingGroup &group, const std::vector<GroupMember> &members);
    /// Whether a group tells of both.
    [[nodiscard]] bool hasBoth(std::size_t newcomer, std::size_t peer) const;

private:
    std::map<std::size_t, std::set<std::size_t>> m_groupsOf;
};

} // namespace poolwarden::check
