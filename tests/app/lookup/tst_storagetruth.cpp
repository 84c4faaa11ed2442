// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/lookup/localpaths.h"
#include "app/lookup/loopdevices.h"
#include "app/lookup/topologylookup.h"
#include "model/conflict/conflictchecker.h"
#include "model/xml/poolreader.h"
#include "tests/support/privatelibvirtd.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <unistd.h>

using namespace poolwarden;

namespace {

struct ConnectionClose {
    void operator()(virConnectPtr connection) const { virConnectClose(connection); }
};
struct PoolFree {
    void operator()(virStoragePoolPtr pool) const { virStoragePoolFree(pool); }
};
struct VolumeFree {
    void operator()(virStorageVolPtr volume) const { virStorageVolFree(volume); }
};
using Connection = std::unique_ptr<virConnect, ConnectionClose>;
using Pool = std::unique_ptr<virStoragePool, PoolFree>;
using Volume = std::unique_ptr<virStorageVol, VolumeFree>;

QByteArray dirXml(const char *name, const QString &path)
{
    return QByteArray("<pool type='dir'><name>") + name + "</name><target><path>" + path.toUtf8()
           + "</path></target></pool>";
}

QByteArray fsXml(const char *name, const QString &device, const QString &path)
{
    return QByteArray("<pool type='fs'><name>") + name + "</name><source><device path='"
           + device.toUtf8() + "'/></source><target><path>" + path.toUtf8()
           + "</path></target></pool>";
}

} // namespace

/// What the engine says of two pools is held against what really happens: both are started on a real
/// libvirtd, a volume is made in one, and is or is not there in the other.
class TestStorageTruth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void findingIsTrue_data();
    void findingIsTrue();
    void loopbackExportIsTheDirectory();

private:
    enum class Expected { Apart, Same, Overlap };

    [[nodiscard]] QString path(const char *relative) const
    {
        return m_daemon.path(QString::fromLatin1(relative));
    }
    void run(const QString &program, const QStringList &arguments);
    /// With a file system that has this label and a directory x.
    QString attachLoop(const char *image, const char *label);
    void compare(const QList<QByteArray> &pools, Expected expected);
    void unmountRest();

    /// Between the first two.
    [[nodiscard]] std::vector<Finding> findingsOf(const QList<QByteArray> &pools);
    [[nodiscard]] Pool start(const QByteArray &xml);
    /// A file made as a volume of the first pool is below the target of the second.
    [[nodiscard]] bool isSeen(virStoragePoolPtr maker, virStoragePoolPtr other, const char *name);

    PrivateLibvirtd m_daemon;
    Connection m_connection;
    QString m_loop;
    QString m_otherLoop;
    QString m_mountedLoop;
};

void TestStorageTruth::run(const QString &program, const QStringList &arguments)
{
    if (!m_daemon.run(program, arguments))
        QFAIL(qPrintable(program + QLatin1Char(' ') + arguments.join(QLatin1Char(' '))
                         + QLatin1String(": ") + m_daemon.errorString()));
}

QString TestStorageTruth::attachLoop(const char *image, const char *label)
{
    run(QStringLiteral("truncate"), {QStringLiteral("-s"), QStringLiteral("16M"), path(image)});
    run(QStringLiteral("mkfs.ext4"),
        {QStringLiteral("-q"), QStringLiteral("-L"), QString::fromLatin1(label), path(image)});
    const auto device = m_daemon.run(QStringLiteral("losetup"),
                                     {QStringLiteral("-f"), QStringLiteral("--show"), path(image)});
    if (!device)
        return {};
    const QString loop = QString::fromUtf8(device->trimmed());
    run(QStringLiteral("mount"), {loop, path("t/mnt/c")});
    run(QStringLiteral("mkdir"), {path("t/mnt/c/x")});
    run(QStringLiteral("umount"), {path("t/mnt/c")});
    return loop;
}

void TestStorageTruth::initTestCase()
{
    POOLWARDEN_REQUIRE_DAEMON(m_daemon);
    m_connection.reset(virConnectOpen(m_daemon.uri().toUtf8().constData()));
    QVERIFY(m_connection);
    for (const char *folder : {"t/srv/vm", "t/srv2", "t/other", "t/bind", "t/part", "t/mnt/a",
                               "t/mnt/b", "t/mnt/c", "t/x", "t/elsewhere", "t/fstab"})
        QVERIFY(!m_daemon.makeDirectory(QString::fromLatin1(folder)).isEmpty());
    const auto link = [this](const char *target, const char *name) {
        run(QStringLiteral("ln"), {QStringLiteral("-s"), path(target), path(name)});
    };
    link("t/srv", "t/link");
    link("t/elsewhere", "t/x/link");
    if (geteuid() != 0)
        return;
    const auto bind = [this](const char *source, const char *target) {
        run(QStringLiteral("mount"), {QStringLiteral("--bind"), path(source), path(target)});
    };
    bind("t/srv", "t/bind");
    bind("t/srv/vm", "t/part");
    m_loop = attachLoop("t/first.img", "pw-truth-1");
    m_otherLoop = attachLoop("t/second.img", "pw-truth-2");
    m_mountedLoop = attachLoop("t/third.img", "pw-truth-3");
    QVERIFY2(!m_loop.isEmpty() && !m_otherLoop.isEmpty() && !m_mountedLoop.isEmpty(),
             qPrintable(m_daemon.errorString()));
    run(QStringLiteral("mount"), {m_mountedLoop, path("t/fstab")});
    run(QStringLiteral("ln"), {QStringLiteral("-s"), m_loop, path("t/disk")});
}

void TestStorageTruth::cleanupTestCase()
{
    m_connection.reset();
    if (!m_mountedLoop.isEmpty())
        m_daemon.run(QStringLiteral("umount"), {path("t/fstab")});
    for (const QString &loop : {m_loop, m_otherLoop, m_mountedLoop}) {
        if (!loop.isEmpty())
            m_daemon.run(QStringLiteral("losetup"), {QStringLiteral("-d"), loop});
    }
}

void TestStorageTruth::findingIsTrue_data()
{
    QTest::addColumn<QList<QByteArray>>("pools");
    QTest::addColumn<int>("expected");
    // The first two are compared; the others are started before them.
    const auto row = [](const char *name, const QByteArray &first, const QByteArray &second,
                        Expected expected, const QList<QByteArray> &others = {}) {
        QTest::newRow(name) << QList<QByteArray>{first, second} + others << int(expected);
    };
    const auto dir = [this](const char *name, const char *relative) {
        return dirXml(name, path(relative));
    };
    row("two directories", dir("a", "t/srv"), dir("b", "t/other"), Expected::Apart);
    row("names that begin alike", dir("a", "t/srv"), dir("b", "t/srv2"), Expected::Apart);
    row("one directory spelled twice", dir("a", "t/srv"), dir("b", "t/other/../srv"),
        Expected::Same);
    row("a symbolic link", dir("a", "t/srv"), dir("b", "t/link"), Expected::Same);
    row("a directory in a directory", dir("a", "t/srv"), dir("b", "t/srv/vm"), Expected::Overlap);
    row("a directory in a directory, through a link", dir("a", "t/srv"), dir("b", "t/link/vm"),
        Expected::Overlap);
    row("a link inside leads away", dir("a", "t/x"), dir("b", "t/elsewhere"), Expected::Apart);
    if (geteuid() != 0)
        return;
    row("a bind mount", dir("a", "t/srv"), dir("b", "t/bind"), Expected::Same);
    row("a bind mount of a part", dir("a", "t/srv"), dir("b", "t/part"), Expected::Overlap);
    row("the part by its two names", dir("a", "t/srv/vm"), dir("b", "t/part"), Expected::Same);
    row("a link and a bind mount", dir("a", "t/link/vm"), dir("b", "t/bind/vm"), Expected::Same);
    const auto fs = [this](const char *name, const QString &device, const char *relative) {
        return fsXml(name, device, path(relative));
    };
    row("two file systems", fs("a", m_loop, "t/mnt/a"), fs("b", m_otherLoop, "t/mnt/b"),
        Expected::Apart);
    row("a file system and a directory on its mount point", fs("a", m_loop, "t/mnt/a"),
        dir("b", "t/mnt/a"), Expected::Same);
    row("a file system and a directory beside it", fs("a", m_loop, "t/mnt/a"), dir("b", "t/mnt/c"),
        Expected::Apart);
    row("a file system by two names of its device", fs("a", m_loop, "t/mnt/a"),
        fs("b", path("t/disk"), "t/mnt/b"), Expected::Same);
    row("a file system by its label, spelled twice",
        fs("a", QStringLiteral("LABEL=pw-truth-1"), "t/mnt/a"),
        fs("b", QStringLiteral("LABEL=&quot;pw-truth-1&quot;"), "t/mnt/b"), Expected::Same);
    row("file systems of two labels", fs("a", QStringLiteral("LABEL=pw-truth-1"), "t/mnt/a"),
        fs("b", QStringLiteral("LABEL=pw-truth-2"), "t/mnt/b"), Expected::Apart);
    row("a loop device and the file behind it", fs("a", m_loop, "t/mnt/a"),
        fs("b", path("t/first.img"), "t/mnt/b"), Expected::Same);
    row("a loop device and another file", fs("a", m_loop, "t/mnt/a"),
        fs("b", path("t/second.img"), "t/mnt/b"), Expected::Apart);
    row("what is mounted anyway, and a pool of its device", dir("a", "t/fstab"),
        fs("b", m_mountedLoop, "t/mnt/b"), Expected::Same);
    row("a directory in what is mounted anyway", dir("a", "t/fstab/x"),
        fs("b", m_mountedLoop, "t/mnt/b"), Expected::Overlap);
    row("the same by the file behind it", dir("a", "t/fstab/x"),
        fs("b", path("t/third.img"), "t/mnt/b"), Expected::Overlap);
    row("what is mounted anyway, and a pool of another device", dir("a", "t/fstab/x"),
        fs("b", m_loop, "t/mnt/b"), Expected::Apart);
    row("a directory in what a pool mounts, and a pool of its device", dir("a", "t/mnt/a/x"),
        fs("b", path("t/disk"), "t/mnt/b"), Expected::Overlap, {fs("c", m_loop, "t/mnt/a")});
    row("one directory through two mounts", dir("a", "t/mnt/a/x"), dir("b", "t/mnt/b/x"),
        Expected::Same, {fs("c", m_loop, "t/mnt/a"), fs("d", path("t/disk"), "t/mnt/b")});
    row("directories in two file systems", dir("a", "t/mnt/a/x"), dir("b", "t/mnt/b/x"),
        Expected::Apart, {fs("c", m_loop, "t/mnt/a"), fs("d", m_otherLoop, "t/mnt/b")});
}

void TestStorageTruth::findingIsTrue()
{
    QFETCH(QList<QByteArray>, pools);
    QFETCH(int, expected);
    compare(pools, Expected(expected));
}

void TestStorageTruth::compare(const QList<QByteArray> &pools, Expected expected)
{
    const std::vector<Finding> findings = findingsOf(pools);
    const bool same = std::ranges::any_of(
        findings, [](const Finding &f) { return f.kind == FindingKind::SameStorage; });
    const bool overlap = std::ranges::any_of(
        findings, [](const Finding &f) { return f.kind == FindingKind::Overlap; });
    QCOMPARE(same, expected == Expected::Same);
    QCOMPARE(overlap, expected == Expected::Overlap);

    std::vector<Pool> started;
    for (qsizetype i = 2; i < pools.size() + 2; ++i) {
        started.push_back(start(pools.at(i % pools.size())));
        QVERIFY2(started.back(), virGetLastErrorMessage());
    }
    virStoragePoolPtr one = started[started.size() - 2].get();
    virStoragePoolPtr two = started.back().get();
    const bool thereFromHere = isSeen(one, two, "from-one");
    const bool hereFromThere = isSeen(two, one, "from-two");
    // Now that all is mounted, the machine tells more, and it is the same.
    const std::vector<Finding> mountedFindings = findingsOf(pools);
    while (!started.empty()) {
        QCOMPARE(virStoragePoolDestroy(started.back().get()), 0);
        QCOMPARE(virStoragePoolUndefine(started.back().get()), 0);
        started.pop_back();
    }
    unmountRest();
    QCOMPARE(mountedFindings.empty(), findings.empty());
    QCOMPARE(thereFromHere && hereFromThere, same);
    QCOMPARE(thereFromHere || hereFromThere, same || overlap);
}

// libvirt looks for the device by the name that the pool has for it, and leaves mounted what was mounted
// by its label or through a link.
void TestStorageTruth::unmountRest()
{
    for (const char *point : {"t/mnt/a", "t/mnt/b", "t/mnt/c"}) {
        while (m_daemon.run(QStringLiteral("mountpoint"), {QStringLiteral("-q"), path(point)}))
            run(QStringLiteral("umount"), {path(point)});
    }
}

// What a host exports to itself, mounted by one pool, and a directory pool on what is exported.
void TestStorageTruth::loopbackExportIsTheDirectory()
{
    const auto systems = m_daemon.run(QStringLiteral("cat"), {QStringLiteral("/proc/filesystems")});
    QVERIFY(systems);
    if (geteuid() != 0)
        QSKIP("only root can export a directory");
    // No skip: nothing that could be installed is missing.
    if (!systems->contains("\tnfsd\n") || !systems->contains("\tnfs4\n")) {
        qInfo("Not tried: the kernel has no NFS server or client.");
        return;
    }
    const QString folder = path("t/srv");
    if (!m_daemon.run(QStringLiteral("exportfs"),
                      {QStringLiteral("-o"), QStringLiteral("rw,no_root_squash,insecure,fsid=77"),
                       QStringLiteral("localhost:") + folder})) {
        qInfo("Not tried: nothing can be exported: %s", qPrintable(m_daemon.errorString()));
        return;
    }
    const QByteArray netfs = "<pool type='netfs'><name>a</name><source><host name='localhost'/>"
                             "<dir path='"
                             + folder.toUtf8() + "'/></source><target><path>"
                             + path("t/mnt/a").toUtf8() + "</path></target></pool>";
    compare({netfs, dirXml("b", folder)}, Expected::Same);
    compare({dirXml("a", path("t/mnt/a/vm")), dirXml("b", path("t/srv/vm")),
             QByteArray(netfs).replace("<name>a<", "<name>c<")},
            Expected::Same);
    m_daemon.run(QStringLiteral("exportfs"),
                 {QStringLiteral("-u"), QStringLiteral("localhost:") + folder});
}

std::vector<Finding> TestStorageTruth::findingsOf(const QList<QByteArray> &pools)
{
    HostTopology topology;
    topology.locality = HostTopology::Locality::Local;
    const auto mounts =
        m_daemon.run(QStringLiteral("cat"), {QStringLiteral("/proc/self/mountinfo")});
    const std::string root = "/proc/" + std::to_string(m_daemon.pid()) + "/root";
    const LocalPaths paths(mounts.value_or(QByteArray()).toStdString(), root);
    ConflictChecker checker;
    PoolId id;
    topology.mounts = paths.mounts();
    topology.loopFiles = loopFiles();
    for (const QByteArray &xml : pools) {
        const auto definition = std::get<PoolDefinition>(readPool(xml.toStdString()));
        for (const std::string &path : namesToResolve(definition).paths) {
            topology.realPaths[path] = paths.canonical(path);
        }
    }
    checker.addHost(HostId(1), {}, topology);
    for (const QByteArray &xml : pools) {
        PoolEntry entry;
        entry.host = HostId(1);
        entry.live = entry.persistent = std::get<PoolDefinition>(readPool(xml.toStdString()));
        checker.update(++id, entry);
    }
    std::vector<Finding> findings = checker.findingsOf(PoolId(1));
    std::erase_if(findings, [](const Finding &finding) { return finding.peer != PoolId(2); });
    return findings;
}

Pool TestStorageTruth::start(const QByteArray &xml)
{
    Pool pool(virStoragePoolDefineXML(m_connection.get(), xml.constData(), 0));
    if (!pool || virStoragePoolCreate(pool.get(), 0) != 0)
        return nullptr;
    return pool;
}

bool TestStorageTruth::isSeen(virStoragePoolPtr maker, virStoragePoolPtr other, const char *name)
{
    const QByteArray xml =
        QByteArray("<volume><name>") + name
        + "</name><capacity unit='KiB'>4</capacity><target><format type='raw'/></target></volume>";
    const Volume volume(virStorageVolCreateXML(maker, xml.constData(), 0));
    if (!volume) {
        QTest::qFail(virGetLastErrorMessage(), __FILE__, __LINE__);
        return false;
    }
    char *description = virStoragePoolGetXMLDesc(other, 0);
    const auto definition = std::get<PoolDefinition>(readPool(description));
    std::free(description);
    const auto found =
        m_daemon.run(QStringLiteral("find"),
                     {QStringLiteral("-H"), QString::fromStdString(*definition.targetPath),
                      QStringLiteral("-name"), QString::fromLatin1(name)});
    virStorageVolDelete(volume.get(), 0);
    return found && !found->trimmed().isEmpty();
}

QTEST_GUILESS_MAIN(TestStorageTruth)
#include "tst_storagetruth.moc"
