// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/topology/localpaths.h"
#include "app/topology/topologylookup.h"
#include "model/conflict/conflictchecker.h"
#include "model/pool/poolreader.h"
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

private:
    enum class Expected { Apart, Same, Overlap };

    [[nodiscard]] QString path(const char *relative) const
    {
        return m_daemon.path(QString::fromLatin1(relative));
    }
    void run(const QString &program, const QStringList &arguments);
    QString attachLoop(const char *image);

    [[nodiscard]] std::vector<Finding> findingsOf(const QByteArray &first,
                                                  const QByteArray &second);
    [[nodiscard]] Pool start(const QByteArray &xml);
    /// A file made as a volume of the first pool is below the target of the second.
    [[nodiscard]] bool isSeen(virStoragePoolPtr maker, virStoragePoolPtr other, const char *name);

    PrivateLibvirtd m_daemon;
    Connection m_connection;
    QString m_loop;
    QString m_otherLoop;
};

void TestStorageTruth::run(const QString &program, const QStringList &arguments)
{
    if (!m_daemon.run(program, arguments))
        QFAIL(qPrintable(program + QLatin1Char(' ') + arguments.join(QLatin1Char(' '))
                         + QLatin1String(": ") + m_daemon.errorString()));
}

QString TestStorageTruth::attachLoop(const char *image)
{
    run(QStringLiteral("truncate"), {QStringLiteral("-s"), QStringLiteral("16M"), path(image)});
    run(QStringLiteral("mkfs.ext4"), {QStringLiteral("-q"), path(image)});
    const auto device = m_daemon.run(QStringLiteral("losetup"),
                                     {QStringLiteral("-f"), QStringLiteral("--show"), path(image)});
    return device ? QString::fromUtf8(device->trimmed()) : QString();
}

void TestStorageTruth::initTestCase()
{
    POOLWARDEN_REQUIRE_DAEMON(m_daemon);
    m_connection.reset(virConnectOpen(m_daemon.uri().toUtf8().constData()));
    QVERIFY(m_connection);
    for (const char *folder : {"t/srv/vm", "t/srv2", "t/other", "t/bind", "t/part", "t/mnt/a",
                               "t/mnt/b", "t/mnt/c", "t/x", "t/elsewhere"})
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
    m_loop = attachLoop("t/first.img");
    m_otherLoop = attachLoop("t/second.img");
    QVERIFY2(!m_loop.isEmpty() && !m_otherLoop.isEmpty(), qPrintable(m_daemon.errorString()));
    run(QStringLiteral("ln"), {QStringLiteral("-s"), m_loop, path("t/disk")});
}

void TestStorageTruth::cleanupTestCase()
{
    m_connection.reset();
    for (const QString &loop : {m_loop, m_otherLoop}) {
        if (!loop.isEmpty())
            m_daemon.run(QStringLiteral("losetup"), {QStringLiteral("-d"), loop});
    }
}

void TestStorageTruth::findingIsTrue_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *name, const QByteArray &first, const QByteArray &second,
                        Expected expected) {
        QTest::newRow(name) << first << second << int(expected);
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
}

void TestStorageTruth::findingIsTrue()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(int, expected);

    const std::vector<Finding> findings = findingsOf(first, second);
    const bool same = std::ranges::any_of(
        findings, [](const Finding &f) { return f.kind == FindingKind::SameStorage; });
    const bool overlap = std::ranges::any_of(
        findings, [](const Finding &f) { return f.kind == FindingKind::Overlap; });
    QCOMPARE(same, Expected(expected) == Expected::Same);
    QCOMPARE(overlap, Expected(expected) == Expected::Overlap);

    const Pool one = start(first);
    QVERIFY2(one, virGetLastErrorMessage());
    const Pool two = start(second);
    QVERIFY2(two, virGetLastErrorMessage());
    const bool thereFromHere = isSeen(one.get(), two.get(), "from-one");
    const bool hereFromThere = isSeen(two.get(), one.get(), "from-two");
    for (const Pool *pool : {&two, &one}) {
        QCOMPARE(virStoragePoolDestroy(pool->get()), 0);
        QCOMPARE(virStoragePoolUndefine(pool->get()), 0);
    }
    QCOMPARE(thereFromHere && hereFromThere, same);
    QCOMPARE(thereFromHere || hereFromThere, same || overlap);
}

std::vector<Finding> TestStorageTruth::findingsOf(const QByteArray &first, const QByteArray &second)
{
    HostTopology topology;
    topology.locality = HostTopology::Locality::Local;
    const auto mounts =
        m_daemon.run(QStringLiteral("cat"), {QStringLiteral("/proc/self/mountinfo")});
    const std::string root = "/proc/" + std::to_string(m_daemon.pid()) + "/root";
    const LocalPaths paths(mounts.value_or(QByteArray()).toStdString(), root);
    ConflictChecker checker;
    PoolId id = 1;
    for (const QByteArray &xml : {first, second}) {
        const auto definition = std::get<PoolDefinition>(readPool(xml.toStdString()));
        for (const std::string &path : namesToResolve(definition).paths) {
            topology.realPaths[path] = paths.canonical(path);
        }
    }
    checker.addHost(1, {}, topology);
    for (const QByteArray &xml : {first, second}) {
        PoolEntry entry;
        entry.host = 1;
        entry.live = entry.persistent = std::get<PoolDefinition>(readPool(xml.toStdString()));
        checker.update(id++, entry);
    }
    return checker.findingsOf(1);
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
