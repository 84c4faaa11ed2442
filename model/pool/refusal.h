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
    DocumentType, ///< a document type declaration: libvirt reads it, we do not; see isNotJudged()
    // The parse, in the order in which libvirt checks.
    Malformed, ///< arguments: the parser's message; all that libvirt makes of it
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
    // The definition as such.
    NameHasNewline,
    BackendMissing,
    SourceConflict,
    UuidTaken,
    NameTaken,
    NameTooLong, ///< the host cannot store the file of that name
};
inline constexpr std::size_t refusalCodeCount =
    static_cast<std::size_t>(RefusalCode::NameTooLong) + 1;

/// Stable machine-readable name, such as "missing-target-path". Part of the report format.
[[nodiscard]] std::string_view refusalId(RefusalCode code);

/// What libvirt answers is not known: it expands the entities of a document type, and we expand none.
[[nodiscard]] constexpr bool isNotJudged(RefusalCode code)
{
    return code == RefusalCode::DocumentType;
}

/// One reason, with the values that libvirt puts into its message.
struct Refusal {
    RefusalCode code = RefusalCode::Malformed;
    std::vector<std::string> arguments;
    std::optional<FieldRef> field; ///< where a form should mark it; none: the document as a whole
    int line = 0;                  ///< from 1; 0: unknown
    int column = 0;
    friend bool operator==(const Refusal &, const Refusal &) = default;
};

/// libvirt 9.0.0's own English wording, prefix included ("XML error: …"), to the letter. Empty for the
/// codes that are ours alone.
[[nodiscard]] std::string libvirtMessage(const Refusal &refusal);

} // namespace poolwarden
