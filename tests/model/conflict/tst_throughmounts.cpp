// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/conflictchecker.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "model/xml/poolreader.h"
#include "tests/support/idtext.h"

#include <QTest>

#include <algorithm>

using namespace poolwarden;

namespace {

constexpr PoolId one(1);
constexpr PoolId two(2);
constexpr PoolId three(3);
constexpr PoolId four(4);
constexpr HostId host(1);

PoolDefinition definition(const QByteArray &xml)
{
    ReadResult result =
        readPool(std::string_view(xml.constData(), static_cast<std::size_t>(xml.size())));
    if (const auto *refusal = std::get_if<Refusal>(&result))
        qFatal("not a definition: %s", libvirtMessage(*refusal).c_str());
    return std::get<PoolDefinition>(std::move(result));
}

QByteArray pool(const char *type, const QByteArray &source, const char *target)
{
    return QByteArray("<pool type='") + type + "'><name>?</name><source>" + source
           + "</source><target><path>" + target + "</path></target></pool>";
}
QByteArray dir(const char *path)
{
    return pool("dir", {}, path);
}
QByteArray fs(const char *device, const char *mountPoint)
{
    return pool("fs", QByteArray("<device path='") + device + "'/>", mountPoint);
}
QByteArray netfs(const char *server, const char *path, const char *mountPoint,
                 const char *format = "auto")
{
    return pool("netfs",
                QByteArray("<host name='") + server + "'/><dir path='" + path + "'/><format type='"
                    + format + "'/>",
                mountPoint);
}

PoolEntry hostPool(PoolDefinition of, PoolId id)
{
    of.name = std::string(1, static_cast<char>('a' + id.value() - 1));
    PoolEntry entry;
    entry.host = host;
    entry.live = entry.persistent = std::move(of);
    return entry;
}

QString described(const Finding &finding)
{
    return QStringLiteral("%1 %2: %3")
        .arg(QString::fromLatin1(severityId(finding.severity).data()),
             QString::fromLatin1(findingKindId(finding.kind).data()),
             QString::fromStdString(resourceName(finding.resource)));
}

QString nameOf(PoolId pool)
{
    return QString(QChar(u'a' + static_cast<char16_t>(pool.value() - 1)));
}

ConflictChecker checkerOf(const QList<QByteArray> &pools, const HostTopology &topology = {})
{
    ConflictChecker checker;
    checker.addHost(host, {}, topology);
    PoolId id = noPool;
    for (const QByteArray &xml : pools) {
        ++id;
        checker.update(id, hostPool(definition(xml), id));
    }
    return checker;
}

std::vector<Finding> between(const ConflictChecker &checker, PoolId pool, PoolId peer)
{
    std::vector<Finding> findings = checker.findingsOf(pool);
    std::erase_if(findings, [peer](const Finding &finding) { return finding.peer != peer; });
    return findings;
}

QStringList described(const std::vector<Finding> &findings)
{
    QStringList list;
    for (const Finding &finding : findings)
        list.append(described(finding));
    return list;
}

HostTopology::Mount mounted(const char *point, const char *type, const char *source,
                            const char *root = "/")
{
    return {point, type, source, root};
}

} // namespace

/// What lies below a mount point lies in what is mounted there.
class TestThroughMounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void poolsThatMount_data();
    void poolsThatMount();
    void mountsOfThisMachine_data();
    void mountsOfThisMachine();
    void sentenceTellsTheChain();
    void comesAndGoesWithTheMount();
    void draftsMountNothing();
    void circlesAndLongChainsEnd();
    void manyBelowAreBorne();
};

// The first two of the pools are compared; the others are what mounts.
void TestThroughMounts::poolsThatMount_data()
{
    QTest::addColumn<QList<QByteArray>>("pools");
    QTest::addColumn<QStringList>("findings");
    const auto row = [](const char *name, const QList<QByteArray> &pools, const char *finding) {
        const QString text = QString::fromLatin1(finding);
        QTest::newRow(name) << pools << (text.isEmpty() ? QStringList() : QStringList{text});
    };
    const QByteArray nas = netfs("nas", "/export", "/mnt/a");
    row("a directory in an export, and the directory mounted elsewhere",
        {dir("/mnt/a/x"), netfs("nas", "/export/x", "/mnt/b"), nas},
        "warning same-storage: nfs:nas/export/x");
    row("a directory in an export, and the export mounted elsewhere",
        {dir("/mnt/a/x"), netfs("NAS.", "/export/", "/mnt/b"), nas},
        "warning overlap: nfs:nas/export/x");
    row("the mount point itself", {dir("/mnt/a"), netfs("NAS", "/export", "/mnt/b"), nas},
        "warning same-storage: nfs:nas/export");
    row("part of it elsewhere", {dir("/mnt/a"), netfs("nas", "/export/x/y", "/mnt/b"), nas},
        "warning overlap: nfs:nas/export/x/y");
    row("another directory in the export",
        {dir("/mnt/a/x"), netfs("nas", "/export/z", "/mnt/b"), nas}, "");
    row("beside the mount point", {dir("/mnt/ab"), netfs("nas", "/export", "/mnt/b"), nas}, "");
    row("two directories, each in a mount of its own",
        {dir("/mnt/a/x/y"), dir("/mnt/b/y"), nas, netfs("nas", "/export/x", "/mnt/b")},
        "error same-storage: nfs:nas/export/x/y");
    row("the pool that mounts, told once", {dir("/mnt/a/x"), nas},
        "warning overlap: file:/mnt/a/x");
    row("the deepest mount counts",
        {dir("/mnt/a/in/x"), netfs("nas", "/export/in/x", "/mnt/b"), nas,
         netfs("other", "/", "/mnt/a/in")},
        "");
    row("a share",
        {dir("/mnt/s/VM"), netfs("nas", "/Data/vm", "/mnt/b", "cifs"),
         netfs("nas", "/data", "/mnt/s", "cifs")},
        "warning same-storage: cifs:nas/data/vm");
    row("a Gluster volume and the pool on it",
        {dir("/mnt/g/x"), pool("gluster", "<host name='g'/><name>v</name><dir path='/x'/>", "/"),
         netfs("g", "/v", "/mnt/g", "glusterfs")},
        "warning same-storage: gluster:g/v/x");
    row("a file system by two names of its device",
        {dir("/mnt/a"), fs("/dev/mapper/vg0-lv1", "/mnt/b"), fs("/dev/vg0/lv1", "/mnt/a")},
        "error same-storage: lvm:vg0/lv1");
    row("a directory in it",
        {dir("/mnt/a/x"), fs("/dev/mapper/vg0-lv1", "/mnt/b"), fs("/dev/vg0/lv1", "/mnt/a")},
        "warning overlap: lvm:vg0/lv1///x");
    row("directories in it",
        {dir("/mnt/a/x"), dir("/mnt/b/x"), fs("/dev/mapper/vg0-lv1", "/mnt/b"),
         fs("/dev/vg0/lv1", "/mnt/a")},
        "error same-storage: lvm:vg0/lv1///x");
    row("a directory is no partition",
        {dir("/mnt/a/1"), fs("/dev/sdb1", "/mnt/b"), fs("/dev/sdb", "/mnt/a")}, "");
    row("the disk of the file system is told of that",
        {dir("/mnt/a/x"), pool("disk", "<device path='/dev/sdb'/>", "/dev"),
         fs("/dev/sdb1", "/mnt/a")},
        "");
    row("a file system in an image in an export",
        {dir("/mnt/i/x"), dir("/mnt/j/x"), nas, netfs("nas", "/export/img", "/mnt/b"),
         fs("/mnt/a/img/1.raw", "/mnt/i"), fs("/mnt/b/1.raw", "/mnt/j")},
        "error same-storage: nfs:nas/export/img/1.raw///x");
    row("the image itself",
        {fs("/mnt/a/img/1.raw", "/mnt/i"), fs("/mnt/b/1.raw", "/mnt/j"), nas,
         netfs("nas", "/export/img", "/mnt/b")},
        "error same-storage: nfs:nas/export/img/1.raw");
    for (const char *own : {"localhost", "127.0.0.1", "::1", "[::1]", "LOCALHOST."})
        row(own, {dir("/mnt/a/x"), dir("/srv/vm/x"), netfs(own, "/srv/vm", "/mnt/a")},
            "error same-storage: file:/srv/vm/x");
    row("an own export of an own export",
        {dir("/mnt/b/y"), dir("/srv/vm/x/y"), netfs("localhost", "/srv/vm", "/mnt/a"),
         netfs("localhost", "/mnt/a/x", "/mnt/b")},
        "error same-storage: file:/srv/vm/x/y");
    row("vstorage",
        {dir("/mnt/v/x"), dir("/mnt/w/x"), pool("vstorage", "<name>c</name>", "/mnt/v"),
         pool("vstorage", "<name>c</name>", "/mnt/w")},
        "error same-storage: vstorage:c/x");
    row("one mount point in another's export is only covered",
        {netfs("nas2", "/y", "/mnt/a/p"), netfs("nas", "/export/p", "/mnt/b"), nas}, "");
}

void TestThroughMounts::poolsThatMount()
{
    QFETCH(QList<QByteArray>, pools);
    ConflictChecker checker = checkerOf(pools);
    QTEST(described(between(checker, one, two)), "findings");
    QTEST(described(between(checker, two, one)), "findings");
    // Whoever comes first.
    std::reverse(pools.begin(), pools.end());
    checker = checkerOf(pools);
    const PoolId last(pools.size());
    QTEST(described(between(checker, last, PoolId(last.value() - 1))), "findings");
}

void TestThroughMounts::mountsOfThisMachine_data()
{
    QTest::addColumn<QList<QByteArray>>("pools");
    QTest::addColumn<QStringList>("findings");
    const auto row = [](const char *name, const QByteArray &first, const QByteArray &second,
                        const char *finding) {
        const QString text = QString::fromLatin1(finding);
        QTest::newRow(name) << QList<QByteArray>{first, second}
                            << (text.isEmpty() ? QStringList() : QStringList{text});
    };
    row("an export", dir("/net/nas/x"), netfs("nas", "/export/x", "/mnt/b"),
        "warning same-storage: nfs:nas/export/x");
    row("an export by an address", dir("/net/six"), netfs("[fe80::1]", "/e", "/mnt/b"),
        "warning same-storage: nfs:[fe80::1]/e");
    row("a share", dir("/net/share/d"), netfs("srv", "/Share/D", "/mnt/b", "cifs"),
        "warning same-storage: cifs:srv/share/d");
    row("a disk", dir("/data"), fs("/dev/disk/by-id/x", "/mnt/b"),
        "error same-storage: block:sdb/1");
    row("the root file system", dir("/srv"), fs("/dev/sda1", "/mnt/b"),
        "warning overlap: block:sda/1///srv");
    row("another disk", dir("/srv"), fs("/dev/sdb1", "/mnt/b"), "");
    row("a subvolume", dir("/home/vm"), dir("/data/@home/vm"),
        "error same-storage: block:sdb/1///@home/vm");
    row("what lies nowhere", dir("/run/x"), fs("/dev/sda1", "/mnt/b"), "");
    row("the pool that is started, told once", dir("/net/nas/x"),
        netfs("nas", "/export", "/net/nas"), "warning overlap: file:/net/nas/x");
    row("a loop device and the file behind it", fs("/dev/loop3", "/mnt/a"),
        fs("/srv/disk.img", "/mnt/b"), "error same-storage: file:/srv/disk.img");
    row("a loop device and the pool that has its file", fs("/dev/loop3", "/mnt/a"), dir("/srv"),
        "info stacked: file:/srv/disk.img");
    row("a file in shared memory", fs("/dev/shm/x/../d.img", "/mnt/a"), dir("/dev/shm"),
        "info stacked: file:/dev/shm/d.img");
    row("partition of a loop device", fs("/dev/loop3p1", "/mnt/a"), fs("/srv/disk.img", "/mnt/b"),
        "error overlap: file:/srv/disk.img/p1");
    row("a file system in a file that is mounted", dir("/mnt/img/x"), fs("/srv/disk.img", "/mnt/b"),
        "warning overlap: file:/srv/disk.img///x");
}

void TestThroughMounts::mountsOfThisMachine()
{
    QFETCH(QList<QByteArray>, pools);
    HostTopology topology;
    topology.locality = HostTopology::Locality::Local;
    topology.devicesKnown = true;
    topology.aliases["/dev/disk/by-id/x"] = "/dev/sdb1";
    topology.loopFiles["loop3"] = "/srv/disk.img";
    topology.mounts = {mounted("/", "ext4", "/dev/sda1"),
                       mounted("/data", "btrfs", "/dev/sdb1"),
                       mounted("/home", "btrfs", "/dev/sdb1", "/@home"),
                       mounted("/mnt/img", "ext4", "/dev/loop3"),
                       mounted("/net/nas", "nfs4", "nas:/export"),
                       mounted("/net/share", "cifs", "//srv/share"),
                       mounted("/net/six", "nfs", "[fe80::1]:/e"),
                       mounted("/run", "tmpfs", "tmpfs")};
    const ConflictChecker checker = checkerOf(pools, topology);
    QTEST(described(between(checker, one, two)), "findings");
    // Known later, or no more: the same.
    ConflictChecker later = checkerOf(pools);
    later.setTopology(host, topology);
    QTEST(described(between(later, two, one)), "findings");
    later.setTopology(host, {});
    QCOMPARE(described(between(later, two, one)), described(between(checkerOf(pools), two, one)));
}

void TestThroughMounts::sentenceTellsTheChain()
{
    const ConflictChecker checker = checkerOf(
        {dir("/mnt/a/x"), netfs("nas", "/export/x", "/mnt/b"), netfs("nas", "/export", "/mnt/a")});
    const QString chain = QStringLiteral("“/mnt/a/x” is on nas:/export, which “c” mounts.");
    const Finding mine = between(checker, one, two).front();
    QVERIFY2(withoutIsolates(findingtext::reason(mine, nameOf)).startsWith(chain),
             qPrintable(withoutIsolates(findingtext::reason(mine, nameOf))));
    for (const Finding &finding : {mine, between(checker, two, one).front()}) {
        for (const QString &text : {findingtext::explanation(finding, nameOf),
                                    findingtext::explanationOfPair(finding, nameOf)})
            QVERIFY2(withoutIsolates(text).contains(chain), qPrintable(withoutIsolates(text)));
    }

    const ConflictChecker longer =
        checkerOf({dir("/mnt/i/x"), dir("/mnt/j/x"), netfs("nas", "/e", "/mnt/a"),
                   netfs("::1", "/mnt/a", "/mnt/i"), netfs("nas", "/e", "/mnt/j")});
    const QString text =
        withoutIsolates(findingtext::reason(between(longer, one, two).front(), nameOf));
    for (const char *part :
         {"“/mnt/i/x” is on [::1]:/mnt/a, which “d” mounts", "this is on nas:/e, which “c” mounts",
          "“/mnt/j/x” is on nas:/e, which “e” mounts."})
        QVERIFY2(text.contains(QString::fromUtf8(part)), qPrintable(text));

    HostTopology topology;
    topology.mounts = {mounted("/net", "nfs4", "nas:/e")};
    const ConflictChecker anyway =
        checkerOf({dir("/net/x"), netfs("nas", "/e/x", "/mnt/b")}, topology);
    const QString told =
        withoutIsolates(findingtext::reason(between(anyway, one, two).front(), nameOf));
    QVERIFY2(told.contains(QStringLiteral("“/net/x” is on nas:/e, which is mounted there.")),
             qPrintable(told));
}

// Whose findings differ is told exactly.
void TestThroughMounts::comesAndGoesWithTheMount()
{
    ConflictChecker checker =
        checkerOf({dir("/mnt/a/x"), netfs("nas", "/export/x", "/mnt/b"), dir("/mnt/c")});
    QVERIFY(checker.findingsOf(one).empty());
    const PoolDefinition mounting = definition(netfs("nas", "/export", "/mnt/a"));
    QCOMPARE(checker.update(four, hostPool(mounting, four)), (std::vector<PoolId>{one, two, four}));
    QCOMPARE(checker.statusOf(two), (FindingCounts{0, 2, 0}));
    QCOMPARE(checker.findingsOf(two).front().peerVia,
             (std::vector<MountStep>{{four, "nas:/export"}}));
    PoolDefinition elsewhere = mounting;
    elsewhere.targetPath = "/mnt/c";
    QCOMPARE(checker.update(four, hostPool(elsewhere, four)),
             (std::vector<PoolId>{one, two, three, four}));
    QVERIFY(checker.findingsOf(one).empty());
    QCOMPARE(described(between(checker, two, three)),
             QStringList{QStringLiteral("warning overlap: nfs:nas/export/x")});
    QCOMPARE(checker.remove(four), (std::vector<PoolId>{two, three}));
    for (const PoolId id : {one, two, three})
        QVERIFY(checker.statusOf(id).clean());
}

void TestThroughMounts::draftsMountNothing()
{
    ConflictChecker checker = checkerOf({dir("/mnt/a/x"), netfs("nas", "/export/x", "/mnt/b")});
    PoolEntry entry;
    entry.host = host;
    entry.draft = definition(netfs("nas", "/export", "/mnt/a"));
    checker.update(three, entry);
    QVERIFY(between(checker, one, two).empty());
    // But what is drafted below a mount point is compared.
    entry.draft = definition(dir("/mnt/b/y"));
    checker.update(three, entry);
    checker.update(four, hostPool(definition(netfs("nas", "/export/x/y", "/mnt/c")), four));
    QCOMPARE(described(between(checker, three, four)),
             QStringList{QStringLiteral("warning same-storage: nfs:nas/export/x/y")});
}

void TestThroughMounts::circlesAndLongChainsEnd()
{
    QList<QByteArray> pools{dir("/mnt/0/x"), dir("/mnt/1/x"),
                            netfs("localhost", "/mnt/1", "/mnt/0"),
                            netfs("localhost", "/mnt/0", "/mnt/1")};
    QCOMPARE(described(between(checkerOf(pools), one, two)).size(), 1);
    pools = {dir("/m/0/x"), dir("/m/200/x")};
    for (int i = 0; i < 200; ++i)
        pools << netfs("localhost", ("/m/" + QByteArray::number(i + 1)).constData(),
                       ("/m/" + QByteArray::number(i)).constData());
    QVERIFY(between(checkerOf(pools), one, two).empty());
}

// Nothing is derived from what a pool mounts on the root; and ten thousand pools below a mount point
// are renewed when it comes.
void TestThroughMounts::manyBelowAreBorne()
{
    ConflictChecker checker;
    checker.addHost(host);
    constexpr std::uint64_t count = 10000;
    for (PoolId id(1); id <= PoolId(count); ++id) {
        PoolDefinition below = definition(dir("/srv/x"));
        below.name = "below" + std::to_string(id.value());
        below.targetPath = "/srv/" + std::to_string(id.value());
        PoolEntry entry;
        entry.host = host;
        entry.live = entry.persistent = below;
        checker.update(id, entry);
    }
    checker.update(PoolId(count + 1), hostPool(definition(netfs("nas", "/e", "/mnt")), two));
    QCOMPARE(checker.update(PoolId(count + 2), hostPool(definition(netfs("nas", "/f", "/")), three))
                 .size(),
             count + 2);
    QCOMPARE(
        checker.update(PoolId(count + 2), hostPool(definition(netfs("nas", "/e", "/srv")), three))
            .size(),
        count + 2);
    QCOMPARE(checker.statusOf(PoolId(count + 1)).warnings, int(count));
    QCOMPARE(checker.remove(PoolId(count + 2)).size(), count + 1);
    QVERIFY(checker.statusOf(PoolId(count + 1)).clean());
}

QTEST_APPLESS_MAIN(TestThroughMounts)
#include "tst_throughmounts.moc"
