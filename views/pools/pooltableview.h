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
    /// Between the press of a mouse button and its release.
    [[nodiscard]] bool isPressed() const { return m_pressed; }
    /// Scrolls down or up to it, never sideways.
    void showCurrent();
    /// Source and Target take the width that the other columns leave.
    void fitWidth();
    /// Hides Target while it says no more than Source, unless the user has shown or hidden it.
    void setTargetWorthwhile(bool worthwhile);
    /// Shows of which connection a pool is while there are several, unless the user has chosen.
    void setConnectionWorthwhile(bool worthwhile);
    /// True once the user has chosen whether Target is shown.
    [[nodiscard]] bool isTargetChosen() const { return m_targetChosen; }
    void setTargetChosen(bool chosen) { m_targetChosen = chosen; }

Q_SIGNALS:
    /// Enter or a double click: the user wants to edit the current row.
    void editRequested();
    void pressEnded();
    /// Columns were moved, sized, shown, hidden or sorted by.
    void columnsChanged();

protected:
    void focusInEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    /// Rows are whole: Home and End lead to the first and the last.
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    /// What the keys lead to is selected: the editor never shows a pool that is not.
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index,
                                                         const QEvent *event) const override;

private:
    void showHeaderMenu(const QPoint &position);
    void chooseColumn(int column, bool shown);

    bool m_targetChosen = false;
    bool m_targetWorthwhile = false;
    bool m_connectionChosen = false;
    bool m_connectionWorthwhile = false;
    bool m_pressed = false;
};

} // namespace poolwarden
