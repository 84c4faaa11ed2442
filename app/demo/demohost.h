// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace poolwarden {

/// The URI of the demonstration host: a host file with some thirty pools for libvirt's built-in test
/// driver, which needs no daemon and no privileges.
///
/// Uses the host file beside the program (installed, or in the build tree). If there is none, writes the
/// program's own copy to the user's cache. Empty if that fails. Needs a QCoreApplication.
[[nodiscard]] QString demoHostUri();

/// Whether demoHostUri() has made this URI.
[[nodiscard]] bool isDemoHostUri(const QString &uri);

} // namespace poolwarden
