// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace poolwarden {

/// The host that a connection URI leads to, whoever connects and by whatever transport: user, "+ssh", the
/// port of the transport and parameters are left out, but not the socket of another daemon than the host's own.
/// "qemu+ssh://root@kvm1:2222/system?keyfile=k" and "qemu+tls://KVM1/system" are both "qemu://kvm1/system". A text that is not such a URI is kept as it is. Of folderHostUri(): the place of the name.
[[nodiscard]] QString hostPlace(const QString &uri);

/// What a file that goes from one machine to another calls a folder that stands for a host: the URI of the host,
/// if the folder gives one, else the folder's name.
[[nodiscard]] QString folderHostName(const QString &folder, const QString &uri);
/// For such a folder on this machine: "file:///srv/hosts/kvm1#kvm1".
[[nodiscard]] QString folderHostUri(const QString &path, const QString &folderHostName);
/// What such a file calls the host of this URI: the name in folderHostUri(); any other URI is its own name.
[[nodiscard]] QString hostNameInFiles(const QString &uri);
/// Where it is on this machine: the URI without that name.
[[nodiscard]] QString uriWithoutName(const QString &uri);

} // namespace poolwarden
