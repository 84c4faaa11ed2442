// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/resolve/wayout.h"

#include <optional>

namespace poolwarden {

/// Tries ways out on what the checker knows, which stays as it is.
class Trial
{
public:
    Trial(const ConflictChecker &checker, Finding finding)
        : m_checker(checker)
        , m_finding(std::move(finding))
    {
    }

    struct Proof {
        std::vector<Finding> leaves;
        int fresh = 0; ///< findings of a lower severity that have come
    };
    /// None: the finding stays, or a new one that is as severe or worse comes, or libvirt refuses it.
    [[nodiscard]] std::optional<Proof> prove(const WayOut &way) const;

private:
    [[nodiscard]] bool isTaken(const WayOut &way) const;

    const ConflictChecker &m_checker;
    Finding m_finding;
};

} // namespace poolwarden
