// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace poolwarden {

/// How long the status bar shows a passing message.
inline constexpr int statusMilliseconds = 8000;

} // namespace poolwarden
