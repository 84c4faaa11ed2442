// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/claim.h"
#include "model/pool/id.h"
#include "model/pool/pooltype.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace poolwarden {

/// A host, that is, one connection. The caller chooses the number.
using HostId = Id<struct HostIdThing, std::uint32_t>;
inline constexpr HostId noHost;

enum class FindingKind : std::uint8_t {
    Refused,
    IdentityTaken,
    LostAtRestart,
    SameStorage,
    Overlap,
    Stacked,
    SharedAcrossHosts,
    Unverified,
};
inline constexpr std::size_t findingKindCount =
    static_cast<std::size_t>(FindingKind::Unverified) + 1;

enum class Severity : std::uint8_t { Info, Warning, Error };

/// Stable ids such as "same-storage". Part of the report format.
[[nodiscard]] std::string_view findingKindId(FindingKind kind);
[[nodiscard]] std::string_view severityId(Severity severity);

/// Which of a pool's definitions a finding is about.
enum class DefinitionKind : std::uint8_t { Live, Persistent, Draft };

/// The reason for a finding. findingtext has the sentences.
enum class Reason : std::uint8_t {
    SameDirectory,       ///< dir/dir by libvirt's rule
    SameExport,          ///< netfs/netfs by libvirt's rule: same host, same directory
    SameGlusterVolume,   ///< libvirt's rule
    SameSheepdogHost,    ///< libvirt's rule
    SameDevice,          ///< fs, logical, disk, zfs: the same device path, byte for byte
    SameIscsiTarget,     ///< iscsi/iscsi by libvirt's rule
    SameAdapter,         ///< scsi/scsi by libvirt's rule
    OneMultipathPool,    ///< libvirt accepts one mpath pool per host
    SameVstorageCluster, ///< libvirt's rule
    NameTaken,
    UuidTaken,
    Renamed,          ///< one pool only: libvirt cannot rename a pool (same UUID, new name)
    UuidChanged,      ///< one pool only: libvirt cannot change a pool's UUID
    SamePlace,        ///< the same place with the same spelling
    Alias,            ///< the same place with two spellings
    HostAlias,        ///< the same place; the server has two spellings
    PeerContains,     ///< this pool's place lies inside the peer's
    PeerInside,       ///< the peer's place lies inside this pool's
    OtherHostUses,    ///< a host of another connection uses the same place
    UnknownAlias,     ///< one pool only: a link that is not in the host's list of devices
    UnlistedAlias,    ///< one pool only: a link, and the host's devices are not known
    UnknownAdapter,   ///< one pool only: an adapter whose SCSI host is not known
    UnknownPath,      ///< one pool only: a directory of a remote host, with unknown links
    NameNotReadBack,  ///< one pool only: libvirt reads its name back differently than it wrote it
    ValueNotReadBack, ///< one pool only: the same for a value that locates the storage
};

/// What the interface can offer.
enum class ActionKind : std::uint8_t {
    ShowPeer,    ///< select the other pool
    EditPeer,    ///< open the other pool in the editor
    NewUuid,     ///< give this draft a new UUID
    RenameDraft, ///< choose another name
    ChangePeer,  ///< make this draft a change of the other pool
    RenamePool,  ///< undefine the pool and define it with the draft's name
    AsNewPool,   ///< make the draft a new pool and keep the host's pool
    GoToField,   ///< put the cursor into the field with the problem
};
[[nodiscard]] std::string_view actionId(ActionKind kind);

/// Whether libvirt loses a definition at a restart.
enum class Loss : std::uint8_t { None, Possible, Certain };

/// Which of two pools can be lost. `either`: at least one of them, whichever it is.
struct PairLoss {
    Loss own = Loss::None;
    Loss peer = Loss::None;
    Loss either = Loss::None;
    friend bool operator==(const PairLoss &, const PairLoss &) = default;
    friend auto operator<=>(const PairLoss &, const PairLoss &) = default;
};

/// By kind of restart: live definitions of started pools are loaded first, and after a boot there
/// are none.
struct RestartLoss {
    PairLoss daemon; ///< only libvirt restarts
    PairLoss boot;   ///< the host boots: libvirt loads persistent definitions only
    /// If only libvirt restarts, neither pool is lost, provided that a user started each active
    /// one. The others, whose storage libvirt found in place when it started, have no state file.
    bool keepsStartedPools = false;
    friend bool operator==(const RestartLoss &, const RestartLoss &) = default;
    friend auto operator<=>(const RestartLoss &, const RestartLoss &) = default;
};

/// One problem or remark, from the side of one pool. A pair of pools has it once from each side.
/// Holds codes and parameters; findingtext makes the sentences.
struct Finding {
    FindingKind kind = FindingKind::SameStorage;
    Severity severity = Severity::Error;
    PoolId pool = noPool;
    PoolId peer = noPool; ///< noPool: the finding is about this pool alone
    DefinitionKind definitionKind = DefinitionKind::Live;
    DefinitionKind peerDefinitionKind = DefinitionKind::Live;
    FieldRef field;
    FieldRef peerField;
    ResourcePath resource; ///< the common place; the inner one for Overlap and Stacked
    Reason reason = Reason::SamePlace;
    std::string spelled;           ///< the value at field
    std::string peerSpelled;       ///< the value at peerField
    PoolType type = PoolType::Dir; ///< of the definition at definitionKind
    PoolType peerType = PoolType::Dir;
    /// For PeerContains and PeerInside: the number of segments of the resource that name the outer
    /// place.
    std::uint8_t outerSize = 0;
    RestartLoss loss; ///< for LostAtRestart
    /// The number of further pools inside this one with the same finding; see
    /// ConflictChecker::isWide().
    std::uint32_t others = 0;
    /// True only if a value has its second meaning; see Claim::guessed.
    bool isGuess = false;
    /// The mounts through which the values name the place; see Claim::via.
    std::vector<MountStep> via;
    std::vector<MountStep> peerVia;
    /// The device of the volume group that the value names; see Claim::groupDevice. Empty: the value names the
    /// place without that.
    std::string groupDevice;
    std::string peerGroupDevice;
    friend bool operator==(const Finding &, const Finding &) = default;
    friend auto operator<=>(const Finding &, const Finding &) = default;
};

/// For sorting: the worst first, then by kind.
using FindingWeight = std::pair<int, FindingKind>;
[[nodiscard]] inline FindingWeight weightOf(const Finding &finding)
{
    return {-static_cast<int>(finding.severity), finding.kind};
}
/// Whether the finding is about a name or a UUID, not about storage.
[[nodiscard]] bool isAboutIdentity(const Finding &finding);
/// What two pools share: of two places one inside the other the outer one. Without segments: nothing with a
/// name of its own.
[[nodiscard]] ResourcePath sharedPlace(const Finding &finding);
/// The same finding from the other side.
[[nodiscard]] Finding mirrored(const Finding &finding);
/// The same finding from the side of the pool with the lower number: equal for both sides.
[[nodiscard]] Finding fromLowerPool(const Finding &finding);
/// The actions to offer, in this order.
[[nodiscard]] std::vector<ActionKind> actionsFor(const Finding &finding);

} // namespace poolwarden
