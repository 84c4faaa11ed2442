// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QModelIndex>

#include <functional>
#include <optional>

class QTreeView;

namespace poolwarden {

class FindingsModel;
class FindingsPresentation;

/// Finds the rows of findings in the list of conflicts, with its groups and in its order. All indices are of the
/// presentation.
class FindingRows
{
public:
    using Wanted = std::function<bool(const Finding &)>;

    FindingRows(QTreeView *list, FindingsModel *model, FindingsPresentation *presentation);

    /// The row of the first wanted finding; if its group is closed, the row of the group. The current row comes
    /// first.
    [[nodiscard]] QModelIndex find(const Wanted &wanted) const;
    /// The first wanted finding in this row.
    [[nodiscard]] std::optional<Finding> findingAt(const QModelIndex &index,
                                                   const Wanted &wanted) const;
    [[nodiscard]] bool isGroup(const QModelIndex &index) const;

    /// The first cell of a row, which is the parent of its children.
    [[nodiscard]] static QModelIndex firstCell(const QModelIndex &index);
    /// Wants what is about the same conflict, even if its text or severity has changed.
    [[nodiscard]] static Wanted sameAs(const Finding &finding);

private:
    QTreeView *m_list;
    FindingsModel *m_model;
    FindingsPresentation *m_presentation;
};

} // namespace poolwarden
