// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/findingrows.h"

#include "model/tables/findingsmodel.h"
#include "views/conflicts/findingspresentation.h"

#include <QTreeView>

#include <algorithm>
#include <vector>

namespace poolwarden {

namespace {

bool isSameConflict(const Finding &a, const Finding &b)
{
    // Findings about a host differ by the host's name.
    if (a.pool == noPool && b.pool == noPool)
        return a.kind == b.kind && a.spelled == b.spelled;
    return a.kind == b.kind && a.resource == b.resource
           && ((a.pool == b.pool && a.peer == b.peer) || (a.pool == b.peer && a.peer == b.pool));
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

FindingRows::Wanted FindingRows::sameAs(const Finding &finding)
{
    return [finding](const Finding &other) { return isSameConflict(other, finding); };
}

bool FindingRows::isGroup(const QModelIndex &index) const
{
    return m_presentation->hasChildren(firstCell(index));
}

QModelIndex FindingRows::find(const Wanted &wanted) const
{
    // Prefer the current row: a group or a finding in it.
    const QModelIndex standing = firstCell(m_list->currentIndex());
    const bool isSeen = !standing.parent().isValid() || m_list->isExpanded(standing.parent());
    if (standing.isValid() && isSeen && findingAt(standing, wanted))
        return standing;
    for (int row = 0; row < m_presentation->rowCount(); ++row) {
        const QModelIndex index = m_presentation->index(row, 0);
        if (!findingAt(index, wanted))
            continue;
        if (!m_list->isExpanded(index))
            return index;
        for (int child = 0; child < m_presentation->rowCount(index); ++child) {
            const QModelIndex inner = m_presentation->index(child, 0, index);
            if (findingAt(inner, wanted))
                return inner;
        }
    }
    return {};
}

std::optional<Finding> FindingRows::findingAt(const QModelIndex &index, const Wanted &wanted) const
{
    const std::vector<Finding> findings = m_model->findingsAt(m_presentation->mapToSource(index));
    const auto found = std::ranges::find_if(findings, wanted);
    return found == findings.end() ? std::nullopt : std::optional(*found);
}

} // namespace poolwarden
