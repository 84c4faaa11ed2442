// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/report.h"

#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <algorithm>

namespace poolwarden::check {

Summary summaryOf(const Report &report)
{
    Summary summary;
    const auto count = [&summary](Severity severity, int conflicts = 1) {
        (severity == Severity::Error     ? summary.errors
         : severity == Severity::Warning ? summary.warnings
                                         : summary.infos) += conflicts;
    };
    for (const DefinitionReport &definition : report.definitions) {
        if (isNotJudged(definition)) {
            ++summary.notJudged;
            continue;
        }
        if (definition.isUnfinished) {
            ++summary.unfinished;
        } else {
            ++(definition.refusal ? summary.refused : summary.accepted);
            if (definition.refusal && !isRefusalAmongFindings(definition))
                ++summary.errors;
            int &schemaCount =
                definition.schemaSeverity == Severity::Error ? summary.errors : summary.warnings;
            schemaCount += static_cast<int>(definition.schemaErrors.size());
        }
        for (const ReportedFinding &finding : definition.findings)
            count(finding.severity);
    }
    for (const ReportedGroup &group : report.groups)
        count(group.severity, group.conflicts);
    summary.infos += static_cast<int>(report.unverified.size());
    return summary;
}

QStringList whatIsMissing(const DefinitionReport &definition)
{
    QStringList sentences;
    if (definition.refusal)
        sentences.append(withoutIsolates(findingtext::refusal(*definition.refusal)));
    for (const SchemaError &error : definition.schemaErrors)
        sentences.append(error.message);
    return sentences;
}

bool isNotJudged(const DefinitionReport &definition)
{
    return definition.refusal && poolwarden::isNotJudged(definition.refusal->code);
}

bool isWorthValidating(const std::optional<Refusal> &refusal)
{
    if (!refusal)
        return true;
    switch (refusal->code) {
    case RefusalCode::TooLarge:
    case RefusalCode::NotXml:
    case RefusalCode::DocumentType:
    case RefusalCode::Malformed:
    case RefusalCode::WrongRoot:
        return false;
    default:
        return true;
    }
}

bool isRefusalAmongFindings(const DefinitionReport &definition)
{
    return definition.isRefusalInGroup
           || std::any_of(definition.findings.cbegin(), definition.findings.cend(),
                          [](const ReportedFinding &finding) {
                              return finding.kind == FindingKind::Refused
                                     || finding.kind == FindingKind::IdentityTaken;
                          });
}

std::optional<Severity> worstOf(const DefinitionReport &definition)
{
    if (definition.refusal && !definition.isUnfinished)
        return Severity::Error;
    std::optional<Severity> worst = definition.worstInGroups;
    if (!definition.schemaErrors.isEmpty() && !definition.isUnfinished
        && (!worst || definition.schemaSeverity > *worst))
        worst = definition.schemaSeverity;
    for (const ReportedFinding &finding : definition.findings) {
        if (!worst || finding.severity > *worst)
            worst = finding.severity;
    }
    return worst;
}

bool hasPassed(const DefinitionReport &definition, Severity bar)
{
    const std::optional<Severity> worst = worstOf(definition);
    return !worst || *worst < bar;
}

int exitStatus(const Report &report, Severity bar)
{
    const bool allJudged =
        std::none_of(report.definitions.cbegin(), report.definitions.cend(),
                     [](const DefinitionReport &definition) { return isNotJudged(definition); });
    if (!report.problems.isEmpty() || !report.unchecked.isEmpty() || !allJudged)
        return 2;
    if (bar == Severity::Info && !report.unverified.isEmpty())
        return 1;
    const bool passed = std::all_of(
        report.definitions.cbegin(), report.definitions.cend(),
        [bar](const DefinitionReport &definition) { return hasPassed(definition, bar); });
    return passed ? 0 : 1;
}

QString fieldId(FieldRef field)
{
    const std::string_view id = fieldInfo(field.field).id;
    const QString name = QString::fromUtf8(id);
    return field.index == 0 ? name : QStringLiteral("%1[%2]").arg(name).arg(field.index);
}

} // namespace poolwarden::check
