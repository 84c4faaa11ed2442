// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace poolwarden {

/// Tells how much of a long work is done. Returns false to have it given up.
using OnProgress = std::function<bool(int done, int total)>;

/// All that a checker knows, as a value: cheap to copy, and any thread may hold one.
struct Situation {
    struct Host {
        HostId id = noHost;
        DriverProfile profile;
        HostTopology topology;
        bool isWritable = true; ///< pools can be defined, stopped and undefined
        friend bool operator==(const Host &, const Host &) = default;
    };
    std::vector<Host> hosts;
    std::vector<std::pair<PoolId, PoolEntry>> pools;

    [[nodiscard]] bool isWritable(HostId host) const;
    friend bool operator==(const Situation &, const Situation &) = default;
};

/// A checker of its own for the situation. None: it was given up.
[[nodiscard]] std::optional<ConflictChecker> checkerOf(const Situation &situation,
                                                       const OnProgress &progress = {});

} // namespace poolwarden
