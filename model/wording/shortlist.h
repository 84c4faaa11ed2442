// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <cstddef>
#include <functional>

namespace poolwarden {

/// The first lines and the number of others, for a message.
[[nodiscard]] QString shortList(const QStringList &lines);
/// The same as a row of names for a sentence.
[[nodiscard]] QString shortRow(const QStringList &names);
/// The same of so many names. `nameAt` is asked for those that are shown, from 0.
[[nodiscard]] QString shortRow(std::size_t count,
                               const std::function<QString(std::size_t)> &nameAt);
/// The name, cut so that a button can bear it, and with no letter of it underlined.
[[nodiscard]] QString shortName(const QString &name);
/// All lines, to show on request, if shortList() leaves some out; else empty.
[[nodiscard]] QString longList(const QStringList &lines);

} // namespace poolwarden
