// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/sizelayout.h"
#include "model/map/sizemap.h"
#include "model/map/sizetext.h"
#include "tests/model/map/mapfixture.h"

#include <QtTest>

#include <algorithm>
#include <limits>
#include <map>
#include <random>
#include <set>

using namespace poolwarden;
using namespace poolwarden::mapfixture;

namespace {

constexpr std::uint64_t gib = 1024ULL * 1024 * 1024;
constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();

struct Sizes {
    std::uint64_t capacity = 0;
    std::uint64_t allocation = 0;
};

const std::vector<MapHost> hosts{{host, "kvm1", false}, {otherHost, "kvm2", false}};

/// Of the world's pools in their order.
SizeMap sizesOf(const World &world, const std::vector<Sizes> &sizes)
{
    std::vector<SizedPool> pools;
    for (const auto &pool : world.pools()) {
        const Sizes size = pools.size() < sizes.size() ? sizes[pools.size()] : Sizes();
        pools.push_back({pool, size.capacity, size.allocation, size.capacity - size.allocation,
                         SizeLack::Inactive});
    }
    return sizeMapOf(hosts, pools);
}

/// "images, archive: 40 of 100, one place"
QStringList areasOf(const SizeMap &map)
{
    static const QStringList shared{QString(), QStringLiteral(", one place"),
                                    QStringLiteral(", one file system"),
                                    QStringLiteral(", equal sizes")};
    QStringList lines;
    for (const SizeArea &area : map.areas) {
        QStringList names;
        for (const std::string &name : area.names)
            names << QString::fromStdString(name);
        lines << QStringLiteral("%1: %2 of %3%4")
                     .arg(names.join(QStringLiteral(", ")))
                     .arg(area.allocation / gib)
                     .arg(area.capacity / gib)
                     .arg(shared[int(area.shared)]);
    }
    return lines;
}

/// Areas alone, for layouts: the capacities of one host's pools, then those of the other's.
SizeMap areas(const std::vector<std::uint64_t> &first,
              const std::vector<std::uint64_t> &second = {})
{
    SizeMap map;
    map.hosts = hosts;
    PoolId id;
    const auto add = [&](HostId owner, std::uint64_t capacity) {
        SizeArea area;
        area.host = owner;
        area.pools = {++id};
        area.names = {"pool"};
        area.capacity = capacity;
        map.areas.push_back(std::move(area));
    };
    for (const std::uint64_t capacity : first)
        add(host, capacity);
    for (const std::uint64_t capacity : second)
        add(otherHost, capacity);
    return map;
}

bool isInside(const MapRect &inner, const MapRect &outer)
{
    constexpr double slack = 1e-6;
    return inner.x >= outer.x - slack && inner.y >= outer.y - slack
           && inner.x + inner.width <= outer.x + outer.width + slack
           && inner.y + inner.height <= outer.y + outer.height + slack;
}

bool overlap(const MapRect &a, const MapRect &b)
{
    constexpr double slack = 1e-6;
    return a.x + slack < b.x + b.width && b.x + slack < a.x + a.width
           && a.y + slack < b.y + b.height && b.y + slack < a.y + a.height;
}

/// What is wrong with the layout; empty: nothing.
QString faultOf(const SizeMap &map, const SizeLayout &layout)
{
    std::vector<int> shown(map.areas.size());
    double scale = 0;
    for (std::size_t i = 0; i < layout.tiles.size(); ++i) {
        const SizeTile &tile = layout.tiles[i];
        if (!isInside(tile.rect, {0, 0, layout.width, layout.height}))
            return QStringLiteral("tile %1 is outside").arg(i);
        for (std::size_t j = 0; j < i; ++j) {
            if (overlap(tile.rect, layout.tiles[j].rect))
                return QStringLiteral("tiles %1 and %2 overlap").arg(j).arg(i);
        }
        for (const std::uint32_t area : tile.areas)
            ++shown[area];
        if (tile.kind != SizeTile::Kind::WithoutSize
            && std::ranges::none_of(layout.frames, [&tile](const SizeLayout::Frame &frame) {
                   return frame.host == tile.host && isInside(tile.rect, frame.rect);
               }))
            return QStringLiteral("tile %1 is outside its frame").arg(i);
        if (tile.kind != SizeTile::Kind::Area)
            continue;
        const double own =
            tile.rect.width * tile.rect.height / double(map.areas[tile.areas.front()].capacity);
        if (scale > 0 && std::abs(own / scale - 1) > 0.01)
            return QStringLiteral("tile %1 has another scale: %2").arg(i).arg(own / scale);
        scale = own;
    }
    for (std::size_t i = 0; i < layout.frames.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (overlap(layout.frames[i].rect, layout.frames[j].rect))
                return QStringLiteral("frames %1 and %2 overlap").arg(j).arg(i);
        }
    }
    return std::ranges::all_of(shown, [](int count) { return count == 1; })
               ? QString()
               : QStringLiteral("an area is missing, or there twice");
}

std::size_t countOf(const SizeLayout &layout, SizeTile::Kind kind)
{
    return std::size_t(std::ranges::count(layout.tiles, kind, &SizeTile::kind));
}

/// That /dev/sda1 is on / and sdb1 on /srv.
HostTopology mounted()
{
    HostTopology topology;
    topology.locality = HostTopology::Locality::Local;
    topology.devicesKnown = true;
    topology.disks["sda"] = {};
    topology.disks["sdb"] = {};
    topology.partitions["sda1"] = {.disk = "sda", .number = "1"};
    topology.partitions["sdb1"] = {.disk = "sdb", .number = "1"};
    topology.mounts = {{"/", "ext4", "/dev/sda1", "/"}, {"/srv", "ext4", "/dev/sdb1", "/"}};
    return topology;
}

} // namespace

class TestSizeMap final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onePlaceCountsOnce();
    void exportsCountOnceForAllHosts();
    void equalDirectoriesAreOneFileSystem();
    void knownFileSystems();
    void draftsClaimNothing();
    void partsAreTold();
    void unknownSizes();
    void hostileSizes();
    void fullness();
    void layouts_data();
    void layouts();
    void randomLayouts();
    void smallOnesAreCounted();
    void aThinOneIsTold();
    void manyPools();
    void walking();
    void words();
};

void TestSizeMap::onePlaceCountsOnce()
{
    World world;
    world.add(group("lvm2", 1, "vg0"));
    world.add(dir("other", 2, "/other"));
    world.add(group("lvm", 3, "vg0"));
    const SizeMap map =
        sizesOf(world, {{100 * gib, 40 * gib}, {7 * gib, gib}, {100 * gib, 40 * gib}});
    QCOMPARE(areasOf(map), QStringList({QStringLiteral("lvm, lvm2: 40 of 100, one place"),
                                        QStringLiteral("other: 1 of 7")}));
    QCOMPARE(map.areas[0].severity, Severity::Error);
    QVERIFY(!map.areas[1].severity);
}

void TestSizeMap::exportsCountOnceForAllHosts()
{
    World world;
    world.add(nfs("here", 1, "nas", "/export", "/mnt/a"));
    PoolEntry there = onHost(nfs("there", 2, "nas", "/export", "/mnt/b"));
    there.host = otherHost;
    world.add(there, "there");
    const SizeMap map = sizesOf(world, {{5 * gib, gib}, {5 * gib, gib}});
    QCOMPARE(areasOf(map), QStringList(QStringLiteral("here, there: 1 of 5, one place")));
    QCOMPARE(map.areas[0].host, noHost);
    const SizeLayout layout = sizeLayoutOf(map, 400, 300);
    QCOMPARE(layout.frames.size(), 1);
    QCOMPARE(layout.frames[0].host, noHost);
}

void TestSizeMap::equalDirectoriesAreOneFileSystem()
{
    World world;
    world.add(dir("a", 1, "/srv/a"));
    world.add(dir("b", 2, "/srv/b"));
    world.add(dir("fuller", 3, "/srv2"));
    // A volume group of the same size is another thing.
    world.add(group("lvm", 4, "vg0"));
    PoolEntry there = onHost(dir("there", 5, "/srv/a"));
    there.host = otherHost;
    world.add(there, "there");
    const SizeMap map = sizesOf(world, {{100 * gib, 40 * gib},
                                        {100 * gib, 40 * gib},
                                        {100 * gib, 41 * gib},
                                        {100 * gib, 40 * gib},
                                        {100 * gib, 40 * gib}});
    QCOMPARE(areasOf(map),
             QStringList({QStringLiteral("a, b: 40 of 100, equal sizes"),
                          QStringLiteral("fuller: 41 of 100"), QStringLiteral("lvm: 40 of 100"),
                          QStringLiteral("there: 40 of 100")}));
}

void TestSizeMap::knownFileSystems()
{
    World world(mounted());
    world.add(dir("root", 1, "/var/images"));
    world.add(dir("srv", 2, "/srv/a"));
    // What was read a moment later differs.
    world.add(dir("srv2", 3, "/srv/b"));
    // Equal to the byte, but known to be elsewhere.
    world.add(dir("root2", 4, "/home/images"));
    // In one file system, with a quota.
    world.add(dir("small", 5, "/srv/c"));
    world.add(fs("whole", 6, "/dev/sdb1", "/mnt/b"));
    // A draft that leaves it where it is, and one that does not.
    for (const auto &[name, path] :
         {std::pair("stays", "/srv/e"), std::pair("goes", "/elsewhere")}) {
        PoolEntry edited = onHost(dir(name, 7, "/srv/e"), true);
        edited.draft = dir(name, 7, path);
        world.add(edited, name);
    }
    const SizeMap map = sizesOf(world, {{100 * gib, 40 * gib},
                                        {100 * gib, 40 * gib},
                                        {100 * gib, 41 * gib},
                                        {100 * gib, 40 * gib},
                                        {9 * gib, gib},
                                        {100 * gib, 41 * gib},
                                        {100 * gib, 41 * gib},
                                        {100 * gib, 41 * gib}});
    QCOMPARE(
        areasOf(map),
        QStringList({QStringLiteral("goes, srv, srv2, stays, whole: 41 of 100, one file system"),
                     QStringLiteral("root, root2: 40 of 100, one file system"),
                     QStringLiteral("small: 1 of 9")}));
}

void TestSizeMap::draftsClaimNothing()
{
    World world;
    world.add(group("lvm", 1, "vg0"));
    PoolEntry edited = onHost(group("other", 2, "vg1"), true);
    edited.draft = group("other", 2, "vg0");
    world.add(edited, "other");
    const SizeMap map = sizesOf(world, {{9 * gib, gib}, {9 * gib, gib}});
    QCOMPARE(areasOf(map),
             QStringList({QStringLiteral("lvm: 1 of 9"), QStringLiteral("other: 1 of 9")}));
    QVERIFY(map.areas[1].isDraft && !map.areas[0].isDraft);
}

void TestSizeMap::partsAreTold()
{
    World world;
    const PoolId outer = world.add(dir("outer", 1, "/srv"));
    const PoolId inner = world.add(dir("inner", 2, "/srv/iso"));
    world.add(dir("other", 3, "/other"));
    // Of other sizes: something else is mounted there.
    const SizeMap map = sizesOf(world, {{100 * gib, gib}, {20 * gib, gib}, {7 * gib, gib}});
    QCOMPARE(map.areas.size(), 3);
    QCOMPARE(map.areas[0].overlapping, std::vector<PoolId>{outer});
    QVERIFY(map.areas[1].overlapping.empty());
    QCOMPARE(map.areas[2].overlapping, std::vector<PoolId>{inner});
}

void TestSizeMap::unknownSizes()
{
    World world;
    world.add(dir("a", 1, "/a"));
    const PoolId unknown = world.add(dir("b", 2, "/b"));
    const SizeMap map = sizesOf(world, {{gib, 0}});
    QCOMPARE(areasOf(map), QStringList(QStringLiteral("a: 0 of 1")));
    QCOMPARE(map.withoutSize, (std::vector<SizeMap::WithoutSize>{{unknown, SizeLack::Inactive}}));
    const SizeLayout layout = sizeLayoutOf(map, 400, 300);
    QCOMPARE(layout.tiles.back().kind, SizeTile::Kind::WithoutSize);
    QCOMPARE(poolsOf(map, layout.tiles.back()), std::vector<PoolId>{unknown});
    QCOMPARE(faultOf(map, layout), QString());
}

void TestSizeMap::hostileSizes()
{
    World world;
    world.add(group("a", 1, "vg0"));
    world.add(group("b", 2, "vg1"));
    world.add(group("c", 3, "vg2"));
    const SizeMap map = sizesOf(world, {{most, most}, {most, 0}, {1, most}});
    QCOMPARE(map.areas[2].allocation, 1U);
    QCOMPARE(filledShare(map.areas[2]), 1.0);
    const SizeLayout layout = sizeLayoutOf(map, 800, 600);
    QCOMPARE(faultOf(map, layout), QString());
    QCOMPARE(countOf(layout, SizeTile::Kind::Area), 2U);
}

void TestSizeMap::fullness()
{
    SizeMap map = areas({1000});
    SizeArea &area = map.areas[0];
    const std::map<int, Fullness> wanted{{0, Fullness::Usual},        {899, Fullness::Usual},
                                         {900, Fullness::Filling},    {949, Fullness::Filling},
                                         {950, Fullness::NearlyFull}, {1000, Fullness::NearlyFull}};
    for (const auto &[allocation, expected] : wanted) {
        area.allocation = std::uint64_t(allocation);
        QCOMPARE(fullnessOf(area), expected);
    }
}

void TestSizeMap::layouts_data()
{
    using Capacities = QList<quint64>;
    QTest::addColumn<QList<quint64>>("first");
    QTest::addColumn<QList<quint64>>("second");
    QTest::addColumn<int>("shown");
    QTest::addRow("none") << Capacities() << Capacities() << 0;
    QTest::addRow("one") << Capacities{7} << Capacities() << 1;
    QTest::addRow("two hosts") << Capacities{5, 3, 1} << Capacities{8, 2} << 5;
    QTest::addRow("a small host") << Capacities{5000, 3000} << Capacities{100} << 3;
    QTest::addRow("a tiny host") << Capacities{5000000, 3000000} << Capacities{1} << 2;
    QTest::addRow("the largest beside the least") << Capacities{most} << Capacities{1, most} << 2;
    QTest::addRow("equal ones") << Capacities(30, 100 * gib) << Capacities(30, 100 * gib) << 60;
}

void TestSizeMap::layouts()
{
    QFETCH(const QList<quint64>, first);
    QFETCH(const QList<quint64>, second);
    QFETCH(const int, shown);
    const SizeMap map = areas({first.begin(), first.end()}, {second.begin(), second.end()});
    for (const auto &[width, height] :
         {std::pair(1200.0, 700.0), std::pair(500.0, 180.0), std::pair(180.0, 500.0)}) {
        const SizeLayout layout = sizeLayoutOf(map, width, height);
        QCOMPARE(faultOf(map, layout), QString());
        QCOMPARE(countOf(layout, SizeTile::Kind::Area), std::size_t(shown));
    }
    // However little room there is, nothing is lost.
    for (const double side : {0.0, 1.0, 12.0, 60.0})
        QCOMPARE(faultOf(map, sizeLayoutOf(map, side, side)), QString());
}

void TestSizeMap::randomLayouts()
{
    std::mt19937_64 random(20260102);
    for (int round = 0; round < 300; ++round) {
        std::vector<std::uint64_t> capacities[2];
        for (auto &list : capacities) {
            const int spread = 1 + int(random() % 50);
            for (std::size_t count = random() % 20; count > 0; --count)
                list.push_back(1 + (random() >> (63 - unsigned(spread) % 63)));
        }
        const SizeMap map = areas(capacities[0], capacities[1]);
        const SizeLayout layout =
            sizeLayoutOf(map, double(100 + random() % 1500), double(60 + random() % 900));
        const QString fault = faultOf(map, layout);
        QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("%1: %2").arg(round).arg(fault)));
        // Most of the room is used.
        double used = 0;
        double framed = 0;
        for (const SizeTile &tile : layout.tiles)
            used += tile.rect.width * tile.rect.height;
        for (const SizeLayout::Frame &frame : layout.frames)
            framed += frame.rect.width * frame.rect.height;
        if (layout.width > 500 && layout.height > 400 && !map.areas.empty()) {
            QVERIFY2(used > 0.75 * framed,
                     qPrintable(QStringLiteral("%1: %2").arg(round).arg(used / framed)));
            QVERIFY(framed > 0.999 * layout.width * layout.height);
        }
    }
}

void TestSizeMap::smallOnesAreCounted()
{
    const SizeMap map = areas({1000 * gib, 1, gib / 1000, 800 * gib});
    const SizeLayout layout = sizeLayoutOf(map, 800, 600);
    QCOMPARE(countOf(layout, SizeTile::Kind::Area), 2U);
    const auto small = std::ranges::find(layout.tiles, SizeTile::Kind::Small, &SizeTile::kind);
    QVERIFY(small != layout.tiles.end());
    QCOMPARE(small->areas, (std::vector<std::uint32_t>{1, 2}));
    QCOMPARE(poolsOf(map, *small), (std::vector<PoolId>{PoolId(2), PoolId(3)}));
    QVERIFY(small->rect.height > 10);
}

// A line of two units without a name says nothing; beside many like it, it is one of them.
void TestSizeMap::aThinOneIsTold()
{
    const SizeMap map = areas({1000 * gib, 3 * gib});
    const SizeLayout layout = sizeLayoutOf(map, 800, 600);
    QCOMPARE(countOf(layout, SizeTile::Kind::Area), 1U);
    const auto small = std::ranges::find(layout.tiles, SizeTile::Kind::Small, &SizeTile::kind);
    QVERIFY(small != layout.tiles.end());
    QVERIFY(sizetext::title(map, *small).contains(QStringLiteral("not to scale")));
    const SizeLayout alike = sizeLayoutOf(areas(std::vector<std::uint64_t>(2000, gib)), 800, 600);
    QCOMPARE(countOf(alike, SizeTile::Kind::Area), 2000U);
}

void TestSizeMap::manyPools()
{
    World world;
    std::vector<Sizes> sizes;
    for (int i = 0; i < 10000; ++i) {
        world.add(dir("d" + std::to_string(i), i + 1, "/d" + std::to_string(i)));
        sizes.push_back({std::uint64_t(i + 100) * gib, std::uint64_t(i) * gib});
    }
    const SizeMap map = sizesOf(world, sizes);
    QCOMPARE(map.areas.size(), 10000);
    const SizeLayout layout = sizeLayoutOf(map, 1600, 1000);
    std::size_t shown = 0;
    for (const SizeTile &tile : layout.tiles)
        shown += poolsOf(map, tile).size();
    QCOMPARE(shown, 10000U);
    QVERIFY(countOf(layout, SizeTile::Kind::Area) > 5000);
}

void TestSizeMap::walking()
{
    SizeMap map = areas({700, 500, 400, 300, 200, 100, 90, 80, 2}, {900, 40, 30});
    map.withoutSize.push_back({PoolId(99), SizeLack::Draft});
    const SizeLayout layout = sizeLayoutOf(map, 900, 500);
    // From anywhere one gets everywhere.
    for (std::size_t start = 0; start < layout.tiles.size(); ++start) {
        std::set<std::size_t> reached{start};
        std::vector<std::size_t> todo{start};
        while (!todo.empty()) {
            const std::size_t at = todo.back();
            todo.pop_back();
            for (const SizeWay way : {SizeWay::Left, SizeWay::Right, SizeWay::Up, SizeWay::Down}) {
                const auto next = neighbourOf(layout, at, way);
                if (next && reached.insert(*next).second)
                    todo.push_back(*next);
            }
        }
        QCOMPARE(reached.size(), layout.tiles.size());
    }
    const std::size_t last = layout.tiles.size() - 1;
    QVERIFY(!neighbourOf(layout, last, SizeWay::Down));
    const auto above = neighbourOf(layout, last, SizeWay::Up);
    QVERIFY(above && layout.tiles[*above].rect.y < layout.tiles[last].rect.y);
    QVERIFY(!neighbourOf(layout, 0, SizeWay::Left) && !neighbourOf(layout, 0, SizeWay::Up));
}

void TestSizeMap::words()
{
    World world;
    world.add(onHost(group("lvm", 1, "vg0")), "<b>\u202e%2</b>");
    world.add(group("lvm2", 2, "vg0"));
    world.add(dir("a", 3, "/a"));
    world.add(dir("b", 4, "/b"));
    world.add(dir("off", 5, "/off"));
    const SizeMap map = sizesOf(
        world, {{100 * gib, 64 * gib}, {100 * gib, 64 * gib}, {9 * gib, 9 * gib}, {1000, 0}});
    const SizeLayout layout = sizeLayoutOf(map, 800, 600);
    const auto nameOf = [&world](PoolId pool) {
        return QString::fromStdString(world.names[std::size_t(pool.value()) - 1]);
    };
    QStringList told;
    for (const SizeTile &tile : layout.tiles)
        told << sizetext::title(map, tile) + u'|' + sizetext::detail(map, tile) + u'|'
                    + sizetext::fullness(map, tile) + u'|' + sizetext::shared(map, tile);
    const QString hostile = QStringLiteral("\u2068<b>\u202e%2</b>\u2069");
    QCOMPARE(told,
             QStringList({hostile + QStringLiteral(", lvm2|64% of 100.0 GiB||The same storage"),
                          QStringLiteral("a|100% of 9.0 GiB|Nearly full|"),
                          QStringLiteral("1 small pool(s), not to scale: b|||"),
                          QStringLiteral("1 pool(s) without a known size: 1 not active|||")}));
    QCOMPARE(sizetext::description(map, layout.tiles[0], nameOf),
             QStringLiteral("64% of 100.0 GiB.\nThese pools are on the same storage, which is "
                            "counted once: “%1”, “lvm2”.\nError.")
                 .arg(hostile));
    QCOMPARE(sizetext::description(map, layout.tiles[1], nameOf),
             QStringLiteral("Pool “a”: 100% of 9.0 GiB.\nNearly full: 0 bytes free."));
    QVERIFY(sizetext::description(map, layout.tiles[2], nameOf).contains(QStringLiteral("“b”")));
    QVERIFY(sizetext::description(map, layout.tiles[3], nameOf).contains(QStringLiteral("“off”")));
    QCOMPARE(sizetext::frameTitle(map, host), QStringLiteral("kvm1"));
}

QTEST_APPLESS_MAIN(TestSizeMap)
#include "tst_sizemap.moc"
