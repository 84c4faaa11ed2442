// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QList>

namespace poolwarden {

/// What is to be done on hosts, in this order: stop, undefine, define, build, start.
struct HostSteps {
    QList<PoolId> stop;     ///< pools of hosts that stay stopped
    QList<PoolId> undefine; ///< are stopped before, if they run
    QList<PoolId> restart; ///< pools of hosts that are stopped before, and started again at the end
    QList<PoolId> drafts;  ///< to define
    QList<PoolId> build;   ///< those of the drafts whose directories are built then

    [[nodiscard]] bool isEmpty() const { return drafts.isEmpty() && !isMore(); }
    /// Whether there is more to do than to define.
    [[nodiscard]] bool isMore() const
    {
        return !stop.isEmpty() || !undefine.isEmpty() || !restart.isEmpty();
    }
};

} // namespace poolwarden
