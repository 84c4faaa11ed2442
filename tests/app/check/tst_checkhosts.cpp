// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/check/checkprogram.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
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
    void theWorstComesFirstInTheText();
    void hostIniIsRead();
    void numbersAreInGoodEnglish();
    void whatIsWrongIsSaidAndTheRestJudged_data();
    void whatIsWrongIsSaidAndTheRestJudged();
    void unreadableFolderIsSaid();
    void linksAreNotFollowed();
    void severalHostsAreAsked();
    void aHundredHosts();
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

/// A host of libvirt's test driver with these pools, and its URI.
QString testHost(const CheckProgram &program, const QString &name, const QByteArray &pools)
{
    const QString file = name + QStringLiteral(".xml");
    program.write(file, "<node>\n" + pools + "</node>\n");
    return QStringLiteral("test://") + program.path(file);
}

QByteArray fsPool(const QByteArray &name, const QByteArray &device)
{
    return "<pool type='fs'>\n  <name>" + name + "</name>\n  <source>\n    <device path='" + device
           + "'/>\n  </source>\n  <target>\n    <path>/mnt/" + name
           + "</path>\n  </target>\n</pool>\n";
}

/// One text for each pool.
QList<QByteArray> separated(QByteArray pools)
{
    QList<QByteArray> all;
    const QByteArray end = "</pool>\n";
    for (qsizetype at = pools.indexOf(end); at >= 0; at = pools.indexOf(end)) {
        all.append(pools.first(at + end.size()));
        pools.remove(0, at + end.size());
    }
    return all;
}

QByteArray lun(int number)
{
    return "/dev/disk/by-path/ip-10.0.0.1:3260-iscsi-iqn.2020-01.org.example:t-lun-"
           + QByteArray::number(number);
}

/// So many pools of one host, of which the last two share what other hosts have: an export, which is meant for
/// that, and with every tenth host a LUN, which is not.
QByteArray poolsOfHost(int host, int count)
{
    QByteArray pools;
    for (int number = 0; number < count - 2; ++number) {
        const QByteArray name = "dir-" + QByteArray::number(number);
        const QByteArray path =
            "/srv/" + QByteArray::number(host) + '/' + QByteArray::number(number);
        pools += dirPool(name.constData(), path.constData());
    }
    pools += "<pool type='netfs'>\n  <name>iso</name>\n  <source>\n    <host name='nas'/>\n    "
             "<dir path='/export/iso'/>\n  </source>\n  <target>\n    <path>/mnt/iso</path>\n  "
             "</target>\n</pool>\n";
    return pools + fsPool("data", lun(host % 10 == 0 ? 1000 : host));
}

} // namespace

void CheckHostsTest::severalHostsAreAsked()
{
    const CheckProgram program;
    const QString one =
        testHost(program, QStringLiteral("one"),
                 fsPool("a", lun(1)) + dirPool("d", "/srv/d") + dirPool("e", "/srv/../srv/d"));
    const QString two = testHost(program, QStringLiteral("two"), fsPool("b", lun(1)));
    program.write(QStringLiteral("hosts/kvm3/c.xml"), fsPool("c", lun(1)));
    const auto both =
        program.runJson({QStringLiteral("--connect"), one, QStringLiteral("--connect"), two});
    QCOMPARE(both.errors, QByteArray());
    QCOMPARE(both.status, 1);
    QStringList told;
    for (const QJsonValue &definition : both.definitions())
        told << definition[QLatin1String("host")].toString() + u' '
                    + definition[QLatin1String("pool")].toString();
    QCOMPARE(told, QStringList({one + QStringLiteral(" a"), one + QStringLiteral(" d"),
                                one + QStringLiteral(" e"), two + QStringLiteral(" b")}));

    // Beside a folder, and one that does not answer.
    const QString gone = QStringLiteral("test://") + program.path(QStringLiteral("gone.xml"));
    const auto all =
        program.runJson(QStringList{QStringLiteral("--connect"), one, QStringLiteral("-c"), gone,
                                    QStringLiteral("-c"), two}
                        + hosts);
    QCOMPARE(all.status, 2);
    QVERIFY2(all.errors.contains("gone.xml” could not be reviewed."), all.errors);
    QCOMPARE(all.definitions().size(), 5);
    const QJsonArray groups = all.json()[QLatin1String("groups")].toArray();
    QCOMPARE(groups.size(), 1);
    QCOMPARE(groups[0][QLatin1String("kind")].toString(), QStringLiteral("shared-across-hosts"));
    QCOMPARE(groups[0][QLatin1String("severity")].toString(), QStringLiteral("error"));
    QCOMPARE(groups[0][QLatin1String("members")].toArray().size(), 3);
    const auto text = program.run({QStringLiteral("-c"), one, QStringLiteral("-c"), two});
    // What the two share is the worst, and comes first.
    QVERIFY2(text.output.startsWith("b on " + two.toUtf8() + ": error: "), text.output);
    QVERIFY2(text.output.contains("“a” is on “" + one.toUtf8() + "”."), text.output);
}

// Half of them from files, half asked.
void CheckHostsTest::aHundredHosts()
{
    constexpr int count = 100;
    const CheckProgram program;
    QStringList arguments = hosts;
    for (int host = 0; host < count; ++host) {
        const QByteArray pools = poolsOfHost(host, count);
        if (host % 2 == 0) {
            arguments << QStringLiteral("--connect")
                      << testHost(program, QStringLiteral("host%1").arg(host), pools);
            continue;
        }
        int number = 0;
        for (const QByteArray &pool : separated(pools))
            program.write(QStringLiteral("hosts/kvm%1/%2.xml").arg(host).arg(number++), pool);
    }
    QElapsedTimer timer;
    timer.start();
    const auto result = program.runJson(arguments + QStringList{QStringLiteral("--no-schema")});
    qInfo("%d hosts of %d pools: %lld ms", count, count, timer.elapsed());
    QCOMPARE(result.errors, QByteArray());
    QCOMPARE(result.status, 1);
    QCOMPARE(result.definitions().size(), count * count);
    const QJsonArray groups = result.json()[QLatin1String("groups")].toArray();
    QCOMPARE(groups.size(), 2);
    // What must not be shared is first.
    QCOMPARE(groups[0][QLatin1String("severity")].toString(), QStringLiteral("error"));
    QCOMPARE(groups[0][QLatin1String("members")].toArray().size(), 10);
    QCOMPARE(groups[1][QLatin1String("severity")].toString(), QStringLiteral("info"));
    QCOMPARE(groups[1][QLatin1String("members")].toArray().size(), count);
}

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

// For hosts, as in the window: of files given by name each one's problems follow its verdict, as compilers do it.
void CheckHostsTest::theWorstComesFirstInTheText()
{
    const CheckProgram program;
    program.write(QStringLiteral("hosts/kvm1/inner.xml"), dirPool("inner", "/srv/a/b"));
    program.write(QStringLiteral("hosts/kvm1/outer.xml"), dirPool("outer", "/srv/a"));
    program.write(QStringLiteral("hosts/kvm2/one.xml"), dirPool("one", "/srv/one"));
    program.write(QStringLiteral("hosts/kvm2/two.xml"), dirPool("two", "/srv/./one"));
    const QByteArray device = "/dev/disk/by-id/wwn-0x5000c500a1b2c3d4";
    program.write(QStringLiteral("hosts/kvm2/x.xml"), fsPool("x", device));
    program.write(QStringLiteral("hosts/kvm3/x.xml"), fsPool("x", device));
    const QRegularExpression problem(
        QStringLiteral("^[^:]+:[0-9]+: (error|warning|info): .*\\[(.+)\\]$"),
        QRegularExpression::MultilineOption);
    const auto kinds = [&problem](const QByteArray &output) {
        QStringList all;
        auto matches = problem.globalMatch(QString::fromUtf8(output));
        while (matches.hasNext()) {
            const auto match = matches.next();
            all.append(match.captured(1) + u' ' + match.captured(2));
        }
        return all;
    };
    const auto reviewed = program.run(hosts);
    QCOMPARE(kinds(reviewed.output), (QStringList{QStringLiteral("error shared-across-hosts"),
                                                  QStringLiteral("error same-storage"),
                                                  QStringLiteral("warning overlap")}));
    QCOMPARE(reviewed.output.lastIndexOf(": accepted: ") < reviewed.output.indexOf(": error: "),
             true);

    const auto files =
        program.run({QStringLiteral("hosts/kvm1/inner.xml"), QStringLiteral("hosts/kvm1/outer.xml"),
                     QStringLiteral("hosts/kvm2/one.xml"), QStringLiteral("hosts/kvm2/two.xml")});
    QCOMPARE(kinds(files.output), (QStringList{QStringLiteral("warning overlap"),
                                               QStringLiteral("error same-storage")}));
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
