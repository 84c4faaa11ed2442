// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/schemaanswer.h"

#include <optional>
#include <utility>
#include <variant>

namespace poolwarden {

struct SchemaAnswer::Shared {
    std::shared_ptr<const PoolSchema> schema;
    DefinitionText text;
    std::optional<QString> derivedTarget;
    QList<SchemaError> errors;
    bool isLate = false;
    bool isAsked = false;
    bool matches = true;
};

namespace {

/// The target that libvirt would derive; none: the text has one, or libvirt derives none.
std::optional<QString> derivedTargetOf(const DefinitionText &text, const ReadResult &reading)
{
    const PoolDocument *document = text.document();
    const std::optional<PoolType> type = document ? document->type() : std::nullopt;
    if (!type || fieldUsage(*type, Field::TargetPath) != Usage::Derived
        || document->value({Field::TargetPath}))
        return std::nullopt;
    const auto *definition = std::get_if<PoolDefinition>(&reading);
    if (!definition || !definition->targetPath)
        return std::nullopt;
    return QString::fromStdString(*definition->targetPath);
}

} // namespace

SchemaAnswer::SchemaAnswer(std::shared_ptr<const PoolSchema> schema, const DefinitionText &text,
                           const ReadResult &reading)
    : m_shared(std::make_shared<Shared>(
        Shared{std::move(schema), text, derivedTargetOf(text, reading), {}}))
{
}

SchemaAnswer SchemaAnswer::laterThan(const SchemaAnswer &before) const
{
    SchemaAnswer later;
    later.m_shared = std::make_shared<Shared>(*m_shared);
    later.m_shared->isLate = true;
    if (before.m_shared)
        later.m_shared->errors = before.m_shared->errors;
    return later;
}

bool SchemaAnswer::isLate() const
{
    return m_shared && m_shared->isLate && !m_shared->isAsked;
}

void SchemaAnswer::ask() const
{
    if (!m_shared || m_shared->isAsked)
        return;
    Shared &shared = *m_shared;
    shared.isAsked = true;
    shared.errors = shared.schema->validate(shared.text);
    shared.matches = shared.errors.isEmpty();
    // The schema requires a target even if libvirt derives it and the form does not offer it.
    if (!shared.matches && shared.derivedTarget) {
        PoolDocument complete = *shared.text.document();
        complete.setValue({Field::TargetPath}, shared.derivedTarget);
        shared.errors = shared.schema->validate(DefinitionText(complete));
    }
}

const QList<SchemaError> &SchemaAnswer::errors() const
{
    static const QList<SchemaError> none;
    if (!isLate())
        ask();
    return m_shared ? m_shared->errors : none;
}

bool SchemaAnswer::matches() const
{
    ask();
    return !m_shared || m_shared->matches;
}

} // namespace poolwarden
