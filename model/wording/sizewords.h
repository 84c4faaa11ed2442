// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// Sizes as all views and drawings show them.
namespace poolwarden::sizewords {

/// Bytes as "12.3 GiB".
[[nodiscard]] QString size(quint64 bytes);
/// A ratio as "61%". A small ratio is never "0%", and an incomplete one never "100%".
[[nodiscard]] QString percent(double ratio);

} // namespace poolwarden::sizewords
