// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace poolwarden::check {

/// The style sheet of the HTML report. Its colours have a contrast of at least 4.5 to 1, light and dark.
[[nodiscard]] QByteArray htmlStyle();

} // namespace poolwarden::check
