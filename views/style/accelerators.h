// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QWidget;

/// Alt+letter for labels whose texts are made at run time, without two on one letter.
namespace poolwarden::accelerators {

/// The lower-case mnemonic letters that the menus and buttons of this window use.
[[nodiscard]] QString ofWindow(const QWidget *window);
/// As the text is seen: without the mnemonic, and with a '&' for two.
[[nodiscard]] QString seen(const QString &text);
/// The text with a '&' before its first free letter, which is added to `taken`.
[[nodiscard]] QString withMnemonic(const QString &text, QString &taken);

} // namespace poolwarden::accelerators
