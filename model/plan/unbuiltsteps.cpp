// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/unbuiltsteps.h"

#include "model/wording/unbuilttext.h"

#include <algorithm>

namespace poolwarden {

void UnbuiltSteps::tell(PlanRow &row, Run run) const
{
    const auto unbuilt = m_unbuiltOf ? m_unbuiltOf(row.pool) : std::nullopt;
    if (!unbuilt || (!unbuilt->isCertain && run != Run::Restart))
        return;
    row.isBuildable = run != Run::On && unbuilt->kind == Unbuilt::Kind::Directory;
    const bool isBuilt = row.isBuildable && m_builds;
    const QString sentences =
        unbuilttext::missing(*unbuilt) + u' ' + unbuilttext::nextForDraft(*unbuilt, isBuilt);
    if (isBuilt) {
        row.outcome.sentence += u' ' + sentences;
        return;
    }
    row.outcome.add(sentences);
    row.outcome.severity = std::max(row.outcome.severity, Severity::Warning);
}

} // namespace poolwarden
