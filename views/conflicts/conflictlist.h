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

Q_SIGNALS:
    /// On the current row.
    void returnPressed(const QModelIndex &index);
    /// By the right button, after clicked(), or by its key.
    void menuRequested(const QPoint &globalPosition);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace poolwarden
