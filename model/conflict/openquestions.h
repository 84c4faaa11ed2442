// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/conflict/poolfacts.h"
#include "model/host/hosttopology.h"

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace poolwarden {

/// The values of one pool that cannot be resolved: unknown links, and on another machine every
/// path. A question is open until a finding decides it: storage that is certainly used twice needs
/// no warning that it may be.
class OpenQuestions
{
public:
    OpenQuestions() = default;
    OpenQuestions(const PoolFacts &pool, const HostTopology &topology);

    /// True for hosts whose links cannot be read from here: all their open questions are reported
    /// once for the host, not for each pool.
    [[nodiscard]] static bool areReportedPerHost(const HostTopology &topology);

    /// Call when a finding about this value appears (step 1) or disappears (-1). Returns the change
    /// of openCount(): 1, 0 or -1.
    int note(const PoolFacts &pool, FieldRef field, std::string_view spelled,
             const Finding &finding, int step);
    [[nodiscard]] bool empty() const { return m_questions.empty(); }
    [[nodiscard]] int openCount() const;
    /// The open questions as findings of kind Unverified.
    [[nodiscard]] std::vector<Finding> open(const PoolFacts &pool,
                                            const HostTopology &topology) const;

private:
    using Value = std::pair<FieldRef, std::string_view>;
    struct Question {
        std::size_t claim = 0; ///< index of the first claim with that value in the pool's facts
        int decisions = 0;
        [[nodiscard]] Value value(const PoolFacts &pool) const;
    };

    std::vector<Question> m_questions; ///< sorted by value
};

} // namespace poolwarden
