// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Pools that meet on the devices of a volume group, which the definition of a logical pool need not name.

#include "model/conflict/conflictchecker.h"
#include "model/conflict/findinggroups.h"
#include "model/wording/findingtext.h"
#include "model/xml/poolreader.h"
#include "tests/support/idtext.h"

#include <QTest>

using namespace poolwarden;

namespace {

constexpr PoolId one(1);
constexpr PoolId two(2);

PoolEntry entryOf(const QByteArray &xml, HostId host = HostId(1))
{
    ReadResult result =
        readPool(std::string_view(xml.constData(), static_cast<std::size_t>(xml.size())));
    if (const auto *refusal = std::get_if<Refusal>(&result))
        qFatal("not a definition: %s", libvirtMessage(*refusal).c_str());
    PoolEntry entry;
    entry.host = host;
    entry.live = entry.persistent = std::get<PoolDefinition>(std::move(result));
    return entry;
}

QByteArray pool(const char *type, const char *name, const QByteArray &source,
                const char *target = "/mnt/x")
{
    return QByteArray("<pool type='") + type + "'><name>" + name + "</name><source>" + source
           + "</source><target><path>" + target + "</path></target></pool>";
}

QByteArray device(const char *path)
{
    return QByteArray("<device path='") + path + "'/>";
}

QByteArray group(const char *name)
{
    return QByteArray("<name>") + name + "</name>";
}

// vg0 lies on a partition and a whole disk, outer on a volume of vg0, images on a loop device.
HostTopology topology()
{
    HostTopology known;
    known.locality = HostTopology::Locality::Local;
    known.devicesKnown = true;
    known.aliases["/dev/disk/by-id/wwn-0x5000c500a1b2c3d4-part1"] = "/dev/sdb1";
    known.disks["sdd"] = {
        .scsiHost = "5", .wwn = "5000c500a1b2c3d9", .iscsiTarget = {}, .iscsiLun = {}};
    known.loopFiles["loop0"] = "/srv/vm/lvm.img";
    known.volumeGroups = {{"vg0", {"/dev/sdb1", "/dev/sdd"}},
                          {"outer", {"/dev/vg0/lv1"}},
                          {"images", {"/dev/loop0"}}};
    return known;
}

QString told(const Finding &finding)
{
    return QStringLiteral("%1 %2: %3")
        .arg(QString::fromLatin1(severityId(finding.severity).data()),
             QString::fromLatin1(findingKindId(finding.kind).data()),
             findingtext::resource(finding));
}

QStringList told(const std::vector<Finding> &findings)
{
    QStringList list;
    for (const Finding &finding : findings)
        list.append(told(finding));
    return list;
}

QString nameOf(PoolId pool)
{
    return pool == one ? QStringLiteral("a") : QStringLiteral("b");
}

} // namespace

class TestVolumeGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void poolsMeetOnTheDevicesOfAGroup_data();
    void poolsMeetOnTheDevicesOfAGroup();
    void withoutTheHostsAnswerNothingIsSaid();
    void theAnswerMakesAndTakesFindings();
    void oneGroupOfTwoHostsNamesLvmlockd();
    void sentencesNameTheGroupAndItsDevice();
    void hostileGroupsAreBorne();
};

void TestVolumeGroups::poolsMeetOnTheDevicesOfAGroup_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QStringList>("findings");
    const auto row = [](const char *name, const QByteArray &first, const QByteArray &second,
                        const QStringList &findings) {
        QTest::newRow(name) << first << second << findings;
    };
    const QByteArray vg0 = pool("logical", "a", group("vg0"));
    const auto found = [](const char *text) { return QStringList{QString::fromUtf8(text)}; };
    row("file system on the device of a group", vg0, pool("fs", "b", device("/dev/sdb1")),
        found("error same-storage: partition 1 of /dev/sdb"));
    row("by another name", vg0,
        pool("fs", "b", device("/dev/disk/by-id/wwn-0x5000c500a1b2c3d4-part1")),
        found("error same-storage: partition 1 of /dev/sdb"));
    row("disk pool around it", vg0, pool("disk", "b", device("/dev/sdb"), "/dev"),
        found("info stacked: partition 1 of /dev/sdb"));
    row("disk pool on a device that is all of the group's", vg0,
        pool("disk", "b", device("/dev/sdd"), "/dev"),
        found("error same-storage: the device /dev/sdd"));
    row("partition of a device that is all of the group's", vg0,
        pool("fs", "b", device("/dev/sdd1")), found("error overlap: partition 1 of /dev/sdd"));
    row("another partition", vg0, pool("fs", "b", device("/dev/sdb2")), {});
    row("all disks of the host adapter", vg0,
        "<pool type='scsi'><name>b</name><source><adapter name='scsi_host5'/></source>"
        "<target><path>/dev/disk/by-id</path></target></pool>",
        found("info stacked: the disk sdd on SCSI host 5"));
    row("a group on a volume of a group", vg0, pool("logical", "b", group("outer")),
        found("info stacked: the logical volume vg0/lv1"));
    row("the same volume with a file system", pool("logical", "a", group("outer")),
        pool("fs", "b", device("/dev/mapper/vg0-lv1")),
        found("error same-storage: the logical volume vg0/lv1"));
    row("ZFS on it", vg0, pool("zfs", "b", device("sdb1") + group("tank")),
        found("error same-storage: partition 1 of /dev/sdb"));
    // Pools of one group are told of once, however they name its devices.
    row("one group", vg0, pool("logical", "b", group("vg0")),
        found("error same-storage: the volume group vg0"));
    row("one group, once with devices", vg0,
        pool("logical", "b", device("/dev/sdb1") + group("vg0")),
        found("error same-storage: the volume group vg0"));
    row("one group, with devices by other names",
        pool("logical", "a", device("/dev/sdb1") + group("vg0")),
        pool("logical", "b", device("/dev/disk/by-id/wwn-0x5000c500a1b2c3d4-part1") + group("vg0")),
        {QStringLiteral("error same-storage: partition 1 of /dev/sdb"),
         QStringLiteral("error same-storage: the volume group vg0")});
    // The definition names one device, but the group lies on two.
    row("the device that the definition does not name",
        pool("logical", "a", device("/dev/sdb1") + group("vg0")),
        pool("fs", "b", device("/dev/sdd1")), found("error overlap: partition 1 of /dev/sdd"));
    row("the device that it names", pool("logical", "a", device("/dev/sdb1") + group("vg0")),
        pool("disk", "b", device("/dev/sdb"), "/dev"),
        found("info stacked: partition 1 of /dev/sdb"));
    row("another group that names its device", vg0,
        pool("logical", "b", device("/dev/sdb1") + group("vg9")),
        found("error same-storage: partition 1 of /dev/sdb"));
    row("a group in a file of a directory", pool("logical", "a", group("images")),
        "<pool type='dir'><name>b</name><target><path>/srv/vm</path></target></pool>",
        found("info stacked: the file /srv/vm/lvm.img"));
    row("a group that the host does not know", pool("logical", "a", group("vg8")),
        pool("fs", "b", device("/dev/sdb1")), {});
}

void TestVolumeGroups::poolsMeetOnTheDevicesOfAGroup()
{
    QFETCH(const QByteArray, first);
    QFETCH(const QByteArray, second);
    QFETCH(const QStringList, findings);
    ConflictChecker checker;
    checker.addHost(HostId(1), {}, topology());
    checker.update(one, entryOf(first));
    checker.update(two, entryOf(second));
    QCOMPARE(told(checker.findingsOf(one)), findings);
    QCOMPARE(told(checker.findingsOf(two)), findings);
}

void TestVolumeGroups::withoutTheHostsAnswerNothingIsSaid()
{
    HostTopology silent = topology();
    silent.volumeGroups.clear();
    ConflictChecker checker;
    checker.addHost(HostId(1), {}, silent);
    checker.update(one, entryOf(pool("logical", "a", group("vg0"))));
    checker.update(two, entryOf(pool("fs", "b", device("/dev/sdb1"))));
    QVERIFY(checker.findingsOf(one).empty());
}

// The answer comes after the pools, and can change.
void TestVolumeGroups::theAnswerMakesAndTakesFindings()
{
    HostTopology known = topology();
    const auto groups = std::exchange(known.volumeGroups, {});
    ConflictChecker checker;
    checker.addHost(HostId(1), {}, known);
    checker.update(one, entryOf(pool("logical", "a", group("vg0"))));
    checker.update(two, entryOf(pool("fs", "b", device("/dev/sdb1"))));
    known.volumeGroups = groups;
    QCOMPARE(checker.setTopology(HostId(1), known), (std::vector{one, two}));
    QCOMPARE(checker.statusOf(two).errors, 1U);
    known.volumeGroups["vg0"] = {"/dev/sdd"};
    QCOMPARE(checker.setTopology(HostId(1), known), (std::vector{one, two}));
    QVERIFY(checker.findingsOf(one).empty());
}

void TestVolumeGroups::oneGroupOfTwoHostsNamesLvmlockd()
{
    ConflictChecker checker;
    checker.addHost(HostId(1), {}, topology());
    checker.addHost(HostId(2), {}, topology());
    checker.update(one, entryOf(pool("logical", "a", group("vg0"))));
    checker.update(two, entryOf(pool("logical", "b", group("vg0")), HostId(2)));
    const auto findings = checker.findingsOf(one);
    QCOMPARE(findings.size(), 1U);
    QCOMPARE(findings.front().kind, FindingKind::SharedAcrossHosts);
    QCOMPARE(findings.front().severity, Severity::Warning);
    const QString text = findingtext::explanation(findings.front(), nameOf);
    QVERIFY2(text.contains(QLatin1String("lvmlockd")), qPrintable(text));

    // A file system on the disk of the other host's group.
    checker.update(two, entryOf(pool("fs", "b", device("/dev/sdd")), HostId(2)));
    QCOMPARE(checker.findingsOf(two).size(), 1U);
    QCOMPARE(checker.findingsOf(two).front().severity, Severity::Error);
}

void TestVolumeGroups::sentencesNameTheGroupAndItsDevice()
{
    ConflictChecker checker;
    checker.addHost(HostId(1), {}, topology());
    checker.update(one, entryOf(pool("logical", "a", group("vg0"))));
    const auto plain = [&checker](PoolId pool) {
        QString text = findingtext::explanation(checker.findingsOf(pool).front(), nameOf);
        return text.remove(QChar(0x2068)).remove(QChar(0x2069));
    };
    checker.update(two, entryOf(pool("fs", "b", device("/dev/sdb1"))));
    QCOMPARE(plain(one),
             QStringLiteral("Partition 1 of /dev/sdb is also used by pool “b”. The volume group "
                            "“vg0” lies on /dev/sdb1. libvirt does not notice. Each pool treats it "
                            "as its own, and destroys the data of the other."));
    QCOMPARE(plain(two),
             QStringLiteral("Partition 1 of /dev/sdb is also used by pool “a”. The volume group "
                            "“vg0” lies on /dev/sdb1. libvirt does not notice. Each pool treats it "
                            "as its own, and destroys the data of the other."));
    checker.update(two, entryOf(pool("disk", "b", device("/dev/sdb"), "/dev")));
    QCOMPARE(plain(one),
             QStringLiteral("This pool stands on a volume of pool “b”. The volume group “vg0” lies "
                            "on /dev/sdb1. “/dev/sdb1” is partition 1 of /dev/sdb. This is often "
                            "intended. Deleting this volume destroys the pool on it."));
}

// Far more devices than a group has, and names that lead nowhere.
void TestVolumeGroups::hostileGroupsAreBorne()
{
    HostTopology known = topology();
    std::vector<std::string> devices{
        "", "/", "..", "/dev/..", "/dev/vg0/lv1", std::string("\\xff")};
    for (int i = 0; i < 100'000; ++i)
        devices.push_back("/dev/sd" + std::to_string(i));
    known.volumeGroups["vg0"] = devices;
    known.volumeGroups[""] = devices;
    ConflictChecker checker;
    checker.addHost(HostId(1), {}, known);
    checker.update(one, entryOf(pool("logical", "a", group("vg0"))));
    checker.update(two, entryOf(pool("logical", "b", group("vg0"))));
    QCOMPARE(checker.findingsOf(one).size(), 1U);
    QVERIFY(checker.claimedBy(one).size() < 1'000);
}

QTEST_APPLESS_MAIN(TestVolumeGroups)
#include "tst_volumegroups.moc"
