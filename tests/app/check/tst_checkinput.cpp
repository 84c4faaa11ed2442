// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Files that no one would give their names, and streams that are not what they seem.

#include "tests/app/check/checkprogram.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace poolwarden::test;

class CheckInputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesThatAreNoUtf8AreTwoFiles();
    void aPipeWithoutAWriterIsGivenUp();
    void aPipeIsReadToItsEnd();
    void closedInputIsSaid();
    void nothingIsWrittenThroughALink();
    void aFileOfAllIsReadAsEach();
    void aFileOfAllWithFaultsIsToldByLine();
    void whatIsAroundDefinitionsIsNotSkipped();
    void whatIsUnseenIsShown_data();
    void whatIsUnseenIsShown();
};

void CheckInputTest::namesThatAreNoUtf8AreTwoFiles()
{
    const CheckProgram program;
    program.write(QStringLiteral("good.xml"), dirPool("good", "/srv/good"));
    program.write(QStringLiteral("bad.xml"), "<network/>");
    const auto result = program.runInShell(QStringLiteral(
        "mv good.xml \"$(printf 'p\\351.xml')\"; mv bad.xml \"$(printf 'p\\350.xml')\"; "
        "\"$0\" --format=json \"$(printf 'p\\351.xml')\" \"$(printf 'p\\350.xml')\""));
    QCOMPARE(result.status, 1);
    QCOMPARE(result.definitions().size(), 2);
    const QJsonObject first = result.definition(0);
    const QJsonObject second = result.definition(1);
    QCOMPARE(first.value(QLatin1String("file")).toString(), QStringLiteral("p\\xe9.xml"));
    QCOMPARE(first.value(QLatin1String("verdict")).toString(), QStringLiteral("accepted"));
    QCOMPARE(second.value(QLatin1String("file")).toString(), QStringLiteral("p\\xe8.xml"));
    QCOMPARE(second.value(QLatin1String("verdict")).toString(), QStringLiteral("refused"));
}

void CheckInputTest::aPipeWithoutAWriterIsGivenUp()
{
    const CheckProgram program;
    program.write(QStringLiteral("good.xml"), dirPool("good", "/srv/good"));
    const auto result = program.runInShell(
        QStringLiteral("mkfifo pipe && \"$0\" --timeout 1 --format=json pipe good.xml"));
    QCOMPARE(result.status, 2);
    QVERIFY2(result.errors.contains("pipe"), result.errors.constData());
    QCOMPARE(result.definitions().size(), 1);
}

void CheckInputTest::aPipeIsReadToItsEnd()
{
    const CheckProgram program;
    program.write(QStringLiteral("good.xml"), dirPool("good", "/srv/good"));
    const auto result = program.runInShell(
        QStringLiteral("mkfifo pipe && { head -c 20 good.xml; tail -c +21 good.xml; } > pipe & "
                       "sleep 0.1; \"$0\" --timeout 20 --format=json pipe"));
    QCOMPARE(result.errors, QByteArray());
    QCOMPARE(result.status, 0);
    QCOMPARE(result.definition(0).value(QLatin1String("pool")).toString(), QStringLiteral("good"));
}

void CheckInputTest::closedInputIsSaid()
{
    const CheckProgram program;
    program.write(QStringLiteral("good.xml"), dirPool("good", "/srv/good"));
    const auto result = program.runInShell(QStringLiteral("\"$0\" --format=json - good.xml <&-"));
    QCOMPARE(result.status, 2);
    QVERIFY2(result.errors.contains("standard input is closed"), result.errors.constData());
    QCOMPARE(result.definitions().size(), 1);
}

void CheckInputTest::nothingIsWrittenThroughALink()
{
    const CheckProgram program;
    program.write(QStringLiteral("in/good.xml"), dirPool("good", "/srv/good"));
    program.write(QStringLiteral("precious"), "mine");
    program.write(QStringLiteral("out/.keep"), {});
    QVERIFY(QFile::link(program.path(QStringLiteral("precious")),
                        program.path(QStringLiteral("out/good.xml"))));
    const auto result =
        program.run({QStringLiteral("--export"), QStringLiteral("out"), QStringLiteral("in")});
    QCOMPARE(result.status, 2);
    QVERIFY2(result.errors.contains("is a link"), result.errors.constData());
    QCOMPARE(program.read(QStringLiteral("precious")), QByteArray("mine"));
}

// As the window exports them: “One file”.
void CheckInputTest::aFileOfAllIsReadAsEach()
{
    const CheckProgram program;
    program.write(QStringLiteral("pools.xml"),
                  dirPool("one", "/srv/a") + '\n' + dirPool("two", "/srv/a/b") + '\n'
                      + "<!-- of the third -->\n" + dirPool("three", "/srv/c"));
    const auto result = program.runJson({QStringLiteral("pools.xml")});
    QCOMPARE(result.errors, QByteArray());
    QCOMPARE(result.definitions().size(), 3);
    QStringList pools;
    for (const QJsonValue &definition : result.definitions()) {
        pools.append(definition[QLatin1String("pool")].toString());
        QCOMPARE(definition[QLatin1String("file")].toString(), QStringLiteral("pools.xml"));
        QCOMPARE(definition[QLatin1String("verdict")].toString(), QStringLiteral("accepted"));
    }
    QCOMPARE(pools,
             (QStringList{QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")}));
    const auto text = program.run({QStringLiteral("pools.xml")});
    QVERIFY2(text.output.contains("pools.xml:11: warning:"), text.output.constData());
}

void CheckInputTest::aFileOfAllWithFaultsIsToldByLine()
{
    const CheckProgram program;
    program.write(QStringLiteral("pools.xml"),
                  dirPool("one", "/srv/a") + "<pool type='dir'>\n  <name>torn\n</pool>\n"
                      + dirPool("unknown", "/srv/b").replace("'dir'", "'dire'")
                      + dirPool("last", "/srv/c").replace("target>", "targets>"));
    const auto result = program.runJson({QStringLiteral("pools.xml")});
    QCOMPARE(result.status, 1);
    QCOMPARE(result.definitions().size(), 4);
    QCOMPARE(result.definition(0)[QLatin1String("verdict")].toString(), QStringLiteral("accepted"));
    QCOMPARE(result.definition(1)[QLatin1String("verdict")].toString(), QStringLiteral("refused"));
    QCOMPARE(result.definition(1)[QLatin1String("line")].toInt(), 9);
    const QJsonArray unknown = result.definition(2)[QLatin1String("schemaErrors")].toArray();
    QVERIFY(!unknown.isEmpty());
    QCOMPARE(unknown.first()[QLatin1String("line")].toInt(), 10);
}

void CheckInputTest::whatIsAroundDefinitionsIsNotSkipped()
{
    const CheckProgram program;
    program.write(QStringLiteral("pools.xml"),
                  dirPool("one", "/srv/a") + "<volume/>\n" + dirPool("two", "/srv/b"));
    const auto result = program.runJson({QStringLiteral("pools.xml")});
    QCOMPARE(result.status, 1);
    QCOMPARE(result.definitions().size(), 1);
    QCOMPARE(result.definition(0)[QLatin1String("verdict")].toString(), QStringLiteral("refused"));
    QCOMPARE(result.definition(0)[QLatin1String("line")].toInt(), 7);
}

void CheckInputTest::whatIsUnseenIsShown_data()
{
    QTest::addColumn<QString>("character");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("zero width space") << QStringLiteral(u"\u200b") << QByteArray("\\u{200b}");
    QTest::newRow("joiner") << QStringLiteral(u"\u200d") << QByteArray("\\u{200d}");
    QTest::newRow("soft hyphen") << QStringLiteral(u"\u00ad") << QByteArray("\\u{ad}");
    QTest::newRow("tag") << QStringLiteral(u"\U000e0041") << QByteArray("\\u{e0041}");
    QTest::newRow("word joiner") << QStringLiteral(u"\u2060") << QByteArray("\\u{2060}");
    QTest::newRow("override") << QStringLiteral(u"\u202e") << QByteArray("\\u{202e}");
    QTest::newRow("filler") << QStringLiteral(u"\u3164") << QByteArray("\\u{3164}");
}

void CheckInputTest::whatIsUnseenIsShown()
{
    QFETCH(const QString, character);
    QFETCH(const QByteArray, shown);
    const CheckProgram program;
    const QByteArray name = QByteArray("a") + character.toUtf8() + "b";
    program.write(QStringLiteral("p.xml"), dirPool(name.constData(), "/srv/p"));
    const auto text = program.run({QStringLiteral("p.xml")});
    QVERIFY2(text.output.contains(shown), text.output.constData());
    QVERIFY(!text.output.contains(character.toUtf8()));
    const auto json = program.runJson({QStringLiteral("p.xml")});
    QVERIFY(!json.output.contains(character.toUtf8()));
    QCOMPARE(json.definition(0).value(QLatin1String("pool")).toString().toUtf8(), name);
    const auto sarif = program.run({QStringLiteral("--format=sarif"), QStringLiteral("p.xml")});
    QVERIFY(!sarif.output.contains(character.toUtf8()));
}

QTEST_GUILESS_MAIN(CheckInputTest)
#include "tst_checkinput.moc"
