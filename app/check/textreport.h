// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/check/report.h"

#include <QByteArray>

namespace poolwarden::check {

/// For people, and for editors that understand "file:line: error: …". Safe to show in a terminal.
[[nodiscard]] QByteArray textReport(const Report &report);

} // namespace poolwarden::check
