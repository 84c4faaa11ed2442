// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/check/sarifreport.h"

#include "app/check/plaintext.h"
#include "model/findingtext.h"
#include "model/isolated.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace poolwarden::check {

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

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

// A relative name stays relative to where the program ran, as the format wants it.
QString fileUri(const QString &file)
{
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(file, "/"));
    return file.startsWith(QLatin1Char('/')) ? QLatin1String("file://") + encoded : encoded;
}

QJsonObject location(const QString &file, int line, const QString &pool)
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
        result.insert(
            QStringLiteral("logicalLocations"),
            QJsonArray{QJsonObject{{QStringLiteral("name"), pool},
                                   {QStringLiteral("kind"), QStringLiteral("resource")}}});
    }
    return result;
}

class SarifReport
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::check::SarifReport)

public:
    QByteArray write(const Report &report)
    {
        for (const DefinitionReport &definition : report.definitions)
            addDefinition(definition);
        for (const UnverifiedPlaces &host : report.unverified)
            addUnverified(host);

        QJsonArray notifications;
        for (const QString &problem : report.problems)
            notifications.append(notification(problem));
        for (const UncheckedPool &pool : report.unchecked) {
            notifications.append(
                notification(tr("%1: not checked: %2").arg(pool.pool, pool.reason)));
        }
        QJsonObject invocation{{QStringLiteral("executionSuccessful"), notifications.isEmpty()}};
        if (!notifications.isEmpty())
            invocation.insert(QStringLiteral("toolExecutionNotifications"), notifications);

        const QJsonObject driver{
            {QStringLiteral("name"), QCoreApplication::applicationName()},
            {QStringLiteral("version"), QCoreApplication::applicationVersion()},
            {QStringLiteral("rules"), m_rules},
        };
        const QJsonObject run{
            {QStringLiteral("tool"), QJsonObject{{QStringLiteral("driver"), driver}}},
            {QStringLiteral("columnKind"), QStringLiteral("utf16CodeUnits")},
            {QStringLiteral("invocations"), QJsonArray{invocation}},
            {QStringLiteral("results"), m_results},
        };
        const QJsonObject root{
            {QStringLiteral("$schema"),
             QStringLiteral("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
                            "sarif-schema-2.1.0.json")},
            {QStringLiteral("version"), QStringLiteral("2.1.0")},
            {QStringLiteral("runs"), QJsonArray{run}},
        };
        return printableJson(QJsonDocument(root).toJson(QJsonDocument::Indented));
    }

private:
    static QJsonObject notification(const QString &sentence)
    {
        return {{QStringLiteral("level"), QStringLiteral("error")},
                {QStringLiteral("message"), message(sentence)}};
    }

    void addUnverified(const UnverifiedPlaces &host)
    {
        QJsonArray locations;
        for (const UnverifiedPlaces::Place &place : host.places)
            locations.append(location(place.field.file, place.field.line, place.field.pool));
        addResult(text(findingKindId(FindingKind::Unverified)),
                  findingtext::kindName(FindingKind::Unverified), Severity::Info,
                  QStringList{host.headline, host.because, host.consequence}.join(QLatin1Char(' ')),
                  locations);
    }

    void addDefinition(const DefinitionReport &definition)
    {
        const QString pool = definition.pool.value_or(QString());
        if (isNotJudged(definition)) {
            addResult(text(refusalId(definition.refusal->code)), tr("Not judged"), Severity::Info,
                      withoutIsolates(findingtext::refusal(*definition.refusal)),
                      {location(definition.file, definition.refusal->line, pool)}, true);
            return;
        }
        if (definition.refusal && !isRefusalAmongFindings(definition)) {
            addResult(text(refusalId(definition.refusal->code)), tr("Refused by libvirt"),
                      Severity::Error, withoutIsolates(findingtext::refusal(*definition.refusal)),
                      {location(definition.file, definition.refusal->line, pool)});
        }
        for (const ReportedFinding &finding : definition.findings) {
            QJsonArray locations;
            for (const ReportedField &field : finding.fields)
                locations.append(location(field.file, field.line, field.pool));
            addResult(text(findingKindId(finding.kind)), findingtext::kindName(finding.kind),
                      finding.severity,
                      QStringList{finding.headline, finding.because, finding.consequence}.join(
                          QLatin1Char(' ')),
                      locations);
        }
        for (const SchemaError &error : definition.schemaErrors) {
            addResult(QStringLiteral("schema"), tr("Not valid by libvirt's schema"),
                      definition.schemaSeverity, error.message,
                      {location(definition.file, error.line, pool)});
        }
    }

    // The first location is where the result is, the others are beside it.
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
        m_results.append(result);
    }

    QJsonArray m_rules;
    QJsonArray m_results;
    QHash<QString, int> m_ruleIndex;
};

} // namespace

QByteArray sarifReport(const Report &report)
{
    return SarifReport().write(report);
}

} // namespace poolwarden::check
