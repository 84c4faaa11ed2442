// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooldefinition.h"
#include "model/pool/refusal.h"
#include "model/xml/poolxml.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace poolwarden {

/// The longest string in libvirt's remote protocol (REMOTE_STRING_MAX).
inline constexpr std::size_t maxDefinitionBytes = 4 * 1024 * 1024;

using ReadResult = std::variant<PoolDefinition, Refusal>;

/// Optional parts of libvirt's parser on the host that will read the XML.
struct ReadOptions {
    /// The host reads <fs:mount_opts> and <rbd:config_opts>. A daemon with its storage backends
    /// does, the test driver does not.
    bool namespaces = true;
};

/// Reads pool XML exactly as libvirt 9.0.0 does (virStoragePoolDefParse without validation): same
/// parser, same expressions, same order of checks. A refusal is therefore the first error that
/// libvirt would report. What libvirt does not read is not checked.
///
/// Accepts any bytes. A document type declaration is refused before its content is read: no entity
/// is expanded and nothing is fetched. Thread-safe.
[[nodiscard]] ReadResult readPool(std::string_view xml, const ReadOptions &options = {});

/// The same for a parsed text.
[[nodiscard]] ReadResult readPool(const PoolXml &xml, const ReadOptions &options = {});

/// For a definition that libvirt would refuse, for example while it is typed: reads what can be
/// read and skips parts that are missing or wrong. Any member of the result may be empty, even one
/// that every pool of the type has. None: not well-formed, not a pool, or without a known type.
[[nodiscard]] std::optional<PoolDefinition> readIncomplete(std::string_view xml,
                                                           const ReadOptions &options = {});

/// `refusals`: gets the reason for each part that is wrong, in the order of libvirt's checks; the first is
/// that of readPool(). One for each field, and none that only follows from another.
[[nodiscard]] std::optional<PoolDefinition>
readIncomplete(const PoolXml &xml, const ReadOptions &options = {},
               std::vector<Refusal> *refusals = nullptr);

/// Only the first checks of readPool(): size, binary data, document type, well-formedness. None:
/// passed.
[[nodiscard]] std::optional<Refusal> checkWellFormed(std::string_view xml);

} // namespace poolwarden
