// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/check/report.h"

#include <QByteArray>

namespace poolwarden::check {

/// For programs: the stable format that poolwarden-check(1) documents. What is added later are further
/// members; none goes or changes its meaning while formatVersion stays.
[[nodiscard]] QByteArray jsonReport(const Report &report);

} // namespace poolwarden::check
