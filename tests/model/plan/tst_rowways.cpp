// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/rowways.h"
#include "tests/model/session/registryfixture.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <vector>

using namespace poolwarden;
using namespace poolwarden::fixture;

namespace {

struct RowRegistry : PoolRegistry {
    RowRegistry()
        : PoolRegistry(fixture::schema())
        , kvm(addHost(QStringLiteral("kvm1"), hostInfo()))
    {
    }
    PoolId add(int number, const QString &name, const QString &path)
    {
        PoolSnapshot pool = dirPool(number, name, path);
        pool.state = PoolState::Inactive;
        upsertPool(kvm, pool);
        return findPool(kvm, pool.uuid);
    }
    HostId kvm;
};

bool isAllGone(const RowWay &way)
{
    return way.stays.empty();
}

} // namespace

class TestRowWays final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOneThatAllShareComesFirst();
    void eachSaysWhatItLeaves();
    void aPairIsARowOfOne();
};

void TestRowWays::theOneThatAllShareComesFirst()
{
    RowRegistry registry;
    const PoolId outer = registry.add(1, QStringLiteral("vm"), QStringLiteral("/srv/vm"));
    const PoolId one = registry.add(2, QStringLiteral("a"), QStringLiteral("/srv/vm/a"));
    registry.add(3, QStringLiteral("b"), QStringLiteral("/srv/vm/b"));
    const std::vector<Finding> row = findingsOfRow(registry, registry.findingsOf(one).front());
    QCOMPARE(row.size(), 2U);
    const std::vector<RowWay> ways = waysOfRow(registry, row);
    QVERIFY(!ways.empty());
    const auto end = std::ranges::find_if_not(ways, &isAllGone);
    // Those that take all away come first, and are changes of the outer pool.
    QVERIFY(end != ways.begin() && std::none_of(end, ways.end(), &isAllGone));
    QVERIFY(std::all_of(ways.begin(), end,
                        [outer](const RowWay &way) { return way.way.pool == outer; }));
    QVERIFY(std::any_of(ways.begin(), end,
                        [](const RowWay &way) { return way.way.kind == WayKind::Undefine; }));
    // What each of the others leaves is the other pair.
    for (auto way = end; way != ways.end(); ++way) {
        QCOMPARE(way->stays.size(), 1U);
        QVERIFY(way->stays.front().pool != way->way.pool
                && way->stays.front().peer != way->way.pool);
    }
}

void TestRowWays::eachSaysWhatItLeaves()
{
    RowRegistry registry;
    const std::array paths{QStringLiteral("/srv/vm"), QStringLiteral("/srv/./vm"),
                           QStringLiteral("/srv/x/../vm")};
    std::vector<PoolId> pools;
    for (const QString &path : paths) {
        const int number = int(pools.size()) + 1;
        pools.push_back(registry.add(number, QStringLiteral("p%1").arg(number), path));
    }
    const std::vector<Finding> row = findingsOfRow(registry, registry.findingsOf(pools[0]).front());
    QCOMPARE(row.size(), 3U);
    const std::vector<RowWay> ways = waysOfRow(registry, row);
    // A way of each pool, and none of them does it alone.
    for (const PoolId pool : pools) {
        const auto ofPool = std::ranges::find_if(ways, [pool](const RowWay &way) {
            return way.way.pool == pool && way.way.kind == WayKind::Undefine;
        });
        QVERIFY(ofPool != ways.end());
        QCOMPARE(ofPool->stays.size(), 1U);
    }
    QVERIFY(std::ranges::none_of(ways, &isAllGone));
    // Each once, though it is a way out of two of the findings.
    for (const RowWay &way : ways)
        QCOMPARE(std::ranges::count(ways, way), 1);
}

void TestRowWays::aPairIsARowOfOne()
{
    RowRegistry registry;
    const PoolId one = registry.add(1, QStringLiteral("a"), QStringLiteral("/srv/vm"));
    registry.add(2, QStringLiteral("b"), QStringLiteral("/srv/./vm"));
    registry.add(3, QStringLiteral("c"), QStringLiteral("/srv/iso"));
    const std::vector<Finding> row = findingsOfRow(registry, registry.findingsOf(one).front());
    QCOMPARE(row.size(), 1U);
    const std::vector<RowWay> ways = waysOfRow(registry, row);
    QVERIFY(!ways.empty() && std::ranges::all_of(ways, &isAllGone));
}

QTEST_GUILESS_MAIN(TestRowWays)
#include "tst_rowways.moc"
