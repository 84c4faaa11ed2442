// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QWidget;

namespace poolwarden {

/// Keeps the dialogs of the program on the screen: one that is larger becomes smaller when it is shown, as far as
/// what is in it allows, and one that sticks out is moved. One object, for as long as the application runs.
class DialogFit final : public QObject
{
    Q_OBJECT

public:
    explicit DialogFit(QObject *parent = nullptr);

    /// Makes it no larger than its screen, and moves it onto that.
    static void fit(QWidget *dialog);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace poolwarden
