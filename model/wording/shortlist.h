// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace poolwarden {

/// The first lines, and how many more there are: what a message can show at once.
[[nodiscard]] QString shortList(const QStringList &lines);
/// The same as names in one sentence: "a", "b", … and how many more there are.
[[nodiscard]] QString shortRow(const QStringList &names);
/// All lines, to be shown on request, where shortList() leaves some out; else empty.
[[nodiscard]] QString longList(const QStringList &lines);

} // namespace poolwarden
