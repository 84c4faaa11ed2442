// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace poolwarden {

/// Of libvirt's message: the program that it has not found on the host; empty: it is about something else.
[[nodiscard]] QString missingProgram(const QString &message);
/// As a sentence, with the packages that have it, as far as they are known.
[[nodiscard]] QString notInstalled(const QString &program);
/// Why the host, asked for what a server or the host itself has, has found nothing, and what to do; empty: not known.
[[nodiscard]] QString whyNothingFound(const QString &message);

} // namespace poolwarden
