// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/claim.h"
#include "model/pool/pooltype.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace poolwarden {

/// One connection's worth of pools. Given by whoever adds the host.
using HostId = std::uint32_t;

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

/// "same-storage" and so on: stable, part of the report format.
[[nodiscard]] std::string_view findingKindId(FindingKind kind);
[[nodiscard]] std::string_view severityId(Severity severity);

/// Which of a pool's definitions a finding speaks of.
enum class Slot : std::uint8_t { Live, Persistent, Draft };

/// Why two claims are the same or one contains the other; the words are in findingtext.
enum class Because : std::uint8_t {
    SameDirectory,       ///< dir/dir by libvirt's rule
    SameExport,          ///< netfs/netfs by libvirt's rule: same host, same directory
    SameGlusterVolume,   ///< libvirt's rule
    SameSheepdogHost,    ///< libvirt's rule
    SameDevice,          ///< fs, logical, disk, zfs: a device path in common, byte for byte
    SameIscsiTarget,     ///< iscsi/iscsi by libvirt's rule
    SameAdapter,         ///< scsi/scsi by libvirt's rule
    OneMultipathPool,    ///< libvirt takes one mpath pool per host
    SameVstorageCluster, ///< libvirt's rule
    NameTaken,
    UuidTaken,
    Renamed,          ///< single-sided: libvirt cannot rename a pool (same uuid, new name)
    UuidChanged,      ///< single-sided: nor change its uuid
    SamePlace,        ///< two claims on one place, spelled alike
    Alias,            ///< two claims on one place under two spellings
    HostAlias,        ///< likewise, and what is spelled in two ways is the server
    PeerContains,     ///< this pool's place lies inside the peer's
    PeerInside,       ///< the peer's place lies inside this pool's
    OtherHostUses,    ///< the same network or world-wide place from another connection
    UnknownAlias,     ///< single-sided: a link that the host's list of devices does not explain
    UnlistedAlias,    ///< single-sided: a link, and there is no such list
    UnknownAdapter,   ///< single-sided: an adapter whose host number is not known
    UnknownPath,      ///< single-sided: a directory of a remote host, links not visible from here
    NameNotReadBack,  ///< single-sided: a name that libvirt writes and reads back as another one
    ValueNotReadBack, ///< single-sided: likewise a value that says where the storage is
};

/// What the interface can offer to do about it.
enum class ActionKind : std::uint8_t {
    ShowPeer,    ///< select the other pool
    EditPeer,    ///< open the other pool in the editor
    NewUuid,     ///< give this draft a new uuid
    RenameDraft, ///< choose another name
    ChangePeer,  ///< turn this draft into a change of the other pool
    RenamePool,  ///< undefine the pool, and define it under the draft's name
    AsNewPool,   ///< make the draft a pool of its own, and leave the host's as it is
    GoToField,   ///< put the cursor into the field that is at fault
};
[[nodiscard]] std::string_view actionId(ActionKind kind);

/// How sure it is that libvirt drops a definition when it starts again.
enum class Loss : std::uint8_t { None, Possible, Certain };

/// Which of two it can be, and whether it is one of them in any case.
struct PairLoss {
    Loss own = Loss::None;
    Loss peer = Loss::None;
    Loss either = Loss::None;
    friend bool operator==(const PairLoss &, const PairLoss &) = default;
    friend auto operator<=>(const PairLoss &, const PairLoss &) = default;
};

/// The two ways to start again differ: what is in force while a pool is started goes first.
struct RestartLoss {
    PairLoss daemon; ///< libvirt alone restarts
    PairLoss boot;   ///< the host does, and there are the persistent definitions alone
    /// libvirt alone restarts, was told to start what is started, and loses neither. What it found in
    /// place when it started itself, a directory that exists, is started as well, but read anew.
    bool startedStay = false;
    friend bool operator==(const RestartLoss &, const RestartLoss &) = default;
    friend auto operator<=>(const RestartLoss &, const RestartLoss &) = default;
};

/// One thing that is wrong, or worth knowing, seen from one pool. A pair of pools yields it once
/// from each side. Codes with their parameters only: sentences are made by findingtext.
struct Finding {
    FindingKind kind = FindingKind::SameStorage;
    Severity severity = Severity::Error;
    PoolId pool = noPool;
    PoolId peer = noPool; ///< noPool: the finding is about this pool alone
    Slot slot = Slot::Live;
    Slot peerSlot = Slot::Live;
    FieldRef field;
    FieldRef peerField;
    ResourcePath resource; ///< the place they meet in (the inner one for Overlap and Stacked)
    Because because = Because::SamePlace;
    std::string spelled;           ///< the value at field
    std::string peerSpelled;       ///< the value at peerField
    PoolType type = PoolType::Dir; ///< of the definition at slot
    PoolType peerType = PoolType::Dir;
    /// Of PeerContains and PeerInside: so many segments of the resource name the outer place.
    std::uint8_t outerSize = 0;
    RestartLoss loss; ///< of LostAtRestart
    /// So many more pools inside of this one have the same finding; see ConflictChecker::isWide().
    std::uint32_t others = 0;
    /// It is so if one of the values means the second of two things: see Claim::guessed.
    bool isGuess = false;
    /// The mounts through which the values name the place; see Claim::via.
    std::vector<MountStep> via;
    std::vector<MountStep> peerVia;
    friend bool operator==(const Finding &, const Finding &) = default;
    friend auto operator<=>(const Finding &, const Finding &) = default;
};

/// About a name or a uuid, and no place in storage.
[[nodiscard]] bool isAboutIdentity(const Finding &finding);
/// The same finding from the other side.
[[nodiscard]] Finding mirrored(const Finding &finding);
/// In the order in which they should be offered.
[[nodiscard]] std::vector<ActionKind> actionsFor(const Finding &finding);

} // namespace poolwarden
