// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/placefindings.h"

#include "model/conflict/claimcomparison.h"
#include "model/conflict/meetingclaims.h"

#include <map>
#include <tuple>
#include <utility>

namespace poolwarden {

namespace {

using Fields = std::pair<FieldRef, FieldRef>;

Fields fieldsOf(const Finding &finding)
{
    return {finding.field, finding.peerField};
}

class BestFindings
{
public:
    explicit BestFindings(const std::optional<Finding> &byRule)
    {
        if (byRule)
            m_ruleFields = fieldsOf(*byRule);
    }

    // Keeps one finding for each pair of fields: the same device is in several trees, hosts
    // and definitions.
    void add(Finding finding)
    {
        if (m_ruleFields && finding.kind == FindingKind::SameStorage
            && *m_ruleFields == fieldsOf(finding))
            return;
        const bool isThroughMount = !finding.via.empty() || !finding.peerVia.empty();
        const auto [known, isNew] =
            (isThroughMount ? m_bestThroughMounts : m_best).try_emplace(fieldsOf(finding), finding);
        if (!isNew && isBetter(finding, known->second))
            known->second = std::move(finding);
    }

    std::vector<Finding> take()
    {
        // Findings through mounts are reported only if there are no others: a pool that mounts
        // always shares its mount point with pools below it.
        const bool isToldAlready = m_ruleFields || !m_best.empty();
        std::vector<Finding> findings;
        for (auto &[fields, finding] : isToldAlready ? m_best : m_bestThroughMounts)
            findings.push_back(std::move(finding));
        return findings;
    }

private:
    static bool isBetter(const Finding &a, const Finding &b)
    {
        const auto rank = [](const Finding &finding) {
            // The worst: what runs can collide where the draft no longer does.
            return std::tuple(finding.kind, -static_cast<int>(finding.severity),
                              -static_cast<int>(finding.definitionKind)
                                  - static_cast<int>(finding.peerDefinitionKind),
                              -static_cast<int>(finding.definitionKind), finding.resource.tree);
        };
        if (rank(a) != rank(b))
            return rank(a) < rank(b);
        return a < b;
    }

    std::map<Fields, Finding> m_best;
    std::map<Fields, Finding> m_bestThroughMounts;
    /// The fields for which libvirt's rule already reported a collision.
    std::optional<Fields> m_ruleFields;
};

} // namespace

std::vector<Finding> placeFindings(const PoolPair &pair, const std::optional<Finding> &byRule,
                                   bool withoutDrafts)
{
    BestFindings best(byRule);
    for (const auto &[mine, theirs] : meetingClaims(pair.pool.claims, pair.peer.claims)) {
        if (withoutDrafts
            && (mine->definitionKind == DefinitionKind::Draft
                || theirs->definitionKind == DefinitionKind::Draft))
            continue;
        if (auto finding = compareClaims(pair, *mine, *theirs))
            best.add(std::move(*finding));
    }
    return best.take();
}

} // namespace poolwarden
