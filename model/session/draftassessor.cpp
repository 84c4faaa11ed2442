// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/draftassessor.h"

#include "model/document/pooldocument.h"
#include "model/xml/poolreader.h"

#include <utility>
#include <variant>

namespace poolwarden {

namespace {

/// Up to this size the schema is asked on demand: it takes a fraction of a millisecond. Longer text
/// waits for a pause in typing.
constexpr qsizetype immediateSchemaSize = 16 * 1024;

} // namespace

DraftAssessor::DraftAssessor(const ConflictChecker &checker,
                             std::shared_ptr<const PoolSchema> schema)
    : m_checker(checker)
    , m_schema(std::move(schema))
{
}

ReadOptions DraftAssessor::readOptions(HostId host) const
{
    return {.namespaces = m_checker.profile(host).namespaces};
}

DraftAssessment DraftAssessor::read(HostId host, const DefinitionText &text,
                                    const DraftAssessment &previous) const
{
    const ReadOptions options = readOptions(host);
    DraftAssessment next;
    next.reading = text.read(options);
    if (const auto *definition = std::get_if<PoolDefinition>(&next.reading))
        next.definition = *definition;
    else if (text.document())
        next.definition = text.readIncomplete(options, &next.refusals);
    else
        next.definition = previous.definition;
    SchemaAnswer schema(m_schema, text, next.reading);
    const bool isLong = text.text().size() > immediateSchemaSize;
    next.schema = isLong ? schema.laterThan(previous.schema) : std::move(schema);
    return next;
}

DraftBase::Version DraftAssessor::version(HostId host, const QString &text) const
{
    const QByteArray xml = PoolDocument::bytesOf(text);
    return {text, readPool({xml.constData(), std::size_t(xml.size())}, readOptions(host))};
}

DefineVerdict DraftAssessor::judge(HostId host, const ReadResult &reading) const
{
    if (const auto *refusal = std::get_if<Refusal>(&reading))
        return {.refusal = *refusal, .collidesWith = {}};
    return m_checker.predict(host, std::get<PoolDefinition>(reading));
}

} // namespace poolwarden
