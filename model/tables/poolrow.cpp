// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/poolrow.h"

#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "model/wording/findingtext.h"
#include "model/wording/pooldescription.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

namespace poolwarden::poolrow {

namespace {

/// What the row shows: the draft's text, else the host's definition.
const ReadResult *reading(const RegisteredPool &pool)
{
    if (pool.hasUnsaved())
        return &pool.draft->assessment().reading;
    if (pool.live)
        return &*pool.live;
    return pool.persistent ? &*pool.persistent : nullptr;
}

/// Of a draft the parts that can be read; while its text is not well-formed, those of the last good
/// text.
const PoolDefinition *definition(const RegisteredPool &pool)
{
    if (pool.hasUnsaved())
        return pool.draft->assessment().definition ? &*pool.draft->assessment().definition
                                                   : nullptr;
    const ReadResult *result = reading(pool);
    return result ? std::get_if<PoolDefinition>(result) : nullptr;
}

/// The text of a definition that libvirt would refuse.
std::optional<PoolDocument> document(const RegisteredPool &pool)
{
    if (!pool.snapshot)
        return {};
    const QByteArray &xml =
        pool.snapshot->liveXml.isEmpty() ? pool.snapshot->persistentXml : pool.snapshot->liveXml;
    std::variant<PoolDocument, Refusal> parsed = PoolDocument::parse(xml);
    if (auto *found = std::get_if<PoolDocument>(&parsed))
        return std::move(*found);
    return {};
}

/// The target path in a definition that libvirt would refuse.
QString writtenTarget(const RegisteredPool &pool)
{
    if (pool.hasUnsaved())
        return pool.draft->value({Field::TargetPath}).value_or(QString());
    const std::optional<PoolDocument> text = document(pool);
    return text ? text->value({Field::TargetPath}).value_or(QString()) : QString();
}

} // namespace

bool isNew(const RegisteredPool &pool)
{
    return !pool.snapshot.has_value();
}

bool isTransient(const RegisteredPool &pool)
{
    return pool.snapshot && !pool.snapshot->persistent;
}

std::optional<PoolType> typeOf(const RegisteredPool &pool)
{
    if (const PoolDefinition *known = definition(pool))
        return known->type;
    if (pool.hasUnsaved())
        return pool.draft->type();
    const std::optional<PoolDocument> text = document(pool);
    return text ? text->type() : std::nullopt;
}

QString typeId(const RegisteredPool &pool)
{
    const std::optional<PoolType> type = typeOf(pool);
    if (!type)
        return {};
    const std::string_view name = poolTypeInfo(*type).name;
    return QString::fromLatin1(name.data(), qsizetype(name.size()));
}

QString source(const RegisteredPool &pool)
{
    const PoolDefinition *known = definition(pool);
    if (!known)
        return typeOf(pool) == PoolType::Dir ? writtenTarget(pool) : QString();
    // libvirt would use the pool's name for a missing source name. Except for volume groups, the
    // schema does not allow it to be missing.
    if (pool.hasUnsaved() && !poolTypeInfo(known->type).has(AllowsNameOrDevice)
        && pool.draft->value({Field::SourceName}).value_or(QString()).isEmpty()) {
        PoolDefinition without = *known;
        without.sourceName.clear();
        return sourceDescription(without);
    }
    return sourceDescription(*known);
}

QString target(const RegisteredPool &pool)
{
    if (const PoolDefinition *known = definition(pool))
        return targetDescription(*known);
    return writtenTarget(pool);
}

QString errorText(const RegisteredPool &pool)
{
    if (pool.snapshot && pool.snapshot->error)
        return pool.snapshot->error->sentence;
    const ReadResult *result = reading(pool);
    const auto *refusal = result ? std::get_if<Refusal>(result) : nullptr;
    if (refusal)
        return findingtext::refusal(*refusal);
    if (pool.hasUnsaved() && !pool.draft->assessment().schema.errors().isEmpty())
        return pool.draft->assessment().schema.errors().first().message;
    return {};
}

bool hasError(const RegisteredPool &pool)
{
    if (pool.snapshot && pool.snapshot->error)
        return true;
    const ReadResult *result = reading(pool);
    return !result || std::holds_alternative<Refusal>(*result);
}

int errorSeverity(const RegisteredPool &pool)
{
    if (pool.hasUnsaved() && isUnfinished(*pool.draft))
        return int(Severity::Info);
    if (!pool.hasUnsaved())
        return hasError(pool) ? int(Severity::Warning) : -1;
    if (const auto *refusal = std::get_if<Refusal>(&pool.draft->assessment().reading))
        return int(isNotJudged(refusal->code) ? Severity::Warning : Severity::Error);
    return pool.draft->assessment().schema.errors().isEmpty() ? -1 : int(Severity::Warning);
}

int severity(const FindingCounts &status)
{
    const std::optional<Severity> worst = status.worst();
    return worst ? int(*worst) : -1;
}

int findingCount(const FindingCounts &status)
{
    return status.total();
}

QVariant usageRatio(const RegisteredPool &pool)
{
    if (!pool.snapshot || !pool.snapshot->isActive() || pool.snapshot->capacity == 0)
        return {};
    return std::min(1.0, double(pool.snapshot->allocation) / double(pool.snapshot->capacity));
}

QVariant size(const RegisteredPool &pool, quint64 PoolSnapshot::*which)
{
    if (!pool.snapshot || !pool.snapshot->isActive() || pool.snapshot->capacity == 0)
        return {};
    return (*pool.snapshot).*which;
}

} // namespace poolwarden::poolrow
