// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/findingquery.h"

#include "model/session/poolregistry.h"
#include "model/tables/findingslist.h"
#include "model/wording/findingtext.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

/// What the list shows of the finding, but for its sentences: those say it again.
QByteArray searchedTextOf(const FindingRow &row)
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
    return parts.join(u'\n').toCaseFolded().toUtf8();
}

} // namespace

FindingMatcher::FindingMatcher(const FindingQuery &query, const PoolRegistry &registry)
    : m_query(query)
    , m_registry(registry)
{
    const QStringList words =
        query.text.toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &text : words) {
        Word word{QByteArrayMatcher(text.toUtf8()), {}};
        for (const PoolRegistry::Host &host : registry.hosts()) {
            if (host.label.toCaseFolded().contains(text))
                word.hosts.insert(host.id);
        }
        m_words.push_back(std::move(word));
    }
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

void FindingMatcher::prepare(const FindingRow &row)
{
    if (row.searched.isEmpty())
        row.searched = searchedTextOf(row);
}

bool FindingMatcher::hasWords(const FindingRow &row) const
{
    if (m_words.empty())
        return true;
    prepare(row);
    return std::ranges::all_of(m_words, [this, &row](const Word &word) {
        return word.text.indexIn(row.searched) >= 0
               || (!word.hosts.isEmpty()
                   && (word.hosts.contains(row.host)
                       || word.hosts.contains(hostOf(row.finding.pool))
                       || word.hosts.contains(hostOf(row.finding.peer))));
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
