// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/poolfacts.h"
#include "model/conflict/restartloss.h"
#include "model/difference/foldercomparison.h"
#include "model/wording/isolated.h"
#include "model/xml/samedefinition.h"
#include "tests/generator/poolxmlgenerator.h"
#include "tests/parity/paritydaemon.h"
#include "tests/support/effort.h"
#include "tests/support/privatelibvirtd.h"
#include "tests/support/randomseeds.h"

#include <QElapsedTimer>
#include <QSet>
#include <QtTest>

using namespace poolwarden;

using State = FolderRow::State;

class TestFolderComparison final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPoolAndItsFile_data();
    void aPoolAndItsFile();
    void pairsByUuidBeforeName();
    void ofTwoFilesTheOneOfThePoolCounts_data();
    void ofTwoFilesTheOneOfThePoolCounts();
    void writtenPermissionsAreADifference();
    void nothingIsDropped();
    void aBrokenFileStandsForItsPool_data();
    void aBrokenFileStandsForItsPool();
    void aTransientPoolHasNoDefinitionToBeTheSame();
    void theTextsForEitherSide();
    void whatADaemonTookIsTheSame();
    void bearsManyFiles();
};

namespace {

constexpr auto firstUuid = "11111111-1111-4111-8111-111111111111";
constexpr auto secondUuid = "22222222-2222-4222-8222-222222222222";

QByteArray dirXml(const QByteArray &name, const QByteArray &uuid, const QByteArray &path,
                  const QByteArray &more = {})
{
    return "<pool type='dir'><name>" + name + "</name>"
           + (uuid.isEmpty() ? uuid : "<uuid>" + uuid + "</uuid>") + "<target><path>" + path
           + "</path>" + more + "</target></pool>";
}

HostDefinition hostPool(const char *name, const char *uuid, const QByteArray &xml)
{
    HostDefinition pool;
    pool.name = QString::fromUtf8(name);
    pool.uuid = QString::fromLatin1(uuid);
    pool.xml = xml;
    return pool;
}

FileDefinition fileOf(const char *name, const QByteArray &xml)
{
    FileDefinition file;
    file.file = file.path = QString::fromUtf8(name);
    file.xml = xml;
    return file;
}

FolderRow rowFor(const FolderComparison &comparison, const char *file)
{
    for (const FolderRow &row : comparison.rows) {
        if (row.file == QLatin1String(file))
            return row;
    }
    return {};
}

/// libvirt itself does not read what it writes of this one: the difference is real.
bool comesBackAsAnother(const PoolDefinition &definition)
{
    const auto *scsi = std::get_if<ScsiHostAdapter>(&definition.adapter);
    if (scsi && scsi->parent && scsi->parent->address.function > 9)
        return true;
    PoolFacts facts;
    facts.entry.persistent = definition;
    return !notReadBack(facts).empty();
}

QStringList plain(QStringList words)
{
    for (QString &word : words)
        word = withoutIsolates(word);
    return words;
}

} // namespace

void TestFolderComparison::aPoolAndItsFile_data()
{
    QTest::addColumn<QByteArray>("onHost");
    QTest::addColumn<QByteArray>("inFile");
    QTest::addColumn<QStringList>("words"); ///< none: the same

    const QStringList same;
    const QByteArray a = dirXml("a", firstUuid, "/srv/a");
    const auto row = [](const char *name, const QByteArray &host, const QByteArray &file,
                        const QStringList &words) { QTest::newRow(name) << host << file << words; };
    row("to the letter", a, a, same);
    row("formatted, with comments, other quotes and order", a,
        "<?xml version=\"1.0\"?>\n<!-- ours -->\n<pool type=\"dir\">\n  <target>\n    <path>/srv/a/"
        "</path>\n  </target>\n  <uuid>11111111111141118111111111111111</uuid>\n  <name>a</name>\n"
        "</pool>\n",
        same);
    row("runtime elements",
        "<pool type='dir'><name>a</name><uuid>11111111-1111-4111-8111-111111111111</uuid>"
        "<capacity unit='bytes'>5</capacity><allocation>1</allocation><available>4</available>"
        "<source/><target><path>/srv/a</path></target></pool>",
        a, same);
    row("no uuid in the file", a, dirXml("a", {}, "/srv/a"), same);
    row("permissions that libvirt noted",
        dirXml("a", firstUuid, "/srv/a",
               "<permissions><mode>0755</mode><owner>0</owner><group>0</group></permissions>"),
        a, same);
    row("some of the permissions",
        dirXml("a", firstUuid, "/srv/a",
               "<permissions><mode>0755</mode><owner>0</owner><group>0</group></permissions>"),
        dirXml("a", firstUuid, "/srv/a", "<permissions><mode>0755</mode></permissions>"), same);
    row("other permissions than wanted",
        dirXml("a", firstUuid, "/srv/a",
               "<permissions><mode>0755</mode><owner>0</owner><group>0</group></permissions>"),
        dirXml("a", firstUuid, "/srv/a", "<permissions><mode>0700</mode></permissions>"),
        {QStringLiteral("Mode: 0755 → 0700")});
    row("permissions that the host does not have", a,
        dirXml("a", firstUuid, "/srv/a", "<permissions><mode>0700</mode></permissions>"),
        {QStringLiteral("Mode: not given → 0700")});
    row("elements that libvirt drops", a,
        "<pool type='dir'><name>a</name><colour>red</colour><target><path>/srv/a</path></target>"
        "</pool>",
        same);
    row("another target", a, dirXml("a", firstUuid, "/srv/b"),
        {QStringLiteral("Directory: /srv/a → /srv/b")});
    row("another name", a, dirXml("b", firstUuid, "/srv/a"), {QStringLiteral("Name: a → b")});
    row("another uuid", a, dirXml("a", secondUuid, "/srv/a"),
        {QStringLiteral("UUID: %1 → %2").arg(QLatin1String(firstUuid), QLatin1String(secondUuid))});
    row("another type", a,
        "<pool type='fs'><name>a</name><source><device path='/dev/sdb1'/></source><target>"
        "<path>/srv/a</path></target></pool>",
        {QStringLiteral("Type: Directory → File system on a device"),
         QStringLiteral("Device: not given → /dev/sdb1"),
         QStringLiteral("Format: not given → auto")});

    const auto ceph = [](const QByteArray &hosts) {
        return "<pool type='rbd'><name>a</name><uuid>" + QByteArray(firstUuid)
               + "</uuid><source><name>rbd</name>" + hosts + "</source></pool>";
    };
    row("monitors in another order", ceph("<host name='m1'/><host name='m2' port='6789'/>"),
        ceph("<host name='m2' port='6789'/><host name='m1'/>"), same);
    const auto group = [](const QByteArray &devices) {
        return "<pool type='logical'><name>a</name><uuid>" + QByteArray(firstUuid)
               + "</uuid><source>" + devices + "<name>vg0</name></source></pool>";
    };
    row("devices of a group in another order",
        group("<device path='/dev/sda'/><device path='/dev/sdb'/>"),
        group("<device path='/dev/sdb'/><device path='/dev/sda'/>"), same);
    row("another device", group("<device path='/dev/sda'/><device path='/dev/sdb'/>"),
        group("<device path='/dev/sdc'/><device path='/dev/sda'/>"),
        {QStringLiteral("Device: /dev/sdc comes; /dev/sdb goes")});
    const auto mounted = [](const QByteArray &options) {
        return "<pool type='netfs' xmlns:fs='http://libvirt.org/schemas/storagepool/fs/1.0'>"
               "<name>a</name><uuid>"
               + QByteArray(firstUuid)
               + "</uuid><source><host name='h'/><dir path='/e'/></source><target><path>/mnt</path>"
                 "</target><fs:mount_opts>"
               + options + "</fs:mount_opts></pool>";
    };
    row("mount options in another order, of which the last wins",
        mounted("<fs:option name='ro'/><fs:option name='rw'/>"),
        mounted("<fs:option name='rw'/><fs:option name='ro'/>"),
        {QStringLiteral("Mount option: the same in another order")});
}

void TestFolderComparison::aPoolAndItsFile()
{
    QFETCH(const QByteArray, onHost);
    QFETCH(const QByteArray, inFile);
    QFETCH(const QStringList, words);
    const FolderComparison result =
        compareWithFolder({hostPool("a", firstUuid, onHost)}, {fileOf("x.xml", inFile)});
    QCOMPARE(result.rows.size(), 1);
    const FolderRow &row = result.rows.constFirst();
    QCOMPARE(plain(row.words()), words);
    QCOMPARE(row.state, words.isEmpty() ? State::Same : State::Different);
    QCOMPARE(row.pool, QStringLiteral("a"));
    QCOMPARE(row.file, QStringLiteral("x.xml"));
}

void TestFolderComparison::pairsByUuidBeforeName()
{
    // The pool "a" was renamed in the folder, and another one got its name.
    const FolderComparison result =
        compareWithFolder({hostPool("a", firstUuid, dirXml("a", firstUuid, "/srv/1"))},
                          {fileOf("1.xml", dirXml("a", secondUuid, "/srv/2")),
                           fileOf("2.xml", dirXml("b", firstUuid, "/srv/1"))});
    QCOMPARE(result.rows.size(), 2);
    QCOMPARE(plain(rowFor(result, "2.xml").words()), QStringList{QStringLiteral("Name: a → b")});
    QCOMPARE(rowFor(result, "1.xml").state, State::OnlyInFolder);
    QCOMPARE(result.counts(), (FolderCounts{.different = 1, .onlyInFolder = 1}));
}

void TestFolderComparison::ofTwoFilesTheOneOfThePoolCounts_data()
{
    QTest::addColumn<QByteArray>("draftUuid");
    QTest::addColumn<QByteArray>("poolUuid");
    // As an export of a pool and of a draft with its name makes them.
    QTest::newRow("by its UUID") << QByteArray() << QByteArray(firstUuid);
    QTest::newRow("by its name") << QByteArray() << QByteArray();
    QTest::newRow("another UUID") << QByteArray(secondUuid) << QByteArray(firstUuid);
}

void TestFolderComparison::ofTwoFilesTheOneOfThePoolCounts()
{
    QFETCH(const QByteArray, draftUuid);
    QFETCH(const QByteArray, poolUuid);
    const auto result =
        compareWithFolder({hostPool("web", firstUuid, dirXml("web", firstUuid, "/srv/web"))},
                          {fileOf("web-2.xml", dirXml("web", draftUuid, "/srv/other")),
                           fileOf("web.xml", dirXml("web", poolUuid, "/srv/web"))});
    QCOMPARE(rowFor(result, "web.xml").state, State::Same);
    QCOMPARE(rowFor(result, "web-2.xml").state, State::NotCompared);
    QCOMPARE(plain(rowFor(result, "web-2.xml").words()),
             QStringList{QStringLiteral("“web.xml” defines a pool of this name or UUID already.")});
}

void TestFolderComparison::writtenPermissionsAreADifference()
{
    const QByteArray rights = "<permissions><mode>0700</mode><owner>7</owner></permissions>";
    const QByteArray plain = dirXml("web", firstUuid, "/srv/web");
    const QByteArray strict = dirXml("web", firstUuid, "/srv/web", rights);
    const auto stateOf = [](const QByteArray &host, const QByteArray &file) {
        return rowFor(compareWithFolder({hostPool("web", firstUuid, host)}, {fileOf("f", file)}),
                      "f")
            .state;
    };
    QCOMPARE(stateOf(plain, strict), State::Different);
    // libvirt may have filled them in.
    QCOMPARE(stateOf(strict, plain), State::Same);
    const auto read = [](const QByteArray &xml) { return readPool(xml.toStdString()); };
    QVERIFY(!hasAllOf(read(plain), read(strict)));
    QVERIFY(hasAllOf(read(strict), read(plain)));
    QVERIFY(hasAllOf(read(strict), read(dirXml("web", firstUuid, "/srv/web",
                                               "<permissions><mode>0700</mode></permissions>"))));
    QVERIFY(!hasAllOf(read(strict), read(dirXml("web", firstUuid, "/srv/web",
                                                "<permissions><mode>0711</mode></permissions>"))));
}

void TestFolderComparison::nothingIsDropped()
{
    HostDefinition lost = hostPool("lost", secondUuid, {});
    lost.problem = QStringLiteral("The host does not tell.");
    FileDefinition locked = fileOf("locked.xml", {});
    locked.problem = QStringLiteral("“locked.xml” cannot be read.");
    const FolderComparison result = compareWithFolder(
        {hostPool("a", firstUuid, dirXml("a", firstUuid, "/srv/a")), lost,
         hostPool("odd", "33333333-3333-4333-8333-333333333333", "<network/>"),
         hostPool("here", "44444444-4444-4444-8444-444444444444",
                  dirXml("here", "44444444-4444-4444-8444-444444444444", "/srv/here"))},
        {fileOf("a.xml", dirXml("a", {}, "/srv/a")), fileOf("b.xml", dirXml("a", {}, "/srv/b")),
         fileOf("c.xml", dirXml("lost", {}, "/srv/l")), locked, fileOf("empty.xml", {}),
         fileOf("net.xml", "<network/>"), fileOf("new.xml", dirXml("new", {}, "/srv/n")),
         fileOf("new2.xml", dirXml("new", {}, "/srv/n2"))});

    QSet<QString> files;
    for (const FolderRow &row : result.rows)
        files.insert(row.file);
    QCOMPARE(files.size(), 9); // and one without
    QCOMPARE(rowFor(result, "a.xml").state, State::Same);
    QVERIFY(rowFor(result, "b.xml").remark.contains(QStringLiteral("a.xml")));
    QCOMPARE(rowFor(result, "c.xml").pool, QStringLiteral("lost"));
    QVERIFY(rowFor(result, "c.xml").remark.contains(lost.problem));
    QCOMPARE(rowFor(result, "locked.xml").remark, locked.problem);
    QVERIFY(rowFor(result, "new2.xml").remark.contains(QStringLiteral("new.xml")));
    QCOMPARE(result.counts(),
             (FolderCounts{
                 .notCompared = 7, .different = 0, .onlyOnHost = 1, .onlyInFolder = 1, .same = 1}));
}

void TestFolderComparison::aBrokenFileStandsForItsPool_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("xml");

    QTest::newRow("refused, with its uuid")
        << QStringLiteral("x.xml")
        << QByteArray(
               "<pool "
               "type='dir'><name>z</name><uuid>11111111-1111-4111-8111-111111111111</uuid></pool>");
    QTest::newRow("refused, with its name")
        << QStringLiteral("x.xml") << QByteArray("<pool type='dir'><name>a</name></pool>");
    QTest::newRow("no XML, with its file name") << QStringLiteral("pools/a.xml") << QByteArray("<");
    QTest::newRow("empty, with its file name") << QStringLiteral("a.xml") << QByteArray();
}

void TestFolderComparison::aBrokenFileStandsForItsPool()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, xml);
    const FolderComparison result =
        compareWithFolder({hostPool("a", firstUuid, dirXml("a", firstUuid, "/srv/a"))},
                          {fileOf(qPrintable(file), xml)});
    // Not "only on the host", which would be wrong.
    QCOMPARE(result.rows.size(), 1);
    QCOMPARE(result.rows.at(0).state, State::NotCompared);
    QCOMPARE(result.rows.at(0).pool, QStringLiteral("a"));
    QVERIFY(!result.rows.at(0).remark.isEmpty());
}

void TestFolderComparison::aTransientPoolHasNoDefinitionToBeTheSame()
{
    HostDefinition pool = hostPool("a", firstUuid, dirXml("a", firstUuid, "/srv/a"));
    pool.isTransient = true;
    for (const QList<FileDefinition> &files :
         {QList<FileDefinition>{}, QList{fileOf("a.xml", pool.xml)}}) {
        const FolderComparison result = compareWithFolder({pool}, files);
        QCOMPARE(result.rows.at(0).state, files.isEmpty() ? State::OnlyOnHost : State::Different);
        QVERIFY(result.rows.at(0).words().join(u' ').contains(QStringLiteral("transient")));
    }
}

void TestFolderComparison::theTextsForEitherSide()
{
    FolderRow row;
    row.isOnHost = true;
    row.uuid = QLatin1String(firstUuid);
    row.hostXml = "<pool type='dir'>\n  <name>a</name>\n  <uuid>" + QByteArray(firstUuid)
                  + "</uuid>\n  <capacity unit='bytes'>5</capacity>\n  <target>\n    <path>/srv/a"
                    "</path>\n  </target>\n</pool>\n";
    const auto textFor = [&row](const QByteArray &file) {
        row.fileXml = file;
        return fileTextOf(row);
    };
    QVERIFY(textFor({}).contains(firstUuid));
    QVERIFY(!textFor({}).contains("capacity"));
    QVERIFY(textFor(dirXml("a", firstUuid, "/srv/b")).contains(firstUuid));
    // Kept as the file has it.
    QVERIFY(!textFor(dirXml("a", {}, "/srv/b")).contains(firstUuid));
    QCOMPARE(compareWithFolder({hostPool("a", firstUuid, row.hostXml)},
                               {fileOf("a.xml", fileTextOf(row))})
                 .rows.at(0)
                 .state,
             State::Same);

    // libvirt would take a definition without the UUID for another pool of this name.
    row.fileXml = "<pool type='dir'>\n  <!-- ours -->\n  <name>a</name>\n</pool>";
    QVERIFY(draftTextOf(row).contains(QLatin1String(firstUuid)));
    QVERIFY(draftTextOf(row).contains(QStringLiteral("<!-- ours -->")));
    row.isOnHost = false;
    row.uuid.clear();
    QVERIFY(!draftTextOf(row).contains(QStringLiteral("uuid")));
}

void TestFolderComparison::whatADaemonTookIsTheSame()
{
    PrivateLibvirtd daemon;
    POOLWARDEN_REQUIRE_DAEMON(daemon);
    ParityDaemon connection(daemon.uri().toStdString());
    QVERIFY(connection.isOpen());
    for (const quint64 seed : withRandomSeeds(90108)) {
        qInfo("seed %llu", static_cast<unsigned long long>(seed));
        PoolXmlGenerator generator(seed, {.directories = {"/srv/a"}, .oddity = 0.03});
        int taken = 0;
        for (int i = 0; i < effort(1500); ++i) {
            const std::string xml = generator.next();
            const ReadResult reading = readPool(xml);
            const auto *definition = std::get_if<PoolDefinition>(&reading);
            if (!definition || comesBackAsAnother(*definition))
                continue;
            const ParityDaemon::Answer answer = connection.define(xml);
            if (!answer.accepted)
                continue;
            ++taken;
            const QByteArray onHost =
                QByteArray::fromStdString(connection.persistentXml(answer.uuid));
            QVERIFY(connection.undefine(answer.uuid));
            const QByteArray inFile = QByteArray::fromStdString(xml);
            HostDefinition pool;
            pool.name = QString::fromStdString(answer.name);
            pool.uuid = QString::fromStdString(answer.uuid);
            pool.xml = onHost;
            const FolderComparison result = compareWithFolder({pool}, {fileOf("x.xml", inFile)});
            QVERIFY2(
                result.counts().same == 1 && result.rows.size() == 1,
                (inFile + '\n' + onHost + '\n' + result.rows.at(0).words().join(u'\n').toUtf8())
                    .constData());
            // And what would be written is the same again.
            const FolderComparison again =
                compareWithFolder({pool}, {fileOf("x.xml", fileTextOf(result.rows.at(0)))});
            QCOMPARE(again.counts().same, 1);
        }
        QVERIFY2(taken > effort(300), qPrintable(QString::number(taken)));
    }
}

void TestFolderComparison::bearsManyFiles()
{
    constexpr int count = effort(10'000);
    QList<HostDefinition> pools;
    QList<FileDefinition> files;
    for (int i = 0; i < count; ++i) {
        const QByteArray number = QByteArray::number(i).rightJustified(12, '0');
        const QByteArray uuid = "00000000-0000-4000-8000-" + number;
        pools.append(hostPool("p" + number, uuid, dirXml("p" + number, uuid, "/srv/" + number)));
        files.append(fileOf(number + ".xml",
                            dirXml("p" + number, {}, "/srv/" + number + (i % 10 ? "" : "/x"))));
    }
    QElapsedTimer timer;
    timer.start();
    const FolderComparison result = compareWithFolder(pools, files);
    qInfo("%d pools and files: %lld ms", count, static_cast<long long>(timer.elapsed()));
    QCOMPARE(result.counts(), (FolderCounts{.different = count / 10, .same = count - count / 10}));
}

QTEST_GUILESS_MAIN(TestFolderComparison)
#include "tst_foldercomparison.moc"
