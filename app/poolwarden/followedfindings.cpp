// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/followedfindings.h"

#include "model/accepted/findingfilter.h"

#include <algorithm>
#include <utility>

namespace poolwarden {

FollowedFindings::FollowedFindings(const PoolRegistry *registry,
                                   const std::vector<Finding> &findings, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_findings(findings)
    , m_told(findings.size())
{
    for (const Finding &finding : findings)
        m_rests.push_back(registry->filter().restsOn(finding));
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &FollowedFindings::look);
    const auto soon = [this] { m_soon.start(); };
    connect(registry, &PoolRegistry::findingsChanged, this, soon);
    connect(registry, &PoolRegistry::poolChanged, this, soon);
    connect(registry, &PoolRegistry::settled, this, soon);
}

std::vector<Finding> FollowedFindings::left() const
{
    std::vector<Finding> left;
    for (std::size_t i = 0; i < m_findings.size(); ++i) {
        const std::vector<Finding> now = m_registry->findingsOf(m_findings[i].pool);
        const auto found = std::ranges::find_if(now, [&](const Finding &finding) {
            return m_registry->filter().restsOn(finding) == m_rests[i];
        });
        if (found != now.end())
            left.push_back(*found);
    }
    return left;
}

void FollowedFindings::look()
{
    const std::size_t count = left().size();
    if (std::exchange(m_told, count) != count)
        Q_EMIT changed();
}

} // namespace poolwarden
