// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/export/hclobject.h"

#include "model/export/hcltext.h"

#include <algorithm>

namespace poolwarden {

namespace {

QString objectText(const HclObject &object, int indent)
{
    const QString inner = object.lines(indent + 2);
    return inner.isEmpty() ? QStringLiteral("{}")
                           : QStringLiteral("{\n") + inner + QString(indent, u' ') + u'}';
}

} // namespace

HclObject::HclObject() = default;
HclObject::~HclObject() = default;

HclObject::Entry &HclObject::entry(const QString &key)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&key](const Entry &entry) { return entry.key == key; });
    if (found != m_entries.end())
        return *found;
    m_entries.append({key, {}});
    return m_entries.back();
}

void HclObject::setText(const QString &key, const QString &value)
{
    entry(key).value = hcl::quoted(value);
}

void HclObject::setNumber(const QString &key, unsigned value)
{
    entry(key).value = QString::number(value);
}

void HclObject::setFlag(const QString &key, bool value)
{
    entry(key).value = value ? QStringLiteral("true") : QStringLiteral("false");
}

HclObject &HclObject::object(const QString &key)
{
    Entry &found = entry(key);
    if (found.objects.isEmpty())
        found.objects.append(std::make_shared<HclObject>());
    return *found.objects.constFirst();
}

HclObject &HclObject::item(const QString &key, int index)
{
    Entry &found = entry(key);
    found.isList = true;
    while (found.objects.size() <= index)
        found.objects.append(std::make_shared<HclObject>());
    return *found.objects.at(index);
}

QString HclObject::lines(int indent) const
{
    const QString margin(indent, u' ');
    QString out;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries.at(i);
        if (!entry.objects.isEmpty()) {
            out += margin + entry.key + QStringLiteral(" = ");
            if (!entry.isList) {
                out += objectText(*entry.objects.constFirst(), indent) + u'\n';
                continue;
            }
            out += QStringLiteral("[\n");
            for (const std::shared_ptr<HclObject> &item : entry.objects)
                out += margin + QStringLiteral("  ") + objectText(*item, indent + 2)
                       + QStringLiteral(",\n");
            out += margin + QStringLiteral("]\n");
            continue;
        }
        // Align the "=" of adjacent plain attributes.
        qsizetype first = i;
        while (first > 0 && m_entries.at(first - 1).objects.isEmpty())
            --first;
        qsizetype width = 0;
        for (qsizetype k = first; k < m_entries.size() && m_entries.at(k).objects.isEmpty(); ++k)
            width = std::max(width, m_entries.at(k).key.size());
        out +=
            margin + entry.key.leftJustified(width) + QStringLiteral(" = ") + entry.value + u'\n';
    }
    return out;
}

} // namespace poolwarden
