// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/accepted/acceptedfile.h"
#include "model/accepted/acceptedset.h"
#include "model/accepted/hostplace.h"

#include <QTest>

#include <algorithm>

using namespace poolwarden;

namespace {

RestingSide side(const QString &name, const QString &value, const QString &uuid = {})
{
    return {{}, name, uuid, QStringLiteral("dir"), QStringLiteral("target-path"), value};
}

AcceptedFinding finding(const QString &one, const QString &other, const QString &value)
{
    return {{FindingKind::SameStorage, Severity::Error, {side(one, value), side(other, value)}},
            QStringLiteral("both read only"),
            QStringLiteral("ann"),
            QDateTime(QDate(2026, 11, 27), QTime(4, 0), Qt::UTC),
            {}};
}

AcceptedList manyFindings()
{
    AcceptedList list;
    list.hosts = {QStringLiteral("qemu:///system")};
    for (int i = 0; i < 9; ++i)
        list.findings.append(finding(QStringLiteral("b%1").arg(i), QStringLiteral("a%1").arg(i),
                                     QStringLiteral("/srv/%1").arg(i)));
    return list;
}

QByteArray minimal(const QByteArray &entry)
{
    return R"({"formatVersion": 1, "hosts": ["qemu:///system"], "accepted": [)" + entry + "]}";
}

constexpr auto goodPool =
    R"({"name": "a", "type": "dir", "field": "target-path", "value": "/srv"})";

} // namespace

class TestAcceptedFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameListIsTheSameText();
    void whatIsReadIsWrittenBack();
    void whatIsNotUnderstoodIsNotRead_data();
    void whatIsNotUnderstoodIsNotRead();
    void theSameEntryTwiceIsOne();
    void hostileValuesComeBack();
    void aHostIsKnownUnderEachOfItsUris_data();
    void aHostIsKnownUnderEachOfItsUris();
    void bothSidesAreTheSame();
    void aPortStandsBehindItsServer();
    void aPoolIsKnownByItsUuid();
};

void TestAcceptedFile::theSameListIsTheSameText()
{
    const AcceptedList list = manyFindings();
    const QByteArray text = acceptedText(list);
    AcceptedList turned = list;
    std::reverse(turned.findings.begin(), turned.findings.end());
    for (AcceptedFinding &one : turned.findings)
        std::reverse(one.restsOn.sides.begin(), one.restsOn.sides.end());
    QCOMPARE(acceptedText(turned), text);
    // Another entry adds lines and changes none but for a comma.
    AcceptedList more = list;
    more.add(finding(QStringLiteral("zz"), QStringLiteral("zy"), QStringLiteral("/zz")));
    const QList<QByteArray> before = text.split('\n');
    QList<QByteArray> after = acceptedText(more).split('\n');
    for (const QByteArray &line : before)
        after.removeOne(line);
    QVERIFY(after.size() < 30);
    QVERIFY(std::none_of(after.cbegin(), after.cend(),
                         [](const QByteArray &line) { return line.contains("/srv/"); }));
}

void TestAcceptedFile::whatIsReadIsWrittenBack()
{
    const QByteArray text = acceptedText(manyFindings());
    const auto read = readAccepted(text);
    QVERIFY(std::holds_alternative<AcceptedList>(read));
    QCOMPARE(acceptedText(std::get<AcceptedList>(read)), text);
    // Also what this program does not know.
    const auto more = readAccepted(
        R"({"formatVersion": 1, "hosts": ["qemu:///system"], "note": [1, 2], "accepted": [
            {"kind": "same-storage", "severity": "error", "reason": "r", "ticket": "T1",
             "pools": [)"
        + QByteArray(goodPool) + "]}]}");
    QVERIFY(std::holds_alternative<AcceptedList>(more));
    const QByteArray again = acceptedText(std::get<AcceptedList>(more));
    QVERIFY(again.contains("\"ticket\": \"T1\""));
    QVERIFY(again.contains("\"note\""));
}

void TestAcceptedFile::theSameEntryTwiceIsOne()
{
    AcceptedList list = manyFindings();
    const AcceptedList once = std::get<AcceptedList>(readAccepted(acceptedText(list)));
    // Twice, from the other side, and as something else.
    list.findings.append(list.findings.at(3));
    AcceptedFinding turned = list.findings.at(4);
    std::reverse(turned.restsOn.sides.begin(), turned.restsOn.sides.end());
    turned.reason = QStringLiteral("said again");
    list.findings.append(turned);
    AcceptedFinding other = list.findings.at(5);
    other.restsOn.severity = Severity::Info;
    list.findings.append(other);
    const auto read = readAccepted(acceptedText(list));
    const auto *found = std::get_if<AcceptedList>(&read);
    QVERIFY(found);
    QCOMPARE(found->findings.size(), once.findings.size() + 1);
    for (const AcceptedFinding &one : once.findings)
        QVERIFY(found->indexOf(one.restsOn) >= 0);
    QVERIFY(found->indexOf(other.restsOn) >= 0);
}

void TestAcceptedFile::whatIsNotUnderstoodIsNotRead_data()
{
    const auto entry = [](const QByteArray &rest) {
        return minimal(R"({"kind": "same-storage", "severity": "error", )" + rest + "}");
    };
    const QByteArray pools = R"("pools": [)" + QByteArray(goodPool) + "]";
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("why");
    QTest::newRow("empty") << QByteArray() << "It is not JSON: line 1";
    QTest::newRow("cut off") << acceptedText(manyFindings()).chopped(200)
                             << "It is not JSON: line ";
    QTest::newRow("XML") << QByteArray("<pool/>") << "It is not JSON";
    QTest::newRow("a list") << QByteArray("[]") << "It is not a list of accepted conflicts.";
    QTest::newRow("something else")
        << QByteArray("{\"a\": 1}") << "It is not a list of accepted conflicts.";
    QTest::newRow("newer") << QByteArray(R"({"formatVersion": 2, "hosts": [], "accepted": []})")
                           << "version 2 of the format; this program knows version 1";
    QTest::newRow("no host") << QByteArray(R"({"formatVersion": 1, "accepted": []})")
                             << "does not say which host";
    QTest::newRow("hosts that are numbers")
        << QByteArray(R"({"formatVersion": 1, "hosts": [1], "accepted": []})") << "“hosts”";
    QTest::newRow("no entries") << QByteArray(R"({"formatVersion": 1, "hosts": ["a"]})")
                                << "“accepted”";
    QTest::newRow("an entry that is a number") << minimal("7") << "Entry 1 is not an object";
    QTest::newRow("no pools") << entry(R"("reason": "r", "pools": [])")
                              << "Entry 1 has no proper “pools”";
    QTest::newRow("three pools") << entry(R"("reason": "r", "pools": [)" + QByteArray(goodPool)
                                          + "," + goodPool + "," + goodPool + "]")
                                 << "“pools”";
    QTest::newRow("no reason") << entry(pools) << "“reason”";
    QTest::newRow("an empty reason") << entry(R"("reason": "  ", )" + pools) << "“reason”";
    QTest::newRow("no date") << entry(R"("reason": "r", "at": "soon", )" + pools) << "“at”";
    QTest::newRow("an unknown kind")
        << minimal(R"({"kind": "what", "severity": "error", "reason": "r", )" + pools + "}")
        << "“kind”";
    QTest::newRow("an unknown severity")
        << minimal(R"({"kind": "overlap", "severity": "fatal", "reason": "r", )" + pools + "}")
        << "“severity”";
    QTest::newRow("a condition that is not known")
        << entry(R"("reason": "r", "pools": [{"name": "a", "type": "dir", "field": "target-path",
                 "value": "/srv", "only-at-night": true}])")
        << "the unknown member “only-at-night”";
    QTest::newRow("a pool without a value")
        << entry(R"("reason": "r", "pools": [{"name": "a", "type": "dir", "field": "x"}])")
        << "“value”";
    QTest::newRow("deep") << QByteArray(100'000, '[') << "It is not JSON";
}

void TestAcceptedFile::whatIsNotUnderstoodIsNotRead()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, why);
    const auto read = readAccepted(text);
    QVERIFY(std::holds_alternative<QString>(read));
    QVERIFY2(std::get<QString>(read).contains(why), qPrintable(std::get<QString>(read)));
}

void TestAcceptedFile::hostileValuesComeBack()
{
    AcceptedList list = manyFindings();
    const QString odd = QStringLiteral("<b>\"\u202E\U0001F4A3\n|,=cmd\t\u0000x").left(18);
    list.findings = {finding(odd, QStringLiteral("b"), odd)};
    list.findings.first().reason = odd;
    const auto read = readAccepted(acceptedText(list));
    QVERIFY(std::holds_alternative<AcceptedList>(read));
    QVERIFY(isSame(std::get<AcceptedList>(read).findings.first().restsOn,
                   list.findings.first().restsOn));
    QCOMPARE(std::get<AcceptedList>(read).findings.first().reason, odd);
}

void TestAcceptedFile::aHostIsKnownUnderEachOfItsUris_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("isSame");
    const auto row = [](const char *one, const char *other, bool isSame) {
        QTest::addRow("%s %s", one, other)
            << QString::fromLatin1(one) << QString::fromLatin1(other) << isSame;
    };
    row("qemu+ssh://ann@kvm1/system", "qemu+ssh://ben@KVM1/system?keyfile=/k", true);
    row("qemu+tls://kvm1:16514/system", "qemu+ssh://kvm1/system", true);
    row("qemu:///system", "qemu:///session", false);
    row("qemu:///system", "qemu+ssh://kvm1/system", false);
    row("qemu+ssh://kvm1/system", "qemu+ssh://kvm2/system", false);
    row("xen:///system", "qemu:///system", false);
    row("files:", "files:", true);
    row("qemu:///system?socket=/tmp/a/libvirt-sock", "qemu:///system", false);
    row("qemu:///system?socket=/tmp/a/libvirt-sock", "qemu:///system?socket=/tmp/b/libvirt-sock",
        false);
    row("qemu+unix:///system?socket=/tmp/a/s", "qemu:///system?mode=direct&socket=/tmp//a/s", true);
    row("qemu:///system?socket=/run/libvirt/virtstoraged-sock", "qemu:///system", true);
    row("qemu+unix:///system?socket=/var/run/libvirt/libvirt-sock-ro", "qemu:///system", true);
    row("qemu:///system?socket=/tmp/a%2520b", "qemu:///system?socket=/tmp/a%20b", false);
    // Folders that stand for hosts.
    row("file:///srv/hosts/kvm1#kvm1", "kvm1", true);
    row("file:///srv/hosts/kvm1#kvm1", "file:///home/ann/hosts/kvm1#kvm1", true);
    row("file:///srv/hosts/kvm1#qemu+ssh://kvm1/system", "qemu+tls://root@kvm1/system", true);
    row("file:///srv/hosts/kvm1#kvm1", "file:///srv/hosts/kvm2#kvm2", false);
    row("file:///srv/hosts/kvm1", "file:///home/ann/hosts/kvm1", false);
}

void TestAcceptedFile::aHostIsKnownUnderEachOfItsUris()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);
    QFETCH(const bool, isSame);
    QCOMPARE(hostPlace(one) == hostPlace(other), isSame);
    QCOMPARE(hostPlace(hostPlace(one)), hostPlace(one));
}

void TestAcceptedFile::bothSidesAreTheSame()
{
    AcceptedSet set;
    const QString host = QStringLiteral("qemu:///system");
    set.setList(host, manyFindings());
    RestsOn wanted = manyFindings().findings.at(3).restsOn;
    for (RestingSide &one : wanted.sides)
        one.host = host;
    QVERIFY(set.find(wanted));
    std::reverse(wanted.sides.begin(), wanted.sides.end());
    QVERIFY(set.find(wanted));
    for (const auto &change : std::initializer_list<std::function<void(RestsOn &)>>{
             [](RestsOn &it) { it.kind = FindingKind::Overlap; },
             [](RestsOn &it) { it.severity = Severity::Warning; },
             [](RestsOn &it) { it.sides[0].value += u'x'; },
             [](RestsOn &it) { it.sides[0].type = QStringLiteral("fs"); },
             [](RestsOn &it) { it.sides[1].field = QStringLiteral("source-dir"); },
             [](RestsOn &it) {
                 it.sides[1].also[QStringLiteral("host-name")] = QStringLiteral("n");
             },
             [](RestsOn &it) { it.sides[1].name += u'x'; },
             [](RestsOn &it) { it.sides[0].host = QStringLiteral("qemu://kvm2/system"); },
             [](RestsOn &it) { it.sides.removeLast(); }}) {
        RestsOn other = wanted;
        change(other);
        QVERIFY(!set.find(other));
    }
}

void TestAcceptedFile::aPortStandsBehindItsServer()
{
    RestingSide side;
    side.field = QStringLiteral("source-name");
    side.value = QStringLiteral("rbd");
    side.also = {{QStringLiteral("host-name"), QStringLiteral("mon1")},
                 {QStringLiteral("host-name[1]"), QStringLiteral("2001:db8::2")},
                 {QStringLiteral("host-port"), QStringLiteral("6789")},
                 {QStringLiteral("host-port[1]"), QStringLiteral("6789")},
                 {QStringLiteral("host-name[2]"), QStringLiteral("mon3")}};
    QCOMPARE(namedStorage(side),
             (QStringList{u"rbd"_qs, u"mon1:6789"_qs, u"[2001:db8::2]:6789"_qs, u"mon3"_qs}));
    side.field = QStringLiteral("host-name");
    side.value = QStringLiteral("mon1");
    side.also = {{QStringLiteral("host-port"), QStringLiteral("6789")},
                 {QStringLiteral("source-name"), QStringLiteral("rbd")}};
    QCOMPARE(namedStorage(side), (QStringList{u"mon1:6789"_qs, u"rbd"_qs}));
    side.also.clear();
    QCOMPARE(namedStorage(side), QStringList{u"mon1"_qs});
    QCOMPARE(namedStorage(RestingSide()), QStringList());
}

void TestAcceptedFile::aPoolIsKnownByItsUuid()
{
    const QString one = QStringLiteral("11111111-1111-4111-8111-111111111111");
    const QString other = QStringLiteral("22222222-2222-4222-8222-222222222222");
    const QString path = QStringLiteral("/srv");
    QVERIFY(isSamePool(side(QStringLiteral("a"), path, one), side(QStringLiteral("b"), path, one)));
    QVERIFY(
        !isSamePool(side(QStringLiteral("a"), path, one), side(QStringLiteral("a"), path, other)));
    // A file often has none.
    QVERIFY(isSamePool(side(QStringLiteral("a"), path, one), side(QStringLiteral("a"), path)));
}

QTEST_GUILESS_MAIN(TestAcceptedFile)
#include "tst_acceptedfile.moc"
