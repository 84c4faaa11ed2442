// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/storageservice.h"

#include <QString>
#include <QStringList>

namespace poolwarden {

/// What a host is called that the user has not named.
[[nodiscard]] QString hostLabel(const QString &uri, const HostInfo &info);
/// The same for a host beside others with these labels: what its address says beyond that, where one is called so
/// already. Two daemons of a machine have the same name.
[[nodiscard]] QString hostLabel(const QString &uri, const HostInfo &info, const QStringList &taken);

} // namespace poolwarden
