// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/accepted/acceptedfile.h"

#include "model/accepted/hostplace.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace poolwarden {

namespace {

struct AcceptedFileTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::AcceptedFile)
};

constexpr int acceptedFormat = 1;
constexpr qsizetype mostAcceptedBytes = 64 * 1024 * 1024;

template<typename T, typename IdOf>
std::optional<T> fromId(const QString &text, int count, IdOf idOf)
{
    for (int i = 0; i < count; ++i) {
        if (text == QString::fromUtf8(idOf(static_cast<T>(i))))
            return static_cast<T>(i);
    }
    return std::nullopt;
}

QJsonObject sideObject(const RestingSide &side)
{
    QJsonObject object{{QStringLiteral("name"), side.name},
                       {QStringLiteral("type"), side.type},
                       {QStringLiteral("field"), side.field},
                       {QStringLiteral("value"), side.value}};
    if (!side.host.isEmpty())
        object.insert(QStringLiteral("host"), side.host);
    if (!side.uuid.isEmpty())
        object.insert(QStringLiteral("uuid"), side.uuid);
    if (!side.also.isEmpty()) {
        QJsonObject also;
        for (auto it = side.also.cbegin(); it != side.also.cend(); ++it)
            also.insert(it.key(), it.value());
        object.insert(QStringLiteral("also"), also);
    }
    return object;
}

QJsonObject findingObject(const AcceptedFinding &finding)
{
    QJsonObject object = finding.unknown;
    QJsonArray pools;
    for (const RestingSide &side : finding.restsOn.sides)
        pools.append(sideObject(side));
    object.insert(QStringLiteral("kind"), QString::fromUtf8(findingKindId(finding.restsOn.kind)));
    object.insert(QStringLiteral("severity"),
                  QString::fromUtf8(severityId(finding.restsOn.severity)));
    object.insert(QStringLiteral("pools"), pools);
    object.insert(QStringLiteral("reason"), finding.reason);
    if (!finding.by.isEmpty())
        object.insert(QStringLiteral("by"), finding.by);
    if (finding.at.isValid())
        object.insert(QStringLiteral("at"), finding.at.toUTC().toString(Qt::ISODate));
    return object;
}

auto sideOrder(const RestingSide &side)
{
    return std::tuple(side.host, side.name, side.uuid, side.type, side.field, side.value,
                      side.also.keys(), side.also.values());
}

auto findingOrder(const AcceptedFinding &finding)
{
    const RestsOn &it = finding.restsOn;
    return std::tuple(sideOrder(it.sides.first()), sideOrder(it.sides.last()), it.kind,
                      it.severity);
}

/// The entry with its pools in an order that does not depend on who wrote it.
AcceptedFinding withSortedSides(AcceptedFinding finding)
{
    QList<RestingSide> &sides = finding.restsOn.sides;
    std::stable_sort(sides.begin(), sides.end(), [](const RestingSide &a, const RestingSide &b) {
        return sideOrder(a) < sideOrder(b);
    });
    return finding;
}

/// Reads one file. The first thing that is wrong ends it.
class AcceptedReader
{
public:
    std::variant<AcceptedList, QString> read(const QByteArray &text)
    {
        if (text.size() > mostAcceptedBytes)
            return AcceptedFileTr::tr("It is larger than 64 MiB.");
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(text, &error);
        if (error.error != QJsonParseError::NoError) {
            const auto line = text.left(error.offset).count('\n') + 1;
            return AcceptedFileTr::tr("It is not JSON: line %1: %2.")
                .arg(line)
                .arg(error.errorString());
        }
        if (!document.isObject())
            return AcceptedFileTr::tr("It is not a list of accepted conflicts.");
        QJsonObject object = document.object();
        const QJsonValue version = object.take(QStringLiteral("formatVersion"));
        if (!version.isDouble())
            return AcceptedFileTr::tr("It is not a list of accepted conflicts.");
        if (version.toDouble() != acceptedFormat) {
            return AcceptedFileTr::tr(
                       "It has version %1 of the format; this program knows version %2.")
                .arg(version.toDouble())
                .arg(acceptedFormat);
        }
        AcceptedList list;
        const QJsonValue hosts = object.take(QStringLiteral("hosts"));
        const QJsonArray hostArray = hosts.toArray();
        for (const QJsonValue host : hostArray) {
            if (!host.isString())
                fail(AcceptedFileTr::tr("“hosts” is not a list of URIs."));
            list.hosts.append(host.toString());
        }
        if (!hosts.isArray() || list.hosts.isEmpty())
            fail(AcceptedFileTr::tr("It does not say which host it is for (“hosts”)."));
        const QJsonValue accepted = object.take(QStringLiteral("accepted"));
        if (!accepted.isArray())
            fail(AcceptedFileTr::tr("It has no list “accepted”."));
        const QJsonArray entries = accepted.toArray();
        for (const QJsonValue entry : entries) {
            ++m_number;
            const AcceptedFinding finding = findingOf(entry);
            // A file that somebody wrote by hand can say the same twice.
            if (m_wrong.isEmpty() && m_known.insert(findingOrder(withSortedSides(finding))).second)
                list.findings.append(finding);
        }
        list.unknown = object;
        if (!m_wrong.isEmpty())
            return m_wrong;
        return list;
    }

private:
    void fail(const QString &sentence)
    {
        if (m_wrong.isEmpty())
            m_wrong = sentence;
    }

    void failHere(const QString &name)
    {
        fail(AcceptedFileTr::tr("Entry %1 has no proper “%2”.", "number, member")
                 .arg(m_number)
                 .arg(name));
    }

    QString take(QJsonObject &object, const QString &name, bool isNeeded)
    {
        const QJsonValue value = object.take(name);
        if (!value.isString() && (isNeeded || !value.isUndefined()))
            failHere(name);
        return value.toString();
    }

    RestingSide sideFrom(const QJsonValue &value)
    {
        RestingSide side;
        if (!value.isObject())
            failHere(QStringLiteral("pools"));
        QJsonObject object = value.toObject();
        side.host = hostPlace(take(object, QStringLiteral("host"), false));
        side.name = take(object, QStringLiteral("name"), true);
        side.uuid = take(object, QStringLiteral("uuid"), false).toLower();
        side.type = take(object, QStringLiteral("type"), true);
        side.field = take(object, QStringLiteral("field"), true);
        side.value = take(object, QStringLiteral("value"), true);
        const QJsonValue also = object.take(QStringLiteral("also"));
        if (!also.isUndefined() && !also.isObject())
            failHere(QStringLiteral("also"));
        const QJsonObject members = also.toObject();
        for (auto it = members.begin(); it != members.end(); ++it) {
            if (!it.value().isString())
                failHere(QStringLiteral("also"));
            side.also.insert(it.key(), it.value().toString());
        }
        // What the finding rests on beyond what is known here cannot be compared.
        if (!object.isEmpty())
            fail(AcceptedFileTr::tr("Entry %1 has the unknown member “%2”.", "number, member")
                     .arg(m_number)
                     .arg(object.keys().constFirst()));
        return side;
    }

    AcceptedFinding findingOf(const QJsonValue &value)
    {
        AcceptedFinding finding;
        if (!value.isObject()) {
            fail(AcceptedFileTr::tr("Entry %1 is not an object.").arg(m_number));
            return finding;
        }
        QJsonObject object = value.toObject();
        const auto kind = fromId<FindingKind>(take(object, QStringLiteral("kind"), true),
                                              int(findingKindCount), findingKindId);
        const auto severity =
            fromId<Severity>(take(object, QStringLiteral("severity"), true), 3, severityId);
        if (!kind)
            failHere(QStringLiteral("kind"));
        if (!severity)
            failHere(QStringLiteral("severity"));
        finding.restsOn.kind = kind.value_or(FindingKind::SameStorage);
        finding.restsOn.severity = severity.value_or(Severity::Error);
        const QJsonArray pools = object.take(QStringLiteral("pools")).toArray();
        if (pools.isEmpty() || pools.size() > 2)
            failHere(QStringLiteral("pools"));
        for (const QJsonValue pool : pools)
            finding.restsOn.sides.append(sideFrom(pool));
        finding.reason = take(object, QStringLiteral("reason"), true);
        if (finding.reason.trimmed().isEmpty())
            failHere(QStringLiteral("reason"));
        finding.by = take(object, QStringLiteral("by"), false);
        if (const QString at = take(object, QStringLiteral("at"), false); !at.isEmpty()) {
            finding.at = QDateTime::fromString(at, Qt::ISODate).toUTC();
            if (!finding.at.isValid())
                failHere(QStringLiteral("at"));
        }
        finding.unknown = object;
        return finding;
    }

    int m_number = 0;
    QString m_wrong;
    std::set<decltype(findingOrder(AcceptedFinding()))> m_known;
};

} // namespace

QByteArray acceptedText(AcceptedList list)
{
    std::transform(list.findings.cbegin(), list.findings.cend(), list.findings.begin(),
                   withSortedSides);
    std::stable_sort(list.findings.begin(), list.findings.end(),
                     [](const AcceptedFinding &a, const AcceptedFinding &b) {
                         return findingOrder(a) < findingOrder(b);
                     });
    QJsonArray accepted;
    for (const AcceptedFinding &finding : std::as_const(list.findings))
        accepted.append(findingObject(finding));
    QJsonObject object = list.unknown;
    object.insert(QStringLiteral("formatVersion"), acceptedFormat);
    object.insert(QStringLiteral("hosts"), QJsonArray::fromStringList(list.hosts));
    object.insert(QStringLiteral("accepted"), accepted);
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

std::variant<AcceptedList, QString> readAccepted(const QByteArray &text)
{
    return AcceptedReader().read(text);
}

} // namespace poolwarden
