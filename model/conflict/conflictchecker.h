// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/claim.h"
#include "model/conflict/finding.h"
#include "model/conflict/libvirtverdict.h"
#include "model/host/hosttopology.h"
#include "model/pool/pooldefinition.h"
#include "model/pool/shareddefinition.h"

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace poolwarden {

/// Everything that the checker knows of one pool or draft.
struct PoolEntry {
    HostId host = noHost;
    /// The pool is active: its live definition counts, whatever is planned.
    bool active = false;
    /// The live definition: libvirt's obj->def, also for an inactive pool. None: a draft of a new
    /// pool, or a pool whose XML could not be read.
    SharedDefinition live;
    /// The definition for the next start. None: transient, draft, or unreadable.
    SharedDefinition persistent;
    /// The definition that the user is about to define.
    SharedDefinition draft;
    /// Name and UUID of a pool whose XML could not be read: they are taken as well.
    std::string knownName;
    std::optional<Uuid> knownUuid;
    friend bool operator==(const PoolEntry &, const PoolEntry &) = default;
};

/// The number of findings of a pool.
struct FindingCounts {
    int errors = 0;
    int warnings = 0;
    int infos = 0;
    friend bool operator==(const FindingCounts &, const FindingCounts &) = default;
    [[nodiscard]] int total() const { return errors + warnings + infos; }
    [[nodiscard]] int &of(Severity severity)
    {
        return severity == Severity::Error     ? errors
               : severity == Severity::Warning ? warnings
                                               : infos;
    }
    [[nodiscard]] bool clean() const { return total() == 0; }
    /// None: there is no finding.
    [[nodiscard]] std::optional<Severity> worst() const
    {
        if (errors > 0)
            return Severity::Error;
        if (warnings > 0)
            return Severity::Warning;
        return infos > 0 ? std::optional(Severity::Info) : std::nullopt;
    }
};

/// A pool as it would be. None: it would be gone.
struct SupposedPool {
    PoolId pool = noPool;
    std::optional<PoolEntry> entry;
};

/// Findings from the side of each supposed pool, and of each pool whose storage lies below a mount
/// point of one.
struct SupposedFindings {
    std::vector<Finding> before;
    std::vector<Finding> after;
    /// Some pool would contain more than `mostInside` places of others: nothing was compared.
    bool isTooWide = false;
};

/// Finds conflicts between all pools of all connections and all drafts. It uses an index: an answer
/// costs the pool's own claims plus the conflicts found.
///
/// Not thread-safe; use it in one thread. Never blocks.
class ConflictChecker
{
public:
    /// For mostInside see isWide().
    explicit ConflictChecker(std::size_t mostInside = 256);
    ~ConflictChecker();
    ConflictChecker(ConflictChecker &&) noexcept;
    ConflictChecker &operator=(ConflictChecker &&) noexcept;

    void addHost(HostId host, DriverProfile profile = {}, HostTopology topology = {});
    /// Also removes the host's pools. Returns the pools of other hosts whose findings changed.
    std::vector<PoolId> removeHost(HostId host);
    /// Re-checks the host's pools. Returns all pools whose findings changed.
    std::vector<PoolId> setTopology(HostId host, HostTopology topology);
    /// Only predict() uses the profile.
    void setProfile(HostId host, const DriverProfile &profile);
    [[nodiscard]] const HostTopology &topology(HostId host) const;
    [[nodiscard]] const DriverProfile &profile(HostId host) const;

    /// Adds or replaces a pool. Returns the pools whose findings changed, this one and peers,
    /// ascending, and no others but perhaps wide ones: one of their findings can stand for a pool
    /// inside now that was told individually before. The host must have been added.
    std::vector<PoolId> update(PoolId pool, PoolEntry entry);
    /// Adds or replaces a pool for predict() and entry() only, without comparing it, which takes
    /// long for many pools on one place. For use with FindingGroups. Do not mix it with update().
    void put(PoolId pool, PoolEntry entry);
    /// Returns the peers whose findings changed. Unknown ids are ignored.
    std::vector<PoolId> remove(PoolId pool);

    [[nodiscard]] const PoolEntry *entry(PoolId pool) const;
    [[nodiscard]] std::size_t size() const;
    /// The places that the pool's definitions claim, also through mounts; a live definition only if it
    /// is in force beside the planned one.
    [[nodiscard]] std::vector<std::pair<DefinitionKind, Claim>> claimedBy(PoolId pool) const;

    /// All findings of a known pool, from its side, worst first.
    [[nodiscard]] std::vector<Finding> findingsOf(PoolId pool) const;
    /// The findings that the pool would have without its draft, in the same order. None for a draft
    /// of a new pool.
    [[nodiscard]] std::vector<Finding> findingsWithoutDraft(PoolId pool) const;
    /// Whether the pool, when last updated, had a draft with a place that contains more than
    /// `mostInside` claims, for example "/" while a path is typed. With all pools that only lie
    /// inside, it then has one finding of each kind: with one of them, and with the number of the
    /// others. These pools have no finding with it.
    [[nodiscard]] bool isWide(PoolId pool) const;
    /// The pools that this finding stands for, ascending.
    [[nodiscard]] std::vector<PoolId> poolsInside(PoolId pool) const;
    /// The number of findings. Cheap: kept up to date.
    [[nodiscard]] FindingCounts statusOf(PoolId pool) const;
    /// Visits the findings of each pair once, from the side of the smaller id. There may be
    /// quadratically many: stops when the callback returns false.
    void forEachFinding(const std::function<bool(const Finding &)> &callback) const;

    /// The values that cannot be resolved, on a host whose links cannot be read from here: as
    /// findings of kind Unverified, by pool. They are reported once for the host, and are not among
    /// the findings of their pools.
    [[nodiscard]] std::vector<Finding> openQuestions(HostId host) const;
    /// The number of openQuestions(). Cheap.
    [[nodiscard]] int openQuestionCount(HostId host) const;

    /// What would be found if these pools were so, beside what is found now. Changes nothing. A wide
    /// draft is compared with each pool inside another one, so that a pool is never supposed to move
    /// there unnoticed; the host's own open questions are not counted.
    [[nodiscard]] SupposedFindings suppose(const std::vector<SupposedPool> &pools) const;

    /// The host's answer if this were defined now. Drafts do not count. A pool of the same name and
    /// UUID is redefined.
    [[nodiscard]] DefineVerdict predict(HostId host, const PoolDefinition &definition) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace poolwarden
