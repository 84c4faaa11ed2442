// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/reportitems.h"

#include "model/report/acceptancetext.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>
#include <utility>

namespace poolwarden::check {

namespace {

struct ReportItemsTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::check::ReportItems)
};

ReportItem::Place placeOf(const ReportedField &field, std::optional<PoolType> type)
{
    return {field.pool,
            field.host,
            field.file,
            field.line,
            fieldId(field.field),
            field.value,
            {},
            type ? findingtext::fieldName(field.field.field, *type) : fieldId(field.field),
            field.standing,
            field.row};
}

std::optional<PoolType> typeAt(const Report &report, qsizetype row)
{
    return row < 0 ? std::nullopt : report.definitions.at(row).type;
}

ReportItem::Rank rankOf(FindingKind kind, const ResourcePath &path)
{
    return {false, kind != FindingKind::SharedAcrossHosts, path, kind, {}};
}

/// The side of a draft first, else that of the first pool by name.
std::vector<QString> namesInOrder(const ReportedFinding &finding)
{
    std::vector<QString> names;
    for (const QString &name : finding.pools)
        names.push_back(name.toCaseFolded());
    if (names.size() == 2 && finding.fields.size() == 2) {
        const bool isDraft = finding.fields.first().standing != Standing::OnHost;
        const bool isPeerDraft = finding.fields.last().standing != Standing::OnHost;
        if (isDraft != isPeerDraft ? isPeerDraft : names.back() < names.front())
            std::swap(names.front(), names.back());
    }
    return names;
}

QStringList itemSentences(const QStringList &sentences)
{
    QStringList told;
    for (const QString &sentence : sentences) {
        if (!sentence.isEmpty() && !told.contains(sentence))
            told.append(sentence);
    }
    return told;
}

ReportItem itemOf(const Report &report, const ReportedFinding &finding)
{
    ReportItem item;
    item.severity = finding.severity;
    item.kind = QString::fromUtf8(findingKindId(finding.kind));
    item.kindName = findingtext::kindName(finding.kind);
    item.resource = finding.resource;
    item.storage = finding.storage;
    item.place = finding.place;
    item.placeName = finding.placeName;
    item.rank = rankOf(finding.kind, finding.path);
    item.rank.names = namesInOrder(finding);
    item.sentences =
        itemSentences({finding.headlineOfPair, finding.reasonOfPair, finding.consequence});
    item.now = finding.now;
    item.restart = finding.restart;
    for (const ReportedField &field : finding.fields)
        item.places.append(placeOf(field, typeAt(report, field.row)));
    return item;
}

QString roleWord(ReportedMember::Role role)
{
    switch (role) {
    case ReportedMember::Role::Even:
        return {};
    case ReportedMember::Role::Inner:
        return ReportItemsTr::tr("inside", "role of a pool among those of a conflict");
    case ReportedMember::Role::Outer:
        return ReportItemsTr::tr("outside", "role of a pool among those of a conflict");
    case ReportedMember::Role::Refused:
        return ReportItemsTr::tr("refused", "role of a pool among those of a conflict");
    case ReportedMember::Role::InForce:
        return ReportItemsTr::tr("in force", "role of a pool among those of a conflict");
    }
    return {};
}

ReportItem itemOf(const Report &report, const ReportedGroup &group)
{
    ReportItem item;
    item.severity = group.severity;
    item.kind = QString::fromUtf8(findingKindId(group.kind));
    item.kindName = findingtext::kindName(group.kind);
    item.resource = item.place = group.resource;
    item.storage = item.placeName = group.storage;
    item.rank = rankOf(group.kind, group.path);
    item.conflicts = group.conflicts;
    item.sentences = itemSentences({group.headline, group.reason, group.consequence});
    for (const ReportedMember &member : group.members) {
        item.places.append(placeOf(member.place, typeAt(report, member.place.row)));
        item.places.last().role = roleWord(member.role);
    }
    return item;
}

ReportItem itemOf(const Report &report, const UnverifiedPlaces &host)
{
    ReportItem item;
    item.severity = Severity::Info;
    item.kind = QString::fromUtf8(findingKindId(FindingKind::Unverified));
    item.kindName = findingtext::kindName(FindingKind::Unverified);
    item.sentences = itemSentences({host.headline, host.reason, host.consequence});
    for (const UnverifiedPlaces::Place &place : host.places)
        item.places.append(placeOf(place.field, typeAt(report, place.field.row)));
    return item;
}

ReportItem itemOf(const StaleAcceptance &stale)
{
    ReportItem item;
    item.status = ReportItem::Status::Outdated;
    item.severity = stale.severity;
    item.kind = QString::fromUtf8(findingKindId(stale.kind));
    item.kindName = findingtext::kindName(stale.kind);
    item.sentences = {acceptancetext::whyStale(stale)};
    for (qsizetype i = 0; i < stale.pools.size(); ++i)
        item.places.append({.pool = stale.pools.at(i), .value = stale.values.value(i)});
    item.acceptance = stale.acceptance;
    return item;
}

/// Each is the receiver's to keep.
using Taker = std::function<void(ReportItem &&)>;

void takeItemsOf(const Report &report, qsizetype row, const Taker &callback)
{
    const DefinitionReport &definition = report.definitions.at(row);
    const auto own = [&definition, row](int line) {
        return ReportItem::Place{.pool = definition.pool.value_or(QString()),
                                 .host = definition.host,
                                 .file = definition.file,
                                 .line = line,
                                 .standing = definition.standing,
                                 .row = row};
    };
    if (definition.isUnfinished) {
        ReportItem item;
        item.status = ReportItem::Status::Unfinished;
        item.severity = Severity::Info;
        item.kind = QStringLiteral("unfinished");
        item.kindName = ReportItemsTr::tr("Unfinished draft");
        item.sentences = itemSentences(whatIsMissing(definition));
        item.places = {own(definition.refusal ? definition.refusal->line : 0)};
        callback(std::move(item));
    } else if (definition.refusal
               && (isNotJudged(definition) || !isRefusalAmongFindings(definition))) {
        ReportItem item;
        const bool isOpen = isNotJudged(definition);
        item.status = isOpen ? ReportItem::Status::NotJudged : ReportItem::Status::Open;
        item.severity = isOpen ? Severity::Info : Severity::Error;
        item.kind = QString::fromUtf8(refusalId(definition.refusal->code));
        item.kindName =
            isOpen ? ReportItemsTr::tr("Not judged") : ReportItemsTr::tr("Refused by libvirt");
        item.sentences = {withoutIsolates(findingtext::refusal(*definition.refusal))};
        item.places = {own(definition.refusal->line)};
        callback(std::move(item));
    }
    for (const ReportedFinding &finding : definition.findings)
        callback(itemOf(report, finding));
    if (definition.isUnfinished)
        return;
    for (const SchemaError &error : definition.schemaErrors) {
        ReportItem item;
        item.severity = definition.schemaSeverity;
        item.kind = QStringLiteral("schema");
        item.kindName = ReportItemsTr::tr("Not valid against libvirt's schema");
        item.sentences = {error.message};
        item.places = {own(error.line)};
        callback(std::move(item));
    }
}

void forEachAsReported(const Report &report, const Taker &callback)
{
    for (qsizetype row = 0; row < report.definitions.size(); ++row)
        takeItemsOf(report, row, callback);
    if (report.tellsPairs) {
        report.forEachPair([&](const ReportedFinding &pair) { callback(itemOf(report, pair)); });
    } else {
        for (const ReportedGroup &group : report.groups)
            callback(itemOf(report, group));
    }
    for (const UnverifiedPlaces &host : report.unverified)
        callback(itemOf(report, host));
    for (const ReportedAcceptance &accepted : report.accepted) {
        ReportItem item = itemOf(report, accepted.finding);
        item.status = ReportItem::Status::Accepted;
        item.acceptance = accepted.acceptance;
        callback(std::move(item));
    }
    for (const StaleAcceptance &stale : report.stale)
        callback(itemOf(stale));
}

} // namespace

QList<ReportItem> itemsOf(const Report &report)
{
    QList<ReportItem> items;
    forEachAsReported(report, [&items](ReportItem &&item) { items.append(std::move(item)); });
    if (!report.tellsPairs)
        std::ranges::stable_sort(items, {}, [](const ReportItem &item) {
            return std::tuple<ReportItem::Status, int, const ReportItem::Rank &>(
                item.status, -static_cast<int>(item.severity), item.rank);
        });
    return items;
}

void forEachItem(const Report &report, const std::function<void(const ReportItem &)> &callback)
{
    if (report.tellsPairs) {
        forEachAsReported(report, [&callback](ReportItem &&item) { callback(item); });
        return;
    }
    const QList<ReportItem> items = itemsOf(report);
    for (const ReportItem &item : items)
        callback(item);
}

ReportItems::ReportItems(const Report &report)
    : m_report(report)
{
    if (!report.tellsPairs)
        m_items = itemsOf(report);
}

void ReportItems::forEach(const std::function<void(const ReportItem &)> &callback) const
{
    if (m_report.tellsPairs) {
        forEachItem(m_report, callback);
        return;
    }
    for (const ReportItem &item : m_items)
        callback(item);
}

QList<std::pair<QString, QString>> outlookOf(const ReportItem &item)
{
    QList<std::pair<QString, QString>> told;
    if (!item.now.isEmpty())
        told.append({ReportItemsTr::tr("Now:"), item.now});
    if (!item.restart.isEmpty())
        told.append({ReportItemsTr::tr("libvirt restart:"), item.restart});
    return told;
}

QString machinesText(const QList<ReportedMachine> &machines)
{
    QStringList names;
    for (const ReportedMachine &machine : machines)
        names.append(machine.isRunning
                         ? ReportItemsTr::tr("%1 (running)", "a virtual machine").arg(machine.name)
                         : machine.name);
    return names.join(QStringLiteral(", "));
}

QString machinesText(const Report &report, const ReportItem::Place &place)
{
    return place.row < 0 ? QString() : machinesText(report.definitions.at(place.row).machines);
}

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

QString standingWord(Standing standing)
{
    switch (standing) {
    case Standing::OnHost:
        return {};
    case Standing::Edited:
        return ReportItemsTr::tr("edited here", "a pool with changes that are not on its host");
    case Standing::Draft:
        return ReportItemsTr::tr("draft", "a definition that is not on the host");
    }
    return {};
}

QString hostOf(const Report &report)
{
    if (report.hostName.isEmpty() || report.hostName == report.uri)
        return report.uri;
    return report.uri.isEmpty() ? report.hostName
                                : report.hostName + QStringLiteral(" — ") + report.uri;
}

QStringList namesOfHosts(const Report &report)
{
    QStringList names;
    if (const QString only = hostOf(report); !only.isEmpty())
        names.append(only);
    for (const ReportedHost &host : report.hosts)
        names.append(host.uri.isEmpty() ? host.name : host.name + QStringLiteral(" — ") + host.uri);
    return names;
}

QString whyCut()
{
    return ReportItemsTr::tr(
        "The comparison was stopped because of its size: there may be more findings.");
}

QString hostOf(const Report &report, const ReportItem::Place &place)
{
    return place.host.isEmpty() && place.file.isEmpty() ? hostOf(report) : place.host;
}

QString fileOf(const ReportItem::Place &place)
{
    return place.line > 0 && !place.file.isEmpty()
               ? QStringLiteral("%1:%2").arg(place.file).arg(place.line)
               : place.file;
}

} // namespace poolwarden::check
