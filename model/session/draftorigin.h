// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace poolwarden {

/// Where a draft came from.
enum class DraftOrigin : quint8 { New, Imported, Edited };

} // namespace poolwarden
