// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What becomes of what a host says, also of a hostile one.

#include "model/sources/candidatelist.h"
#include "model/sources/supply.h"
#include "model/sources/systemdisks.h"
#include "model/wording/fielddoubt.h"

#include <QTest>

#include <algorithm>
#include <string>

using namespace poolwarden;

namespace {

const auto hostileName = QStringLiteral("<img src='x'> & \"y\" 'z'");

QStringList namesOf(const std::vector<SourceCandidate> &candidates)
{
    QStringList names;
    for (const SourceCandidate &candidate : candidates)
        names << candidate.name;
    return names;
}

std::optional<QString> valueOf(const SourceCandidate &candidate, Field field)
{
    for (const auto &[ref, value] : candidate.values) {
        if (ref.field == field)
            return value;
    }
    return QStringLiteral("not touched");
}

FoundDisk diskWith(std::vector<std::string> links)
{
    FoundDisk disk;
    disk.path = "/dev/sdb";
    disk.driveType = "disk";
    disk.links = std::move(links);
    return disk;
}

} // namespace

class TestCandidateList final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesADiskByTheLinkThatSaysMost_data();
    void namesADiskByTheLinkThatSaysMost();
    void aDiskPoolGetsWholeDisks();
    void saysWhatIsInUse();
    void aServerIsTakenAlong();
    void aSecretIsNamedOnce();
    void aParentIsNamedInOneWay_data();
    void aParentIsNamedInOneWay();
    void directoriesSayWhatTheyAre();
    void directoriesOfTheSystemAreNotFree_data();
    void directoriesOfTheSystemAreNotFree();
    void whatIsInAMountPointIsTold();
    void disksOfVolumeGroupsAreNotFree();
    void groupsOnTheDiskOfTheSystemAreNotFree();
    void whatCannotStandInXmlIsLeftOut();
    void readsNoHostileAnswer_data();
    void readsNoHostileAnswer();
    void aHugeAnswerIsRead();
    void markupInNamesStaysText();
    void devicesOfAHostileHost();
    void eachFieldHasASupplyOrASentence();
};

void TestCandidateList::namesADiskByTheLinkThatSaysMost_data()
{
    QTest::addColumn<QStringList>("links");
    QTest::addColumn<QString>("name");
    const auto id = [](const char *rest) {
        return QStringLiteral("/dev/disk/by-id/") + QString::fromLatin1(rest);
    };
    QTest::newRow("no link") << QStringList() << QStringLiteral("/dev/sdb");
    QTest::newRow("the model before a number")
        << QStringList{id("wwn-0x5"), id("ata-Model_S1")} << id("ata-Model_S1");
    QTest::newRow("a world-wide number before a place")
        << QStringList{QStringLiteral("/dev/disk/by-path/pci-1"), id("wwn-0x5")} << id("wwn-0x5");
    QTest::newRow("an NVMe model before its number")
        << QStringList{id("nvme-eui.0025"), id("nvme-Model_S1")} << id("nvme-Model_S1");
    QTest::newRow("a mapped device by its name")
        << QStringList{id("dm-uuid-mpath-3"), QStringLiteral("/dev/mapper/mpatha")}
        << QStringLiteral("/dev/mapper/mpatha");
    QTest::newRow("not by what is on it")
        << QStringList{id("lvm-pv-uuid-x"), QStringLiteral("/dev/disk/by-label/data")}
        << QStringLiteral("/dev/sdb");
}

void TestCandidateList::namesADiskByTheLinkThatSaysMost()
{
    QFETCH(const QStringList, links);
    QFETCH(const QString, name);
    std::vector<std::string> all;
    for (const QString &link : links)
        all.push_back(link.toStdString());
    QCOMPARE(candidatelist::lastingName(diskWith(all)), name);
    std::ranges::reverse(all);
    QCOMPARE(candidatelist::lastingName(diskWith(all)), name);
}

void TestCandidateList::aDiskPoolGetsWholeDisks()
{
    std::vector<FoundDisk> disks(5, diskWith({}));
    disks[1].path = "/dev/sdb1";
    disks[2].path = "/dev/nvme0n1p2";
    disks[3].path = "/dev/sr0";
    disks[3].driveType = "cdrom";
    disks[4].path = "/dev/sdb10";
    QCOMPARE(namesOf(candidatelist::disks(disks, PoolType::Disk, {Field::DevicePath})),
             QStringList{QStringLiteral("/dev/sdb")});
    // Numbers in their order.
    QCOMPARE(namesOf(candidatelist::disks(disks, PoolType::Fs, {Field::DevicePath})),
             (QStringList{QStringLiteral("/dev/nvme0n1p2"), QStringLiteral("/dev/sdb"),
                          QStringLiteral("/dev/sdb1"), QStringLiteral("/dev/sdb10")}));
}

void TestCandidateList::saysWhatIsInUse()
{
    FoundDisk disk = diskWith({});
    QVERIFY(
        candidatelist::disks({disk}, PoolType::Fs, {Field::DevicePath}).front().doubt.isEmpty());
    disk.holders = {"/dev/mapper/vg0-root"};
    QVERIFY(candidatelist::disks({disk}, PoolType::Fs, {Field::DevicePath})
                .front()
                .doubt.contains(QStringLiteral("/dev/mapper/vg0-root")));
    disk.mounts = {"/boot"};
    disk.content = "ext4";
    disk.label = "boot";
    disk.backingFile = "/srv/boot.img";
    const SourceCandidate candidate =
        candidatelist::disks({disk}, PoolType::Fs, {Field::DevicePath}).front();
    QVERIFY(candidate.doubt.contains(QStringLiteral("/boot")));
    for (const auto &word :
         {QStringLiteral("ext4"), QStringLiteral("“boot”"), QStringLiteral("/srv/boot.img")})
        QVERIFY2(candidate.what.contains(word), qPrintable(candidate.what));
}

void TestCandidateList::aServerIsTakenAlong()
{
    FoundSource source;
    source.dir = "/export/vm";
    source.format = "nfs";
    const SourceServer server{QStringLiteral("nas1"), QString()};
    const auto taken = [&](const std::optional<QString> &format) {
        return candidatelist::sources({source}, PoolType::Netfs, {Field::SourceDir}, server, format)
            .front();
    };
    QCOMPARE(valueOf(taken({}), Field::HostName), QStringLiteral("nas1"));
    QCOMPARE(valueOf(taken({}), Field::SourceFormat), QStringLiteral("not touched"));
    QCOMPARE(valueOf(taken(QStringLiteral("auto")), Field::SourceFormat),
             QStringLiteral("not touched"));
    QCOMPARE(valueOf(taken(QStringLiteral("cifs")), Field::SourceFormat), QStringLiteral("nfs"));
}

void TestCandidateList::aSecretIsNamedOnce()
{
    const SecretInfo secret{QStringLiteral("0f1d6f9e-6f0e-4f6c-8f38-5d0d64ad0c11"),
                            QStringLiteral("iscsi"), QStringLiteral("san1"), hostileName, false};
    const SourceCandidate byUsage =
        candidatelist::secrets({secret}, Field::AuthSecretUsage).front();
    QCOMPARE(valueOf(byUsage, Field::AuthSecretUsage), QStringLiteral("san1"));
    QVERIFY(!valueOf(byUsage, Field::AuthSecretUuid));
    QVERIFY(!byUsage.doubt.isEmpty()); // it has no value
    const SourceCandidate byUuid = candidatelist::secrets({secret}, Field::AuthSecretUuid).front();
    QCOMPARE(valueOf(byUuid, Field::AuthSecretUuid), secret.uuid);
    QVERIFY(!valueOf(byUuid, Field::AuthSecretUsage));
    // One without a usage cannot be named by it.
    SecretInfo unnamed = secret;
    unnamed.usage.clear();
    QVERIFY(candidatelist::secrets({unnamed}, Field::AuthSecretUsage).empty());
}

void TestCandidateList::aParentIsNamedInOneWay_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("name");
    QTest::newRow("by its name") << int(Field::AdapterParent) << QStringLiteral("scsi_host5");
    QTest::newRow("by its node") << int(Field::AdapterParentWwnn) << QStringLiteral("2000");
    QTest::newRow("by its port") << int(Field::AdapterParentWwpn) << QStringLiteral("1000");
    QTest::newRow("by its fabric") << int(Field::AdapterParentFabricWwn) << QStringLiteral("2002");
}

void TestCandidateList::aParentIsNamedInOneWay()
{
    QFETCH(const int, field);
    QFETCH(const QString, name);
    FoundScsiHost able;
    able.name = "scsi_host5";
    able.parent = "pci_0000_81_00_0";
    able.wwnn = "2000";
    able.wwpn = "1000";
    able.fabricWwn = "2002";
    able.vports = 0;
    able.mostVports = 255;
    FoundScsiHost unable = able;
    unable.name = "scsi_host6";
    unable.vports.reset();
    const auto found = candidatelist::fcHosts({able, unable}, Field(field));
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found.front().name, name);
    QCOMPARE(valueOf(found.front(), Field(field)), name);
    const bool isPort =
        Field(field) == Field::AdapterParentWwnn || Field(field) == Field::AdapterParentWwpn;
    for (const Field other : {Field::AdapterParent, Field::AdapterParentWwnn,
                              Field::AdapterParentWwpn, Field::AdapterParentFabricWwn}) {
        const bool isNamed =
            other == Field(field)
            || (isPort && (other == Field::AdapterParentWwnn || other == Field::AdapterParentWwpn));
        QCOMPARE(valueOf(found.front(), other).has_value(), isNamed);
    }
}

void TestCandidateList::directoriesSayWhatTheyAre()
{
    const auto found = candidatelist::folders(
        {{.path = QStringLiteral("/srv"), .mounted = {}},
         {.path = QStringLiteral("/srv/a10"), .mounted = QStringLiteral("nfs4 nas1:/a")},
         {.path = QStringLiteral("/srv/a9"), .mounted = {}, .link = QStringLiteral("../mnt")}},
        {Field::TargetPath});
    QCOMPARE(namesOf(found), (QStringList{QStringLiteral("/srv"), QStringLiteral("/srv/a9"),
                                          QStringLiteral("/srv/a10")}));
    QCOMPARE(found[0].what, QStringLiteral("this directory"));
    QVERIFY(found[1].what.contains(QStringLiteral("../mnt")));
    QVERIFY(found[2].what.contains(QStringLiteral("nfs4 nas1:/a")));
    QVERIFY(found[0].doubt.isEmpty());
    const auto root =
        candidatelist::folders({{.path = QStringLiteral("/"), .mounted = {}}}, {Field::TargetPath});
    QVERIFY(!root.front().doubt.isEmpty());
}

void TestCandidateList::directoriesOfTheSystemAreNotFree_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("link");
    QTest::addColumn<bool>("isSystems");
    for (const char *path :
         {"/", "/dev", "/dev/shm", "/etc", "/etc/libvirt", "/usr/local/share", "/boot", "/bin",
          "/proc", "/sys/block", "/var", "/var/lib", "/home", "/lib64"})
        QTest::newRow(path) << QString::fromLatin1(path) << QString() << true;
    for (const char *path :
         {"/srv", "/mnt", "/var/lib/libvirt/images", "/home/me", "/devices", "/opt"})
        QTest::newRow(path) << QString::fromLatin1(path) << QString() << false;
    QTest::newRow("a link there") << QStringLiteral("/srv/a") << QStringLiteral("/etc") << true;
    QTest::newRow("a relative link")
        << QStringLiteral("/srv/a") << QStringLiteral("../usr") << true;
    QTest::newRow("a link elsewhere") << QStringLiteral("/srv/a") << QStringLiteral("b") << false;
}

void TestCandidateList::directoriesOfTheSystemAreNotFree()
{
    QFETCH(const QString, path);
    QFETCH(const QString, link);
    QFETCH(const bool, isSystems);
    const QList<FolderInfo> folders{{.path = path, .mounted = {}, .link = link}};
    for (const PoolType type : {PoolType::Dir, PoolType::Fs, PoolType::Netfs})
        QCOMPARE(
            !candidatelist::folders(folders, {Field::TargetPath}, type).front().doubt.isEmpty(),
            isSystems);
    // One that is typed is told the same.
    if (link.isEmpty()) {
        for (const PoolType type : {PoolType::Dir, PoolType::Fs, PoolType::Netfs})
            QCOMPARE(doubtAboutField(type, {Field::TargetPath}, path),
                     candidatelist::folders(folders, {Field::TargetPath}, type).front().doubt);
        QCOMPARE(!doubtAboutField(PoolType::Logical, {Field::TargetPath}, path).isEmpty(),
                 isSystems && !path.startsWith(QStringLiteral("/dev")));
    }
    // Where the volumes of these are.
    if (path.startsWith(QStringLiteral("/dev")))
        QVERIFY(candidatelist::folders(folders, {Field::TargetPath}, PoolType::Scsi)
                    .front()
                    .doubt.isEmpty());
}

void TestCandidateList::whatIsInAMountPointIsTold()
{
    const QList<FolderInfo> folders{
        {.path = QStringLiteral("/mnt"), .mounted = {}, .isEmpty = false},
        {.path = QStringLiteral("/mnt/a"), .mounted = QStringLiteral("ext4 /dev/sdb1")},
        {.path = QStringLiteral("/mnt/b"), .mounted = {}, .isEmpty = true},
        {.path = QStringLiteral("/mnt/c"), .mounted = {}, .isEmpty = false}};
    const auto doubtful = [&folders](PoolType type) {
        QStringList names;
        for (const auto &one :
             candidatelist::folders(folders, {Field::TargetPath}, type, QStringLiteral("/mnt/c"))) {
            if (!one.doubt.isEmpty())
                names << one.name;
        }
        return names;
    };
    QCOMPARE(doubtful(PoolType::Dir), QStringList());
    // What the definition has is its own matter.
    QCOMPARE(doubtful(PoolType::Netfs),
             (QStringList{QStringLiteral("/mnt"), QStringLiteral("/mnt/a")}));
}

void TestCandidateList::disksOfVolumeGroupsAreNotFree()
{
    HostTopology topology;
    topology.devicesKnown = true;
    topology.aliases.emplace("/dev/disk/by-id/ata-X", "/dev/sdb");
    FoundSource source;
    source.name = "vg0";
    source.devices = {"/dev/sdb", "/dev/nvme0n1p1"};
    const VolumeGroups groups({source}, topology);
    QCOMPARE(groups.on("/dev/sdb"), std::vector<std::string>{"vg0"});
    QCOMPARE(groups.on("/dev/disk/by-id/ata-X"), std::vector<std::string>{"vg0"});
    QCOMPARE(groups.on("/dev/nvme0n1"), std::vector<std::string>{"vg0"}); // contains it
    QCOMPARE(groups.on("/dev/nvme0n1p1"), std::vector<std::string>{"vg0"});
    QCOMPARE(groups.on("/dev/nvme0n1p2"), std::vector<std::string>());
    QCOMPARE(groups.on("/dev/sdc"), std::vector<std::string>());
    const auto doubt = [&](PoolType type, const QString &own) {
        return candidatelist::disks({diskWith({})}, type, {Field::DevicePath}, groups, own)
            .front()
            .doubt;
    };
    QVERIFY(doubt(PoolType::Fs, {}).contains(QStringLiteral("“vg0”")));
    QVERIFY(doubt(PoolType::Logical, QStringLiteral("other")).contains(QStringLiteral("“vg0”")));
    QVERIFY(doubt(PoolType::Logical, QStringLiteral("vg0")).isEmpty());
    // Where only the signature is known.
    FoundDisk disk = diskWith({});
    disk.content = "gpt";
    QVERIFY(
        !candidatelist::disks({disk}, PoolType::Fs, {Field::DevicePath}).front().doubt.isEmpty());
    QVERIFY(
        candidatelist::disks({disk}, PoolType::Disk, {Field::DevicePath}).front().doubt.isEmpty());
    // It would be written over; of a file system that is there, it is what is wanted.
    disk.content = "ext2";
    const auto on = [&disk](PoolType type) {
        return candidatelist::disks({disk}, type, {Field::DevicePath}).front();
    };
    QVERIFY(on(PoolType::Disk).doubt.contains(QStringLiteral("ext2")));
    QVERIFY(on(PoolType::Logical).doubt.contains(QStringLiteral("ext2")));
    QVERIFY(on(PoolType::Fs).doubt.isEmpty());
    // Nothing found is not nothing there, unless somebody has looked.
    disk.content = {};
    for (const PoolType type : {PoolType::Disk, PoolType::Logical, PoolType::Zfs})
        QVERIFY(on(type).unknown.contains(QStringLiteral("written over")));
    QVERIFY(on(PoolType::Fs).unknown.contains(QStringLiteral("file system")));
    disk.isContentKnown = true;
    QVERIFY(on(PoolType::Disk).unknown.isEmpty());
    QVERIFY(on(PoolType::Fs).unknown.isEmpty());
    disk.content = "LVM2_member";
    QVERIFY(
        !candidatelist::disks({disk}, PoolType::Fs, {Field::DevicePath}).front().doubt.isEmpty());
}

void TestCandidateList::groupsOnTheDiskOfTheSystemAreNotFree()
{
    const auto disk = [](const char *path, std::vector<std::string> mounts = {},
                         std::vector<std::string> holders = {}) {
        FoundDisk found;
        found.path = path;
        found.mounts = std::move(mounts);
        found.holders = std::move(holders);
        return found;
    };
    FoundDisk root = disk("/dev/dm-0", {"/"});
    root.links = {"/dev/mapper/system-root"};
    FoundDisk data = disk("/dev/sdb");
    data.links = {"/dev/disk/by-id/ata-X"};
    const SystemDisks disks({disk("/dev/sda", {"/boot"}, {"/dev/mapper/system-root"}),
                             disk("/dev/sda1", {"/boot"}),
                             disk("/dev/sda2", {}, {"/dev/mapper/system-root"}), disk("/dev/sda3"),
                             data, disk("/dev/nvme0n1", {"/srv/x"}), root});
    const auto candidate = [&disks](const std::string &device) {
        FoundSource source;
        source.name = "vg0";
        source.devices = {device};
        return candidatelist::sources({source}, PoolType::Logical, {Field::SourceName}, {}, {},
                                      disks)
            .front();
    };
    QVERIFY(candidate("/dev/sda2").isOfSystem);
    QVERIFY(candidate("/dev/sda2").doubt.contains(QStringLiteral("itself runs")));
    QVERIFY(!candidate("/dev/sda3").isOfSystem);
    QVERIFY(candidate("/dev/sda3").doubt.contains(QStringLiteral("disk of the system")));
    QVERIFY(candidate("/dev/sda3").doubt.contains(QStringLiteral("sda")));
    for (const char *device : {"/dev/sdb", "/dev/disk/by-id/ata-X", "/dev/nvme0n1p1", "/dev/sdz1"})
        QVERIFY2(candidate(device).doubt.isEmpty(), device);
}

void TestCandidateList::whatCannotStandInXmlIsLeftOut()
{
    const QList<FolderInfo> folders{{.path = QStringLiteral("/a\x01 b"), .mounted = {}},
                                    {.path = QStringLiteral("/new\nline"), .mounted = {}},
                                    {.path = QString(QChar(0xffff)), .mounted = {}},
                                    {.path = QStringLiteral("/tab\there"), .mounted = {}},
                                    {.path = hostileName, .mounted = {}}};
    QStringList names = namesOf(candidatelist::folders(folders, {Field::TargetPath}));
    names.sort();
    QCOMPARE(names, (QStringList{QStringLiteral("/tab\there"), hostileName}));
}

void TestCandidateList::readsNoHostileAnswer_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no XML") << QByteArray("no route to host");
    QTest::newRow("cut off") << QByteArray("<sources><source><dir path='/a'/>");
    QTest::newRow("something else") << QByteArray("<pool><sources/></pool>");
    QTest::newRow("an entity") << QByteArray(
        "<!DOCTYPE sources [<!ENTITY a 'b'>]><sources><source><name>&a;</name></source></sources>");
    QTest::newRow("entities of entities")
        << QByteArray("<!DOCTYPE s [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>"
                      "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;'>]><sources>&c;&c;&c;</sources>");
    QTest::newRow("a file of this machine") << QByteArray(
        "<!DOCTYPE s [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><sources>&f;</sources>");
    QTest::newRow("no UTF-8") << QByteArray(
        "<sources><source><name>\xff\xfe</name></source></sources>");
    QTest::newRow("a NUL") << QByteArray("<sources>\0</sources>", 19);
    QByteArray deep("<sources>");
    for (int i = 0; i < 100'000; ++i)
        deep += "<source>";
    QTest::newRow("very deep") << deep;
}

void TestCandidateList::readsNoHostileAnswer()
{
    QFETCH(const QByteArray, xml);
    QVERIFY(!readFoundSources({xml.constData(), std::size_t(xml.size())}));
    // Nor does a device or a secret of this text break anything.
    const FoundDevices devices = readFoundDevices({xml.toStdString()});
    QVERIFY(devices.disks.empty() && devices.scsiHosts.empty());
    QVERIFY(readSecretDescription(xml.toStdString()).empty());
}

void TestCandidateList::aHugeAnswerIsRead()
{
    constexpr std::size_t count = 20'000;
    std::string xml = "<sources>";
    for (std::size_t i = 0; i < count; ++i)
        xml +=
            "<source><dir path='/export/" + std::to_string(i) + "'/><format type='nfs'/></source>";
    // One name of a megabyte among them.
    xml += "<source><dir path='/" + std::string(1'000'000, 'x') + "'/></source></sources>";
    const auto found = readFoundSources(xml);
    QVERIFY(found);
    QCOMPARE(found->size(), count + 1);
    QCOMPARE(found->at(7).dir, std::string("/export/7"));
    const auto candidates =
        candidatelist::sources(*found, PoolType::Netfs, {Field::SourceDir}, {}, std::nullopt);
    QCOMPARE(candidates.size(), count + 1);
    QCOMPARE(candidates.at(10).name, QStringLiteral("/export/10"));
}

void TestCandidateList::markupInNamesStaysText()
{
    const auto found = readFoundSources(
        "<sources><source><host name='&lt;b&gt;'/><dir path='/&lt;b&gt;x&lt;/b&gt;'/>"
        "<name>a&amp;b</name><device path='&quot;'/></source><other/><source/></sources>");
    QVERIFY(found);
    QCOMPARE(found->size(), std::size_t(2));
    QCOMPARE(found->front().dir, std::string("/<b>x</b>"));
    QCOMPARE(found->front().name, std::string("a&b"));
    QCOMPARE(found->front().devices, std::vector<std::string>{"\""});
    // A source that names nothing is no candidate.
    QCOMPARE(candidatelist::sources(*found, PoolType::Logical, {Field::SourceName}, {}, {}).size(),
             std::size_t(1));
}

void TestCandidateList::devicesOfAHostileHost()
{
    const FoundDevices devices = readFoundDevices(
        {"<device><capability type='storage'><block>/dev/sdb</block><size>99999999999999999999999"
         "</size><model>&lt;b&gt;</model></capability></device>",
         "<device><capability type='storage'><size>-1</size></capability></device>",
         "<device><name>scsi_host1</name><capability type='scsi_host'><unique_id>x</unique_id>"
         "</capability></device>",
         "<device/>", "<device", ""});
    QCOMPARE(devices.disks.size(), std::size_t(1));
    QCOMPARE(devices.disks.front().model, std::string("<b>"));
    QCOMPARE(devices.scsiHosts.size(), std::size_t(1));
    QVERIFY(!devices.scsiHosts.front().uniqueId);
    // Without an address it cannot be named by one.
    QVERIFY(candidatelist::scsiHosts(devices.scsiHosts, Field::AdapterParentBus).empty());
    QCOMPARE(candidatelist::scsiHosts(devices.scsiHosts, Field::AdapterName).size(),
             std::size_t(1));
}

// What says where the storage is can be chosen, or the field says why not.
void TestCandidateList::eachFieldHasASupplyOrASentence()
{
    for (const PoolTypeInfo &info : poolTypes()) {
        for (const Field field :
             {Field::DevicePath, Field::SourceDir, Field::SourceName, Field::InitiatorIqn,
              Field::TargetPath, Field::AdapterName, Field::AdapterWwnn, Field::AuthSecretUsage}) {
            if (schemaOccurrence(info.type, field) == Occurrence::Never
                || fieldUsage(info.type, field) == Usage::Derived
                || fieldUsage(info.type, field) == Usage::Ignored)
                continue;
            const bool hasSupply = supplyOf(field, info.type) != Supply::None;
            const QByteArray which = QByteArray(info.name.data(), qsizetype(info.name.size())) + ' '
                                     + fieldInfo(field).id.data();
            QVERIFY2(hasSupply != !whyTyped(field, info.type, true).isEmpty(), which.constData());
        }
        const bool hasFolders = supplyOf(Field::TargetPath, info.type) == Supply::Folders;
        QCOMPARE(!whyTyped(Field::TargetPath, info.type, false).isEmpty(), hasFolders);
    }
}

QTEST_APPLESS_MAIN(TestCandidateList)
#include "tst_candidatelist.moc"
