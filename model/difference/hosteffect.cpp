// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/difference/hosteffect.h"

#include "model/document/pooldocument.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

namespace poolwarden {

namespace {

/// Fields that libvirt writes as they are, apart from the cleaning of paths. Other values have
/// several spellings with the same meaning.
bool isVerbatim(Field field)
{
    switch (field) {
    case Field::Name:
    case Field::SourceDir:
    case Field::SourceName:
    case Field::TargetPath:
        return true;
    default:
        return false;
    }
}

std::string_view bytesOf(const QByteArray &bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

/// The unread parts without sizes, which are the host's own, and without a derived target, which is
/// reported as rewritten. Lines are those of the whole text; 0: inside an element that is not read.
std::vector<UnreadPart> unreadIn(const QByteArray &xml, PoolDocument document,
                                 const ReadOptions &options)
{
    document.removeRuntimeElements();
    if (const auto type = document.type();
        type && fieldUsage(*type, Field::TargetPath) == Usage::Derived)
        document.setValue({Field::TargetPath, 0}, std::nullopt);
    std::vector<UnreadPart> parts =
        unreadParts(bytesOf(PoolDocument::bytesOf(document.toXml())), options);
    const std::vector<UnreadPart> whole = unreadParts(bytesOf(xml), options);
    auto from = whole.begin();
    for (UnreadPart &part : parts) {
        const auto found = std::find_if(from, whole.end(), [&part](const UnreadPart &other) {
            return other.kind == part.kind && other.element == part.element
                   && other.attribute == part.attribute;
        });
        part.line = found == whole.end() ? 0 : found->line;
        if (found != whole.end())
            from = found + 1;
    }
    return parts;
}

} // namespace

PoolDefinition writtenByLibvirt(PoolDefinition definition)
{
    const PoolTypeInfo &info = poolTypeInfo(definition.type);
    if (!info.has(NeedsHost))
        definition.hosts.clear();
    if (!info.has(NeedsDevice))
        definition.devices.clear();
    if (!info.has(NeedsDir))
        definition.dir.reset();
    if (!info.has(NeedsAdapter))
        definition.adapter = {};
    if (!info.has(HasName))
        definition.sourceName.clear();
    if (!info.has(NeedsInitiator))
        definition.initiatorIqn.reset();
    return definition;
}

HostEffect effectOf(const QString &xml, const ReadOptions &options)
{
    const auto parsed = PoolDocument::parseText(xml);
    const auto *document = std::get_if<PoolDocument>(&parsed);
    if (!document)
        return {};
    const QByteArray bytes = PoolDocument::bytesOf(xml);
    const ReadResult reading = readPool(bytesOf(bytes), options);
    const auto *definition = std::get_if<PoolDefinition>(&reading);
    if (!definition)
        return {};

    HostEffect effect;
    effect.makesUuid = !definition->uuid;
    const PoolDefinition written = writtenByLibvirt(*definition);
    effect.forgotten = changesBetween(*definition, written);
    const std::map<FieldRef, int> lines = document->lines();
    for (std::size_t i = 0; i < fieldCount; ++i) {
        const auto field = static_cast<Field>(i);
        QStringList values = valuesOf(written, field);
        if (values.isEmpty())
            continue;
        if (!lines.contains({field, 0})) {
            effect.added.append({field, written.type, {}, std::move(values)});
            continue;
        }
        const QString typed = document->value({field, 0}).value_or(QString());
        if (isVerbatim(field) && typed != values.first())
            effect.rewritten.append({field, written.type, {typed}, std::move(values)});
    }
    effect.unread = unreadIn(bytes, *document, options);
    return effect;
}

} // namespace poolwarden
