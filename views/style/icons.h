// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QIcon>

namespace poolwarden::icons {

/// The drawing in resources/icons with this file name (without extension), painted in the colours of
/// the current palette. If there is none, the desktop theme's icon of that name.
[[nodiscard]] QIcon named(const QString &name);
/// An octagon, triangle or circle, so that the signs differ in more than colour.
[[nodiscard]] QIcon sign(Severity severity);

} // namespace poolwarden::icons
