// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/check/checkprogram.h"

#include "app/demo/demohost.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSet>
#include <QtTest>

using namespace poolwarden;
using namespace poolwarden::test;

namespace {

constexpr auto uuid1 = "11111111-1111-4111-8111-111111111111";
constexpr auto uuid2 = "22222222-2222-4222-8222-222222222222";

QString value(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

QStringList keys(const QJsonObject &object)
{
    QStringList result = object.keys();
    result.sort();
    return result;
}

QJsonArray names(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

QSet<QString> kinds(const QJsonArray &definitions)
{
    QSet<QString> result;
    for (const QJsonValue &definition : definitions) {
        const QJsonArray findings = definition[QLatin1String("findings")].toArray();
        for (const QJsonValue &finding : findings)
            result.insert(finding[QLatin1String("kind")].toString());
    }
    return result;
}

} // namespace

class CheckTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exitStatus_data();
    void exitStatus();
    void argumentsThatAreWrong_data();
    void argumentsThatAreWrong();
    void helpAndVersion();
    void badInput_data();
    void badInput();
    void unreadableIsSaidAndTheRestJudged_data();
    void unreadableIsSaidAndTheRestJudged();
    void orderDecides();
    void redefinitionFreesTheOldPlace();
    void refusedLeavesNoTrace();
    void foldersAreReadInOrderAndNotInCircles();
    void aFileIsJudgedOnce();
    void standardInput();
    void textReportNamesLineAndKind();
    void hostileNamesAreNeutralised_data();
    void hostileNamesAreNeutralised();
    void whatIsSharedThroughAMountIsTold();
    void jsonHasTheDocumentedMembers();
    void sarifHasWhatTheFormatRequires();
    void outputIsWrittenWholeOrNotAtAll();
    void exportWritesWhatPassed();
    void exportKeepsWhatIsThere();
    void exportLeavesOutBothSides();
    void exportNamesTheOther_data();
    void exportNamesTheOther();
    void aClashBetweenFilesNamesTheOther();
    void graphvizWithoutItsLayout();
    void hostReview();
    void filesOnTopOfAHost();
    void poolsOfOneNameAreToldApart();
    void unreachableHostIsSaidAndTheRestJudged();
    void noWidgetsAreLinked();
};

void CheckTest::exitStatus_data()
{
    QTest::addColumn<QList<QByteArray>>("files");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("expected");

    using Files = QList<QByteArray>;
    const QStringList none;
    const QByteArray clean = dirPool("a", "/srv/a");
    const QByteArray inside = dirPool("b", "/srv/a/b");
    const QByteArray invalid = "<pool type='dir'><name>a</name><target><path>/srv/a</path>"
                               "<colour>red</colour></target></pool>";
    const QByteArray stacked = "<pool type='fs'><name>b</name><source><device path='/dev/vg0/lv1'/>"
                               "</source><target><path>/mnt/b</path></target></pool>";

    QTest::newRow("nothing is wrong") << Files{clean} << none << 0;
    QTest::newRow("refused") << Files{clean, dirPool("b", "/srv/a")} << none << 1;
    QTest::newRow("same storage") << Files{groupPool("a", "vg"), groupPool("b", "vg")} << none << 1;
    QTest::newRow("not a definition") << Files{"<network/>"} << none << 1;
    QTest::newRow("invalid by the schema") << Files{invalid} << none << 0;
    QTest::newRow("invalid by the schema, warnings count")
        << Files{invalid} << QStringList{QStringLiteral("--fail-on=warning")} << 1;
    QTest::newRow("invalid by the schema, which is strict")
        << Files{invalid} << QStringList{QStringLiteral("--strict-schema")} << 1;
    QTest::newRow("invalid by a schema that is not asked")
        << Files{invalid} << QStringList{QStringLiteral("--no-schema")} << 0;
    QTest::newRow("a warning is below the bar") << Files{clean, inside} << none << 0;
    QTest::newRow("a warning is at the bar")
        << Files{clean, inside} << QStringList{QStringLiteral("--fail-on=warning")} << 1;
    QTest::newRow("a warning is above the bar")
        << Files{clean, inside} << QStringList{QStringLiteral("--fail-on=info")} << 1;
    QTest::newRow("a note is below the bar")
        << Files{groupPool("a", "vg0"), stacked} << QStringList{QStringLiteral("--fail-on=warning")}
        << 0;
    QTest::newRow("a note is at the bar") << Files{groupPool("a", "vg0"), stacked}
                                          << QStringList{QStringLiteral("--fail-on=info")} << 1;
}

void CheckTest::exitStatus()
{
    QFETCH(const QList<QByteArray>, files);
    QFETCH(const QStringList, options);
    QFETCH(const int, expected);

    const CheckProgram program;
    QStringList arguments = options;
    for (const QByteArray &file : files) {
        const QString name = QStringLiteral("%1.xml").arg(arguments.size());
        program.write(name, file);
        arguments.append(name);
    }
    const auto result = program.run(arguments);
    QCOMPARE(result.errors, QByteArray());
    QVERIFY2(result.status == expected, result.output.constData());
}

void CheckTest::argumentsThatAreWrong_data()
{
    QTest::addColumn<QStringList>("arguments");

    QTest::newRow("nothing to judge") << QStringList{};
    QTest::newRow("unknown option") << QStringList{QStringLiteral("--frobnicate")};
    QTest::newRow("unknown format")
        << QStringList{QStringLiteral("--format=yaml"), QStringLiteral("a.xml")};
    QTest::newRow("unknown severity")
        << QStringList{QStringLiteral("--fail-on=fatal"), QStringLiteral("a.xml")};
    QTest::newRow("a host twice") << QStringList{QStringLiteral("-c"), QStringLiteral("test:///a"),
                                                 QStringLiteral("-c"), QStringLiteral("test:///a")};
    QTest::newRow("files for two hosts")
        << QStringList{QStringLiteral("-c"), QStringLiteral("test:///a"), QStringLiteral("-c"),
                       QStringLiteral("test:///b"), QStringLiteral("a.xml")};
    QTest::newRow("no host") << QStringList{QStringLiteral("--connect="), QStringLiteral("a.xml")};
    QTest::newRow("no number of seconds")
        << QStringList{QStringLiteral("--timeout=soon"), QStringLiteral("a.xml")};
    QTest::newRow("empty file name") << QStringList{QString()};
    QTest::newRow("no folder to export to")
        << QStringList{QStringLiteral("--export="), QStringLiteral("a.xml")};
}

void CheckTest::argumentsThatAreWrong()
{
    QFETCH(const QStringList, arguments);
    const CheckProgram program;
    program.write(QStringLiteral("a.xml"), dirPool("a", "/srv/a"));
    const auto result = program.run(arguments);
    QCOMPARE(result.status, 2);
    QCOMPARE(result.output, QByteArray());
    QVERIFY(result.errors.startsWith("poolwarden-check: "));
    QCOMPARE(result.errors.count('\n'), 1);
}

void CheckTest::helpAndVersion()
{
    const CheckProgram program;
    const auto help = program.run({QStringLiteral("--help")});
    QCOMPARE(help.status, 0);
    QVERIFY(help.output.startsWith("Usage: poolwarden-check "));
    for (const char *option :
         {"--connect", "--hosts", "--format", "--fail-on", "--no-schema", "--strict-schema",
          "--pairs", "--output", "--export", "--timeout", "--diff"})
        QVERIFY2(help.output.contains(option), option);
    const auto version = program.run({QStringLiteral("--version")});
    QCOMPARE(version.status, 0);
    QVERIFY(version.output.startsWith("poolwarden-check "));
}

void CheckTest::badInput_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("line"); // -1: whichever

    const auto row = [](const char *name, const QByteArray &content, const char *reason, int line) {
        QTest::newRow(name) << content << QString::fromLatin1(reason) << line;
    };
    row("empty", "", "malformed-xml", -1);
    row("text", "hello\n", "malformed-xml", 1);
    row("not closed", "<pool type='dir'>\n<name>a</name>\n<target>\n", "malformed-xml", -1);
    row("wrong root", "<network>\n</network>\n", "wrong-root", 1);
    row("unknown type", "<pool type='floppy'><name>a</name></pool>", "unknown-type", 1);
    row("no target", "<pool type='dir'>\n<name>a</name>\n</pool>", "missing-target-path", -1);
    row("binary", QByteArray("<pool\0type='dir'/>", 18), "not-xml", -1);
    row("all zeroes", QByteArray(4096, '\0'), "not-xml", -1);
    row("huge", "<pool type='dir'><name>a</name><!--" + QByteArray(50 * 1024 * 1024, 'x'),
        "too-large", -1);
    row("external entity",
        "<!DOCTYPE pool [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<pool type='dir'><name>&x;"
        "</name><target><path>/a</path></target></pool>",
        "document-type", -1);
    row("many entities",
        "<!DOCTYPE p [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
        "\"&b;&b;&b;&b;&b;&b;&b;&b;\">]>\n<pool type='dir'><name>&c;</name></pool>",
        "document-type", -1);
}

void CheckTest::badInput()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, reason);
    QFETCH(const int, line);

    const CheckProgram program;
    program.write(QStringLiteral("bad.xml"), content);
    program.write(QStringLiteral("good.xml"), dirPool("good", "/srv/good"));
    const auto result = program.runJson({QStringLiteral("bad.xml"), QStringLiteral("good.xml")});
    // libvirt takes a document type: what it is not known to refuse is not called refused.
    const bool judged = reason != QLatin1String("document-type");
    QCOMPARE(result.status, judged ? 1 : 2);
    QCOMPARE(result.errors, QByteArray());
    QCOMPARE(result.definitions().size(), 2);
    const QJsonObject bad = result.definition(0);
    QCOMPARE(value(bad, "file"), QStringLiteral("bad.xml"));
    QCOMPARE(value(bad, "verdict"),
             judged ? QStringLiteral("refused") : QStringLiteral("not-judged"));
    const QJsonObject summary = result.json().value(QLatin1String("summary")).toObject();
    QCOMPARE(summary.value(QLatin1String("notJudged")).toInt(), judged ? 0 : 1);
    QCOMPARE(summary.value(QLatin1String("refused")).toInt(), judged ? 1 : 0);
    QCOMPARE(value(bad, "reason"), reason);
    QVERIFY(!value(bad, "explanation").isEmpty());
    QVERIFY(!result.output.contains("root:x:0"));
    if (line >= 0)
        QCOMPARE(bad.value(QLatin1String("line")).toInt(), line);
    QCOMPARE(value(result.definition(1), "verdict"), QStringLiteral("accepted"));
}

void CheckTest::unreadableIsSaidAndTheRestJudged_data()
{
    QTest::addColumn<QString>("name");

    QTest::newRow("missing") << QStringLiteral("missing.xml");
    QTest::newRow("link to nothing") << QStringLiteral("dangling.xml");
    QTest::newRow("link to itself") << QStringLiteral("circle.xml");
    QTest::newRow("folder with a link to nothing") << QStringLiteral("folder");
    QTest::newRow("below a file") << QStringLiteral("good.xml/x.xml");
}

void CheckTest::unreadableIsSaidAndTheRestJudged()
{
    QFETCH(const QString, name);
    const CheckProgram program;
    program.write(QStringLiteral("good.xml"), dirPool("good", "/srv/good"));
    program.write(QStringLiteral("folder/.keep"), {});
    for (const char *link : {"dangling.xml", "folder/dangling.xml"})
        QVERIFY(QFile::link(QStringLiteral("nowhere"), program.path(QLatin1String(link))));
    QVERIFY(QFile::link(QStringLiteral("circle.xml"), program.path(QStringLiteral("circle.xml"))));

    const auto result = program.runJson({name, QStringLiteral("good.xml")});
    QCOMPARE(result.status, 2);
    QVERIFY2(result.errors.contains(name.toUtf8()), result.errors.constData());
    QCOMPARE(result.errors.count('\n'), 1);
    QCOMPARE(result.definitions().size(), 1);
    QCOMPARE(value(result.definition(0), "verdict"), QStringLiteral("accepted"));
    QCOMPARE(result.json().value(QLatin1String("problems")).toArray().size(), 1);
}

void CheckTest::orderDecides()
{
    const CheckProgram program;
    program.write(QStringLiteral("a.xml"), dirPool("a", "/srv/vm"));
    program.write(QStringLiteral("b.xml"), dirPool("b", "/srv/vm"));
    for (const auto &[first, second] : {std::pair("a", "b"), std::pair("b", "a")}) {
        const auto result = program.runJson({QLatin1String(first) + QStringLiteral(".xml"),
                                             QLatin1String(second) + QStringLiteral(".xml")});
        QCOMPARE(result.status, 1);
        QCOMPARE(value(result.definition(0), "verdict"), QStringLiteral("accepted"));
        const QJsonObject later = result.definition(1);
        QCOMPARE(value(later, "verdict"), QStringLiteral("refused"));
        QCOMPARE(value(later, "reason"), QStringLiteral("source-conflict"));
        QCOMPARE(later.value(QLatin1String("collidesWith")).toArray(),
                 names({QLatin1String(first)}));
        QVERIFY(value(later, "libvirtMessage").contains(QStringLiteral("Storage source conflict")));
    }
}

void CheckTest::redefinitionFreesTheOldPlace()
{
    const CheckProgram program;
    program.write(QStringLiteral("1.xml"), dirPool("a", "/srv/old", uuid1));
    program.write(QStringLiteral("2.xml"), dirPool("a", "/srv/new", uuid1));
    program.write(QStringLiteral("3.xml"), dirPool("b", "/srv/old", uuid2));
    program.write(QStringLiteral("4.xml"), dirPool("c", "/srv/new"));
    program.write(QStringLiteral("5.xml"), dirPool("renamed", "/srv/else", uuid1));
    const auto result = program.runJson({QStringLiteral(".")});
    QStringList verdicts;
    const QJsonArray definitions = result.definitions();
    for (const QJsonValue &definition : definitions)
        verdicts.append(definition[QLatin1String("reason")].toString());
    QCOMPARE(verdicts,
             (QStringList{QString(), QString(), QString(), QStringLiteral("source-conflict"),
                          QStringLiteral("uuid-taken")}));
}

void CheckTest::refusedLeavesNoTrace()
{
    const CheckProgram program;
    program.write(QStringLiteral("1.xml"), dirPool("a", "/srv/a", uuid1));
    program.write(QStringLiteral("2.xml"), dirPool("b", "/srv/b", uuid2));
    // Refused as a change of "a", which stays where it was.
    program.write(QStringLiteral("3.xml"), dirPool("a", "/srv/b", uuid1));
    program.write(QStringLiteral("4.xml"), dirPool("c", "/srv/a"));
    // Refused as a new pool, whose name stays free.
    program.write(QStringLiteral("5.xml"), dirPool("c", "/srv/c"));
    const auto result = program.runJson({QStringLiteral(".")});
    QStringList verdicts;
    const QJsonArray definitions = result.definitions();
    for (const QJsonValue &definition : definitions)
        verdicts.append(definition[QLatin1String("verdict")].toString());
    QCOMPARE(verdicts, (QStringList{QStringLiteral("accepted"), QStringLiteral("accepted"),
                                    QStringLiteral("refused"), QStringLiteral("refused"),
                                    QStringLiteral("accepted")}));
    QCOMPARE(result.definition(3).value(QLatin1String("collidesWith")).toArray(),
             names({QStringLiteral("a")}));
}

void CheckTest::foldersAreReadInOrderAndNotInCircles()
{
    const CheckProgram program;
    program.write(QStringLiteral("p/b.xml"), dirPool("b", "/srv/b"));
    program.write(QStringLiteral("p/a.xml"), dirPool("a", "/srv/a"));
    program.write(QStringLiteral("p/sub/deeper/c.xml"), dirPool("c", "/srv/c"));
    program.write(QStringLiteral("p/readme.txt"), "not for us");
    program.write(QStringLiteral("p/folder.xml/d.xml"), dirPool("d", "/srv/d"));
    QVERIFY(
        QFile::link(program.path(QStringLiteral("p")), program.path(QStringLiteral("p/sub/up"))));
    const auto result = program.runJson({QStringLiteral("p")});
    QCOMPARE(result.status, 0);
    QStringList files;
    const QJsonArray definitions = result.definitions();
    for (const QJsonValue &definition : definitions)
        files.append(definition[QLatin1String("file")].toString());
    QCOMPARE(files, (QStringList{QStringLiteral("p/a.xml"), QStringLiteral("p/b.xml"),
                                 QStringLiteral("p/folder.xml/d.xml"),
                                 QStringLiteral("p/sub/deeper/c.xml")}));
}

void CheckTest::aFileIsJudgedOnce()
{
    const CheckProgram program;
    program.write(QStringLiteral("a.xml"), dirPool("a", "/srv/a"));
    program.write(QStringLiteral("autostart/.keep"), {});
    QVERIFY(QFile::link(program.path(QStringLiteral("a.xml")),
                        program.path(QStringLiteral("autostart/a.xml"))));
    const auto result = program.runJson({QStringLiteral("a.xml"), QStringLiteral("./a.xml"),
                                         QStringLiteral("autostart"), QStringLiteral(".")});
    QCOMPARE(result.status, 0);
    QCOMPARE(result.definitions().size(), 1);
    QCOMPARE(result.json()[QLatin1String("summary")][QLatin1String("repeatedFiles")].toInt(), 4);
}

void CheckTest::standardInput()
{
    const CheckProgram program;
    program.write(QStringLiteral("a.xml"), dirPool("a", "/srv/a"));
    const auto result =
        program.runJson({QStringLiteral("a.xml"), QStringLiteral("-")}, dirPool("b", "/srv/a"));
    QCOMPARE(result.status, 1);
    QCOMPARE(value(result.definition(1), "file"), QStringLiteral("-"));
    QCOMPARE(value(result.definition(1), "reason"), QStringLiteral("source-conflict"));
}

void CheckTest::textReportNamesLineAndKind()
{
    const CheckProgram program;
    program.write(QStringLiteral("a.xml"), dirPool("a", "/srv/a"));
    program.write(QStringLiteral("b.xml"), dirPool("b", "/srv/a/../a/b"));
    const auto result = program.run({QStringLiteral("a.xml"), QStringLiteral("b.xml")});
    const QList<QByteArray> lines = result.output.split('\n');
    QVERIFY2(lines.at(0).startsWith("a.xml: accepted: "), result.output.constData());
    QVERIFY2(lines.at(2).startsWith("b.xml:4: warning: "), result.output.constData());
    QVERIFY2(lines.at(2).endsWith(" [overlap]"), result.output.constData());
}

void CheckTest::hostileNamesAreNeutralised_data()
{
    QTest::addColumn<QString>("name");

    QTest::newRow("escape of C1") << QStringLiteral("a\u009b31mred");
    QTest::newRow("override of direction") << QStringLiteral("a\u202egpj.xml");
    QTest::newRow("isolate") << QStringLiteral("a\u2066b\u2069c");
    QTest::newRow("separator of lines") << QStringLiteral("a\u2028b.xml: accepted");
    QTest::newRow("tabulator") << QStringLiteral("a\tb");
    QTest::newRow("delete") << QStringLiteral("a\u007fb");
}

void CheckTest::hostileNamesAreNeutralised()
{
    QFETCH(const QString, name);
    const CheckProgram program;
    const QByteArray utf8 = name.toUtf8();
    program.write(QStringLiteral("a.xml"), dirPool(utf8.constData(), "/srv/a"));
    program.write(name + QStringLiteral(".xml"), dirPool("b", "/srv/a"));
    const QString folder = QStringLiteral(".");

    for (const char *format : {"text", "json", "sarif"}) {
        const auto result =
            program.run({QStringLiteral("--format"), QLatin1String(format), folder});
        QCOMPARE(result.status, 1);
        const QString output = QString::fromUtf8(result.output);
        for (const QChar c : output) {
            const bool isPlain =
                c == u'\n'
                || (c >= u' ' && c != u'\u007f' && !(c > u'\u007f' && c < u'\u00a0')
                    && !(c >= u'\u2028' && c <= u'\u202e') && !(c >= u'\u2066' && c <= u'\u2069'));
            QVERIFY2(isPlain, result.output.constData());
        }
    }
    const auto json = program.runJson({folder});
    QCOMPARE(json.definitions().size(), 2);
    QSet<QString> pools;
    for (int i = 0; i < 2; ++i)
        pools.insert(value(json.definition(i), "pool"));
    QVERIFY(pools.contains(name));
}

// Whichever of the files comes last.
void CheckTest::whatIsSharedThroughAMountIsTold()
{
    const auto netfs = [](const QByteArray &name, const QByteArray &path, const QByteArray &at) {
        return "<pool type='netfs'><name>" + name + "</name><source><host name='nas'/><dir path='"
               + path + "'/></source><target><path>" + at + "</path></target></pool>";
    };
    const QList<QByteArray> pools{netfs("mounting", "/export", "/mnt/a"),
                                  dirPool("below", "/mnt/a/x"),
                                  netfs("elsewhere", "/export/x", "/mnt/b")};
    for (int first = 0; first < 3; ++first) {
        const CheckProgram program;
        for (int i = 0; i < 3; ++i)
            program.write(QStringLiteral("%1.xml").arg(i), pools.at((first + i) % 3));
        const auto result = program.runJson({QStringLiteral("--no-schema"), QStringLiteral(".")});
        QStringList told;
        for (const QJsonValue &definition : result.definitions()) {
            for (const QJsonValue &finding : definition[QLatin1String("findings")].toArray()) {
                QStringList names;
                for (const QJsonValue &name : finding[QLatin1String("pools")].toArray())
                    names.append(name.toString());
                names.sort();
                const QString reason = finding[QLatin1String("because")].toString();
                if (reason.contains(QStringLiteral("is on nas:/export, which “mounting” mounts")))
                    told.append(names.join(u' ') + u' ' + finding[QLatin1String("kind")].toString()
                                + u' ' + finding[QLatin1String("resource")].toString());
            }
        }
        QCOMPARE(told, QStringList{QStringLiteral("below elsewhere same-storage "
                                                  "nfs:nas/export/x")});
    }
}

void CheckTest::jsonHasTheDocumentedMembers()
{
    const CheckProgram program;
    program.write(QStringLiteral("a.xml"), groupPool("a", "vg"));
    program.write(QStringLiteral("b.xml"), groupPool("b", "vg"));
    program.write(
        QStringLiteral("c.xml"),
        "<pool type='dir'>\n<name>c</name>\n<target><path>/c</path>\n<x/></target></pool>");
    const auto result = program.runJson({QStringLiteral(".")});
    const QJsonObject report = result.json();
    QCOMPARE(keys(report),
             (QStringList{QStringLiteral("accepted"), QStringLiteral("at"),
                          QStringLiteral("definitions"), QStringLiteral("exports"),
                          QStringLiteral("formatVersion"), QStringLiteral("groups"),
                          QStringLiteral("host"), QStringLiteral("hosts"),
                          QStringLiteral("notChecked"), QStringLiteral("outdatedAcceptances"),
                          QStringLiteral("problems"), QStringLiteral("program"),
                          QStringLiteral("summary"), QStringLiteral("unverified")}));
    QCOMPARE(report.value(QLatin1String("formatVersion")).toInt(), 2);
    QVERIFY(report.value(QLatin1String("host")).isNull());

    const QJsonObject b = result.definition(1);
    QCOMPARE(
        keys(b),
        (QStringList{QStringLiteral("collidesWith"), QStringLiteral("explanation"),
                     QStringLiteral("file"), QStringLiteral("findings"), QStringLiteral("groups"),
                     QStringLiteral("host"), QStringLiteral("libvirtMessage"),
                     QStringLiteral("line"), QStringLiteral("machines"), QStringLiteral("pool"),
                     QStringLiteral("reason"), QStringLiteral("schemaErrors"),
                     QStringLiteral("type"), QStringLiteral("uuid"), QStringLiteral("verdict")}));
    QCOMPARE(value(b, "pool"), QStringLiteral("b"));
    QCOMPARE(value(b, "type"), QStringLiteral("logical"));
    QCOMPARE(value(b, "verdict"), QStringLiteral("accepted"));
    QVERIFY(b.value(QLatin1String("uuid")).isNull());
    QVERIFY(b.value(QLatin1String("reason")).isNull());
    QVERIFY(b.value(QLatin1String("libvirtMessage")).isNull());

    const QJsonArray findings = b.value(QLatin1String("findings")).toArray();
    QCOMPARE(findings.size(), 1);
    const QJsonObject finding = findings.first().toObject();
    QCOMPARE(keys(finding), (QStringList{QStringLiteral("because"), QStringLiteral("consequence"),
                                         QStringLiteral("fields"), QStringLiteral("headline"),
                                         QStringLiteral("kind"), QStringLiteral("now"),
                                         QStringLiteral("pools"), QStringLiteral("resource"),
                                         QStringLiteral("restart"), QStringLiteral("severity")}));
    QCOMPARE(value(finding, "kind"), QStringLiteral("same-storage"));
    QCOMPARE(value(finding, "severity"), QStringLiteral("error"));
    QCOMPARE(value(finding, "resource"), QStringLiteral("lvm:vg"));
    QCOMPARE(finding.value(QLatin1String("pools")).toArray(),
             names({QStringLiteral("b"), QStringLiteral("a")}));
    const QJsonArray fields = finding.value(QLatin1String("fields")).toArray();
    QCOMPARE(fields.size(), 2);
    QCOMPARE(fields.at(0).toObject(),
             (QJsonObject{{QStringLiteral("pool"), QStringLiteral("b")},
                          {QStringLiteral("file"), QStringLiteral("./b.xml")},
                          {QStringLiteral("host"), QJsonValue()},
                          {QStringLiteral("field"), QStringLiteral("source-name")},
                          {QStringLiteral("value"), QStringLiteral("vg")},
                          {QStringLiteral("line"), 4}}));
    QCOMPARE(value(fields.at(1).toObject(), "file"), QStringLiteral("./a.xml"));

    const QJsonArray schemaErrors =
        result.definition(2).value(QLatin1String("schemaErrors")).toArray();
    QVERIFY(!schemaErrors.isEmpty());
    QCOMPARE(schemaErrors.first()[QLatin1String("line")].toInt(), 4);
    QVERIFY(!schemaErrors.first()[QLatin1String("message")].toString().isEmpty());

    const QJsonObject summary = report.value(QLatin1String("summary")).toObject();
    QCOMPARE(summary.value(QLatin1String("definitions")).toInt(), 3);
    QCOMPARE(summary.value(QLatin1String("accepted")).toInt(), 3);
    QCOMPARE(summary.value(QLatin1String("refused")).toInt(), 0);
    QCOMPARE(summary.value(QLatin1String("errors")).toInt(), 1);
    QVERIFY(summary.value(QLatin1String("warnings")).toInt() >= schemaErrors.size());
    QCOMPARE(summary.value(QLatin1String("complete")).toBool(), true);
}

void CheckTest::sarifHasWhatTheFormatRequires()
{
    const CheckProgram program;
    program.write(QStringLiteral("a b.xml"), groupPool("a", "vg"));
    program.write(QStringLiteral("c.xml"), groupPool("c", "vg"));
    program.write(QStringLiteral("d.xml"), "<network/>");
    const auto result = program.run({QStringLiteral("--format=sarif"), QStringLiteral("a b.xml"),
                                     QStringLiteral("c.xml"), QStringLiteral("d.xml"),
                                     QStringLiteral("missing.xml")});
    QCOMPARE(result.status, 2);
    const QJsonObject log = result.json();
    QCOMPARE(value(log, "version"), QStringLiteral("2.1.0"));
    const QJsonObject run = log.value(QLatin1String("runs")).toArray().at(0).toObject();
    const QJsonObject driver = run[QLatin1String("tool")][QLatin1String("driver")].toObject();
    QCOMPARE(value(driver, "name"), QStringLiteral("poolwarden-check"));
    const QJsonArray rules = driver.value(QLatin1String("rules")).toArray();

    const QJsonArray results = run.value(QLatin1String("results")).toArray();
    QCOMPARE(results.size(), 2);
    for (const QJsonValue &entry : results) {
        QVERIFY(!entry[QLatin1String("message")][QLatin1String("text")].toString().isEmpty());
        QCOMPARE(entry[QLatin1String("level")].toString(), QStringLiteral("error"));
        QCOMPARE(rules.at(entry[QLatin1String("ruleIndex")].toInt())[QLatin1String("id")],
                 entry[QLatin1String("ruleId")]);
    }
    const QJsonValue same = results.at(0);
    QCOMPARE(same[QLatin1String("ruleId")].toString(), QStringLiteral("same-storage"));
    const auto physical = [](const QJsonValue &location) {
        return location[QLatin1String("physicalLocation")];
    };
    const QJsonValue here = physical(same[QLatin1String("locations")][0]);
    QCOMPARE(here[QLatin1String("artifactLocation")][QLatin1String("uri")].toString(),
             QStringLiteral("c.xml"));
    QCOMPARE(here[QLatin1String("region")][QLatin1String("startLine")].toInt(), 4);
    const QJsonValue there = physical(same[QLatin1String("relatedLocations")][0]);
    QCOMPARE(there[QLatin1String("artifactLocation")][QLatin1String("uri")].toString(),
             QStringLiteral("a%20b.xml"));
    QCOMPARE(results.at(1)[QLatin1String("ruleId")].toString(), QStringLiteral("wrong-root"));

    const QJsonValue invocation = run.value(QLatin1String("invocations"))[0];
    QCOMPARE(invocation[QLatin1String("executionSuccessful")].toBool(true), false);
    QCOMPARE(invocation[QLatin1String("toolExecutionNotifications")].toArray().size(), 1);
}

void CheckTest::outputIsWrittenWholeOrNotAtAll()
{
    const CheckProgram program;
    program.write(QStringLiteral("a.xml"), dirPool("a", "/srv/a"));
    program.write(QStringLiteral("report.json"), "old");
    const auto written = program.run({QStringLiteral("--format=json"), QStringLiteral("--output"),
                                      QStringLiteral("report.json"), QStringLiteral("a.xml")});
    QCOMPARE(written.status, 0);
    QCOMPARE(written.output, QByteArray());
    QVERIFY(program.read(QStringLiteral("report.json")).startsWith("{"));
    QCOMPARE(QDir(program.path(QString())).entryList(QDir::Files).size(), 2);

    const auto failed = program.run(
        {QStringLiteral("--output"), QStringLiteral("no/report.txt"), QStringLiteral("a.xml")});
    QCOMPARE(failed.status, 2);
    QVERIFY(failed.errors.contains("no/report.txt"));

    QVERIFY(QFile::exists(QStringLiteral("/dev/full")));
    QProcess full;
    full.setStandardOutputFile(QStringLiteral("/dev/full"));
    full.start(QStringLiteral(POOLWARDEN_CHECK), {program.path(QStringLiteral("a.xml"))});
    QVERIFY(full.waitForFinished());
    QCOMPARE(full.exitCode(), 2);
}

void CheckTest::exportWritesWhatPassed()
{
    const CheckProgram program;
    program.write(QStringLiteral("in/1.xml"),
                  "<pool type='dir'>\n  <name>a</name>\n  <capacity unit='bytes'>5</capacity>\n  "
                  "<target>\n    <path>/srv/a</path>\n  </target>\n</pool>\n");
    program.write(QStringLiteral("in/2.xml"), dirPool("b", "/srv/a"));
    program.write(QStringLiteral("in/3.xml"), dirPool("c", "/srv/a/c"));
    program.write(QStringLiteral("in/4.xml"), "<network/>");
    const auto result =
        program.run({QStringLiteral("--export"), QStringLiteral("out"), QStringLiteral("in")});
    QCOMPARE(result.status, 1);
    const QStringList files = QDir(program.path(QStringLiteral("out"))).entryList(QDir::Files);
    QCOMPARE(files, (QStringList{QStringLiteral("a.xml"), QStringLiteral("c.xml")}));
    QVERIFY(!program.read(QStringLiteral("out/a.xml")).contains("capacity"));
    QCOMPARE(program.run({QStringLiteral("out")}).status, 0);

    const auto strict =
        program.run({QStringLiteral("--fail-on=warning"), QStringLiteral("--export"),
                     QStringLiteral("strict"), QStringLiteral("in")});
    QCOMPARE(strict.status, 1);
    QCOMPARE(QDir(program.path(QStringLiteral("strict"))).entryList(QDir::Files), QStringList());
    QVERIFY(strict.errors.contains("in/1.xml was not exported."));
    QVERIFY(strict.errors.contains("Exported: 0, left out: 4."));

    const auto impossible = program.run(
        {QStringLiteral("--export"), QStringLiteral("in/1.xml/out"), QStringLiteral("in")});
    QCOMPARE(impossible.status, 2);
}

void CheckTest::exportKeepsWhatIsThere()
{
    CheckProgram program;
    program.write(QStringLiteral("in/1.xml"), dirPool("one", "/srv/one"));
    program.write(QStringLiteral("in/2.xml"), dirPool("two", "/srv/two"));
    const QStringList arguments{QStringLiteral("--export"), QStringLiteral("out"),
                                QStringLiteral("in")};
    QCOMPARE(program.run(arguments).status, 0);
    // The same once more is no loss.
    QCOMPARE(program.run(arguments).status, 0);
    const QByteArray mine = "<!-- edited by hand -->";
    program.write(QStringLiteral("out/two.xml"), mine);
    CheckProgram::Result result = program.run(arguments);
    QCOMPARE(result.status, 2);
    QVERIFY2(result.errors.contains("--overwrite"), result.errors.constData());
    QCOMPARE(program.read(QStringLiteral("out/two.xml")), mine);
    result = program.run(arguments + QStringList{QStringLiteral("--overwrite")});
    QCOMPARE(result.status, 0);
    QVERIFY(program.read(QStringLiteral("out/two.xml")).contains("/srv/two"));
}

void CheckTest::exportLeavesOutBothSides()
{
    const CheckProgram program;
    const auto result = program.runJson({QStringLiteral("--connect"), demoHostUri(),
                                         QStringLiteral("--export"), QStringLiteral("out")});
    QSet<QString> contested;
    QSet<QString> all;
    for (const QJsonValue &definition : result.definitions()) {
        all.insert(definition[QLatin1String("pool")].toString());
        for (const QJsonValue &finding : definition[QLatin1String("findings")].toArray()) {
            if (finding[QLatin1String("severity")].toString() != QLatin1String("error"))
                continue;
            for (const QJsonValue &pool : finding[QLatin1String("pools")].toArray())
                contested.insert(pool.toString());
        }
    }
    QVERIFY(!contested.isEmpty());
    QSet<QString> exported;
    for (const QJsonValue &outcome : result.json()[QLatin1String("exports")].toArray()) {
        const QString pool = outcome[QLatin1String("pool")].toString();
        QCOMPARE(outcome[QLatin1String("target")].isNull(), contested.contains(pool));
        QCOMPARE(outcome[QLatin1String("reason")].isNull(), !contested.contains(pool));
        if (contested.contains(pool))
            QVERIFY(result.errors.contains("Pool “" + pool.toUtf8() + "” was not exported."));
        else
            exported.insert(pool);
    }
    QCOMPARE(exported, all - contested);
    QCOMPARE(QDir(program.path(QStringLiteral("out"))).entryList(QDir::Files).size(),
             exported.size());
}

void CheckTest::exportNamesTheOther_data()
{
    QTest::addColumn<QList<QByteArray>>("pools");
    QTest::addColumn<bool>("onHost");
    const QByteArray data = groupPool("data", "vg");
    const QByteArray other = groupPool("data2", "vg");
    QTest::newRow("files") << QList{data, other} << false;
    QTest::newRow("files, the other way round") << QList{other, data} << false;
    QTest::newRow("pools of a host") << QList{data, other} << true;
    QTest::newRow("pools of a host, the other way round") << QList{other, data} << true;
}

void CheckTest::exportNamesTheOther()
{
    QFETCH(const QList<QByteArray>, pools);
    QFETCH(const bool, onHost);
    const CheckProgram program;
    QStringList arguments{QStringLiteral("--export"), QStringLiteral("out")};
    if (onHost) {
        program.write(QStringLiteral("host.xml"), "<node>" + pools.join() + "</node>");
        arguments << QStringLiteral("--connect")
                  << QStringLiteral("test://") + program.path(QStringLiteral("host.xml"));
    } else {
        program.write(QStringLiteral("in/1.xml"), pools.first());
        program.write(QStringLiteral("in/2.xml"), pools.last());
        arguments << QStringLiteral("in");
    }
    const auto result = program.runJson(arguments);
    const QJsonArray outcomes = result.json()[QLatin1String("exports")].toArray();
    QCOMPARE(outcomes.size(), 2);
    for (const QJsonValue &outcome : outcomes) {
        const QString pool = outcome[QLatin1String("pool")].toString();
        const QString reason = outcome[QLatin1String("reason")].toString();
        const QString peer =
            pool == QLatin1String("data") ? QStringLiteral("data2") : QStringLiteral("data");
        QVERIFY2(reason.contains(u'“' + peer + u'”'),
                 qPrintable(pool + QLatin1String(": ") + reason));
        QVERIFY2(result.errors.contains(reason.toUtf8()), result.errors.constData());
    }
}

void CheckTest::graphvizWithoutItsLayout()
{
    const CheckProgram program;
    program.write(QStringLiteral("in/1.xml"), dirPool("one", "/srv/one"));
    program.write(QStringLiteral("nothing/readme"), {});
    if (program.run({QStringLiteral("-f"), QStringLiteral("html"), QStringLiteral("in")})
            .output.contains("libgvc6"))
        QSKIP("Graphviz is not installed.");
    // It looks for its plug-ins there.
    const auto result =
        program.runInShell(QStringLiteral("GVBINDIR=\"$PWD/nothing\" \"$0\" -f html in"));
    QCOMPARE(result.status, 0);
    QCOMPARE(result.errors, QByteArray());
    QVERIFY(result.output.contains("libgvplugin_dot_layout"));
    QVERIFY(!result.output.contains("<svg"));
}

void CheckTest::aClashBetweenFilesNamesTheOther()
{
    const CheckProgram program;
    program.write(QStringLiteral("1.xml"), dirPool("same", "/srv/a"));
    program.write(QStringLiteral("2.xml"), dirPool("same", "/srv/a"));
    const auto result = program.run({QStringLiteral("1.xml"), QStringLiteral("2.xml")});
    QVERIFY2(result.output.contains("“same” is defined in 1.xml:"), result.output);
}

void CheckTest::hostReview()
{
    const CheckProgram program;
    const auto result = program.runJson({QStringLiteral("--connect"), demoHostUri()});
    QCOMPARE(result.errors, QByteArray());
    QCOMPARE(result.status, 1);
    const QJsonArray definitions = result.definitions();
    QCOMPARE(definitions.size(), 30);
    QVERIFY(definitions.first()[QLatin1String("file")].isNull());
    QCOMPARE(result.json()[QLatin1String("summary")][QLatin1String("refused")].toInt(), 0);
    const QSet<QString> found = kinds(definitions);
    for (const char *kind : {"same-storage", "overlap", "stacked"})
        QVERIFY2(found.contains(QLatin1String(kind)), kind);
    // By the host's devices: a partition by two names.
    const bool knowsAlias =
        std::any_of(definitions.cbegin(), definitions.cend(), [](const QJsonValue &definition) {
            const QJsonArray findings = definition[QLatin1String("findings")].toArray();
            return definition[QLatin1String("pool")] == QStringLiteral("spare")
                   && std::any_of(
                       findings.cbegin(), findings.cend(), [](const QJsonValue &finding) {
                           return finding[QLatin1String("kind")] == QStringLiteral("same-storage")
                                  && finding[QLatin1String("pools")][1]
                                         == QStringLiteral("scratch");
                       });
        });
    QVERIFY(knowsAlias);
    // Each type that there is.
    QSet<QString> types;
    for (const QJsonValue &definition : definitions)
        types.insert(definition[QLatin1String("type")].toString());
    QCOMPARE(types.size(), 14);
}

void CheckTest::filesOnTopOfAHost()
{
    const CheckProgram program;
    program.write(QStringLiteral("new.xml"), dirPool("fresh", "/srv/fresh"));
    program.write(QStringLiteral("taken.xml"), dirPool("other", "/srv/images"));
    program.write(QStringLiteral("named.xml"), dirPool("images", "/srv/elsewhere"));
    const auto result =
        program.runJson({QStringLiteral("-c"), demoHostUri(), QStringLiteral("new.xml"),
                         QStringLiteral("taken.xml"), QStringLiteral("named.xml")});
    QCOMPARE(result.status, 1);
    QCOMPARE(value(result.json(), "host"), demoHostUri());
    QCOMPARE(value(result.definition(0), "verdict"), QStringLiteral("accepted"));
    QCOMPARE(value(result.definition(1), "reason"), QStringLiteral("source-conflict"));
    QCOMPARE(result.definition(1).value(QLatin1String("collidesWith")).toArray(),
             names({QStringLiteral("images")}));
    QCOMPARE(value(result.definition(2), "reason"), QStringLiteral("name-taken"));
}

void CheckTest::poolsOfOneNameAreToldApart()
{
    const CheckProgram program;
    program.write(QStringLiteral("one.xml"), dirPool("images", "/srv/one"));
    program.write(QStringLiteral("two.xml"), dirPool("images", "/srv/two"));
    const auto result = program.runJson({QStringLiteral("one.xml"), QStringLiteral("two.xml")});
    const QJsonObject finding =
        result.definition(1).value(QLatin1String("findings")).toArray().first().toObject();
    QCOMPARE(value(finding, "headline"),
             QStringLiteral("The name “images” is taken by pool “images (one.xml)”."));
    QCOMPARE(finding.value(QLatin1String("pools")).toArray(),
             names({QStringLiteral("images"), QStringLiteral("images")}));
}

void CheckTest::unreachableHostIsSaidAndTheRestJudged()
{
    const CheckProgram program;
    program.write(QStringLiteral("a.xml"), dirPool("a", "/srv/a"));
    const QString uri = QStringLiteral("test:///nowhere/host.xml");
    const auto result = program.runJson({QStringLiteral("-c"), uri, QStringLiteral("a.xml")});
    QCOMPARE(result.status, 2);
    QVERIFY(result.errors.contains(uri.toUtf8()));
    // libvirt's libraries may say something beside it.
    QCOMPARE(result.errors.count("poolwarden-check: "), 1);
    QCOMPARE(result.definitions().size(), 1);

    const auto review = program.runJson({QStringLiteral("-c"), uri});
    QCOMPARE(review.status, 2);
    QCOMPARE(review.definitions().size(), 0);
}

void CheckTest::noWidgetsAreLinked()
{
    QProcess ldd;
    ldd.start(QStringLiteral("ldd"), {QStringLiteral(POOLWARDEN_CHECK)});
    QVERIFY(ldd.waitForFinished());
    const QByteArray libraries = ldd.readAllStandardOutput();
    QVERIFY(libraries.contains("libQt6Core"));
    QVERIFY2(!libraries.contains("libQt6Widgets"), libraries.constData());
    QVERIFY2(!libraries.contains("libQt6Gui"), libraries.constData());
}

QTEST_GUILESS_MAIN(CheckTest)
#include "tst_check.moc"
