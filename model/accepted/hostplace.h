// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace poolwarden {

/// The host that a connection URI leads to, whoever connects and by whatever transport: user, "+ssh", the
/// port of the transport and parameters are left out, but not the socket of another daemon than the host's own.
/// "qemu+ssh://root@kvm1:2222/system?keyfile=k" and "qemu+tls://KVM1/system" are both "qemu://kvm1/system". A text that is not such a URI is kept as it is.
[[nodiscard]] QString hostPlace(const QString &uri);

} // namespace poolwarden
