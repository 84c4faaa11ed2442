// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/host/unbuilt.h"

#include <QString>

namespace poolwarden::unbuilttext {

/// What is not there, as a whole sentence.
[[nodiscard]] QString missing(const Unbuilt &unbuilt);
/// What has to be done for a pool that is only a draft so far, as a whole sentence. `isChosen`: building is to follow
/// Define.
[[nodiscard]] QString nextForDraft(const Unbuilt &unbuilt, bool isChosen);
/// The same for a pool that the host has.
[[nodiscard]] QString nextForPool(const Unbuilt &unbuilt);

} // namespace poolwarden::unbuilttext
