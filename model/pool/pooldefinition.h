// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooltype.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace poolwarden {

using Uuid = std::array<std::uint8_t, 16>;

/// As libvirt prints it: lower-case, with dashes.
[[nodiscard]] std::string toString(const Uuid &uuid);
/// As liberal as virUUIDParse(): 32 hexadecimal digits, '-' and ' ' anywhere between pairs, white
/// space around.
[[nodiscard]] std::optional<Uuid> parseUuid(std::string_view text);

struct PoolHost {
    std::string name;
    int port = 0; ///< 0: not given
    friend bool operator==(const PoolHost &, const PoolHost &) = default;
};

struct PoolDevice {
    std::string path; ///< may be empty: libvirt accepts that
    std::optional<bool> partSeparator;
    friend bool operator==(const PoolDevice &, const PoolDevice &) = default;
};

struct PciAddress {
    unsigned domain = 0;
    unsigned bus = 0;
    unsigned slot = 0;
    unsigned function = 0;
    friend auto operator<=>(const PciAddress &, const PciAddress &) = default;
};

struct ScsiHostAdapter {
    struct Parent {
        PciAddress address;
        int uniqueId = 0;
        friend auto operator<=>(const Parent &, const Parent &) = default;
    };
    std::optional<std::string> name;
    std::optional<Parent> parent; ///< never together with a name
    friend bool operator==(const ScsiHostAdapter &, const ScsiHostAdapter &) = default;
};

struct FcHostAdapter {
    std::optional<std::string> wwnn; ///< every scsi pool that libvirt accepts has both
    std::optional<std::string> wwpn;
    std::optional<std::string> parent;
    std::optional<std::string> parentWwnn;
    std::optional<std::string> parentWwpn;
    std::optional<std::string> parentFabricWwn;
    std::optional<bool> managed;
    friend bool operator==(const FcHostAdapter &, const FcHostAdapter &) = default;
};

using PoolAdapter = std::variant<std::monostate, ScsiHostAdapter, FcHostAdapter>;

struct PoolAuth {
    std::string type; ///< "chap" or "ceph"
    std::string username;
    std::variant<std::string, Uuid> secret; ///< by usage, or by uuid
    friend bool operator==(const PoolAuth &, const PoolAuth &) = default;
};

struct PoolPermissions {
    std::optional<unsigned> mode;
    std::optional<std::uint32_t> owner;
    std::optional<std::uint32_t> group;
    std::string label;
    friend bool operator==(const PoolPermissions &, const PoolPermissions &) = default;
};

/// A storage pool as libvirt understands its XML: after defaults, derivations and the cleaning of
/// paths. UTF-8 throughout. Produced by readPool(); a plain value that any thread may hold.
struct PoolDefinition {
    PoolType type = PoolType::Dir;
    std::string name;
    std::optional<Uuid> uuid; ///< absent: libvirt will generate one

    std::vector<PoolHost> hosts;
    std::vector<PoolDevice> devices;
    std::optional<std::string> dir; ///< cleaned; "/" for gluster without one
    std::string sourceName; ///< the pool's name where the type falls back to it; empty: none
    int format = 0;         ///< index into PoolTypeInfo::formats
    PoolAdapter adapter;
    std::optional<std::string> initiatorIqn;
    std::optional<PoolAuth> auth;
    std::string protocolVersion;
    std::string vendor;
    std::string product;

    std::optional<std::string>
        targetPath; ///< cleaned, or derived (logical, zfs); network types have none
    PoolPermissions permissions;

    std::optional<bool> cow;
    std::string refreshAllocation; ///< "", "default" or "capacity"
    std::vector<std::string> mountOptions;
    std::vector<std::pair<std::string, std::string>> configOptions;

    friend bool operator==(const PoolDefinition &, const PoolDefinition &) = default;
};

/// Whether it is a netfs pool of this format.
[[nodiscard]] bool hasFormat(const PoolDefinition &definition, NetfsFormat format);

/// The rule by which libvirt finds another pool on the same storage.
[[nodiscard]] DuplicateRule duplicateRule(const PoolDefinition &definition);

/// The fields in which two definitions differ as libvirt understands them, in the order of Field. A
/// repeated element is named by its first field. An absent value equals libvirt's default.
[[nodiscard]] std::vector<Field> differingFields(const PoolDefinition &one,
                                                 const PoolDefinition &other);

/// Cleans target paths and source directories as libvirt does (virFileSanitizePath). Runs of '/'
/// become one, and a trailing '/' goes; a leading "//" of exactly two stays. A string with "://"
/// before any other '/' is left alone. So are "." and "..".
[[nodiscard]] std::string sanitizedPath(std::string_view path);

} // namespace poolwarden
