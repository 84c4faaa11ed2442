// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/layout/mapmaker.h"
#include "tests/bench/benchpools.h"
#include "tests/model/map/mapfixture.h"
#include "views/map/mapscene.h"
#include "views/map/mapview.h"

#include <QApplication>
#include <QScrollBar>

namespace poolwarden::bench {

namespace {

/// Pools of all types; every tenth one collides with the one before.
std::unique_ptr<mapfixture::World> world(int count)
{
    auto world = std::make_unique<mapfixture::World>();
    for (int number = 1; number <= count; ++number)
        world->add(number % 10 == 0   ? directory("more" + std::to_string(number),
                                                  "/srv/place" + std::to_string(number - 1))
                   : number % 10 == 9 ? directory("place" + std::to_string(number),
                                                  "/srv/place" + std::to_string(number))
                                      : pool(number));
    return world;
}

MapMaker::Result make(MapMaker &maker, const MapPools &pools)
{
    return maker.make({{mapfixture::host, "kvm1"}}, pools, {});
}

/// From the pools to the places of all that is on the map. Each time anew: another map has its things where they were.
void layOutMap(benchmark::State &state)
{
    const MapPools pools = world(int(state.range(0)))->pools();
    Percentiles percentiles;
    for ([[maybe_unused]] auto _ : state) {
        MapMaker maker(QStringLiteral("gvc"));
        percentiles.measure(state, [&] {
            if (!make(maker, pools).layout)
                state.SkipWithError("there is no layout");
        });
    }
    percentiles.report(state);
}

/// One step of moving the map, painted.
void moveMap(benchmark::State &state)
{
    const auto pools = world(int(state.range(0)));
    MapMaker maker(QStringLiteral("gvc"));
    const MapMaker::Result made = make(maker, pools->pools());
    if (!made.layout) {
        state.SkipWithError("there is no layout");
        return;
    }
    MapView view;
    view.resize(1280, 900);
    view.setMap(made.map, *made.layout, [](PoolId) { return QStringLiteral("pool"); });
    view.show();
    view.zoom(3);
    QApplication::processEvents();
    QScrollBar *bar = view.verticalScrollBar();
    Percentiles percentiles;
    for ([[maybe_unused]] auto _ : state) {
        percentiles.measure(state, [&] {
            bar->setValue(bar->value() + 20 > bar->maximum() ? bar->minimum() : bar->value() + 20);
            QApplication::sendPostedEvents();
            QApplication::processEvents();
        });
    }
    percentiles.report(state);
    state.counters["nodes"] = double(made.map.nodes.size());
    state.counters["range"] = double(bar->maximum() - bar->minimum());
}

BENCHMARK(layOutMap)
    ->Name("lay out the map/pools")
    ->Arg(200)
    ->Arg(2000)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(moveMap)
    ->Name("move the map by one frame/pools")
    ->Arg(200)
    ->Arg(2000)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

} // namespace

} // namespace poolwarden::bench
