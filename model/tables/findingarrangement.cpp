// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/findingarrangement.h"

#include "model/session/poolregistry.h"

#include <QHash>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace poolwarden {

namespace {

using Node = FindingNode;

/// Rows about pools and about places stand in one list.
quint64 idOfPool(PoolId pool)
{
    return 2 * quint64(pool.value()) + 1;
}

quint64 idOfPlace(quint64 place)
{
    return 2 * place;
}

} // namespace

std::optional<FindingArrangement::Parts>
FindingArrangement::wanted(const std::vector<FindingsList::Row> &rows, const PoolRegistry &registry,
                           const FindingNode::Children &now)
{
    // Most keys in a filter leave what is shown.
    Made made{grouping, sortColumn, sortOrder, {}};
    made.rows.reserve(rows.size());
    const FindingMatcher matcher(query, registry);
    for (const FindingsList::Row &row : rows) {
        if (matcher.matches(*row))
            made.rows.push_back(row);
    }
    m_shown = int(made.rows.size());
    if (made == m_made)
        return std::nullopt;
    m_made = std::move(made);

    Parts parts;
    parts.reserve(m_made.rows.size());
    QHash<quint64, std::size_t> known;
    known.reserve(qsizetype(m_made.rows.size()));
    const auto partOf = [&](quint64 id, Node::Level level, PoolId pool) -> Node::Part & {
        const auto at = known.constFind(id);
        if (at != known.cend())
            return parts[*at];
        known.insert(id, parts.size());
        parts.push_back({id, level, pool, {}, {}});
        return parts.back();
    };
    const auto addToPool = [&](PoolId pool, const Node::Told &told) {
        if (pool != noPool)
            partOf(idOfPool(pool), Node::Level::Pool, pool).findings.push_back(told);
    };
    for (const FindingsList::Row &row : m_made.rows) {
        if (grouping == FindingsModel::Grouping::ByPlace || row->host != noHost) {
            partOf(idOfPlace(row->place), Node::Level::Place, noPool)
                .findings.push_back({row, false});
        } else {
            addToPool(row->finding.pool, {row, false});
            addToPool(row->finding.peer, {row, true});
        }
    }
    sort(parts, registry, now);
    return parts;
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
