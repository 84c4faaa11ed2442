// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/poolregistry.h"

#include <QByteArray>
#include <QString>

namespace poolwarden {

/// Why a pool that was renamed cannot get the definition back that it had before, with its name, as a sentence; empty:
/// libvirt would take it, and it would conflict with nothing that it does not conflict with now. `after`: what the
/// renaming has defined; a pool that was changed since stays.
[[nodiscard]] QString whyNotNamedBack(const PoolRegistry &registry, PoolId pool,
                                      const QByteArray &before, const QByteArray &after);

} // namespace poolwarden
