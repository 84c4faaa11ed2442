// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QWidget>

namespace poolwarden {

/// A frame around the list, table or text of its window that has the keyboard. Inputs and buttons show
/// that by themselves; a table without a current row or a text does not.
class FocusOutline final : public QWidget
{
    Q_OBJECT

public:
    explicit FocusOutline(QWidget *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void follow(QWidget *focused);

    QWidget *m_window;
    QPointer<QWidget> m_outlined;
};

} // namespace poolwarden
