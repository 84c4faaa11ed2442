// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace poolwarden::check {

/// Names come from hosts and files, and a terminal obeys what it is shown: control characters (escape
/// codes, newlines), and the marks that turn the direction of writing, are replaced by their code
/// ("\u{1b}"), so that a line stays one line and says what it seems to say.
[[nodiscard]] QString printable(const QString &text);

/// The same for JSON, by its own escapes, so that it still means the same.
[[nodiscard]] QByteArray printableJson(const QByteArray &json);

} // namespace poolwarden::check
