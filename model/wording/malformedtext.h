// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/refusal.h"

#include <QString>

namespace poolwarden::findingtext {

/// Of a text that is no XML: what is wrong, and what to write instead. Empty: only the parser has words for it.
[[nodiscard]] QString malformed(const Refusal &refusal);

} // namespace poolwarden::findingtext
