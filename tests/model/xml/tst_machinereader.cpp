// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xml/machinereader.h"

#include <QTest>

using namespace poolwarden;

class TestMachineReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEachKindOfDisk();
    void readsTheImagesBehindAnImage();
    void isNoMachine();
    void bearsDeepChains();
};

void TestMachineReader::readsEachKindOfDisk()
{
    const auto machine = readMachine(R"(<domain type='kvm' id='3'>
  <name>web &lt;1&gt;</name><uuid>6f5c1f0e-52d5-4a0c-9b75-5b3c7f0a9a01</uuid>
  <devices>
    <disk type='file' device='disk'><source file='/srv/a.qcow2'/></disk>
    <disk type='block' device='disk'><source dev='/dev/vg0/data' index='1'/></disk>
    <disk type='dir' device='floppy'><source dir='/srv/floppy'/></disk>
    <disk type='volume' device='disk'><source pool='images' volume='b.img'/></disk>
    <disk type='network' device='disk'><source protocol='rbd' name='vms/web'><host name='mon1' port='3300'/><host name='mon2'/></source></disk>
    <disk type='network' device='disk'><source protocol='gluster' name='vol/dir/c.img'><host name='gl1'/></source></disk>
    <disk type='network' device='disk'><source protocol='iscsi' name='iqn.2020-01.org.example:t/1'><host name='san'/></source></disk>
    <disk type='network' device='disk'><source protocol='https' name='x.iso'><host name='web'/></source></disk>
    <disk type='nvme' device='disk'><source type='pci'/></disk>
    <disk type='file' device='cdrom'/>
  </devices></domain>)");
    QVERIFY(machine);
    QCOMPARE(machine->name, std::string("web <1>"));
    QCOMPARE(machine->uuid, std::string("6f5c1f0e-52d5-4a0c-9b75-5b3c7f0a9a01"));
    const auto &disks = machine->disks;
    QCOMPARE(disks.size(), 7U);
    QCOMPARE(disks[0].storage.type, PoolType::Dir);
    QCOMPARE(disks[0].storage.targetPath.value(), std::string("/srv/a.qcow2"));
    QCOMPARE(disks[1].storage.devices.front().path, std::string("/dev/vg0/data"));
    QCOMPARE(disks[2].storage.targetPath.value(), std::string("/srv/floppy"));
    QCOMPARE(disks[3].pool, std::string("images"));
    QCOMPARE(disks[4].storage.type, PoolType::Rbd);
    QCOMPARE(disks[4].storage.sourceName, std::string("vms"));
    QCOMPARE(disks[4].storage.hosts.size(), 2U);
    QCOMPARE(disks[4].storage.hosts.front().port, 3300);
    QCOMPARE(disks[5].storage.sourceName, std::string("vol"));
    QCOMPARE(disks[5].storage.dir.value(), std::string("/dir/c.img"));
    QCOMPARE(disks[6].storage.devices.front().path, std::string("iqn.2020-01.org.example:t"));
}

void TestMachineReader::readsTheImagesBehindAnImage()
{
    const auto machine = readMachine(
        "<domain><name>a</name><devices><disk type='file'><source file='/srv/top.qcow2'/>"
        "<backingStore type='block'><format type='raw'/><source dev='/dev/sdb1'/>"
        "<backingStore type='file'><source file='/srv/base.img'/><backingStore/></backingStore>"
        "</backingStore></disk></devices></domain>");
    QVERIFY(machine);
    QCOMPARE(machine->disks.size(), 3U);
    QCOMPARE(machine->disks[1].storage.devices.front().path, std::string("/dev/sdb1"));
    QCOMPARE(machine->disks[2].storage.targetPath.value(), std::string("/srv/base.img"));
}

void TestMachineReader::isNoMachine()
{
    for (const char *text : {"", "<", "<pool/>", "no xml", "<!DOCTYPE x><domain/>"})
        QVERIFY2(!readMachine(text), text);
    QVERIFY(readMachine("<domain/>")->disks.empty());
}

// A hostile host can nest any number, up to what a parser takes.
void TestMachineReader::bearsDeepChains()
{
    std::string xml = "<domain><devices><disk type='file'>";
    for (int i = 0; i < 200; ++i)
        xml += "<source file='/a'/><backingStore type='file'>";
    for (int i = 0; i < 200; ++i)
        xml += "</backingStore>";
    const auto machine = readMachine(xml + "</disk></devices></domain>");
    QVERIFY(machine && machine->disks.size() < 100);
}

QTEST_APPLESS_MAIN(TestMachineReader)
#include "tst_machinereader.moc"
