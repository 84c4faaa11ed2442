// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The rules by which two spellings are one name, as far as text alone can tell.
namespace poolwarden::canonical {

/// ASCII only: host names, IQNs and WWNs are.
[[nodiscard]] std::string lowered(std::string_view text);

inline constexpr std::size_t longestPath = 4096; ///< bytes; Linux's PATH_MAX
/// "/a//b/./c/../d/" → {a, b, d}. ".." above the root stays at the root. A relative path is taken
/// from the root, which is where libvirtd stands. A path that is longer than any system takes is one
/// opaque segment: it leads nowhere, and its depth is nobody's burden.
[[nodiscard]] std::vector<std::string> pathSegments(std::string_view path);
/// The other way: {} → "/".
[[nodiscard]] std::string joinedPath(const std::vector<std::string> &segments);

/// Lower-case, without a trailing dot; an IPv6 address in any spelling, with or without brackets,
/// in its shortest form; an IPv4 address mapped into IPv6 as IPv4.
[[nodiscard]] std::string hostName(std::string_view name);
/// The addresses of a machine to itself all become this name: one place on one host, another one on the
/// next.
inline constexpr std::string_view loopback = "localhost";
/// "host" with no or the protocol's own port, "host:port" with another.
[[nodiscard]] std::string endpoint(const std::string &canonicalHost, int port, int defaultPort);

/// Lower-case.
[[nodiscard]] std::string iqn(std::string_view name);
/// Lower-case, without 0x.
[[nodiscard]] std::string wwn(std::string_view name);

/// "VG-LV" as device mapper spells it, with dashes inside the names doubled → {VG, LV}; none where
/// it is not the name of a volume: "mpatha", "a--b".
[[nodiscard]] std::optional<std::pair<std::string, std::string>>
volumeFromMapperName(std::string_view name);

/// "sdb1" → {sdb, 1}; "nvme0n1p2", "mmcblk0p1", "loop0p1" → before and after the p; none for a
/// whole disk.
[[nodiscard]] std::optional<std::pair<std::string, std::string>>
partitionFromKernelName(std::string_view name);

/// "…-part3" → {…, 3}.
[[nodiscard]] std::optional<std::pair<std::string, std::string>>
partitionFromLinkName(std::string_view name);

struct IscsiLun {
    std::string target;
    std::string lun;
    std::string partition; ///< empty: the whole
};
/// "ip-192.0.2.1:3260-iscsi-iqn.2012-01.org.x:t-lun-1-part2", as udev names links in
/// /dev/disk/by-path.
[[nodiscard]] std::optional<IscsiLun> lunFromPathLink(std::string_view name);

/// Case does not count in the names that a CIFS server serves (ASCII; others are compared as they are).
[[nodiscard]] std::string shareName(std::string_view name);

/// The number by which SCSI knows a disk wherever it is seen (NAA: 16 digits, or 32 if it begins with
/// a 6), with the partition that is named behind it; "" for none.
struct DiskNumber {
    std::string naa; ///< lower-case hexadecimal
    std::string partition;
};
/// Of multipathd's default names and of links by "scsi-3…": "3" and the number, then what kpartx and
/// udev put behind for a partition ("-part1", "_part1", "p1", "1").
[[nodiscard]] std::optional<DiskNumber> diskNumberFromWwid(std::string_view name);
/// Of links such as "wwn-0x5000c500a1b2c3d4-part1".
[[nodiscard]] std::optional<DiskNumber> diskNumberFromWwnLink(std::string_view name);
/// "sda1" of "8:1"; only of SCSI disks, whose numbers never change.
[[nodiscard]] std::optional<std::string> kernelNameFromNumbers(std::string_view majorAndMinor);

/// As udev writes a label into the name of a link: what is not plain becomes "\x20" and the like
/// (encode_devnode_name() of systemd).
[[nodiscard]] std::string udevEncoded(std::string_view label);

} // namespace poolwarden::canonical
