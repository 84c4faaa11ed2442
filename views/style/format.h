// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// Numbers and texts as several views show them.
namespace poolwarden::format {

/// Header role of the pool table: the name of a column, even if its header shows only an icon.
inline constexpr int ColumnNameRole = 0x0100 + 100;

/// Bytes as "12.3 GiB".
[[nodiscard]] QString size(quint64 bytes);
/// A ratio as "61%". A small ratio is never "0%", and an incomplete one never "100%".
[[nodiscard]] QString percent(double ratio);
/// Escapes a text for tool tips, where Qt would read text that looks like HTML as HTML.
[[nodiscard]] QString plain(const QString &text);
/// Doubles ampersands, so that a label or menu shows "Save & Quit".
[[nodiscard]] QString escapedMnemonic(const QString &text);
/// What a label or a button shows of its text: "&Save && Quit" is "Save & Quit".
[[nodiscard]] QString withoutMnemonic(const QString &text);
/// The text for a button that shows the same, and underlines no letter.
[[nodiscard]] QString withNoMnemonic(const QString &text);
/// For a window's title, where Qt replaces "[*]".
[[nodiscard]] QString windowTitle(QString text);

} // namespace poolwarden::format
