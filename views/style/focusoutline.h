// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QWidget>

namespace poolwarden {

/// Draws a frame around the list, table or text view with the keyboard focus. Inputs and buttons show
/// their focus themselves; text views and tables without a current row do not.
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
