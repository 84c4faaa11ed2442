// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace poolwarden {

/// The URI of the demonstration host, for libvirt's built-in test driver: a description of a host with
/// some thirty pools, which needs no daemon and no privileges.
///
/// Takes the description that stands beside the program (installed, or in the build tree); without
/// one, writes the program's own copy into the user's cache. Empty if that is impossible. A
/// QCoreApplication must exist.
[[nodiscard]] QString demoHostUri();

/// True for a URI that demoHostUri() has made.
[[nodiscard]] bool isDemoHostUri(const QString &uri);

} // namespace poolwarden
