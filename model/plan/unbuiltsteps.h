// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/host/unbuilt.h"
#include "model/plan/planrow.h"

#include <functional>
#include <optional>

namespace poolwarden {

/// What drafts need that their hosts do not have, and whether directories are built once they are defined.
class UnbuiltSteps
{
public:
    /// Of a draft, as far as it is known; none: its host has it, or nobody knows.
    using UnbuiltOf = std::function<std::optional<Unbuilt>(PoolId draft)>;

    void setUnbuiltOf(const UnbuiltOf &unbuiltOf) { m_unbuiltOf = unbuiltOf; }
    void chooseBuild(bool isChosen) { m_builds = isChosen; }
    [[nodiscard]] bool builds() const { return m_builds; }
    /// What becomes of the pool that a draft changes.
    enum class Run : quint8 {
        None,    ///< it does not run
        On,      ///< it is not stopped, so that nothing can be built
        Restart, ///< it is stopped and started again: whatever may be missing is built
    };
    /// Adds to what comes of the draft.
    void tell(PlanRow &row, Run run) const;

private:
    UnbuiltOf m_unbuiltOf;
    bool m_builds = true; ///< it harms nothing, and what is not built does not start
};

} // namespace poolwarden
