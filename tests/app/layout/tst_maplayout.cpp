// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/layout/graphviz.h"
#include "app/layout/maplayouter.h"
#include "app/layout/reportmap.h"
#include "model/map/mapdot.h"
#include "tests/model/map/mapfixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace poolwarden;
using namespace poolwarden::mapfixture;

namespace {

bool overlap(const MapRect &a, const MapRect &b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height
           && b.y < a.y + a.height;
}

bool isInside(const MapRect &inner, const MapRect &outer)
{
    return inner.x >= outer.x && inner.y >= outer.y
           && inner.x + inner.width <= outer.x + outer.width
           && inner.y + inner.height <= outer.y + outer.height;
}

double distance(const MapPoint &point, const MapRect &rect)
{
    const double dx = std::max({rect.x - point.x, 0.0, point.x - rect.x - rect.width});
    const double dy = std::max({rect.y - point.y, 0.0, point.y - rect.y - rect.height});
    return std::hypot(dx, dy);
}

/// What is wrong with it; empty: nothing.
QString flaw(const StorageMap &map, const MapLayout &layout)
{
    for (std::size_t a = 0; a < layout.nodes.size(); ++a) {
        if (std::ranges::none_of(layout.frames, [&](const MapLayout::Frame &frame) {
                return isInside(layout.nodes[a], frame.rect);
            }))
            return nameOf(map.nodes[a]) + QLatin1String(" is in no frame");
        for (std::size_t b = 0; b < a; ++b) {
            if (overlap(layout.nodes[a], layout.nodes[b]))
                return nameOf(map.nodes[a]) + QLatin1String(" is over ") + nameOf(map.nodes[b]);
        }
    }
    for (std::size_t i = 0; i < layout.curves.size(); ++i) {
        const MapEdge &edge = map.edges[i];
        const MapCurve &curve = layout.curves[i];
        if (curve.size() % 3 != 1 || distance(curve.front(), layout.nodes[edge.from]) > 2
            || distance(curve.back(), layout.nodes[edge.to]) > 2)
            return QStringLiteral("edge %1 does not reach its nodes").arg(i);
    }
    for (std::size_t a = 0; a < layout.frames.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            if (overlap(layout.frames[a].rect, layout.frames[b].rect))
                return QStringLiteral("two frames overlap");
        }
    }
    return {};
}

const MapRect &rectOf(const StorageMap &map, const MapLayout &layout, const std::string &name)
{
    const auto node = std::ranges::find(map.nodes, name, &MapNode::name);
    return layout.nodes[std::size_t(node - map.nodes.begin())];
}

} // namespace

class TestMapLayout final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing();
    void everyPartIsInItsFrame();
    void aCircle();
    void theUnchangedStays();
    void aGapIsFilled();
    void aRoomOfAnotherShape_data();
    void aRoomOfAnotherShape();
    void aDirectionIsKept();
    void noLibrary();
    void noGraph();
    void noAnswer_data();
    void noAnswer();
    void noTime();
    void manyPools();
    void manyConflicts();

private:
    Graphviz m_graphviz;
};

void TestMapLayout::nothing()
{
    const auto layout = MapLayouter(m_graphviz).layOut({});
    QVERIFY(layout && layout->nodes.empty() && layout->frames.empty());
}

void TestMapLayout::everyPartIsInItsFrame()
{
    World world;
    world.add(dir("a", 1, "/srv/a"));
    world.add(dir("b", 2, "/srv/a/b"));
    world.add(group("vg", 3, "vg0"));
    world.add(fs("on", 4, "/dev/vg0/lv1", "/mnt/on"));
    world.add(nfs("n1", 5, "nas", "/export", "/mnt/n1"));
    PoolEntry entry = onHost(nfs("n2", 6, "nas", "/export", "/mnt/n2"));
    entry.host = otherHost;
    world.add(std::move(entry), "n2");
    PoolEntry other = onHost(dir("o", 7, "/srv/a"));
    other.host = otherHost;
    world.add(std::move(other), "o");
    const StorageMap map = world.map();
    const auto layout = MapLayouter(m_graphviz).layOut(map);
    QVERIFY(layout);
    QCOMPARE(flaw(map, *layout), QString());
    QCOMPARE(layout->frames.size(), 3U);
    // From left to right: the place, then who uses it.
    const auto place = std::ranges::find_if(
        map.nodes, [](const MapNode &node) { return nameOf(node).startsWith(u"lvm:vg0"); });
    QVERIFY(layout->nodes[std::size_t(place - map.nodes.begin())].x < rectOf(map, *layout, "vg").x);
}

void TestMapLayout::aCircle()
{
    World world;
    world.add(fs("a", 1, "/b/a.img", "/a"));
    world.add(fs("b", 2, "/a/b.img", "/b"));
    const StorageMap map = world.map();
    const auto layout = MapLayouter(m_graphviz).layOut(map);
    QVERIFY(layout);
    QCOMPARE(flaw(map, *layout), QString());
}

void TestMapLayout::theUnchangedStays()
{
    MapLayouter layouter(m_graphviz);
    World world;
    for (int i = 1; i <= 30; ++i)
        world.add(dir("d" + std::to_string(i), i, "/srv/" + std::to_string(i)));
    const StorageMap before = world.map();
    const MapLayout first = layouter.layOut(before).value();
    world.add(draft(dir("draft", 0, "/srv/7")), "draft");
    const StorageMap after = world.map();
    const MapLayout second = layouter.layOut(after, first).value();
    QCOMPARE(flaw(after, second), QString());
    for (int i = 1; i <= 30; ++i) {
        const std::string name = "d" + std::to_string(i);
        if (i != 7)
            QCOMPARE(rectOf(after, second, name), rectOf(before, first, name));
    }
    // And all of it where it was once the draft is gone.
    const MapLayout third = layouter.layOut(before, second).value();
    int moved = 0;
    for (int i = 1; i <= 30; ++i) {
        const std::string name = "d" + std::to_string(i);
        moved += rectOf(before, third, name) == rectOf(before, first, name) ? 0 : 1;
    }
    QVERIFY2(moved <= 1, qPrintable(QString::number(moved)));
}

void TestMapLayout::aGapIsFilled()
{
    MapLayouter layouter(m_graphviz);
    const auto world = [](int left, int added) {
        World world;
        for (int i = 1; i <= 20; ++i) {
            if (i != left)
                world.add(dir("d" + std::to_string(i), i, "/srv/" + std::to_string(i)));
        }
        if (added)
            world.add(dir("new", 99, "/srv/new"));
        return world.map();
    };
    const MapLayout full = layouter.layOut(world(0, 0)).value();
    const StorageMap without = world(3, 0);
    const MapLayout gap = layouter.layOut(without, full).value();
    const MapLayout filled = layouter.layOut(world(3, 1), gap).value();
    QCOMPARE(filled.height, full.height);
    QCOMPARE(filled.width, full.width);
}

void TestMapLayout::aRoomOfAnotherShape_data()
{
    QTest::addColumn<double>("shape");
    QTest::addColumn<bool>("isDown");
    QTest::newRow("as windows are") << usualMapShape << false;
    QTest::newRow("square") << 1.0 << false;
    QTest::newRow("low and wide") << 6.0 << true;
    QTest::newRow("high and narrow") << 0.5 << false;
}

/// Many pools at one place: below each other they are high, beside each other wide.
World fan()
{
    World world;
    for (int i = 0; i < 6; ++i)
        world.add(dir("pool" + std::to_string(i), i + 1, "/srv/images"));
    return world;
}

/// A chain of directories.
World chain()
{
    World world;
    std::string path = "/srv";
    for (int i = 0; i < 5; ++i) {
        path += "/d";
        world.add(dir("pool" + std::to_string(i), i + 1, path));
    }
    return world;
}

void TestMapLayout::aRoomOfAnotherShape()
{
    QFETCH(const double, shape);
    QFETCH(const bool, isDown);
    const StorageMap map = fan().map();
    MapLayouter layouter(m_graphviz);
    const auto layout = layouter.layOut(map, {}, layoutBudget, shape);
    QVERIFY(layout);
    QCOMPARE(flaw(map, *layout), QString());
    QCOMPARE(layout->direction == MapDirection::Down, isDown);
    QCOMPARE(layout->shape, shape);
    // More of it than if the room were any.
    const auto scale = [shape](const MapLayout &of) {
        return std::min(shape / of.width, 1 / of.height);
    };
    const auto usual = layouter.layOut(map);
    QVERIFY(scale(*layout) >= scale(*usual));
    if (isDown) {
        QVERIFY(scale(*layout) > 1.5 * scale(*usual));
        // What lies on the place is below it.
        const auto place = std::ranges::find_if(map.nodes, isPlace);
        QVERIFY(layout->nodes[std::size_t(place - map.nodes.begin())].y
                < rectOf(map, *layout, "pool0").y);
    }
    // The narrow room is better used from top to bottom by what is deep.
    const StorageMap deep = chain().map();
    const auto narrow = layouter.layOut(deep, {}, layoutBudget, 0.5);
    QVERIFY(narrow && narrow->direction == MapDirection::Down);
    const auto wide = layouter.layOut(deep, {}, layoutBudget, 6.0);
    QVERIFY(wide && wide->direction == MapDirection::Across);
}

// A pool more is no reason to turn the map.
void TestMapLayout::aDirectionIsKept()
{
    MapLayouter layouter(m_graphviz);
    World world = fan();
    StorageMap mapBefore = world.map();
    MapLayout before = layouter.layOut(mapBefore, {}, layoutBudget, 6.0).value();
    for (int i = 10; i < 20; ++i) {
        world.add(dir("more" + std::to_string(i), i, "/more" + std::to_string(i)));
        const StorageMap map = world.map();
        const MapLayout after = layouter.layOut(map, before, layoutBudget, 6.0).value();
        QCOMPARE(after.direction, before.direction);
        QCOMPARE(rectOf(map, after, "pool0"), rectOf(mapBefore, before, "pool0"));
        mapBefore = map;
        before = after;
    }
}

void TestMapLayout::noLibrary()
{
    const Graphviz none(QStringLiteral("no-such-library"));
    QVERIFY(none.whyNot().contains(QLatin1String("libgvc6")));
    World world;
    world.add(dir("a", 1, "/srv/a"));
    QVERIFY(!MapLayouter(none).layOut(world.map()));
    MapSubject subject{{{{HostId(1), "kvm1", false}, {}}}, {}};
    QVERIFY(!drawMap(subject).whyNot.isEmpty());
    PoolEntry entry;
    entry.host = HostId(1);
    PoolDefinition definition;
    definition.name = "a";
    definition.targetPath = "/srv/a";
    entry.persistent = definition;
    subject.pools.push_back({"a", entry});
    const DrawnMap drawn =
        drawMap(subject, SvgColours::AsWanted, QStringLiteral("no-such-library"));
    QVERIFY(drawn.svg.isEmpty() && drawn.whyNot.contains(QLatin1String("libgvc6")));
    QVERIFY(drawMap(subject).whyNot.isEmpty() && drawMap(subject).svg.contains("/srv/a"));
    QVERIFY(m_graphviz.whyNot().isEmpty());
}

void TestMapLayout::noGraph()
{
    QVERIFY(!m_graphviz.plain("this is no graph {"));
    QVERIFY(m_graphviz.plain("digraph{n0->n1}"));
}

void TestMapLayout::noAnswer_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no graph") << QByteArray("syntax error\n");
    QTest::newRow("no numbers") << QByteArray("graph 1 x y\n");
    QTest::newRow("a node too few") << QByteArray("graph 1 5 5\nnode n0 1 1 1 1\nstop\n");
    QTest::newRow("a node unknown") << QByteArray("graph 1 5 5\nnode n99999999 1 1 1 1\nstop\n");
    QTest::newRow("a curve too short")
        << QByteArray("graph 1 5 5\nnode n0 1 1 1 1\nnode n1 1 1 1 1\nedge n0 n1 2 1 1 2 2\n");
    QTest::newRow("a curve cut off")
        << QByteArray("graph 1 5 5\nnode n0 1 1 1 1\nnode n1 1 1 1 1\nedge n0 n1 400000000 1 1\n");
}

void TestMapLayout::noAnswer()
{
    QFETCH(const QByteArray, answer);
    World world;
    world.add(dir("a", 1, "/srv/a"));
    const StorageMap map = world.map();
    QVERIFY(!readPlain(answer.toStdString(), map, map.parts.front()));
}

void TestMapLayout::noTime()
{
    World world;
    world.add(dir("a", 1, "/srv/a"));
    world.add(dir("b", 2, "/srv/a"));
    MapLayouter layouter(m_graphviz);
    QVERIFY(!layouter.layOut(world.map(), {}, std::chrono::milliseconds(-1)));
    QVERIFY(layouter.layOut(world.map()));
}

void TestMapLayout::manyPools()
{
    World world;
    for (int i = 1; i <= 2000; ++i) {
        const std::string n = std::to_string(i);
        world.add(i % 4 ? dir("d" + n, i, "/srv/" + n)
                        : nfs("n" + n, i, "nas" + std::to_string(i % 3), "/e/" + n, "/mnt/" + n));
    }
    for (int i = 1; i <= 60; ++i)
        world.add(dir("t" + std::to_string(i), 3000 + i, "/srv/" + std::to_string(4 * i + 1)));
    QElapsedTimer timer;
    timer.start();
    const StorageMap map = world.map();
    const auto layout = MapLayouter(m_graphviz).layOut(map);
    qInfo("2,060 pools, %zu nodes: %lld ms", map.nodes.size(), timer.elapsed());
    QVERIFY(layout);
    QCOMPARE(flaw(map, *layout), QString());
}

void TestMapLayout::manyConflicts()
{
    // In rows and columns: each pool takes a directory and lies on a server of ten others.
    World world;
    int uuid = 0;
    for (int i = 0; i < 1000; ++i) {
        const std::string n = std::to_string(i / 2);
        world.add(nfs("n" + std::to_string(i), ++uuid, "nas" + std::to_string(i % 10), "/e/" + n,
                      "/mnt/" + n));
        world.add(dir("d" + std::to_string(i), ++uuid, "/mnt/" + n + "/x"));
    }
    QElapsedTimer timer;
    timer.start();
    const StorageMap map = world.map();
    MapLayouter layouter(m_graphviz);
    std::optional<MapLayout> layout = layouter.layOut(map);
    qInfo("2,000 pools in a net, %zu nodes and %zu edges in %zu parts: %lld ms%s", map.nodes.size(),
          map.edges.size(), map.parts.size(), timer.elapsed(), layout ? "" : ", given up");
    QVERIFY(layout);
    QCOMPARE(flaw(map, *layout), QString());
    QVERIFY(map.nodes.size() > 100);
}

QTEST_GUILESS_MAIN(TestMapLayout)
#include "tst_maplayout.moc"
