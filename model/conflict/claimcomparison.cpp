// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/claimcomparison.h"

#include "model/conflict/placerules.h"
#include "model/host/canonical.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace poolwarden {

namespace {

class ClaimComparison
{
public:
    explicit ClaimComparison(const PoolPair &pair)
        : m_pair(pair)
    {
    }

    [[nodiscard]] std::optional<Finding> finding(const PoolFacts::DefinitionClaim &mine,
                                                 const PoolFacts::DefinitionClaim &theirs) const
    {
        const bool sameHost = m_pair.isOnOneHost();
        const ResourcePath &path = mine.claim.path;
        const ResourcePath &other = theirs.claim.path;
        if (!sameHost && (isHostLocal(path.tree) || isLoopback(path)))
            return std::nullopt;
        // Two pools that mount an export of their own host share the export, which has a finding of
        // its own.
        if (path.tree == Tree::File && mine.claim.field.field == Field::SourceDir
            && theirs.claim.field.field == Field::SourceDir)
            return std::nullopt;
        if (sameHost && isOneGroup(mine.claim, theirs.claim))
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
        Finding finding =
            m_pair.finding(FindingKind::SameStorage, Severity::Error, mine.definitionKind,
                           theirs.definitionKind, {Reason::SamePlace, field, peerField});
        finding.spelled = mine.claim.spelled;
        finding.peerSpelled = theirs.claim.spelled;
        finding.isGuess = isGuess;
        finding.via = mine.claim.via;
        finding.peerVia = theirs.claim.via;
        if (mine.claim.isThroughGroup())
            finding.groupDevice = mine.claim.groupDevice;
        if (theirs.claim.isThroughGroup())
            finding.peerGroupDevice = theirs.claim.groupDevice;
        finding.resource = contains ? other : path;
        if (contains && inside) {
            if (finding.spelled != finding.peerSpelled)
                finding.reason = Reason::Alias;
            else
                compareServers(mine, theirs, finding);
            finding.severity = hasDifferentInitiators(mine, theirs) || isForSharing(path.tree)
                                   ? Severity::Warning
                                   : Severity::Error;
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

private:
    // The same value on the same server, but the server is spelled differently.
    void compareServers(const PoolFacts::DefinitionClaim &mine,
                        const PoolFacts::DefinitionClaim &theirs, Finding &finding) const
    {
        const PoolDefinition *definition = m_pair.pool.definition(mine.definitionKind);
        const PoolDefinition *other = m_pair.peer.definition(theirs.definitionKind);
        if (!definition || !other)
            return;
        const auto index = serverOf(mine.claim, *definition, m_pair.topology);
        const auto peerIndex = serverOf(theirs.claim, *other, m_pair.topology);
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

    // A device belongs to one volume group. Two pools of it share the group, which has a finding of its own.
    static bool isOneGroup(const Claim &mine, const Claim &theirs)
    {
        return mine.path == theirs.path && !mine.groupDevice.empty() && !theirs.groupDevice.empty()
               && (mine.isThroughGroup() || theirs.isThroughGroup());
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

    // A target may show each initiator its own LUNs. libvirt permits two initiators on purpose.
    [[nodiscard]] bool hasDifferentInitiators(const PoolFacts::DefinitionClaim &mine,
                                              const PoolFacts::DefinitionClaim &theirs) const
    {
        const PoolDefinition *definition = m_pair.pool.definition(mine.definitionKind);
        const PoolDefinition *other = m_pair.peer.definition(theirs.definitionKind);
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
        return claim.path.tree == Tree::File && claim.field.field != Field::DevicePath
               && !claim.isThroughGroup();
    }

    // A source is stacked if it is a volume of the other pool: a partition of a disk pool, a
    // logical volume, a LUN, an image file in a directory. Anything else inside overlaps.
    static FindingKind nestedKind(const Claim &inner, const Claim &outer)
    {
        const bool isSource = inner.field.field == Field::DevicePath || inner.isThroughGroup();
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
        const PoolDefinition *definition = m_pair.pool.definition(mine.definitionKind);
        const PoolDefinition *other = m_pair.peer.definition(theirs.definitionKind);
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

    const PoolPair &m_pair;
};

} // namespace

std::optional<Finding> compareClaims(const PoolPair &pair, const PoolFacts::DefinitionClaim &mine,
                                     const PoolFacts::DefinitionClaim &theirs)
{
    return ClaimComparison(pair).finding(mine, theirs);
}

} // namespace poolwarden
