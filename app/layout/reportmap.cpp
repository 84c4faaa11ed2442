// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/layout/reportmap.h"

#include "app/layout/graphviz.h"
#include "app/layout/maplayouter.h"
#include "model/accepted/findingfilter.h"
#include "model/map/mapplaces.h"
#include "model/map/mappool.h"
#include "model/map/mapsvg.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <chrono>
#include <memory>
#include <utility>

namespace poolwarden {

namespace {

struct ReportMapTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::ReportMap)
};

/// Thousands of pools on one place are millions of pairs; such a map would show one place.
constexpr std::chrono::milliseconds comparisonBudget{2000};

} // namespace

DrawnMap drawMap(const MapSubject &subject, SvgColours colours, const QString &library)
{
    if (subject.pools.empty())
        return {{}, ReportMapTr::tr("There is no pool to show.")};
    const Graphviz graphviz(library);
    if (!graphviz.whyNot().isEmpty())
        return {{}, graphviz.whyNot()};
    QElapsedTimer timer;
    timer.start();
    ConflictChecker checker;
    std::vector<MapHost> hosts;
    for (const MapSubject::Host &host : subject.hosts) {
        checker.addHost(host.host.id, {}, host.topology);
        hosts.push_back(host.host);
    }
    PoolId last = noPool;
    for (const MapSubject::Pool &pool : subject.pools) {
        if (timer.elapsed() > comparisonBudget.count())
            return {{}, ReportMapTr::tr("Too many pools share storage to draw a map of them.")};
        checker.update(++last, pool.entry);
    }
    const auto nameOf = [&subject](PoolId pool) {
        return QString::fromStdString(subject.pools[std::size_t(pool.value() - 1)].name);
    };
    const FindingFilter filter(
        checker,
        [&subject](HostId host) {
            const auto place = subject.places.find(host);
            return place == subject.places.end() ? QString() : place->second;
        },
        subject.accepted);
    MapPools pools;
    for (PoolId pool = PoolId(1); pool <= last; ++pool)
        pools.push_back(std::make_shared<const MapPool>(
            mapPoolOf(checker, pool, subject.pools[std::size_t(pool.value() - 1)].name,
                      {.counts = filter.countsOf(pool, filter.acceptedOf(pool)),
                       .isOpen = [&filter](const Finding &finding) {
                           return !filter.acceptanceOf(finding);
                       }})));
    const FittedMap fitted = MapLayouter(graphviz).fit(hosts, pools);
    if (!fitted.layout)
        return {{}, ReportMapTr::tr("Graphviz, which arranges the map, cannot arrange this one.")};
    return {svgOf(fitted.map, *fitted.layout, colours, nameOf), {}};
}

} // namespace poolwarden
