// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/libvirtverdict.h"
#include "model/conflict/meetingclaims.h"
#include "model/conflict/poolfacts.h"
#include "model/conflict/restartloss.h"
#include "model/host/canonical.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

namespace poolwarden {

namespace {

/// Compares two pools. Everything in here is written from the side of the pool with the smaller id,
/// so that both sides come to the same result; the caller mirrors it.
class PairComparison
{
public:
    PairComparison(const PoolFacts &pool, const PoolFacts &peer, const HostTopology &topology)
        : m_pool(pool)
        , m_peer(peer)
        , m_topology(topology)
    {
    }

    std::vector<Finding> findings()
    {
        const bool sameHost = m_pool.entry.host == m_peer.entry.host;
        if (sameHost) {
            compareIdentity();
            // What a draft would replace is no rival of it.
            if (isReplacement(m_pool, m_peer) || isReplacement(m_peer, m_pool))
                return sorted();
            compareByLibvirtsRules();
        }
        compareClaims(sameHost);
        return sorted();
    }

private:
    [[nodiscard]] Finding between(FindingKind kind, Severity severity, Slot slot, Slot peerSlot,
                                  const SourceMatch &match) const
    {
        Finding finding;
        finding.kind = kind;
        finding.severity = severity;
        finding.pool = m_pool.id;
        finding.peer = m_peer.id;
        finding.slot = slot;
        finding.peerSlot = peerSlot;
        finding.field = match.field;
        finding.peerField = match.existingField;
        finding.because = match.because;
        finding.type = typeAt(m_pool, slot);
        finding.peerType = typeAt(m_peer, peerSlot);
        return finding;
    }

    static PoolType typeAt(const PoolFacts &facts, Slot slot)
    {
        const PoolDefinition *definition = facts.definition(slot);
        return definition ? definition->type : PoolType::Dir;
    }

    // virStoragePoolObjIsDuplicate(): a uuid under another name, or a name under another uuid; a
    // draft without a uuid will get a new one. Two pools of a host cannot be in that state, drafts
    // can.
    void compareIdentity()
    {
        const PoolDefinition *draft = m_pool.definition(Slot::Draft);
        const PoolDefinition *peerDraft = m_peer.definition(Slot::Draft);
        if (!draft && !peerDraft)
            return;
        if (draft
            && compareIdentity(*draft, m_peer.hostName(), m_peer.hostUuid(),
                               {Slot::Draft, Slot::Live}))
            return;
        if (peerDraft
            && compareIdentity(*peerDraft, m_pool.hostName(), m_pool.hostUuid(),
                               {Slot::Live, Slot::Draft}))
            return;
        if (draft && peerDraft)
            compareIdentity(*draft, peerDraft->name, peerDraft->uuid, {Slot::Draft, Slot::Draft});
    }

    bool compareIdentity(const PoolDefinition &draft, const std::string &name,
                         const std::optional<Uuid> &uuid, std::pair<Slot, Slot> slots)
    {
        if (name.empty())
            return false;
        const bool sameName = draft.name == name;
        const bool sameUuid = draft.uuid && draft.uuid == uuid;
        if (sameName == sameUuid)
            return false;
        const Field field = sameUuid ? Field::Uuid : Field::Name;
        Finding finding =
            between(FindingKind::IdentityTaken, Severity::Error, slots.first, slots.second,
                    {sameUuid ? Because::UuidTaken : Because::NameTaken, {field}, {field}});
        finding.spelled = sameUuid ? toString(*draft.uuid) : draft.name;
        finding.peerSpelled = finding.spelled;
        m_findings.push_back(std::move(finding));
        return true;
    }

    // The same uuid, or the same name where the draft has no uuid.
    static bool isReplacement(const PoolFacts &changed, const PoolFacts &existing)
    {
        const PoolDefinition *draft = changed.definition(Slot::Draft);
        if (!draft || existing.hostName().empty())
            return false;
        if (draft->uuid)
            return draft->uuid == existing.hostUuid();
        return draft->name == existing.hostName();
    }

    void compareByLibvirtsRules()
    {
        if (refused() || lostAtRestart())
            m_ruleField = std::pair(m_findings.back().field, m_findings.back().peerField);
    }

    // A collision in which the first slot's definition is defined while the other one is in force.
    // Pools of one name are skipped by libvirt: it takes them for a redefinition.
    [[nodiscard]] std::optional<SourceMatch> collision(Slot slot, Slot peerSlot) const
    {
        const PoolDefinition *definition = m_pool.definition(slot);
        const PoolDefinition *existing = m_peer.definition(peerSlot);
        if (!definition || !existing || definition->name == existing->name)
            return std::nullopt;
        return sourceCollision(*definition, *existing, m_topology);
    }

    [[nodiscard]] std::optional<SourceMatch> reverseCollision(Slot slot, Slot peerSlot) const
    {
        const PoolDefinition *existing = m_pool.definition(slot);
        const PoolDefinition *definition = m_peer.definition(peerSlot);
        if (!definition || !existing || definition->name == existing->name)
            return std::nullopt;
        auto match = sourceCollision(*definition, *existing, m_topology);
        if (match)
            std::swap(match->field, match->existingField);
        return match;
    }

    [[nodiscard]] std::optional<SourceMatch> eitherCollision(Slot slot, Slot peerSlot) const
    {
        const auto match = collision(slot, peerSlot);
        return match ? match : reverseCollision(slot, peerSlot);
    }

    bool addRule(FindingKind kind, Slot slot, Slot peerSlot,
                 const std::optional<SourceMatch> &match)
    {
        if (!match)
            return false;
        Finding finding = between(kind, Severity::Error, slot, peerSlot, *match);
        finding.spelled = spelledAt(m_pool, slot, match->field, finding.resource);
        finding.peerSpelled = spelledAt(m_peer, peerSlot, match->existingField, finding.resource);
        nameCommonPlace(finding);
        m_findings.push_back(std::move(finding));
        return true;
    }

    // One device or adapter is claimed in several trees: the one in which both meet.
    void nameCommonPlace(Finding &finding) const
    {
        for (const auto &mine : m_pool.claims) {
            if (mine.claim.field != finding.field)
                continue;
            for (const auto &theirs : m_peer.claims) {
                if (theirs.claim.field == finding.peerField
                    && theirs.claim.path == mine.claim.path) {
                    finding.resource = mine.claim.path;
                    return;
                }
            }
        }
        // A port and the host that it hangs on.
        for (const PoolFacts *facts : {&m_pool, &m_peer}) {
            for (const auto &[slot, claim] : facts->claims) {
                if (finding.because == Because::SameAdapter && claim.path.tree == Tree::Scsi
                    && claim.field.field != Field::AdapterWwpn)
                    finding.resource = claim.path;
            }
        }
    }

    // The value that the rule looked at, which the claims know, and the place that it means.
    static std::string spelledAt(const PoolFacts &facts, Slot slot, FieldRef field,
                                 ResourcePath &resource)
    {
        const PoolDefinition *definition = facts.definition(slot);
        const auto *fc = definition ? std::get_if<FcHostAdapter>(&definition->adapter) : nullptr;
        if (fc && field.field == Field::AdapterParent)
            return fc->parent.value_or(std::string()); // the parent is no place of this pool's
        for (const auto &[claimSlot, claim] : facts.claims) {
            if (claimSlot == slot && claim.field == field) {
                resource = claim.path;
                return claim.spelled;
            }
        }
        // Live and persistent definition are equal, and the claims stand under one of them.
        for (const auto &[claimSlot, claim] : facts.claims) {
            if (claim.field == field) {
                resource = claim.path;
                return claim.spelled;
            }
        }
        return {};
    }

    // A draft against what is in force, and two drafts against each other: whichever is defined
    // second will be refused.
    bool refused()
    {
        return addRule(FindingKind::Refused, Slot::Draft, Slot::Live,
                       collision(Slot::Draft, Slot::Live))
               || addRule(FindingKind::Refused, Slot::Live, Slot::Draft,
                          reverseCollision(Slot::Live, Slot::Draft))
               || addRule(FindingKind::Refused, Slot::Draft, Slot::Draft,
                          eitherCollision(Slot::Draft, Slot::Draft));
    }

    // The two definitions that collide, whichever of them libvirt reads second.
    bool lostAtRestart()
    {
        // One that is lost by itself is no danger to the other.
        for (const PoolFacts *facts : {&m_pool, &m_peer}) {
            if (facts->planned() && !isNameReadBack(*facts->planned()))
                return false;
        }
        const Slot slot = m_pool.plannedSlot();
        const Slot peerSlot = m_peer.plannedSlot();
        const bool found =
            addRule(FindingKind::LostAtRestart, slot, peerSlot, eitherCollision(slot, peerSlot))
            || (m_peer.entry.active
                && addRule(FindingKind::LostAtRestart, slot, Slot::Live,
                           collision(slot, Slot::Live)))
            || (m_pool.entry.active
                && addRule(FindingKind::LostAtRestart, Slot::Live, peerSlot,
                           reverseCollision(Slot::Live, peerSlot)))
            || (m_pool.entry.active && m_peer.entry.active
                && addRule(FindingKind::LostAtRestart, Slot::Live, Slot::Live,
                           eitherCollision(Slot::Live, Slot::Live)));
        if (!found)
            return false;
        // Each order of reading asks it again.
        std::map<std::pair<const PoolDefinition *, const PoolDefinition *>, bool> known;
        m_findings.back().loss = restartLoss(
            m_pool, m_peer, [&](const PoolDefinition &definition, const PoolDefinition &loaded) {
                const auto [answer, isNew] = known.try_emplace(std::pair(&definition, &loaded));
                if (isNew)
                    answer->second = definition.name != loaded.name
                                     && sourceCollision(definition, loaded, m_topology);
                return answer->second;
            });
        if (m_findings.back().loss != RestartLoss{})
            return true;
        m_findings.pop_back();
        return false;
    }

    // What libvirt will not take shares nothing.
    [[nodiscard]] bool isRefused() const
    {
        return std::ranges::any_of(m_findings, [](const Finding &finding) {
            return finding.kind == FindingKind::Refused
                   || finding.kind == FindingKind::IdentityTaken;
        });
    }

    void compareClaims(bool sameHost)
    {
        const bool withoutDrafts = isRefused();
        for (const auto &[mine, theirs] : meetingClaims(m_pool.claims, m_peer.claims)) {
            if (withoutDrafts && (mine->slot == Slot::Draft || theirs->slot == Slot::Draft))
                continue;
            if (auto finding = compareClaims(*mine, *theirs, sameHost))
                addBest(std::move(*finding));
        }
        // What both have in common through mounts is only worth a word where there is nothing else: the
        // pool that mounts has the mount point in common with what lies below it.
        const bool isToldAlready = m_ruleField || !m_best.empty();
        for (auto &[fields, finding] : isToldAlready ? m_best : m_bestThroughMounts)
            m_findings.push_back(std::move(finding));
    }

    // Of two that meet.
    std::optional<Finding> compareClaims(const PoolFacts::SlotClaim &mine,
                                         const PoolFacts::SlotClaim &theirs, bool sameHost) const
    {
        const ResourcePath &path = mine.claim.path;
        const ResourcePath &other = theirs.claim.path;
        if (!sameHost && (isHostLocal(path.tree) || isLoopback(path)))
            return std::nullopt;
        // Two that mount an export of their own host share the export, as two of any host do.
        if (path.tree == Tree::File && mine.claim.field.field == Field::SourceDir
            && theirs.claim.field.field == Field::SourceDir)
            return std::nullopt;
        const bool contains = path.segments.size() <= other.segments.size();
        const bool inside = path.segments.size() >= other.segments.size();
        const bool isThroughMount = !mine.claim.via.empty() || !theirs.claim.via.empty();
        const bool isGuess = mine.claim.guessed || theirs.claim.guessed;
        if (isGuess && (!sameHost || isGuessOfNoUse(mine.claim, theirs.claim)))
            return std::nullopt;
        if (isThroughMount && (!sameHost || isToldOfMounter(mine.claim, theirs.claim)))
            return std::nullopt;

        const FieldRef field = mine.claim.field;
        const FieldRef peerField = theirs.claim.field;
        Finding finding = between(FindingKind::SameStorage, Severity::Error, mine.slot, theirs.slot,
                                  {Because::SamePlace, field, peerField});
        finding.spelled = mine.claim.spelled;
        finding.peerSpelled = theirs.claim.spelled;
        finding.isGuess = isGuess;
        finding.via = mine.claim.via;
        finding.peerVia = theirs.claim.via;
        finding.resource = contains ? other : path;
        if (contains && inside) {
            if (finding.spelled != finding.peerSpelled)
                finding.because = Because::Alias;
            else
                compareServers(mine, theirs, finding);
            finding.severity = isMasked(mine, theirs) ? Severity::Warning : sameSeverity(path.tree);
        } else {
            const Claim &inner = contains ? theirs.claim : mine.claim;
            const Claim &outer = contains ? mine.claim : theirs.claim;
            finding.because = contains ? Because::PeerInside : Because::PeerContains;
            finding.outerSize = static_cast<std::uint8_t>(
                std::min<std::size_t>(std::min(path.segments.size(), other.segments.size()), 255));
            finding.kind = nestedKind(inner, outer);
            finding.severity = finding.kind == FindingKind::Stacked ? Severity::Info
                               : isRuinous(outer)                   ? Severity::Error
                                                                    : Severity::Warning;
        }
        if (isThroughMount)
            makeThroughMount(finding);
        if (isGuess)
            finding.severity = std::min(finding.severity, Severity::Warning);
        if (!sameHost) {
            finding.kind = FindingKind::SharedAcrossHosts;
            if (contains && inside && finding.because != Because::HostAlias)
                finding.because = Because::OtherHostUses;
            finding.severity = acrossHostsSeverity(mine, theirs);
        }
        return finding;
    }

    // The value is the same, and the server it is on is too, but not as it is spelled.
    void compareServers(const PoolFacts::SlotClaim &mine, const PoolFacts::SlotClaim &theirs,
                        Finding &finding) const
    {
        const PoolDefinition *definition = m_pool.definition(mine.slot);
        const PoolDefinition *other = m_peer.definition(theirs.slot);
        if (!definition || !other)
            return;
        const auto index = serverOf(mine.claim, *definition, m_topology);
        const auto peerIndex = serverOf(theirs.claim, *other, m_topology);
        if (!index || !peerIndex)
            return;
        const std::string &name = definition->hosts[*index].name;
        const std::string &peerName = other->hosts[*peerIndex].name;
        if (name == peerName)
            return;
        finding.because = Because::HostAlias;
        finding.field = {Field::HostName, static_cast<int>(*index)};
        finding.peerField = {Field::HostName, static_cast<int>(*peerIndex)};
        finding.spelled = name;
        finding.peerSpelled = peerName;
    }

    // The group contains the volume whichever it is, and two equal names are equal.
    static bool isGuessOfNoUse(const Claim &mine, const Claim &theirs)
    {
        return mine.path.segments.size() < 2 || theirs.path.segments.size() < 2
               || (mine.guessed && theirs.guessed && mine.spelled == theirs.spelled);
    }

    // What contains the mounted device or meets it elsewhere has a finding with the pool that mounts it.
    static bool isToldOfMounter(const Claim &mine, const Claim &theirs)
    {
        return theirs.path.segments.size() < mine.viaDevice
               || mine.path.segments.size() < theirs.viaDevice;
    }

    // Where both come through mounts they are two directories or files on one host, wherever those are.
    static void makeThroughMount(Finding &finding)
    {
        if (finding.kind != FindingKind::SameStorage)
            finding.severity = Severity::Warning;
        else if (!finding.via.empty() && !finding.peerVia.empty())
            finding.severity = Severity::Error;
    }

    // Each host means itself by it.
    static bool isLoopback(const ResourcePath &path)
    {
        const bool namesHost = path.tree == Tree::Nfs || path.tree == Tree::Cifs
                               || path.tree == Tree::Gluster || path.tree == Tree::Rbd
                               || path.tree == Tree::Sheepdog;
        if (!namesHost || path.segments.empty())
            return false;
        const std::string &host = path.segments.front();
        return host.starts_with(canonical::loopback)
               && (host.size() == canonical::loopback.size()
                   || host[canonical::loopback.size()] == ':');
    }

    // Made for sharing: only the pool is double, the storage is not in danger.
    static Severity sameSeverity(Tree tree)
    {
        switch (tree) {
        case Tree::Nfs:
        case Tree::Cifs:
        case Tree::Gluster:
        case Tree::Rbd:
        case Tree::Sheepdog:
        case Tree::Vstorage:
            return Severity::Warning;
        default:
            return Severity::Error;
        }
    }

    // A target shows each initiator its own LUNs; libvirt permits two with a purpose.
    [[nodiscard]] bool isMasked(const PoolFacts::SlotClaim &mine,
                                const PoolFacts::SlotClaim &theirs) const
    {
        const PoolDefinition *definition = m_pool.definition(mine.slot);
        const PoolDefinition *other = m_peer.definition(theirs.slot);
        return mine.claim.path.tree == Tree::Iscsi && definition && other
               && definition->initiatorIqn && other->initiatorIqn
               && canonical::iqn(*definition->initiatorIqn) != canonical::iqn(*other->initiatorIqn);
    }

    // Something lies inside of what hands out no parts: two that write over each other. Directories
    // in directories are often meant.
    static bool isRuinous(const Claim &outer)
    {
        const Tree tree = outer.path.tree;
        return outer.role != ClaimRole::Manages && !isDirectory(outer) && tree != Tree::Nfs
               && tree != Tree::Cifs && tree != Tree::Gluster;
    }

    // What a device that is a file contains is its partitions.
    static bool isDirectory(const Claim &claim)
    {
        return claim.path.tree == Tree::File && claim.field.field != Field::DevicePath;
    }

    // A source that is a volume of the other pool is stacked upon it: a partition of a disk pool, a
    // logical volume, a LUN, an image file in a directory. All else that lies inside overlaps.
    static FindingKind nestedKind(const Claim &inner, const Claim &outer)
    {
        const bool isSource = inner.field.field == Field::DevicePath;
        const bool holdsVolumes = outer.role == ClaimRole::Manages || isDirectory(outer);
        const bool isAllMultipath =
            outer.path.tree == Tree::Multipath && outer.path.segments.empty();
        if (isSource && holdsVolumes && !isAllMultipath)
            return FindingKind::Stacked;
        return FindingKind::Overlap;
    }

    // The storage itself arbitrates, or it is ruined: one type that can share is enough to make it
    // a choice of the admin's, two that cannot are a disaster.
    [[nodiscard]] Severity acrossHostsSeverity(const PoolFacts::SlotClaim &mine,
                                               const PoolFacts::SlotClaim &theirs) const
    {
        const PoolDefinition *definition = m_pool.definition(mine.slot);
        const PoolDefinition *other = m_peer.definition(theirs.slot);
        if (!definition || !other)
            return Severity::Info;
        const HostSharing sharing = poolTypeInfo(definition->type).sharing;
        const HostSharing otherSharing = poolTypeInfo(other->type).sharing;
        if (sharing == HostSharing::Safe || otherSharing == HostSharing::Safe
            || (isClusterFileSystem(*definition) && isClusterFileSystem(*other)))
            return Severity::Info;
        const bool locked = sharing == HostSharing::ByLocks && otherSharing == HostSharing::ByLocks;
        return locked ? Severity::Warning : Severity::Error;
    }

    // Made to be mounted by several hosts at once.
    static bool isClusterFileSystem(const PoolDefinition &definition)
    {
        const PoolTypeInfo &info = poolTypeInfo(definition.type);
        if (info.clusterFormats.empty())
            return false;
        const std::string_view format = info.formats[static_cast<std::size_t>(definition.format)];
        return std::ranges::find(info.clusterFormats, format) != info.clusterFormats.end();
    }

    // One finding for each pair of fields: the same device is known by several trees, hosts and
    // slots.
    void addBest(Finding finding)
    {
        if (m_ruleField && finding.kind == FindingKind::SameStorage
            && *m_ruleField == std::pair(finding.field, finding.peerField))
            return;
        const bool isThroughMount = !finding.via.empty() || !finding.peerVia.empty();
        const auto [known, isNew] =
            (isThroughMount ? m_bestThroughMounts : m_best)
                .try_emplace(std::pair(finding.field, finding.peerField), finding);
        if (!isNew && isBetter(finding, known->second))
            known->second = std::move(finding);
    }

    static bool isBetter(const Finding &a, const Finding &b)
    {
        const auto rank = [](const Finding &finding) {
            return std::tuple(finding.kind,
                              -static_cast<int>(finding.slot) - static_cast<int>(finding.peerSlot),
                              -static_cast<int>(finding.slot), finding.resource.tree);
        };
        if (rank(a) != rank(b))
            return rank(a) < rank(b);
        return a < b;
    }

    std::vector<Finding> sorted()
    {
        std::ranges::sort(m_findings, [](const Finding &a, const Finding &b) {
            return std::tuple(-static_cast<int>(a.severity), a.kind, a.field, a.peerField)
                   < std::tuple(-static_cast<int>(b.severity), b.kind, b.field, b.peerField);
        });
        return std::move(m_findings);
    }

    const PoolFacts &m_pool;
    const PoolFacts &m_peer;
    const HostTopology &m_topology;
    std::vector<Finding> m_findings;
    std::map<std::pair<FieldRef, FieldRef>, Finding> m_best;
    std::map<std::pair<FieldRef, FieldRef>, Finding> m_bestThroughMounts;
    /// The fields in which libvirt's own rule saw the collision already.
    std::optional<std::pair<FieldRef, FieldRef>> m_ruleField;
};

Finding alone(const PoolFacts &pool, FindingKind kind, Severity severity, Slot slot,
              Because because, FieldRef field)
{
    Finding finding;
    finding.kind = kind;
    finding.severity = severity;
    finding.pool = pool.id;
    finding.slot = slot;
    finding.peerSlot = slot;
    if (const PoolDefinition *definition = pool.definition(slot))
        finding.type = finding.peerType = definition->type;
    finding.because = because;
    finding.field = field;
    finding.peerField = field;
    return finding;
}

// libvirt can change neither the name nor the uuid of a pool. One of them alone is refused; with
// both changed the draft becomes a second pool beside the first, which is hardly what an edit is
// for.
void compareWithOwnPool(const PoolFacts &pool, std::vector<Finding> &findings)
{
    const PoolDefinition *draft = pool.definition(Slot::Draft);
    const std::string &name = pool.hostName();
    if (!draft || name.empty())
        return;
    const bool sameName = draft->name == name;
    const bool sameUuid = draft->uuid && draft->uuid == pool.hostUuid();
    if (sameName && sameUuid)
        return;
    const auto because = sameName ? Because::UuidChanged : Because::Renamed;
    const auto severity = sameName || sameUuid ? Severity::Error : Severity::Warning;
    Finding finding = alone(pool, FindingKind::IdentityTaken, severity, Slot::Draft, because,
                            {sameName ? Field::Uuid : Field::Name});
    finding.spelled = sameName && draft->uuid ? toString(*draft->uuid) : draft->name;
    finding.peerSpelled =
        sameName && pool.hostUuid() ? toString(*pool.hostUuid()) : std::string(name);
    findings.push_back(std::move(finding));
}

} // namespace

std::vector<Finding> findingsBetween(const PoolFacts &pool, const PoolFacts &peer,
                                     const HostTopology &topology, const HostTopology &peerTopology)
{
    if (pool.id < peer.id)
        return PairComparison(pool, peer, topology).findings();
    std::vector<Finding> findings = PairComparison(peer, pool, peerTopology).findings();
    std::ranges::transform(findings, findings.begin(), mirrored);
    return findings;
}

std::vector<Finding> findingsAlone(const PoolFacts &pool)
{
    std::vector<Finding> findings;
    compareWithOwnPool(pool, findings);
    std::ranges::move(notReadBack(pool), std::back_inserter(findings));
    return findings;
}

} // namespace poolwarden
