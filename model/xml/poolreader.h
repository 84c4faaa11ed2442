// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooldefinition.h"
#include "model/pool/refusal.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace poolwarden {

/// libvirt's remote protocol carries no longer string (REMOTE_STRING_MAX).
inline constexpr std::size_t maxDefinitionBytes = 4 * 1024 * 1024;

using ReadResult = std::variant<PoolDefinition, Refusal>;

/// Which optional parts of libvirt's parser are present on the host that will read the XML.
struct ReadOptions {
    /// A daemon with its storage backends loaded understands <fs:mount_opts> and
    /// <rbd:config_opts>; the test driver does not look at them.
    bool namespaces = true;
};

/// Reads pool XML exactly as libvirt 9.0.0 does (virStoragePoolDefParse without validation): same
/// parser, same expressions, same order of checks, so that the first thing libvirt would complain
/// of is the one that is returned. What libvirt does not read is not checked either.
///
/// Any bytes may be given. A document type declaration is refused before anything in it is looked
/// at: no entity is expanded and nothing is fetched. Thread-safe.
[[nodiscard]] ReadResult readPool(std::string_view xml, const ReadOptions &options = {});

/// What there is to know of a definition that libvirt would refuse, as while it is being typed: each
/// part as readPool() reads it, without those that are missing or wrong. So nothing in the result need
/// be there, not even what every pool of the type has. None: not well-formed, no pool, or no type.
[[nodiscard]] std::optional<PoolDefinition> readPartly(std::string_view xml,
                                                       const ReadOptions &options = {});

/// Something in a definition that libvirt does not read, and has forgotten when it writes it again.
struct UnreadPart {
    enum class Kind : unsigned char { Element, Attribute, Text, Comment, Instruction };
    Kind kind = Kind::Element;
    /// From the root's children down, as written, separated by '/': "source/host". Of an attribute: of
    /// its element.
    std::string element;
    std::string attribute = {};
    int line = 0; ///< from 1
    friend bool operator==(const UnreadPart &, const UnreadPart &) = default;
};

/// All of it, in document order; of an element that is not read, nothing that is inside. Found by
/// reading: what has been looked at is read. Not with it: what is read and means nothing for the type.
/// Empty for what has no type that libvirt knows.
[[nodiscard]] std::vector<UnreadPart> unreadParts(std::string_view xml,
                                                  const ReadOptions &options = {});

/// The first part of it alone: size, binary, document type, well-formedness. None: nothing to say.
[[nodiscard]] std::optional<Refusal> checkWellFormed(std::string_view xml);

} // namespace poolwarden
