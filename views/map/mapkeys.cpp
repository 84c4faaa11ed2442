// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/map/mapkeys.h"

#include "views/style/keyhelp.h"

#include <QCoreApplication>
#include <QKeySequence>
#include <QStringList>

#include <initializer_list>

namespace poolwarden {

namespace {

struct Keys {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::MapView)
};

} // namespace

void tellMapKeys(QWidget *view)
{
    const auto sequences = [](std::initializer_list<QKeyCombination> keys) {
        QStringList texts;
        for (const QKeyCombination key : keys)
            texts << QKeySequence(key).toString(QKeySequence::NativeText);
        return texts.join(QStringLiteral(", "));
    };
    keyhelp::tell(view, sequences({Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}),
                  Keys::tr("Walk"), Keys::tr("Go to the nearest box in that direction"));
    keyhelp::tell(view, Qt::Key_Home, Keys::tr("First box"),
                  Keys::tr("Go to the first box of the map"));
    keyhelp::tell(view, Qt::Key_Space, Keys::tr("Select its pools"),
                  Keys::tr("Select the pools of the box in the list of pools"));
    keyhelp::tell(
        view, Qt::Key_Return, Keys::tr("Open a count"),
        Keys::tr("Show the pools of a count each by itself; select the pools of any other box"));
    keyhelp::tell(view, sequences({Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Minus}),
                  Keys::tr("Zoom"),
                  Keys::tr("Show the map larger or smaller, as Ctrl and the mouse wheel do"));
    keyhelp::tell(view, Qt::CTRL | Qt::Key_0, Keys::tr("Show all"),
                  Keys::tr("Fit the map into its place"));
    keyhelp::tell(view,
                  sequences({Qt::CTRL | Qt::Key_Left, Qt::CTRL | Qt::Key_Right,
                             Qt::CTRL | Qt::Key_Up, Qt::CTRL | Qt::Key_Down}),
                  Keys::tr("Scroll"), Keys::tr("Move the map, and stay at the box"));
    keyhelp::tell(view, Qt::Key_Escape, Keys::tr("Leave the map"),
                  Keys::tr("Go back to the list of pools, or from the whole screen to the window"));
}

} // namespace poolwarden
