// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/pool/refusal.h"

#include <array>
#include <cstddef>

namespace poolwarden {

namespace {

// libvirt prefixes a message by the class of its error (virErrorMsgStrings, virerror.c).
constexpr std::string_view xmlError = "XML error: ";
constexpr std::string_view xmlDetail;
constexpr std::string_view unsupported = "unsupported configuration: ";
constexpr std::string_view internalError = "internal error: ";
constexpr std::string_view noSupport = "this function is not supported by the connection driver: ";
constexpr std::string_view operationFailed = "operation failed: ";

struct Row {
    RefusalCode code;
    std::string_view id;
    std::string_view prefix;
    std::string_view message; ///< %1 … are the arguments; empty: not a message of libvirt's
};

constexpr std::array table{
    Row{RefusalCode::TooLarge, "too-large", "", ""},
    Row{RefusalCode::NotXml, "not-xml", "", ""},
    Row{RefusalCode::DocumentType, "document-type", "", ""},
    Row{RefusalCode::Malformed, "malformed-xml", xmlDetail, "%2"},
    Row{RefusalCode::WrongRoot, "wrong-root", xmlError,
        "expecting root element of 'pool', not '%1'"},
    Row{RefusalCode::MissingType, "missing-type", xmlError,
        "Missing required attribute 'type' in element '%1'"},
    Row{RefusalCode::UnknownType, "unknown-type", xmlError,
        "Invalid value for attribute 'type' in element '%1': '%2'."},
    Row{RefusalCode::RbdSourceNameMissing, "missing-rbd-name", xmlError,
        "element 'name' is mandatory for RBD pool"},
    Row{RefusalCode::UnknownFormat, "unknown-format", unsupported, "unknown pool format type %1"},
    Row{RefusalCode::HostNameMissing, "missing-host-name", xmlError,
        "missing storage pool host name"},
    Row{RefusalCode::BadHostPort, "bad-host-port", xmlError,
        "Invalid value for attribute 'port' in element 'host': '%1'. Expected integer value"},
    Row{RefusalCode::DevicePathMissing, "missing-device-path", xmlError,
        "missing storage pool source device path"},
    Row{RefusalCode::BadPartSeparator, "bad-part-separator", xmlError,
        "Invalid value for attribute 'part_separator' in element 'device': '%1'."},
    Row{RefusalCode::BadAdapterType, "bad-adapter-type", xmlError,
        "Invalid value for attribute 'type' in element 'adapter': '%1'."},
    Row{RefusalCode::BadManaged, "bad-adapter-managed", xmlError,
        "Invalid value for attribute 'managed' in element 'adapter': '%1'."},
    Row{RefusalCode::AdapterAttributesNeedType, "adapter-needs-type", xmlError,
        "Use of 'wwnn', 'wwpn', and 'parent' attributes requires use of the adapter 'type'"},
    Row{RefusalCode::ParentAddressNeedsType, "parent-address-needs-type", xmlError,
        "Use of 'parentaddr' element requires use of the adapter 'type'"},
    Row{RefusalCode::ParentAddressMissing, "missing-parent-address", xmlError,
        "Missing scsi_host PCI address element"},
    Row{RefusalCode::BadPciNumber, "bad-pci-number", xmlError,
        "Invalid value for attribute '%1' in element '%3': '%2'. Expected non-negative integer "
        "value"},
    Row{RefusalCode::BadPciMultifunction, "bad-pci-multifunction", xmlError,
        "Invalid value for attribute 'multifunction' in element 'address': '%1'."},
    Row{RefusalCode::PciBusTooLarge, "pci-bus-too-large", xmlError,
        "Invalid PCI address bus='0x%1', must be <= 0xFF"},
    Row{RefusalCode::PciSlotTooLarge, "pci-slot-too-large", xmlError,
        "Invalid PCI address slot='0x%1', must be <= 0x1F"},
    Row{RefusalCode::PciFunctionTooLarge, "pci-function-too-large", xmlError,
        "Invalid PCI address function=0x%1, must be <= 7"},
    Row{RefusalCode::BadUniqueId, "bad-unique-id", xmlError,
        "Missing or invalid scsi adapter 'unique_id' value"},
    Row{RefusalCode::AuthUsernameMissing, "missing-auth-username", xmlError,
        "missing username for auth"},
    Row{RefusalCode::UnknownAuthType, "unknown-auth-type", unsupported, "unknown auth type '%1'"},
    Row{RefusalCode::AuthSecretMissing, "missing-auth-secret", xmlError,
        "Missing <secret> element in auth"},
    Row{RefusalCode::AuthSecretUnnamed, "auth-secret-unnamed", xmlError,
        "missing secret uuid or usage attribute"},
    Row{RefusalCode::AuthSecretTwice, "auth-secret-twice", xmlError,
        "either secret uuid or usage expected"},
    Row{RefusalCode::BadSecretUuid, "bad-secret-uuid", xmlError, "invalid secret uuid '%1'"},
    Row{RefusalCode::AuthTypeMissing, "missing-auth-type", unsupported,
        "storage pool missing auth type"},
    Row{RefusalCode::ProtocolVersionUnsupported, "protocol-version-unsupported", unsupported,
        "storage pool protocol ver unsupported for pool type '%1'"},
    Row{RefusalCode::ProtocolVersionComma, "protocol-version-comma", xmlDetail,
        "storage pool protocol ver '%1' must not contain ','"},
    Row{RefusalCode::NameMissing, "missing-name", xmlError, "missing pool source name element"},
    Row{RefusalCode::NameHasSlash, "name-has-slash", xmlError, "name %1 cannot contain '/'"},
    Row{RefusalCode::BadUuid, "bad-uuid", xmlError, "malformed uuid element"},
    Row{RefusalCode::BadCowState, "bad-cow-state", xmlError,
        "Invalid value for attribute 'state' in element 'cow': '%1'."},
    Row{RefusalCode::CowUnsupported, "cow-unsupported", noSupport,
        "cow feature may only be used for 'fs' and 'dir' pools"},
    Row{RefusalCode::HostMissing, "missing-host", xmlError,
        "missing storage pool source host name"},
    Row{RefusalCode::DirMissing, "missing-source-dir", xmlError,
        "missing storage pool source path"},
    Row{RefusalCode::AdapterMissing, "missing-adapter", xmlError,
        "missing storage pool source adapter"},
    Row{RefusalCode::WwnMissing, "missing-wwn", xmlError,
        "'wwnn' and 'wwpn' must be specified for adapter type 'fchost'"},
    Row{RefusalCode::BadWwn, "bad-wwn", internalError, "Malformed wwn: %1"},
    Row{RefusalCode::ParentWwpnMissing, "missing-parent-wwpn", xmlError,
        "when providing parent_wwnn='%1', the parent_wwpn must also be provided"},
    Row{RefusalCode::ParentWwnnMissing, "missing-parent-wwnn", xmlError,
        "when providing parent_wwpn='%1', the parent_wwnn must also be provided"},
    Row{RefusalCode::AdapterNameOrParent, "adapter-name-or-parent", xmlError,
        "Either 'name' or 'parent' must be specified for the 'scsi_host' adapter"},
    Row{RefusalCode::AdapterNameAndParent, "adapter-name-and-parent", xmlError,
        "Both 'name' and 'parent' cannot be specified for the 'scsi_host' adapter"},
    Row{RefusalCode::DeviceMissing, "missing-device", xmlError,
        "missing storage pool source device name"},
    Row{RefusalCode::TargetPathMissing, "missing-target-path", xmlError,
        "missing storage pool target path"},
    Row{RefusalCode::BadMode, "bad-mode", xmlError, "malformed octal mode"},
    Row{RefusalCode::BadOwner, "bad-owner", xmlError, "malformed owner element"},
    Row{RefusalCode::BadGroup, "bad-group", xmlError, "malformed group element"},
    Row{RefusalCode::InitiatorMissing, "missing-initiator", unsupported, "missing initiator IQN"},
    Row{RefusalCode::UnknownRefreshAllocation, "unknown-refresh-allocation", unsupported,
        "unknown storage pool volume refresh allocation type %1"},
    Row{RefusalCode::MountOptionNameMissing, "missing-mount-option-name", xmlError,
        "no fs mount option name specified"},
    Row{RefusalCode::ConfigOptionNameMissing, "missing-config-option-name", xmlError,
        "no rbd option name specified"},
    Row{RefusalCode::ConfigOptionNameEmpty, "empty-config-option-name", xmlError,
        "empty rbd option name specified"},
    Row{RefusalCode::ConfigOptionValueMissing, "missing-config-option-value", xmlError,
        "no rbd option value specified for name '%1'"},
    Row{RefusalCode::ConfigOptionValueEmpty, "empty-config-option-value", xmlError,
        "empty rbd option value specified for name '%1'"},
    Row{RefusalCode::NameHasNewline, "name-has-newline", xmlDetail, "invalid char in name: \n"},
    Row{RefusalCode::BackendMissing, "missing-backend", internalError,
        "missing backend for pool type %1 (%2)"},
    Row{RefusalCode::SourceConflict, "source-conflict", operationFailed,
        "Storage source conflict with pool: '%1'"},
    Row{RefusalCode::UuidTaken, "uuid-taken", operationFailed,
        "pool '%1' is already defined with uuid %2"},
    Row{RefusalCode::NameTaken, "name-taken", operationFailed,
        "pool '%1' already exists with uuid %2"},
    Row{RefusalCode::NameTooLong, "name-too-long", xmlDetail,
        "Failed to create file '%1/%2.xml.new': File name too long"},
};
static_assert(table.size() == refusalCodeCount);

const Row &rowOf(RefusalCode code)
{
    return table[static_cast<std::size_t>(code)];
}

} // namespace

std::string_view refusalId(RefusalCode code)
{
    return rowOf(code).id;
}

std::string libvirtMessage(const Refusal &refusal)
{
    const Row &row = rowOf(refusal.code);
    // The message for a name that is too long contains the folder, which is not always known.
    if (row.message.empty()
        || (refusal.code == RefusalCode::NameTooLong && refusal.arguments.size() < 2))
        return {};
    std::string text(row.prefix);
    for (std::size_t i = 0; i < row.message.size(); ++i) {
        const char c = row.message[i];
        const std::size_t argument =
            c == '%' && i + 1 < row.message.size() ? std::size_t(row.message[i + 1] - '1') : 9;
        if (argument < refusal.arguments.size()) {
            text += refusal.arguments[argument];
            ++i;
        } else {
            text += c;
        }
    }
    return text;
}

} // namespace poolwarden
