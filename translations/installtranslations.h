// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QCoreApplication;

namespace poolwarden {

/// The words of the user's language, Qt's own included, and below them English with its plurals.
/// Owned by the application.
void installTranslations(QCoreApplication *application);

} // namespace poolwarden
