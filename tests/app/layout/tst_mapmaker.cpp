// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/layout/mapmaker.h"
#include "tests/model/map/mapfixture.h"

#include <QTest>

#include <algorithm>

using namespace poolwarden;
using namespace poolwarden::mapfixture;

namespace {

const std::vector<MapHost> hosts{{host, "kvm1", false}};

/// So many pools that all use the same places.
void addAlike(MapPools &pools, const std::string &name, int count, int places)
{
    for (int i = 0; i < count; ++i) {
        MapPool pool;
        pool.id = PoolId(pools.size() + 1);
        pool.host = host;
        pool.name = name + std::to_string(i);
        for (int place = 0; place < places; ++place)
            pool.claims.push_back({.path = {Tree::File, {name, std::to_string(place)}},
                                   .field = {Field::DevicePath, place}});
        pools.push_back(std::make_shared<const MapPool>(std::move(pool)));
    }
}

/// The id of the node that stands for so many pools.
std::string groupOf(const StorageMap &map, std::size_t pools)
{
    const auto node = std::ranges::find_if(map.nodes, [pools](const MapNode &node) {
        return node.kind == MapNodeKind::Pools && node.pools.size() == pools;
    });
    return node == map.nodes.end() ? std::string() : node->id;
}

} // namespace

class TestMapMaker final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsOnBothMapsStays();
    void whatIsOpenedForgetsNothing();
    void noGraphviz();
};

void TestMapMaker::whatIsOnBothMapsStays()
{
    MapMaker maker(QStringLiteral("gvc"));
    MapPools pools;
    for (const char *name : {"a", "b", "c", "d", "e"})
        addAlike(pools, name, 2, 1);
    const MapMaker::Result first = maker.make(hosts, pools, {});
    QVERIFY(first.layout);
    pools.erase(pools.begin(), pools.begin() + 2);
    const MapMaker::Result second = maker.make(hosts, pools, {});
    QVERIFY(second.layout);
    QCOMPARE(second.map.nodes.size(), 12U);
    for (std::size_t i = 0; i < second.map.nodes.size(); ++i) {
        const auto before =
            std::ranges::find(first.map.nodes, second.map.nodes[i].id, &MapNode::id);
        QVERIFY(before != first.map.nodes.end());
        QVERIFY(first.layout->nodes[std::size_t(before - first.map.nodes.begin())]
                == second.layout->nodes[i]);
    }
}

// Two hundred pools one by one with nine places each are too much for one map: it has fewer then. Once they
// are counted again, there is room for all the others.
void TestMapMaker::whatIsOpenedForgetsNothing()
{
    MapMaker maker(QStringLiteral("gvc"));
    MapPools pools;
    addAlike(pools, "many", 210, 9);
    for (int i = 0; i < 130; ++i)
        addAlike(pools, "pair" + std::to_string(i) + '-', 2, 1);
    const MapMaker::Result closed = maker.make(hosts, pools, {});
    QVERIFY(closed.layout);
    QCOMPARE(closed.map.nodes.size(), 9U + 1 + 2 * 130);
    MapLimits limits;
    limits.opened.insert(groupOf(closed.map, 210));
    const MapMaker::Result opened = maker.make(hosts, pools, limits);
    QVERIFY(opened.layout);
    QVERIFY(groupOf(opened.map, 210).empty());
    const MapMaker::Result again = maker.make(hosts, pools, {});
    QVERIFY(again.layout);
    QCOMPARE(again.map.nodes.size(), closed.map.nodes.size());
}

void TestMapMaker::noGraphviz()
{
    MapMaker maker(QStringLiteral("no-such-library"));
    MapPools pools;
    addAlike(pools, "a", 2, 1);
    const MapMaker::Result result = maker.make(hosts, pools, {});
    QVERIFY(!result.layout);
    QVERIFY(!result.whyNot.isEmpty());
}

QTEST_GUILESS_MAIN(TestMapMaker)
#include "tst_mapmaker.moc"
