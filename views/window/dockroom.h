// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>
#include <QStringList>

class QDockWidget;
class QMainWindow;

namespace poolwarden {

/// Which docks give up their place above or below the centre of the window. Those give it up first that the user did
/// not open last, and none while it has the keyboard. What gave room comes back; what the user hides does not.
class DockRoom final : public QObject
{
    Q_OBJECT

public:
    DockRoom(QMainWindow *window, const QList<QDockWidget *> &docks, QObject *parent = nullptr);

    /// The user has opened or hidden it.
    void setChosen(QDockWidget *dock, bool shown);
    /// So that minimum heights are known.
    void settle();
    /// Until the window need not be higher than this; false if it must be all the same.
    bool fit(int height);
    void giveRoom(QDockWidget *dock);
    /// All that can.
    void giveAllRoom();
    void comeBack();
    /// One of those whose height is taken from the centre has it.
    [[nodiscard]] bool hasKeyboard() const;
    /// The names of those that come back.
    [[nodiscard]] QStringList given() const;
    void setGiven(const QStringList &names);

Q_SIGNALS:
    /// A dock that was seen is hidden now.
    void gaveRoom(QDockWidget *dock);

private:
    /// Those that can give room, in that order.
    [[nodiscard]] QList<QDockWidget *> givers() const;
    /// The user brought it before another one in the same place.
    void noteInFront(QDockWidget *dock);

    QMainWindow *m_window;
    QList<QDockWidget *> m_docks; ///< the one that the user opened last is the last
    QList<QDockWidget *> m_given;
    bool m_isComingBack = false;
};

} // namespace poolwarden
