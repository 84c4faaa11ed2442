// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTableView>

namespace poolwarden {

/// The pool table: whole rows, columns chosen from the header's menu.
class PoolTableView final : public QTableView
{
    Q_OBJECT

public:
    explicit PoolTableView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    /// Widths and hidden columns as they are at first.
    void applyDefaultColumns();
    [[nodiscard]] bool isCurrentInView() const;
    /// Scrolls down or up to it, never sideways.
    void showCurrent();

Q_SIGNALS:
    /// Enter or a double click: the user wants to edit the current row.
    void editRequested();

protected:
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showHeaderMenu(const QPoint &position);
};

} // namespace poolwarden
