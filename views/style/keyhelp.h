// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

class QWidget;

/// Keys that a widget handles itself, without an action: told where they are handled, so that the list of all
/// keys has them.
namespace poolwarden::keyhelp {

struct Told {
    QString keys;
    QString name; ///< as that of a command
    QString what; ///< a sentence without a full stop: what they do
};

void tell(QWidget *widget, const QKeySequence &keys, const QString &name, const QString &what);
/// For keys that have no sequence, such as those of the mouse wheel.
void tell(QWidget *widget, const QString &keys, const QString &name, const QString &what);
[[nodiscard]] QList<Told> of(const QWidget &widget);

} // namespace poolwarden::keyhelp
