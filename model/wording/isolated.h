// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace poolwarden {

/// Makes a name, path or value from a host or file safe for a sentence or list: it cannot change
/// the writing direction of the text around it. A value without right-to-left letters and direction
/// marks is returned as it is, so that it can be copied, searched for and compared. Any other is
/// enclosed in U+2068 and U+2069, and characters that would end that early (isolate marks,
/// paragraph ends) become U+FFFD. Idempotent.
[[nodiscard]] QString isolated(const QString &value);
/// isolated() of each value.
[[nodiscard]] QStringList isolated(QStringList values);

/// Removes the marks that isolated() added, for views that show direction marks as codes.
[[nodiscard]] QString withoutIsolates(QString sentence);

} // namespace poolwarden
