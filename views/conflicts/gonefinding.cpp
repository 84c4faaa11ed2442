// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/gonefinding.h"

#include "views/conflicts/findingrows.h"

namespace poolwarden {

void GoneFinding::begin(const Finding &finding, const std::optional<Finding> &shown)
{
    m_finding = finding;
    m_shown = shown;
    m_wasPlaceTaken = isPlaceTaken();
}

void GoneFinding::follow(const std::optional<Finding> &shown)
{
    if (!m_finding)
        return;
    const bool isOther = shown && (!m_shown || !FindingRows::sameAs(*m_shown)(*shown));
    const bool isBack = m_rows->find(FindingRows::sameAs(*m_finding)).isValid();
    if (isOther || isBack || (!m_wasPlaceTaken && isPlaceTaken()))
        m_finding.reset();
}

bool GoneFinding::isPlaceTaken() const
{
    return m_rows
        ->find([this](const Finding &now) {
            return now.severity != Severity::Info && now.resource == m_finding->resource
                   && !now.resource.segments.empty();
        })
        .isValid();
}

} // namespace poolwarden
