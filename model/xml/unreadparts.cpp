// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xml/unreadparts.h"

#include "model/xml/poolxml.h"
#include "model/xml/xmltree.h"

#include <utility>
#include <variant>

namespace poolwarden {

namespace {

std::string nameOf(const xmlChar *name, const xmlNs *space)
{
    std::string written = reinterpret_cast<const char *>(name);
    if (space && space->prefix)
        written = std::string(reinterpret_cast<const char *>(space->prefix)) + ':' + written;
    return written;
}

/// Finds the parts of a tree that the reader did not look at.
class UnreadParts
{
public:
    [[nodiscard]] std::vector<UnreadPart> of(xmlNode *root)
    {
        addInside(root, {});
        return std::move(m_parts);
    }

private:
    using Kind = UnreadPart::Kind;

    /// Without recursion: a document can be as deep as libxml2 allows.
    static bool isRead(const xmlNode *element)
    {
        const xmlNode *at = element;
        while (at) {
            if (at->type == XML_ELEMENT_NODE) {
                if (xmltree::lookedAt(at) != xmltree::Look::None)
                    return true;
                for (const xmlAttr *attribute = at->properties; attribute;
                     attribute = attribute->next) {
                    if (xmltree::wasLookedAt(attribute))
                        return true;
                }
                if (at->children) {
                    at = at->children;
                    continue;
                }
            }
            while (at != element && !at->next)
                at = at->parent;
            at = at == element ? nullptr : at->next;
        }
        return false;
    }

    void add(Kind kind, const std::string &element, const xmlNode *at, std::string attribute = {})
    {
        m_parts.push_back({.kind = kind,
                           .element = element,
                           .attribute = std::move(attribute),
                           .line = static_cast<int>(xmlGetLineNo(at))});
    }

    // Recursion is safe: it goes no deeper than the reader's paths.
    void addInside(xmlNode *element, const std::string &path)
    {
        for (xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
            if (!xmltree::wasLookedAt(attribute))
                add(Kind::Attribute, path, element, nameOf(attribute->name, attribute->ns));
        }
        const bool isValue = xmltree::lookedAt(element) == xmltree::Look::Into;
        for (xmlNode *child = element->children; child; child = child->next) {
            if (child->type == XML_COMMENT_NODE)
                add(Kind::Comment, path, child);
            else if (child->type == XML_PI_NODE)
                add(Kind::Instruction, path, child);
            else if (child->type == XML_ELEMENT_NODE && !isValue)
                addElement(child, path);
            else if (!isValue && xmlNodeIsText(child) != 0 && xmlIsBlankNode(child) == 0)
                add(Kind::Text, path, child);
        }
    }

    void addElement(xmlNode *element, const std::string &parent)
    {
        const std::string name = nameOf(element->name, element->ns);
        const std::string path = parent.empty() ? name : parent + '/' + name;
        if (isRead(element))
            addInside(element, path);
        else
            add(Kind::Element, path, element);
    }

    std::vector<UnreadPart> m_parts;
};

} // namespace

std::vector<UnreadPart> unreadParts(std::string_view xml, const ReadOptions &options)
{
    // Parsed anew: a tree that was read before has notes of more than this reading looks at.
    const auto parsed = PoolXml::parse(xml);
    const auto *pool = std::get_if<PoolXml>(&parsed);
    if (!pool || !readIncomplete(*pool, options))
        return {};
    return UnreadParts().of(pool->root());
}

} // namespace poolwarden
