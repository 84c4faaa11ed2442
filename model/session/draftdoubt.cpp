// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/draftdoubt.h"

#include "model/session/pooldraft.h"

#include <algorithm>

namespace poolwarden {

std::optional<Finding> worstErrorOf(const PoolDraft &draft)
{
    const std::vector<Finding> &findings = draft.findings();
    const auto found = std::find_if(findings.begin(), findings.end(), [](const Finding &finding) {
        return finding.severity == Severity::Error && finding.slot == Slot::Draft;
    });
    return found == findings.end() ? std::nullopt : std::optional(*found);
}

bool isDoubtful(const PoolDraft &draft)
{
    return worstErrorOf(draft) || !draft.schemaErrors().isEmpty() || draft.replaces() != noPool;
}

} // namespace poolwarden
