// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/accepted/acceptedfinding.h"

#include "model/accepted/hostplace.h"

#include <algorithm>

namespace poolwarden {

bool AcceptedList::isFor(const QString &uri) const
{
    return std::any_of(hosts.cbegin(), hosts.cend(), [place = hostPlace(uri)](const QString &host) {
        return hostPlace(host) == place;
    });
}

qsizetype AcceptedList::indexOf(const RestsOn &finding) const
{
    const auto found =
        std::find_if(findings.cbegin(), findings.cend(), [&finding](const AcceptedFinding &one) {
            return isSame(one.restsOn, finding);
        });
    return found == findings.cend() ? -1 : found - findings.cbegin();
}

void AcceptedList::add(const AcceptedFinding &finding)
{
    if (const qsizetype index = indexOf(finding.restsOn); index >= 0)
        findings[index] = finding;
    else
        findings.append(finding);
}

void AcceptedList::remove(const RestsOn &finding)
{
    if (const qsizetype index = indexOf(finding); index >= 0)
        findings.removeAt(index);
}

RestsOn withoutHost(RestsOn finding, const QString &own)
{
    for (RestingSide &side : finding.sides) {
        if (side.host == own)
            side.host.clear();
    }
    return finding;
}

} // namespace poolwarden
