// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/mapbuilder.h"
#include "model/map/maplegend.h"
#include "model/map/maptext.h"
#include "model/wording/isolated.h"
#include "tests/model/map/mapfixture.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <initializer_list>

using namespace poolwarden;
using namespace poolwarden::mapfixture;

namespace {

/// What every map must be, whatever the pools: each node once, each edge between two nodes, every node in
/// one part, and every pool in one node.
bool isSound(const StorageMap &map, std::size_t poolCount)
{
    QSet<QString> ids;
    QSet<quint64> pools;
    std::size_t shown = 0;
    for (const MapNode &node : map.nodes) {
        ids.insert(QString::fromStdString(node.id));
        if (isPlace(node) || node.kind > MapNodeKind::Places)
            continue;
        for (const PoolId pool : node.pools)
            pools.insert(pool.value());
        shown += node.pools.size();
    }
    std::vector<int> inParts(map.nodes.size());
    std::size_t edges = 0;
    for (const MapPart &part : map.parts) {
        for (const std::uint32_t node : part.nodes)
            ++inParts[node];
        edges += part.edges.size();
    }
    return ids.size() == qsizetype(map.nodes.size()) && shown == poolCount
           && pools.size() == qsizetype(poolCount) && edges == map.edges.size()
           && std::ranges::all_of(inParts, [](int count) { return count == 1; })
           && std::ranges::all_of(map.edges, [&map](const MapEdge &edge) {
                  return edge.from < map.nodes.size() && edge.to < map.nodes.size()
                         && edge.from != edge.to;
              });
}

QStringList lines(std::initializer_list<const char *> texts)
{
    QStringList all;
    for (const char *text : texts)
        all.append(QString::fromLatin1(text));
    return all;
}

HostTopology disks()
{
    HostTopology topology;
    topology.devicesKnown = true;
    topology.locality = HostTopology::Locality::Local;
    for (const char *name : {"sda", "sdb"})
        topology.disks[name] = {
            .scsiHost = "0", .wwn = "5000c500a1b2c3d4", .iscsiTarget = {}, .iscsiLun = {}};
    topology.partitions["sdb1"] = {.disk = "sdb", .number = "1"};
    return topology;
}

} // namespace

class TestStorageMap final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing();
    void onePool();
    void twoPoolsOnOnePlace();
    void oneInsideTheOther();
    void aDraftIsMarked();
    void aGroupHangsOnItsDisks();
    void aPoolOnAVolumeOfAnother();
    void aCircleOfStackedPools();
    void aTakenName();
    void acceptedFindings();
    void whatIsAcceptedIsNotClean();
    void oneDiskByManyNames();
    void aDiskOfAScsiHostIsOne();
    void nowAndAtTheNextStart();
    void aBoundDirectoryByItsOwnName();
    void aFileIsNoDirectory();
    void aFileInAMountIsNoDirectory();
    void aDirectoryOfAFileSystemMountedTwiceIsOnePlace();
    void aFileIsBeneathItsLoopDevice_data();
    void aFileIsBeneathItsLoopDevice();
    void twoLoopDevicesOfOneFile();
    void twoHostsOnOneExport();
    void aDiskOfSeveralHostsIsOne_data();
    void aDiskOfSeveralHostsIsOne();
    void whatIsSharedNamesItsHosts();
    void ofManyHostsTheCleanAreCounted();
    void aCephClusterIsOne();
    void anotherClusterLaterIsNotThatOfNow();
    void hostileNames();
    void manyCleanPools();
    void manyOnOnePlace();
    void manyConflicts();
    void openedGroups();
    void idsStayTheSame();
    void machinesHangOnTheirPools();
    void manyMachinesAreCounted();
    void ofManyPoolsTroubleHasItsMachines();
};

void TestStorageMap::nothing()
{
    const StorageMap map = World().map();
    QVERIFY(map.nodes.empty() && map.parts.empty() && map.hosts.empty());
}

void TestStorageMap::onePool()
{
    World world;
    world.add(dir("images", 1, "/srv/images"));
    const StorageMap map = world.map();
    QCOMPARE(nodesOf(map), lines({"file:/srv/images", "images"}));
    QCOMPARE(edgesOf(map), lines({"file:/srv/images is used by images"}));
    QCOMPARE(map.parts.size(), 1U);
    QCOMPARE(map.parts[0].host, host);
    QCOMPARE(map.hosts.size(), 1U);
}

void TestStorageMap::twoPoolsOnOnePlace()
{
    World world;
    world.add(dir("a", 1, "/srv/images"));
    world.add(dir("b", 2, "/srv/./images"));
    world.add(dir("c", 3, "/srv/other"));
    const StorageMap map = world.map();
    QCOMPARE(nodesOf(map),
             lines({"a error", "b error", "c", "file:/srv/images twice error", "file:/srv/other"}));
    QCOMPARE(edgesOf(map),
             lines({"file:/srv/images is used by a: error", "file:/srv/images is used by b: error",
                    "file:/srv/other is used by c"}));
    QCOMPARE(map.parts.size(), 2U);
}

void TestStorageMap::oneInsideTheOther()
{
    World world;
    world.add(dir("outer", 1, "/srv"));
    world.add(dir("inner", 2, "/srv/images"));
    const StorageMap map = world.map();
    QCOMPARE(nodesOf(map), lines({"file:/srv warning", "file:/srv/images warning", "inner warning",
                                  "outer warning"}));
    QCOMPARE(edgesOf(map), lines({"file:/srv contains file:/srv/images: warning",
                                  "file:/srv is used by outer: warning",
                                  "file:/srv/images is used by inner: warning"}));
}

void TestStorageMap::aDraftIsMarked()
{
    World world;
    world.add(dir("a", 1, "/srv/images"));
    world.add(draft(dir("b", 0, "/srv/images")), "b");
    const StorageMap map = world.map();
    QCOMPARE(nodesOf(map), lines({"a error", "b draft error", "file:/srv/images twice error"}));
    QCOMPARE(edgesOf(map), lines({"file:/srv/images is used by a: error",
                                  "file:/srv/images is used by b: error (draft)"}));
}

void TestStorageMap::aGroupHangsOnItsDisks()
{
    const auto groupOn = [](const std::string &name, int uuid, const std::string &device) {
        PoolDefinition definition = group(name, uuid, "vg0");
        definition.devices.push_back({.path = device, .partSeparator = {}});
        return definition;
    };
    World world(disks());
    world.add(groupOn("a", 1, "/dev/sdb1"));
    world.add(groupOn("b", 2, "/dev/sdb1"));
    // Its devices are written in none of its definitions.
    HostTopology topology = disks();
    topology.volumeGroups["vg1"] = {"/dev/sda"};
    world.checker.setTopology(host, topology);
    world.add(group("c", 3, "vg1"));
    const QStringList edges = edgesOf(world.map());
    for (const char *edge : {"contains lvm:vg0", "lvm:vg0 is used by a", "lvm:vg0 is used by b"})
        QVERIFY2(!edges.filter(QLatin1String(edge)).isEmpty(), qPrintable(edges.join(u'\n')));
    QCOMPARE(edges.filter(QStringLiteral("contains lvm:vg0")).size(), 1);
    QVERIFY2(
        edges.filter(QRegularExpression(QStringLiteral("^(block|scsi).* is used by"))).isEmpty(),
        qPrintable(edges.join(u'\n')));
}

void TestStorageMap::aPoolOnAVolumeOfAnother()
{
    World world;
    world.add(group("vg", 1, "vg0"));
    world.add(fs("on", 2, "/dev/vg0/lv1", "/mnt/on"));
    const StorageMap map = world.map();
    QCOMPARE(edgesOf(map), lines({"lvm:vg0 is used by vg: info", "lvm:vg0/lv1 is used by on: info",
                                  "vg hands out lvm:vg0/lv1: info"}));
    QCOMPARE(map.parts.size(), 1U);
}

void TestStorageMap::aCircleOfStackedPools()
{
    World world;
    world.add(fs("a", 1, "/b/a.img", "/a"));
    world.add(fs("b", 2, "/a/b.img", "/b"));
    const StorageMap map = world.map();
    QVERIFY(isSound(map, world.names.size()));
    QCOMPARE(map.parts.size(), 1U);
    const QStringList edges = edgesOf(map);
    for (const char *edge : {"a mounts at file:/a", "b mounts at file:/b"})
        QVERIFY2(!edges.filter(QLatin1String(edge)).isEmpty(), qPrintable(edges.join(u'\n')));
    // The same with no room for all of it.
    MapLimits limits;
    limits.mostInFull = 0;
    QVERIFY(isSound(world.map(limits), world.names.size()));
}

void TestStorageMap::aTakenName()
{
    World world;
    world.add(dir("a", 1, "/srv/a"));
    world.add(draft(dir("a", 0, "/srv/b")), "a2");
    QCOMPARE(edgesOf(world.map()).filter(QStringLiteral("collides")),
             lines({"a collides with a2: error (draft)"}));
}

void TestStorageMap::acceptedFindings()
{
    World world;
    world.add(dir("outer", 1, "/srv"));
    world.add(dir("a", 2, "/srv/images"));
    world.add(dir("b", 3, "/srv/images"));
    // That a and b are in the same directory is intended.
    const auto isOpen = [](const Finding &finding) {
        return finding.pool == PoolId(1) || finding.peer == PoolId(1);
    };
    MapPools pools;
    for (PoolId id(1); id <= world.last; ++id) {
        FindingCounts counts;
        for (const Finding &finding : world.checker.findingsOf(id)) {
            if (isOpen(finding))
                ++(finding.severity == Severity::Warning ? counts.warnings : counts.infos);
        }
        pools.push_back(std::make_shared<const MapPool>(mapPoolOf(
            world.checker, id, world.names[id.value() - 1], {.counts = counts, .isOpen = isOpen})));
    }
    const StorageMap map = mapOf({{host, "kvm1", false}}, pools);
    QCOMPARE(nodesOf(map), lines({"a warning", "b warning", "file:/srv warning",
                                  "file:/srv/images twice warning", "outer warning"}));
    QCOMPARE(edgesOf(map),
             lines({"file:/srv contains file:/srv/images: warning",
                    "file:/srv is used by outer: warning", "file:/srv/images is used by a: warning",
                    "file:/srv/images is used by b: warning"}));
}

void TestStorageMap::whatIsAcceptedIsNotClean()
{
    World world;
    for (int i = 1; i <= 3; ++i)
        world.add(dir("p" + std::to_string(i), i, i < 3 ? "/srv/images" : "/srv/own"));
    MapPools pools;
    for (PoolId id(1); id <= world.last; ++id)
        pools.push_back(std::make_shared<const MapPool>(
            mapPoolOf(world.checker, id, world.names[id.value() - 1],
                      {.counts = {}, .isOpen = [](const Finding &) { return false; }})));
    const StorageMap map = mapOf({{host, "kvm1", false}}, pools);
    for (const MapNode &node : map.nodes) {
        QVERIFY(!node.severity);
        if (node.kind == MapNodeKind::Pool)
            QCOMPARE(node.hasAccepted, node.name != "p3");
    }
    const auto accepted = std::ranges::find(map.nodes, true, &MapNode::hasAccepted);
    QVERIFY(accepted != map.nodes.end());
    QVERIFY(
        maptext::description(*accepted, {}).endsWith(QLatin1String("Its conflicts are accepted.")));
    const MapLegend legend = legendOf(map);
    QVERIFY(std::ranges::any_of(legend, [](const MapLegendRow &row) {
        return !row.line && !row.sign && !row.shape && row.text == u"accepted conflicts";
    }));
}

void TestStorageMap::oneDiskByManyNames()
{
    World world(disks());
    world.add(read("<pool type='disk'><name>d</name><source><device path='/dev/sda'/></source>"
                   "<target><path>/dev</path></target></pool>"));
    world.add(fs("p", 2, "/dev/sdb1", "/mnt/p"));
    const StorageMap map = world.map();
    QVERIFY(isSound(map, world.names.size()));
    const QStringList nodes = nodesOf(map);
    QVERIFY2(nodes.contains(QStringLiteral("block:sda")), qPrintable(nodes.join(u'\n')));
    QVERIFY2(nodes.contains(QStringLiteral("block:sdb")), qPrintable(nodes.join(u'\n')));
    QVERIFY2(nodes.contains(QStringLiteral("block:sdb/1")), qPrintable(nodes.join(u'\n')));
    QVERIFY2(nodes.filter(QStringLiteral("wwn:")).isEmpty() || nodes.size() > 5,
             qPrintable(nodes.join(u'\n')));
}

// A pool of all disks of a SCSI host, beside pools on two of them.
void TestStorageMap::aDiskOfAScsiHostIsOne()
{
    const auto all = [](const char *name, int uuid) {
        return read("<pool type='scsi'><name>" + std::string(name) + "</name><uuid>"
                    + resolvefixture::uuidText(uuid)
                    + "</uuid><source><adapter type='scsi_host' name='scsi_host0'/></source>"
                      "<target><path>/dev/disk/by-path</path></target></pool>");
    };
    for (const bool isHostShared : {false, true}) {
        World world(disks());
        world.add(all("all", 1));
        world.add(fs("part", 2, "/dev/sdb1", "/srv/part"));
        world.add(fs("disk", 3, "/dev/sda", "/srv/disk"));
        if (isHostShared)
            world.add(all("more", 4));
        const StorageMap map = world.map();
        const QStringList titles = [&map] {
            QStringList texts;
            for (const MapNode &node : map.nodes)
                texts << maptext::title(node).remove(QChar(0x2068)).remove(QChar(0x2069));
            return texts;
        }();
        for (const char *title : {"SCSI host 0", "/dev/sda", "sdb, partition 1"})
            QVERIFY2(titles.count(QLatin1String(title)) == 1, qPrintable(titles.join(u'\n')));
        QVERIFY2(nodesOf(map).filter(QStringLiteral("scsi:0/")).isEmpty(),
                 qPrintable(nodesOf(map).join(u'\n')));
        // All hang together, by the host or by the pool of it.
        QCOMPARE(map.parts.size(), 1U);
        const QStringList edges = edgesOf(map);
        QVERIFY2(!edges.filter(QStringLiteral("scsi:0 is used by all")).isEmpty(),
                 qPrintable(edges.join(u'\n')));
        const QString from = isHostShared ? QStringLiteral("scsi:0 contains block:sd")
                                          : QStringLiteral("all hands out block:sd");
        QVERIFY2(edges.filter(from).size() == 2, qPrintable(edges.join(u'\n')));
    }
}

// An active pool whose persistent definition differs: what it uses now is in use, whatever comes next.
void TestStorageMap::nowAndAtTheNextStart()
{
    World world;
    PoolEntry entry = onHost(dir("iso", 1, "/srv/now"));
    entry.active = true;
    entry.persistent = dir("iso", 1, "/srv/next");
    world.add(entry, "iso");
    StorageMap map = world.map();
    QCOMPARE(nodesOf(map), lines({"file:/srv/next", "file:/srv/now", "iso"}));
    QCOMPARE(edgesOf(map),
             lines({"file:/srv/next is used by iso (draft)", "file:/srv/now is used by iso"}));
    const auto pool = std::ranges::find(map.nodes, MapNodeKind::Pool, &MapNode::kind);
    QVERIFY(pool != map.nodes.end());
    QCOMPARE(maptext::detail(*pool).remove(QChar(0x2068)).remove(QChar(0x2069)),
             QStringLiteral("/srv/now, later /srv/next"));
    const QString told = maptext::description(*pool, {});
    QVERIFY2(told.contains(QLatin1String("From the next start on it is "))
                 && told.contains(QLatin1String("/srv/next")),
             qPrintable(told));
    // What is on the place of either meets it.
    world.add(dir("other", 2, "/srv/now"));
    map = world.map();
    QVERIFY2(nodesOf(map).filter(QStringLiteral("file:/srv/now twice")).size() == 1,
             qPrintable(nodesOf(map).join(u'\n')));

    // Inactive, it has no place but that.
    World idle;
    entry.active = false;
    idle.add(entry, "iso");
    QCOMPARE(nodesOf(idle.map()), lines({"file:/srv/next", "iso"}));
}

void TestStorageMap::aBoundDirectoryByItsOwnName()
{
    HostTopology topology = disks();
    topology.realPaths = {{"/srv/web", "/disks/a/web"}, {"/data/web", "/disks/a/web"}};
    World world(topology);
    world.add(dir("web", 1, "/srv/web"));
    const auto titleAndText = [&world] {
        const StorageMap map = world.map();
        const auto place = std::ranges::find(map.nodes, MapNodeKind::Directory, &MapNode::kind);
        return place == map.nodes.end()
                   ? QStringList()
                   : QStringList{maptext::title(*place),
                                 maptext::description(*place, [](PoolId) { return QString(); })}
                         .replaceInStrings(
                             QRegularExpression(QStringLiteral("[\\x{2068}\\x{2069}]")), QString());
    };
    QCOMPARE(titleAndText().value(0), QStringLiteral("/srv/web"));
    QVERIFY2(titleAndText().value(1).contains(QLatin1String("/disks/a/web")),
             qPrintable(titleAndText().value(1)));
    world.add(dir("www", 2, "/srv//web"));
    QCOMPARE(titleAndText().value(0), QStringLiteral("/srv/web"));
    world.add(dir("other", 3, "/data/web"));
    QCOMPARE(titleAndText().value(0), QStringLiteral("/disks/a/web"));
}

// As with the files of a container: a bind mount of one file makes the whole file system mounted twice.
void TestStorageMap::aDirectoryOfAFileSystemMountedTwiceIsOnePlace()
{
    HostTopology topology = disks();
    topology.mounts = {{"/", "ext4", "/dev/sda1", "/"},
                       {"/etc/group", "ext4", "/dev/sda1", "/home/group"},
                       {"/mnt/again", "ext4", "/dev/sda1", "/srv/again"}};
    World world(topology);
    world.add(dir("backup", 1, "/srv/backup"));
    world.add(dir("incoming", 2, "/srv/backup/in"));
    world.add(dir("twin", 3, "/srv/backup"));
    QCOMPARE(nodesOf(world.map()),
             lines({"backup error", "file:/srv/backup twice error", "file:/srv/backup/in warning",
                    "incoming warning", "twin error"}));

    // By their paths these do not meet.
    world.add(dir("a", 4, "/srv/again"));
    world.add(dir("b", 5, "/mnt/again/in"));
    const QStringList nodes = nodesOf(world.map());
    QVERIFY2(nodes.contains(QStringLiteral("file:/srv/again")), qPrintable(nodes.join(u'\n')));
    QVERIFY2(nodes.filter(QStringLiteral("block:")).size() >= 2, qPrintable(nodes.join(u'\n')));
    QCOMPARE(nodes.filter(QStringLiteral("/srv/backup")).size(), 2);
}

// Behind a loop device.
void TestStorageMap::aFileIsNoDirectory()
{
    HostTopology topology = disks();
    topology.loopFiles["loop1"] = "/srv/disk1.img";
    World world(topology);
    world.add(fs("a", 1, "/dev/loop1", "/srv/a"));
    world.add(fs("b", 2, "/dev/loop1", "/srv/b"));
    world.add(dir("images", 3, "/srv"));
    const StorageMap map = world.map();
    const auto kindOf = [&map](const char *place) {
        for (const MapNode &node : map.nodes) {
            if (node.place && isPlace(node) && resourceName(*node.place) == place)
                return node.kind;
        }
        return MapNodeKind::Places;
    };
    QCOMPARE(kindOf("file:/srv/disk1.img"), MapNodeKind::File);
    QCOMPARE(kindOf("file:/srv"), MapNodeKind::Directory);
}

// The file is in a file system whose device is on the map as well.
void TestStorageMap::aFileInAMountIsNoDirectory()
{
    HostTopology topology = disks();
    topology.loopFiles["loop1"] = "/mnt/data/disk1.img";
    topology.mounts = {{"/mnt/data", "ext4", "/dev/sda1", "/"}};
    World world(topology);
    world.add(fs("data", 1, "/dev/sda1", "/mnt/data"));
    world.add(fs("loop", 2, "/dev/loop1", "/srv/b"));
    world.add(dir("old", 3, "/mnt/data/old"));
    QMap<QString, MapNodeKind> kinds;
    for (const MapNode &node : world.map().nodes) {
        if (node.place && isPlace(node))
            kinds[QString::fromStdString(resourceName(*node.place))] = node.kind;
    }
    const QStringList names = kinds.keys();
    const QStringList files = names.filter(QStringLiteral("disk1.img"));
    QVERIFY2(!files.isEmpty(), qPrintable(names.join(u'\n')));
    for (const QString &file : files)
        QVERIFY2(kinds[file] == MapNodeKind::File, qPrintable(file));
}

void TestStorageMap::aFileIsBeneathItsLoopDevice_data()
{
    QTest::addColumn<bool>("rootMountedTwice");
    QTest::addColumn<int>("poolsOnDevice");
    QTest::newRow("one pool") << false << 1;
    QTest::newRow("two pools") << false << 2;
    QTest::newRow("one pool, in a container") << true << 1;
    QTest::newRow("two pools, in a container") << true << 2;
}

// The chain from the file to what is kept in the file system on it.
void TestStorageMap::aFileIsBeneathItsLoopDevice()
{
    QFETCH(const bool, rootMountedTwice);
    QFETCH(const int, poolsOnDevice);
    HostTopology topology = disks();
    topology.loopFiles["loop0"] = "/srv/a.img";
    topology.mounts = {{"/", "ext4", "/dev/sda1", "/"}};
    if (rootMountedTwice)
        topology.mounts.push_back({"/etc/group", "ext4", "/dev/sda1", "/home/group"});
    topology.mounts.push_back({"/mnt/data", "ext4", "/dev/loop0", "/"});
    World world(topology);
    world.add(fs("data", 1, "/dev/loop0", "/mnt/data"));
    world.add(dir("kept", 2, "/mnt/data/kept"));
    if (poolsOnDevice == 2)
        world.add(fs("again", 3, "/dev/loop0", "/mnt/again"));
    const StorageMap map = world.map();
    const QStringList nodes = nodesOf(map);
    const QString all = nodes.join(u'\n') + QStringLiteral("\n\n") + edgesOf(map).join(u'\n');
    QVERIFY2(nodes.filter(QStringLiteral("a.img")).size() == 1, qPrintable(all));
    const QStringList edges = edgesOf(map).filter(QStringLiteral("a.img"));
    QVERIFY2(edges.filter(QStringLiteral("a.img contains block:loop0")).size() == 1,
             qPrintable(all));
    // Nothing but the loop device hangs on it.
    QVERIFY2(edges.filter(QRegularExpression(QStringLiteral("a\\.img (?!contains block:loop0)")))
                 .isEmpty(),
             qPrintable(all));
    const std::size_t part = map.parts.size();
    QVERIFY2(part == 1, qPrintable(all));
}

// They meet at the file, and nowhere else.
void TestStorageMap::twoLoopDevicesOfOneFile()
{
    HostTopology topology = disks();
    topology.loopFiles["loop0"] = "/srv/a.img";
    topology.loopFiles["loop1"] = "/srv/a.img";
    World world(topology);
    world.add(fs("data", 1, "/dev/loop0", "/mnt/data"));
    world.add(fs("again", 2, "/dev/loop1", "/mnt/again"));
    QCOMPARE(edgesOf(world.map()),
             lines({"block:loop0 is used by data: error", "block:loop1 is used by again: error",
                    "file:/srv/a.img contains block:loop0: error",
                    "file:/srv/a.img contains block:loop1: error"}));
}

void TestStorageMap::twoHostsOnOneExport()
{
    World world;
    world.add(nfs("one", 1, "nas", "/export/vm", "/mnt/one"));
    PoolEntry entry = onHost(nfs("two", 2, "nas", "/export/vm", "/mnt/two"));
    entry.host = otherHost;
    world.add(std::move(entry), "two");
    const StorageMap map = world.map();
    QCOMPARE(map.parts.size(), 1U);
    QCOMPARE(map.parts[0].host, noHost);
    QVERIFY(nodesOf(map).contains(QStringLiteral("nfs:nas/export/vm twice info")));
}

namespace {

constexpr HostId thirdHost(3);

/// A world of three hosts.
struct ThreeHosts : World {
    explicit ThreeHosts(HostTopology third = {})
    {
        checker.addHost(thirdHost, {}, std::move(third));
    }
    void addAt(HostId at, PoolDefinition definition)
    {
        std::string name = definition.name;
        PoolEntry entry = onHost(std::move(definition));
        entry.host = at;
        add(std::move(entry), std::move(name));
    }
    [[nodiscard]] StorageMap map(const MapLimits &limits = {}) const
    {
        return mapOf(
            {{host, "kvm1", false}, {otherHost, "kvm2", false}, {thirdHost, "kvm3", false}},
            pools(), limits);
    }
};

} // namespace

void TestStorageMap::aDiskOfSeveralHostsIsOne_data()
{
    QTest::addColumn<QByteArray>("suffix");
    QTest::newRow("disk") << QByteArray();
    QTest::newRow("partition") << QByteArray("1");
}

// One host calls it by its world-wide name, one by its SCSI id, and one by the name of its kernel.
void TestStorageMap::aDiskOfSeveralHostsIsOne()
{
    QFETCH(QByteArray, suffix);
    const std::string part = suffix.isEmpty() ? std::string() : "-part" + suffix.toStdString();
    HostTopology topology;
    topology.devicesKnown = true;
    topology.locality = HostTopology::Locality::Local;
    topology.disks["sda"] = {
        .scsiHost = "0", .wwn = "5000c500a1b2c3d4", .iscsiTarget = {}, .iscsiLun = {}};
    topology.partitions["sda1"] = {.disk = "sda", .number = "1"};
    ThreeHosts world(topology);
    world.addAt(host, fs("data", 1, "/dev/disk/by-id/wwn-0x5000c500a1b2c3d4" + part, "/mnt/a"));
    world.addAt(otherHost,
                fs("data", 2, "/dev/disk/by-id/scsi-35000c500a1b2c3d4" + part, "/mnt/b"));
    world.addAt(thirdHost, fs("data", 3, "/dev/sda" + suffix.toStdString(), "/mnt/c"));
    const StorageMap map = world.map();
    QVERIFY(isSound(map, world.names.size()));
    const QString nodes = nodesOf(map).join(u'\n');
    QCOMPARE(map.parts.size(), 1U);
    QStringList disks;
    for (const MapNode &node : map.nodes) {
        if (node.kind == MapNodeKind::Disk || node.kind == MapNodeKind::Partition)
            disks << withoutIsolates(maptext::title(node));
    }
    disks.sort();
    const QString disk = QStringLiteral("WWN 5000c500a1b2c3d4");
    QCOMPARE(disks, suffix.isEmpty() ? QStringList(disk)
                                     : QStringList({disk, disk + QStringLiteral(", partition 1")}));
    const QString used = QStringLiteral("wwn:5000c500a1b2c3d4%1 is used by data: error")
                             .arg(suffix.isEmpty() ? QString() : QStringLiteral("/1"));
    QVERIFY2(edgesOf(map).count(used) == 3, qPrintable(edgesOf(map).join(u'\n') + nodes));
}

void TestStorageMap::whatIsSharedNamesItsHosts()
{
    ThreeHosts world;
    world.addAt(host, nfs("data", 1, "nas", "/export/vm", "/mnt/vm"));
    world.addAt(otherHost, nfs("data", 2, "nas", "/export/vm", "/mnt/vm"));
    world.addAt(thirdHost, nfs("vm", 3, "nas", "/export/vm", "/mnt/vm"));
    world.addAt(thirdHost, dir("own", 4, "/srv/own"));
    const StorageMap map = world.map();
    QStringList shared;
    const MapNode *place = nullptr;
    for (const MapNode &node : map.nodes) {
        const QString detail = withoutIsolates(maptext::detail(node));
        const QString told =
            withoutIsolates(maptext::description(node, [](PoolId) { return QString(); }));
        if (node.kind == MapNodeKind::Pool && node.name == "own") {
            // Its frame is that of its host.
            QCOMPARE(detail, QStringLiteral("/srv/own"));
            QVERIFY(!told.contains(QStringLiteral("host")));
        } else if (node.kind == MapNodeKind::Pool) {
            shared << detail;
            QVERIFY2(told.contains(QStringLiteral("On the host kvm")), qPrintable(told));
        } else if (node.isClaimedTwice) {
            place = &node;
        }
    }
    shared.sort();
    QCOMPARE(shared, lines({"kvm1: /export/vm", "kvm2: /export/vm", "kvm3: /export/vm"}));
    QVERIFY(place);
    const QString told = withoutIsolates(
        maptext::description(*place, [](PoolId id) { return QString::number(id.value()); }));
    QVERIFY2(told.contains(QStringLiteral("Pools: “1” on kvm1, “2” on kvm2, “3” on kvm3.")),
             qPrintable(told));
}

// Each host has a LUN of its own, and some share one: those are worth a box each.
void TestStorageMap::ofManyHostsTheCleanAreCounted()
{
    constexpr int count = 100;
    ConflictChecker checker;
    std::vector<MapHost> hosts;
    MapPools pools;
    for (int number = 0; number < count; ++number) {
        const HostId at(static_cast<std::uint32_t>(number + 1));
        checker.addHost(at, {}, {});
        hosts.push_back({at, "kvm" + std::to_string(number), false});
        const int lun = number < 5 ? 1000 : number;
        PoolEntry entry =
            onHost(fs("data", 1,
                      "/dev/disk/by-path/ip-10.0.0.1:3260-iscsi-iqn.2020-01.org.example:t-lun-"
                          + std::to_string(lun),
                      "/mnt/data"));
        entry.host = at;
        checker.update(PoolId(static_cast<std::uint32_t>(number + 1)), std::move(entry));
    }
    for (int number = 1; number <= count; ++number) {
        const PoolId id(static_cast<std::uint32_t>(number));
        pools.push_back(std::make_shared<const MapPool>(
            mapPoolOf(checker, id, "data", {checker.statusOf(id), {}})));
    }
    const StorageMap map = mapOf(hosts, pools);
    QVERIFY(isSound(map, count));
    const QStringList nodes = nodesOf(map);
    QVERIFY2(map.nodes.size() < 12, qPrintable(nodes.join(u'\n')));
    QCOMPARE(nodes.filter(QStringLiteral("data error")).size(), 5);
    const auto clean = std::ranges::find(map.nodes, MapNodeKind::Pools, &MapNode::kind);
    QVERIFY(clean != map.nodes.end());
    QCOMPARE(clean->pools.size(), 95U);
    QCOMPARE(clean->host, noHost);
    const QString told = withoutIsolates(
        maptext::description(*clean, [](PoolId) { return QStringLiteral("data"); }));
    QVERIFY2(told.contains(QStringLiteral("“data” on kvm5")), qPrintable(told));
}

void TestStorageMap::aCephClusterIsOne()
{
    World world;
    world.add(ceph("ceph", 1, {"mon1", "mon2", "mon3"}, "libvirt"));
    world.add(ceph("old", 2, {"mon2"}, "libvirt"));
    world.add(ceph("more", 3, {"mon3", "mon4"}, "images"));
    world.add(ceph("other", 4, {"elsewhere"}, "libvirt"));
    const StorageMap map = world.map();
    const auto places = [&map](MapNodeKind kind) {
        QStringList titles;
        for (const MapNode &node : map.nodes) {
            if (node.kind == kind)
                titles << maptext::title(node).remove(QChar(0x2068)).remove(QChar(0x2069)) + u'|'
                              + maptext::detail(node);
        }
        titles.sort();
        return titles;
    };
    QCOMPARE(places(MapNodeKind::Cluster),
             QStringList({QStringLiteral("elsewhere|Ceph cluster"),
                          QStringLiteral("mon1, mon2, mon3, mon4|Ceph cluster")}));
    QCOMPARE(places(MapNodeKind::CephPool),
             QStringList({QStringLiteral("images|Ceph pool"), QStringLiteral("libvirt|Ceph pool"),
                          QStringLiteral("libvirt|Ceph pool, used by 2 pool(s)")}));
    // What the two share is marked.
    const auto shared = std::ranges::find(map.nodes, true, &MapNode::isClaimedTwice);
    QVERIFY(shared != map.nodes.end() && shared->severity);
    QVERIFY(!maptext::description(
                 *std::ranges::find(map.nodes, MapNodeKind::Cluster, &MapNode::kind), {})
                 .isEmpty());
}

void TestStorageMap::anotherClusterLaterIsNotThatOfNow()
{
    World world;
    PoolEntry entry = onHost(ceph("moved", 1, {"new1"}, "libvirt"), true);
    entry.live = ceph("moved", 1, {"old1", "old2"}, "libvirt");
    world.add(std::move(entry), "moved");
    const StorageMap map = world.map();
    QCOMPARE(std::ranges::count(map.nodes, MapNodeKind::Cluster, &MapNode::kind), 2);
}

void TestStorageMap::hostileNames()
{
    World world;
    const std::string nasty = "<b>\"\\\u202e&\n]]>";
    PoolDefinition definition = dir("a", 1, "/srv/a");
    definition.name = nasty;
    definition.targetPath = "/srv/" + nasty;
    world.add(onHost(definition), nasty);
    definition.name = std::string(100000, 'x');
    definition.uuid = parseUuid(resolvefixture::uuidText(2));
    world.add(onHost(definition), definition.name);
    PoolDefinition deep = dir("deep", 3, "/srv/deep");
    for (int i = 0; i < 1000; ++i)
        *deep.targetPath += "/d";
    world.add(onHost(deep), "deep");
    const StorageMap map = world.map();
    QVERIFY(isSound(map, world.names.size()));
    QVERIFY(std::ranges::any_of(map.nodes,
                                [&nasty](const MapNode &node) { return node.name == nasty; }));
}

void TestStorageMap::manyCleanPools()
{
    World world;
    for (int i = 1; i <= 2000; ++i) {
        const std::string n = std::to_string(i);
        world.add(i % 4 ? dir("d" + n, i, "/srv/" + n)
                        : nfs("n" + n, i, "nas" + std::to_string(i % 3), "/e/" + n, "/mnt/" + n));
    }
    world.add(dir("twice", 3000, "/srv/1"));
    const MapPools pools = world.pools();
    QElapsedTimer timer;
    timer.start();
    const StorageMap map = mapOf({{host, "kvm1", false}}, pools);
    qInfo("2,001 pools: %lld ms, %zu nodes", timer.elapsed(), map.nodes.size());
    QVERIFY(isSound(map, world.names.size()));
    QVERIFY(map.nodes.size() < 20);
    const QStringList nodes = nodesOf(map);
    QVERIFY2(nodes.contains(QStringLiteral("1499 pools")), qPrintable(nodes.join(u'\n')));
    QVERIFY(nodes.contains(QStringLiteral("twice error")));
    QVERIFY(nodes.contains(QStringLiteral("file:/srv/1 twice error")));
}

void TestStorageMap::manyOnOnePlace()
{
    World world;
    for (int i = 1; i <= 200; ++i)
        world.add(draft(dir("d" + std::to_string(i), i, "/srv/same")), "d" + std::to_string(i));
    // To compare each with each would take the checker long; the others are like these.
    MapPools pools = world.pools();
    QVERIFY(pools.back()->hasMany);
    while (pools.size() < 2000) {
        MapPool another = *pools.back();
        ++another.id;
        pools.push_back(std::make_shared<const MapPool>(std::move(another)));
    }
    QElapsedTimer timer;
    timer.start();
    const StorageMap map = mapOf({{host, "kvm1", false}}, pools);
    qInfo("2,000 pools on one place: %lld ms", timer.elapsed());
    QVERIFY(isSound(map, pools.size()));
    QCOMPARE(map.nodes.size(), 10U);
    QVERIFY(nodesOf(map).contains(QStringLiteral("1992 pools draft error")));
    QVERIFY(nodesOf(map).contains(QStringLiteral("file:/srv/same twice error")));
}

void TestStorageMap::manyConflicts()
{
    World world;
    for (int i = 1; i <= 2000; ++i) {
        const std::string place = "/srv/" + std::to_string(i / 2);
        world.add(dir("d" + std::to_string(i), i, i % 2 ? place : place + "/."));
    }
    const StorageMap map = world.map();
    QVERIFY(isSound(map, world.names.size()));
    QVERIFY(map.nodes.size() <= 401);
    const auto rest = std::ranges::find(map.nodes, MapNodeKind::Places, &MapNode::kind);
    QVERIFY(rest != map.nodes.end());
    QVERIFY(rest->pools.size() > 1000);
    QCOMPARE(rest->severity, Severity::Error);
}

void TestStorageMap::openedGroups()
{
    World world;
    for (int i = 1; i <= 300; ++i)
        world.add(dir("d" + std::to_string(i), i, "/srv/" + std::to_string(i)));
    const StorageMap map = world.map();
    QCOMPARE(nodesOf(map), lines({"300 pools"}));
    MapLimits limits;
    limits.opened.insert(map.nodes.front().id);
    const StorageMap opened = world.map(limits);
    QVERIFY(isSound(opened, world.names.size()));
    QCOMPARE(opened.nodes.size(), 201U);
    QVERIFY(nodesOf(opened).contains(QStringLiteral("100 pools")));
}

void TestStorageMap::idsStayTheSame()
{
    World world;
    world.add(dir("a", 1, "/srv/images"));
    world.add(dir("b", 2, "/srv/images"));
    const StorageMap before = world.map();
    world.add(dir("c", 3, "/srv/images"));
    world.add(dir("d", 4, "/srv/elsewhere"));
    const StorageMap after = world.map();
    for (const MapNode &node : before.nodes)
        QCOMPARE(std::ranges::count(after.nodes, node.id, &MapNode::id), 1);
    QCOMPARE(std::ranges::count(after.parts, before.parts[0].id, &MapPart::id), 1);
}

namespace {

MachineUse machineOn(const std::string &name, const std::vector<ResourcePath> &places,
                     const std::string &pool = {}, bool isRunning = true)
{
    MachineUse machine{"uuid-of-" + name, name, isRunning, {}};
    for (const ResourcePath &place : places)
        machine.disks.push_back({{}, {place}});
    if (!pool.empty())
        machine.disks.push_back({pool, {}});
    return machine;
}

} // namespace

void TestStorageMap::machinesHangOnTheirPools()
{
    World world(disks());
    world.add(dir("outer", 1, "/srv"));
    world.add(dir("inner", 2, "/srv/images"));
    world.add(group("vg", 3, "vg0"));
    world.add(dir("named", 4, "/elsewhere"));
    world.machines = {machineOn("web", {{Tree::File, {"srv", "images", "web.qcow2"}},
                                        {Tree::Lvm, {"vg0", "web-data"}}}),
                      machineOn("db", {{Tree::File, {"srv", "db", "db.img"}}}),
                      machineOn("mail", {}, "named", false),
                      machineOn("apart", {{Tree::File, {"home", "x.img"}}}, "gone")};
    const StorageMap map = world.map();
    const QStringList edges = edgesOf(map).filter(QStringLiteral(" serves "));
    // The innermost directory has the disk; a disk without a pool has no place here.
    QCOMPARE(edges,
             lines({"inner serves web", "named serves mail", "outer serves db", "vg serves web"}));
    QVERIFY(isSound(map, 4));
    const auto web = std::ranges::find(map.nodes, "web", &MapNode::name);
    QCOMPARE(web->pools, (std::vector{PoolId(2), PoolId(3)}));
    QCOMPARE(maptext::detail(*web), QStringLiteral("Virtual machine, running"));
    const auto mail = std::ranges::find(map.nodes, "mail", &MapNode::name);
    QCOMPARE(maptext::detail(*mail), QStringLiteral("Virtual machine, shut off"));
    const auto inner = std::ranges::find(map.nodes, "inner", &MapNode::name);
    const QString told =
        withoutIsolates(maptext::description(*inner, [](PoolId) { return QString(); }));
    QVERIFY2(told.contains(QStringLiteral("Virtual machines: “web”.")), qPrintable(told));
    // All of one part: the machine ties them together.
    QCOMPARE(map.parts.size(), 2U);
}

void TestStorageMap::manyMachinesAreCounted()
{
    World world;
    world.add(dir("a", 1, "/srv/a"));
    world.add(dir("b", 2, "/srv/b"));
    for (int i = 0; i < 2'000; ++i)
        world.machines.push_back(
            machineOn("m" + std::to_string(i), {{Tree::File, {"srv", "a", std::to_string(i)}}}));
    world.machines.push_back(machineOn("alone", {{Tree::File, {"srv", "b", "x"}}}));
    const StorageMap map = world.map();
    QCOMPARE(nodesOf(map),
             lines({"2000 machines", "a", "b", "file:/srv/a", "file:/srv/b", "machine alone"}));
    const auto many = std::ranges::find(map.nodes, MapNodeKind::Machines, &MapNode::kind);
    const QString told = maptext::description(*many, [](PoolId) { return QStringLiteral("a"); });
    QVERIFY2(told.size() < 400, qPrintable(told));
}

void TestStorageMap::ofManyPoolsTroubleHasItsMachines()
{
    World world;
    for (int i = 0; i < 100; ++i) {
        const std::string path = "/srv/" + std::to_string(i);
        world.add(dir("p" + std::to_string(i), i + 1, path));
        world.machines.push_back(
            machineOn("m" + std::to_string(i), {{Tree::File, {"srv", std::to_string(i), "x"}}}));
    }
    world.add(dir("again", 200, "/srv/7"));
    const StorageMap map = world.map();
    QCOMPARE(edgesOf(map).filter(QStringLiteral(" serves ")),
             lines({"again serves m7", "p7 serves m7"}));
    QVERIFY(isSound(map, 101));
}

QTEST_GUILESS_MAIN(TestStorageMap)
#include "tst_storagemap.moc"
