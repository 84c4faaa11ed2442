// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/findingrows.h"

#include "model/tables/findingsmodel.h"
#include "views/conflicts/findingspresentation.h"

#include <QTreeView>

#include <algorithm>
#include <set>
#include <tuple>

namespace poolwarden {

namespace {

bool isSameConflict(const Finding &a, const Finding &b)
{
    // Findings about a host differ by the host's name.
    if (a.pool == noPool && b.pool == noPool)
        return a.kind == b.kind && a.spelled == b.spelled;
    // A list of thousands is searched: nothing is copied before the pools are the same.
    const bool isStraight = a.pool == b.pool && a.peer == b.peer;
    const bool isMirrored = a.pool == b.peer && a.peer == b.pool;
    if (a.kind != b.kind || (!isStraight && !isMirrored))
        return false;
    // What the host answers later may give the same values another place: the device of a mount, the export
    // behind it.
    const auto values = [](const Finding &finding) {
        return std::tie(finding.field, finding.peerField, finding.spelled, finding.peerSpelled);
    };
    return a.resource == b.resource || values(a) == (isStraight ? values(b) : values(mirrored(b)));
}

} // namespace

FindingRows::FindingRows(QTreeView *list, FindingsModel *model, FindingsPresentation *presentation)
    : m_list(list)
    , m_model(model)
    , m_presentation(presentation)
{
}

QModelIndex FindingRows::firstCell(const QModelIndex &index)
{
    return index.siblingAtColumn(0);
}

int FindingRows::placeAtTop(QModelIndex index)
{
    while (index.parent().isValid())
        index = index.parent();
    return index.row();
}

FindingRows::Wanted FindingRows::sameAs(const Finding &finding)
{
    return [finding](const Finding &other) { return isSameConflict(other, finding); };
}

bool FindingRows::isSeveral(const QModelIndex &index) const
{
    return m_model->isSeveral(m_presentation->mapToSource(index));
}

int FindingRows::chosenRows() const
{
    return int(m_list->selectionModel()->selectedRows().size());
}

std::vector<Finding> FindingRows::chosen() const
{
    QModelIndexList rows = m_list->selectionModel()->selectedRows();
    if (rows.isEmpty())
        rows.append(m_list->currentIndex());
    std::ranges::sort(rows, [](const QModelIndex &a, const QModelIndex &b) {
        return placeAtTop(a) < placeAtTop(b);
    });
    std::vector<Finding> findings;
    std::set<Finding> known;
    for (const QModelIndex &row : rows) {
        for (const Finding &finding : m_model->findingsAt(m_presentation->mapToSource(row))) {
            if (known.insert(fromLowerPool(finding)).second)
                findings.push_back(finding);
        }
    }
    return findings;
}

QModelIndex FindingRows::find(const Wanted &wanted, PoolId preferred) const
{
    // Prefer the current row.
    const QModelIndex standing = firstCell(m_list->currentIndex());
    bool isSeen = standing.isValid();
    for (QModelIndex above = standing.parent(); above.isValid(); above = above.parent())
        isSeen = isSeen && m_list->isExpanded(above);
    if (isSeen && findingAt(standing, wanted))
        return standing;
    // Not by the presentation, which has the same rows: there are thousands.
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        if (m_model->findingAt(index, wanted))
            return findBelow(m_presentation->mapFromSource(index), wanted, preferred);
    }
    return {};
}

QModelIndex FindingRows::findBelow(const QModelIndex &index, const Wanted &wanted,
                                   PoolId preferred) const
{
    if (!m_list->isExpanded(index))
        return index;
    QModelIndex first;
    for (int row = 0; row < m_presentation->rowCount(index); ++row) {
        const QModelIndex inner = m_presentation->index(row, 0, index);
        if (!findingAt(inner, wanted))
            continue;
        if (inner.data(FindingsModel::PoolIdRole).value<PoolId>() == preferred)
            return findBelow(inner, wanted, preferred);
        if (!first.isValid())
            first = inner;
    }
    return first.isValid() ? findBelow(first, wanted, preferred) : index;
}

std::optional<Finding> FindingRows::findingAt(const QModelIndex &index, const Wanted &wanted) const
{
    return m_model->findingAt(m_presentation->mapToSource(index), wanted);
}

} // namespace poolwarden
