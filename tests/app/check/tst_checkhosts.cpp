// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/check/checkprogram.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <unistd.h>

using namespace poolwarden::test;

/// Folders of several hosts.
class CheckHostsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachHostIsJudgedByItself();
    void hostsAreComparedWithEachOther();
    void everyReportNamesTheHost();
    void hostIniIsRead();
    void numbersAreInGoodEnglish();
    void whatIsWrongIsSaidAndTheRestJudged_data();
    void whatIsWrongIsSaidAndTheRestJudged();
    void unreadableFolderIsSaid();
    void linksAreNotFollowed();
    void argumentsThatDoNotGoTogether_data();
    void argumentsThatDoNotGoTogether();
};

namespace {

const QStringList hosts{QStringLiteral("--hosts"), QStringLiteral("hosts")};

QByteArray diskPool(const char *name)
{
    return "<pool type='iscsi'>\n  <name>" + QByteArray(name)
           + "</name>\n  <source>\n    <host name='san'/>\n    <device "
             "path='iqn.2020-01.org.example:t'/>\n  </source>\n  <target>\n    "
             "<path>/dev/disk/by-path</path>\n  </target>\n</pool>\n";
}

} // namespace

void CheckHostsTest::eachHostIsJudgedByItself()
{
    const CheckProgram program;
    program.write(QStringLiteral("hosts/kvm1/a.xml"), dirPool("same", "/srv/a"));
    program.write(QStringLiteral("hosts/kvm2/a.xml"), dirPool("same", "/srv/a"));
    program.write(QStringLiteral("hosts/kvm2/b.xml"), dirPool("b", "/srv/a"));
    const auto result = program.runJson(hosts);
    QCOMPARE(result.errors, QByteArray());
    QCOMPARE(result.status, 1);
    QStringList verdicts;
    for (const QJsonValue &definition : result.definitions())
        verdicts.append(definition[QLatin1String("host")].toString() + u' '
                        + definition[QLatin1String("verdict")].toString());
    QCOMPARE(verdicts,
             (QStringList{QStringLiteral("kvm1 accepted"), QStringLiteral("kvm2 accepted"),
                          QStringLiteral("kvm2 refused")}));
    QCOMPARE(result.definition(1)[QLatin1String("findings")].toArray().size(), 0);
}

void CheckHostsTest::hostsAreComparedWithEachOther()
{
    const CheckProgram program;
    program.write(QStringLiteral("hosts/kvm1/a.xml"), diskPool("a"));
    program.write(QStringLiteral("hosts/kvm2/b.xml"), diskPool("b"));
    const auto two = program.runJson(hosts);
    QCOMPARE(two.status, 0);
    const QJsonValue finding = two.definition(1)[QLatin1String("findings")][0];
    QCOMPARE(finding[QLatin1String("kind")].toString(), QStringLiteral("shared-across-hosts"));
    QCOMPARE(finding[QLatin1String("fields")][0][QLatin1String("host")].toString(),
             QStringLiteral("kvm2"));
    QCOMPARE(finding[QLatin1String("fields")][1][QLatin1String("host")].toString(),
             QStringLiteral("kvm1"));

    program.write(QStringLiteral("hosts/kvm3/c.xml"), diskPool("c"));
    const QJsonArray groups = program.runJson(hosts).json()[QLatin1String("groups")].toArray();
    QCOMPARE(groups.size(), 1);
    QCOMPARE(groups[0][QLatin1String("headline")].toString(),
             QStringLiteral("3 pools on several hosts use the iSCSI target "
                            "iqn.2020-01.org.example:t."));
    QCOMPARE(groups[0][QLatin1String("members")][2][QLatin1String("host")].toString(),
             QStringLiteral("kvm3"));
}

void CheckHostsTest::everyReportNamesTheHost()
{
    const CheckProgram program;
    program.write(QStringLiteral("hosts/kvm1/a.xml"), diskPool("a"));
    program.write(QStringLiteral("hosts/kvm2/b.xml"), diskPool("b"));
    const auto text = program.run(hosts);
    QVERIFY2(text.output.startsWith("hosts/kvm1/a.xml: accepted: "), text.output);
    QVERIFY2(text.output.contains("“a” of host “kvm1” is defined in hosts/kvm1/a.xml:5."),
             text.output);
    const auto sarif = program.run(hosts + QStringList{QStringLiteral("--format=sarif")});
    const QJsonValue location =
        sarif.json()[QLatin1String("runs")][0][QLatin1String("results")][0]
                    [QLatin1String("locations")][0][QLatin1String("logicalLocations")][0];
    QCOMPARE(location[QLatin1String("name")].toString(), QStringLiteral("b"));
    QCOMPARE(location[QLatin1String("fullyQualifiedName")].toString(), QStringLiteral("kvm2/b"));
}

void CheckHostsTest::hostIniIsRead()
{
    const CheckProgram program;
    program.write(QStringLiteral("hosts/kvm1/a.xml"), dirPool("a", "/srv/a"));
    program.write(QStringLiteral("hosts/kvm1/host.ini"),
                  "# ours\n[host]\nuri = qemu+ssh://kvm1/system\r\nlocality=remote\n");
    program.write(QStringLiteral("hosts/kvm2/a.xml"), dirPool("a", "/srv/a"));
    const auto result = program.runJson(hosts);
    QCOMPARE(result.errors, QByteArray());
    QCOMPARE(result.status, 0);
    QCOMPARE(
        result.json()[QLatin1String("hosts")].toArray(),
        (QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("kvm1")},
                                {QStringLiteral("uri"), QStringLiteral("qemu+ssh://kvm1/system")},
                                {QStringLiteral("locality"), QStringLiteral("remote")}},
                    QJsonObject{{QStringLiteral("name"), QStringLiteral("kvm2")},
                                {QStringLiteral("uri"), QJsonValue()},
                                {QStringLiteral("locality"), QJsonValue()}}}));
    // Its links cannot be seen from here; of the other nothing is known.
    const QJsonArray unverified = result.json()[QLatin1String("unverified")].toArray();
    QCOMPARE(unverified.size(), 1);
    QCOMPARE(unverified[0][QLatin1String("host")].toString(), QStringLiteral("kvm1"));
}

void CheckHostsTest::numbersAreInGoodEnglish()
{
    const CheckProgram program;
    program.write(QStringLiteral("hosts/kvm1/host.ini"), "locality=remote\n");
    program.write(QStringLiteral("hosts/kvm1/a.xml"), dirPool("a", "/srv/a"));
    const auto one = program.run(hosts);
    QVERIFY2(one.output.contains("1 place on "), one.output);
    program.write(QStringLiteral("hosts/kvm1/b.xml"), dirPool("b", "/srv/b"));
    const auto two = program.run(hosts);
    QVERIFY2(two.output.contains("2 places on "), two.output);
    QVERIFY2(!two.output.contains("(s)"), two.output);
}

void CheckHostsTest::whatIsWrongIsSaidAndTheRestJudged_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *name, const char *file, const QByteArray &content,
                        const char *said) {
        QTest::newRow(name) << QString::fromLatin1(file) << content << QByteArray(said);
    };
    row("an empty folder", "hosts/kvm2/.keep", "", "There is no .xml file in “hosts/kvm2”.");
    row("a definition of no host", "hosts/a.xml", dirPool("a", "/srv/a"),
        "“hosts/a.xml” is not in the folder of a host.");
    row("host.ini is no such file", "hosts/kvm1/host.ini", QByteArray("\0\1\2\xff\n\n\n", 7),
        "hosts/kvm1/host.ini:1: ");
    row("host.ini has an unknown key", "hosts/kvm1/host.ini", "uri = a\ncolour = red\n",
        "hosts/kvm1/host.ini:2: ");
    row("host.ini has an unknown locality", "hosts/kvm1/host.ini", "locality = moon\n",
        "hosts/kvm1/host.ini:1: ");
    row("host.ini is a folder", "hosts/kvm1/host.ini/.keep", "",
        "“hosts/kvm1/host.ini” is not a file.");
}

void CheckHostsTest::whatIsWrongIsSaidAndTheRestJudged()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, said);
    const CheckProgram program;
    program.write(QStringLiteral("hosts/kvm1/good.xml"), dirPool("good", "/srv/good"));
    program.write(file, content);
    const auto result = program.runJson(hosts);
    QCOMPARE(result.status, 2);
    QVERIFY2(result.errors.contains(said), result.errors);
    QCOMPARE(result.errors.count('\n'), 1);
    QCOMPARE(result.definitions().size(), 1);
    QCOMPARE(result.json()[QLatin1String("problems")].toArray().size(), 1);
}

void CheckHostsTest::unreadableFolderIsSaid()
{
    const CheckProgram program;
    program.write(QStringLiteral("none/.keep"), {});
    const auto none = program.run({QStringLiteral("--hosts"), QStringLiteral("none")});
    QCOMPARE(none.status, 2);
    QVERIFY2(none.errors.contains("“none” contains no folder of a host."), none.errors);
    const auto missing = program.run({QStringLiteral("--hosts"), QStringLiteral("missing")});
    QCOMPARE(missing.status, 2);
    QVERIFY2(missing.errors.contains("The folder “missing” cannot be read: "), missing.errors);

    program.write(QStringLiteral("hosts/kvm1/a.xml"), dirPool("a", "/srv/a"));
    program.write(QStringLiteral("hosts/kvm2/a.xml"), dirPool("a", "/srv/a"));
    QVERIFY(QFile::setPermissions(program.path(QStringLiteral("hosts/kvm1")), {}));
    // Root may read every folder, unless it gives that right away.
    const QString without =
        ::geteuid() == 0 ? QStringLiteral("setpriv --bounding-set=-dac_override,-dac_read_search ")
                         : QString();
    const auto closed =
        program.runInShell(without + QStringLiteral("\"$0\" --format=json --hosts hosts"));
    QFile::setPermissions(program.path(QStringLiteral("hosts/kvm1")),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QCOMPARE(closed.status, 2);
    QCOMPARE(closed.definitions().size(), 1);
}

void CheckHostsTest::linksAreNotFollowed()
{
    const CheckProgram program;
    program.write(QStringLiteral("hosts/kvm1/a.xml"), dirPool("a", "/srv/a"));
    program.write(QStringLiteral("secret"), "root:x:0\n");
    QVERIFY(QFile::link(QStringLiteral("kvm1"), program.path(QStringLiteral("hosts/again"))));
    QVERIFY(QFile::link(program.path(QStringLiteral("secret")),
                        program.path(QStringLiteral("hosts/kvm1/host.ini"))));
    const auto result = program.runJson(hosts);
    QCOMPARE(result.status, 2);
    QCOMPARE(result.definitions().size(), 1);
    QVERIFY2(result.errors.contains("“hosts/again” is a link, so it is not read as a host."),
             result.errors);
    QVERIFY2(result.errors.contains("“hosts/kvm1/host.ini” is not a file."), result.errors);
    QVERIFY(!result.errors.contains("root"));
}

void CheckHostsTest::argumentsThatDoNotGoTogether_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::newRow("a host's own pools")
        << QStringList{QStringLiteral("-c"), QStringLiteral("test:///default")};
    QTest::newRow("files") << QStringList{QStringLiteral("a.xml")};
    QTest::newRow("a folder to export to")
        << QStringList{QStringLiteral("--export"), QStringLiteral("out")};
    QTest::newRow("another of its kind")
        << QStringList{QStringLiteral("--hosts"), QStringLiteral("hosts")};
    QTest::newRow("no name") << QStringList{QStringLiteral("--hosts=")};
}

void CheckHostsTest::argumentsThatDoNotGoTogether()
{
    QFETCH(const QStringList, more);
    const CheckProgram program;
    const auto result = program.run(hosts + more);
    QCOMPARE(result.status, 2);
    QCOMPARE(result.output, QByteArray());
    QVERIFY(result.errors.startsWith("poolwarden-check: --hosts "));
}

QTEST_GUILESS_MAIN(CheckHostsTest)
#include "tst_checkhosts.moc"
