// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/jsonreport.h"

#include "model/report/reportitems.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <QJsonArray>
#include <QJsonObject>

namespace poolwarden::check {

namespace {

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
            {QStringLiteral("file"), textOrNull(field.file)},
            {QStringLiteral("host"), textOrNull(field.host)},
            {QStringLiteral("field"), fieldId(field.field)},
            {QStringLiteral("value"), field.value},
            {QStringLiteral("line"), lineOrNull(field.line)}};
}

void writeUnverified(const UnverifiedPlaces &host, JsonOutput &json)
{
    json.beginObject();
    json.members({{QStringLiteral("host"), host.host},
                  {QStringLiteral("severity"), QString::fromUtf8(severityId(Severity::Info))},
                  {QStringLiteral("headline"), host.headline},
                  {QStringLiteral("because"), host.reason},
                  {QStringLiteral("consequence"), host.consequence}});
    json.beginArray("places");
    for (const UnverifiedPlaces::Place &place : host.places) {
        QJsonObject object = fieldObject(place.field);
        object.insert(QStringLiteral("resource"), place.resource);
        json.entry(object);
    }
    json.endArray();
    json.endObject();
}

// For each kind of restart: which pools can be lost, and whether the loss of one is certain.
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
    QJsonObject object{
        {QStringLiteral("kind"), QString::fromUtf8(findingKindId(finding.kind))},
        {QStringLiteral("severity"), QString::fromUtf8(severityId(finding.severity))},
        {QStringLiteral("pools"), QJsonArray::fromStringList(finding.pools)},
        {QStringLiteral("resource"), finding.resource},
        {QStringLiteral("headline"), finding.headline},
        {QStringLiteral("because"), finding.reason},
        {QStringLiteral("consequence"), finding.consequence},
        {QStringLiteral("now"), textOrNull(finding.now)},
        {QStringLiteral("restart"), textOrNull(finding.restart)},
        {QStringLiteral("fields"), fields}};
    if (finding.kind == FindingKind::LostAtRestart)
        object.insert(QStringLiteral("loss"), lossObject(finding));
    return object;
}

QJsonObject acceptanceObject(const Acceptance &acceptance)
{
    return {{QStringLiteral("reason"), acceptance.reason},
            {QStringLiteral("by"), textOrNull(acceptance.by)},
            {QStringLiteral("at"), textOrNull(timeText(acceptance.at))}};
}

QJsonValue libvirtWords(const std::optional<Refusal> &refusal)
{
    const QString words = refusal ? QString::fromStdString(libvirtMessage(*refusal)) : QString();
    return words.isEmpty() ? QJsonValue() : QJsonValue(words);
}

QJsonObject definitionObject(const DefinitionReport &definition, bool knowsMachines)
{
    QJsonArray findings;
    for (const ReportedFinding &finding : definition.findings)
        findings.append(findingObject(finding));
    QJsonArray schemaErrors;
    for (const SchemaError &error : definition.schemaErrors) {
        schemaErrors.append(QJsonObject{{QStringLiteral("line"), error.line},
                                        {QStringLiteral("message"), error.message}});
    }
    QJsonArray groups;
    for (const int group : definition.groups)
        groups.append(group);
    QJsonArray machines;
    for (const ReportedMachine &machine : definition.machines) {
        machines.append(QJsonObject{{QStringLiteral("name"), machine.name},
                                    {QStringLiteral("running"), machine.isRunning}});
    }
    const auto &refusal = definition.refusal;
    return {
        {QStringLiteral("file"), textOrNull(definition.file)},
        {QStringLiteral("host"), textOrNull(definition.host)},
        {QStringLiteral("pool"), orNull(definition.pool)},
        {QStringLiteral("uuid"), orNull(definition.uuid)},
        {QStringLiteral("type"),
         definition.type ? QJsonValue(QString::fromUtf8(poolTypeInfo(*definition.type).name))
                         : QJsonValue()},
        {QStringLiteral("verdict"), isNotJudged(definition)   ? QStringLiteral("not-judged")
                                    : definition.isUnfinished ? QStringLiteral("unfinished")
                                    : refusal                 ? QStringLiteral("refused")
                                                              : QStringLiteral("accepted")},
        {QStringLiteral("reason"),
         refusal ? QJsonValue(QString::fromUtf8(refusalId(refusal->code))) : QJsonValue()},
        {QStringLiteral("explanation"),
         refusal ? QJsonValue(withoutIsolates(findingtext::refusal(*refusal))) : QJsonValue()},
        {QStringLiteral("line"), lineOrNull(refusal ? refusal->line : 0)},
        {QStringLiteral("libvirtMessage"), libvirtWords(refusal)},
        {QStringLiteral("collidesWith"), QJsonArray::fromStringList(definition.collidesWith)},
        {QStringLiteral("findings"), findings},
        {QStringLiteral("groups"), groups},
        {QStringLiteral("machines"), knowsMachines ? QJsonValue(machines) : QJsonValue()},
        {QStringLiteral("schemaErrors"), schemaErrors},
    };
}

QString roleId(ReportedMember::Role role)
{
    switch (role) {
    case ReportedMember::Role::Even:
        return QStringLiteral("even");
    case ReportedMember::Role::Inner:
        return QStringLiteral("inner");
    case ReportedMember::Role::Outer:
        return QStringLiteral("outer");
    case ReportedMember::Role::Refused:
        return QStringLiteral("refused");
    case ReportedMember::Role::InForce:
        return QStringLiteral("in-force");
    }
    return {};
}

// Without names: the members have them.
QJsonObject lossObject(const RestartLoss &loss)
{
    const auto object = [](const PairLoss &pair) {
        return QJsonObject{{QStringLiteral("certain"), pair.either == Loss::Certain}};
    };
    return {{QStringLiteral("libvirtRestarts"), object(loss.daemon)},
            {QStringLiteral("hostRestarts"), object(loss.boot)}};
}

void writeGroup(const ReportedGroup &group, JsonOutput &json)
{
    json.beginObject();
    json.members({{QStringLiteral("kind"), QString::fromUtf8(findingKindId(group.kind))},
                  {QStringLiteral("severity"), QString::fromUtf8(severityId(group.severity))},
                  {QStringLiteral("resource"), group.resource},
                  {QStringLiteral("headline"), group.headline},
                  {QStringLiteral("because"), group.reason},
                  {QStringLiteral("consequence"), group.consequence},
                  {QStringLiteral("pools"), group.pools},
                  {QStringLiteral("conflicts"), group.conflicts}});
    if (group.kind == FindingKind::LostAtRestart)
        json.member("loss", lossObject(group.loss));
    json.beginArray("members");
    for (const ReportedMember &member : group.members) {
        QJsonObject object = fieldObject(member.place);
        object.insert(QStringLiteral("role"), roleId(member.role));
        json.entry(object);
    }
    json.endArray();
    json.endObject();
}

} // namespace

void jsonReport(const Report &report, ReportOutput *output)
{
    JsonOutput json(output);
    json.beginObject();
    json.member("formatVersion", 2);
    json.member("program", textOrNull(report.program));
    json.member("at", textOrNull(timeText(report.at)));
    json.member("host", textOrNull(report.uri));
    json.beginArray("hosts");
    for (const ReportedHost &host : report.hosts) {
        json.entry({{QStringLiteral("name"), host.name},
                    {QStringLiteral("uri"), textOrNull(host.uri)},
                    {QStringLiteral("locality"), textOrNull(host.locality)}});
    }
    json.endArray();
    json.beginArray("definitions");
    for (const DefinitionReport &definition : report.definitions)
        json.entry(definitionObject(definition, report.knowsMachines));
    json.endArray();
    json.beginArray("groups");
    for (const ReportedGroup &group : report.groups)
        writeGroup(group, json);
    json.endArray();
    if (report.tellsPairs) {
        json.beginArray("pairs");
        report.forEachPair(
            [&json](const ReportedFinding &pair) { json.entry(findingObject(pair)); });
        json.endArray();
    }
    json.beginArray("unverified");
    for (const UnverifiedPlaces &host : report.unverified)
        writeUnverified(host, json);
    json.endArray();
    json.beginArray("accepted");
    for (const ReportedAcceptance &accepted : report.accepted) {
        QJsonObject object = findingObject(accepted.finding);
        object.insert(QStringLiteral("acceptance"), acceptanceObject(accepted.acceptance));
        json.entry(object);
    }
    json.endArray();
    json.beginArray("outdatedAcceptances");
    for (const StaleAcceptance &stale : report.stale) {
        json.entry({{QStringLiteral("kind"), QString::fromUtf8(findingKindId(stale.kind))},
                    {QStringLiteral("severity"), QString::fromUtf8(severityId(stale.severity))},
                    {QStringLiteral("pools"), QJsonArray::fromStringList(stale.pools)},
                    {QStringLiteral("values"), QJsonArray::fromStringList(stale.values)},
                    {QStringLiteral("poolIsGone"), stale.isGone()},
                    {QStringLiteral("acceptance"), acceptanceObject(stale.acceptance)}});
    }
    json.endArray();
    json.beginArray("notChecked");
    for (const UncheckedPool &pool : report.unchecked) {
        json.entry({{QStringLiteral("pool"), pool.pool}, {QStringLiteral("reason"), pool.reason}});
    }
    json.endArray();
    json.beginArray("exports");
    for (const ExportOutcome &outcome : report.exports) {
        json.entry({{QStringLiteral("pool"), textOrNull(outcome.pool)},
                    {QStringLiteral("file"), textOrNull(outcome.file)},
                    {QStringLiteral("target"), textOrNull(outcome.target)},
                    {QStringLiteral("reason"), textOrNull(outcome.reason)}});
    }
    json.endArray();
    json.member("problems", QJsonArray::fromStringList(report.problems));
    const Summary summary = summaryOf(report);
    json.member("summary", QJsonObject{{QStringLiteral("definitions"), report.definitions.size()},
                                       {QStringLiteral("accepted"), summary.accepted},
                                       {QStringLiteral("refused"), summary.refused},
                                       {QStringLiteral("notJudged"), summary.notJudged},
                                       {QStringLiteral("unfinished"), summary.unfinished},
                                       {QStringLiteral("errors"), summary.errors},
                                       {QStringLiteral("warnings"), summary.warnings},
                                       {QStringLiteral("infos"), summary.infos},
                                       {QStringLiteral("acceptedFindings"), report.accepted.size()},
                                       {QStringLiteral("outdatedAcceptances"), report.stale.size()},
                                       {QStringLiteral("repeatedFiles"), report.repeatedFiles},
                                       {QStringLiteral("complete"), !report.isCut}});
    json.endObject();
    json.end();
}

} // namespace poolwarden::check
