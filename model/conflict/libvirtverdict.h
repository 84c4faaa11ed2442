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

/// The prediction of virStoragePoolDefineXML().
struct DefineVerdict {
    /// None: accepted.
    std::optional<Refusal> refusal;
    /// Every pool that the definition collides with, where that is the reason; libvirt names one.
    std::vector<PoolId> collidesWith;
    [[nodiscard]] bool accepted() const { return !refusal; }
};

/// libvirt's own duplicate rule between the definition to be taken and one that is live
/// (virStoragePoolObjSourceFindDuplicateCb, virstorageobj.c). Not symmetric: a host's port counts
/// only on the new side. Does not look at names. The topology answers what libvirt looks up in the
/// host's sysfs. On a match, says why and in which fields of both.
struct SourceMatch {
    Because because;
    FieldRef field;
    FieldRef existingField;
};
[[nodiscard]] std::optional<SourceMatch> sourceCollision(const PoolDefinition &definition,
                                                         const PoolDefinition &existing,
                                                         const HostTopology &topology);

/// Under which keys a definition must be looked up so that every one that could collide by the rule
/// above has at least one key in common with it. Keys of different rules never meet.
[[nodiscard]] std::vector<std::string> ruleKeys(const PoolDefinition &definition,
                                                const HostTopology &topology);

} // namespace poolwarden
