// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/draftfields.h"

#include "model/pool/field.h"
#include "model/pool/pooltype.h"

#include <algorithm>
#include <string_view>

namespace poolwarden {

namespace {

/// Whether a field stays in the text when the pool becomes one of this type.
bool isUsed(PoolType type, Field field)
{
    const Usage usage = fieldUsage(type, field);
    // The schema allows it for all types, but libvirt refuses it for most.
    const bool refused = field == Field::Cow && usage == Usage::Ignored;
    return schemaOccurrence(type, field) != Occurrence::Never && usage != Usage::Derived
           && !refused;
}

/// Removes choices that the new type does not have.
void dropWhatDoesNotFit(PoolDocument &changed, PoolType type)
{
    const auto formats = poolTypeInfo(type).formats;
    const std::optional<QString> format = changed.value({Field::SourceFormat});
    if (format && std::find(formats.begin(), formats.end(), format->toStdString()) == formats.end())
        changed.setValue({Field::SourceFormat}, std::nullopt);
    const std::optional<QString> authentication = changed.value({Field::AuthType});
    const std::string_view authType = poolTypeInfo(type).authType;
    if ((authentication == u"chap" || authentication == u"ceph") && !authType.empty())
        changed.setValue({Field::AuthType}, QString::fromUtf8(QByteArrayView(authType)));
}

} // namespace

PoolDocument DraftFields::withType(PoolDocument document, PoolType type)
{
    if (const auto left = document.type())
        m_formats[*left] = document.value({Field::SourceFormat});
    // A path that the program filled in is removed with the type. It is not kept, or it would come
    // back.
    if (isFilledIn(document))
        document.setValue({Field::TargetPath}, isUsed(type, Field::TargetPath)
                                                   ? std::optional(QString())
                                                   : std::nullopt);
    std::vector<Field> unused;
    std::vector<Field> single;
    for (std::size_t i = 0; i < fieldCount; ++i) {
        if (!isUsed(type, Field(i)))
            unused.push_back(Field(i));
        else if (fieldInfo(Field(i)).repeatable
                 && schemaOccurrence(type, Field(i)) == Occurrence::Once)
            single.push_back(Field(i));
    }
    putAside(document, unused);
    putAside(document, single, 1);
    document.setType(type);
    for (std::size_t i = 0; i < fieldCount; ++i) {
        const auto field = Field(i);
        if (isUsed(type, field) && field != Field::SourceFormat)
            bringBack(document, field, schemaOccurrence(type, field) == Occurrence::Often);
    }
    dropWhatDoesNotFit(document, type);
    // Restores the format when the user returns to an earlier type.
    if (const auto had = m_formats.find(type); had != m_formats.end())
        document.setValue({Field::SourceFormat}, had->second);
    if (fieldUsage(type, Field::TargetPath) == Usage::Required
        && document.value({Field::TargetPath}).value_or(QString()).isEmpty()) {
        document.setValue({Field::TargetPath},
                          PoolDocument::create(type).value({Field::TargetPath}));
    }
    return document;
}

PoolDocument DraftFields::withValue(PoolDocument document, FieldRef field,
                                    const std::optional<QString> &value)
{
    if (field.field == Field::TargetPath)
        noteTarget(value);
    if (field.field == Field::AdapterType)
        changeAdapter(document, value);
    else if (field.field == Field::AuthType)
        changeAuthentication(document, value);
    else
        document.setValue(field, value);
    return document;
}

void DraftFields::changeAuthentication(PoolDocument &document, const std::optional<QString> &type)
{
    const std::vector<Field> with{Field::AuthUsername, Field::AuthSecretUsage,
                                  Field::AuthSecretUuid};
    document.setValue({Field::AuthType}, type);
    if (!type) {
        putAside(document, with);
        return;
    }
    for (const Field field : with)
        bringBack(document, field, false);
}

void DraftFields::changeAdapter(PoolDocument &document, const std::optional<QString> &type)
{
    const AdapterKind kind =
        type == QStringLiteral("fc_host") ? AdapterKind::FcHost : AdapterKind::ScsiHost;
    std::vector<Field> unused;
    for (std::size_t i = 0; i < fieldCount; ++i) {
        const AdapterKind owner = fieldInfo(Field(i)).appliesTo;
        if (owner != AdapterKind::None && owner != kind)
            unused.push_back(Field(i));
    }
    putAside(document, unused);
    document.setValue({Field::AdapterType}, type);
    for (const auto &[kept, text] : m_aside) {
        if (fieldInfo(kept.field).appliesTo == kind && !document.value(kept))
            document.setValue(kept, text);
    }
}

/// Whether the target path is the usual one of the type, and was not typed by the user.
bool DraftFields::isFilledIn(const PoolDocument &document) const
{
    const std::optional<PoolType> type = document.type();
    const std::optional<QString> path = document.value({Field::TargetPath});
    return type && path && path != m_typedTarget
           && path == PoolDocument::create(*type).value({Field::TargetPath});
}

/// Values before the index `from` stay.
void DraftFields::putAside(PoolDocument &document, const std::vector<Field> &fields, int from)
{
    // Keep all values first: a removal changes the indexes of the others.
    for (const Field field : fields) {
        for (int index = from; index < document.count(field); ++index) {
            if (const std::optional<QString> value = document.value({field, index}))
                m_aside[{field, index}] = *value;
        }
    }
    for (const Field field : fields) {
        for (int index = document.count(field) - 1; index >= from; --index) {
            // Repeated only if the text has several elements of a field that is not repeatable.
            while (document.setValue({field, index}, std::nullopt)
                   && !fieldInfo(field).repeatable) {
            }
        }
    }
}

void DraftFields::bringBack(PoolDocument &document, Field field, bool all) const
{
    for (auto kept = m_aside.lower_bound({field, 0});
         kept != m_aside.end() && kept->first.field == field; ++kept) {
        if (!all && kept->first.index > 0)
            break;
        if (!document.value(kept->first))
            document.setValue(kept->first, kept->second);
    }
}

} // namespace poolwarden
