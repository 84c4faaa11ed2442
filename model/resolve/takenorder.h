// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/conflict/libvirtverdict.h"
#include "model/pool/pooldefinition.h"

#include <cstddef>
#include <vector>

namespace poolwarden {

/// A definition that a host is to be given.
struct WantedDefinition {
    PoolId pool = noPool;    ///< the draft
    PoolId becomes = noPool; ///< the pool of the host that it redefines, else the draft itself
    HostId host = noHost;
    PoolDefinition definition;
};

/// One of them at its turn.
struct TakenStep {
    std::size_t wanted = 0; ///< its place among the wanted ones
    DefineVerdict verdict;
    /// The pool whose definition, earlier in the order, makes room for this one; noPool: none is needed.
    PoolId after = noPool;
};

struct TakenOrder {
    std::vector<TakenStep> taken;   ///< in an order in which the hosts take each
    std::vector<TakenStep> refused; ///< those that the hosts refuse in any order, after the others
};

/// An order in which libvirt takes as many as can be. `hosts` has the hosts' pools alone, without drafts, by
/// ConflictChecker::put(); the definitions are tried in it. See defineOrder() for why it is one.
[[nodiscard]] TakenOrder takenOrder(ConflictChecker &hosts, std::vector<WantedDefinition> wanted);

} // namespace poolwarden
