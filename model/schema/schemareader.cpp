// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/schema/schemapattern.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSet>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace poolwarden {

namespace {

constexpr int deepestInclude = 8;
constexpr auto relaxNg = "http://relaxng.org/ns/structure/1.0";

struct FreeDocument {
    void operator()(xmlDoc *document) const { xmlFreeDoc(document); }
};

QString textOf(const xmlChar *text)
{
    return QString::fromUtf8(reinterpret_cast<const char *>(text));
}

QString property(const xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetNoNsProp(node, reinterpret_cast<const xmlChar *>(name));
    QString text = textOf(value).trimmed();
    xmlFree(value);
    return text;
}

bool is(const xmlNode *node, const char *name)
{
    return qstrcmp(reinterpret_cast<const char *>(node->name), name) == 0;
}

QList<const xmlNode *> childrenOf(const xmlNode *node)
{
    QList<const xmlNode *> list;
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE && child->ns
            && qstrcmp(reinterpret_cast<const char *>(child->ns->href), relaxNg) == 0)
            list.append(child);
    }
    return list;
}

QString contentOf(const xmlNode *node)
{
    xmlChar *content = xmlNodeGetContent(node);
    QString text = textOf(content).trimmed();
    xmlFree(content);
    return text;
}

/// The attribute "ns" of the node or of what is around it.
QString inheritedNamespace(const xmlNode *node)
{
    for (; node && node->type == XML_ELEMENT_NODE; node = node->parent) {
        if (xmlHasProp(node, reinterpret_cast<const xmlChar *>("ns")))
            return property(node, "ns");
    }
    return {};
}

/// The parsed files of a grammar.
class SchemaFiles : public std::enable_shared_from_this<SchemaFiles>
{
public:
    bool load(const QString &path, int depth = 0)
    {
        if (depth > deepestInclude || m_loaded.contains(path))
            return depth <= deepestInclude;
        m_loaded.insert(path);
        constexpr int quietly = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
        std::unique_ptr<xmlDoc, FreeDocument> document(
            xmlReadFile(QFile::encodeName(path).constData(), nullptr, quietly));
        const xmlNode *root = document ? xmlDocGetRootElement(document.get()) : nullptr;
        if (!root || !is(root, "grammar"))
            return false;
        m_documents.push_back(std::move(document));
        return collect(root, QFileInfo(path).path(), depth);
    }

    [[nodiscard]] PatternPtr start() { return m_start.isEmpty() ? nullptr : choiceOf(m_start); }

private:
    bool collect(const xmlNode *grammar, const QString &folder, int depth)
    {
        for (const xmlNode *node : childrenOf(grammar)) {
            if (is(node, "include")) {
                if (!load(folder + u'/' + property(node, "href"), depth + 1))
                    return false;
                // What stands inside replaces what was included.
                for (const xmlNode *own : childrenOf(node)) {
                    if (is(own, "define"))
                        m_defines.remove(property(own, "name"));
                    else if (is(own, "start"))
                        m_start.clear();
                }
                if (!collect(node, folder, depth))
                    return false;
            } else if (is(node, "div")) {
                if (!collect(node, folder, depth))
                    return false;
            } else if (is(node, "start")) {
                m_start.append(node);
            } else if (is(node, "define")) {
                m_defines[property(node, "name")].append(node);
            }
        }
        return true;
    }

    PatternPtr choiceOf(const QList<const xmlNode *> &nodes)
    {
        PatternPtr result = SchemaPattern::leaf(SchemaPattern::Kind::NotAllowed);
        for (const xmlNode *node : nodes)
            result = SchemaPattern::choice(result, groupIn(node));
        return result;
    }

    PatternPtr definition(const QString &name)
    {
        if (const auto known = m_resolved.constFind(name); known != m_resolved.constEnd())
            return *known;
        // A definition that is made of itself, with no element between, is none.
        PatternPtr result = SchemaPattern::leaf(SchemaPattern::Kind::NotAllowed);
        m_resolved.insert(name, result);
        const QList<const xmlNode *> nodes = m_defines.value(name);
        const bool together = std::any_of(nodes.begin(), nodes.end(), [](const xmlNode *node) {
            return property(node, "combine") == QLatin1String("interleave");
        });
        if (together) {
            result = SchemaPattern::leaf(SchemaPattern::Kind::Empty);
            for (const xmlNode *node : nodes)
                result = SchemaPattern::all(result, groupIn(node));
        } else {
            result = choiceOf(nodes);
        }
        m_resolved.insert(name, result);
        return result;
    }

    /// All that stands in the node, one after the other.
    PatternPtr groupIn(const xmlNode *node, const xmlNode *except = nullptr)
    {
        PatternPtr result = SchemaPattern::leaf(SchemaPattern::Kind::Empty);
        for (const xmlNode *child : childrenOf(node)) {
            if (child != except)
                result = SchemaPattern::all(result, pattern(child));
        }
        return result;
    }

    PatternPtr named(const xmlNode *node, SchemaPattern::Kind kind)
    {
        auto made = std::make_shared<SchemaPattern>();
        made->kind = kind;
        made->name = property(node, "name");
        const bool isElement = kind == SchemaPattern::Kind::Element;
        const xmlNode *nameClass = nullptr;
        if (made->name.isEmpty()) {
            // Of classes of names, such as anyName, no name can be offered.
            nameClass = childrenOf(node).value(0);
            if (nameClass && is(nameClass, "name"))
                made->name = contentOf(nameClass);
            made->namespaceUri = nameClass ? inheritedNamespace(nameClass) : QString();
        } else {
            made->namespaceUri = isElement ? inheritedNamespace(node) : property(node, "ns");
        }
        if (isElement)
            made->content = [self = weak_from_this(), node, nameClass,
                             known = PatternPtr()]() mutable {
                const auto files = self.lock();
                if (!known && files)
                    known = files->groupIn(node, nameClass);
                return known ? known : SchemaPattern::leaf(SchemaPattern::Kind::Empty);
            };
        else
            made->parts = {groupIn(node, nameClass)};
        return made;
    }

    PatternPtr pattern(const xmlNode *node)
    {
        using Kind = SchemaPattern::Kind;
        if (is(node, "element"))
            return named(node, Kind::Element);
        if (is(node, "attribute"))
            return named(node, Kind::Attribute);
        if (is(node, "ref"))
            return definition(property(node, "name"));
        if (is(node, "choice")) {
            PatternPtr result = SchemaPattern::leaf(Kind::NotAllowed);
            for (const xmlNode *child : childrenOf(node))
                result = SchemaPattern::choice(result, pattern(child));
            return result;
        }
        if (is(node, "group") || is(node, "interleave"))
            return groupIn(node);
        if (is(node, "mixed"))
            return SchemaPattern::all(groupIn(node), SchemaPattern::leaf(Kind::Text));
        if (is(node, "optional"))
            return SchemaPattern::optional(groupIn(node));
        if (is(node, "zeroOrMore"))
            return SchemaPattern::optional(SchemaPattern::oneOrMore(groupIn(node)));
        if (is(node, "oneOrMore"))
            return SchemaPattern::oneOrMore(groupIn(node));
        if (is(node, "value"))
            return SchemaPattern::value(contentOf(node));
        if (is(node, "data") || is(node, "list"))
            return SchemaPattern::leaf(Kind::Data);
        if (is(node, "text"))
            return SchemaPattern::leaf(Kind::Text);
        if (is(node, "empty"))
            return SchemaPattern::leaf(Kind::Empty);
        return SchemaPattern::leaf(Kind::NotAllowed);
    }

    std::vector<std::unique_ptr<xmlDoc, FreeDocument>> m_documents;
    QSet<QString> m_loaded;
    QList<const xmlNode *> m_start;
    QHash<QString, QList<const xmlNode *>> m_defines;
    QHash<QString, PatternPtr> m_resolved;
};

} // namespace

PatternPtr readSchemaPattern(const QString &path)
{
    auto files = std::make_shared<SchemaFiles>();
    if (path.isEmpty() || !files->load(path))
        return nullptr;
    const PatternPtr start = files->start();
    if (!start)
        return nullptr;
    // Holds the files, which the elements ask late for what is in them.
    const auto holder = std::make_shared<std::pair<std::shared_ptr<SchemaFiles>, PatternPtr>>(
        std::move(files), start);
    return {holder, holder->second.get()};
}

} // namespace poolwarden
