// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTreeView>

namespace poolwarden {

/// The list of findings and of groups of them.
class ConflictList final : public QTreeView
{
    Q_OBJECT

public:
    explicit ConflictList(QWidget *parent = nullptr);

    /// The worst first.
    void showModel(QAbstractItemModel *model);
    /// Selects this row alone. setCurrentIndex() would add it while a key is held, as in Ctrl+V.
    void chooseOnly(const QModelIndex &index);
    /// Rows come or go: what the view chooses meanwhile, nobody has chosen.
    [[nodiscard]] bool isChanging() const { return m_isChanging; }

Q_SIGNALS:
    /// On the current row.
    void returnPressed(const QModelIndex &index);
    /// By the right button, after clicked(), or by its key.
    void menuRequested(const QPoint &globalPosition);

protected:
    /// A row that is taken out of several is not the current one any more: what is shown is one of the chosen.
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool m_isChanging = false;
};

} // namespace poolwarden
