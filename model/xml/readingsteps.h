// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/refusal.h"
#include "model/xml/refusederror.h"

#include <algorithm>
#include <vector>

namespace poolwarden {

/// Runs the steps of a reading, each of which may throw a RefusedError: the reason for which libvirt
/// would stop there. For one reading in one thread.
class ReadingSteps
{
public:
    enum class Wanted {
        All,         ///< a refusal ends the reading
        WhatIsThere, ///< a refusal skips the step
    };

    /// `refusals`: gets the reasons for which steps are skipped, one for each field; may be null.
    ReadingSteps(Wanted wanted, std::vector<Refusal> *refusals)
        : m_wanted(wanted)
        , m_refusals(refusals)
    {
    }

    template<typename Step>
    void run(Step step) const
    {
        try {
            step();
        } catch (const RefusedError &error) {
            if (m_wanted == Wanted::All)
                throw;
            note(error.refusal());
        }
    }

private:
    void note(const Refusal &refusal) const
    {
        if (m_refusals && std::ranges::none_of(*m_refusals, [&refusal](const Refusal &other) {
                return other.field == refusal.field;
            }))
            m_refusals->push_back(refusal);
    }

    Wanted m_wanted;
    std::vector<Refusal> *m_refusals;
};

} // namespace poolwarden
