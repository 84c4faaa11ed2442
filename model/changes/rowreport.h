// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/changes/changereport.h"
#include "model/difference/foldercomparison.h"

namespace poolwarden {

/// A pool of a host beside its file.
[[nodiscard]] ChangeReport reportOn(const FolderRow &row);

} // namespace poolwarden
