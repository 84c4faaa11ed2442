// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <utility>

class QWidget;

/// Keys that a widget handles itself, without an action: told where they are handled, so that the list of all
/// keys has them.
namespace poolwarden::keyhelp {

void tell(QWidget *widget, const QKeySequence &keys, const QString &what);
[[nodiscard]] QList<std::pair<QString, QString>>
of(const QWidget &widget); ///< keys, and what they do

} // namespace poolwarden::keyhelp
