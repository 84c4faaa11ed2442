// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/document/fieldplaces.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

namespace poolwarden::fieldplaces {

namespace {

/// Elements that libvirt 9.0.0 looks up once (virXPathNode() in storage_conf.c,
/// storage_adapter_conf.c, storage_source_conf.c), to read all values in them from that node. For
/// the others it uses expressions such as ./format/@type, which skip elements without the
/// attribute.
bool firstOnly(QStringView local)
{
    constexpr std::array<QStringView, 7> names = {u"source",      u"adapter", u"auth", u"secret",
                                                  u"permissions", u"address", u"cow"};
    return std::find(names.begin(), names.end(), local) != names.end();
}

} // namespace

std::vector<Step> stepsOf(std::string_view path)
{
    std::vector<Step> steps;
    const QStringList names = QString::fromUtf8(path).split(u'/', Qt::SkipEmptyParts);
    for (const QString &name : names) {
        const qsizetype colon = name.indexOf(u':');
        if (colon < 0) {
            steps.push_back({{}, {}, name});
        } else {
            const QString prefix = name.left(colon);
            steps.push_back({prefix, QString::fromUtf8(namespaceUri(prefix.toStdString())),
                             name.sliced(colon + 1)});
        }
    }
    return steps;
}

std::vector<int> follow(const XmlOutline &outline, std::span<const Step> steps)
{
    std::vector<int> found{0};
    for (const Step &step : steps) {
        std::vector<int> next;
        for (const int parent : found) {
            const std::vector<int> matching =
                outline.children(parent, step.namespaceUri, step.local);
            next.insert(next.end(), matching.begin(), matching.end());
        }
        if (step.prefix.isEmpty() && firstOnly(step.local) && next.size() > 1)
            next.erase(std::next(next.begin()), next.end());
        found = std::move(next);
    }
    return found;
}

QString attributeName(Field field)
{
    return QString::fromUtf8(fieldInfo(field).attribute);
}

const XmlOutline::Attribute *attributeOf(const XmlOutline::Element &element, QStringView name)
{
    // By an expression such as ./dir/@path.
    constexpr std::array<QStringView, 9> byExpression = {u"dir",      u"format",     u"auth",
                                                         u"protocol", u"vendor",     u"product",
                                                         u"iqn",      u"parentaddr", u"volume"};
    if (std::find(byExpression.begin(), byExpression.end(), element.local) != byExpression.end())
        return element.attribute(name);
    const auto found =
        std::find_if(element.attributes.begin(), element.attributes.end(),
                     [&](const XmlOutline::Attribute &a) { return a.local == name; });
    return found == element.attributes.end() ? nullptr : &*found;
}

std::vector<int> elementsOf(const XmlOutline &outline, Field field)
{
    return follow(outline, stepsOf(fieldInfo(field).element));
}

int elementOf(const XmlOutline &outline, FieldRef field)
{
    const FieldInfo &info = fieldInfo(field.field);
    const std::vector<int> found = elementsOf(outline, field.field);
    if (info.repeatable) {
        return field.index >= 0 && std::size_t(field.index) < found.size()
                   ? found[std::size_t(field.index)]
                   : -1;
    }
    const QString attribute = attributeName(field.field);
    if (!attribute.isEmpty()) {
        for (const int element : found) {
            if (attributeOf(outline.element(element), attribute))
                return element;
        }
    }
    return found.empty() ? -1 : found.front();
}

std::optional<QString> valueIn(const XmlOutline &outline, int element, Field field)
{
    const QString attribute = attributeName(field);
    if (attribute.isEmpty())
        return outline.textOf(element);
    if (const XmlOutline::Attribute *found = attributeOf(outline.element(element), attribute))
        return found->value;
    return {};
}

int lineIn(const XmlOutline &outline, int element, Field field)
{
    const XmlOutline::Element &found = outline.element(element);
    const QString name = attributeName(field);
    if (name.isEmpty())
        return outline.lineAt(found.begin);
    const XmlOutline::Attribute *attribute = attributeOf(found, name);
    return attribute ? outline.lineAt(attribute->begin) : 0;
}

} // namespace poolwarden::fieldplaces
