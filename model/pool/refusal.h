// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/pool/pooltype.h"

namespace poolwarden {

/// Why libvirt (or we, where noted) will not take a definition.
enum class RefusalCode : std::uint8_t {
    // Before libvirt: ours.
    TooLarge,     ///< more than libvirt's protocol carries (4 MiB)
    NotXml,       ///< binary: a NUL byte, or not text at all
    DocumentType, ///< a document type declaration: libvirt reads it, we do not (isNotJudged())
    // While parsing, in libvirt's order of checks.
    Malformed, ///< arguments: the parser's message; libvirt's whole message
    WrongRoot,
    MissingType,
    UnknownType,
    RbdSourceNameMissing,
    UnknownFormat,
    HostNameMissing,
    BadHostPort,
    DevicePathMissing,
    BadPartSeparator,
    BadAdapterType,
    BadManaged,
    AdapterAttributesNeedType,
    ParentAddressNeedsType,
    ParentAddressMissing,
    BadPciNumber,
    BadPciMultifunction,
    PciBusTooLarge,
    PciSlotTooLarge,
    PciFunctionTooLarge,
    BadUniqueId,
    AuthUsernameMissing,
    UnknownAuthType,
    AuthSecretMissing,
    AuthSecretUnnamed,
    AuthSecretTwice,
    BadSecretUuid,
    AuthTypeMissing,
    ProtocolVersionUnsupported,
    ProtocolVersionComma,
    NameMissing,
    NameHasSlash,
    BadUuid,
    BadCowState,
    CowUnsupported,
    HostMissing,
    DirMissing,
    AdapterMissing,
    WwnMissing,
    BadWwn,
    ParentWwpnMissing,
    ParentWwnnMissing,
    AdapterNameOrParent,
    AdapterNameAndParent,
    DeviceMissing,
    TargetPathMissing,
    BadMode,
    BadOwner,
    BadGroup,
    InitiatorMissing,
    UnknownRefreshAllocation,
    MountOptionNameMissing,
    ConfigOptionNameMissing,
    ConfigOptionNameEmpty,
    ConfigOptionValueMissing,
    ConfigOptionValueEmpty,
    // After parsing: the definition as a whole.
    NameHasNewline,
    BackendMissing,
    SourceConflict,
    UuidTaken,
    NameTaken,
    NameTooLong, ///< the host cannot store a file of that name
};
inline constexpr std::size_t refusalCodeCount =
    static_cast<std::size_t>(RefusalCode::NameTooLong) + 1;

/// Stable machine-readable name, such as "missing-target-path". Part of the report format.
[[nodiscard]] std::string_view refusalId(RefusalCode code);

/// libvirt's answer is not known: libvirt expands the entities of a document type, we expand none.
[[nodiscard]] constexpr bool isNotJudged(RefusalCode code)
{
    return code == RefusalCode::DocumentType;
}

/// One reason for a refusal, with the values in libvirt's message.
struct Refusal {
    RefusalCode code = RefusalCode::Malformed;
    std::vector<std::string> arguments;
    std::optional<FieldRef> field; ///< the field to mark in a form; none: the whole document
    int line = 0;                  ///< from 1; 0: unknown
    int column = 0;
    friend bool operator==(const Refusal &, const Refusal &) = default;
};

/// The exact English message of libvirt 9.0.0, with its prefix ("XML error: …"). Empty for our own
/// codes.
[[nodiscard]] std::string libvirtMessage(const Refusal &refusal);

} // namespace poolwarden
