// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/restartlosses.h"

#include <algorithm>

namespace poolwarden::check {

void RestartLosses::note(const FindingGroup &group, const std::vector<GroupMember> &members)
{
    for (const GroupMember &member : members)
        m_groupsOf[member.newcomer].insert(group.number);
}

bool RestartLosses::hasBoth(std::size_t newcomer, std::size_t peer) const
{
    const auto own = m_groupsOf.find(newcomer);
    const auto other = m_groupsOf.find(peer);
    if (own == m_groupsOf.end() || other == m_groupsOf.end())
        return false;
    return std::ranges::any_of(
        own->second, [&other](std::size_t group) { return other->second.contains(group); });
}

} // namespace poolwarden::check
