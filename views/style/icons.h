// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QIcon>

namespace poolwarden::icons {

/// One of the drawings in resources/icons, by its file name without ending, in the colours of the
/// palette at the time of painting. Where the set has no such drawing, the desktop's icon of that name.
[[nodiscard]] QIcon named(const QString &name);
/// Octagon, triangle, circle: told apart without colour.
[[nodiscard]] QIcon sign(Severity severity);

} // namespace poolwarden::icons
