// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/check/checkprogram.h"

#include <QJsonArray>
#include <QtTest>

using namespace poolwarden::test;

/// Findings that are accepted, as scripts run it.
class CheckAcceptedTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAcceptedFindingDoesNotCount();
    void eachReportTellsWhy();
    void whatIsOutdatedIsTold();
    void aRenamedPoolIsNotGone();
    void aGroupIsLeftToThoseThatAreNotAccepted();
    void whatLibvirtRefusesStaysRefused();
    void hostsHaveTheirOwn();
    void anUnusableFileIsToldAndNotApplied_data();
    void anUnusableFileIsToldAndNotApplied();
};

namespace {

const QString file = QStringLiteral("accepted.json");

QByteArray side(const char *name, const char *value)
{
    return QByteArray(R"({"name": ")") + name
           + R"(", "type": "logical", "field": "source-name", "value": ")" + value + R"("})";
}

QByteArray entry(const char *one, const char *other, const char *group = "vg0")
{
    return R"({"kind": "same-storage", "severity": "error", "by": "ann", "at": "2026-11-27T04:00:00Z",
        "reason": "one of them only reads", "pools": [)"
           + side(one, group) + "," + side(other, group) + "]}";
}

QByteArray accepted(const QList<QByteArray> &entries, const char *host = "qemu:///system")
{
    return R"({"formatVersion": 1, "hosts": [")" + QByteArray(host) + R"("], "accepted": [)"
           + entries.join(',') + "]}";
}

QStringList with(QStringList arguments)
{
    return QStringList{QStringLiteral("--accepted"), file} + arguments;
}

const QStringList ab{QStringLiteral("a.xml"), QStringLiteral("b.xml")};

void writePools(const CheckProgram &program)
{
    for (const char *name : {"a", "b", "c"})
        program.write(QLatin1String(name) + QStringLiteral(".xml"), groupPool(name, "vg0"));
}

} // namespace

void CheckAcceptedTest::anAcceptedFindingDoesNotCount()
{
    const CheckProgram program;
    writePools(program);
    QCOMPARE(program.run(ab).status, 1);
    program.write(file, accepted({entry("b", "a")}));
    const auto result = program.runJson(with(ab));
    QCOMPARE(result.errors, QByteArray());
    QCOMPARE(result.status, 0);
    QCOMPARE(result.definition(1)[QLatin1String("findings")].toArray().size(), 0);
    const QJsonValue told = result.json()[QLatin1String("accepted")][0];
    QCOMPARE(told[QLatin1String("kind")].toString(), QStringLiteral("same-storage"));
    QCOMPARE(told[QLatin1String("acceptance")][QLatin1String("reason")].toString(),
             QStringLiteral("one of them only reads"));
    QCOMPARE(told[QLatin1String("acceptance")][QLatin1String("by")].toString(),
             QStringLiteral("ann"));
    QCOMPARE(result.json()[QLatin1String("summary")][QLatin1String("acceptedFindings")].toInt(), 1);
    QCOMPARE(result.json()[QLatin1String("summary")][QLatin1String("errors")].toInt(), 0);
    // An export is stopped by nothing that is intended.
    const auto exported =
        program.run(with(ab + QStringList{QStringLiteral("--export"), QStringLiteral("out")}));
    QVERIFY2(exported.errors.contains("Exported: 2"), exported.errors.constData());
}

void CheckAcceptedTest::eachReportTellsWhy()
{
    const CheckProgram program;
    writePools(program);
    program.write(file, accepted({entry("a", "b")}));
    const QByteArray text = program.run(with(ab)).output;
    QVERIFY2(text.contains("Reason: one of them only reads (ann, 2026-11-27) [same-storage]"),
             text.constData());
    QVERIFY(text.contains("Accepted findings: 1. Outdated acceptances: 0."));
    QVERIFY(!text.contains("error:"));
    const QJsonObject sarif =
        program.run(with(QStringList{QStringLiteral("-f"), QStringLiteral("sarif")} + ab)).json();
    const QJsonArray results = sarif[QLatin1String("runs")][0][QLatin1String("results")].toArray();
    QCOMPARE(results.size(), 1);
    const QJsonValue suppression = results[0][QLatin1String("suppressions")][0];
    QCOMPARE(suppression[QLatin1String("kind")].toString(), QStringLiteral("external"));
    QCOMPARE(suppression[QLatin1String("status")].toString(), QStringLiteral("accepted"));
    QVERIFY(suppression[QLatin1String("justification")].toString().contains(
        QStringLiteral("only reads")));
}

void CheckAcceptedTest::whatIsOutdatedIsTold()
{
    const CheckProgram program;
    writePools(program);
    program.write(file, accepted({entry("a", "b", "vg7"), entry("a", "gone"), entry("a", "b")}));
    const auto result = program.runJson(with(ab));
    QCOMPARE(result.status, 0);
    const QJsonArray outdated = result.json()[QLatin1String("outdatedAcceptances")].toArray();
    QCOMPARE(outdated.size(), 2);
    QCOMPARE(outdated[0][QLatin1String("poolIsGone")].toBool(), false);
    QCOMPARE(outdated[1][QLatin1String("poolIsGone")].toBool(), true);
    const QByteArray text = program.run(with(ab)).output;
    QVERIFY2(text.contains("outdated: “Same storage” of “a”, “gone”: not there: “gone”."),
             text.constData());
}

void CheckAcceptedTest::aRenamedPoolIsNotGone()
{
    constexpr auto uuid = "6a2f0b6c-53d8-4d0c-9e43-3f3a4d2b7c11";
    const auto dirSide = [](const QByteArray &name, const QByteArray &more) {
        return R"({"type": "dir", "field": "target-path", "value": "/srv", "name": ")" + name + '"'
               + more + "}";
    };
    const CheckProgram program;
    program.write(QStringLiteral("a.xml"), dirPool("renamed", "/other", uuid));
    program.write(QStringLiteral("b.xml"), dirPool("b", "/srv"));
    program.write(
        file, accepted({R"({"kind": "same-storage", "severity": "error", "reason": "r", "pools": [)"
                        + dirSide("before", QByteArray(R"(, "uuid": ")") + uuid + '"') + ','
                        + dirSide("b", {}) + "]}"}));
    const QJsonArray outdated =
        program.runJson(with(ab)).json()[QLatin1String("outdatedAcceptances")].toArray();
    QCOMPARE(outdated.size(), 1);
    QCOMPARE(outdated[0][QLatin1String("poolIsGone")].toBool(true), false);
}

void CheckAcceptedTest::aGroupIsLeftToThoseThatAreNotAccepted()
{
    const CheckProgram program;
    writePools(program);
    const QStringList all = ab + QStringList{QStringLiteral("c.xml")};
    QCOMPARE(program.runJson(all).json()[QLatin1String("groups")].toArray().size(), 1);
    program.write(file, accepted({entry("a", "b"), entry("a", "c")}));
    auto result = program.runJson(with(all));
    QCOMPARE(result.status, 1);
    QCOMPARE(result.json()[QLatin1String("groups")].toArray().size(), 0);
    QCOMPARE(result.json()[QLatin1String("accepted")].toArray().size(), 2);
    const QJsonArray findings = result.definition(2)[QLatin1String("findings")].toArray();
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings[0][QLatin1String("pools")].toArray(),
             QJsonArray::fromStringList({QStringLiteral("c"), QStringLiteral("b")}));
    program.write(file, accepted({entry("a", "b"), entry("a", "c"), entry("c", "b")}));
    result = program.runJson(with(all));
    QCOMPARE(result.status, 0);
    // One pair of three is accepted: each pool still shares with another one.
    program.write(file, accepted({entry("a", "b")}));
    result = program.runJson(with(QStringList{QStringLiteral("--pairs")} + all));
    QCOMPARE(result.status, 1);
    QCOMPARE(result.json()[QLatin1String("groups")][0][QLatin1String("pools")].toInt(), 3);
    QCOMPARE(result.json()[QLatin1String("pairs")].toArray().size(), 2);
}

void CheckAcceptedTest::whatLibvirtRefusesStaysRefused()
{
    const CheckProgram program;
    program.write(QStringLiteral("a.xml"), dirPool("a", "/srv"));
    program.write(QStringLiteral("b.xml"), dirPool("b", "/srv"));
    program.write(file, R"({"formatVersion": 1, "hosts": ["x"], "accepted": [{"kind": "refused",
        "severity": "error", "reason": "r", "pools": [
        {"name": "a", "type": "dir", "field": "target-path", "value": "/srv"},
        {"name": "b", "type": "dir", "field": "target-path", "value": "/srv"}]}]})");
    const auto result = program.runJson(with(ab));
    QCOMPARE(result.status, 1);
    QCOMPARE(result.json()[QLatin1String("accepted")].toArray().size(), 0);
}

void CheckAcceptedTest::hostsHaveTheirOwn()
{
    const CheckProgram program;
    for (const char *host : {"kvm1", "kvm2"}) {
        for (const char *name : {"a", "b"})
            program.write(
                QStringLiteral("hosts/%1/%2.xml").arg(QLatin1String(host), QLatin1String(name)),
                groupPool(name, "vg0"));
    }
    program.write(QStringLiteral("hosts/kvm2/host.ini"), "uri = qemu+ssh://root@kvm2/system\n");
    program.write(file, accepted({entry("a", "b")}, "qemu+tls://kvm2/system"));
    const QStringList hosts{QStringLiteral("--hosts"), QStringLiteral("hosts")};
    auto result = program.runJson(with(hosts));
    QCOMPARE(result.errors, QByteArray());
    QCOMPARE(result.status, 1);
    QCOMPARE(result.json()[QLatin1String("accepted")].toArray().size(), 1);
    program.write(QStringLiteral("other.json"), accepted({entry("a", "b")}, "kvm1"));
    result = program.runJson(
        with(hosts + QStringList{QStringLiteral("--accepted"), QStringLiteral("other.json")}));
    QCOMPARE(result.errors, QByteArray());
    QCOMPARE(result.status, 0);
}

void CheckAcceptedTest::anUnusableFileIsToldAndNotApplied_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("absent") << QByteArray() << QStringList() << QByteArray("does not exist");
    QTest::newRow("not JSON") << QByteArray("<a/>") << QStringList() << QByteArray("not JSON");
    QTest::newRow("newer") << QByteArray(R"({"formatVersion": 9})") << QStringList()
                           << QByteArray("version 9");
    QTest::newRow("of another host")
        << accepted({entry("a", "b")}, "qemu://kvm9/system")
        << QStringList{QStringLiteral("-c"), QStringLiteral("test:///default")}
        << QByteArray("they are for qemu://kvm9/system, not for test:///default");
}

void CheckAcceptedTest::anUnusableFileIsToldAndNotApplied()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QStringList, more);
    QFETCH(const QByteArray, why);
    const CheckProgram program;
    writePools(program);
    if (!content.isEmpty())
        program.write(file, content);
    const auto result = program.runJson(with(ab + more));
    QCOMPARE(result.status, 2);
    QVERIFY2(result.errors.contains(why), result.errors.constData());
    QCOMPARE(result.definition(1)[QLatin1String("findings")].toArray().size(), 1);
    if (!content.isEmpty())
        QCOMPARE(program.read(file), content);
}

QTEST_GUILESS_MAIN(CheckAcceptedTest)
#include "tst_checkaccepted.moc"
