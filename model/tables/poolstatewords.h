// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/poolregistry.h"

#include <QString>

namespace poolwarden::poolstatewords {

[[nodiscard]] QString stateName(PoolState state);
/// The file of a draft that has one, and whether the draft differs from it: "images.xml, changed".
[[nodiscard]] QString fileState(const PoolDraft &draft);
/// The state of a pool, for the line beside its name: "new pool on kvm1", "active, on kvm1; edited
/// here; 1 accepted conflict: until June".
[[nodiscard]] QString describe(const PoolRegistry &registry, const PoolRegistry::Pool &pool);

} // namespace poolwarden::poolstatewords
