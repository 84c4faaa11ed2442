// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/conflictchecker.h"
#include "model/wording/findingtext.h"
#include "model/xml/poolreader.h"
#include "tests/support/idtext.h"

#include <QTest>

using namespace poolwarden;

namespace {

constexpr PoolId one(1);
constexpr PoolId two(2);
constexpr PoolId three(3);

PoolDefinition definition(const QByteArray &xml)
{
    ReadResult result =
        readPool(std::string_view(xml.constData(), static_cast<std::size_t>(xml.size())));
    if (const auto *refusal = std::get_if<Refusal>(&result))
        qFatal("not a definition: %s", libvirtMessage(*refusal).c_str());
    return std::get<PoolDefinition>(std::move(result));
}

// As short as the rows below need them: a type, a name and what is inside.
QByteArray pool(const char *type, const char *name, const QByteArray &content)
{
    return QByteArray("<pool type='") + type + "'><name>" + name + "</name>" + content + "</pool>";
}
QByteArray target(const char *path)
{
    return QByteArray("<target><path>") + path + "</path></target>";
}
QByteArray dir(const char *name, const char *path)
{
    return pool("dir", name, target(path));
}
QByteArray source(const QByteArray &content)
{
    return "<source>" + content + "</source>";
}
QByteArray device(const char *path)
{
    return QByteArray("<device path='") + path + "'/>";
}
QByteArray fs(const char *name, const char *path, const char *mountPoint)
{
    return pool("fs", name, source(device(path)) + target(mountPoint));
}
QByteArray netfs(const char *name, const char *host, const char *path, const char *mountPoint)
{
    return pool("netfs", name,
                source(QByteArray("<host name='") + host + "'/><dir path='" + path + "'/>")
                    + target(mountPoint));
}
QByteArray logical(const char *name, const char *group, const QByteArray &devices = {})
{
    return pool("logical", name, source(devices + "<name>" + group + "</name>"));
}
QByteArray iscsi(const char *type, const char *name, const char *host, const char *iqn)
{
    return pool(type, name,
                source(QByteArray("<host name='") + host + "'/>" + device(iqn)
                       + "<initiator><iqn name='iqn.2020-01.org.example:me'/></initiator>")
                    + target("/dev/disk/by-path"));
}

PoolEntry hostPool(const QByteArray &xml, HostId host = HostId(1))
{
    PoolEntry entry;
    entry.host = host;
    entry.live = entry.persistent = definition(xml);
    return entry;
}

PoolEntry draft(const QByteArray &xml, HostId host = HostId(1))
{
    PoolEntry entry;
    entry.host = host;
    entry.draft = definition(xml);
    return entry;
}

QString described(const Finding &finding)
{
    return QStringLiteral("%1 %2: %3")
        .arg(QString::fromLatin1(severityId(finding.severity).data()),
             QString::fromLatin1(findingKindId(finding.kind).data()),
             findingtext::resource(finding.resource));
}

QStringList described(const std::vector<Finding> &findings)
{
    QStringList list;
    for (const Finding &finding : findings)
        list.append(described(finding));
    return list;
}

} // namespace

class TestConflictFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void poolsOfOneHost_data();
    void poolsOfOneHost();
    void devicesByTagAndLabel_data();
    void devicesByTagAndLabel();
    void directoriesOfDevices_data();
    void directoriesOfDevices();
    void onePortIsOneUnderTwoNodes();
    void whatAHostExportsToItselfIsItsDirectory_data();
    void whatAHostExportsToItselfIsItsDirectory();
    void zfsTakesBareNames();
    void nameOfAMappedDeviceCanBeAPartition_data();
    void nameOfAMappedDeviceCanBeAPartition();
    void raidByItsName();
    void volumeGroupOnTwoHostsNamesLvmlockd();
    void poolsOfTwoHosts_data();
    void poolsOfTwoHosts();
    void draftIsRefusedWithAllItsRivals();
    void draftsRivalEachOther();
    void aDraftThatLeavesAPlaceIsNotNamedForIt();
    void redefinitionIsNoRivalOfItself();
    void identityIsTaken_data();
    void identityIsTaken();
    void renamingIsToldAsSuch();
    void pendingDefinitionsAreLostAtRestart();
    void liveDefinitionOfAStartedPoolCounts();
    void whatRunsIsWorseThanADraft();
    void unreadablePoolKeepsItsName();
    void unknownLinkIsUnverified();
    void remoteHostIsUnverifiedOnce();
    void decidedIsNotUnverified();
    void reasonsOfDoubtAreTrue();
    void backendComesBeforeConflicts();
    void portCountsOnTheNewSideOnly();
    void actionsFitTheFinding();
    void hostGoesWithItsPools();
    void hostileSizesAreBorne();
    void hostileDevicesAreBorne();
    void loopbackIsAnotherMachineOnEachHost();
};

void TestConflictFindings::poolsOfOneHost_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QStringList>("findings");
    const auto none = QStringList();
    const auto row = [](const char *name, const QByteArray &first, const QByteArray &second,
                        const QStringList &findings) {
        QTest::newRow(name) << first << second << findings;
    };
    const auto found = [](const char *text) { return QStringList{QString::fromUtf8(text)}; };

    row("directories apart", dir("a", "/srv/a"), dir("b", "/srv/b"), none);
    row("names that only begin alike", dir("a", "/srv/vm"), dir("b", "/srv/vm2"), none);
    row("directory by another spelling", dir("a", "/srv/vm"), dir("b", "/srv/x/../vm"),
        found("error same-storage: the directory /srv/vm"));
    row("directory in a directory", dir("a", "/srv"), dir("b", "/srv/vm"),
        found("warning overlap: the directory /srv/vm"));
    row("directory below a mount point", fs("a", "/dev/sdb1", "/mnt"), dir("b", "/mnt/vm"),
        found("warning overlap: the directory /mnt/vm"));
    row("directory on a mount point", fs("a", "/dev/sdb1", "/mnt"), dir("b", "/mnt"),
        found("error same-storage: the directory /mnt"));
    row("one mount point", fs("a", "/dev/sdb1", "/mnt"), netfs("b", "nas", "/x", "/mnt"),
        found("error same-storage: the directory /mnt"));
    row("a group without devices", logical("a", "vg0"), logical("b", "vg0"),
        found("error same-storage: the volume group vg0"));
    row("groups of other names", logical("a", "vg0"), logical("b", "vg1"), none);
    row("a device by its mapper name", fs("a", "/dev/vg0/lv1", "/mnt/a"),
        fs("b", "/dev/mapper/vg0-lv1", "/mnt/b"),
        found("error same-storage: the logical volume vg0/lv1"));
    row("file system on a logical volume", logical("a", "vg0"), fs("b", "/dev/vg0/lv1", "/mnt/b"),
        found("info stacked: the logical volume vg0/lv1"));
    row("partition of a disk pool", pool("disk", "a", source(device("/dev/sdb")) + target("/dev")),
        fs("b", "/dev/sdb1", "/mnt/b"), found("info stacked: partition 1 of /dev/sdb"));
    row("partition of a disk with a file system", fs("a", "/dev/sdb", "/mnt/a"),
        fs("b", "/dev/sdb1", "/mnt/b"), found("error overlap: partition 1 of /dev/sdb"));
    row("volume group inside a file system", fs("a", "/dev/sdb", "/mnt/a"),
        logical("b", "vg0", device("/dev/sdb1")), found("error overlap: partition 1 of /dev/sdb"));
    row("one target, two initiators", iscsi("iscsi-direct", "a", "h", "iqn.2012-01.org.example:t"),
        iscsi("iscsi-direct", "b", "h", "iqn.2012-01.org.example:t").replace(":me", ":you"),
        found("warning same-storage: the iSCSI target iqn.2012-01.org.example:t"));
    row("partitions of one disk", fs("a", "/dev/sdb1", "/mnt/a"), fs("b", "/dev/sdb2", "/mnt/b"),
        none);
    row("sdb and sdb1x are no relations", fs("a", "/dev/sdb", "/mnt/a"),
        fs("b", "/dev/sdbc", "/mnt/b"), none);
    row("image file in a directory pool", dir("a", "/srv"), fs("b", "/srv/disk.img", "/mnt/b"),
        found("info stacked: the directory /srv/disk.img"));
    row("multipath device", pool("mpath", "a", target("/dev/mapper")),
        fs("b", "/dev/mapper/mpatha", "/mnt/b"),
        found("warning overlap: the multipath device mpatha"));
    row("iscsi and iscsi-direct", iscsi("iscsi", "a", "h", "iqn.2012-01.org.example:t"),
        iscsi("iscsi-direct", "b", "h", "iqn.2012-01.org.EXAMPLE:t"),
        found("error same-storage: the iSCSI target iqn.2012-01.org.example:t"));
    row("iscsi-direct twice", iscsi("iscsi-direct", "a", "h", "iqn.2012-01.org.example:t"),
        iscsi("iscsi-direct", "b", "h", "iqn.2012-01.org.example:t"),
        found("error same-storage: the iSCSI target iqn.2012-01.org.example:t"));
    row("volume group on a LUN", iscsi("iscsi", "a", "h", "iqn.2012-01.org.example:t"),
        logical(
            "b", "vg0",
            device("/dev/disk/by-path/ip-192.0.2.1:3260-iscsi-iqn.2012-01.org.example:t-lun-1")),
        found("info stacked: LUN 1 of the iSCSI target iqn.2012-01.org.example:t"));
    row("zpool twice", pool("zfs", "a", source("<name>tank</name>")),
        pool("zfs", "b", source("<name>tank</name>")),
        found("error same-storage: the ZFS pool tank"));
    row("dataset in a zpool", pool("zfs", "a", source("<name>tank</name>")),
        pool("zfs", "b", source("<name>tank/vm</name>")),
        found("warning overlap: the ZFS dataset tank/vm"));
    row("zpools that only begin alike", pool("zfs", "a", source("<name>tank</name>")),
        pool("zfs", "b", source("<name>tank2</name>")), none);
    row("Ceph pool by another monitor of the list",
        pool("rbd", "a", source("<host name='m1'/><host name='m2'/><name>p</name>")),
        pool("rbd", "b", source("<host name='m3'/><host name='M2'/><name>p</name>")),
        found("warning same-storage: the Ceph pool p at m2"));
    row("other Ceph pool", pool("rbd", "a", source("<host name='m1'/><name>p</name>")),
        pool("rbd", "b", source("<host name='m1'/><name>q</name>")), none);
    row("export by another spelling", netfs("a", "nas", "/x", "/mnt/a"),
        netfs("b", "NAS.", "/x", "/mnt/b"), found("warning same-storage: the export nas:/x"));
    row("export in an export", netfs("a", "nas", "/x", "/mnt/a"),
        netfs("b", "nas", "/x/y", "/mnt/b"), found("warning overlap: the export nas:/x/y"));
    row("exports of two hosts", netfs("a", "nas1", "/x", "/mnt/a"),
        netfs("b", "nas2", "/x", "/mnt/b"), none);
    const auto cifs = [](const char *name, const char *host, const char *share, const char *at) {
        return pool("netfs", name,
                    source(QByteArray("<host ") + host + "/><dir path='" + share
                           + "'/><format type='cifs'/>")
                        + target(at));
    };
    row("CIFS share without case", cifs("a", "name='nas'", "/Data", "/mnt/a"),
        cifs("b", "name='NAS' port='445'", "/data", "/mnt/b"),
        found("warning same-storage: the CIFS share //nas/data"));
    row("folder in a CIFS share", cifs("a", "name='nas'", "/data", "/mnt/a"),
        cifs("b", "name='nas'", "/data/vm", "/mnt/b"),
        found("warning overlap: the CIFS share //nas/data/vm"));
    row("CIFS is not NFS", cifs("a", "name='nas'", "/data", "/mnt/a"),
        netfs("b", "nas", "/Data", "/mnt/b"), none);
    row("gluster directory in a volume",
        pool("gluster", "a", source("<host name='g'/><name>v</name>")),
        pool("gluster", "b", source("<host name='g'/><name>v</name><dir path='/d'/>")),
        found("warning overlap: the directory /d of the Gluster volume g:/v"));
    row("one device and one mount point: both are told", fs("a", "/dev/sdb1", "/mnt"),
        fs("b", "/dev//sdb1", "/mnt"),
        {QStringLiteral("error same-storage: partition 1 of /dev/sdb"),
         QStringLiteral("error same-storage: the directory /mnt")});
}

void TestConflictFindings::poolsOfOneHost()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    ConflictChecker checker;
    checker.addHost(HostId(1));
    checker.update(one, hostPool(first));
    checker.update(two, hostPool(second));
    QTEST(described(checker.findingsOf(one)), "findings");
    QTEST(described(checker.findingsOf(two)), "findings");
    // None of these is noticed by libvirt: that is what makes them findings of ours.
    ConflictChecker host;
    host.addHost(HostId(1));
    host.update(one, hostPool(first));
    QVERIFY(host.predict(HostId(1), definition(second)).accepted());
}

// Links that nothing is known of, so that each is reported as unverified as well.
void TestConflictFindings::devicesByTagAndLabel_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<bool>("shared");
    const auto row = [](const char *name, const char *first, const char *second, bool shared) {
        QTest::newRow(name) << QByteArray(first) << QByteArray(second) << shared;
    };
    row("tag and link", "UUID=1234-ABCD", "/dev/disk/by-uuid/1234-ABCD", true);
    row("two tags", "PARTUUID=1a", "PARTUUID=1a", true);
    row("two uuids", "UUID=1a", "UUID=1b", false);
    row("a uuid and a label of one word", "UUID=1a", "LABEL=1a", false);
    row("a label with a blank", "LABEL=my data", "/dev/disk/by-label/my\\x20data", true);
    row("a label that ends like a partition", "/dev/disk/by-label/backup",
        "/dev/disk/by-label/backup-part1", false);
    row("a partition by id", "/dev/disk/by-id/ata-X", "/dev/disk/by-id/ata-X-part1", true);
    row("multipath by number and by name", "/dev/mapper/3600508b400105e210000900000490000",
        "/dev/disk/by-id/dm-name-3600508b400105e210000900000490000", true);
    row("multipath by number and by uuid", "/dev/mapper/3600508b400105e210000900000490000",
        "/dev/disk/by-id/dm-uuid-mpath-3600508b400105e210000900000490000", true);
    row("multipath and the disk's number", "/dev/mapper/3600508b400105e210000900000490000",
        "/dev/disk/by-id/wwn-0x600508b400105e210000900000490000", true);
    row("two links of one number", "/dev/disk/by-id/scsi-3600508b400105e210000900000490000",
        "/dev/disk/by-id/wwn-0x600508b400105e210000900000490000", true);
    row("a short number", "/dev/mapper/35000c500a1b2c3d4", "/dev/disk/by-id/wwn-0x5000c500a1b2c3d4",
        true);
    row("one partition by two names", "/dev/mapper/35000c500a1b2c3d4-part1",
        "/dev/disk/by-id/wwn-0x5000c500a1b2c3d4-part1", true);
    row("one partition by kpartx", "/dev/mapper/35000c500a1b2c3d4p1",
        "/dev/mapper/35000c500a1b2c3d4-part1", true);
    row("one partition by udev's uuid", "/dev/mapper/35000c500a1b2c3d4-part2",
        "/dev/disk/by-id/dm-uuid-part2-mpath-35000c500a1b2c3d4", true);
    row("two partitions", "/dev/mapper/35000c500a1b2c3d4-part1",
        "/dev/disk/by-id/wwn-0x5000c500a1b2c3d4-part2", false);
    row("two numbers", "/dev/mapper/35000c500a1b2c3d4", "/dev/mapper/35000c500a1b2c3d5", false);
    row("multipath partition with p", "/dev/mapper/mpathap1", "/dev/mapper/mpatha-part1", true);
    row("partition of a logical volume", "/dev/mapper/vg-lv-part1", "/dev/vg/lv", true);
    row("a RAID by its number", "/dev/md127p1", "/dev/md127", true);
    row("two RAIDs", "/dev/md1", "/dev/md12", false);
    row("a volume of a group called mpathvg", "/dev/mapper/mpathvg-lv", "/dev/mpathvg/lv", true);
    row("LUKS is no logical volume", "/dev/mapper/luks-data", "/dev/luks/data", false);
    row("a SCSI disk by its numbers", "/dev/block/8:17", "/dev/sdb1", true);
    row("a later SCSI disk by its numbers", "/dev/block/65:0", "/dev/sdq", true);
    row("numbers that are anybody's", "/dev/block/253:0", "/dev/sda", false);
}

void TestConflictFindings::devicesByTagAndLabel()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    ConflictChecker checker;
    checker.addHost(HostId(1));
    checker.update(one, hostPool(fs("a", first.constData(), "/mnt/a")));
    checker.update(two, hostPool(logical("b", "vg0", device(second.constData()))));
    const std::vector<Finding> findings = checker.findingsOf(one);
    const auto shared = std::ranges::count_if(
        findings, [](const Finding &finding) { return finding.severity == Severity::Error; });
    QTEST(shared == 1, "shared");
}

void TestConflictFindings::directoriesOfDevices_data()
{
    QTest::addColumn<QByteArray>("directory");
    QTest::addColumn<QByteArray>("other");
    QTest::addColumn<QString>("finding");
    const auto row = [](const char *name, const char *path, const QByteArray &other,
                        const char *finding) {
        QTest::newRow(name) << dir("a", path) << other << QString::fromLatin1(finding);
    };
    row("a group's", "/dev/vg0", logical("b", "vg0"), "error same-storage: the volume group vg0");
    row("a group's, and a volume", "/dev/vg0", fs("b", "/dev/vg0/lv1", "/mnt"),
        "info stacked: the logical volume vg0/lv1");
    row("a zpool's", "/dev/zvol/tank", pool("zfs", "b", source("<name>tank</name>")),
        "error same-storage: the ZFS pool tank");
    row("all links", "/dev/disk/by-id", fs("b", "/dev/sdb1", "/mnt"),
        "info stacked: partition 1 of /dev/sdb");
    row("all mapped devices", "/dev/mapper", fs("b", "/dev/mapper/mpatha", "/mnt"),
        "warning overlap: the multipath device mpatha");
    row("shared memory", "/dev/shm", fs("b", "/dev/sdb1", "/mnt"), "");
}

void TestConflictFindings::directoriesOfDevices()
{
    QFETCH(QByteArray, directory);
    QFETCH(QByteArray, other);
    QFETCH(QString, finding);
    ConflictChecker checker;
    checker.addHost(HostId(1));
    checker.update(one, hostPool(directory));
    checker.update(two, hostPool(other));
    QCOMPARE(described(checker.findingsOf(one)),
             finding.isEmpty() ? QStringList() : QStringList{finding});
}

void TestConflictFindings::onePortIsOneUnderTwoNodes()
{
    const auto port = [](const char *name, const char *node) {
        return pool("scsi", name,
                    source(QByteArray("<adapter type='fc_host' wwnn='") + node
                           + "' wwpn='10000000c9831b4b'/>")
                        + target("/dev/disk/by-path"));
    };
    ConflictChecker checker;
    checker.addHost(HostId(1));
    checker.update(one, hostPool(port("a", "20000000c9831b4b")));
    checker.update(two, hostPool(port("b", "20000000c9831b4c")));
    // Which host number it has is not known here, but that is decided.
    QCOMPARE(
        described(checker.findingsOf(one)),
        QStringList{QStringLiteral("error same-storage: the Fibre Channel port 10000000c9831b4b")});
    checker.update(two, hostPool(pool("scsi", "b",
                                      source("<adapter type='scsi_host' name='host5'/>")
                                          + target("/dev/disk/by-path"))));
    QCOMPARE(
        described(checker.findingsOf(one)),
        QStringList{QStringLiteral("info unverified: the Fibre Channel port 10000000c9831b4b")});
}

void TestConflictFindings::whatAHostExportsToItselfIsItsDirectory_data()
{
    QTest::addColumn<QByteArray>("server");
    QTest::addColumn<bool>("same");
    for (const char *own :
         {"localhost", "127.0.0.1", "127.1.2.3", "::1", "KVM1.example.org", "kvm1"})
        QTest::newRow(own) << QByteArray(own) << true;
    QTest::newRow("another") << QByteArray("kvm2.example.org") << false;
}

void TestConflictFindings::whatAHostExportsToItselfIsItsDirectory()
{
    QFETCH(QByteArray, server);
    QFETCH(bool, same);
    HostTopology topology;
    topology.ownName = "kvm1.example.org";
    ConflictChecker checker;
    checker.addHost(HostId(1), {}, topology);
    checker.update(one, hostPool(netfs("a", server.constData(), "/srv/vm", "/mnt/a")));
    checker.update(two, hostPool(dir("b", "/srv/vm")));
    QCOMPARE(described(checker.findingsOf(two)),
             same ? QStringList{QStringLiteral("error same-storage: the directory /srv/vm")}
                  : QStringList());
}

// kpartx calls the first partition of "vg-lv" as LVM calls the volume lv1.
void TestConflictFindings::nameOfAMappedDeviceCanBeAPartition_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("other");
    QTest::addColumn<QStringList>("findings");
    const auto row = [](const char *name, const char *first, const char *second,
                        const char *finding) {
        const QString text = QString::fromLatin1(finding);
        QTest::newRow(name) << QByteArray(first) << QByteArray(second)
                            << (text.isEmpty() ? QStringList() : QStringList{text});
    };
    row("of the volume", "/dev/mapper/vg-lv1", "/dev/vg/lv",
        "warning overlap: the logical volume vg/lv/1");
    row("of a volume that ends in a digit", "/dev/mapper/vg-lv2p1", "/dev/vg/lv2",
        "warning overlap: the logical volume vg/lv2/1");
    row("by both ways to name it", "/dev/mapper/vg-lv1", "/dev/mapper/vg-lv-part1",
        "warning same-storage: the logical volume vg/lv/1");
    row("the volume", "/dev/mapper/vg-lv1", "/dev/vg/lv1",
        "error same-storage: the logical volume vg/lv1");
    row("another one", "/dev/mapper/vg-lv1", "/dev/mapper/vg-lv2", "");
    row("names below the group have one meaning", "/dev/vg/lv1", "/dev/vg/lv", "");
    row("a volume of the host's", "/dev/mapper/vg-data1", "/dev/vg/data", "");
}

void TestConflictFindings::nameOfAMappedDeviceCanBeAPartition()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, other);
    HostTopology topology;
    topology.locality = HostTopology::Locality::Local;
    topology.devicesKnown = true;
    topology.aliases["/dev/vg/data1"] = "/dev/dm-7";
    ConflictChecker checker;
    checker.addHost(HostId(1), {}, topology);
    checker.update(one, hostPool(fs("a", name.constData(), "/mnt/a")));
    checker.update(two, hostPool(fs("b", other.constData(), "/mnt/b")));
    QTEST(described(checker.findingsOf(one)), "findings");
    QTEST(described(checker.findingsOf(two)), "findings");
    checker.update(two, hostPool(logical("b", "vg")));
    QCOMPARE(checker.findingsOf(two).size(), 1U);
    QCOMPARE(checker.findingsOf(two).front().kind, FindingKind::Stacked);
}

void TestConflictFindings::raidByItsName()
{
    HostTopology topology;
    topology.locality = HostTopology::Locality::Local;
    topology.aliases["/dev/md/data"] = "/dev/md127";
    topology.aliases["/dev/disk/by-id/md-name-kvm1:data"] = "/dev/md127";
    ConflictChecker checker;
    checker.addHost(HostId(1), {}, topology);
    checker.update(one, hostPool(fs("a", "/dev/md127", "/mnt/a")));
    for (const char *name : {"/dev/md/data", "/dev/disk/by-id/md-name-kvm1:data"}) {
        checker.update(two, hostPool(fs("b", name, "/mnt/b")));
        QCOMPARE(described(checker.findingsOf(two)),
                 QStringList{QStringLiteral("error same-storage: the device /dev/md127")});
    }
}

void TestConflictFindings::volumeGroupOnTwoHostsNamesLvmlockd()
{
    const char *const lun =
        "/dev/disk/by-path/ip-192.0.2.1:3260-iscsi-iqn.2012-01.org.example:t-lun-1";
    ConflictChecker checker;
    checker.addHost(HostId(1));
    checker.addHost(HostId(2));
    checker.update(one, hostPool(logical("a", "vg0", device(lun)), HostId(1)));
    checker.update(two, hostPool(logical("b", "vg0", device(lun)), HostId(2)));
    const auto nameOf = [](PoolId) { return QStringLiteral("x"); };
    QVERIFY(findingtext::explanation(checker.findingsOf(one).front(), nameOf)
                .contains(QStringLiteral("lvmlockd")));
    QVERIFY(findingtext::explanationOfPair(checker.findingsOf(two).front(), nameOf)
                .contains(QStringLiteral("lvmlockd")));
    checker.update(two, hostPool(iscsi("iscsi", "b", "h", "iqn.2012-01.org.example:t"), HostId(2)));
    QVERIFY(!findingtext::explanation(checker.findingsOf(one).front(), nameOf)
                 .contains(QStringLiteral("lvmlockd")));
}

void TestConflictFindings::zfsTakesBareNames()
{
    ConflictChecker checker;
    checker.addHost(HostId(1));
    checker.update(one, hostPool(pool("zfs", "a", source(device("sdb") + "<name>tank</name>"))));
    checker.update(two, hostPool(fs("b", "/dev/sdb", "/mnt")));
    QCOMPARE(described(checker.findingsOf(two)),
             QStringList{QStringLiteral("error same-storage: the device /dev/sdb")});
}

void TestConflictFindings::poolsOfTwoHosts_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QStringList>("findings");
    const char *const lun =
        "/dev/disk/by-path/ip-192.0.2.1:3260-iscsi-iqn.2012-01.org.example:t-lun-1";
    QTest::newRow("local things are apart")
        << dir("a", "/srv") << dir("b", "/srv") << QStringList();
    QTest::newRow("volume groups are apart")
        << logical("a", "vg0") << logical("b", "vg0") << QStringList();
    QTest::newRow("an export") << netfs("a", "nas", "/x", "/m") << netfs("b", "nas", "/x", "/m")
                               << QStringList{QStringLiteral(
                                      "info shared-across-hosts: the export nas:/x")};
    QTest::newRow("a LUN pool on both")
        << iscsi("iscsi", "a", "h", "iqn.2012-01.org.example:t")
        << iscsi("iscsi", "b", "h", "iqn.2012-01.org.example:t")
        << QStringList{QStringLiteral(
               "info shared-across-hosts: the iSCSI target iqn.2012-01.org.example:t")};
    QTest::newRow("a file system on one LUN from both")
        << fs("a", lun, "/m") << fs("b", lun, "/m")
        << QStringList{QStringLiteral(
               "error shared-across-hosts: LUN 1 of the iSCSI target iqn.2012-01.org.example:t")};
    const QByteArray ocfs2 =
        pool("fs", "a", source(device(lun) + "<format type='ocfs2'/>") + target("/m"));
    QTest::newRow("a file system made for it")
        << ocfs2 << ocfs2
        << QStringList{QStringLiteral(
               "info shared-across-hosts: LUN 1 of the iSCSI target iqn.2012-01.org.example:t")};
    QTest::newRow("a volume group on one LUN from both")
        << logical("a", "vg0", device(lun)) << logical("a", "vg0", device(lun))
        << QStringList{QStringLiteral(
               "warning shared-across-hosts: LUN 1 of the iSCSI target iqn.2012-01.org.example:t")};
    QTest::newRow("a volume group here, the target there")
        << logical("a", "vg0", device(lun)) << iscsi("iscsi", "b", "h", "iqn.2012-01.org.example:t")
        << QStringList{QStringLiteral(
               "info shared-across-hosts: LUN 1 of the iSCSI target iqn.2012-01.org.example:t")};
}

void TestConflictFindings::poolsOfTwoHosts()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    ConflictChecker checker;
    checker.addHost(HostId(1));
    checker.addHost(HostId(2));
    checker.update(one, hostPool(first, HostId(1)));
    checker.update(two, hostPool(second, HostId(2)));
    QTEST(described(checker.findingsOf(one)), "findings");
    QTEST(described(checker.findingsOf(two)), "findings");
}

void TestConflictFindings::draftIsRefusedWithAllItsRivals()
{
    ConflictChecker checker;
    checker.addHost(HostId(1));
    checker.update(one, hostPool(fs("a", "/dev/sdb1", "/mnt/a")));
    checker.update(two, hostPool(fs("b", "/dev/sdc1", "/mnt/b")));
    const auto both = pool("logical", "c", source(device("/dev/sdb1") + device("/dev/sdc1")));
    QCOMPARE(checker.update(three, draft(both)), (std::vector<PoolId>{one, two, three}));
    const DefineVerdict verdict = checker.predict(HostId(1), definition(both));
    QVERIFY(!verdict.accepted());
    QCOMPARE(verdict.refusal->code, RefusalCode::SourceConflict);
    QCOMPARE(verdict.collidesWith, (std::vector<PoolId>{one, two}));
    QCOMPARE(described(checker.findingsOf(three)),
             (QStringList{QStringLiteral("error refused: partition 1 of /dev/sdb"),
                          QStringLiteral("error refused: partition 1 of /dev/sdc")}));
    QCOMPARE(checker.findingsOf(three).at(1).field, (FieldRef{Field::DevicePath, 1}));
    QCOMPARE(checker.statusOf(one), (FindingCounts{1, 0, 0}));
    // The draft is mended, and all three are clean.
    QCOMPARE(checker.update(three, draft(logical("c", "vg0"))),
             (std::vector<PoolId>{one, two, three}));
    QVERIFY(checker.statusOf(one).clean());
    QVERIFY(checker.statusOf(three).clean());
}

// Until it is defined, the host's pool still has the place, and its old value is what names that.
void TestConflictFindings::aDraftThatLeavesAPlaceIsNotNamedForIt()
{
    ConflictChecker checker;
    checker.addHost(HostId(1));
    PoolEntry leaving = hostPool(dir("zeta", "/pools/zeta"));
    leaving.draft = definition(dir("zeta", "/pools/zeta-new"));
    checker.update(one, leaving);
    checker.update(two, draft(dir("mail", "/pools/zeta")));
    const std::vector<Finding> findings = checker.findingsOf(two);
    QCOMPARE(findings.size(), std::size_t(1));
    QCOMPARE(findings[0].kind, FindingKind::Refused);
    QCOMPARE(findings[0].spelled, std::string("/pools/zeta"));
    QCOMPARE(findings[0].peerSpelled, std::string("/pools/zeta"));
    QCOMPARE(checker.findingsOf(one)[0].spelled, std::string("/pools/zeta"));
}

void TestConflictFindings::draftsRivalEachOther()
{
    ConflictChecker checker;
    checker.addHost(HostId(1));
    checker.update(one, draft(dir("a", "/srv")));
    checker.update(two, draft(dir("b", "/srv")));
    QCOMPARE(described(checker.findingsOf(one)),
             QStringList{QStringLiteral("error refused: the directory /srv")});
    // Each of them alone is fine.
    QVERIFY(checker.predict(HostId(1), definition(dir("a", "/srv"))).accepted());
}

void TestConflictFindings::redefinitionIsNoRivalOfItself()
{
    const QByteArray uuid = "<uuid>abc00000-0000-4000-8000-000000000001</uuid>";
    ConflictChecker checker;
    checker.addHost(HostId(1));
    PoolEntry entry = hostPool(pool("dir", "a", uuid + target("/srv")));
    entry.draft = definition(pool("dir", "a", uuid + target("/srv/vm")));
    checker.update(one, entry);
    QVERIFY(checker.statusOf(one).clean());
    QVERIFY(checker.predict(HostId(1), *entry.draft).accepted());
    // The same as a draft of its own, from an imported file.
    checker.update(two, draft(pool("dir", "a", uuid + target("/srv/vm"))));
    QVERIFY(checker.findingsOf(two).empty());
}

void TestConflictFindings::identityIsTaken_data()
{
    QTest::addColumn<QByteArray>("identity");
    QTest::addColumn<int>("reason");
    QTest::addColumn<int>("code");
    QTest::newRow("another name, the same uuid")
        << QByteArray("<name>b</name><uuid>abc00000-0000-4000-8000-000000000001</uuid>")
        << int(Reason::UuidTaken) << int(RefusalCode::UuidTaken);
    QTest::newRow("the same name, another uuid")
        << QByteArray("<name>a</name><uuid>abc00000-0000-4000-8000-000000000002</uuid>")
        << int(Reason::NameTaken) << int(RefusalCode::NameTaken);
    QTest::newRow("the same name, no uuid")
        << QByteArray("<name>a</name>") << int(Reason::NameTaken) << int(RefusalCode::NameTaken);
}

void TestConflictFindings::identityIsTaken()
{
    QFETCH(QByteArray, identity);
    QFETCH(int, reason);
    QFETCH(int, code);
    ConflictChecker checker;
    checker.addHost(HostId(1));
    checker.update(
        one,
        hostPool("<pool type='dir'><name>a</name><uuid>abc00000-0000-4000-8000-000000000001</uuid>"
                 + target("/srv/a") + "</pool>"));
    const QByteArray xml = "<pool type='dir'>" + identity + target("/srv/b") + "</pool>";
    checker.update(two, draft(xml));
    const auto findings = checker.findingsOf(two);
    QCOMPARE(findings.size(), 1U);
    QCOMPARE(findings.front().kind, FindingKind::IdentityTaken);
    QCOMPARE(int(findings.front().reason), reason);
    QCOMPARE(findings.front().peer, one);
    const DefineVerdict verdict = checker.predict(HostId(1), definition(xml));
    QCOMPARE(int(verdict.refusal.value().code), code);
    QCOMPARE(verdict.collidesWith, std::vector<PoolId>{one});
}

void TestConflictFindings::renamingIsToldAsSuch()
{
    const QByteArray uuid = "<uuid>abc00000-0000-4000-8000-000000000001</uuid>";
    ConflictChecker checker;
    checker.addHost(HostId(1));
    PoolEntry entry = hostPool(pool("dir", "old", uuid + target("/srv")));
    entry.draft = definition(pool("dir", "new", uuid + target("/srv/vm")));
    checker.update(one, entry);
    const auto findings = checker.findingsOf(one);
    QCOMPARE(findings.size(), 1U);
    QCOMPARE(findings.front().reason, Reason::Renamed);
    QCOMPARE(findings.front().peerSpelled, std::string("old"));
    QVERIFY(!checker.predict(HostId(1), *entry.draft).accepted());
}

// A started pool is redefined to where a second pool is: libvirt compares with what is in force, takes it,
// and has two persistent definitions that cannot both be loaded.
void TestConflictFindings::pendingDefinitionsAreLostAtRestart()
{
    ConflictChecker checker;
    checker.addHost(HostId(1));
    PoolEntry pending = hostPool(dir("a", "/srv/a"));
    pending.active = true;
    pending.persistent = definition(dir("a", "/srv/b"));
    checker.update(one, pending);
    const PoolDefinition second = definition(dir("b", "/srv/b"));
    QVERIFY(checker.predict(HostId(1), second).accepted());
    QCOMPARE(checker.update(two, hostPool(dir("b", "/srv/b"))), (std::vector<PoolId>{one, two}));
    QCOMPARE(described(checker.findingsOf(two)),
             QStringList{QStringLiteral("error lost-at-restart: the directory /srv/b")});
    QCOMPARE(checker.findingsOf(one).front().definitionKind, DefinitionKind::Persistent);
}

void TestConflictFindings::liveDefinitionOfAStartedPoolCounts()
{
    ConflictChecker checker;
    checker.addHost(HostId(1));
    PoolEntry pending = hostPool(dir("a", "/srv/a"));
    pending.active = true;
    pending.persistent = definition(dir("a", "/srv/z"));
    checker.update(one, pending);
    checker.update(two, hostPool(dir("b", "/srv/a/sub")));
    QCOMPARE(described(checker.findingsOf(two)),
             QStringList{QStringLiteral("warning overlap: the directory /srv/a/sub")});
    QCOMPARE(checker.findingsOf(two).front().peerDefinitionKind, DefinitionKind::Live);
    // Stopped, the pending definition comes into force.
    pending.active = false;
    pending.live = pending.persistent;
    QCOMPARE(checker.update(one, pending), (std::vector<PoolId>{one, two}));
    QVERIFY(checker.findingsOf(two).empty());
}

// The draft has an initiator of its own; the pool that runs does not.
void TestConflictFindings::whatRunsIsWorseThanADraft()
{
    const QByteArray direct = iscsi("iscsi-direct", "a", "h", "iqn.2012-01.org.example:t");
    QByteArray plain = iscsi("iscsi", "b", "h", "iqn.2012-01.org.example:t");
    plain.replace("<initiator><iqn name='iqn.2020-01.org.example:me'/></initiator>", "");
    const QByteArray draft =
        iscsi("iscsi", "b", "h", "iqn.2012-01.org.example:t").replace(":me", ":you");
    for (const bool active : {true, false}) {
        ConflictChecker checker;
        checker.addHost(HostId(1));
        PoolEntry one = hostPool(direct);
        PoolEntry two = hostPool(plain);
        one.active = two.active = active;
        checker.update(PoolId(1), one);
        checker.update(PoolId(2), two);
        QCOMPARE(checker.findingsOf(PoolId(1)).front().severity, Severity::Error);
        two.draft = definition(draft);
        checker.update(PoolId(2), two);
        const std::vector<Finding> found = checker.findingsOf(PoolId(2));
        const auto shared = std::ranges::find(found, FindingKind::SameStorage, &Finding::kind);
        QVERIFY2(shared != found.end(), qPrintable(described(found).join(u'\n')));
        QCOMPARE(shared->severity, active ? Severity::Error : Severity::Warning);
        QCOMPARE(shared->definitionKind, active ? DefinitionKind::Live : DefinitionKind::Draft);
    }
}

void TestConflictFindings::unreadablePoolKeepsItsName()
{
    ConflictChecker checker;
    checker.addHost(HostId(1));
    PoolEntry entry;
    entry.host = HostId(1);
    entry.knownName = "a";
    entry.knownUuid = Uuid{1};
    checker.update(one, entry);
    const DefineVerdict verdict = checker.predict(HostId(1), definition(dir("a", "/srv")));
    QCOMPARE(verdict.refusal.value().code, RefusalCode::NameTaken);
}

void TestConflictFindings::unknownLinkIsUnverified()
{
    ConflictChecker checker;
    checker.addHost(HostId(1));
    checker.update(one, draft(fs("a", "/dev/disk/by-id/ata-X", "/mnt")));
    QCOMPARE(described(checker.findingsOf(one)),
             QStringList{QStringLiteral("info unverified: the device /dev/disk/by-id/ata-X")});
    // The host lists its devices, and the doubt is gone; what comes out instead is a conflict.
    checker.update(two, hostPool(fs("b", "/dev/sdb", "/mnt/b")));
    HostTopology topology;
    topology.devicesKnown = true;
    topology.disks["sdb"] = {};
    topology.aliases["/dev/disk/by-id/ata-X"] = "/dev/sdb";
    QCOMPARE(checker.setTopology(HostId(1), topology), (std::vector<PoolId>{one, two}));
    QVERIFY(described(checker.findingsOf(one))
                .contains(QStringLiteral("error same-storage: the device /dev/sdb")));
    const auto findings = checker.findingsOf(one);
    QCOMPARE(findings.front().reason, Reason::Alias);
}

// Once for the host, with all places; and it is not asked what another finding has answered.
void TestConflictFindings::remoteHostIsUnverifiedOnce()
{
    HostTopology topology;
    topology.locality = HostTopology::Locality::Remote;
    ConflictChecker checker;
    checker.addHost(HostId(1), {}, topology);
    checker.addHost(HostId(2));
    checker.update(one, hostPool(dir("a", "/srv")));
    checker.update(two, hostPool(fs("b", "/dev/disk/by-id/wwn-0x5000c500a1b2c3d4", "/mnt")));
    checker.update(three, hostPool(dir("c", "/else"), HostId(2)));
    QVERIFY(checker.findingsOf(one).empty());
    QVERIFY(checker.findingsOf(two).empty());
    QCOMPARE(described(checker.openQuestions(HostId(1))),
             (QStringList{QStringLiteral("info unverified: the directory /srv"),
                          QStringLiteral(
                              "info unverified: the device /dev/disk/by-id/wwn-0x5000c500a1b2c3d4"),
                          QStringLiteral("info unverified: the directory /mnt")}));
    QCOMPARE(checker.openQuestionCount(HostId(1)), 3);
    QCOMPARE(checker.openQuestionCount(HostId(2)), 0);

    checker.update(three, hostPool(dir("c", "/srv/x/.."), HostId(1)));
    QCOMPARE(described(checker.findingsOf(one)),
             QStringList{QStringLiteral("error same-storage: the directory /srv")});
    QCOMPARE(checker.openQuestionCount(HostId(1)), 2);
    checker.remove(three);
    QCOMPARE(checker.openQuestionCount(HostId(1)), 3);
    topology.locality = HostTopology::Locality::Local;
    topology.devicesKnown = true;
    checker.setTopology(HostId(1), topology);
    QCOMPARE(checker.openQuestionCount(HostId(1)), 0);
    QCOMPARE(checker.findingsOf(two).size(), 1U);
    QCOMPARE(checker.statusOf(two), (FindingCounts{0, 0, 1}));
}

void TestConflictFindings::decidedIsNotUnverified()
{
    ConflictChecker checker;
    checker.addHost(HostId(1));
    const char *const link = "/dev/disk/by-uuid/1234-ABCD";
    checker.update(one, hostPool(fs("a", link, "/mnt/a")));
    QCOMPARE(described(checker.findingsOf(one)).size(), 1);
    QCOMPARE(checker.findingsOf(one).front().reason, Reason::UnlistedAlias);
    checker.update(two, draft(fs("b", link, "/mnt/b")));
    QCOMPARE(checker.statusOf(one), (FindingCounts{1, 0, 0}));
    QCOMPARE(described(checker.findingsOf(two)),
             QStringList{QStringLiteral("error refused: the device /dev/disk/by-uuid/1234-ABCD")});
    checker.update(two, draft(fs("b", "UUID=1234-ABCD", "/mnt/b")));
    QCOMPARE(
        described(checker.findingsOf(one)),
        QStringList{QStringLiteral("error same-storage: the device /dev/disk/by-uuid/1234-ABCD")});
    checker.remove(two);
    QCOMPARE(checker.statusOf(one), (FindingCounts{0, 0, 1}));
    // Another doubt of the same pool stays.
    checker.update(one, hostPool(logical("a", "vg0", device(link) + device("LABEL=x"))));
    checker.update(two, hostPool(fs("b", "UUID=1234-ABCD", "/mnt/b")));
    QCOMPARE(
        described(checker.findingsOf(one)),
        (QStringList{QStringLiteral("error same-storage: the device /dev/disk/by-uuid/1234-ABCD"),
                     QStringLiteral("info unverified: the device /dev/disk/by-label/x")}));
}

// The list of devices is only spoken of where there is one.
void TestConflictFindings::reasonsOfDoubtAreTrue()
{
    const auto reason = [](const QByteArray &xml, bool devicesKnown) {
        HostTopology topology;
        topology.locality = HostTopology::Locality::Local;
        topology.devicesKnown = devicesKnown;
        ConflictChecker checker;
        checker.addHost(HostId(1), {}, devicesKnown ? topology : HostTopology{});
        checker.update(one, hostPool(xml));
        const auto findings = checker.findingsOf(one);
        return findings.size() == 1 ? findingtext::reason(findings.front(), {}) : QString();
    };
    const QByteArray link = fs("a", "/dev/disk/by-id/wwn-0x5000c500a1b2c3d4", "/mnt");
    const QByteArray port = pool("scsi", "a",
                                 source("<adapter type='fc_host' wwnn='20000000c9831b4b' "
                                        "wwpn='10000000c9831b4b'/>")
                                     + target("/dev/disk/by-path"));
    QVERIFY(reason(link, true).contains(QStringLiteral("list of devices")));
    QVERIFY(reason(link, false).contains(QStringLiteral("a link")));
    QVERIFY(!reason(link, false).contains(QStringLiteral("list of devices")));
    for (const bool known : {true, false}) {
        QVERIFY(reason(port, known).contains(QStringLiteral("number")));
        QVERIFY(!reason(port, known).contains(QStringLiteral("a link")));
    }
}

void TestConflictFindings::backendComesBeforeConflicts()
{
    DriverProfile profile;
    profile.backends.reset(static_cast<std::size_t>(PoolType::Dir));
    ConflictChecker checker;
    checker.addHost(HostId(1), profile);
    checker.update(one, hostPool(dir("a", "/srv")));
    const DefineVerdict verdict = checker.predict(HostId(1), definition(dir("b", "/srv")));
    QCOMPARE(verdict.refusal.value().code, RefusalCode::BackendMissing);
    QCOMPARE(libvirtMessage(*verdict.refusal),
             std::string("internal error: missing backend for pool type 0 (dir)"));
}

void TestConflictFindings::portCountsOnTheNewSideOnly()
{
    const QByteArray plain = netfs("a", "nas", "/x", "/mnt/a");
    const QByteArray port = pool(
        "netfs", "b", source("<host name='nas' port='2049'/><dir path='/x'/>") + target("/mnt/b"));
    ConflictChecker checker;
    checker.addHost(HostId(1));
    checker.update(one, hostPool(plain));
    QVERIFY(checker.predict(HostId(1), definition(port)).accepted());
    checker.update(one, hostPool(port));
    QVERIFY(!checker.predict(HostId(1), definition(plain)).accepted());
}

void TestConflictFindings::actionsFitTheFinding()
{
    ConflictChecker checker;
    checker.addHost(HostId(1));
    checker.update(one, hostPool(dir("a", "/srv")));
    checker.update(two, draft(dir("b", "/srv")));
    using enum ActionKind;
    QCOMPARE(actionsFor(checker.findingsOf(two).front()),
             (std::vector{ShowPeer, ChangePeer, EditPeer, GoToField}));
    QCOMPARE(actionsFor(checker.findingsOf(one).front()), (std::vector{ShowPeer, EditPeer}));
}

void TestConflictFindings::hostGoesWithItsPools()
{
    ConflictChecker checker;
    checker.addHost(HostId(1));
    checker.addHost(HostId(2));
    checker.update(one, hostPool(netfs("a", "nas", "/x", "/m"), HostId(1)));
    checker.update(two, hostPool(netfs("b", "nas", "/x", "/m"), HostId(2)));
    QCOMPARE(checker.removeHost(HostId(1)), std::vector<PoolId>{two});
    QVERIFY(checker.findingsOf(two).empty());
    QCOMPARE(checker.size(), 1U);
    QVERIFY(checker.removeHost(HostId(1)).empty());
}

// A path as deep as a definition can be, and thousands of equal and of different devices.
void TestConflictFindings::hostileSizesAreBorne()
{
    QByteArray deep;
    for (int i = 0; i < 300000; ++i)
        deep += "/a";
    QByteArray equal;
    QByteArray different;
    for (int i = 0; i < 5000; ++i) {
        equal += device("/dev/sdb");
        different += device(("/dev/disk" + QByteArray::number(i)).constData());
    }
    ConflictChecker checker;
    checker.addHost(HostId(1));
    PoolId id = noPool;
    for (const char *name : {"a", "b"}) {
        checker.update(++id, draft(dir(name, deep.constData())));
        checker.update(++id, draft(logical(name, "vg0", equal)));
        checker.update(++id, draft(logical(name, "vg0", different)));
    }
    QVERIFY(checker.statusOf(one).errors > 0);
    QVERIFY(checker.statusOf(two).errors > 0);
}

// A host's list of devices that leads nowhere.
void TestConflictFindings::hostileDevicesAreBorne()
{
    HostTopology topology;
    topology.aliases["/dev/disk/by-id/x"] = "/dev/..";
    topology.preferredNames["/dev/dm-0"] = "/dev/mapper/../..";
    topology.aliases["/dev/disk/by-id/y"] = "";
    ConflictChecker checker;
    checker.addHost(HostId(1), {}, topology);
    checker.update(one, draft(fs("a", "/dev/disk/by-id/x", "/mnt/a")));
    checker.update(two, draft(fs("b", "/dev/dm-0", "/mnt/b")));
    checker.update(three, draft(fs("c", "/dev/disk/by-id/y", "/mnt/c")));
    QCOMPARE(checker.size(), 3U);
}

void TestConflictFindings::loopbackIsAnotherMachineOnEachHost()
{
    ConflictChecker checker;
    checker.addHost(HostId(1));
    checker.addHost(HostId(2));
    checker.update(one, hostPool(netfs("a", "localhost", "/x", "/m"), HostId(1)));
    checker.update(two, hostPool(netfs("b", "127.0.0.1", "/x", "/m"), HostId(2)));
    checker.update(three, hostPool(netfs("c", "::1", "/x", "/n"), HostId(1)));
    QVERIFY(checker.findingsOf(two).empty());
    QCOMPARE(described(checker.findingsOf(three)),
             QStringList{QStringLiteral("warning same-storage: the export localhost:/x")});
}

QTEST_APPLESS_MAIN(TestConflictFindings)
#include "tst_conflictfindings.moc"
