// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/restartreport.h"

#include "model/report/plaintext.h"
#include "model/wording/isolated.h"
#include "model/wording/restarttext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <tuple>
#include <vector>

namespace poolwarden::check {

namespace {

struct RestartReportTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::check::RestartReport)
};

std::vector<const PoolAfter *> sorted(const RestartReport &report)
{
    std::vector<const PoolAfter *> pools;
    for (const PoolAfter &pool : report.forecast.pools)
        pools.push_back(&pool);
    std::ranges::stable_sort(pools, [&report](const PoolAfter *a, const PoolAfter *b) {
        return std::tuple(a->outcome, report.names.value(a->pool))
               < std::tuple(b->outcome, report.names.value(b->pool));
    });
    return pools;
}

QString whyOf(const RestartReport &report, const PoolAfter &pool)
{
    return withoutIsolates(restarttext::why(
        pool, report.kind, [&report](PoolId id) { return report.names.value(id); }));
}

QString idOf(RestartOutcome outcome)
{
    const std::string_view id = restartOutcomeId(outcome);
    return QString::fromLatin1(id.data(), qsizetype(id.size()));
}

QJsonObject poolObject(const RestartReport &report, const PoolAfter &pool)
{
    QJsonArray others;
    for (const PoolId other : pool.others)
        others.append(report.names.value(other));
    return {{QStringLiteral("pool"), report.names.value(pool.pool)},
            {QStringLiteral("active"), pool.wasActive},
            {QStringLiteral("transient"), pool.isTransient},
            {QStringLiteral("outcome"), idOf(pool.outcome)},
            {QStringLiteral("activeAfter"), pool.active ? QJsonValue(*pool.active) : QJsonValue()},
            {QStringLiteral("collidesWith"), others},
            {QStringLiteral("explanation"), whyOf(report, pool)}};
}

} // namespace

int exitStatus(const RestartReport &report)
{
    const bool isUnknown =
        std::ranges::count(report.forecast.pools, RestartOutcome::Unknown, &PoolAfter::outcome) > 0;
    if (!report.problems.isEmpty() || isUnknown || !report.forecast.isComplete)
        return 2;
    return report.forecast.mostLost > 0 ? 1 : 0;
}

void restartTextReport(const RestartReport &report, ReportOutput *output)
{
    if (!report.isForetold)
        return;
    for (const PoolAfter *pool : sorted(report)) {
        if (pool->outcome == RestartOutcome::Same)
            continue;
        const QString line =
            RestartReportTr::tr("%1: %2, then %3. %4",
                                "a pool, its state, its state after a restart, why")
                .arg(report.names.value(pool->pool), restarttext::now(*pool, false),
                     restarttext::outcome(*pool), whyOf(report, *pool));
        output->write(printable(line).toUtf8() + '\n');
    }
    output->write(printable(restarttext::summary(report.forecast)).toUtf8() + '\n');
}

void restartJsonReport(const RestartReport &report, ReportOutput *output)
{
    JsonOutput json(output);
    json.beginObject();
    json.member("formatVersion", 2);
    json.member("host", report.uri.isEmpty() ? QJsonValue() : QJsonValue(report.uri));
    json.member("restart", report.kind == RestartKind::Daemon ? QStringLiteral("libvirt")
                                                              : QStringLiteral("host"));
    json.beginArray("pools");
    for (const PoolAfter *pool : sorted(report))
        json.entry(poolObject(report, *pool));
    json.endArray();
    json.member("problems", QJsonArray::fromStringList(report.problems));
    if (report.isForetold)
        json.member("summary",
                    QJsonObject{{QStringLiteral("pools"), qint64(report.forecast.pools.size())},
                                {QStringLiteral("leastLost"), qint64(report.forecast.leastLost)},
                                {QStringLiteral("mostLost"), qint64(report.forecast.mostLost)},
                                {QStringLiteral("complete"), report.forecast.isComplete}});
    else
        json.member("summary", QJsonValue());
    json.endObject();
    json.end();
}

} // namespace poolwarden::check
