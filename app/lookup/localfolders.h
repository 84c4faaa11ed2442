// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/hostquestion.h"

#include <QString>

namespace poolwarden {

/// This machine's directories in a directory, with links and mounts; or those in the nearest one above it that
/// can be listed. At most mostFolders. Blocks on the disk, on a dead file server as long as the kernel does.
[[nodiscard]] HostAnswer localFolders(const QString &folder);

inline constexpr int mostFolders = 10'000;

} // namespace poolwarden
