// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/conflict/libvirtverdict.h"
#include "model/host/hosttopology.h"
#include "model/pool/pooldefinition.h"
#include "model/pool/shareddefinition.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace poolwarden {

/// Everything the checker knows of one row.
struct PoolEntry {
    HostId host = 0;
    /// A started pool: its live definition is in force whatever is planned for it.
    bool active = false;
    /// What is in force on the host: obj->def of libvirt, also for an inactive pool.
    /// None: a draft that the host does not know, or a pool whose XML could not be read.
    SharedDefinition live;
    /// What will be loaded at the next start. None: transient, draft, or unreadable.
    SharedDefinition persistent;
    /// What the user is about to define in its place.
    SharedDefinition draft;
    /// Of a pool whose XML could not be read: its identity is taken all the same.
    std::string knownName;
    std::optional<Uuid> knownUuid;
    friend bool operator==(const PoolEntry &, const PoolEntry &) = default;
};

/// How one pool stands.
struct PoolStatus {
    int errors = 0;
    int warnings = 0;
    int infos = 0;
    friend bool operator==(const PoolStatus &, const PoolStatus &) = default;
    [[nodiscard]] bool clean() const { return errors == 0 && warnings == 0 && infos == 0; }
};

/// The duplicate-checking model: knows every pool of every connection and every draft, and answers
/// from an index, at the cost of the pool's own claims plus the conflicts found.
///
/// Not thread-safe; any one thread. Nothing here waits for anything.
class ConflictChecker
{
public:
    /// For mostInside see isWide().
    explicit ConflictChecker(std::size_t mostInside = 256);
    ~ConflictChecker();
    ConflictChecker(ConflictChecker &&) noexcept;
    ConflictChecker &operator=(ConflictChecker &&) noexcept;

    void addHost(HostId host, DriverProfile profile = {}, HostTopology topology = {});
    /// Removes the host's pools with it. Returns the pools of other hosts whose findings changed.
    std::vector<PoolId> removeHost(HostId host);
    /// Re-checks the host's pools. Returns all pools whose findings changed.
    std::vector<PoolId> setTopology(HostId host, HostTopology topology);
    /// Only predict() asks for it.
    void setProfile(HostId host, DriverProfile profile);
    [[nodiscard]] const HostTopology &topology(HostId host) const;
    [[nodiscard]] const DriverProfile &profile(HostId host) const;

    /// Adds the pool or replaces what was known of it. Returns exactly the pools whose findings
    /// changed, this one and peers alike, ascending. The host must have been added.
    std::vector<PoolId> update(PoolId pool, PoolEntry entry);
    /// Only predict() and entry() know of it then, and nothing is compared, which with many pools on one
    /// place takes long: for those who find conflicts by FindingGroups. Not to be mixed with update().
    void put(PoolId pool, PoolEntry entry);
    /// Returns the former peers whose findings changed. Unknown ids are ignored.
    std::vector<PoolId> remove(PoolId pool);

    [[nodiscard]] const PoolEntry *entry(PoolId pool) const;
    [[nodiscard]] std::size_t size() const;

    /// All findings of a known pool, its own side first, worst first.
    [[nodiscard]] std::vector<Finding> findingsOf(PoolId pool) const;
    /// Those that it would have without its draft, in the same order: of what the host has alone. None for
    /// a draft that the host does not know.
    [[nodiscard]] std::vector<Finding> findingsWithoutDraft(PoolId pool) const;
    /// When it was last updated it was a draft of something that contains more than `mostInside` claims:
    /// "/", while a path is typed in. With those that do no more than lie inside it has one finding of each
    /// kind for all, of one of them and with the number of the others, and they have none with it.
    [[nodiscard]] bool isWide(PoolId pool) const;
    /// Those that the one finding stands for, ascending.
    [[nodiscard]] std::vector<PoolId> poolsInside(PoolId pool) const;
    /// Counts of the same, kept up to date: cheap.
    [[nodiscard]] PoolStatus statusOf(PoolId pool) const;
    /// Each pair's findings once (from the side of the smaller id). Stops when the callback says
    /// false: with many pools on one place there are quadratically many.
    void forEachFinding(const std::function<bool(const Finding &)> &callback) const;

    /// Of a host whose links cannot be read from here: what each of its pools names without one being
    /// able to tell whether it is used twice, as findings of kind Unverified by pool. They are one matter
    /// of the host, and none of them is among the findings of its pool.
    [[nodiscard]] std::vector<Finding> openQuestions(HostId host) const;
    /// How many these are: cheap.
    [[nodiscard]] int openQuestionCount(HostId host) const;

    /// What the host would answer if this were defined now. Drafts do not count; a pool of the same
    /// name and uuid is the one that is redefined.
    [[nodiscard]] DefineVerdict predict(HostId host, const PoolDefinition &definition) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace poolwarden
