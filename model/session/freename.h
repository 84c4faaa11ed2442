// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/poolregistry.h"

namespace poolwarden {

/// The name if no pool or draft of the host has it, else "images-2", or the first number that is free.
[[nodiscard]] QString freeName(const PoolRegistry &registry, HostId host, const QString &name);

} // namespace poolwarden
