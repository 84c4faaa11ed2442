// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/check/jsonreport.h"

#include "app/check/plaintext.h"
#include "model/findingtext.h"
#include "model/isolated.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace poolwarden::check {

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QJsonValue orNull(const std::optional<QString> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonValue textOrNull(const QString &value)
{
    return value.isEmpty() ? QJsonValue() : QJsonValue(value);
}

QJsonValue lineOrNull(int line)
{
    return line > 0 ? QJsonValue(line) : QJsonValue();
}

QJsonObject fieldObject(const ReportedField &field)
{
    return {{QStringLiteral("pool"), field.pool},
            {QStringLiteral("file"), field.file.isEmpty() ? QJsonValue() : QJsonValue(field.file)},
            {QStringLiteral("field"), fieldId(field.field)},
            {QStringLiteral("value"), field.value},
            {QStringLiteral("line"), lineOrNull(field.line)}};
}

QJsonObject unverifiedObject(const UnverifiedPlaces &host)
{
    QJsonArray places;
    for (const UnverifiedPlaces::Place &place : host.places) {
        QJsonObject object = fieldObject(place.field);
        object.insert(QStringLiteral("resource"), place.resource);
        places.append(object);
    }
    return {{QStringLiteral("host"), host.host},
            {QStringLiteral("severity"), text(severityId(Severity::Info))},
            {QStringLiteral("headline"), host.headline},
            {QStringLiteral("because"), host.because},
            {QStringLiteral("consequence"), host.consequence},
            {QStringLiteral("places"), places}};
}

// Of each way of starting again: which pools can be lost, and whether one of them is in any case.
QJsonObject lossObject(const ReportedFinding &finding)
{
    const auto object = [&finding](const PairLoss &loss) {
        QJsonArray pools;
        if (loss.own != Loss::None)
            pools.append(finding.pools.constFirst());
        if (loss.peer != Loss::None)
            pools.append(finding.pools.constLast());
        return QJsonObject{{QStringLiteral("pools"), pools},
                           {QStringLiteral("certain"), loss.either == Loss::Certain}};
    };
    return {{QStringLiteral("libvirtRestarts"), object(finding.loss.daemon)},
            {QStringLiteral("hostRestarts"), object(finding.loss.boot)}};
}

QJsonObject findingObject(const ReportedFinding &finding)
{
    QJsonArray fields;
    for (const ReportedField &field : finding.fields)
        fields.append(fieldObject(field));
    QJsonObject object{{QStringLiteral("kind"), text(findingKindId(finding.kind))},
                       {QStringLiteral("severity"), text(severityId(finding.severity))},
                       {QStringLiteral("pools"), QJsonArray::fromStringList(finding.pools)},
                       {QStringLiteral("resource"), finding.resource},
                       {QStringLiteral("headline"), finding.headline},
                       {QStringLiteral("because"), finding.because},
                       {QStringLiteral("consequence"), finding.consequence},
                       {QStringLiteral("fields"), fields}};
    if (finding.kind == FindingKind::LostAtRestart)
        object.insert(QStringLiteral("loss"), lossObject(finding));
    return object;
}

QJsonValue libvirtWords(const std::optional<Refusal> &refusal)
{
    const QString words = refusal ? QString::fromStdString(libvirtMessage(*refusal)) : QString();
    return words.isEmpty() ? QJsonValue() : QJsonValue(words);
}

QJsonObject definitionObject(const DefinitionReport &definition)
{
    QJsonArray findings;
    for (const ReportedFinding &finding : definition.findings)
        findings.append(findingObject(finding));
    QJsonArray schemaErrors;
    for (const SchemaError &error : definition.schemaErrors) {
        schemaErrors.append(QJsonObject{{QStringLiteral("line"), error.line},
                                        {QStringLiteral("message"), error.message}});
    }
    const auto &refusal = definition.refusal;
    return {
        {QStringLiteral("file"),
         definition.file.isEmpty() ? QJsonValue() : QJsonValue(definition.file)},
        {QStringLiteral("pool"), orNull(definition.pool)},
        {QStringLiteral("uuid"), orNull(definition.uuid)},
        {QStringLiteral("type"),
         definition.type ? QJsonValue(text(poolTypeInfo(*definition.type).name)) : QJsonValue()},
        {QStringLiteral("verdict"), isNotJudged(definition) ? QStringLiteral("not-judged")
                                    : refusal               ? QStringLiteral("refused")
                                                            : QStringLiteral("accepted")},
        {QStringLiteral("reason"),
         refusal ? QJsonValue(text(refusalId(refusal->code))) : QJsonValue()},
        {QStringLiteral("explanation"),
         refusal ? QJsonValue(withoutIsolates(findingtext::refusal(*refusal))) : QJsonValue()},
        {QStringLiteral("line"), lineOrNull(refusal ? refusal->line : 0)},
        {QStringLiteral("libvirtMessage"), libvirtWords(refusal)},
        {QStringLiteral("collidesWith"), QJsonArray::fromStringList(definition.collidesWith)},
        {QStringLiteral("findings"), findings},
        {QStringLiteral("schemaErrors"), schemaErrors},
    };
}

} // namespace

QByteArray jsonReport(const Report &report)
{
    QJsonArray definitions;
    for (const DefinitionReport &definition : report.definitions)
        definitions.append(definitionObject(definition));
    QJsonArray unverified;
    for (const UnverifiedPlaces &host : report.unverified)
        unverified.append(unverifiedObject(host));
    QJsonArray notChecked;
    for (const UncheckedPool &pool : report.unchecked) {
        notChecked.append(QJsonObject{{QStringLiteral("pool"), pool.pool},
                                      {QStringLiteral("reason"), pool.reason}});
    }
    QJsonArray exports;
    for (const ExportOutcome &outcome : report.exports) {
        exports.append(QJsonObject{{QStringLiteral("pool"), textOrNull(outcome.pool)},
                                   {QStringLiteral("file"), textOrNull(outcome.file)},
                                   {QStringLiteral("target"), textOrNull(outcome.target)},
                                   {QStringLiteral("reason"), textOrNull(outcome.reason)}});
    }
    const Summary summary = summaryOf(report);
    const QJsonObject root{
        {QStringLiteral("formatVersion"), 1},
        {QStringLiteral("host"), report.uri.isEmpty() ? QJsonValue() : QJsonValue(report.uri)},
        {QStringLiteral("definitions"), definitions},
        {QStringLiteral("unverified"), unverified},
        {QStringLiteral("notChecked"), notChecked},
        {QStringLiteral("exports"), exports},
        {QStringLiteral("problems"), QJsonArray::fromStringList(report.problems)},
        {QStringLiteral("summary"),
         QJsonObject{{QStringLiteral("definitions"), report.definitions.size()},
                     {QStringLiteral("accepted"), summary.accepted},
                     {QStringLiteral("refused"), summary.refused},
                     {QStringLiteral("notJudged"), summary.notJudged},
                     {QStringLiteral("errors"), summary.errors},
                     {QStringLiteral("warnings"), summary.warnings},
                     {QStringLiteral("infos"), summary.infos},
                     {QStringLiteral("repeatedFiles"), report.repeatedFiles},
                     {QStringLiteral("complete"), !report.isCut}}},
    };
    return printableJson(QJsonDocument(root).toJson(QJsonDocument::Indented));
}

} // namespace poolwarden::check
