// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/check/restartreview.h"

#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "model/xml/poolreader.h"
#include "model/xml/topologyreader.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace poolwarden::check {

namespace {

struct RestartReview {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::check::RestartReview)
};

} // namespace

RestartReport restartReview(RestartKind kind, const HostInfo &host,
                            const QList<PoolSnapshot> &pools, const QList<QByteArray> &nodeDevices)
{
    RestartReport report;
    report.uri = host.uri;
    report.kind = kind;
    std::vector<std::string> devices;
    for (const QByteArray &device : nodeDevices)
        devices.push_back(device.toStdString());
    const ReadOptions options{.namespaces = host.storesFiles};
    std::vector<PoolBefore> before;
    for (const PoolSnapshot &pool : pools) {
        std::optional<QString> reason;
        if (pool.error)
            reason = withoutIsolates(pool.error->sentence);
        const auto read = [&](const QByteArray &xml) -> SharedDefinition {
            if (xml.isEmpty())
                return {};
            ReadResult result =
                readPool({xml.constData(), static_cast<std::size_t>(xml.size())}, options);
            if (const auto *refusal = std::get_if<Refusal>(&result)) {
                reason = withoutIsolates(findingtext::refusal(*refusal));
                return {};
            }
            return std::get<PoolDefinition>(std::move(result));
        };
        PoolBefore one;
        one.pool = PoolId(static_cast<std::uint32_t>(before.size() + 1));
        one.isPersistent = pool.persistent;
        one.autostart = pool.autostart;
        one.entry.host = HostId(1);
        one.entry.active = pool.isActive();
        one.entry.live = read(pool.liveXml);
        one.entry.persistent = read(pool.persistentXml);
        report.names.insert(one.pool, pool.name);
        if (reason)
            report.problems.append(RestartReview::tr("Pool “%1” of the host was not checked. %2")
                                       .arg(pool.name, *reason));
        before.push_back(std::move(one));
    }
    IsDirectoryThere isThere;
    if (host.local)
        isThere = [](const PoolDefinition &definition) {
            return std::optional(
                QFileInfo(QString::fromStdString(definition.targetPath.value_or(std::string())))
                    .isDir());
        };
    report.forecast = restartForecast(before, readTopology(devices), kind, isThere);
    report.isForetold = true;
    return report;
}

} // namespace poolwarden::check
