// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/textreport.h"

#include "model/report/acceptancetext.h"
#include "model/report/plaintext.h"
#include "model/report/reportitems.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>
#include <vector>

namespace poolwarden::check {

namespace {

class TextReport
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::check::TextReport)

public:
    explicit TextReport(ReportOutput *output)
        : m_output(output)
    {
    }

    void write(const Report &report)
    {
        if (report.hasHead)
            addHead(report);
        // Of files, each one's problems stand with its verdict, as compilers do it.
        m_isWorstFirst =
            std::ranges::all_of(report.definitions, [](const DefinitionReport &definition) {
                return definition.file.isEmpty() || !definition.host.isEmpty();
            });
        for (const DefinitionReport &definition : report.definitions)
            addDefinition(definition);
        if (!report.tellsPairs) {
            for (const ReportedGroup &group : report.groups)
                addGroup(group);
        }
        for (const UnverifiedPlaces &host : report.unverified) {
            addProblem(host.host, Severity::Info,
                       joined({host.headline, host.reason, host.consequence}),
                       findingKindId(FindingKind::Unverified));
        }
        addWorstFirst();
        // There may be too many to sort.
        if (report.tellsPairs)
            report.forEachPair([this](const ReportedFinding &finding) { addFinding(finding); });
        for (const ReportedAcceptance &accepted : report.accepted)
            addAccepted(accepted);
        for (const StaleAcceptance &stale : report.stale)
            addStale(stale);
        for (const UncheckedPool &pool : report.unchecked)
            addLine(tr("%1: not checked: %2").arg(pool.pool, pool.reason));
        // Elsewhere they are on standard error.
        for (const QString &problem : report.hasHead ? report.problems : QStringList())
            addLine(problem);
        if (report.isCut)
            addLine(whyCut());
        const Summary summary = summaryOf(report);
        if (!report.accepted.isEmpty() || !report.stale.isEmpty())
            addLine(tr("Accepted findings: %1. Outdated acceptances: %2.")
                        .arg(report.accepted.size())
                        .arg(report.stale.size()));
        if (summary.unfinished > 0)
            addLine(tr("Unfinished drafts: %1.").arg(summary.unfinished));
        if (summary.notJudged > 0)
            addLine(tr("Not judged: %1.").arg(summary.notJudged));
        // "Accepted" is said of conflicts alone.
        addLine(
            tr("Judged: %1. libvirt takes %2 and refuses %3. Errors: %4, warnings: %5, notes: %6.")
                .arg(report.definitions.size() - summary.notJudged - summary.unfinished)
                .arg(summary.accepted)
                .arg(summary.refused)
                .arg(summary.errors)
                .arg(summary.warnings)
                .arg(summary.infos));
    }

private:
    struct Problem {
        Severity severity = Severity::Error;
        bool isOnOneHost = true;
        QString line;
    };

    void addHead(const Report &report)
    {
        addLine(tr("Made by: %1").arg(report.program));
        addLine(tr("When: %1").arg(timeText(report.at)));
        const QStringList hosts = namesOfHosts(report);
        for (const QString &host : hosts)
            addLine(tr("Host: %1").arg(host));
        addLine({});
    }

    void addDefinition(const DefinitionReport &definition)
    {
        // A pool of the host exists already: only its problems are reported.
        if (!definition.file.isEmpty())
            addLine(verdict(definition));
        if (isNotJudged(definition))
            return;
        if (definition.isUnfinished)
            addUnfinished(definition);
        else if (definition.refusal && !isRefusalAmongFindings(definition)) {
            const std::string_view id = refusalId(definition.refusal->code);
            addProblem(placeOf(definition, definition.refusal->line), Severity::Error,
                       withoutIsolates(findingtext::refusal(*definition.refusal)), id);
        }
        for (const ReportedFinding &finding : definition.findings)
            addFinding(finding);
        if (definition.isUnfinished)
            return;
        for (const SchemaError &error : definition.schemaErrors) {
            addProblem(placeOf(definition, error.line), definition.schemaSeverity, error.message,
                       "schema");
        }
    }

    // Not in the form of compilers: somebody has not come to its end yet.
    void addUnfinished(const DefinitionReport &definition)
    {
        addLine(tr("%1: unfinished draft: %2", "place, sentences")
                    .arg(placeOf(definition, 0), joined(whatIsMissing(definition))));
    }

    void addFinding(const ReportedFinding &finding)
    {
        QStringList sentences{finding.headline, finding.reason, finding.consequence};
        if (finding.fields.size() > 1 && !finding.fields.at(1).file.isEmpty()) {
            const ReportedField &other = finding.fields.at(1);
            const QString pool =
                other.host.isEmpty() || other.host == finding.fields.first().host
                    ? tr("“%1”", "pool").arg(other.pool)
                    : tr("“%1” of host “%2”", "pool, host").arg(other.pool, other.host);
            sentences.append(
                tr("%1 is defined in %2.", "pool, file and line").arg(pool, placeOf(other)));
        } else if (finding.fields.size() > 1
                   && finding.fields.at(1).host != finding.fields.first().host) {
            const ReportedField &other = finding.fields.at(1);
            sentences.append(tr("“%1” is on “%2”.", "pool, host").arg(other.pool, other.host));
        }
        addProblem(placeOf(finding.fields.first()), finding.severity, joined(sentences),
                   findingKindId(finding.kind),
                   finding.fields.first().host == finding.fields.last().host);
    }

    // Not in the form of compilers: it is no problem.
    void addAccepted(const ReportedAcceptance &accepted)
    {
        const ReportedFinding &finding = accepted.finding;
        const QString where =
            finding.fields.isEmpty() ? QString() : placeOf(finding.fields.constFirst());
        addLine(tr("%1: accepted: %2 Reason: %3 [%4]", "place, sentences, reason, kind of finding")
                    .arg(where, joined({finding.headline, finding.reason}),
                         acceptancetext::withAuthor(accepted.acceptance),
                         QString::fromUtf8(findingKindId(finding.kind))));
    }

    void addStale(const StaleAcceptance &stale)
    {
        addLine(tr("outdated: %1 Its reason was: %2 [%3]", "sentence, reason, kind of finding")
                    .arg(acceptancetext::whyStale(stale),
                         acceptancetext::withAuthor(stale.acceptance),
                         QString::fromUtf8(findingKindId(stale.kind))));
    }

    // At the last member, as for pairs.
    void addGroup(const ReportedGroup &group)
    {
        using Role = ReportedMember::Role;
        QStringList sentences{group.headline, group.reason, group.consequence};
        const ReportedMember *last = nullptr;
        for (const ReportedMember &member : group.members) {
            if (!last || !member.place.file.isEmpty() || last->place.file.isEmpty())
                last = &member;
        }
        const auto addList = [&](Role role, const QString &sentence) {
            const QString list = listOf(group, role);
            if (!list.isEmpty())
                sentences.append(sentence.arg(list));
        };
        addList(Role::Even, tr("Pools: %1."));
        addList(Role::Inner, tr("Inside: %1."));
        addList(Role::Outer, tr("Outside: %1."));
        addList(Role::Refused, tr("Refused: %1."));
        addList(Role::InForce, tr("In force: %1."));
        const bool isOnOneHost =
            std::ranges::all_of(group.members, [last](const ReportedMember &member) {
                return member.place.host == last->place.host;
            });
        addProblem(placeOf(last->place), group.severity, joined(sentences),
                   findingKindId(group.kind), isOnOneHost);
    }

    static QString listOf(const ReportedGroup &group, ReportedMember::Role role)
    {
        constexpr qsizetype most = 8;
        QStringList names;
        qsizetype count = 0;
        for (const ReportedMember &member : group.members) {
            if (member.role != role || ++count > most)
                continue;
            names.append(member.place.file.isEmpty()
                             ? tr("“%1”").arg(placeOf(member.place))
                             : tr("“%1” (%2)", "pool, file and line")
                                   .arg(member.place.pool, placeOf(member.place)));
        }
        const QString list = names.join(QLatin1String(", "));
        return count > most ? tr("%1 and %2 more", "names, number").arg(list).arg(count - most)
                            : list;
    }

    static QString joined(const QStringList &sentences)
    {
        QStringList told;
        for (const QString &sentence : sentences) {
            if (!sentence.isEmpty() && !told.contains(sentence))
                told.append(sentence);
        }
        return told.join(QLatin1Char(' '));
    }

    static QString withLine(const QString &where, int line)
    {
        return line > 0 ? QStringLiteral("%1:%2").arg(where).arg(line) : where;
    }

    static QString placeOf(const DefinitionReport &definition, int line)
    {
        return withLine(definition.file.isEmpty()
                            ? onHost(definition.pool.value_or(QString()), definition.host)
                            : definition.file,
                        line);
    }

    static QString placeOf(const ReportedField &field)
    {
        return withLine(field.file.isEmpty() ? onHost(field.pool, field.host) : field.file,
                        field.line);
    }

    /// host: empty if there is only one.
    static QString onHost(const QString &pool, const QString &host)
    {
        return host.isEmpty() ? pool : tr("%1 on %2", "pool, host").arg(pool, host);
    }

    static QString verdict(const DefinitionReport &definition)
    {
        if (isNotJudged(definition)) {
            return tr("%1: not judged: %2 [document-type]")
                .arg(definition.file, withoutIsolates(findingtext::refusal(*definition.refusal)));
        }
        if (!definition.pool) {
            return tr("%1: refused: not a definition that libvirt can read").arg(definition.file);
        }
        const std::string_view type = poolTypeInfo(*definition.type).name;
        const QString pool = tr("pool “%1” (%2)").arg(*definition.pool, QString::fromUtf8(type));
        if (!definition.refusal)
            return tr("%1: accepted: %2").arg(definition.file, pool);
        const QString words = QString::fromStdString(libvirtMessage(*definition.refusal));
        if (words.isEmpty())
            return tr("%1: refused: %2").arg(definition.file, pool);
        return tr("%1: refused: %2; libvirt's message: %3").arg(definition.file, pool, words);
    }

    void addProblem(const QString &where, Severity severity, const QString &sentences,
                    std::string_view id, bool isOnOneHost = true)
    {
        // In the form of compilers, untranslated: programs parse it.
        const auto text = [](std::string_view view) { return QString::fromUtf8(view); };
        const QString line = QStringLiteral("%1: %2: %3 [%4]")
                                 .arg(where, text(severityId(severity)), sentences, text(id));
        if (m_isWorstFirst)
            m_problems.push_back({severity, isOnOneHost, line});
        else
            addLine(line);
    }

    /// What several hosts share before what one host has, as in the window.
    void addWorstFirst()
    {
        std::ranges::stable_sort(m_problems, {}, [](const Problem &problem) {
            return std::tuple(-static_cast<int>(problem.severity), problem.isOnOneHost);
        });
        for (const Problem &problem : m_problems)
            addLine(problem.line);
        m_problems.clear();
        m_isWorstFirst = false;
    }

    void addLine(const QString &line) { m_output->write(printable(line).toUtf8() + '\n'); }

    ReportOutput *m_output;
    bool m_isWorstFirst = false;
    std::vector<Problem> m_problems;
};

} // namespace

void textReport(const Report &report, ReportOutput *output)
{
    TextReport(output).write(report);
}

} // namespace poolwarden::check
