// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QAbstractItemView;
class QKeyEvent;
class QLineEdit;

namespace poolwarden {

/// Home and End go to the first and the last row of a list, and not to its first and last column.
class ListKeys final : public QObject
{
    Q_OBJECT

public:
    /// Belongs to the list.
    explicit ListKeys(QAbstractItemView *list);

    /// The list follows the arrow and page keys while words are typed into this field of the same window; Home and End
    /// where they would move no cursor.
    static void serve(QLineEdit *words, QAbstractItemView *list);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool move(const QKeyEvent &press);

    QAbstractItemView *m_list;
};

} // namespace poolwarden
