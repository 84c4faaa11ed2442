// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QString>

namespace poolwarden {

class PoolRegistry;

namespace findingtext {

/// That a finding is about what a started pool still uses and its definition for the next start does
/// not; empty: it is not.
[[nodiscard]] QString whileRunning(const PoolRegistry &registry, const Finding &finding);
/// The headline, with the time that it is limited to where whileRunning() has something to say.
[[nodiscard]] QString untilRestart(const PoolRegistry &registry, const Finding &finding,
                                   const QString &headline);

} // namespace findingtext

} // namespace poolwarden
