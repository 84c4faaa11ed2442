// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/conflict/finding.h"
#include "model/pool/shareddefinition.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace poolwarden {

/// What a way out of a conflict changes.
enum class WayKind : std::uint8_t {
    DefineDraft,    ///< the draft as it is: the pool runs with another definition
    OtherTarget,    ///< another target directory, which no pool uses
    MoveOut,        ///< the same, out of the other pool's directory
    OtherDevice,    ///< another device of the host, which no pool uses
    SteadyName,     ///< the same device by a name that means nothing else
    OtherAdapter,   ///< another SCSI host
    OtherInitiator, ///< another initiator IQN
    NewName,
    NewUuid,
    KeepIdentity, ///< the name and UUID that the pool has on the host
    CleanValue,   ///< a value without line breaks and tabs
    ChangeOther,  ///< the draft becomes a change of the other pool, which keeps its name and UUID
    DiscardDraft,
    Stop,     ///< a stop puts the persistent definition in force
    Undefine, ///< the host forgets the pool
};
/// Stable ids such as "other-target".
[[nodiscard]] std::string_view wayKindId(WayKind kind);

/// What is to be done for it. In this order: the least invasive first.
enum class Doing : std::uint8_t {
    EditDraft,
    DiscardDraft,
    Redefine,        ///< define a changed definition
    Stop,            ///< stop the pool
    StopAndRedefine, ///< the pool runs in the place in question, and would until it is stopped
    StopTransient,   ///< stop a pool without a persistent definition: it is gone then
    Undefine,        ///< its storage stays as it is
    StopAndUndefine,
};
[[nodiscard]] std::string_view doingId(Doing doing);

/// A new value for one field.
struct FieldEdit {
    FieldRef field;
    std::string from; ///< empty: there was none
    std::string to;
    friend bool operator==(const FieldEdit &, const FieldEdit &) = default;
};

/// A change of one pool after which a finding is gone.
struct WayOut {
    WayKind kind = WayKind::OtherTarget;
    Doing doing = Doing::EditDraft;
    PoolId pool = noPool; ///< that is changed
    /// For ChangeOther: the draft that becomes a change of `pool`, and is gone then.
    PoolId draft = noPool;
    std::vector<FieldEdit> edits;
    SharedDefinition
        definition; ///< what the pool becomes; none: it is discarded, stopped or undefined
    /// The findings that the changed pools have then, worst first, from their side.
    std::vector<Finding> leaves;
    friend bool operator==(const WayOut &, const WayOut &) = default;
};

/// The entries of the pools when it is done.
[[nodiscard]] std::vector<SupposedPool> resultOf(const WayOut &way, const ConflictChecker &checker);

} // namespace poolwarden
