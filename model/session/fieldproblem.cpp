// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/fieldproblem.h"

#include "model/session/draftdoubt.h"
#include "model/session/findingremark.h"
#include "model/session/pooldraft.h"
#include "model/session/pooledit.h"
#include "model/wording/fielddoubt.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <algorithm>

namespace poolwarden {

namespace {

/// Refusals because of collisions. If there is a finding, it says more.
bool isCollision(RefusalCode code)
{
    return code == RefusalCode::SourceConflict || code == RefusalCode::UuidTaken
           || code == RefusalCode::NameTaken;
}

/// The finding is about all multipath devices: no field names them, only the type.
bool isOfType(const PoolEdit &edit, const Finding &finding)
{
    const auto type = edit.type();
    return type && poolTypeInfo(*type).duplicateRule == DuplicateRule::OneOnly
           && finding.resource.tree == Tree::Multipath && finding.field.field == Field::Name;
}

QString sentenceOf(const PoolEdit &edit, const Refusal &refusal)
{
    const std::optional<PoolType> type = edit.type();
    return type ? findingtext::refusal(refusal, *type) : findingtext::refusal(refusal);
}

/// Appends doubts about fields that have no other problem. A doubt is a sentence, or empty.
template<typename Doubt>
void appendDoubts(const PoolEdit &edit, const Doubt &doubtAbout, QList<FieldProblem> &problems)
{
    const std::optional<PoolType> type = edit.type();
    if (!type || !edit.hasDocument())
        return;
    const auto tellOf = [&](FieldRef ref, const std::optional<QString> &value) {
        const QString doubt = doubtAbout(*type, ref, value.value_or(QString()));
        if (doubt.isEmpty())
            return;
        const bool told = std::any_of(problems.cbegin(), problems.cend(),
                                      [&](const FieldProblem &p) { return p.field == ref; });
        if (!told)
            problems.append({Severity::Warning, ref, edit.lineOf(ref), doubt});
    };
    for (std::size_t i = 0; i < fieldCount; ++i) {
        const auto field = Field(i);
        if (!fieldInfo(field).repeatable) {
            tellOf({field, 0}, edit.value({field, 0}));
            continue;
        }
        // Of thousands of bad values the first ones are enough.
        constexpr int most = 100;
        const std::vector<std::optional<QString>> values = edit.values(field);
        for (int index = 0; index < std::min(most, int(values.size())); ++index)
            tellOf({field, index}, values[std::size_t(index)]);
    }
}

/// The same with a known line.
FieldProblem problemAt(const PoolEdit &edit, const Finding &finding, int line);

} // namespace

FieldProblem problemOf(const PoolEdit &edit, const Finding &finding)
{
    return problemAt(edit, finding, edit.lineOf(finding.field));
}

namespace {

FieldProblem problemAt(const PoolEdit &edit, const Finding &finding, int line)
{
    const auto nameOf = [&edit](PoolId pool) { return edit.registry()->displayName(pool); };
    FieldProblem problem{finding.severity,
                         finding.field,
                         line,
                         findingtext::untilRestart(*edit.registry(), finding,
                                                   findingtext::headline(finding, nameOf)),
                         isOfType(edit, finding),
                         findingtext::whileRunning(*edit.registry(), finding),
                         finding};
    if (problem.isOfType) {
        problem.field.reset();
        problem.line = edit.lineOfType();
    }
    return problem;
}

} // namespace

QList<FieldProblem> problemsOf(const PoolEdit &edit)
{
    QList<FieldProblem> problems;
    const auto lineOf = [&edit](const std::optional<FieldRef> &field) {
        return field ? edit.lineOf(*field) : 0;
    };

    const std::vector<Finding> findings = edit.findings();
    const std::optional<Refusal> refusal = edit.refusal();
    const bool unfinished = edit.draft() && isUnfinished(*edit.draft());
    const bool notJudged = refusal && isNotJudged(refusal->code);
    const Severity gravity = unfinished  ? Severity::Info
                             : notJudged ? Severity::Warning
                                         : Severity::Error;
    if (refusal && !(isCollision(refusal->code) && !findings.empty())) {
        const int line = refusal->line > 0 ? refusal->line : lineOf(refusal->field);
        problems.append({gravity, refusal->field, line, sentenceOf(edit, *refusal)});
    }
    // Before the schema's errors: this sentence says more.
    appendDoubts(
        edit, [](PoolType, FieldRef, const QString &value) { return blankDoubt(value); }, problems);
    for (const SchemaError &error : edit.schemaErrors()) {
        // The reader's refusal for the same place is clearer.
        const bool known =
            std::any_of(problems.cbegin(), problems.cend(), [&](const FieldProblem &p) {
                return (error.field && p.field == error.field)
                       || (p.line > 0 && p.line == error.line);
            });
        if (!known)
            problems.append({unfinished ? Severity::Info : Severity::Warning, error.field,
                             error.line, error.message});
    }
    appendDoubts(edit, doubtAboutField, problems);
    if (const PoolId replaced = edit.draft() ? replacedBy(*edit.draft(), *edit.registry()) : noPool;
        replaced != noPool)
        problems.append({Severity::Warning, FieldRef{Field::Uuid}, edit.lineOf({Field::Uuid}),
                         replacesPool(isolated(edit.registry()->displayName(replaced)))});
    const std::map<FieldRef, int> lines =
        findings.empty() ? std::map<FieldRef, int>() : edit.lines();
    for (const Finding &finding : findings) {
        const auto line = lines.find(finding.field);
        problems.append(problemAt(edit, finding, line == lines.end() ? 0 : line->second));
    }
    std::stable_sort(
        problems.begin(), problems.end(),
        [](const FieldProblem &a, const FieldProblem &b) { return a.severity > b.severity; });
    return problems;
}

} // namespace poolwarden
