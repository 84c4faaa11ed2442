// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/parity/parityrun.h"

namespace poolwarden {

/// Takes away pools and XML nodes for as long as a mismatch remains. Returns the smallest that was
/// found; the mismatch itself if it cannot be repeated.
[[nodiscard]] Mismatch minimized(ParityRun &run, Mismatch mismatch);

} // namespace poolwarden
