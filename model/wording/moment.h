// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QDateTime;

namespace poolwarden {

/// A time for a sentence: "12:31", with the date if it is not today.
[[nodiscard]] QString momentText(const QDateTime &moment);

} // namespace poolwarden
