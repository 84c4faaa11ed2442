// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/conflict/libvirtverdict.h"
#include "model/conflict/poolfacts.h"
#include "model/host/hosttopology.h"

namespace poolwarden {

/// Two pools while they are compared. The one with the smaller id comes first, so that both sides
/// get the same result. Keeps references.
struct PoolPair {
    const PoolFacts &pool;
    const PoolFacts &peer;
    const HostTopology &topology; ///< of the first pool's host

    [[nodiscard]] bool isOnOneHost() const { return pool.entry.host == peer.entry.host; }
    /// A finding between these definitions, for the fields and the reason of the match.
    [[nodiscard]] Finding finding(FindingKind kind, Severity severity,
                                  DefinitionKind definitionKind, DefinitionKind peerDefinitionKind,
                                  const SourceMatch &match) const;
};

} // namespace poolwarden
