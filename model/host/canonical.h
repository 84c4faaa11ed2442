// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Rules that find different spellings of the same name, as far as the text alone can tell.
namespace poolwarden::canonical {

/// ASCII only, as host names, IQNs and WWNs are.
[[nodiscard]] std::string lowered(std::string_view text);

inline constexpr std::size_t longestPath = 4096; ///< bytes; Linux's PATH_MAX
/// "/a//b/./c/../d/" → {a, b, d}. ".." above the root stays at the root. A relative path starts at
/// the root, the working directory of libvirtd. A path longer than longestPath becomes a single
/// segment: no system can open it, and splitting it would cost time.
[[nodiscard]] std::vector<std::string> pathSegments(std::string_view path);
/// The reverse of pathSegments(): {} → "/".
[[nodiscard]] std::string joinedPath(const std::vector<std::string> &segments);

/// Lower-case, without a trailing dot. An IPv6 address, with or without brackets, becomes its
/// shortest form; an IPv4 address mapped into IPv6 becomes IPv4; a loopback address becomes
/// `loopback`.
[[nodiscard]] std::string hostName(std::string_view name);
/// The name for all loopback addresses: on each host it means that host.
inline constexpr std::string_view loopback = "localhost";
/// "host" if the port is 0 or the protocol's own, else "host:port".
[[nodiscard]] std::string endpoint(const std::string &canonicalHost, int port, int defaultPort);

/// Lower-case.
[[nodiscard]] std::string iqn(std::string_view name);
/// Lower-case, without 0x.
[[nodiscard]] std::string wwn(std::string_view name);

/// "VG-LV" as device mapper spells it, with dashes inside the names doubled → {VG, LV}; none if it
/// is no volume's name: "mpatha", "a--b".
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

/// CIFS shares are not case-sensitive: lower-case (ASCII letters only).
[[nodiscard]] std::string shareName(std::string_view name);

/// The world-wide number of a SCSI disk (NAA: 16 digits, or 32 if it begins with a 6), and the
/// partition named behind it; "" for none.
struct DiskNumber {
    std::string naa; ///< lower-case hexadecimal
    std::string partition;
};
/// From multipathd's default names and from links like "scsi-3…": "3", the number, and the suffix
/// of a partition as kpartx or udev writes it ("-part1", "_part1", "p1", "1").
[[nodiscard]] std::optional<DiskNumber> diskNumberFromWwid(std::string_view name);
/// From links such as "wwn-0x5000c500a1b2c3d4-part1".
[[nodiscard]] std::optional<DiskNumber> diskNumberFromWwnLink(std::string_view name);
/// "8:1" → "sda1". SCSI disks only: their numbers never change.
[[nodiscard]] std::optional<std::string> kernelNameFromNumbers(std::string_view majorAndMinor);

/// A label as udev writes it in the name of a link: special characters become "\x20" and so on
/// (encode_devnode_name() of systemd).
[[nodiscard]] std::string udevEncoded(std::string_view label);

} // namespace poolwarden::canonical
