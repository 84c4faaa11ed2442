// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/host/hosttopology.h"

#include <QList>
#include <QString>

#include <filesystem>
#include <functional>

namespace poolwarden {

/// One folder's definitions, which are those of one host.
struct HostFolder {
    QString name; ///< the folder's
    QString uri;  ///< from host.ini; nothing is connected to. Empty: not given
    HostTopology::Locality locality = HostTopology::Locality::Unknown;
    std::filesystem::path path;
};

/// The folders in a folder, by name, each with what its host.ini says:
///
///     uri = qemu+ssh://kvm1/system
///     locality = remote
///
/// Links and hidden folders are not followed. Whatever is not as it should be is told, as a sentence,
/// and the rest is taken.
[[nodiscard]] QList<HostFolder> hostFolders(const std::filesystem::path &folder,
                                            const std::function<void(const QString &)> &onError);

} // namespace poolwarden
