// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/report/report.h"

#include <QString>

/// Acceptances in words. Names, reasons and values are unescaped: writers of reports must escape them.
namespace poolwarden::check::acceptancetext {

/// The reason, with who gave it, and when.
[[nodiscard]] QString withAuthor(const Acceptance &acceptance);
/// Why it hides nothing: a sentence.
[[nodiscard]] QString whyStale(const StaleAcceptance &stale);

} // namespace poolwarden::check::acceptancetext
