// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/fieldproblem.h"

#include "model/difference/hosteffect.h"
#include "model/session/draftdoubt.h"
#include "model/session/findingremark.h"
#include "model/session/pooldraft.h"
#include "model/session/pooledit.h"
#include "model/wording/fielddoubt.h"
#include "model/wording/fieldhelp.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <utility>

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
    return type && poolTypeInfo(*type).duplicateRule == DuplicateRule::OnePerHost
           && finding.resource.tree == Tree::Multipath && finding.field.field == Field::Name;
}

QString sentenceOf(const PoolEdit &edit, const Refusal &refusal)
{
    const std::optional<PoolType> type = edit.type();
    if (!type)
        return findingtext::refusal(refusal);
    QString sentence = findingtext::refusal(refusal, *type);
    // A wrong choice: say from what to choose.
    if (refusal.field && fieldhelp::isChoice(refusal.field->field)
        && edit.value(*refusal.field).has_value()) {
        const QString allowed = fieldhelp::allowed(refusal.field->field, *type);
        if (!allowed.isEmpty() && !sentence.contains(allowed))
            sentence += u' ' + allowed;
    }
    return sentence;
}

struct FieldproblemTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::FieldProblem)
};

ReadOptions optionsOf(const PoolEdit &edit)
{
    const PoolRegistry &registry = *edit.registry();
    const PoolRegistry::Pool *pool = registry.pool(edit.pool());
    return {.namespaces = pool ? registry.checker().profile(pool->host).namespaces
                               : ReadOptions().namespaces};
}

/// What libvirt makes of what its schema does not allow, by the engine's reader; empty: not known.
QString fateOf(const PoolEdit &edit, const SchemaError &error, const HostEffect &effect)
{
    const auto isOfField = [&error](const FieldChange &change) {
        return error.field && change.field == error.field->field;
    };
    const bool isIgnored = std::ranges::any_of(effect.forgotten, isOfField)
                           || std::ranges::any_of(effect.unread, [&error](const UnreadPart &part) {
                                  return part.line == error.line;
                              });
    if (isIgnored)
        return FieldproblemTr::tr("libvirt ignores it.");
    const std::optional<PoolDefinition> definition = edit.definition();
    if (!error.field || !definition)
        return {};
    const QStringList written = valuesOf(writtenByLibvirt(*definition), error.field->field);
    const QString stored = written.value(error.field->index);
    // A part of another field's value, such as a port, has none.
    if (stored.isEmpty() || stored == edit.value(*error.field))
        return FieldproblemTr::tr("libvirt takes it nevertheless.");
    return FieldproblemTr::tr("libvirt takes it as “%1”.").arg(isolated(stored));
}

/// How bad it is, whatever else is wrong.
Severity gravityOf(const PoolEdit &edit, RefusalCode code)
{
    if (edit.draft() && edit.draft()->origin() == DraftOrigin::New && isIncomplete(code))
        return Severity::Info;
    return isNotJudged(code) ? Severity::Warning : Severity::Error;
}

/// A doubt about a value.
struct Doubt {
    FieldRef field;
    QString text;
};

struct Doubts {
    /// About white space around the value, or a port in it: in clearer words than the schema's.
    std::vector<Doubt> clear;
    std::vector<Doubt> others;
};

Doubts doubtsOf(const PoolEdit &edit)
{
    Doubts doubts;
    const std::optional<PoolType> type = edit.type();
    if (!type || !edit.hasDocument())
        return doubts;
    const auto look = [&](FieldRef field, const QString &value) {
        for (QString clear : {whiteSpaceDoubt(value), portDoubt(*type, field, value)}) {
            if (!clear.isEmpty())
                doubts.clear.push_back({field, std::move(clear)});
        }
        if (QString other = doubtAboutField(*type, field, value); !other.isEmpty())
            doubts.others.push_back({field, std::move(other)});
    };
    for (std::size_t i = 0; i < fieldCount; ++i) {
        const auto field = Field(i);
        if (!fieldInfo(field).repeatable) {
            look({field, 0}, edit.value({field, 0}).value_or(QString()));
            continue;
        }
        const std::vector<std::optional<QString>> values = edit.values(field);
        for (int index = 0; index < std::min(PoolEdit::mostValues, int(values.size())); ++index)
            look({field, index}, values[std::size_t(index)].value_or(QString()));
    }
    return doubts;
}

/// Appends doubts about fields that have no other problem.
void appendDoubts(const PoolEdit &edit, const std::vector<Doubt> &doubts,
                  QList<FieldProblem> &problems)
{
    for (const Doubt &doubt : doubts) {
        const bool told = std::any_of(problems.cbegin(), problems.cend(), [&](const auto &problem) {
            return problem.field == doubt.field;
        });
        if (!told)
            problems.append({Severity::Warning, doubt.field, edit.lineOf(doubt.field), doubt.text});
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
    const auto append = [&](const Refusal &reason) {
        const int line = reason.line > 0 ? reason.line : lineOf(reason.field);
        problems.append(
            {gravityOf(edit, reason.code), reason.field, line, sentenceOf(edit, reason)});
    };
    if (refusal && (!isCollision(refusal->code) || findings.empty()))
        append(*refusal);
    for (const Refusal &further : edit.furtherRefusals())
        append(further);
    // Before the schema's errors: this sentence says more.
    const Doubts doubts = doubtsOf(edit);
    appendDoubts(edit, doubts.clear, problems);
    std::optional<HostEffect> effect;
    for (const SchemaError &error : edit.schemaErrors()) {
        // The reader's refusal for the same place is clearer.
        const bool known =
            std::any_of(problems.cbegin(), problems.cend(), [&](const FieldProblem &p) {
                // Two fields may stand on one line.
                if (error.field && p.field)
                    return p.field == error.field;
                return p.line > 0 && p.line == error.line;
            });
        if (known)
            continue;
        // What is wrong is wrong also while other values are missing.
        const bool isEntered =
            error.field && !edit.value(*error.field).value_or(QString()).isEmpty();
        QString sentence = error.message;
        if (!refusal && (isEntered || !error.field)) {
            // Only now: it reads the text again.
            if (!effect)
                effect = effectOf(edit.xml(), optionsOf(edit));
            if (const QString fate = fateOf(edit, error, *effect); !fate.isEmpty())
                sentence += u' ' + fate;
        }
        problems.append({unfinished && !isEntered ? Severity::Info : Severity::Warning, error.field,
                         error.line, sentence});
    }
    appendDoubts(edit, doubts.others, problems);
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
