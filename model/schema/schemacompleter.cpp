// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/schema/schemacompleter.h"

#include "model/pool/field.h"

#include <QHash>

#include <algorithm>
#include <optional>
#include <utility>

namespace poolwarden {

namespace {

using Kind = SchemaPattern::Kind;
using Tag = XmlPlace::Tag;

/// The prefixes that are declared at a place.
class Prefixes
{
public:
    void enter(const Tag &tag)
    {
        for (const XmlPlace::Attribute &attribute : tag.attributes) {
            if (attribute.name == QLatin1String("xmlns"))
                m_uris[QString()] = attribute.value;
            else if (attribute.name.startsWith(QLatin1String("xmlns:")))
                m_uris[attribute.name.sliced(6)] = attribute.value;
        }
    }
    [[nodiscard]] QString uriOf(const QString &name) const
    {
        return m_uris.value(name.contains(u':') ? name.section(u':', 0, 0) : QString());
    }
    [[nodiscard]] static QString localOf(const QString &name) { return name.section(u':', -1); }
    /// None: no prefix is declared for it.
    [[nodiscard]] std::optional<QString> prefixOf(const QString &uri) const
    {
        if (m_uris.value(QString()) == uri)
            return QString();
        for (auto it = m_uris.cbegin(); it != m_uris.cend(); ++it) {
            if (it.value() == uri && !it.key().isEmpty())
                return it.key();
        }
        return {};
    }

private:
    QHash<QString, QString> m_uris;
};

/// Whether a value may be written for the pattern of an attribute or text.
bool takesValue(const PatternPtr &pattern, const QString &value)
{
    bool takes = false;
    SchemaPattern::visit(pattern, [&](const PatternPtr &leaf) {
        takes = takes || leaf->kind == Kind::Text || leaf->kind == Kind::Data
                || leaf->kind == Kind::Empty || (leaf->kind == Kind::Value && leaf->name == value);
    });
    return takes;
}

bool isDeclaration(const QString &name)
{
    return name == QLatin1String("xmlns") || name.startsWith(QLatin1String("xmlns:"));
}

/// What is left of an element's content beside its attributes. An attribute that the schema does not
/// allow changes nothing.
PatternPtr afterAttributes(PatternPtr content, const Tag &tag, int except = -1)
{
    for (std::size_t i = 0; i < tag.attributes.size(); ++i) {
        const XmlPlace::Attribute &attribute = tag.attributes[i];
        if (int(i) == except || isDeclaration(attribute.name))
            continue;
        const auto isSo = [&attribute](const SchemaPattern &pattern) {
            return pattern.kind == Kind::Attribute && pattern.name == attribute.name;
        };
        PatternPtr rest = SchemaPattern::after(content, [&](const SchemaPattern &pattern) {
            return isSo(pattern) && takesValue(pattern.parts.front(), attribute.value);
        });
        // A wrong value is still a value of the attribute.
        if (!rest->isAllowed())
            rest = SchemaPattern::after(content, isSo);
        if (rest->isAllowed())
            content = rest;
    }
    return content;
}

bool isElement(const SchemaPattern &pattern, const Tag &tag, const Prefixes &prefixes)
{
    return pattern.kind == Kind::Element && pattern.name == Prefixes::localOf(tag.name)
           && pattern.namespaceUri == prefixes.uriOf(tag.name);
}

/// Whether all attributes of the tag fit the content of the element's pattern.
bool fits(const SchemaPattern &pattern, const Tag &tag)
{
    PatternPtr content = pattern.content();
    for (const XmlPlace::Attribute &attribute : tag.attributes) {
        if (isDeclaration(attribute.name))
            continue;
        content = SchemaPattern::after(content, [&](const SchemaPattern &part) {
            return part.kind == Kind::Attribute && part.name == attribute.name
                   && takesValue(part.parts.front(), attribute.value);
        });
    }
    return content->isAllowed();
}

/// What is in the elements that the tag may be.
PatternPtr contentOf(const PatternPtr &around, const Tag &tag, const Prefixes &prefixes)
{
    PatternPtr content = SchemaPattern::leaf(Kind::NotAllowed);
    SchemaPattern::visit(around, [&](const PatternPtr &leaf) {
        if (isElement(*leaf, tag, prefixes))
            content = SchemaPattern::choice(content, leaf->content());
    });
    return content;
}

PatternPtr afterSibling(const PatternPtr &content, const Tag &tag, Prefixes prefixes)
{
    prefixes.enter(tag);
    PatternPtr rest = SchemaPattern::after(content, [&](const SchemaPattern &pattern) {
        return isElement(pattern, tag, prefixes) && fits(pattern, tag);
    });
    if (!rest->isAllowed())
        rest = SchemaPattern::after(content, [&](const SchemaPattern &pattern) {
            return isElement(pattern, tag, prefixes);
        });
    return rest->isAllowed() ? rest : content;
}

bool isNeeded(const PatternPtr &content, const SchemaPattern &wanted)
{
    return !SchemaPattern::without(content, [&wanted](const SchemaPattern &part) {
                return part.kind == wanted.kind && part.name == wanted.name
                       && part.namespaceUri == wanted.namespaceUri;
            })->isAllowed();
}

/// A prefix for a namespace that has none at the place.
QString newPrefix(const QString &uri)
{
    for (const std::string_view known : {"fs", "rbd"}) {
        if (QString::fromUtf8(namespaceUri(known)) == uri)
            return QString::fromUtf8(known);
    }
    return QStringLiteral("ns");
}

class CompletionFinder
{
public:
    /// `around` is for the elements of the path from `first`.
    CompletionFinder(PatternPtr around, std::size_t first, const XmlPlace &place)
        : m_place(place)
        , m_around(std::move(around))
        , m_first(first)
    {
    }

    QList<Completion> find()
    {
        for (std::size_t i = 0; i < m_place.path.size(); ++i) {
            const Tag &open = m_place.path[i];
            m_prefixes.enter(open);
            if (i >= m_first)
                m_around = afterAttributes(contentOf(m_around, open, m_prefixes), open);
        }
        switch (m_place.kind) {
        case XmlPlace::Kind::ElementName:
            findElements();
            break;
        case XmlPlace::Kind::Content:
            findValues(m_around);
            findElements();
            break;
        case XmlPlace::Kind::EndTag:
            if (!m_place.path.empty())
                add({Completion::Kind::EndTag, m_place.path.back().name});
            break;
        case XmlPlace::Kind::InTag:
            findAttributes();
            break;
        case XmlPlace::Kind::AttributeValue:
            findAttributeValues();
            break;
        case XmlPlace::Kind::Elsewhere:
            break;
        }
        std::stable_sort(m_found.begin(), m_found.end(),
                         [](const auto &a, const auto &b) { return a.isRequired > b.isRequired; });
        return m_found;
    }

private:
    void add(const Completion &completion)
    {
        const bool known =
            std::any_of(m_found.cbegin(), m_found.cend(), [&completion](const Completion &other) {
                return other.kind == completion.kind && other.text == completion.text;
            });
        if (!known)
            m_found.append(completion);
    }

    void findElements()
    {
        PatternPtr left = m_around;
        if (m_place.path.empty() && !m_place.siblings.empty())
            return;
        for (const Tag &sibling : m_place.siblings)
            left = afterSibling(left, sibling, m_prefixes);
        SchemaPattern::visit(left, [&](const PatternPtr &leaf) {
            if (leaf->kind == Kind::Element && !leaf->name.isEmpty())
                addElement(left, *leaf);
        });
    }

    void addElement(const PatternPtr &left, const SchemaPattern &element)
    {
        Completion completion{Completion::Kind::Element, element.name, isNeeded(left, element)};
        std::optional<QString> prefix = m_prefixes.prefixOf(element.namespaceUri);
        if (!prefix) {
            prefix = newPrefix(element.namespaceUri);
            completion.attributes.append(QStringLiteral("xmlns:") + *prefix);
            completion.declaration = element.namespaceUri;
        }
        if (!prefix->isEmpty())
            completion.text = *prefix + u':' + element.name;
        const PatternPtr content = element.content();
        SchemaPattern::visit(content, [&](const PatternPtr &leaf) {
            if (leaf->kind == Kind::Attribute && !completion.attributes.contains(leaf->name)
                && isNeeded(content, *leaf))
                completion.attributes.append(leaf->name);
            completion.hasElements = completion.hasElements || leaf->kind == Kind::Element;
            completion.hasContent = completion.hasContent || leaf->kind == Kind::Element
                                    || leaf->kind == Kind::Text || leaf->kind == Kind::Data
                                    || leaf->kind == Kind::Value;
        });
        add(completion);
    }

    /// What the tag's element may have, beside its other attributes.
    [[nodiscard]] PatternPtr inTag() const
    {
        Prefixes prefixes = m_prefixes;
        prefixes.enter(m_place.tag);
        return afterAttributes(contentOf(m_around, m_place.tag, prefixes), m_place.tag,
                               m_place.attribute);
    }

    void findAttributes()
    {
        const PatternPtr left = inTag();
        SchemaPattern::visit(left, [&](const PatternPtr &leaf) {
            if (leaf->kind == Kind::Attribute && !leaf->name.isEmpty())
                add({Completion::Kind::Attribute, leaf->name, isNeeded(left, *leaf)});
        });
    }

    void findAttributeValues()
    {
        const QString name = m_place.tag.attributes[std::size_t(m_place.attribute)].name;
        if (isDeclaration(name)) {
            for (const std::string_view known : {"fs", "rbd"})
                add({Completion::Kind::Value, QString::fromUtf8(namespaceUri(known))});
            return;
        }
        SchemaPattern::visit(inTag(), [&](const PatternPtr &leaf) {
            if (leaf->kind == Kind::Attribute && leaf->name == name)
                findValues(leaf->parts.front());
        });
    }

    void findValues(const PatternPtr &pattern)
    {
        SchemaPattern::visit(pattern, [&](const PatternPtr &leaf) {
            if (leaf->kind == Kind::Value && !leaf->name.isEmpty())
                add({Completion::Kind::Value, leaf->name});
        });
    }

    const XmlPlace &m_place;
    PatternPtr m_around;
    std::size_t m_first;
    Prefixes m_prefixes;
    QList<Completion> m_found;
};

} // namespace

SchemaCompleter::SchemaCompleter(QString schemaPath)
    : m_path(std::move(schemaPath))
{
}

const PatternPtr &SchemaCompleter::root() const
{
    if (!m_root)
        m_root = readSchemaPattern(m_path);
    return *m_root;
}

QList<Completion> SchemaCompleter::at(const XmlPlace &place) const
{
    if (!root())
        return {};
    if (place.path.empty())
        return CompletionFinder(root(), 0, place).find();
    // One definition is asked about many times. What its root may contain, by type, costs most.
    const Tag &pool = place.path.front();
    QString key = pool.name;
    for (const XmlPlace::Attribute &attribute : pool.attributes)
        key += u'\n' + attribute.name + u'=' + attribute.value;
    if (m_poolKey != key) {
        Prefixes prefixes;
        prefixes.enter(pool);
        m_pool = afterAttributes(contentOf(root(), pool, prefixes), pool);
        m_poolKey = key;
    }
    return CompletionFinder(m_pool, 1, place).find();
}

} // namespace poolwarden
