// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/lookup/localpaths.h"
#include "app/lookup/loopdevices.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace poolwarden;

class TestLocalPaths : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linksAreFollowed_data();
    void linksAreFollowed();
    void mountsAreFollowed_data();
    void mountsAreFollowed();
    void mountsAreListed();
    void loopDevicesAreRead();
    void thisMachineCanBeAsked();
};

void TestLocalPaths::linksAreFollowed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("real");
    QTest::newRow("a plain folder")
        << QStringLiteral("/data/images") << QStringLiteral("/data/images");
    QTest::newRow("an absolute link")
        << QStringLiteral("/absolute") << QStringLiteral("/data/images");
    QTest::newRow("a relative link")
        << QStringLiteral("/data/relative") << QStringLiteral("/data/images");
    QTest::newRow("below a link") << QStringLiteral("/absolute/x/y")
                                  << QStringLiteral("/data/images/x/y");
    QTest::newRow("a link to a link") << QStringLiteral("/chain") << QStringLiteral("/data/images");
    QTest::newRow("dot dot after a link")
        << QStringLiteral("/absolute/../x") << QStringLiteral("/data/x");
    QTest::newRow("what is not there")
        << QStringLiteral("/no/such/../place") << QStringLiteral("/no/place");
    QTest::newRow("above the root") << QStringLiteral("/../../data") << QStringLiteral("/data");
    QTest::newRow("a loop is left alone") << QStringLiteral("/loop/x") << QStringLiteral("/loop/x");
}

void TestLocalPaths::linksAreFollowed()
{
    QFETCH(QString, path);
    QTemporaryDir folder;
    const auto inside = [&folder](const char *name) {
        return folder.filePath(QString::fromLatin1(name));
    };
    QVERIFY(QDir().mkpath(inside("data/images")));
    QVERIFY(QFile::link(QStringLiteral("/data/images"), inside("absolute")));
    QVERIFY(QFile::link(QStringLiteral("./images"), inside("data/relative")));
    QVERIFY(QFile::link(QStringLiteral("absolute"), inside("chain")));
    QVERIFY(QFile::link(QStringLiteral("/loop"), inside("loop")));
    const LocalPaths paths({}, folder.path().toStdString());
    QTEST(QString::fromStdString(paths.canonical(path.toStdString())), "real");
}

void TestLocalPaths::mountsAreFollowed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("real");
    QTest::newRow("no mount of its own") << QStringLiteral("/srv/a") << QStringLiteral("/srv/a");
    QTest::newRow("a bind mount") << QStringLiteral("/bind/vm/x") << QStringLiteral("/srv/vm/x");
    QTest::newRow("the mount point itself")
        << QStringLiteral("/bind/vm") << QStringLiteral("/srv/vm");
    QTest::newRow("a name that begins alike")
        << QStringLiteral("/bind/vm2") << QStringLiteral("/bind/vm2");
    QTest::newRow("a file system of its own")
        << QStringLiteral("/data/x") << QStringLiteral("/data/x");
    QTest::newRow("a bind mount of a part of it")
        << QStringLiteral("/again/y") << QStringLiteral("/data/x/y");
    QTest::newRow("a bind mount of all of it")
        << QStringLiteral("/whole/x") << QStringLiteral("/data/x");
    QTest::newRow("blanks in names")
        << QStringLiteral("/with blank/z") << QStringLiteral("/srv/b c/z");
    QTest::newRow("the last mount hides the others")
        << QStringLiteral("/twice/x") << QStringLiteral("/data/x");
    QTest::newRow("a device, with /dev mounted twice")
        << QStringLiteral("/dev/sdb") << QStringLiteral("/dev/sdb");
    QTest::newRow("a part without its whole")
        << QStringLiteral("/part/x") << QStringLiteral("/part/x");
}

void TestLocalPaths::mountsAreFollowed()
{
    QFETCH(QString, path);
    const LocalPaths paths("20 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
                           "21 20 8:1 /srv/vm /bind/vm rw shared:1 - ext4 /dev/sda1 rw\n"
                           "22 20 8:2 / /data rw - ext4 /dev/sdb rw\n"
                           "23 20 8:2 /x /again rw - ext4 /dev/sdb rw\n"
                           "24 20 8:2 / /whole rw - ext4 /dev/sdb rw\n"
                           "25 20 8:1 /srv/b\\040c /with\\040blank rw - ext4 /dev/sda1 rw\n"
                           "26 20 8:1 /srv/vm /twice rw - ext4 /dev/sda1 rw\n"
                           "27 20 8:2 / /twice rw - ext4 /dev/sdb rw\n"
                           "28 20 8:3 /sub /part rw - btrfs /dev/sdc rw\n"
                           "29 20 0:6 / /dev rw - devtmpfs udev rw\n"
                           "30 20 0:6 / /chroot/dev rw - devtmpfs udev rw\n"
                           "not a line of it\n",
                           "/nonexistent");
    QTEST(QString::fromStdString(paths.canonical(path.toStdString())), "real");
}

void TestLocalPaths::mountsAreListed()
{
    const LocalPaths paths(
        "20 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
        "21 20 8:1 /srv/vm /bind/vm rw shared:1 master:2 - ext4 /dev/sda1 rw\n"
        "22 20 8:2 /@home /home rw - btrfs /dev/mapper/a\\040b rw\n"
        "23 20 0:44 / /mnt/with\\040blank rw shared:3 - nfs4 nas:/the\\040export rw,vers=4.2\n"
        "24 20 0:45 / /twice rw - tmpfs tmpfs rw\n"
        "25 20 8:3 / /twice rw - xfs /dev/sdc rw\n"
        "26 20 8:4 / /cut",
        "/nonexistent");
    const std::vector<HostTopology::Mount> expected{
        {"/", "ext4", "/dev/sda1", "/"},
        {"/cut", "", "", "/"},
        {"/home", "btrfs", "/dev/mapper/a b", "/@home"},
        {"/mnt/with blank", "nfs4", "nas:/the export", "/"},
        {"/twice", "xfs", "/dev/sdc", "/"}};
    QCOMPARE(paths.mounts() == expected, true);
}

void TestLocalPaths::loopDevicesAreRead()
{
    QTemporaryDir folder;
    const auto write = [&folder](const char *device, const QByteArray &file) {
        const QString path = folder.filePath(QString::fromLatin1(device) + QStringLiteral("/loop"));
        QVERIFY(QDir().mkpath(path));
        QFile backing(path + QStringLiteral("/backing_file"));
        QVERIFY(backing.open(QIODevice::WriteOnly));
        backing.write(file);
    };
    write("loop0", "/srv/disk image.img\n");
    write("loop1", "/srv/gone.img (deleted)\n");
    QVERIFY(QDir().mkpath(folder.filePath(QStringLiteral("loop2"))));
    QVERIFY(QDir().mkpath(folder.filePath(QStringLiteral("sda"))));
    const auto files = loopFiles(folder.path().toStdString());
    QCOMPARE(files.size(), 1U);
    QCOMPARE(files.at("loop0"), std::string("/srv/disk image.img"));
    QVERIFY(loopFiles("/nonexistent").empty());
}

void TestLocalPaths::thisMachineCanBeAsked()
{
    QTemporaryDir folder;
    QVERIFY(QDir().mkpath(folder.filePath(QStringLiteral("real"))));
    QVERIFY(QFile::link(QStringLiteral("real"), folder.filePath(QStringLiteral("link"))));
    const LocalPaths paths = LocalPaths::current();
    QCOMPARE(paths.canonical(folder.filePath(QStringLiteral("link")).toStdString()),
             paths.canonical(folder.filePath(QStringLiteral("real")).toStdString()));
}

QTEST_APPLESS_MAIN(TestLocalPaths)
#include "tst_localpaths.moc"
