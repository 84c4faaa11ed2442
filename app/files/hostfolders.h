// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/host/hosttopology.h"

#include <QList>
#include <QString>

#include <filesystem>
#include <functional>

namespace poolwarden {

/// A folder with the definitions of one host.
struct HostFolder {
    QString name; ///< the name of the folder
    QString uri;  ///< from host.ini, only for display; empty if not given
    HostTopology::Locality locality = HostTopology::Locality::Unknown;
    std::filesystem::path path;
};

/// The host folders in a folder, sorted by name, each with the settings of its host.ini:
///
///     uri = qemu+ssh://kvm1/system
///     locality = remote
///
/// Links and hidden folders are skipped. Each problem is passed to onError as a sentence; the rest is
/// used.
[[nodiscard]] QList<HostFolder> hostFolders(const std::filesystem::path &folder,
                                            const std::function<void(const QString &)> &onError);

} // namespace poolwarden
