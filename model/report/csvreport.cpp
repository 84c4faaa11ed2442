// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/csvreport.h"

#include "model/report/plaintext.h"
#include "model/report/reportitems.h"

namespace poolwarden::check {

namespace {

QByteArray cell(const QString &value)
{
    // Line breaks and other control characters as codes: a line is a record in every program.
    QString text = printable(value);
    static const QString formula = QStringLiteral("=+-@\uFF1D\uFF0B\uFF0D\uFF20");
    const QString start = text.trimmed();
    if (!start.isEmpty() && formula.contains(start.front()))
        text.prepend(u'\'');
    const bool isQuoted =
        text.contains(u',') || text.contains(u'"') || text.contains(u';') || text != text.trimmed();
    if (isQuoted)
        text = u'"' + text.replace(u'"', QLatin1String("\"\"")) + u'"';
    return text.toUtf8();
}

QString statusId(ReportItem::Status status)
{
    switch (status) {
    case ReportItem::Status::Open:
        return QStringLiteral("open");
    case ReportItem::Status::Unfinished:
        return QStringLiteral("unfinished");
    case ReportItem::Status::Accepted:
        return QStringLiteral("accepted");
    case ReportItem::Status::Outdated:
        return QStringLiteral("outdated");
    case ReportItem::Status::NotJudged:
        return QStringLiteral("not-judged");
    }
    return {};
}

QString standingId(Standing standing)
{
    switch (standing) {
    case Standing::OnHost:
        return {};
    case Standing::Edited:
        return QStringLiteral("edited");
    case Standing::Draft:
        return QStringLiteral("draft");
    }
    return {};
}

} // namespace

void csvReport(const Report &report, ReportOutput *output)
{
    const auto line = [output](const QStringList &cells) {
        QByteArray text;
        for (const QString &value : cells)
            text += (text.isNull() ? QByteArray("") : QByteArray(",")) + cell(value);
        output->write(text + "\r\n");
    };
    // Untranslated: programs read it.
    line({QStringLiteral("number"), QStringLiteral("status"), QStringLiteral("severity"),
          QStringLiteral("kind"), QStringLiteral("resource"), QStringLiteral("pool"),
          QStringLiteral("host"), QStringLiteral("file"), QStringLiteral("line"),
          QStringLiteral("field"), QStringLiteral("value"), QStringLiteral("role"),
          QStringLiteral("explanation"), QStringLiteral("reason"), QStringLiteral("by"),
          QStringLiteral("at"), QStringLiteral("standing")});
    // Of what, by what and when, even if nothing follows.
    QStringList hosts = namesOfHosts(report);
    if (hosts.isEmpty())
        hosts.append(QString());
    for (const QString &host : std::as_const(hosts))
        line({QStringLiteral("0"),
              QStringLiteral("report"),
              {},
              {},
              {},
              {},
              host,
              {},
              {},
              {},
              {},
              {},
              report.program,
              {},
              {},
              timeText(report.at),
              {}});
    int number = 0;
    forEachItem(report, [&](const ReportItem &item) {
        ++number;
        const Acceptance acceptance = item.acceptance.value_or(Acceptance());
        QList<ReportItem::Place> places = item.places;
        if (places.isEmpty())
            places.append(ReportItem::Place());
        for (const ReportItem::Place &place : std::as_const(places)) {
            line({QString::number(number), statusId(item.status),
                  QString::fromUtf8(severityId(item.severity)), item.kind, item.resource,
                  place.pool, hostOf(report, place), place.file,
                  place.line > 0 ? QString::number(place.line) : QString(), place.field,
                  place.value, place.role, item.sentences.join(u' '), acceptance.reason,
                  acceptance.by, timeText(acceptance.at), standingId(place.standing)});
        }
    });
    const auto problem = [&](const QString &pool, const QString &sentence) {
        line({QString::number(++number),
              QStringLiteral("not-checked"),
              {},
              {},
              {},
              pool,
              {},
              {},
              {},
              {},
              {},
              {},
              sentence,
              {},
              {},
              {},
              {}});
    };
    for (const UncheckedPool &pool : report.unchecked)
        problem(pool.pool, pool.reason);
    for (const QString &sentence : report.problems)
        problem({}, sentence);
    if (report.isCut)
        problem({}, whyCut());
}

} // namespace poolwarden::check
