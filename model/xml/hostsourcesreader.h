// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooldefinition.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace poolwarden {

/// One <source> of virConnectFindStoragePoolSources(): what pools of the type it was asked for can use.
struct FoundSource {
    std::vector<PoolHost> hosts;
    std::vector<std::string> devices;
    std::string dir;
    std::string name;
    std::string format;
    friend bool operator==(const FoundSource &, const FoundSource &) = default;
};

/// The sources in the order of the host; none if the XML is not a list of sources. Thread-safe.
[[nodiscard]] std::optional<std::vector<FoundSource>> readFoundSources(std::string_view xml);

/// A disk, or another block device.
struct FoundDisk {
    std::string path;               ///< "/dev/sdb"
    std::vector<std::string> links; ///< "/dev/disk/by-id/…"
    std::string bus;                ///< "scsi", "nvme" …
    std::string driveType;          ///< "disk", "cdrom" …
    std::string vendor;
    std::string model;
    std::string serial;
    std::uint64_t size = 0;   ///< bytes; 0: not known, or no medium
    std::string content = {}; ///< what is on it, as blkid names it: "ext4", "gpt"; empty: not known
    std::string label = {};   ///< of the content
    // Of this machine only:
    bool isContentKnown = false;  ///< somebody has looked; then no content is that there is none
    std::string backingFile = {}; ///< of a loop device
    std::vector<std::string> mounts = {};  ///< the directories where it is mounted
    std::vector<std::string> holders = {}; ///< the devices that are built on it, by their names
    friend bool operator==(const FoundDisk &, const FoundDisk &) = default;
};

/// A SCSI host, possibly of Fibre Channel.
struct FoundScsiHost {
    std::string name;   ///< "scsi_host5"
    std::string parent; ///< the name of its device: "pci_0000_81_00_0", or "scsi_host3" for a vHBA
    std::optional<PciAddress> address; ///< of the parent
    std::optional<int> uniqueId;
    std::string card; ///< what the parent is: "Emulex … LPe32000"
    std::string wwnn; ///< of Fibre Channel, as is the rest
    std::string wwpn;
    std::string fabricWwn;
    std::optional<int> vports; ///< none: it can have no vHBAs
    int mostVports = 0;
    friend bool operator==(const FoundScsiHost &, const FoundScsiHost &) = default;
};

struct FoundDevices {
    std::vector<FoundDisk> disks;
    std::vector<FoundScsiHost> scsiHosts;
    friend bool operator==(const FoundDevices &, const FoundDevices &) = default;
};

/// Reads node devices as readTopology() does. Thread-safe.
[[nodiscard]] FoundDevices readFoundDevices(const std::vector<std::string> &nodeDevices);

/// The description in the XML of a secret; may be empty.
[[nodiscard]] std::string readSecretDescription(std::string_view xml);

} // namespace poolwarden
