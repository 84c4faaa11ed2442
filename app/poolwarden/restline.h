// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/accepted/restson.h"

#include <QString>

namespace poolwarden {

/// What an acceptance rests on at one of the two pools, as a line of a list.
[[nodiscard]] QString restLine(const RestingSide &side);

} // namespace poolwarden
