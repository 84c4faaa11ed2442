// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/poolregistry.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace poolwarden {

/// Why a pool that was renamed cannot get the definition back that it had before, with its name, as a sentence; empty:
/// libvirt would take it, and it would conflict with nothing that it does not conflict with now. `after`: what the
/// renaming has defined; a pool that was changed since stays.
[[nodiscard]] QString whyNotNamedBack(const PoolRegistry &registry, PoolId pool,
                                      const QByteArray &before, const QByteArray &after);

/// The names of the fields that the pool's draft changes besides the name. It has a draft, and is on its host.
[[nodiscard]] QStringList changesBesideName(const PoolRegistry::Pool &pool);

} // namespace poolwarden
