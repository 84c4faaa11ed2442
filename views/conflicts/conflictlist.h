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

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace poolwarden
