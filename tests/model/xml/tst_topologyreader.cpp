// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/deviceplace.h"
#include "model/xml/topologyreader.h"

#include <QTest>

using namespace poolwarden;

namespace {

// As libvirt describes a machine: a SATA disk, an NVMe disk, an iSCSI LUN, a logical volume, a SATA
// controller, an HBA with a vport.
const std::vector<std::string> machine{
    "<device><name>computer</name><capability type='system'/></device>",
    "<device><name>block_sda</name><parent>scsi_0_0_0_0</parent>"
    "<devnode type='dev'>/dev/sda</devnode>"
    "<devnode type='link'>/dev/disk/by-id/wwn-0x5000C500A1B2C3D4</devnode>"
    "<devnode type='link'>/dev/disk/by-id/ata-X</devnode>"
    "<capability type='storage'><block>/dev/sda</block></capability></device>",
    "<device><name>block_nvme0n1</name><parent>pci_0000_01_00_0</parent>"
    "<devnode type='link'>/dev/disk/by-id/nvme-Y</devnode>"
    "<capability type='storage'><block>/dev/nvme0n1</block></capability></device>",
    "<device><name>block_sdb</name><parent>scsi_7_0_0_3</parent>"
    "<devnode "
    "type='link'>/dev/disk/by-path/ip-192.0.2.1:3260-iscsi-iqn.2012-01.org.example:t-lun-3</"
    "devnode>"
    "<capability type='storage'><block>/dev/sdb</block></capability></device>",
    "<device><name>block_dm_0</name><parent>computer</parent>"
    "<devnode type='link'>/dev/disk/by-uuid/1234</devnode>"
    "<devnode type='link'>/dev/mapper/vg0-lv1</devnode>"
    "<capability type='storage'><block>/dev/dm-0</block></capability></device>",
    "<device><name>scsi_host0</name><parent>pci_0000_00_1f_2</parent>"
    "<capability type='scsi_host'><host>0</host><unique_id>1</unique_id></capability></device>",
    "<device><name>scsi_host5</name><parent>pci_0000_03_00_0</parent>"
    "<capability type='scsi_host'><host>5</host><capability type='fc_host'>"
    "<wwnn>20000000C9831B4B</wwnn><wwpn>10000000c9831b4b</wwpn></capability></capability></device>",
    "<device><name>scsi_host6</name><parent>scsi_host5</parent>"
    "<capability type='scsi_host'><host>6</host><capability type='fc_host'>"
    "<wwnn>2001001b32a9da5e</wwnn><wwpn>2101001b32a9da5e</wwpn></capability></capability></device>",
    "not XML at all",
    "<other/>",
};

std::string firstPlace(const char *path)
{
    const DevicePlaces places = placesOfDevice(path, readTopology(machine));
    return resourceName(places.places.front()) + (places.uncertain ? " ?" : "");
}

} // namespace

class TestTopologyReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void disksAreKnown();
    void scsiHostsAreKnown();
    void linksLeadToDevices();
    void nothingIsKnownOfNothing();
};

void TestTopologyReader::disksAreKnown()
{
    const HostTopology topology = readTopology(machine);
    QVERIFY(topology.devicesKnown);
    QCOMPARE(topology.disks.size(), 4U);
    QCOMPARE(topology.disks.at("sda").scsiHost, std::string("0"));
    QCOMPARE(topology.disks.at("sda").wwn, std::string("5000c500a1b2c3d4"));
    QCOMPARE(topology.disks.at("nvme0n1").scsiHost, std::string());
    QCOMPARE(topology.disks.at("sdb").iscsiTarget, std::string("iqn.2012-01.org.example:t"));
    QCOMPARE(topology.disks.at("sdb").iscsiLun, std::string("3"));
}

void TestTopologyReader::scsiHostsAreKnown()
{
    const HostTopology topology = readTopology(machine);
    QCOMPARE(topology.scsiHosts.at("0").parent.value().uniqueId, 1);
    QCOMPARE(topology.scsiHosts.at("0").parent.value().address.slot, 0x1fU);
    // Without a unique_id an address does not name a host.
    QVERIFY(!topology.scsiHosts.at("5").parent);
    QCOMPARE(topology.scsiHosts.at("5").wwnn, std::string("20000000c9831b4b"));
    QVERIFY(topology.scsiHosts.at("5").vportParent.empty());
    QCOMPARE(topology.scsiHosts.at("6").vportParent, std::string("5"));
}

void TestTopologyReader::linksLeadToDevices()
{
    QCOMPARE(firstPlace("/dev/disk/by-id/ata-X"), firstPlace("/dev/sda"));
    QCOMPARE(firstPlace("/dev/disk/by-id/ata-X-part2"), firstPlace("/dev/sda2"));
    QCOMPARE(firstPlace("/dev/disk/by-id/nvme-Y-part1"), firstPlace("/dev/nvme0n1p1"));
    QCOMPARE(firstPlace("/dev/disk/by-uuid/1234"), firstPlace("/dev/vg0/lv1"));
    QCOMPARE(firstPlace("/dev/dm-0"), firstPlace("/dev/mapper/vg0-lv1"));
    QVERIFY(firstPlace("/dev/disk/by-id/ata-unknown").ends_with('?'));
}

void TestTopologyReader::nothingIsKnownOfNothing()
{
    QVERIFY(!readTopology({}).devicesKnown);
    QVERIFY(!readTopology({"<device"}).devicesKnown);
}

QTEST_APPLESS_MAIN(TestTopologyReader)
#include "tst_topologyreader.moc"
