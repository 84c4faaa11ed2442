// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/storageservice.h"

#include <QString>

namespace poolwarden {

/// What a host is called that the user has not named.
[[nodiscard]] QString hostLabel(const QString &uri, const HostInfo &info);

} // namespace poolwarden
