// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/schema/outlineplaces.h"

#include "model/document/pooldocument.h"
#include "model/schema/schemasamples.h"

#include <algorithm>

namespace poolwarden::outlineplaces {

QString fromView(std::string_view view)
{
    return QString::fromUtf8(view);
}

QString tableName(const XmlOutline::Element &element)
{
    if (element.namespaceUri.isEmpty())
        return element.local;
    for (const std::string_view prefix : {"fs", "rbd"}) {
        if (element.namespaceUri == fromView(namespaceUri(prefix)))
            return fromView(prefix) + u':' + element.local;
    }
    return u'{' + element.namespaceUri + u'}' + element.local;
}

QString pathOf(const XmlOutline &outline, int index)
{
    QStringList names;
    for (; index > 0; index = outline.element(index).parent)
        names.prepend(tableName(outline.element(index)));
    return names.join(u'/');
}

QList<int> elementsAt(const XmlOutline &outline, const QString &path)
{
    QList<int> found;
    for (int i = 0; i < int(outline.elements().size()); ++i) {
        if (pathOf(outline, i) == path)
            found << i;
    }
    return found;
}

bool isKnownName(const PoolDocument &document, const QString &local)
{
    const QStringList samples = document.type() ? schemaSamples(*document.type()) : QStringList();
    return std::any_of(samples.begin(), samples.end(), [&local](const QString &sample) {
        const XmlOutline outline(sample);
        return std::any_of(outline.elements().begin(), outline.elements().end(),
                           [&local](const auto &element) { return element.local == local; });
    });
}

std::optional<Field> fieldAt(const QString &path, const QString &attribute)
{
    for (std::size_t i = 0; i < fieldCount; ++i) {
        const FieldInfo &info = fieldInfo(Field(i));
        const QString element = fromView(info.element);
        if (attribute.isEmpty() ? element == path || element.startsWith(path + u'/')
                                : element == path && fromView(info.attribute) == attribute)
            return Field(i);
    }
    return {};
}

} // namespace poolwarden::outlineplaces
