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

/// The values of one pool of which it is not known what they lead to: links that nothing explains, and
/// on another machine every path. A question is open until a finding has decided it: what is used twice
/// for certain is not also used twice perhaps.
class OpenQuestions
{
public:
    OpenQuestions() = default;
    OpenQuestions(const PoolFacts &pool, const HostTopology &topology);

    /// Of a host whose links cannot be read from here, all that is open is one matter, and not a
    /// finding of each pool.
    [[nodiscard]] static bool areOneMatter(const HostTopology &topology);

    /// A finding came (step 1) or went (-1) that stands at this value of the pool. Returns how many more
    /// questions are open now: 1, 0 or -1.
    int note(const PoolFacts &pool, FieldRef field, std::string_view spelled,
             const Finding &finding, int step);
    [[nodiscard]] bool empty() const { return m_questions.empty(); }
    [[nodiscard]] int openCount() const;
    /// As findings of kind Unverified.
    [[nodiscard]] std::vector<Finding> open(const PoolFacts &pool,
                                            const HostTopology &topology) const;

private:
    using Value = std::pair<FieldRef, std::string_view>;
    struct Question {
        std::size_t claim = 0; ///< the first one of that value in the pool's facts
        int decisions = 0;
        [[nodiscard]] Value value(const PoolFacts &pool) const;
    };

    std::vector<Question> m_questions; ///< by value
};

} // namespace poolwarden
