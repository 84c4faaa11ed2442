// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/claim.h"
#include "model/conflict/deviceplace.h"
#include "model/host/canonical.h"
#include "model/xml/poolreader.h"

#include <QTest>

using namespace poolwarden;

namespace {

QString shown(const ResourcePath &path)
{
    return QString::fromStdString(resourceName(path));
}

QStringList shown(const std::vector<ResourcePath> &paths)
{
    QStringList list;
    for (const ResourcePath &path : paths)
        list.append(shown(path));
    return list;
}

PoolDefinition definition(const char *xml)
{
    ReadResult result = readPool(xml);
    if (const auto *refusal = std::get_if<Refusal>(&result))
        qFatal("not a definition: %s", libvirtMessage(*refusal).c_str());
    return std::get<PoolDefinition>(std::move(result));
}

// A host with an iSCSI disk sdc, a local disk sdb with a partition and links, and device mapper nodes.
HostTopology knownHost()
{
    HostTopology topology;
    topology.locality = HostTopology::Locality::Remote;
    topology.devicesKnown = true;
    topology.disks["sdb"] = {
        .scsiHost = "2", .wwn = "5000c500a1b2c3d4", .iscsiTarget = {}, .iscsiLun = {}};
    topology.disks["sdc"] = {
        .scsiHost = "7", .wwn = {}, .iscsiTarget = "iqn.2012-01.org.example:t1", .iscsiLun = "3"};
    topology.disks["dasda1x"] = {};
    topology.partitions["sdb1"] = {.disk = "sdb", .number = "1"};
    topology.aliases["/dev/disk/by-id/wwn-0x5000c500a1b2c3d4"] = "/dev/sdb";
    topology.aliases["/dev/disk/by-id/wwn-0x5000c500a1b2c3d4-part1"] = "/dev/sdb1";
    topology.aliases["/dev/disk/by-uuid/1234"] = "/dev/dm-0";
    topology.preferredNames["/dev/dm-0"] = "/dev/mapper/vg0-lv1";
    topology.scsiHosts["5"] = {.parent = ScsiHostAdapter::Parent{{0, 0, 0x1f, 2}, 1},
                               .wwnn = {},
                               .wwpn = {},
                               .vportParent = {}};
    topology.scsiHosts["6"] = {
        .parent = {}, .wwnn = "20000000c9831b4b", .wwpn = "10000000c9831b4b", .vportParent = "5"};
    return topology;
}

} // namespace

class TestClaims : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pathsAreCleaned_data();
    void pathsAreCleaned();
    void hostsAreCanonical_data();
    void hostsAreCanonical();
    void devicesAreFoundByName_data();
    void devicesAreFoundByName();
    void devicesAreFoundOnAKnownHost_data();
    void devicesAreFoundOnAKnownHost();
    void poolsClaimWhatTheyUse_data();
    void poolsClaimWhatTheyUse();
    void adaptersLeadToHosts();
    void linksOfDirectoriesAreFollowed();
};

void TestClaims::pathsAreCleaned_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("clean");
    QTest::newRow("plain") << QStringLiteral("/srv/vm") << QStringLiteral("/srv/vm");
    QTest::newRow("slashes") << QStringLiteral("//srv///vm/") << QStringLiteral("/srv/vm");
    QTest::newRow("dot") << QStringLiteral("/srv/./vm/.") << QStringLiteral("/srv/vm");
    QTest::newRow("dot dot") << QStringLiteral("/srv/a/../vm") << QStringLiteral("/srv/vm");
    QTest::newRow("above the root") << QStringLiteral("/../../srv") << QStringLiteral("/srv");
    QTest::newRow("root") << QStringLiteral("/") << QStringLiteral("/");
    QTest::newRow("relative") << QStringLiteral("srv/vm") << QStringLiteral("/srv/vm");
    QTest::newRow("three dots are a name")
        << QStringLiteral("/srv/.../vm") << QStringLiteral("/srv/.../vm");
    QTest::newRow("empty") << QStringLiteral("") << QStringLiteral("/");
}

void TestClaims::pathsAreCleaned()
{
    QFETCH(QString, path);
    QFETCH(QString, clean);
    const auto segments = canonical::pathSegments(path.toStdString());
    QCOMPARE(QString::fromStdString(canonical::joinedPath(segments)), clean);
}

void TestClaims::hostsAreCanonical_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("endpoint");
    QTest::newRow("case") << QStringLiteral("NAS1.Example.ORG") << 0
                          << QStringLiteral("nas1.example.org");
    QTest::newRow("trailing dot") << QStringLiteral("nas1.") << 0 << QStringLiteral("nas1");
    QTest::newRow("the protocol's own port")
        << QStringLiteral("nas1") << 2049 << QStringLiteral("nas1");
    QTest::newRow("another port") << QStringLiteral("nas1") << 2050 << QStringLiteral("nas1:2050");
    QTest::newRow("IPv6 spelled out")
        << QStringLiteral("2001:DB8:0:0:0:0:0:1") << 0 << QStringLiteral("[2001:db8::1]");
    QTest::newRow("IPv6 in brackets")
        << QStringLiteral("[2001:db8::1]") << 0 << QStringLiteral("[2001:db8::1]");
    QTest::newRow("IPv4 in IPv6") << QStringLiteral("::ffff:192.0.2.1") << 0
                                  << QStringLiteral("192.0.2.1");
    QTest::newRow("IPv6 with a port")
        << QStringLiteral("2001:db8::1") << 6790 << QStringLiteral("[2001:db8::1]:6790");
    QTest::newRow("loopback") << QStringLiteral("127.0.0.1") << 0 << QStringLiteral("localhost");
    QTest::newRow("loopback in IPv6")
        << QStringLiteral("[0:0::1]") << 0 << QStringLiteral("localhost");
    QTest::newRow("scoped address is left alone")
        << QStringLiteral("FE80::1%eth0") << 0 << QStringLiteral("[fe80::1%eth0]");
    QTest::newRow("a lone dot") << QStringLiteral(".") << 0 << QStringLiteral(".");
    QTest::newRow("empty") << QStringLiteral("") << 0 << QStringLiteral("");
}

void TestClaims::hostsAreCanonical()
{
    QFETCH(QString, host);
    QFETCH(int, port);
    const std::string name = canonical::hostName(host.toStdString());
    QTEST(QString::fromStdString(canonical::endpoint(name, port, 2049)), "endpoint");
}

void TestClaims::devicesAreFoundByName_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("place");
    QTest::addColumn<bool>("uncertain");
    QTest::newRow("disk") << QStringLiteral("/dev/sdb") << QStringLiteral("block:sdb") << false;
    QTest::newRow("partition of a lettered disk")
        << QStringLiteral("/dev/sdb12") << QStringLiteral("block:sdb/12") << false;
    QTest::newRow("virtio partition")
        << QStringLiteral("/dev/vda1") << QStringLiteral("block:vda/1") << false;
    QTest::newRow("NVMe") << QStringLiteral("/dev/nvme0n1") << QStringLiteral("block:nvme0n1")
                          << false;
    QTest::newRow("NVMe partition")
        << QStringLiteral("/dev/nvme0n1p2") << QStringLiteral("block:nvme0n1/2") << false;
    QTest::newRow("card partition")
        << QStringLiteral("/dev/mmcblk0p1") << QStringLiteral("block:mmcblk0/1") << false;
    QTest::newRow("loop partition")
        << QStringLiteral("/dev/loop0p1") << QStringLiteral("block:loop0/1") << false;
    QTest::newRow("array") << QStringLiteral("/dev/md127") << QStringLiteral("block:md127")
                           << false;
    QTest::newRow("array by name")
        << QStringLiteral("/dev/md/data") << QStringLiteral("block:md/data") << true;
    QTest::newRow("slashes and dots")
        << QStringLiteral("/dev//./sdb") << QStringLiteral("block:sdb") << false;
    QTest::newRow("logical volume")
        << QStringLiteral("/dev/vg0/lv1") << QStringLiteral("lvm:vg0/lv1") << false;
    QTest::newRow("logical volume by mapper")
        << QStringLiteral("/dev/mapper/vg0-lv1") << QStringLiteral("lvm:vg0/lv1") << false;
    QTest::newRow("doubled dashes")
        << QStringLiteral("/dev/mapper/vg--x-lv--y") << QStringLiteral("lvm:vg-x/lv-y") << false;
    QTest::newRow("volume by its link") << QStringLiteral("/dev/disk/by-id/dm-name-vg0-lv1")
                                        << QStringLiteral("lvm:vg0/lv1") << false;
    QTest::newRow("not a volume group")
        << QStringLiteral("/dev/mapper/luks") << QStringLiteral("block:mapper/luks") << true;
    QTest::newRow("ZFS volume") << QStringLiteral("/dev/zvol/tank/vm/disk0")
                                << QStringLiteral("zfs:tank/vm/disk0") << false;
    QTest::newRow("ZFS volume's partition")
        << QStringLiteral("/dev/zvol/tank/vm-part1") << QStringLiteral("zfs:tank/vm/1") << false;
    QTest::newRow("multipath") << QStringLiteral("/dev/mapper/mpatha")
                               << QStringLiteral("mpath:mpatha") << false;
    QTest::newRow("multipath partition")
        << QStringLiteral("/dev/mapper/mpatha1") << QStringLiteral("mpath:mpatha/1") << false;
    QTest::newRow("multipath -part")
        << QStringLiteral("/dev/mapper/mpathb-part2") << QStringLiteral("mpath:mpathb/2") << false;
    QTest::newRow("multipath by uuid") << QStringLiteral("/dev/disk/by-id/dm-uuid-mpath-3600a")
                                       << QStringLiteral("mpath:dm-uuid-mpath-3600a") << false;
    QTest::newRow("LUN") << QStringLiteral(
        "/dev/disk/by-path/ip-192.0.2.1:3260-iscsi-iqn.2012-01.org.example:T1-lun-2")
                         << QStringLiteral("iscsi:iqn.2012-01.org.example:t1/2") << false;
    QTest::newRow("LUN's partition")
        << QStringLiteral(
               "/dev/disk/by-path/ip-192.0.2.1:3260-iscsi-iqn.2012-01.org.example:t1-lun-2-part3")
        << QStringLiteral("iscsi:iqn.2012-01.org.example:t1/2/3") << false;
    QTest::newRow("LUN behind a PCI card") << QStringLiteral(
        "/dev/disk/by-path/pci-0000:00:05.0-ip-192.0.2.1:3260-iscsi-iqn.x:t-lun-0")
                                           << QStringLiteral("iscsi:iqn.x:t/0") << false;
    QTest::newRow("unknown link") << QStringLiteral("/dev/disk/by-id/ata-X")
                                  << QStringLiteral("block:by-id/ata-X") << true;
    QTest::newRow("partition of an unknown link") << QStringLiteral("/dev/disk/by-id/ata-X-part1")
                                                  << QStringLiteral("block:by-id/ata-X/1") << true;
    QTest::newRow("by tag") << QStringLiteral("UUID=1a2b") << QStringLiteral("block:by-uuid/1a2b")
                            << true;
    QTest::newRow("by a quoted tag") << QStringLiteral("PARTLABEL=\"a b\"")
                                     << QStringLiteral("block:by-partlabel/a\\x20b") << true;
    QTest::newRow("no tag") << QStringLiteral("ID=1a2b") << QStringLiteral("file:/ID=1a2b")
                            << false;
    QTest::newRow("label that ends like a partition")
        << QStringLiteral("/dev/disk/by-label/backup-part1")
        << QStringLiteral("block:by-label/backup-part1") << true;
    QTest::newRow("image file") << QStringLiteral("/srv/vm/disk.img")
                                << QStringLiteral("file:/srv/vm/disk.img") << false;
}

void TestClaims::devicesAreFoundByName()
{
    QFETCH(QString, path);
    const DevicePlaces found = placesOfDevice(path.toStdString(), {});
    QCOMPARE(found.places.size(), 1U);
    QTEST(shown(found.places.front()), "place");
    QTEST(found.uncertain, "uncertain");
}

void TestClaims::devicesAreFoundOnAKnownHost_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QStringList>("places");
    QTest::newRow("by its link") << QStringLiteral("/dev/disk/by-id/wwn-0x5000c500a1b2c3d4")
                                 << QStringList{QStringLiteral("block:sdb"),
                                                QStringLiteral("scsi:2/sdb"),
                                                QStringLiteral("wwn:5000c500a1b2c3d4")};
    QTest::newRow("partition by its link")
        << QStringLiteral("/dev/disk/by-id/wwn-0x5000c500a1b2c3d4-part1")
        << QStringList{QStringLiteral("block:sdb/1"), QStringLiteral("scsi:2/sdb/1"),
                       QStringLiteral("wwn:5000c500a1b2c3d4/1")};
    QTest::newRow("LUN by kernel name")
        << QStringLiteral("/dev/sdc")
        << QStringList{QStringLiteral("block:sdc"),
                       QStringLiteral("iscsi:iqn.2012-01.org.example:t1/3"),
                       QStringLiteral("scsi:7/sdc")};
    QTest::newRow("device mapper by uuid")
        << QStringLiteral("/dev/disk/by-uuid/1234") << QStringList{QStringLiteral("lvm:vg0/lv1")};
    QTest::newRow("device mapper by number")
        << QStringLiteral("/dev/dm-0") << QStringList{QStringLiteral("lvm:vg0/lv1")};
    QTest::newRow("a disk whose name looks like a partition")
        << QStringLiteral("/dev/dasda1x") << QStringList{QStringLiteral("block:dasda1x")};
}

void TestClaims::devicesAreFoundOnAKnownHost()
{
    QFETCH(QString, path);
    const DevicePlaces found = placesOfDevice(path.toStdString(), knownHost());
    QTEST(shown(found.places), "places");
    QVERIFY(!found.uncertain);
}

void TestClaims::poolsClaimWhatTheyUse_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<QStringList>("claims");
    QTest::newRow("dir") << QByteArray(
        "<pool type='dir'><name>a</name><target><path>/srv//x/../vm</path></target></pool>")
                         << QStringList{QStringLiteral("file:/srv/vm")};
    QTest::newRow("fs: device and mount point")
        << QByteArray("<pool type='fs'><name>a</name><source><device "
                      "path='/dev/sdb1'/></source><target><path>/mnt</path></target></pool>")
        << QStringList{QStringLiteral("block:sdb/1"), QStringLiteral("file:/mnt")};
    QTest::newRow("netfs: once per host") << QByteArray(
        "<pool type='netfs'><name>a</name><source><host name='NAS1'/><host name='nas2' "
        "port='2049'/><dir path='/export/vm/'/></source><target><path>/mnt</path></target></pool>")
                                          << QStringList{QStringLiteral("nfs:nas1/export/vm"),
                                                         QStringLiteral("nfs:nas2/export/vm"),
                                                         QStringLiteral("file:/mnt")};
    QTest::newRow("netfs of gluster") << QByteArray(
        "<pool type='netfs'><name>a</name><source><host name='g1'/><dir path='/vol/sub'/><format "
        "type='glusterfs'/></source><target><path>/mnt</path></target></pool>")
                                      << QStringList{QStringLiteral("gluster:g1/vol/sub"),
                                                     QStringLiteral("file:/mnt")};
    QTest::newRow("logical: group and devices") << QByteArray(
        "<pool type='logical'><name>vg0</name><source><device path='/dev/sdb'/></source></pool>")
                                                << QStringList{QStringLiteral("lvm:vg0"),
                                                               QStringLiteral("block:sdb")};
    QTest::newRow("disk") << QByteArray(
        "<pool type='disk'><name>a</name><source><device "
        "path='/dev/sdb'/></source><target><path>/dev</path></target></pool>")
                          << QStringList{QStringLiteral("block:sdb")};
    QTest::newRow("iscsi: case of the IQN")
        << QByteArray("<pool type='iscsi'><name>a</name><source><host name='h'/><device "
                      "path='iqn.2012-01.ORG.example:T'/></source><target><path>/dev/disk/by-path</"
                      "path></target></pool>")
        << QStringList{QStringLiteral("iscsi:iqn.2012-01.org.example:t")};
    QTest::newRow("scsi by name") << QByteArray(
        "<pool type='scsi'><name>a</name><source><adapter "
        "name='scsi_host5'/></source><target><path>/dev</path></target></pool>")
                                  << QStringList{QStringLiteral("scsi:5")};
    QTest::newRow("scsi by WWN") << QByteArray(
        "<pool type='scsi'><name>a</name><source><adapter type='fc_host' wwnn='20000000C9831B4B' "
        "wwpn='0x10000000c9831b4b'/></source><target><path>/dev</path></target></pool>")
                                 << QStringList{QStringLiteral("fc:10000000c9831b4b")};
    QTest::newRow("mpath") << QByteArray(
        "<pool type='mpath'><name>a</name><target><path>/dev/mapper</path></target></pool>")
                           << QStringList{QStringLiteral("mpath:")};
    QTest::newRow("rbd: once per monitor, ports of both protocols")
        << QByteArray("<pool type='rbd'><name>a</name><source><host name='m1' port='6789'/><host "
                      "name='m2' port='3300'/><name>p</name></source></pool>")
        << QStringList{QStringLiteral("rbd:m1/p"), QStringLiteral("rbd:m2/p")};
    QTest::newRow("gluster") << QByteArray(
        "<pool type='gluster'><name>a</name><source><host name='g1'/><name>vol</name><dir "
        "path='/x'/></source></pool>")
                             << QStringList{QStringLiteral("gluster:g1/vol/x")};
    QTest::newRow("sheepdog") << QByteArray(
        "<pool type='sheepdog'><name>a</name><source><host name='s1' port='7000'/></source></pool>")
                              << QStringList{QStringLiteral("sheepdog:s1")};
    QTest::newRow("zfs dataset") << QByteArray(
        "<pool type='zfs'><name>a</name><source><name>tank/vm</name></source></pool>")
                                 << QStringList{QStringLiteral("zfs:tank/vm")};
    QTest::newRow("vstorage") << QByteArray(
        "<pool "
        "type='vstorage'><name>a</name><source><name>c1</name></source><target><path>/mnt</path></"
        "target></pool>")
                              << QStringList{QStringLiteral("vstorage:c1"),
                                             QStringLiteral("file:/mnt")};
}

void TestClaims::poolsClaimWhatTheyUse()
{
    QFETCH(QByteArray, xml);
    QStringList claims;
    for (const Claim &claim : claimsOf(definition(xml.constData())))
        claims.append(shown(claim.path));
    QTEST(claims, "claims");
}

void TestClaims::adaptersLeadToHosts()
{
    const auto claims = [](const char *adapter) {
        const std::string xml = std::string("<pool type='scsi'><name>a</name><source>") + adapter
                                + "</source><target><path>/dev</path></target></pool>";
        std::vector<ResourcePath> places;
        for (const Claim &claim : claimsOf(definition(xml.c_str()), knownHost()))
            places.push_back(claim.path);
        return shown(places);
    };
    QCOMPARE(claims("<adapter type='scsi_host'><parentaddr unique_id='1'><address bus='0x0' "
                    "slot='0x1f' function='2'/></parentaddr></adapter>"),
             QStringList{QStringLiteral("scsi:5")});
    QCOMPARE(claims("<adapter type='fc_host' wwnn='20000000c9831b4b' wwpn='10000000c9831b4b'/>"),
             (QStringList{QStringLiteral("fc:10000000c9831b4b"), QStringLiteral("scsi:6")}));
}

void TestClaims::linksOfDirectoriesAreFollowed()
{
    HostTopology topology;
    topology.realPaths["/srv/link"] = "/data/images";
    QCOMPARE(shown(placeOfDirectory("/srv//link/", topology)), QStringLiteral("file:/data/images"));
    QCOMPARE(shown(placeOfDirectory("/srv/other", topology)), QStringLiteral("file:/srv/other"));
}

QTEST_APPLESS_MAIN(TestClaims)
#include "tst_claims.moc"
