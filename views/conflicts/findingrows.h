// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/tables/findingsmodel.h"

#include <QModelIndex>

#include <optional>
#include <vector>

class QTreeView;

namespace poolwarden {

class FindingsPresentation;

/// Finds the rows of findings in the list of conflicts, with its groups and in its order. All indices are of the
/// presentation.
class FindingRows
{
public:
    using Wanted = FindingsModel::Wanted;

    FindingRows(QTreeView *list, FindingsModel *model, FindingsPresentation *presentation);

    /// The row of the first wanted finding: as far down as the rows above it are open. The current row comes
    /// first; then, below a place, the row of `preferred`.
    [[nodiscard]] QModelIndex find(const Wanted &wanted, PoolId preferred = noPool) const;
    /// The first wanted finding in this row.
    [[nodiscard]] std::optional<Finding> findingAt(const QModelIndex &index,
                                                   const Wanted &wanted) const;
    /// Those of all selected rows, each once; without a selection those of the current row.
    [[nodiscard]] std::vector<Finding> chosen() const;
    [[nodiscard]] int chosenRows() const;
    /// Whether the row stands for more than one finding.
    [[nodiscard]] bool isSeveral(const QModelIndex &index) const;

    /// The first cell of a row, which is the parent of its children.
    [[nodiscard]] static QModelIndex firstCell(const QModelIndex &index);
    /// Of the row, or the one above it at the top: its place there.
    [[nodiscard]] static int placeAtTop(QModelIndex index);
    /// Wants what is about the same conflict, even if its text or severity has changed.
    [[nodiscard]] static Wanted sameAs(const Finding &finding);

private:
    [[nodiscard]] QModelIndex findBelow(const QModelIndex &index, const Wanted &wanted,
                                        PoolId preferred) const;

    QTreeView *m_list;
    FindingsModel *m_model;
    FindingsPresentation *m_presentation;
};

} // namespace poolwarden
