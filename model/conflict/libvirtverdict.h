// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/host/driverprofile.h"
#include "model/host/hosttopology.h"
#include "model/pool/pooldefinition.h"
#include "model/pool/refusal.h"

#include <optional>
#include <string>
#include <vector>

namespace poolwarden {

/// The predicted result of virStoragePoolDefineXML().
struct DefineVerdict {
    /// None: accepted.
    std::optional<Refusal> refusal;
    /// All pools that the definition collides with, if that is the reason; libvirt names only one.
    std::vector<PoolId> collidesWith;
    [[nodiscard]] bool accepted() const { return !refusal; }
    friend bool operator==(const DefineVerdict &, const DefineVerdict &) = default;
};

/// libvirt's duplicate rule between a new definition and a live one
/// (virStoragePoolObjSourceFindDuplicateCb, virstorageobj.c). Not symmetric: the port of a host
/// counts only in the new one. Names do not matter. The topology replaces what libvirt reads in the
/// host's sysfs. A match has the reason and the fields of both.
struct SourceMatch {
    Reason reason = Reason::SamePlace;
    FieldRef field;
    FieldRef existingField;
};
[[nodiscard]] std::optional<SourceMatch> sourceCollision(const PoolDefinition &definition,
                                                         const PoolDefinition &existing,
                                                         const HostTopology &topology);

/// Lookup keys: definitions that can collide by this rule share at least one. Keys of different
/// rules differ.
[[nodiscard]] std::vector<std::string> ruleKeys(const PoolDefinition &definition,
                                                const HostTopology &topology);

} // namespace poolwarden
