// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/findingarrangement.h"

#include "model/session/poolregistry.h"

#include <algorithm>

namespace poolwarden {

namespace {

/// Places that are no more are forgotten when there are many.
constexpr std::size_t manyPlaces = 1000;

using Node = FindingNode;

} // namespace

FindingArrangement::Parts FindingArrangement::wanted(const std::vector<FindingsList::Row> &rows,
                                                     const PoolRegistry &registry,
                                                     const FindingNode::Children &now)
{
    const FindingMatcher matcher(query, registry);
    Parts parts;
    m_shown = 0;
    Places places;
    std::unordered_map<quint64, std::size_t> pools;
    const auto addToPool = [&](PoolId pool, const Node::Told &told) {
        if (pool == noPool)
            return;
        // Odd numbers; places have even ones.
        const quint64 id = 2 * quint64(pool.value()) + 1;
        const auto [at, isNew] = pools.try_emplace(id, parts.size());
        if (isNew)
            parts.push_back({id, Node::Level::Pool, pool, {}, {}});
        parts[at->second].findings.push_back(told);
    };
    for (const FindingsList::Row &row : rows) {
        if (!matcher.matches(*row))
            continue;
        ++m_shown;
        if (grouping == FindingsModel::Grouping::ByPlace || row->host != noHost) {
            addToPlace(parts, row, places);
        } else {
            addToPool(row->finding.pool, {row, false});
            addToPool(row->finding.peer, {row, true});
        }
    }
    if (m_placeIds.size() > manyPlaces + 2 * places.size())
        std::erase_if(m_placeIds,
                      [&places](const auto &entry) { return !places.contains(entry.first); });
    sort(parts, registry, now);
    return parts;
}

void FindingArrangement::addToPlace(Parts &parts, const FindingsList::Row &row, Places &known)
{
    const auto [at, isNew] = known.try_emplace(row->place, parts.size());
    if (isNew) {
        const auto [id, isUnknown] = m_placeIds.try_emplace(row->place, m_lastPlaceId + 2);
        if (isUnknown)
            m_lastPlaceId += 2;
        parts.push_back({id->second, Node::Level::Place, noPool, {}, {}});
    }
    parts[at->second].findings.push_back({row, false});
}

void FindingArrangement::sort(Parts &parts, const PoolRegistry &registry,
                              const FindingNode::Children &now) const
{
    const bool isDescending = sortOrder == Qt::DescendingOrder;
    if (sortColumn == FindingsModel::SeverityColumn && isDescending)
        return; // they are
    if (sortColumn == FindingsModel::SeverityColumn || sortColumn == FindingsModel::KindColumn) {
        const auto key = [this](const Node::Part &part) {
            const Finding &finding = part.findings.front().row->finding;
            return sortColumn == FindingsModel::SeverityColumn ? int(finding.severity)
                                                               : int(finding.kind);
        };
        std::ranges::stable_sort(parts, [&](const Node::Part &a, const Node::Part &b) {
            return isDescending ? key(a) > key(b) : key(a) < key(b);
        });
        return;
    }
    std::unordered_map<quint64, const Node *> known;
    for (const auto &node : now)
        known.emplace(node->id(), node.get());
    for (Node::Part &part : parts) {
        const auto found = known.find(part.id);
        if (found != known.end() && found->second->findings() == part.findings)
            part.sortText = found->second->sortText();
        if (!part.sortText)
            part.sortText = Node(part, nullptr).text(registry, sortColumn);
    }
    std::ranges::stable_sort(parts, [isDescending](const Node::Part &a, const Node::Part &b) {
        const int order = QString::compare(*a.sortText, *b.sortText, Qt::CaseInsensitive);
        return isDescending ? order > 0 : order < 0;
    });
}

} // namespace poolwarden
