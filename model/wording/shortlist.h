// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace poolwarden {

/// The first lines and the number of others, for a message.
[[nodiscard]] QString shortList(const QStringList &lines);
/// The same as a row of names for a sentence.
[[nodiscard]] QString shortRow(const QStringList &names);
/// All lines, to show on request, if shortList() leaves some out; else empty.
[[nodiscard]] QString longList(const QStringList &lines);

} // namespace poolwarden
