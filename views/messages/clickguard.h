// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPoint>
#include <QString>

class QWidget;

namespace poolwarden {

/// Takes the second half of a double click away, where the first has put something else under the pointer: what undoes
/// a deed often comes to the place where it was done.
class ClickGuard final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// For clicks on this button.
    void watch(QWidget *button);
    /// What the buttons would do now, in any words that differ if it does.
    void tell(const QString &meaning);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QString m_meaning;
    QString m_pressed; ///< the meaning at the last press
    QPoint m_place;    ///< of the last press, on the screen
    QElapsedTimer m_since;
};

} // namespace poolwarden
