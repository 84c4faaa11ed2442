// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTableView>

namespace poolwarden {

/// The pool table. It selects whole rows; the header's menu shows and hides columns.
class PoolTableView final : public QTableView
{
    Q_OBJECT

public:
    explicit PoolTableView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void keyboardSearch(const QString &search) override;
    /// Sets the default widths and hidden columns.
    void applyDefaultColumns();
    [[nodiscard]] bool isCurrentInView() const;
    /// Whether a mouse button is pressed on the table.
    [[nodiscard]] bool isPressed() const { return m_pressed; }
    /// Scrolls vertically to the current row, never horizontally.
    void showCurrent();
    /// The same to all selected rows if there is room for them.
    void showSelection();
    /// Gives Source and Target the width that the other columns leave.
    void fitWidth();
    /// Shows Target only if `useful`, unless the user has shown or hidden the column.
    void setTargetUseful(bool useful);
    /// Shows the connection of each pool only if `useful`, unless the user has shown or hidden the
    /// column.
    void setConnectionUseful(bool useful);
    /// Whether the user has shown or hidden Target.
    [[nodiscard]] bool isTargetChosen() const { return m_targetChosen; }
    void setTargetChosen(bool chosen) { m_targetChosen = chosen; }
    /// Whether the user has shown or hidden the connection.
    [[nodiscard]] bool isConnectionChosen() const { return m_connectionChosen; }
    void setConnectionChosen(bool chosen) { m_connectionChosen = chosen; }
    /// As they were saved, but for those that are of use now and were not then, or the other way round.
    void restoreColumns(const QByteArray &state);

Q_SIGNALS:
    /// The user pressed Enter or double-clicked to edit the current row.
    void editRequested();
    /// The selected rows, by the key.
    void copyRequested();
    void pressEnded();
    /// Columns were moved, resized, shown, hidden or sorted.
    void columnsChanged();

protected:
    void focusInEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    /// Home and End go to the first and the last row.
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    void showHeaderMenu(const QPoint &position);
    void chooseColumn(int column, bool shown);

    bool m_targetChosen = false;
    bool m_targetUseful = false;
    bool m_connectionChosen = false;
    bool m_connectionUseful = false;
    bool m_pressed = false;
};

} // namespace poolwarden
