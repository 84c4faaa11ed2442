// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/refusal.h"

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <libxml/tree.h>

/// Reading an XML tree with the expressions that libvirt uses, on libxml2 as libvirt does. Each
/// function says which expression it stands for; they are loops instead of XPath because a
/// connection may have ten thousand pools to read at once.
namespace poolwarden::xmltree {

struct DocumentDeleter {
    void operator()(xmlDoc *document) const { xmlFreeDoc(document); }
};
using Document = std::unique_ptr<xmlDoc, DocumentDeleter>;

/// Parses with libvirt's options. A document type declaration ends the parse where it begins.
[[nodiscard]] std::variant<Document, Refusal> parse(std::string_view xml);

/// What the functions below have come to in a document, whether it had a value or not: it is noted at
/// the nodes themselves.
enum class Look : unsigned char {
    None,
    At,   ///< at the element or attribute
    Into, ///< at all text inside of the element
};
[[nodiscard]] Look lookedAt(const xmlNode *element);
[[nodiscard]] bool wasLookedAt(const xmlAttr *attribute);

/// Element names from a node down. "fs:x" and "rbd:x" ask for the namespace of that prefix in the
/// type table, all others for no namespace.
using Path = std::initializer_list<std::string_view>;

/// ./a/b/c: all, in document order.
[[nodiscard]] std::vector<xmlNode *> nodes(xmlNode *from, Path path);
/// The first of them, or null.
[[nodiscard]] xmlNode *node(xmlNode *from, Path path);
/// string(./a/b): none where it is empty, as in libvirt.
[[nodiscard]] std::optional<std::string> text(xmlNode *from, Path path);
/// string(./a/b/@c): of the first element that has the attribute; none where it is empty.
[[nodiscard]] std::optional<std::string> text(xmlNode *from, Path path, const char *attribute);
/// xmlGetProp: by local name whatever the namespace; may be empty; none for a null node.
[[nodiscard]] std::optional<std::string> property(xmlNode *node, const char *name);

} // namespace poolwarden::xmltree
