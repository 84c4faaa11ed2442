// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QWidget;

/// Alt+letter for labels whose texts are made at run time, without two on one letter.
namespace poolwarden::accelerators {

/// Lower-case letters that menus, buttons and the like of this window use.
[[nodiscard]] QString ofWindow(const QWidget *window);
/// The text with a '&' before the first letter that is free, which is then taken.
[[nodiscard]] QString withMnemonic(const QString &text, QString &taken);

} // namespace poolwarden::accelerators
