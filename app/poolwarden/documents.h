// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/poolregistry.h"

#include <QList>
#include <QString>

/// The drafts of “Files”.
namespace poolwarden::documents {

/// Null: the pool is no such draft.
[[nodiscard]] const PoolDraft *draftOf(const PoolRegistry &registry, PoolId pool);
/// Those with a file.
[[nodiscard]] QList<const PoolDraft *> all(const PoolRegistry &registry);
/// Of the message about its file.
[[nodiscard]] QString messageKey(PoolId pool);

} // namespace poolwarden::documents
