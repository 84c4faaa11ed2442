// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/check/checkprogram.h"

#include "app/demo/demohost.h"
#include "tests/support/effort.h"

#include <QDir>
#include <QSet>
#include <QtTest>

#include <sys/resource.h>

using namespace poolwarden;
using namespace poolwarden::test;

/// What many pools share: said once, whatever their number.
class CheckGroupsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textSaysAGroupOnce();
    void jsonHasGroupsAndTheirMembers();
    void pairsAreToldOnRequest();
    void sarifHasOneResult();
    void theBarCountsForGroups();
    void refusedAreOneGroup();
    void innerAndOuterAreToldApart();
    void exportLeavesOutWhatIsContested();
    void namesThatAreTakenAreAGroup();
    void redefinitionsAreNoRivals();
    void hostReviewHasGroups();
    void sizeHasABound_data();
    void sizeHasABound();
};

namespace {

void writeMany(const CheckProgram &program, int count, const QByteArray &group)
{
    for (int i = 0; i < count; ++i) {
        const QByteArray name = "p" + QByteArray::number(i).rightJustified(5, '0');
        program.write(QStringLiteral("in/%1.xml").arg(QLatin1String(name)),
                      groupPool(name.constData(), group.constData()));
    }
}

QJsonArray groupsOf(const CheckProgram::Result &result)
{
    return result.json().value(QLatin1String("groups")).toArray();
}

QStringList poolsIn(const QJsonValue &group, const char *role)
{
    QStringList pools;
    for (const QJsonValue &member : group[QLatin1String("members")].toArray()) {
        if (member[QLatin1String("role")].toString() == QLatin1String(role))
            pools.append(member[QLatin1String("pool")].toString());
    }
    return pools;
}

const QString inFolder = QStringLiteral("in");

} // namespace

void CheckGroupsTest::textSaysAGroupOnce()
{
    const CheckProgram program;
    writeMany(program, 12, "vg0");
    const auto result = program.run({inFolder});
    QCOMPARE(result.status, 1);
    QCOMPARE(result.output.count("[same-storage]"), 1);
    QVERIFY2(
        result.output.contains("\nin/p00011.xml:4: error: 12 pools use the volume group vg0. "),
        result.output);
    QVERIFY2(result.output.contains("Pools: “p00000” (in/p00000.xml:4), "), result.output);
    QVERIFY2(result.output.contains(" and 4 more. [same-storage]\n"), result.output);
    QVERIFY2(result.output.contains("Errors: 66, "), result.output);
}

void CheckGroupsTest::jsonHasGroupsAndTheirMembers()
{
    const CheckProgram program;
    writeMany(program, 12, "vg0");
    const auto result = program.runJson({inFolder});
    QCOMPARE(groupsOf(result).size(), 1);
    const QJsonObject group = groupsOf(result).first().toObject();
    QCOMPARE(group.keys(), (QStringList{QStringLiteral("because"), QStringLiteral("conflicts"),
                                        QStringLiteral("consequence"), QStringLiteral("headline"),
                                        QStringLiteral("kind"), QStringLiteral("members"),
                                        QStringLiteral("pools"), QStringLiteral("resource"),
                                        QStringLiteral("severity")}));
    QCOMPARE(group.value(QLatin1String("kind")).toString(), QStringLiteral("same-storage"));
    QCOMPARE(group.value(QLatin1String("severity")).toString(), QStringLiteral("error"));
    QCOMPARE(group.value(QLatin1String("resource")).toString(), QStringLiteral("lvm:vg0"));
    QCOMPARE(group.value(QLatin1String("pools")).toInt(), 12);
    const QJsonArray members = group.value(QLatin1String("members")).toArray();
    QCOMPARE(members.size(), 12);
    QCOMPARE(members.at(3).toObject(),
             (QJsonObject{{QStringLiteral("pool"), QStringLiteral("p00003")},
                          {QStringLiteral("file"), QStringLiteral("in/p00003.xml")},
                          {QStringLiteral("host"), QJsonValue()},
                          {QStringLiteral("field"), QStringLiteral("source-name")},
                          {QStringLiteral("value"), QStringLiteral("vg0")},
                          {QStringLiteral("line"), 4},
                          {QStringLiteral("role"), QStringLiteral("even")}}));
    for (const QJsonValue &definition : result.definitions()) {
        QCOMPARE(definition[QLatin1String("groups")].toArray(), QJsonArray{0});
        QCOMPARE(definition[QLatin1String("findings")].toArray(), QJsonArray());
    }
    QVERIFY(!result.json().contains(QLatin1String("pairs")));
}

void CheckGroupsTest::pairsAreToldOnRequest()
{
    const CheckProgram program;
    writeMany(program, 12, "vg0");
    const QString pairs = QStringLiteral("--pairs");
    const auto json = program.runJson({pairs, inFolder});
    QCOMPARE(json.status, 1);
    QSet<QString> told;
    for (const QJsonValue &pair : json.json().value(QLatin1String("pairs")).toArray()) {
        QCOMPARE(pair[QLatin1String("kind")].toString(), QStringLiteral("same-storage"));
        // The later one's side.
        QVERIFY(pair[QLatin1String("pools")][0].toString()
                > pair[QLatin1String("pools")][1].toString());
        told.insert(pair[QLatin1String("pools")][0].toString()
                    + pair[QLatin1String("pools")][1].toString());
    }
    QCOMPARE(told.size(), 66);

    const auto text = program.run({pairs, inFolder});
    QCOMPARE(text.output.count("[same-storage]"), 66);
    QVERIFY2(text.output.contains(
                 "in/p00001.xml:4: error: The volume group vg0 is also used by pool “p00000”."),
             text.output);
    const auto sarif = program.run({pairs, QStringLiteral("--format=sarif"), inFolder});
    QCOMPARE(sarif.json()[QLatin1String("runs")][0][QLatin1String("results")].toArray().size(), 66);
}

void CheckGroupsTest::sarifHasOneResult()
{
    const CheckProgram program;
    writeMany(program, 150, "vg0");
    const auto result = program.run({QStringLiteral("--format=sarif"), inFolder});
    const QJsonArray results =
        result.json()[QLatin1String("runs")][0][QLatin1String("results")].toArray();
    QCOMPARE(results.size(), 1);
    QCOMPARE(results[0][QLatin1String("locations")].toArray().size(), 1);
    QCOMPARE(results[0][QLatin1String("relatedLocations")].toArray().size(), 100);
    QVERIFY(results[0][QLatin1String("message")][QLatin1String("text")].toString().startsWith(
        QStringLiteral("150 pools use the volume group vg0.")));
}

void CheckGroupsTest::theBarCountsForGroups()
{
    const CheckProgram program;
    program.write(QStringLiteral("in/0.xml"), dirPool("all", "/srv"));
    program.write(QStringLiteral("in/1.xml"), dirPool("a", "/srv/a"));
    program.write(QStringLiteral("in/2.xml"), dirPool("b", "/srv/b"));
    const auto below = program.runJson({inFolder});
    QCOMPARE(below.status, 0);
    QCOMPARE(groupsOf(below).size(), 1);
    QCOMPARE(below.json()[QLatin1String("summary")][QLatin1String("warnings")].toInt(), 2);
    QCOMPARE(program.run({QStringLiteral("--fail-on=warning"), inFolder}).status, 1);
}

void CheckGroupsTest::refusedAreOneGroup()
{
    const CheckProgram program;
    for (const char *name : {"a", "b", "c", "d"})
        program.write(QStringLiteral("in/%1.xml").arg(QLatin1String(name)), dirPool(name, "/srv"));
    const auto json = program.runJson({inFolder});
    QCOMPARE(json.status, 1);
    QCOMPARE(groupsOf(json).size(), 1);
    QCOMPARE(poolsIn(groupsOf(json).first(), "in-force"), QStringList{QStringLiteral("a")});
    QCOMPARE(poolsIn(groupsOf(json).first(), "refused"),
             (QStringList{QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")}));
    const auto text = program.run({inFolder});
    QCOMPARE(text.output.count(": refused: "), 3);
    QVERIFY2(text.output.contains("in/d.xml:4: error: libvirt will refuse 3 definitions: same "
                                  "directory as pool “a”. All name the directory /srv. "),
             text.output);
    QCOMPARE(text.output.count("[refused]"), 1);
    QCOMPARE(text.output.count("[source-conflict]"), 0);
}

void CheckGroupsTest::innerAndOuterAreToldApart()
{
    const CheckProgram program;
    program.write(QStringLiteral("in/1.xml"), dirPool("a", "/srv/a"));
    program.write(QStringLiteral("in/2.xml"), dirPool("b", "/srv/b"));
    program.write(QStringLiteral("in/3.xml"), dirPool("all", "/srv"));
    const QJsonValue group = groupsOf(program.runJson({inFolder})).first();
    QCOMPARE(group[QLatin1String("kind")].toString(), QStringLiteral("overlap"));
    QCOMPARE(group[QLatin1String("resource")].toString(), QStringLiteral("file:/srv"));
    QCOMPARE(poolsIn(group, "inner"), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(poolsIn(group, "outer"), QStringList{QStringLiteral("all")});
    QCOMPARE(group[QLatin1String("headline")].toString(),
             QStringLiteral("The storage of 2 pools lies inside that of pool “all”, which is the "
                            "directory /srv."));
}

void CheckGroupsTest::exportLeavesOutWhatIsContested()
{
    const CheckProgram program;
    writeMany(program, 3, "vg0");
    for (const char *name : {"x", "y", "z"})
        program.write(QStringLiteral("in/%1.xml").arg(QLatin1String(name)), dirPool(name, "/srv"));
    const auto result =
        program.runJson({QStringLiteral("--export"), QStringLiteral("out"), inFolder});
    QCOMPARE(result.status, 1);
    // The others of its place were refused, and are not there at all.
    QCOMPARE(QDir(program.path(QStringLiteral("out"))).entryList(QDir::Files),
             QStringList{QStringLiteral("x.xml")});
    for (const QJsonValue &outcome : result.json()[QLatin1String("exports")].toArray())
        QCOMPARE(outcome[QLatin1String("reason")].isNull(),
                 outcome[QLatin1String("pool")].toString() == QLatin1String("x"));
}

void CheckGroupsTest::namesThatAreTakenAreAGroup()
{
    const CheckProgram program;
    for (const char *file : {"1", "2", "3"})
        program.write(QStringLiteral("in/%1.xml").arg(QLatin1String(file)),
                      dirPool("same", QByteArray("/srv/").append(file).constData()));
    const auto result = program.runJson({inFolder});
    QCOMPARE(groupsOf(result).size(), 1);
    const QJsonValue group = groupsOf(result).first();
    QCOMPARE(group[QLatin1String("kind")].toString(), QStringLiteral("identity-taken"));
    QCOMPARE(group[QLatin1String("resource")].toString(), QStringLiteral("name:same"));
    QCOMPARE(group[QLatin1String("headline")].toString(),
             QStringLiteral("The name “same” of 2 definitions is taken by pool “same”."));
}

void CheckGroupsTest::redefinitionsAreNoRivals()
{
    const CheckProgram program;
    const auto group = [](const char *name, const char *uuid) {
        return groupPool(name, "vg0")
            .replace("</name>\n  <source>",
                     QByteArray("</name>\n  <uuid>") + uuid + "</uuid>\n  <source>");
    };
    for (int i = 0; i < 4; ++i)
        program.write(QStringLiteral("in/%1.xml").arg(i),
                      group("a", "11111111-1111-4111-8111-111111111111"));
    QCOMPARE(program.run({inFolder}).status, 0);
    program.write(QStringLiteral("in/4.xml"), group("b", "22222222-2222-4222-8222-222222222222"));
    // Only with the last of them, which is in force.
    const auto result = program.runJson({inFolder});
    QCOMPARE(groupsOf(result).size(), 0);
    const QJsonArray fields =
        result.definition(4)[QLatin1String("findings")][0][QLatin1String("fields")].toArray();
    QCOMPARE(fields.at(1)[QLatin1String("file")].toString(), QStringLiteral("in/3.xml"));
}

void CheckGroupsTest::hostReviewHasGroups()
{
    const CheckProgram program;
    writeMany(program, 2, "tank0");
    const auto alone = program.runJson({QStringLiteral("--connect"), demoHostUri()});
    // Each finding and each group once, and all of them when the pairs are told.
    const auto pairs =
        program.runJson({QStringLiteral("--pairs"), QStringLiteral("--connect"), demoHostUri()});
    QCOMPARE(groupsOf(pairs), groupsOf(alone));
    for (const QJsonValue &group : groupsOf(alone)) {
        QVERIFY(group[QLatin1String("pools")].toInt() > 2);
        for (const QJsonValue &member : group[QLatin1String("members")].toArray())
            QVERIFY(member[QLatin1String("file")].isNull());
    }
}

void CheckGroupsTest::sizeHasABound_data()
{
    QTest::addColumn<int>("spellings");
    QTest::newRow("one volume group") << 0;
    QTest::newRow("one directory") << 1;
    QTest::newRow("one directory by as many names") << 5000;
}

// 300 pools on one volume group made 0.5 GB once, and 2,000 of them 21.9 GB.
void CheckGroupsTest::sizeHasABound()
{
    QFETCH(const int, spellings);
    const CheckProgram program;
    if (spellings == 0)
        writeMany(program, effort(5000), "vg0");
    for (int i = 0; spellings > 0 && i < effort(5000); ++i) {
        const QByteArray number = QByteArray::number(i);
        program.write(
            QStringLiteral("in/%1.xml").arg(i),
            dirPool(("p" + number).constData(),
                    ("/srv/x" + QByteArray::number(i % spellings) + "/../vm").constData()));
    }
    for (const char *format : {"text", "json", "sarif"}) {
        const auto result = program.run({QStringLiteral("--no-schema"), QStringLiteral("--format"),
                                         QLatin1String(format), inFolder});
        QCOMPARE(result.status, 1);
        QCOMPARE(result.errors, QByteArray());
        QVERIFY2(result.output.size() < 5000 * 1000,
                 qPrintable(QString::number(result.output.size())));
#ifndef POOLWARDEN_SANITIZED
        rusage usage{};
        QCOMPARE(::getrusage(RUSAGE_CHILDREN, &usage), 0);
        QVERIFY2(usage.ru_maxrss < 120 * 1024, qPrintable(QString::number(usage.ru_maxrss)));
#endif
    }
}

QTEST_GUILESS_MAIN(CheckGroupsTest)
#include "tst_checkgroups.moc"
