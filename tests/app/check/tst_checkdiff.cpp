// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/check/checkprogram.h"
#include "tests/support/effort.h"
#include "tests/support/privatelibvirtd.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QtTest>

using namespace poolwarden;
using namespace poolwarden::test;

/// poolwarden-check --diff, on the test driver and on a real daemon.
class CheckDiffTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void argumentsThatAreWrong_data();
    void argumentsThatAreWrong();
    void aHostBesideItsFolder();
    void aFileOfAllIsOfEach();
    void allThatIsDifferentIsTold();
    void whatCannotBeComparedIsTold();
    void sarifHasOneResultForEach();
    void hostileNamesAreNeutralised();
    void anEmptyFolderHasNothing();
    void aFolderThatCannotBeRead_data();
    void aFolderThatCannotBeRead();
    void aHostThatCannotBeReached();
    void theReportCanGoIntoAFile();
    void bearsManyFiles();
    void aDaemonAndItsDefinitions();
};

namespace {

constexpr auto uuid1 = "11111111-1111-4111-8111-111111111111";
constexpr auto uuid2 = "22222222-2222-4222-8222-222222222222";

/// A host of the test driver with these pools.
QString writeHost(const CheckProgram &program, const QByteArray &pools)
{
    program.write(QStringLiteral("host.conf"), "<node>" + pools + "</node>");
    return QStringLiteral("test://") + program.path(QStringLiteral("host.conf"));
}

QStringList diffOf(const QString &uri, const QString &folder = QStringLiteral("pools"))
{
    return {QStringLiteral("--connect"), uri, QStringLiteral("--diff"), folder};
}

QJsonObject poolOf(const CheckProgram::Result &result, const QString &name)
{
    const QJsonArray pools = result.json()[QLatin1String("pools")].toArray();
    for (const QJsonValue &pool : pools) {
        if (pool[QLatin1String("pool")].toString() == name)
            return pool.toObject();
    }
    return {};
}

QString stateOf(const CheckProgram::Result &result, const QString &name)
{
    return poolOf(result, name)[QLatin1String("state")].toString();
}

} // namespace

void CheckDiffTest::argumentsThatAreWrong_data()
{
    QTest::addColumn<QStringList>("arguments");

    const QStringList host{QStringLiteral("--connect"), QStringLiteral("test:///default")};
    const QStringList diff{QStringLiteral("--diff"), QStringLiteral(".")};
    QTest::newRow("no host") << diff;
    QTest::newRow("no folder") << host + QStringList{QStringLiteral("--diff=")};
    QTest::newRow("two folders") << host + diff + diff;
    QTest::newRow("files") << host + diff + QStringList{QStringLiteral("a.xml")};
    QTest::newRow("hosts in folders") << diff + QStringList{QStringLiteral("--hosts=.")};
    for (const char *option : {"--fail-on=info", "--no-schema", "--strict-schema", "--pairs",
                               "--export=x", "--resolve-names"})
        QTest::newRow(option) << host + diff + QStringList{QLatin1String(option)};
}

void CheckDiffTest::argumentsThatAreWrong()
{
    QFETCH(const QStringList, arguments);
    const CheckProgram program;
    program.write(QStringLiteral("a.xml"), dirPool("a", "/srv/a"));
    const auto result = program.run(arguments);
    QCOMPARE(result.status, 2);
    QCOMPARE(result.output, QByteArray());
    QVERIFY2(result.errors.contains("--diff"), result.errors.constData());
    QCOMPARE(result.errors.count('\n'), 1);
}

void CheckDiffTest::aHostBesideItsFolder()
{
    const CheckProgram program;
    const QString uri = writeHost(program, dirPool("a", "/srv/a", uuid1) + groupPool("b", "vg"));
    program.write(QStringLiteral("pools/a.xml"),
                  "<?xml version='1.0'?>\n<!-- kept in git -->\n" + dirPool("a", "/srv/a//"));
    program.write(QStringLiteral("pools/more/b.xml"), groupPool("b", "vg"));
    program.write(QStringLiteral("pools/README"), "no definition");
    const auto result = program.runJson(diffOf(uri));
    QCOMPARE(result.errors, QByteArray());
    QVERIFY2(result.status == 0, result.output.constData());
    QCOMPARE(result.json()[QLatin1String("pools")].toArray().size(), 2);
    QCOMPARE(poolOf(result, QStringLiteral("b"))[QLatin1String("file")].toString(),
             QStringLiteral("pools/more/b.xml"));

    const auto text = program.run(diffOf(uri));
    QCOMPARE(text.status, 0);
    QCOMPARE(text.output, "The same: 2. Different: 0, only on the host: 0, only in the folder: 0, "
                          "not compared: 0.\n");
}

void CheckDiffTest::aFileOfAllIsOfEach()
{
    const CheckProgram program;
    const QString uri = writeHost(program, dirPool("a", "/srv/a", uuid1) + groupPool("b", "vg"));
    program.write(QStringLiteral("pools/all.xml"), dirPool("a", "/srv/a") + '\n'
                                                       + groupPool("b", "other") + '\n'
                                                       + dirPool("c", "/srv/c"));
    const auto result = program.runJson(diffOf(uri));
    QCOMPARE(result.errors, QByteArray());
    QCOMPARE(result.json()[QLatin1String("pools")].toArray().size(), 3);
    QCOMPARE(stateOf(result, QStringLiteral("a")), QStringLiteral("same"));
    QCOMPARE(stateOf(result, QStringLiteral("b")), QStringLiteral("different"));
    QCOMPARE(stateOf(result, QStringLiteral("c")), QStringLiteral("only-in-folder"));
}

void CheckDiffTest::allThatIsDifferentIsTold()
{
    const CheckProgram program;
    const QString uri = writeHost(program, dirPool("a", "/srv/a", uuid1) + dirPool("b", "/srv/b")
                                               + groupPool("c", "vg"));
    program.write(QStringLiteral("pools/a.xml"), dirPool("a", "/srv/other", uuid1));
    program.write(QStringLiteral("pools/c.xml"), groupPool("c", "vg"));
    program.write(QStringLiteral("pools/d.xml"), dirPool("d", "/srv/d", uuid2));
    const auto result = program.runJson(diffOf(uri));
    QCOMPARE(result.errors, QByteArray());
    QCOMPARE(result.status, 1);
    QCOMPARE(stateOf(result, QStringLiteral("a")), QStringLiteral("different"));
    QCOMPARE(stateOf(result, QStringLiteral("b")), QStringLiteral("only-on-host"));
    QCOMPARE(stateOf(result, QStringLiteral("c")), QStringLiteral("same"));
    QCOMPARE(stateOf(result, QStringLiteral("d")), QStringLiteral("only-in-folder"));
    QCOMPARE(poolOf(result, QStringLiteral("d"))[QLatin1String("uuid")].toString(),
             QLatin1String(uuid2));
    const QJsonObject difference =
        poolOf(result, QStringLiteral("a"))[QLatin1String("differences")][0].toObject();
    QCOMPARE(difference[QLatin1String("field")].toString(), QStringLiteral("target-path"));
    QCOMPARE(difference[QLatin1String("host")].toArray(), QJsonArray{QStringLiteral("/srv/a")});
    QCOMPARE(difference[QLatin1String("file")].toArray(), QJsonArray{QStringLiteral("/srv/other")});
    const QJsonObject summary = result.json()[QLatin1String("summary")].toObject();
    for (const char *state : {"same", "different", "onlyOnHost", "onlyInFolder"})
        QCOMPARE(summary[QLatin1String(state)].toInt(), 1);
    QCOMPARE(summary[QLatin1String("notCompared")].toInt(), 0);

    const auto text = program.run(diffOf(uri));
    QCOMPARE(text.status, 1);
    QCOMPARE(
        QString::fromUtf8(text.output),
        QStringLiteral("a: different (pools/a.xml)\n"
                       "    Directory: /srv/a → /srv/other\n"
                       "b: only on the host\n"
                       "d: only in the folder (pools/d.xml)\n"
                       "The same: 1. Different: 1, only on the host: 1, only in the folder: 1, not "
                       "compared: 0.\n"));
}

void CheckDiffTest::whatCannotBeComparedIsTold()
{
    const CheckProgram program;
    const QString uri = writeHost(program, dirPool("a", "/srv/a", uuid1));
    program.write(QStringLiteral("pools/1.xml"), dirPool("a", "/srv/a"));
    program.write(QStringLiteral("pools/2.xml"), dirPool("a", "/srv/else"));
    program.write(QStringLiteral("pools/3.xml"), "<pool type='dir'>");
    QVERIFY(QFile::link(QStringLiteral("nowhere"), program.path(QStringLiteral("pools/4.xml"))));
    const auto result = program.runJson(diffOf(uri));
    QCOMPARE(result.status, 2);
    QCOMPARE(result.json()[QLatin1String("pools")].toArray().size(), 4);
    QCOMPARE(result.json()[QLatin1String("summary")][QLatin1String("notCompared")].toInt(), 3);
    QCOMPARE(result.json()[QLatin1String("summary")][QLatin1String("same")].toInt(), 1);
    const auto text = program.run(diffOf(uri));
    for (const char *file : {"pools/2.xml", "pools/3.xml", "pools/4.xml"})
        QVERIFY2(text.output.contains(file), file);
    QVERIFY2(text.output.contains("“pools/1.xml” defines"), text.output.constData());
}

void CheckDiffTest::sarifHasOneResultForEach()
{
    const CheckProgram program;
    const QString uri = writeHost(program, dirPool("a", "/srv/a") + dirPool("b", "/srv/b"));
    program.write(QStringLiteral("pools/a.xml"), dirPool("a", "/srv/other"));
    program.write(QStringLiteral("pools/broken.xml"), "<pool");
    const auto result = program.run(diffOf(uri) + QStringList{QStringLiteral("--format=sarif")});
    QCOMPARE(result.status, 2);
    const QJsonValue run = result.json()[QLatin1String("runs")][0];
    const QJsonArray results = run[QLatin1String("results")].toArray();
    QCOMPARE(results.size(), 2);
    QCOMPARE(results[0][QLatin1String("ruleId")].toString(), QStringLiteral("different"));
    QCOMPARE(results[0][QLatin1String("locations")][0][QLatin1String("physicalLocation")]
                    [QLatin1String("artifactLocation")][QLatin1String("uri")]
                        .toString(),
             QStringLiteral("pools/a.xml"));
    QVERIFY(results[0][QLatin1String("message")][QLatin1String("text")].toString().contains(
        QStringLiteral("/srv/a → /srv/other")));
    QCOMPARE(results[1][QLatin1String("ruleId")].toString(), QStringLiteral("only-on-host"));
    const QJsonValue invocation = run[QLatin1String("invocations")][0];
    QCOMPARE(invocation[QLatin1String("executionSuccessful")].toBool(true), false);
    QCOMPARE(invocation[QLatin1String("toolExecutionNotifications")].toArray().size(), 1);
}

void CheckDiffTest::hostileNamesAreNeutralised()
{
    const CheckProgram program;
    const QString uri =
        writeHost(program, dirPool("a", "/srv/a") + dirPool("&lt;b>\u202e", "/srv/b"));
    program.write(QStringLiteral("pools/\u202ea\x1b[31m\n.xml"),
                  dirPool("a", "/srv/\u202e&#10;x: different"));
    const auto text = program.run(diffOf(uri));
    QCOMPARE(text.output.count('\n'), 3 + text.output.count("\n    "));
    QVERIFY(!text.output.contains('\x1b'));
    QVERIFY(!text.output.contains("\u202e"));
    QVERIFY(!program.runJson(diffOf(uri)).output.contains("\u202e"));
}

void CheckDiffTest::anEmptyFolderHasNothing()
{
    const CheckProgram program;
    QVERIFY(QDir(program.path(QStringLiteral("."))).mkdir(QStringLiteral("pools")));
    const auto result = program.runJson(diffOf(writeHost(program, dirPool("a", "/srv/a", uuid1))));
    QCOMPARE(result.errors, QByteArray());
    QCOMPARE(result.status, 1);
    QCOMPARE(stateOf(result, QStringLiteral("a")), QStringLiteral("only-on-host"));
}

void CheckDiffTest::aFolderThatCannotBeRead_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("missing") << QStringLiteral("nowhere");
    QTest::newRow("a file") << QStringLiteral("host.conf");
    QTest::newRow("standard input") << QStringLiteral("-");
}

void CheckDiffTest::aFolderThatCannotBeRead()
{
    QFETCH(const QString, folder);
    const CheckProgram program;
    const QString uri = writeHost(program, dirPool("a", "/srv/a", uuid1));
    const auto result = program.runJson(diffOf(uri, folder));
    QCOMPARE(result.status, 2);
    QVERIFY2(result.errors.contains(folder.toUtf8()), result.errors.constData());
    // Not "only on the host": that is not known.
    QCOMPARE(result.json()[QLatin1String("pools")].toArray(), QJsonArray());
    QVERIFY(result.json()[QLatin1String("summary")].isNull());
    QCOMPARE(result.json()[QLatin1String("problems")].toArray().size(), 1);
    QCOMPARE(program.run(diffOf(uri, folder)).output, QByteArray());
}

void CheckDiffTest::aHostThatCannotBeReached()
{
    const CheckProgram program;
    program.write(QStringLiteral("pools/a.xml"), dirPool("a", "/srv/a"));
    const auto result = program.runJson(diffOf(QStringLiteral("test:///nowhere.conf")));
    QCOMPARE(result.status, 2);
    QVERIFY2(result.errors.contains("could not be compared"), result.errors.constData());
    QCOMPARE(result.json()[QLatin1String("pools")].toArray(), QJsonArray());
}

void CheckDiffTest::theReportCanGoIntoAFile()
{
    const CheckProgram program;
    const QString uri = writeHost(program, dirPool("a", "/srv/a"));
    program.write(QStringLiteral("pools/a.xml"), dirPool("a", "/srv/a"));
    const auto result =
        program.run(diffOf(uri) + QStringList{QStringLiteral("-o"), QStringLiteral("report.txt")});
    QCOMPARE(result.status, 0);
    QCOMPARE(result.output, QByteArray());
    QVERIFY(program.read(QStringLiteral("report.txt")).startsWith("The same: 1."));
    const auto failed = program.run(
        diffOf(uri) + QStringList{QStringLiteral("-o"), QStringLiteral("nowhere/report.txt")});
    QCOMPARE(failed.status, 2);
}

void CheckDiffTest::bearsManyFiles()
{
    constexpr int count = effort(10'000);
    const CheckProgram program;
    const QString uri = writeHost(program, dirPool("p1", "/srv/1"));
    for (int i = 0; i < count; ++i) {
        const QByteArray number = QByteArray::number(i);
        program.write(QStringLiteral("pools/%1.xml").arg(i),
                      dirPool(("p" + number).constData(), ("/srv/" + number).constData()));
    }
    QElapsedTimer timer;
    timer.start();
    const auto result = program.run(diffOf(uri));
    qInfo("%d files: %lld ms", count, static_cast<long long>(timer.elapsed()));
    QCOMPARE(result.errors, QByteArray());
    QCOMPARE(result.status, 1);
    QVERIFY(result.output.contains("The same: 1. Different: 0, only on the host: 0, only in the "
                                   "folder: "
                                   + QByteArray::number(count - 1)));
}

void CheckDiffTest::aDaemonAndItsDefinitions()
{
    PrivateLibvirtd daemon;
    POOLWARDEN_REQUIRE_DAEMON(daemon);
    const CheckProgram program;
    const QByteArray images = daemon.makeDirectory(QStringLiteral("pools/images")).toUtf8();
    program.write(QStringLiteral("pools/images.xml"), dirPool("images", images.constData()));
    program.write(QStringLiteral("pools/fast.xml"), groupPool("fast", "vg0"));
    program.write(QStringLiteral("pools/share.xml"),
                  "<pool type='netfs'>\n  <name>share</name>\n  <source>\n    <host name='nas'/>\n"
                  "    <dir path='/export/'/>\n  </source>\n  <target>\n    <path>/mnt/share</path>"
                  "\n  </target>\n</pool>\n");
    const auto define = [&](const char *file) {
        return daemon.virsh({QStringLiteral("pool-define"),
                             program.path(QStringLiteral("pools/") + QLatin1String(file))});
    };
    for (const char *file : {"images.xml", "fast.xml", "share.xml"})
        QVERIFY2(define(file), qPrintable(daemon.errorString()));
    const auto same = program.run(diffOf(daemon.uri()));
    QVERIFY2(same.status == 0 && same.errors.isEmpty(), same.output + same.errors);

    // At its start libvirt notes sizes and permissions.
    QVERIFY(daemon.virsh({QStringLiteral("pool-start"), QStringLiteral("images")}));
    const auto started = program.run(diffOf(daemon.uri()));
    QVERIFY2(started.status == 0, started.output.constData());

    // Edited, as somebody would in git.
    program.write(QStringLiteral("pools/share.xml"),
                  "<pool type='netfs'><name>share</name><source><host name='nas2'/>"
                  "<dir path='/export'/></source><target><path>/mnt/share</path></target></pool>");
    const auto edited = program.runJson(diffOf(daemon.uri()));
    QCOMPARE(edited.status, 1);
    QCOMPARE(stateOf(edited, QStringLiteral("share")), QStringLiteral("different"));
    QCOMPARE(stateOf(edited, QStringLiteral("images")), QStringLiteral("same"));
    QVERIFY(QFile::remove(program.path(QStringLiteral("pools/fast.xml"))));
    QCOMPARE(stateOf(program.runJson(diffOf(daemon.uri())), QStringLiteral("fast")),
             QStringLiteral("only-on-host"));
}

QTEST_GUILESS_MAIN(CheckDiffTest)
#include "tst_checkdiff.moc"
