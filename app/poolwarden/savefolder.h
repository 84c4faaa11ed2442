// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QSettings;

/// The folder in which something was saved last, whatever it was: the next dialog begins there.
namespace poolwarden::savefolder {

/// Empty: nothing was saved yet, or the folder is gone.
[[nodiscard]] QString last(const QSettings &settings);
/// The name in that folder; the name alone if there is none.
[[nodiscard]] QString fileIn(const QSettings &settings, const QString &name);
void remember(QSettings *settings, const QString &folder);

} // namespace poolwarden::savefolder
