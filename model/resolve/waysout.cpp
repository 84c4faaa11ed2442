// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/resolve/waysout.h"

#include "model/resolve/definitionedit.h"
#include "model/resolve/freevalues.h"
#include "model/resolve/trial.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>
#include <utility>

namespace poolwarden {

namespace {

bool isOnHost(const PoolEntry &entry)
{
    return entry.live || entry.persistent || !entry.knownName.empty();
}

/// The definition that the pool will have when its draft is defined; null: it is not known.
const PoolDefinition *plannedOf(const PoolEntry &entry)
{
    for (const SharedDefinition *definition : {&entry.draft, &entry.persistent, &entry.live}) {
        if (*definition)
            return definition->get();
    }
    return nullptr;
}

bool isSolvable(const Finding &finding)
{
    return finding.pool != noPool && finding.kind != FindingKind::Unverified;
}

/// Whether both definitions are meant for the same storage, or the same pool.
bool isSameThing(const Finding &finding)
{
    return finding.kind != FindingKind::Overlap && finding.kind != FindingKind::Stacked
           && finding.reason != Reason::UuidTaken;
}

/// Looks for ways at one side of a finding.
class WaySearch
{
public:
    /// `finding` is from the side that is changed.
    WaySearch(const ConflictChecker &checker, const Finding &finding, const WayOptions &options)
        : m_checker(checker)
        , m_finding(finding)
        , m_options(options)
        , m_entry(checker.entry(finding.pool))
        , m_trial(checker, finding)
        , m_isWritable(m_entry && (!options.isWritable || options.isWritable(m_entry->host)))
    {
    }

    void addEdits(std::vector<WayOut> &ways) const
    {
        const PoolDefinition *definition = m_entry ? plannedOf(*m_entry) : nullptr;
        if (!definition)
            return;
        addDraftAsItIs(ways);
        for (const Candidates &candidates :
             candidatesFor(m_finding, *definition, m_checker, m_options)) {
            std::vector<Tried> proven;
            for (const std::vector<FieldEdit> &edits : candidates.edits) {
                if (auto tried = firstDoing(candidates.kind, edits, *definition))
                    proven.push_back(std::move(*tried));
                // Nothing can be better than what brings nothing new.
                if (std::ranges::count(proven, 0, &Tried::fresh)
                    >= std::ptrdiff_t(candidates.wanted))
                    break;
            }
            std::ranges::stable_sort(proven, {}, &Tried::fresh);
            for (std::size_t i = 0; i < std::min(proven.size(), candidates.wanted); ++i)
                ways.push_back(std::move(proven[i].way));
        }
    }

    void addChangeOfOther(std::vector<WayOut> &ways) const
    {
        const PoolEntry *other = m_checker.entry(m_finding.peer);
        if (!m_entry || !m_entry->draft || isOnHost(*m_entry) || !other || other->draft
            || other->host != m_entry->host || !m_isWritable || !isSameThing(m_finding))
            return;
        const PoolDefinition *known = other->live ? other->live.get() : other->persistent.get();
        const PoolDefinition *planned = plannedOf(*other);
        if (!known || !known->uuid || !planned)
            return;
        WayOut way;
        way.kind = WayKind::ChangeOther;
        way.pool = m_finding.peer;
        way.draft = m_finding.pool;
        way.edits = renamingEdits(*m_entry->draft, known->name);
        way.edits.push_back(
            {{Field::Uuid}, valueOf(*m_entry->draft, {Field::Uuid}), toString(*known->uuid)});
        auto changed = edited(*m_entry->draft, way.edits);
        if (!changed || differingFields(*changed, *planned).empty())
            return;
        way.definition = std::move(changed);
        for (const Doing doing : {Doing::EditDraft, Doing::Redefine, Doing::StopAndRedefine}) {
            if (doing == Doing::StopAndRedefine && !other->active)
                continue;
            way.doing = doing;
            if (auto proof = m_trial.prove(way)) {
                way.leaves = std::move(proof->leaves);
                ways.push_back(std::move(way));
                return;
            }
        }
    }

    void addRemovals(std::vector<WayOut> &ways) const
    {
        // A note is no reason to give up a pool.
        if (!m_entry || m_finding.severity == Severity::Info)
            return;
        if (m_entry->draft) {
            // To undefine the pool as well would take its draft along.
            add(ways, WayKind::DiscardDraft, Doing::DiscardDraft);
            return;
        }
        if (!m_isWritable)
            return;
        const bool isTransient = m_entry->live && !m_entry->persistent;
        if (isTransient && m_entry->active) {
            add(ways, WayKind::Undefine, Doing::StopTransient);
            return;
        }
        if (m_entry->active && m_entry->live != m_entry->persistent)
            add(ways, WayKind::Stop, Doing::Stop);
        add(ways, WayKind::Undefine, m_entry->active ? Doing::StopAndUndefine : Doing::Undefine);
    }

private:
    struct Tried {
        WayOut way;
        int fresh = 0;
    };

    void add(std::vector<WayOut> &ways, WayKind kind, Doing doing) const
    {
        WayOut way;
        way.kind = kind;
        way.doing = doing;
        way.pool = m_finding.pool;
        if (auto proof = m_trial.prove(way)) {
            way.leaves = std::move(proof->leaves);
            ways.push_back(std::move(way));
        }
    }

    // What runs is in the way, and the draft has another place already.
    void addDraftAsItIs(std::vector<WayOut> &ways) const
    {
        if (!m_entry->draft || !m_entry->active || !m_isWritable)
            return;
        WayOut way;
        way.kind = WayKind::DefineDraft;
        way.doing = Doing::StopAndRedefine;
        way.pool = m_finding.pool;
        way.definition = m_entry->draft;
        if (auto proof = m_trial.prove(way)) {
            way.leaves = std::move(proof->leaves);
            ways.push_back(std::move(way));
        }
    }

    /// The least that must be done with the edits so that they help.
    [[nodiscard]] std::optional<Tried> firstDoing(WayKind kind, const std::vector<FieldEdit> &edits,
                                                  const PoolDefinition &definition) const
    {
        auto changed = edited(definition, edits);
        if (!changed || *changed == definition)
            return std::nullopt;
        WayOut way;
        way.kind = kind;
        way.pool = m_finding.pool;
        way.edits = edits;
        way.definition = std::move(changed);
        for (const Doing doing : {Doing::EditDraft, Doing::Redefine, Doing::StopAndRedefine}) {
            const bool isPossible = doing == Doing::EditDraft  ? bool(m_entry->draft)
                                    : doing == Doing::Redefine ? isOnHost(*m_entry) && m_isWritable
                                                               : m_entry->active && m_isWritable;
            if (!isPossible)
                continue;
            way.doing = doing;
            if (auto proof = m_trial.prove(way); proof && isFreeBehind(way)) {
                way.leaves = std::move(proof->leaves);
                return Tried{std::move(way), proof->fresh};
            }
        }
        return std::nullopt;
    }

    // Nobody has looked yet where a new path leads. Where a bind mount or a link leads its neighbours elsewhere, it
    // must be free there as well.
    [[nodiscard]] bool isFreeBehind(const WayOut &way) const
    {
        const HostTopology &topology = m_checker.topology(m_entry->host);
        const auto isFree = [&](const std::string &path) {
            WayOut behind = way;
            behind.definition = edited(
                *way.definition,
                {{{Field::TargetPath}, valueOf(*way.definition, {Field::TargetPath}), path}});
            return behind.definition && m_trial.prove(behind);
        };
        return std::ranges::all_of(way.edits, [&](const FieldEdit &edit) {
            return edit.field.field != Field::TargetPath
                   || std::ranges::all_of(freevalues::pathsBehind(edit.to, topology), isFree);
        });
    }

    const ConflictChecker &m_checker;
    const Finding &m_finding;
    const WayOptions &m_options;
    const PoolEntry *m_entry;
    Trial m_trial;
    bool m_isWritable;
};

} // namespace

std::string_view wayKindId(WayKind kind)
{
    switch (kind) {
    case WayKind::DefineDraft:
        return "define-draft";
    case WayKind::OtherTarget:
        return "other-target";
    case WayKind::MoveOut:
        return "move-out";
    case WayKind::OtherDevice:
        return "other-device";
    case WayKind::SteadyName:
        return "steady-name";
    case WayKind::OtherAdapter:
        return "other-adapter";
    case WayKind::OtherInitiator:
        return "other-initiator";
    case WayKind::NewName:
        return "new-name";
    case WayKind::NewUuid:
        return "new-uuid";
    case WayKind::KeepIdentity:
        return "keep-identity";
    case WayKind::CleanValue:
        return "clean-value";
    case WayKind::ChangeOther:
        return "change-other";
    case WayKind::DiscardDraft:
        return "discard-draft";
    case WayKind::Stop:
        return "stop";
    case WayKind::Undefine:
        return "undefine";
    }
    return "unknown";
}

std::string_view doingId(Doing doing)
{
    switch (doing) {
    case Doing::EditDraft:
        return "edit-draft";
    case Doing::DiscardDraft:
        return "discard-draft";
    case Doing::Redefine:
        return "redefine";
    case Doing::Stop:
        return "stop";
    case Doing::StopAndRedefine:
        return "stop-and-redefine";
    case Doing::StopTransient:
        return "stop-transient";
    case Doing::Undefine:
        return "undefine";
    case Doing::StopAndUndefine:
        return "stop-and-undefine";
    }
    return "unknown";
}

std::vector<SupposedPool> resultOf(const WayOut &way, const ConflictChecker &checker)
{
    std::vector<SupposedPool> pools;
    if (way.draft != noPool) {
        std::optional<PoolEntry> entry(*checker.entry(way.draft));
        entry->draft.reset();
        if (!isOnHost(*entry))
            entry.reset();
        pools.push_back({way.draft, std::move(entry)});
    }
    std::optional<PoolEntry> entry(*checker.entry(way.pool));
    switch (way.doing) {
    case Doing::EditDraft:
        entry->draft = way.definition;
        break;
    case Doing::DiscardDraft:
        entry->draft.reset();
        if (!isOnHost(*entry))
            entry.reset();
        break;
    case Doing::Redefine:
        // A running pool keeps its live definition until it is stopped.
        entry->persistent = way.definition;
        if (!entry->active)
            entry->live = way.definition;
        entry->draft.reset();
        break;
    case Doing::Stop:
        entry->active = false;
        entry->live = entry->persistent;
        break;
    case Doing::StopAndRedefine:
        entry->active = false;
        entry->live = entry->persistent = way.definition;
        entry->draft.reset();
        break;
    case Doing::StopTransient:
    case Doing::Undefine:
    case Doing::StopAndUndefine:
        entry.reset();
        break;
    }
    pools.push_back({way.pool, std::move(entry)});
    return pools;
}

std::vector<WayOut> waysOut(const ConflictChecker &checker, const Finding &finding,
                            const WayOptions &options)
{
    std::vector<WayOut> ways;
    if (!isSolvable(finding))
        return ways;
    std::vector<Finding> sides{finding};
    // One finding of a wide draft stands for many pools; to change one of them is no way out.
    if (finding.peer != noPool && finding.others == 0)
        sides.push_back(mirrored(finding));
    for (const Finding &side : sides) {
        const WaySearch search(checker, side, options);
        search.addEdits(ways);
        search.addChangeOfOther(ways);
        search.addRemovals(ways);
    }
    // Of two nested places the inner one rather moves out than the outer one away. Otherwise the pool with less data
    // changes, as in a plan for all conflicts.
    const auto rank = [&options](const WayOut &way) {
        const auto used = options.usedBytes.find(way.pool);
        return std::tuple(way.doing, way.kind == WayKind::ChangeOther, way.kind != WayKind::MoveOut,
                          used == options.usedBytes.end() ? 0 : used->second);
    };
    std::ranges::stable_sort(ways, {}, rank);
    return ways;
}

std::vector<WayOut> editsOut(const ConflictChecker &checker, const Finding &finding,
                             const WayOptions &options)
{
    std::vector<WayOut> ways;
    if (isSolvable(finding))
        WaySearch(checker, finding, options).addEdits(ways);
    std::ranges::stable_sort(ways, {}, &WayOut::doing);
    return ways;
}

std::vector<WayOut> removalsOut(const ConflictChecker &checker, const Finding &finding,
                                const WayOptions &options)
{
    std::vector<WayOut> ways;
    if (isSolvable(finding))
        WaySearch(checker, finding, options).addRemovals(ways);
    return ways;
}

} // namespace poolwarden
