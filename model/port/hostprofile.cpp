// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/port/hostprofile.h"

#include <QStandardPaths>
#include <QUrl>

namespace poolwarden {

DriverProfile driverProfileOf(const HostInfo &host)
{
    DriverProfile profile;
    profile.storesFiles = host.storesFiles;
    profile.backends = host.backends;
    profile.namespaces = host.storesFiles;
    if (QUrl(host.uri).path() == QLatin1String("/session")) {
        // A session daemon keeps its files in the user's folder, which is known on this machine
        // only.
        profile.definitionFolder =
            host.local ? (QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
                          + QStringLiteral("/libvirt/storage"))
                             .toStdString()
                       : std::string();
    }
    return profile;
}

} // namespace poolwarden
