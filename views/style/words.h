// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// Small turns of phrase that several views share.
namespace poolwarden::words {

/// Header data of the pool table's presentation: a column's name where the header shows a sign only.
inline constexpr int ColumnNameRole = 0x0100 + 100;

/// Bytes as "12.3 GiB".
[[nodiscard]] QString size(quint64 bytes);
/// A ratio as "61%"; never "0%" for something nor "100%" for not quite all.
[[nodiscard]] QString percent(double ratio);
/// For tooltips, where Qt takes anything that looks like HTML for HTML: text that stays text.
[[nodiscard]] QString plain(const QString &text);
/// "Save & Quit" as a label or menu text that shows the ampersand.
[[nodiscard]] QString escapedMnemonic(const QString &text);

} // namespace poolwarden::words
