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

/// Compares two pools, from the side of the one with the smaller id, so that both sides get the
/// same result. The caller mirrors it.
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
            // A draft does not conflict with the pool that it would replace.
            if (isReplacement(m_pool, m_peer) || isReplacement(m_peer, m_pool))
                return sorted();
            compareByLibvirtsRules();
        }
        compareClaims(sameHost);
        return sorted();
    }

private:
    [[nodiscard]] Finding between(FindingKind kind, Severity severity,
                                  DefinitionKind definitionKind, DefinitionKind peerDefinitionKind,
                                  const SourceMatch &match) const
    {
        Finding finding;
        finding.kind = kind;
        finding.severity = severity;
        finding.pool = m_pool.id;
        finding.peer = m_peer.id;
        finding.definitionKind = definitionKind;
        finding.peerDefinitionKind = peerDefinitionKind;
        finding.field = match.field;
        finding.peerField = match.existingField;
        finding.reason = match.reason;
        finding.type = typeAt(m_pool, definitionKind);
        finding.peerType = typeAt(m_peer, peerDefinitionKind);
        return finding;
    }

    static PoolType typeAt(const PoolFacts &facts, DefinitionKind definitionKind)
    {
        const PoolDefinition *definition = facts.definition(definitionKind);
        return definition ? definition->type : PoolType::Dir;
    }

    // virStoragePoolObjIsDuplicate(): the same UUID with another name, or the same name with
    // another UUID. A draft without a UUID gets a new one. Two pools of a host cannot be in this
    // state; drafts can.
    void compareIdentity()
    {
        const PoolDefinition *draft = m_pool.definition(DefinitionKind::Draft);
        const PoolDefinition *peerDraft = m_peer.definition(DefinitionKind::Draft);
        if (!draft && !peerDraft)
            return;
        if (draft
            && compareIdentity(*draft, m_peer.hostName(), m_peer.hostUuid(),
                               {DefinitionKind::Draft, DefinitionKind::Live}))
            return;
        if (peerDraft
            && compareIdentity(*peerDraft, m_pool.hostName(), m_pool.hostUuid(),
                               {DefinitionKind::Live, DefinitionKind::Draft}))
            return;
        if (draft && peerDraft)
            compareIdentity(*draft, peerDraft->name, peerDraft->uuid,
                            {DefinitionKind::Draft, DefinitionKind::Draft});
    }

    bool compareIdentity(const PoolDefinition &draft, const std::string &name,
                         const std::optional<Uuid> &uuid,
                         std::pair<DefinitionKind, DefinitionKind> kinds)
    {
        if (name.empty())
            return false;
        const bool sameName = draft.name == name;
        const bool sameUuid = draft.uuid && draft.uuid == uuid;
        if (sameName == sameUuid)
            return false;
        const Field field = sameUuid ? Field::Uuid : Field::Name;
        Finding finding =
            between(FindingKind::IdentityTaken, Severity::Error, kinds.first, kinds.second,
                    {sameUuid ? Reason::UuidTaken : Reason::NameTaken, {field}, {field}});
        finding.spelled = sameUuid ? toString(*draft.uuid) : draft.name;
        finding.peerSpelled = finding.spelled;
        m_findings.push_back(std::move(finding));
        return true;
    }

    // The same UUID, or the same name if the draft has no UUID.
    static bool isReplacement(const PoolFacts &changed, const PoolFacts &existing)
    {
        const PoolDefinition *draft = changed.definition(DefinitionKind::Draft);
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

    // The collision if the first pool's definition is defined while the second pool's is live. libvirt
    // skips pools of the same name: it assumes a redefinition.
    [[nodiscard]] std::optional<SourceMatch> collision(DefinitionKind definitionKind,
                                                       DefinitionKind peerDefinitionKind) const
    {
        const PoolDefinition *definition = m_pool.definition(definitionKind);
        const PoolDefinition *existing = m_peer.definition(peerDefinitionKind);
        if (!definition || !existing || definition->name == existing->name)
            return std::nullopt;
        return sourceCollision(*definition, *existing, m_topology);
    }

    [[nodiscard]] std::optional<SourceMatch>
    reverseCollision(DefinitionKind definitionKind, DefinitionKind peerDefinitionKind) const
    {
        const PoolDefinition *existing = m_pool.definition(definitionKind);
        const PoolDefinition *definition = m_peer.definition(peerDefinitionKind);
        if (!definition || !existing || definition->name == existing->name)
            return std::nullopt;
        auto match = sourceCollision(*definition, *existing, m_topology);
        if (match)
            std::swap(match->field, match->existingField);
        return match;
    }

    [[nodiscard]] std::optional<SourceMatch>
    eitherCollision(DefinitionKind definitionKind, DefinitionKind peerDefinitionKind) const
    {
        const auto match = collision(definitionKind, peerDefinitionKind);
        return match ? match : reverseCollision(definitionKind, peerDefinitionKind);
    }

    bool addRule(FindingKind kind, DefinitionKind definitionKind, DefinitionKind peerDefinitionKind,
                 const std::optional<SourceMatch> &match)
    {
        if (!match)
            return false;
        Finding finding =
            between(kind, Severity::Error, definitionKind, peerDefinitionKind, *match);
        finding.spelled = spelledAt(m_pool, definitionKind, match->field, finding.resource);
        finding.peerSpelled =
            spelledAt(m_peer, peerDefinitionKind, match->existingField, finding.resource);
        nameCommonPlace(finding);
        m_findings.push_back(std::move(finding));
        return true;
    }

    // A device or adapter may be claimed in several trees. Use the one that both have in common.
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
        // A port and its SCSI host.
        for (const PoolFacts *facts : {&m_pool, &m_peer}) {
            for (const auto &[definitionKind, claim] : facts->claims) {
                if (finding.reason == Reason::SameAdapter && claim.path.tree == Tree::Scsi
                    && claim.field.field != Field::AdapterWwpn)
                    finding.resource = claim.path;
            }
        }
    }

    // The value that the rule compared, and the place that it means, from the claims.
    std::string spelledAt(const PoolFacts &facts, DefinitionKind definitionKind, FieldRef field,
                          ResourcePath &resource) const
    {
        const PoolDefinition *definition = facts.definition(definitionKind);
        const auto *fc = definition ? std::get_if<FcHostAdapter>(&definition->adapter) : nullptr;
        if (fc && field.field == Field::AdapterParent)
            return fc->parent.value_or(std::string()); // the parent is not a place of this pool
        for (const auto &[claimKind, claim] : facts.claims) {
            if (claimKind == definitionKind && claim.field == field) {
                resource = claim.path;
                return claim.spelled;
            }
        }
        // The live and persistent definitions are equal, and the claims belong to one of them.
        for (const auto &[claimKind, claim] : facts.claims) {
            if (claimKind != DefinitionKind::Draft && claim.field == field) {
                resource = claim.path;
                return claim.spelled;
            }
        }
        // libvirt's rule also compares a definition that a draft will replace, which has no claims here.
        if (!definition || !facts.entry.draft)
            return {};
        for (const Claim &claim : claimsOf(*definition, m_topology)) {
            if (claim.field == field) {
                resource = claim.path;
                return claim.spelled;
            }
        }
        return {};
    }

    // A draft against a live definition, or two drafts: the one defined second will be refused.
    bool refused()
    {
        return addRule(FindingKind::Refused, DefinitionKind::Draft, DefinitionKind::Live,
                       collision(DefinitionKind::Draft, DefinitionKind::Live))
               || addRule(FindingKind::Refused, DefinitionKind::Live, DefinitionKind::Draft,
                          reverseCollision(DefinitionKind::Live, DefinitionKind::Draft))
               || addRule(FindingKind::Refused, DefinitionKind::Draft, DefinitionKind::Draft,
                          eitherCollision(DefinitionKind::Draft, DefinitionKind::Draft));
    }

    // Two definitions that collide, in either order of reading.
    bool lostAtRestart()
    {
        // A pool that libvirt cannot load does not endanger the other.
        for (const PoolFacts *facts : {&m_pool, &m_peer}) {
            if (facts->planned() && !isNameReadBack(*facts->planned()))
                return false;
        }
        const DefinitionKind definitionKind = m_pool.plannedKind();
        const DefinitionKind peerDefinitionKind = m_peer.plannedKind();
        const bool found =
            addRule(FindingKind::LostAtRestart, definitionKind, peerDefinitionKind,
                    eitherCollision(definitionKind, peerDefinitionKind))
            || (m_peer.entry.active
                && addRule(FindingKind::LostAtRestart, definitionKind, DefinitionKind::Live,
                           collision(definitionKind, DefinitionKind::Live)))
            || (m_pool.entry.active
                && addRule(FindingKind::LostAtRestart, DefinitionKind::Live, peerDefinitionKind,
                           reverseCollision(DefinitionKind::Live, peerDefinitionKind)))
            || (m_pool.entry.active && m_peer.entry.active
                && addRule(FindingKind::LostAtRestart, DefinitionKind::Live, DefinitionKind::Live,
                           eitherCollision(DefinitionKind::Live, DefinitionKind::Live)));
        if (!found)
            return false;
        // Every order of reading asks for the same pairs.
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

    // A definition that libvirt refuses shares nothing.
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
            if (withoutDrafts
                && (mine->definitionKind == DefinitionKind::Draft
                    || theirs->definitionKind == DefinitionKind::Draft))
                continue;
            if (auto finding = compareClaims(*mine, *theirs, sameHost))
                addBest(std::move(*finding));
        }
        // Findings through mounts are reported only if there are no others: a pool that mounts
        // always shares its mount point with pools below it.
        const bool isToldAlready = m_ruleField || !m_best.empty();
        for (auto &[fields, finding] : isToldAlready ? m_best : m_bestThroughMounts)
            m_findings.push_back(std::move(finding));
    }

    std::optional<Finding> compareClaims(const PoolFacts::DefinitionClaim &mine,
                                         const PoolFacts::DefinitionClaim &theirs,
                                         bool sameHost) const
    {
        const ResourcePath &path = mine.claim.path;
        const ResourcePath &other = theirs.claim.path;
        if (!sameHost && (isHostLocal(path.tree) || isLoopback(path)))
            return std::nullopt;
        // Two pools that mount an export of their own host share the export, which has a finding of
        // its own.
        if (path.tree == Tree::File && mine.claim.field.field == Field::SourceDir
            && theirs.claim.field.field == Field::SourceDir)
            return std::nullopt;
        const bool contains = path.segments.size() <= other.segments.size();
        const bool inside = path.segments.size() >= other.segments.size();
        const bool isThroughMount = !mine.claim.via.empty() || !theirs.claim.via.empty();
        const bool isGuess = mine.claim.guessed || theirs.claim.guessed;
        if (isGuess && (!sameHost || isGuessOfNoUse(mine.claim, theirs.claim)))
            return std::nullopt;
        if (isThroughMount && (!sameHost || isReportedByMounter(mine.claim, theirs.claim)))
            return std::nullopt;

        const FieldRef field = mine.claim.field;
        const FieldRef peerField = theirs.claim.field;
        Finding finding = between(FindingKind::SameStorage, Severity::Error, mine.definitionKind,
                                  theirs.definitionKind, {Reason::SamePlace, field, peerField});
        finding.spelled = mine.claim.spelled;
        finding.peerSpelled = theirs.claim.spelled;
        finding.isGuess = isGuess;
        finding.via = mine.claim.via;
        finding.peerVia = theirs.claim.via;
        finding.resource = contains ? other : path;
        if (contains && inside) {
            if (finding.spelled != finding.peerSpelled)
                finding.reason = Reason::Alias;
            else
                compareServers(mine, theirs, finding);
            finding.severity =
                hasDifferentInitiators(mine, theirs) ? Severity::Warning : sameSeverity(path.tree);
        } else {
            const Claim &inner = contains ? theirs.claim : mine.claim;
            const Claim &outer = contains ? mine.claim : theirs.claim;
            finding.reason = contains ? Reason::PeerInside : Reason::PeerContains;
            finding.outerSize = static_cast<std::uint8_t>(
                std::min<std::size_t>(std::min(path.segments.size(), other.segments.size()), 255));
            finding.kind = nestedKind(inner, outer);
            finding.severity = finding.kind == FindingKind::Stacked ? Severity::Info
                               : overwritesData(outer)              ? Severity::Error
                                                                    : Severity::Warning;
        }
        if (isThroughMount)
            makeThroughMount(finding);
        if (isGuess)
            finding.severity = std::min(finding.severity, Severity::Warning);
        if (!sameHost) {
            finding.kind = FindingKind::SharedAcrossHosts;
            if (contains && inside && finding.reason != Reason::HostAlias)
                finding.reason = Reason::OtherHostUses;
            finding.severity = acrossHostsSeverity(mine, theirs);
        }
        return finding;
    }

    // The same value on the same server, but the server is spelled differently.
    void compareServers(const PoolFacts::DefinitionClaim &mine,
                        const PoolFacts::DefinitionClaim &theirs, Finding &finding) const
    {
        const PoolDefinition *definition = m_pool.definition(mine.definitionKind);
        const PoolDefinition *other = m_peer.definition(theirs.definitionKind);
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
        finding.reason = Reason::HostAlias;
        finding.field = {Field::HostName, static_cast<int>(*index)};
        finding.peerField = {Field::HostName, static_cast<int>(*peerIndex)};
        finding.spelled = name;
        finding.peerSpelled = peerName;
    }

    // A guess adds nothing here: the volume group contains either volume, and equal names are the
    // same device.
    static bool isGuessOfNoUse(const Claim &mine, const Claim &theirs)
    {
        return mine.path.segments.size() < 2 || theirs.path.segments.size() < 2
               || (mine.guessed && theirs.guessed && mine.spelled == theirs.spelled);
    }

    // Whatever contains the mounted device has a finding with the pool that mounts it.
    static bool isReportedByMounter(const Claim &mine, const Claim &theirs)
    {
        return theirs.path.segments.size() < mine.viaDevice
               || mine.path.segments.size() < theirs.viaDevice;
    }

    // The two are directories or files on one host, wherever they are stored.
    static void makeThroughMount(Finding &finding)
    {
        if (finding.kind != FindingKind::SameStorage)
            finding.severity = Severity::Warning;
        else if (!finding.via.empty() && !finding.peerVia.empty())
            finding.severity = Severity::Error;
    }

    // Whether the path names the host itself: on each host a different machine.
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

    // Storage made for sharing is not in danger; only the pool is duplicate.
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

    // A target may show each initiator its own LUNs. libvirt permits two initiators on purpose.
    [[nodiscard]] bool hasDifferentInitiators(const PoolFacts::DefinitionClaim &mine,
                                              const PoolFacts::DefinitionClaim &theirs) const
    {
        const PoolDefinition *definition = m_pool.definition(mine.definitionKind);
        const PoolDefinition *other = m_peer.definition(theirs.definitionKind);
        return mine.claim.path.tree == Tree::Iscsi && definition && other
               && definition->initiatorIqn && other->initiatorIqn
               && canonical::iqn(*definition->initiatorIqn) != canonical::iqn(*other->initiatorIqn);
    }

    // Something lies inside a place used as a whole: both overwrite each other. Directories in
    // directories are often intended.
    static bool overwritesData(const Claim &outer)
    {
        const Tree tree = outer.path.tree;
        return outer.role != ClaimRole::Manages && !isDirectory(outer) && tree != Tree::Nfs
               && tree != Tree::Cifs && tree != Tree::Gluster;
    }

    // A file used as a device contains partitions, not files.
    static bool isDirectory(const Claim &claim)
    {
        return claim.path.tree == Tree::File && claim.field.field != Field::DevicePath;
    }

    // A source is stacked if it is a volume of the other pool: a partition of a disk pool, a
    // logical volume, a LUN, an image file in a directory. Anything else inside overlaps.
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

    // Info if one type arbitrates itself or both file systems are made for clusters; a warning if both
    // rely on locks; else an error: the data would be destroyed.
    [[nodiscard]] Severity acrossHostsSeverity(const PoolFacts::DefinitionClaim &mine,
                                               const PoolFacts::DefinitionClaim &theirs) const
    {
        const PoolDefinition *definition = m_pool.definition(mine.definitionKind);
        const PoolDefinition *other = m_peer.definition(theirs.definitionKind);
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

    // Whether several hosts may mount the file system at once.
    static bool isClusterFileSystem(const PoolDefinition &definition)
    {
        const PoolTypeInfo &info = poolTypeInfo(definition.type);
        if (info.clusterFormats.empty())
            return false;
        const std::string_view format = info.formats[static_cast<std::size_t>(definition.format)];
        return std::ranges::find(info.clusterFormats, format) != info.clusterFormats.end();
    }

    // Keeps one finding for each pair of fields: the same device is in several trees, hosts
    // and definitions.
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
                              -static_cast<int>(finding.definitionKind)
                                  - static_cast<int>(finding.peerDefinitionKind),
                              -static_cast<int>(finding.definitionKind), finding.resource.tree);
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
    /// The fields for which libvirt's rule already reported a collision.
    std::optional<std::pair<FieldRef, FieldRef>> m_ruleField;
};

Finding alone(const PoolFacts &pool, FindingKind kind, Severity severity,
              DefinitionKind definitionKind, Reason reason, FieldRef field)
{
    Finding finding;
    finding.kind = kind;
    finding.severity = severity;
    finding.pool = pool.id;
    finding.definitionKind = definitionKind;
    finding.peerDefinitionKind = definitionKind;
    if (const PoolDefinition *definition = pool.definition(definitionKind))
        finding.type = finding.peerType = definition->type;
    finding.reason = reason;
    finding.field = field;
    finding.peerField = field;
    return finding;
}

// libvirt cannot change the name or UUID of a pool. If one is changed, libvirt refuses. If both are
// changed, the draft becomes a second pool, which is hardly intended.
void compareWithOwnPool(const PoolFacts &pool, std::vector<Finding> &findings)
{
    const PoolDefinition *draft = pool.definition(DefinitionKind::Draft);
    const std::string &name = pool.hostName();
    if (!draft || name.empty())
        return;
    const bool sameName = draft->name == name;
    const bool sameUuid = draft->uuid && draft->uuid == pool.hostUuid();
    if (sameName && sameUuid)
        return;
    const auto reason = sameName ? Reason::UuidChanged : Reason::Renamed;
    const auto severity = sameName || sameUuid ? Severity::Error : Severity::Warning;
    Finding finding = alone(pool, FindingKind::IdentityTaken, severity, DefinitionKind::Draft,
                            reason, {sameName ? Field::Uuid : Field::Name});
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
