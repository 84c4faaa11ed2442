// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace poolwarden::check {

/// Makes text from hosts and files safe for a terminal: control characters (escape codes, newlines)
/// and marks of writing direction are replaced by their code ("\u{1b}"). A line stays one line and
/// reads as shown.
[[nodiscard]] QString printable(const QString &text);

/// The same for JSON, with JSON's escapes: the value stays the same.
[[nodiscard]] QByteArray printableJson(const QByteArray &json);

} // namespace poolwarden::check
