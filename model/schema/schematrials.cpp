// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/schema/schematrials.h"

#include "model/document/xmloutline.h"
#include "model/schema/outlineplaces.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <variant>

namespace poolwarden {

using namespace outlineplaces;

SchemaTrials::SchemaTrials(Validate validate)
    : m_validate(std::move(validate))
{
}

bool SchemaTrials::accepts(const QString &xml) const
{
    return m_validate(PoolDocument::bytesOf(xml)).isEmpty();
}

const PoolDocument &SchemaTrials::documentOf(const QString &sample)
{
    auto known = m_documents.find(sample);
    if (known == m_documents.end())
        known = m_documents.insert(sample, std::get<PoolDocument>(PoolDocument::parseText(sample)));
    return *known;
}

QStringList SchemaTrials::matching(const PoolDocument &document, const QStringList &samples)
{
    QStringList list = samples;
    const auto keepIf = [&list](auto predicate) {
        QStringList kept;
        std::copy_if(list.cbegin(), list.cend(), std::back_inserter(kept), predicate);
        if (!kept.isEmpty())
            list = kept;
    };
    const auto has = [this](const QString &sample, Field field) {
        return documentOf(sample).value({field}).has_value();
    };
    const QString format = document.value({Field::SourceFormat}).value_or(QString());
    if (isRead(*document.type(), Field::ProtocolVersion)) {
        const bool foreign = format == fromView(formatName(NetfsFormat::Cifs))
                             || format == fromView(formatName(NetfsFormat::Glusterfs));
        keepIf([&](const QString &s) { return has(s, Field::ProtocolVersion) != foreign; });
    }
    if (poolTypeInfo(*document.type()).has(NeedsAdapter)) {
        const QString kind = document.value({Field::AdapterType}).value_or(u"scsi_host"_qs);
        keepIf([&](const QString &s) { return documentOf(s).value({Field::AdapterType}) == kind; });
        if (document.value({Field::AdapterName}))
            keepIf([&](const QString &s) { return has(s, Field::AdapterName); });
        else if (document.toXml().contains(QLatin1String("<parentaddr")))
            keepIf([&](const QString &s) { return !has(s, Field::AdapterName); });
    }
    if (document.value({Field::AuthSecretUsage}))
        keepIf([&](const QString &s) { return has(s, Field::AuthSecretUsage); });
    else if (document.value({Field::AuthSecretUuid}))
        keepIf([&](const QString &s) { return has(s, Field::AuthSecretUuid); });
    return list;
}

bool SchemaTrials::isValid(const QString &xml)
{
    auto known = m_known.find(xml);
    if (known == m_known.end())
        known = m_known.insert(xml, m_validate(xml.toUtf8()).isEmpty());
    return *known;
}

bool SchemaTrials::isRequired(const QStringList &samples, const QString &path,
                              const QString &attribute)
{
    const QString question = path + u'@' + attribute + samples.join(u'\n');
    if (const auto known = m_required.constFind(question); known != m_required.constEnd())
        return *known;
    const bool required = std::all_of(samples.begin(), samples.end(), [&](const QString &sample) {
        const XmlOutline outline(sample);
        const QList<int> found = elementsAt(outline, path);
        if (found.isEmpty())
            return false;
        const XmlOutline::Element &element = outline.element(found.first());
        qsizetype begin = element.begin;
        qsizetype end = element.end;
        if (!attribute.isEmpty()) {
            const XmlOutline::Attribute *place = element.attribute(attribute);
            if (!place)
                return false;
            begin = place->begin;
            end = place->end;
        }
        QString without = sample;
        return !isValid(without.remove(begin, end - begin));
    });
    m_required.insert(question, required);
    return required;
}

} // namespace poolwarden
