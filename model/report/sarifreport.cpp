// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/sarifreport.h"

#include "model/report/acceptancetext.h"
#include "model/report/reportitems.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QUrl>

namespace poolwarden::check {

namespace {

QString level(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return QStringLiteral("error");
    case Severity::Warning:
        return QStringLiteral("warning");
    case Severity::Info:
        return QStringLiteral("note");
    }
    return {};
}

QJsonObject message(const QString &sentences)
{
    return {{QStringLiteral("text"), sentences}};
}

// A relative name stays relative to the working directory, as SARIF demands.
QString fileUri(const QString &file)
{
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(file, "/"));
    return file.startsWith(QLatin1Char('/')) ? QLatin1String("file://") + encoded : encoded;
}

QJsonObject location(const QString &file, int line, const QString &pool, const QString &host)
{
    QJsonObject result;
    if (!file.isEmpty()) {
        QJsonObject physical{{QStringLiteral("artifactLocation"),
                              QJsonObject{{QStringLiteral("uri"), fileUri(file)}}}};
        if (line > 0) {
            physical.insert(QStringLiteral("region"),
                            QJsonObject{{QStringLiteral("startLine"), line}});
        }
        result.insert(QStringLiteral("physicalLocation"), physical);
    }
    if (!pool.isEmpty()) {
        QJsonObject logical{{QStringLiteral("name"), pool},
                            {QStringLiteral("kind"), QStringLiteral("resource")}};
        if (!host.isEmpty())
            logical.insert(QStringLiteral("fullyQualifiedName"), QString(host + u'/' + pool));
        result.insert(QStringLiteral("logicalLocations"), QJsonArray{logical});
    }
    return result;
}

class SarifReport
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::check::SarifReport)

public:
    explicit SarifReport(ReportOutput *output)
        : m_json(output)
    {
    }

    void write(const Report &report)
    {
        begin();
        m_tellsSuppressions = !report.accepted.isEmpty();
        for (const DefinitionReport &definition : report.definitions)
            addDefinition(definition);
        if (report.tellsPairs) {
            report.forEachPair([this](const ReportedFinding &finding) { addFinding(finding); });
        } else {
            for (const ReportedGroup &group : report.groups)
                addGroup(group);
        }
        for (const UnverifiedPlaces &host : report.unverified)
            addUnverified(host);
        for (const ReportedAcceptance &accepted : report.accepted) {
            m_suppression = QJsonObject{
                {QStringLiteral("kind"), QStringLiteral("external")},
                {QStringLiteral("status"), QStringLiteral("accepted")},
                {QStringLiteral("justification"), acceptancetext::withAuthor(accepted.acceptance)}};
            addFinding(accepted.finding);
        }
        m_suppression = {};
        for (const StaleAcceptance &stale : report.stale)
            m_notes.append(acceptancetext::whyStale(stale));
        QStringList problems = report.problems;
        for (const UncheckedPool &pool : report.unchecked)
            problems.append(tr("%1: not checked: %2").arg(pool.pool, pool.reason));
        if (report.isCut)
            problems.append(whyCut());
        m_at = report.at;
        m_hosts = namesOfHosts(report);
        end(problems);
    }

    void write(const QList<SarifFinding> &findings, const QStringList &problems)
    {
        begin();
        for (const SarifFinding &finding : findings) {
            addResult(finding.rule, finding.ruleName, Severity::Error, finding.sentences,
                      {location(finding.file, 0, finding.pool, {})});
        }
        end(problems);
    }

private:
    void begin()
    {
        m_json.beginObject();
        m_json.member("$schema",
                      QStringLiteral("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/"
                                     "schemas/sarif-schema-2.1.0.json"));
        m_json.member("version", QStringLiteral("2.1.0"));
        m_json.beginArray("runs");
        m_json.beginObject();
        m_json.member("columnKind", QStringLiteral("utf16CodeUnits"));
        m_json.beginArray("results");
    }

    void end(const QStringList &problems)
    {
        m_json.endArray();
        m_json.member("invocations", QJsonArray{invocation(problems)});
        if (!m_hosts.isEmpty())
            m_json.member("properties", QJsonObject{{QStringLiteral("hosts"),
                                                     QJsonArray::fromStringList(m_hosts)}});
        const QJsonObject driver{
            {QStringLiteral("name"), QCoreApplication::applicationName()},
            {QStringLiteral("version"), QCoreApplication::applicationVersion()},
            {QStringLiteral("rules"), m_rules},
        };
        m_json.member("tool", QJsonObject{{QStringLiteral("driver"), driver}});
        m_json.endObject();
        m_json.endArray();
        m_json.endObject();
        m_json.end();
    }

    [[nodiscard]] QJsonObject invocation(const QStringList &problems) const
    {
        QJsonArray notifications;
        for (const QString &problem : problems)
            notifications.append(notification(problem, QStringLiteral("error")));
        for (const QString &note : m_notes)
            notifications.append(notification(note, QStringLiteral("note")));
        QJsonObject result{{QStringLiteral("executionSuccessful"), problems.isEmpty()}};
        if (m_at.isValid())
            result.insert(QStringLiteral("endTimeUtc"), timeText(m_at));
        if (!notifications.isEmpty())
            result.insert(QStringLiteral("toolExecutionNotifications"), notifications);
        return result;
    }

    static QJsonObject notification(const QString &sentence, const QString &level)
    {
        return {{QStringLiteral("level"), level}, {QStringLiteral("message"), message(sentence)}};
    }

    void addDefinition(const DefinitionReport &definition)
    {
        const QString pool = definition.pool.value_or(QString());
        if (isNotJudged(definition)) {
            addResult(QString::fromUtf8(refusalId(definition.refusal->code)), tr("Not judged"),
                      Severity::Info, withoutIsolates(findingtext::refusal(*definition.refusal)),
                      {location(definition.file, definition.refusal->line, pool, definition.host)},
                      true);
            return;
        }
        if (definition.isUnfinished) {
            addUnfinished(definition);
        } else if (definition.refusal && !isRefusalAmongFindings(definition)) {
            addResult(QString::fromUtf8(refusalId(definition.refusal->code)),
                      tr("Refused by libvirt"), Severity::Error,
                      withoutIsolates(findingtext::refusal(*definition.refusal)),
                      {location(definition.file, definition.refusal->line, pool, definition.host)});
        }
        for (const ReportedFinding &finding : definition.findings)
            addFinding(finding);
        if (definition.isUnfinished)
            return;
        for (const SchemaError &error : definition.schemaErrors) {
            addResult(QStringLiteral("schema"), tr("Not valid against libvirt's schema"),
                      definition.schemaSeverity, error.message,
                      {location(definition.file, error.line, pool, definition.host)});
        }
    }

    void addUnfinished(const DefinitionReport &definition)
    {
        addResult(
            QStringLiteral("unfinished"), tr("Unfinished draft"), Severity::Info,
            whatIsMissing(definition).join(u' '),
            {location(definition.file, 0, definition.pool.value_or(QString()), definition.host)},
            true);
    }

    void addFinding(const ReportedFinding &finding)
    {
        QJsonArray locations;
        for (const ReportedField &field : finding.fields)
            locations.append(location(field.file, field.line, field.pool, field.host));
        addResult(QString::fromUtf8(findingKindId(finding.kind)),
                  findingtext::kindName(finding.kind), finding.severity,
                  QStringList{finding.headline, finding.reason, finding.consequence}.join(
                      QLatin1Char(' ')),
                  locations);
    }

    void addUnverified(const UnverifiedPlaces &host)
    {
        QJsonArray locations;
        for (const UnverifiedPlaces::Place &place : host.places.mid(0, mostRelated + 1))
            locations.append(
                location(place.field.file, place.field.line, place.field.pool, place.field.host));
        addResult(QString::fromUtf8(findingKindId(FindingKind::Unverified)),
                  findingtext::kindName(FindingKind::Unverified), Severity::Info,
                  QStringList{host.headline, host.reason, host.consequence}.join(QLatin1Char(' ')),
                  locations);
    }

    // The last member first: readers of SARIF show only a few locations.
    void addGroup(const ReportedGroup &group)
    {
        QJsonArray locations;
        for (auto member = group.members.crbegin();
             member != group.members.crend() && locations.size() <= mostRelated; ++member) {
            const ReportedField &place = member->place;
            locations.append(location(place.file, place.line, place.pool, place.host));
        }
        addResult(
            QString::fromUtf8(findingKindId(group.kind)), findingtext::kindName(group.kind),
            group.severity,
            QStringList{group.headline, group.reason, group.consequence}.join(QLatin1Char(' ')),
            locations);
    }

    // The first location is that of the result, the others are related locations.
    void addResult(const QString &rule, const QString &ruleName, Severity severity,
                   const QString &sentences, QJsonArray locations, bool isOpen = false)
    {
        if (!m_ruleIndex.contains(rule)) {
            m_ruleIndex.insert(rule, static_cast<int>(m_rules.size()));
            m_rules.append(QJsonObject{{QStringLiteral("id"), rule},
                                       {QStringLiteral("shortDescription"), message(ruleName)}});
        }
        QJsonObject result{
            {QStringLiteral("ruleId"), rule},
            {QStringLiteral("ruleIndex"), m_ruleIndex.value(rule)},
            {QStringLiteral("level"), level(severity)},
            {QStringLiteral("message"), message(sentences)},
        };
        if (isOpen) {
            result.insert(QStringLiteral("kind"), QStringLiteral("open"));
            result.insert(QStringLiteral("level"), QStringLiteral("none"));
        }
        if (!locations.isEmpty())
            result.insert(QStringLiteral("locations"), QJsonArray{locations.takeAt(0)});
        if (!locations.isEmpty())
            result.insert(QStringLiteral("relatedLocations"), locations);
        // SARIF demands them of all results or of none.
        if (m_tellsSuppressions)
            result.insert(QStringLiteral("suppressions"),
                          m_suppression.isEmpty() ? QJsonArray() : QJsonArray{m_suppression});
        m_json.entry(result);
    }

    static constexpr qsizetype mostRelated = 100;
    JsonOutput m_json;
    QJsonArray m_rules;
    QStringList m_notes;
    QDateTime m_at; ///< invalid: not told
    QStringList m_hosts;
    QJsonObject m_suppression; ///< of the results that are added
    bool m_tellsSuppressions = false;
    QHash<QString, int> m_ruleIndex;
};

} // namespace

void sarifReport(const Report &report, ReportOutput *output)
{
    SarifReport(output).write(report);
}

void sarifReport(const QList<SarifFinding> &findings, const QStringList &problems,
                 ReportOutput *output)
{
    SarifReport(output).write(findings, problems);
}

} // namespace poolwarden::check
