// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QString>

#include <utility>
#include <vector>

namespace poolwarden {

/// What one request to the registry has changed, to tell of it when the request is complete.
struct RegistryChange {
    std::vector<PoolId> findings;
    std::vector<PoolId> pools;
    std::vector<std::pair<PoolId, QString>> orphans; ///< with the names they had
    std::vector<std::pair<PoolId, QString>> bases;   ///< the host's definitions of edited pools
    PoolId edited = noPool; ///< the draft that caused the change, assessed already
    bool isOfHost = false;  ///< what a host has, on which the verdict on each draft depends

    void addFindings(const std::vector<PoolId> &changed)
    {
        findings.insert(findings.end(), changed.begin(), changed.end());
    }
};

} // namespace poolwarden
