// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace poolwarden {

/// Whether a directory belongs to the operating system, so that a pool in it, or a file system over it, would
/// harm the host: the root, /dev, /etc, /usr and what is below these; of others, such as /var, only themselves.
/// By the path alone.
[[nodiscard]] bool isOfSystem(const std::string &folder);

} // namespace poolwarden
