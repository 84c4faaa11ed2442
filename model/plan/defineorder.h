// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/libvirtverdict.h"
#include "model/session/poolregistry.h"

#include <QSet>

#include <vector>

namespace poolwarden {

/// One draft among several that are defined one after the other.
struct DefineStep {
    PoolId pool = noPool;
    /// The pool of the host that is redefined, which may have another row; for a new one the draft.
    PoolId becomes = noPool;
    /// The host's answer at its turn; of one that has no turn, at the end.
    DefineVerdict verdict;
    /// The pool whose definition, earlier in the order, makes room for this one; noPool: none is needed.
    PoolId after = noPool;
    friend bool operator==(const DefineStep &, const DefineStep &) = default;
};

struct DefineOrder {
    std::vector<DefineStep> taken;   ///< in an order in which the hosts take each
    std::vector<DefineStep> refused; ///< those that the hosts refuse in any order, after the others
};

/// What is done on the hosts before the first is defined.
struct DoneBefore {
    QSet<PoolId> stopped;
    QSet<PoolId> undefined;
};

/// An order in which libvirt takes as many of these drafts as can be: a definition that frees a place goes
/// before the one that needs it. Active pools go first; otherwise what has no reason to wait keeps the given
/// order. Where drafts want the same place, the first one gets it. Tried on a copy of the hosts' pools, which
/// leaves the registry alone.
///
/// Why this finds an order for all if there is one: libvirt compares with the live definitions. Redefining an
/// active pool leaves its live definition, so it neither frees nor takes a place and may come as soon as its
/// own is free. Redefining an inactive pool takes its new place. If another inactive one wants that too,
/// there is no order for all; if not, nothing is lost by defining it at once, and a place may become free.
[[nodiscard]] DefineOrder defineOrder(const PoolRegistry &registry, const QList<PoolId> &drafts,
                                      const DoneBefore &before = {});

} // namespace poolwarden
