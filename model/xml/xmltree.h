// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/refusal.h"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <libxml/tree.h>

/// Looks up values in an XML tree as libvirt's XPath expressions do, on libxml2. Each function
/// names its expression. They are loops, not XPath: a connection may have ten thousand pools.
namespace poolwarden::xmltree {

struct DocumentDeleter {
    void operator()(xmlDoc *document) const { xmlFreeDoc(document); }
};
using Document = std::unique_ptr<xmlDoc, DocumentDeleter>;

/// Parses with libvirt's options. Stops at a document type declaration.
[[nodiscard]] std::variant<Document, Refusal> parse(std::string_view xml);
/// The number of calls in this thread, for tests that limit the cost of a keystroke.
[[nodiscard]] std::uint64_t parseCount();

/// What the functions below have looked at, with or without a value. It is noted at the nodes
/// themselves.
enum class Look : unsigned char {
    None,
    At,   ///< at the element or attribute
    Into, ///< at all text inside the element
};
[[nodiscard]] Look lookedAt(const xmlNode *element);
[[nodiscard]] bool wasLookedAt(const xmlAttr *attribute);

/// Element names below a node. "fs:x" and "rbd:x" are in the namespace of namespaceUri(); all
/// others are in none.
using Path = std::initializer_list<std::string_view>;

/// ./a/b/c: all nodes in document order.
[[nodiscard]] std::vector<xmlNode *> nodes(xmlNode *from, Path path);
/// The first node, or null.
[[nodiscard]] xmlNode *node(xmlNode *from, Path path);
/// string(./a/b): none if empty, as in libvirt.
[[nodiscard]] std::optional<std::string> text(xmlNode *from, Path path);
/// string(./a/b/@c): the first element that has the attribute counts; none if empty.
[[nodiscard]] std::optional<std::string> text(xmlNode *from, Path path, const char *attribute);
/// xmlGetProp(): by local name in any namespace; may be empty; none for a null node.
[[nodiscard]] std::optional<std::string> property(xmlNode *node, const char *name);

} // namespace poolwarden::xmltree
