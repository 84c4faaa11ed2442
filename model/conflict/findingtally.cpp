// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/findingtally.h"

#include "model/conflict/openquestions.h"

namespace poolwarden {

namespace {

void count(FindingCounts &status, const std::vector<Finding> &findings, int step)
{
    for (const Finding &finding : findings) {
        if (finding.severity == Severity::Error)
            status.errors += step;
        else if (finding.severity == Severity::Warning)
            status.warnings += step;
        else
            status.infos += step;
    }
}

} // namespace

void FindingTally::countOwn(CheckedPool &pool, const FindingsByPeer &findings)
{
    pool.status = {};
    for (const auto &[peer, list] : findings)
        count(pool.status, list, 1);
    pool.questions = m_pools.questionsOf(pool.facts, findings);
    if (CheckedHost &host = m_pools.hostOf(pool); OpenQuestions::areReportedPerHost(host.topology))
        host.openQuestions += pool.questions.openCount();
}

void FindingTally::forgetQuestions(const CheckedPool &pool)
{
    if (CheckedHost &host = m_pools.hostOf(pool); OpenQuestions::areReportedPerHost(host.topology))
        host.openQuestions -= pool.questions.openCount();
}

void FindingTally::countAtPeer(PoolId id, const std::vector<Finding> &findings, int step)
{
    CheckedPool &peer = m_pools.at(id);
    count(peer.status, findings, step);
    if (peer.questions.empty())
        return;
    int opened = 0;
    for (const Finding &finding : findings)
        opened +=
            peer.questions.note(peer.facts, finding.peerField, finding.peerSpelled, finding, step);
    CheckedHost &host = m_pools.hostOf(peer);
    (OpenQuestions::areReportedPerHost(host.topology) ? host.openQuestions : peer.status.infos) +=
        opened;
}

void FindingTally::countAtPeers(const FindingsByPeer &findings, int step)
{
    for (const auto &[peer, list] : findings) {
        if (peer != noPool)
            countAtPeer(peer, list, step);
    }
}

} // namespace poolwarden
