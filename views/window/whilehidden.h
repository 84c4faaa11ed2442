// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

class QDockWidget;
class QStatusBar;

namespace poolwarden {

/// Takes what the status bar tells now, of a dock that is hidden, off it when the dock is shown again: it is not true any
/// more. Is gone then.
class WhileHidden final : public QObject
{
    Q_OBJECT

public:
    WhileHidden(QDockWidget *dock, QStatusBar *statusBar);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QString m_told;
    QStatusBar *m_statusBar;
};

} // namespace poolwarden
