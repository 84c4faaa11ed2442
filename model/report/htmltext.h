// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QString>

/// Text in a web page, whatever is in it.
namespace poolwarden::check::htmltext {

/// As text of an element or a value in quotes. Control characters and marks of direction are shown as codes.
[[nodiscard]] QString escaped(const QString &value);
/// A name or value: it does not change the direction of what is around it.
[[nodiscard]] QString named(const QString &value);
/// A sentence; the names in it are between quotation marks.
[[nodiscard]] QString sentence(const QString &value);
/// A drawing that this program made: as in the other texts, what cannot be seen is shown as codes. Names in it
/// are isolated already.
[[nodiscard]] QString visible(const QString &svg);
[[nodiscard]] QString classOf(Severity severity);
[[nodiscard]] QString signOf(Severity severity);

} // namespace poolwarden::check::htmltext
