// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/findingquery.h"

#include "model/session/poolregistry.h"
#include "model/tables/findingslist.h"
#include "model/wording/findingtext.h"

#include <algorithm>

namespace poolwarden {

namespace {

/// What the list shows of the finding, but for its sentences: those say it again.
QString searchedTextOf(const FindingRow &row)
{
    const Finding &finding = row.finding;
    QStringList parts{findingtext::severityName(finding.severity), findingtext::kindName(finding),
                      row.name, row.peerName};
    if (row.host == noHost) {
        parts << findingtext::resource(finding) << QString::fromStdString(finding.spelled)
              << QString::fromStdString(finding.peerSpelled) << findingtext::typeName(finding.type);
        if (finding.peer != noPool)
            parts << findingtext::typeName(finding.peerType);
    }
    return parts.join(u'\n').toCaseFolded();
}

} // namespace

FindingMatcher::FindingMatcher(const FindingQuery &query, const PoolRegistry &registry)
    : m_query(query)
    , m_registry(registry)
    , m_words(query.text.toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts))
{
    if (m_words.isEmpty())
        return;
    for (const PoolRegistry::Host &host : registry.hosts())
        m_hostNames.insert(host.id, host.label.toCaseFolded());
}

HostId FindingMatcher::hostOf(PoolId pool) const
{
    const PoolRegistry::Pool *known = m_registry.pool(pool);
    return known ? known->host : noHost;
}

bool FindingMatcher::isEdited(PoolId pool) const
{
    const PoolRegistry::Pool *known = m_registry.pool(pool);
    return known && known->hasUnsaved();
}

bool FindingMatcher::hasWords(const FindingRow &row) const
{
    if (m_words.isEmpty())
        return true;
    if (row.searched.isEmpty())
        row.searched = searchedTextOf(row);
    const auto isOnHost = [this](HostId host, const QString &word) {
        const auto name = m_hostNames.constFind(host);
        return name != m_hostNames.constEnd() && name->contains(word);
    };
    return std::all_of(m_words.cbegin(), m_words.cend(), [&](const QString &word) {
        return row.searched.contains(word) || isOnHost(row.host, word)
               || isOnHost(hostOf(row.finding.pool), word)
               || isOnHost(hostOf(row.finding.peer), word);
    });
}

bool FindingMatcher::matches(const FindingRow &row) const
{
    const Finding &finding = row.finding;
    if (!m_query.isShown(finding.severity) || (m_query.kind && *m_query.kind != finding.kind))
        return false;
    if (m_query.type && (row.host != noHost || *m_query.type != finding.type)
        && (finding.peer == noPool || *m_query.type != finding.peerType))
        return false;
    if (m_query.host != noHost && row.host != m_query.host && hostOf(finding.pool) != m_query.host
        && hostOf(finding.peer) != m_query.host)
        return false;
    if (m_query.isOnlyEdited && !isEdited(finding.pool) && !isEdited(finding.peer))
        return false;
    return hasWords(row);
}

} // namespace poolwarden
