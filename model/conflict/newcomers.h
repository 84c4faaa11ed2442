// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/conflict/poolfacts.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace poolwarden {

/// A definition to be compared with earlier ones.
struct Newcomer {
    PoolId pool = noPool;
    /// How it is compared with earlier ones.
    PoolEntry compared;
    /// How later ones are compared with it; none: they are not.
    std::optional<PoolEntry> remaining;
    /// False: it is not compared with earlier ones, because it existed before.
    bool isCompared = true;
    /// Only findings of its draft count. If it remains, libvirt has accepted the draft.
    bool isDraftOnly = false;
};

/// All newcomers by number, from 0, and what is found between two of them. Facts and findings are made
/// anew when they are asked for: only the latest are kept, because there may be very many.
///
/// Not thread-safe; use it in one thread.
class Newcomers
{
public:
    using Number = std::uint32_t;
    using TopologyOf = std::function<const HostTopology &(HostId)>;
    /// Findings between two pools, by the units that decide about them.
    using Findings = std::multimap<std::tuple<bool, FieldRef, FieldRef>, Finding>;

    explicit Newcomers(TopologyOf topologyOf);

    void add(Newcomer newcomer) { m_newcomers.push_back(std::move(newcomer)); }
    [[nodiscard]] std::size_t size() const { return m_newcomers.size(); }
    [[nodiscard]] const Newcomer &at(std::size_t number) const { return m_newcomers[number]; }
    [[nodiscard]] const HostTopology &topology(HostId host) const { return m_topologyOf(host); }

    /// isFormer: as it remained, not as it was added.
    [[nodiscard]] std::shared_ptr<const PoolFacts> facts(Number number, bool isFormer) const;
    /// From the side of the newcomer; the ids of the pools in them are not those of the newcomers.
    [[nodiscard]] std::shared_ptr<const Findings> findings(Number newcomer, Number former) const;
    [[nodiscard]] static Findings::key_type unitsBehind(FindingKind kind, FieldRef field,
                                                        FieldRef peerField);
    /// The value at the field, in a finding of that kind.
    [[nodiscard]] std::string spelled(Number number, bool isFormer, DefinitionKind definitionKind,
                                      FieldRef field, FindingKind kind) const;
    /// Findings will not be asked for any more, or seldom.
    void forgetFindings() { m_findings.clear(); }

private:
    TopologyOf m_topologyOf;
    std::vector<Newcomer> m_newcomers;
    mutable std::map<std::pair<Number, Number>, std::shared_ptr<const Findings>> m_findings;
    mutable std::map<std::pair<Number, bool>, std::shared_ptr<const PoolFacts>> m_facts;
};

} // namespace poolwarden
