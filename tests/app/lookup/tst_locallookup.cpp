// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What this machine tells of its directories and block devices.

#include "app/lookup/localdevices.h"
#include "app/lookup/localfolders.h"
#include "app/lookup/localpaths.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <optional>

using namespace poolwarden;

namespace {

QStringList pathsOf(const HostAnswer &answer)
{
    QStringList paths;
    for (const FolderInfo &folder : answer.folders)
        paths << folder.path;
    paths.sort();
    return paths;
}

const FolderInfo *folderAt(const HostAnswer &answer, const QString &path)
{
    const auto found = std::ranges::find(answer.folders, path, &FolderInfo::path);
    return found == answer.folders.cend() ? nullptr : &*found;
}

const FoundDisk *diskAt(const FoundDevices &devices, const std::string &path)
{
    const auto found = std::ranges::find(devices.disks, path, &FoundDisk::path);
    return found == devices.disks.end() ? nullptr : &*found;
}

} // namespace

class TestLocalLookup final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void directoriesAreListed();
    void theNearestDirectoryIsListed();
    void namesThatAreNoTextAreCounted();
    void manyDirectoriesAreCutOff();
    void mountsAreNamed();
    void devicesAreCompleted();
    void aDiskIsUsedWhereItsPartitionsAre();
    void aFileSystemWithoutANumberIsMounted();
    void aMachineWithoutUdevIsRead();
    void thisMachineCanBeAsked();

private:
    void write(const QTemporaryDir &root, const QString &file, const QByteArray &text) const;
};

void TestLocalLookup::write(const QTemporaryDir &root, const QString &file,
                            const QByteArray &text) const
{
    const QString path = root.filePath(file);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile out(path);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(text);
}

void TestLocalLookup::directoriesAreListed()
{
    const QTemporaryDir root;
    QVERIFY(QDir(root.path()).mkpath(QStringLiteral("images/inner")));
    QVERIFY(QDir(root.path()).mkpath(QStringLiteral("<b>x<\u202e")));
    QVERIFY(QFile::link(QStringLiteral("images"), root.filePath(QStringLiteral("alias"))));
    QVERIFY(QFile::link(QStringLiteral("nowhere"), root.filePath(QStringLiteral("dangling"))));
    QVERIFY(QFile::link(QStringLiteral("loop"), root.filePath(QStringLiteral("loop"))));
    write(root, QStringLiteral("file"), "x");
    const HostAnswer answer = localFolders(root.path() + u'/');
    QVERIFY(!answer.error);
    QCOMPARE(answer.folder, root.path());
    QStringList expected{root.path(), root.filePath(QStringLiteral("images")),
                         root.filePath(QStringLiteral("<b>x<\u202e")),
                         root.filePath(QStringLiteral("alias"))};
    expected.sort();
    QCOMPARE(pathsOf(answer), expected);
    QCOMPARE(answer.folders.first().path, root.path());
    QCOMPARE(folderAt(answer, root.filePath(QStringLiteral("alias")))->link,
             QStringLiteral("images"));
    QVERIFY(folderAt(answer, root.filePath(QStringLiteral("images")))->link.isEmpty());
    QVERIFY(!answer.isMissing);
    QCOMPARE(answer.folders.first().isEmpty, std::optional(false));
    QCOMPARE(folderAt(answer, root.filePath(QStringLiteral("images")))->isEmpty,
             std::optional(false));
    QCOMPARE(folderAt(answer, root.filePath(QStringLiteral("<b>x<\u202e")))->isEmpty,
             std::optional(true));
}

void TestLocalLookup::theNearestDirectoryIsListed()
{
    const QTemporaryDir root;
    write(root, QStringLiteral("file"), "x");
    QCOMPARE(localFolders(root.filePath(QStringLiteral("no/such/place"))).folder, root.path());
    QVERIFY(localFolders(root.filePath(QStringLiteral("no/such/place"))).isMissing);
    QCOMPARE(localFolders(root.filePath(QStringLiteral("file"))).folder, root.path());
    QVERIFY(!localFolders(root.filePath(QStringLiteral("file"))).isMissing);
    QCOMPARE(localFolders(QString()).folder, QStringLiteral("/"));
    QCOMPARE(localFolders(QStringLiteral("/") + QString(10'000, u'x')).folder, QStringLiteral("/"));
}

void TestLocalLookup::namesThatAreNoTextAreCounted()
{
    const QTemporaryDir root;
    std::filesystem::create_directory(root.path().toStdString()
                                      + "/bad\xff"
                                        "name");
    const HostAnswer answer = localFolders(root.path());
    QCOMPARE(pathsOf(answer), QStringList{root.path()});
    QCOMPARE(answer.unnamed, 1);
}

void TestLocalLookup::manyDirectoriesAreCutOff()
{
    const QTemporaryDir root;
    const std::string base = root.path().toStdString() + '/';
    for (int i = 0; i < mostFolders + 20; ++i)
        std::filesystem::create_directory(base + std::to_string(i));
    const HostAnswer answer = localFolders(root.path());
    QCOMPARE(answer.folders.size(), mostFolders + 1);
    QVERIFY(answer.isCut);
}

void TestLocalLookup::mountsAreNamed()
{
    const HostAnswer answer = localFolders(QStringLiteral("/"));
    const FolderInfo *proc = folderAt(answer, QStringLiteral("/proc"));
    if (!proc)
        QSKIP("there is no /proc here");
    QVERIFY2(proc->mounted.startsWith(QStringLiteral("proc")), qPrintable(proc->mounted));
}

void TestLocalLookup::devicesAreCompleted()
{
    const QTemporaryDir root;
    const auto device = [&](const char *name, const char *number, const char *sectors) {
        const QString folder = QStringLiteral("class/") + QLatin1String(name);
        write(root, folder + QStringLiteral("/dev"), QByteArray(number) + '\n');
        write(root, folder + QStringLiteral("/size"), QByteArray(sectors) + '\n');
        return folder;
    };
    device("sda", "8:0", "2048");
    const QString part = device("sda1", "8:1", "1024");
    write(root, part + QStringLiteral("/partition"), "1\n");
    QVERIFY(QDir(root.path()).mkpath(part + QStringLiteral("/holders/dm-0")));
    const QString mapped = device("dm-0", "253:0", "512");
    write(root, mapped + QStringLiteral("/dm/name"), "vg0-root\n");
    const QString loop = device("loop3", "7:3", "2048");
    write(root, loop + QStringLiteral("/loop/backing_file"), "/srv/<b>disk</b>.img\n");
    device("loop4", "7:4", "0");      // without a file
    device("zram0", "254:0", "2048"); // memory
    device("sr0", "11:0", "2048");
    device("cciss!c0d0", "104:0", "2048");
    write(root, QStringLiteral("udev/b8:0"),
          "S:disk/by-id/ata-Model_S1\nE:ID_PART_TABLE_TYPE=gpt\nE:ID_MODEL=Model\nE:ID_BUS=ata\n");
    write(root, QStringLiteral("udev/b8:1"),
          "S:disk/by-id/ata-Model_S1-part1\nE:ID_FS_TYPE=LVM2_member\nE:ID_PART_TABLE_TYPE=gpt\n"
          "E:\nE:=\nnonsense\n");
    write(root, QStringLiteral("udev/b253:0"), "E:ID_FS_TYPE=ext4\nE:ID_FS_LABEL=root\n");

    FoundDevices devices;
    FoundDisk known;
    known.path = "/dev/sda";
    known.links = {"/dev/disk/by-id/ata-Model_S1"};
    known.model = "Model by the host";
    known.size = 1048576;
    devices.disks.push_back(known);
    addLocalDevices(
        devices, root.filePath(QStringLiteral("class")).toStdString(),
        root.filePath(QStringLiteral("udev")).toStdString(),
        LocalPaths("22 1 253:0 / / rw - ext4 /dev/mapper/vg0-root rw\n"
                   "23 22 253:0 /srv /mnt/with\\040space rw - ext4 /dev/mapper/vg0-root rw\n"));

    QCOMPARE(devices.disks.size(), std::size_t(5));
    const FoundDisk *disk = diskAt(devices, "/dev/sda");
    QVERIFY(disk);
    QCOMPARE(disk->model, std::string("Model by the host"));
    QCOMPARE(disk->links.size(), std::size_t(1));
    QCOMPARE(disk->content, std::string("gpt"));
    const FoundDisk *partition = diskAt(devices, "/dev/sda1");
    QVERIFY(partition);
    QCOMPARE(partition->size, std::uint64_t(1024 * 512));
    QCOMPARE(partition->content, std::string("LVM2_member"));
    QCOMPARE(partition->holders, std::vector<std::string>{"/dev/mapper/vg0-root"});
    QVERIFY(partition->mounts.empty());
    const FoundDisk *volume = diskAt(devices, "/dev/dm-0");
    QVERIFY(volume);
    QCOMPARE(volume->links, std::vector<std::string>{"/dev/mapper/vg0-root"});
    QCOMPARE(volume->mounts, (std::vector<std::string>{"/", "/mnt/with space"}));
    QCOMPARE(volume->label, std::string("root"));
    QCOMPARE(diskAt(devices, "/dev/loop3")->backingFile, std::string("/srv/<b>disk</b>.img"));
    QVERIFY(diskAt(devices, "/dev/cciss/c0d0"));
}

void TestLocalLookup::aDiskIsUsedWhereItsPartitionsAre()
{
    // As the kernel has it: a partition is inside its disk, and the class has links to both.
    const QTemporaryDir root;
    const auto device = [&](const QString &folder, const char *number) {
        const QString path = QStringLiteral("devices/pci0000:00/") + folder;
        write(root, path + QStringLiteral("/dev"), QByteArray(number) + '\n');
        write(root, path + QStringLiteral("/size"), "2048\n");
        if (folder.count(u'/') > 1)
            write(root, path + QStringLiteral("/partition"), "1\n");
        QVERIFY(QDir(root.path()).mkpath(path + QStringLiteral("/holders")));
        QVERIFY(QDir(root.path()).mkpath(QStringLiteral("class")));
        QVERIFY(QFile::link(QStringLiteral("../") + path,
                            root.filePath(QStringLiteral("class/") + QFileInfo(path).fileName())));
    };
    device(QStringLiteral("block/sda"), "8:0");
    device(QStringLiteral("block/sda/sda1"), "8:1");
    device(QStringLiteral("block/sda/sda2"), "8:2");
    device(QStringLiteral("block/sdb"), "8:16");
    device(QStringLiteral("block/sdb/sdb1"), "8:17");
    device(QStringLiteral("block/sdc"), "8:32");
    device(QStringLiteral("block/cciss!c0d0"), "104:0");
    device(QStringLiteral("block/cciss!c0d0/cciss!c0d0p1"), "104:1");
    QVERIFY(QFile::link(
        QStringLiteral("../../../../virtual/block/dm-0"),
        root.filePath(QStringLiteral("devices/pci0000:00/block/sda/sda2/holders/dm-0"))));
    write(root, QStringLiteral("class/dm-0/dm/name"), "vg0-root\n");

    FoundDevices devices;
    addLocalDevices(devices, root.filePath(QStringLiteral("class")).toStdString(),
                    root.filePath(QStringLiteral("udev")).toStdString(),
                    LocalPaths("22 1 8:1 / /boot rw - ext4 /dev/sda1 rw\n"
                               "23 1 8:1 / /mnt/boot rw - ext4 /dev/sda1 rw\n"
                               "24 1 8:17 / /srv rw - xfs /dev/sdb1 rw\n"
                               "25 1 104:1 / /old rw - xfs /dev/cciss/c0d0p1 rw\n"));
    using Names = std::vector<std::string>;
    const FoundDisk *disk = diskAt(devices, "/dev/sda");
    QVERIFY(disk);
    QCOMPARE(disk->mounts, (Names{"/boot", "/mnt/boot"}));
    QCOMPARE(disk->holders, (Names{"/dev/mapper/vg0-root"}));
    QVERIFY(diskAt(devices, "/dev/sda1")->holders.empty());
    QVERIFY(diskAt(devices, "/dev/sda2")->mounts.empty());
    QCOMPARE(diskAt(devices, "/dev/sdb")->mounts, Names{"/srv"});
    QVERIFY(diskAt(devices, "/dev/sdc")->mounts.empty());
    QVERIFY(diskAt(devices, "/dev/sdc")->holders.empty());
    QCOMPARE(diskAt(devices, "/dev/cciss/c0d0")->mounts, Names{"/old"});
}

void TestLocalLookup::aFileSystemWithoutANumberIsMounted()
{
    // That of btrfs is no device's: it has one of its own.
    const QTemporaryDir root;
    for (const char *name : {"sda", "sdb", "sdc"}) {
        const QString folder = QStringLiteral("class/") + QLatin1String(name);
        write(root, folder + QStringLiteral("/size"), "2048\n");
        write(root, folder + QStringLiteral("/dev"),
              QByteArray("8:") + QByteArray::number(16 * (name[2] - 'a')) + '\n');
    }
    write(root, QStringLiteral("udev/b8:16"), "S:mapper/data one\n");
    FoundDevices devices;
    addLocalDevices(devices, root.filePath(QStringLiteral("class")).toStdString(),
                    root.filePath(QStringLiteral("udev")).toStdString(),
                    LocalPaths("22 1 0:31 / /srv rw - btrfs /dev/sda rw\n"
                               "23 1 0:32 /sub /data rw - btrfs /dev/mapper/data\\040one rw\n"
                               "24 1 0:33 / /run rw - tmpfs /dev/sdcx rw\n"));
    using Names = std::vector<std::string>;
    QCOMPARE(diskAt(devices, "/dev/sda")->mounts, Names{"/srv"});
    QCOMPARE(diskAt(devices, "/dev/sdb")->mounts, Names{"/data"});
    QVERIFY(diskAt(devices, "/dev/sdc")->mounts.empty());
}

void TestLocalLookup::aMachineWithoutUdevIsRead()
{
    const QTemporaryDir root;
    write(root, QStringLiteral("class/vda/size"), "2048\n");
    write(root, QStringLiteral("class/vda/dev"), "254:0\n");
    FoundDevices devices;
    addLocalDevices(devices, root.filePath(QStringLiteral("class")).toStdString(),
                    root.filePath(QStringLiteral("none")).toStdString(), LocalPaths(""));
    QCOMPARE(devices.disks.size(), std::size_t(1));
    QVERIFY(devices.disks.front().content.empty());
    FoundDevices nothing;
    addLocalDevices(nothing, root.filePath(QStringLiteral("none")).toStdString(),
                    root.filePath(QStringLiteral("none")).toStdString(), LocalPaths("nonsense"));
    QVERIFY(nothing.disks.empty());
}

void TestLocalLookup::thisMachineCanBeAsked()
{
    FoundDevices devices;
    addLocalDevices(devices);
    for (const FoundDisk &disk : devices.disks) {
        QVERIFY2(QFile::exists(QString::fromStdString(disk.path)), disk.path.c_str());
        QVERIFY(disk.size > 0);
    }
}

QTEST_GUILESS_MAIN(TestLocalLookup)
#include "tst_locallookup.moc"
