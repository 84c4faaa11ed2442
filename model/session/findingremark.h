// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QString>

namespace poolwarden {

class PoolRegistry;

namespace findingtext {

/// A sentence if the finding is about storage that a running pool uses, but will no longer use
/// after its next start; else empty.
[[nodiscard]] QString whileRunning(const PoolRegistry &registry, const Finding &finding);
/// The headline, limited to the time until the next start if whileRunning() is not empty.
[[nodiscard]] QString untilRestart(const PoolRegistry &registry, const Finding &finding,
                                   const QString &headline);

} // namespace findingtext

} // namespace poolwarden
