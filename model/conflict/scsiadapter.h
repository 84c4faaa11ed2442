// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/claim.h"
#include "model/host/hosttopology.h"
#include "model/pool/pooldefinition.h"

#include <optional>
#include <string>
#include <vector>

namespace poolwarden {

/// Number in "host5", "scsi_host5" or "fc_host5", as virSCSIHostGetNumber() reads it.
[[nodiscard]] std::optional<unsigned> scsiHostNumber(const std::string &name);
/// Number of the host that a scsi_host adapter names, by name or by parent address.
[[nodiscard]] std::optional<unsigned> scsiHostNumber(const ScsiHostAdapter &adapter,
                                                     const HostTopology &topology);
/// Number of the (virtual) host that has the adapter's WWNN and WWPN on this machine.
[[nodiscard]] std::optional<unsigned> fcHostNumber(const FcHostAdapter &adapter,
                                                   const HostTopology &topology);
/// Number of the HBA of a vport.
[[nodiscard]] std::optional<unsigned> vportParentNumber(unsigned vport,
                                                        const HostTopology &topology);
/// "0000:00:1f.2#1"
[[nodiscard]] std::string parentKey(const ScsiHostAdapter::Parent &parent);

struct AdapterPlace {
    ResourcePath path;
    FieldRef field;
    std::string spelled;
    bool uncertain = false;
};
/// The adapter in each tree that knows it: by host number if known, by world-wide name for fc_host.
[[nodiscard]] std::vector<AdapterPlace> placesOfAdapter(const PoolAdapter &adapter,
                                                        const HostTopology &topology);

} // namespace poolwarden
