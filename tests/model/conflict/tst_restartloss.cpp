// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/conflictchecker.h"
#include "model/wording/findingtext.h"
#include "model/xml/poolreader.h"

#include <QTest>

using namespace poolwarden;

namespace {

constexpr PoolId one(1);
constexpr PoolId two(2);

SharedDefinition definition(const QByteArray &xml)
{
    return std::get<PoolDefinition>(readPool(xml.toStdString()));
}

QByteArray dir(const char *name, const char *path)
{
    return QByteArray("<pool type='dir'><name>") + name + "</name><target><path>" + path
           + "</path></target></pool>";
}

QByteArray netfs(const char *name, const char *port)
{
    return QByteArray("<pool type='netfs'><name>") + name + "</name><source><host name='nas1'"
           + port + "/><dir path='/export'/></source><target><path>/mnt/" + name
           + "</path></target></pool>";
}

/// Started if there is a definition in force that differs from the one that is kept.
PoolEntry entry(const QByteArray &live, const QByteArray &persistent)
{
    PoolEntry pool;
    pool.host = HostId(1);
    pool.active = !live.isEmpty();
    pool.live = definition(live.isEmpty() ? persistent : live);
    if (!persistent.isEmpty())
        pool.persistent = definition(persistent);
    return pool;
}

// Of this pool, of the other one, of either: n(one), p(ossible), c(ertain).
QString described(const PairLoss &loss)
{
    QString text;
    for (const Loss chance : {loss.own, loss.peer, loss.either})
        text += QLatin1Char("npc"[static_cast<int>(chance)]);
    return text;
}

QString name(PoolId id)
{
    return id == one ? QStringLiteral("a") : QStringLiteral("b");
}

} // namespace

/// What is said of two pools that libvirt has taken and will not both keep. That it is so is shown on a real
/// daemon, by tests/stateful.
class TestRestartLoss : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhoIsLostWhen_data();
    void saysWhoIsLostWhen();
    void aNameWithACarriageReturnIsLost();
    void aValueIsReadBackOtherwise_data();
    void aValueIsReadBackOtherwise();
};

void TestRestartLoss::saysWhoIsLostWhen_data()
{
    QTest::addColumn<QByteArray>("live");
    QTest::addColumn<QByteArray>("persistent");
    QTest::addColumn<QByteArray>("peerLive");
    QTest::addColumn<QByteArray>("peerPersistent");
    QTest::addColumn<QString>("daemon");
    QTest::addColumn<QString>("boot");
    QTest::addColumn<QString>("headline");
    QTest::addColumn<QString>("consequence");

    const auto certain = [](const char *more) {
        return QStringLiteral("libvirt accepts both now, and silently drops one of them when it "
                              "next loads its configuration.")
               + QString::fromUtf8(more);
    };
    const QString byOrder =
        QStringLiteral("libvirt accepts both now. When it next loads its configuration, it may "
                       "silently drop one of them, depending on which it reads first.");
    const auto byState = [](const char *more) {
        return QStringLiteral("libvirt accepts both now. When it next loads its configuration, it "
                              "may silently drop one of them. That depends on which pools it was "
                              "told to start, and on the order in which it reads the others.")
               + QString::fromUtf8(more);
    };
    QTest::newRow("two definitions that wait for one place")
        << dir("a", "/srv/a") << dir("a", "/srv/c") << dir("b", "/srv/b") << dir("b", "/srv/c")
        << "ppp"
        << "ppc"
        << "This pool or pool “b” will be lost when the host restarts: same directory."
        << certain(" A restart of libvirt alone keeps both if it was told to start them. Pools "
                   "that it found active when it started are read again.");
    QTest::newRow("one waits for where the other one is, which is stopped")
        << dir("a", "/srv/a") << dir("a", "/srv/b") << QByteArray() << dir("b", "/srv/b") << "ppp"
        << "ppc"
        << "This pool or pool “b” will be lost when the host restarts: same directory."
        << certain(" A restart of libvirt alone can have the same effect.");
    QTest::newRow("one is where the other one was, which runs there still")
        << dir("a", "/srv/a") << dir("a", "/srv/z") << QByteArray() << dir("b", "/srv/a") << "npp"
        << "nnn"
        << "Pool “b” may be lost when libvirt restarts: same directory as this pool."
        << byState(" When the host itself restarts, both are kept.");
    QTest::newRow("a port counts where it is read second")
        << QByteArray() << netfs("a", " port='2049'") << QByteArray() << netfs("b", "") << "npp"
        << "npp"
        << "Pool “b” may be lost when libvirt restarts: same export of the same host as this pool."
        << byOrder;
    QTest::newRow("seen from the other side")
        << QByteArray() << netfs("a", "") << QByteArray() << netfs("b", " port='2049'") << "pnp"
        << "pnp"
        << "This pool may be lost when libvirt restarts: same export of the same host as pool “b”."
        << byOrder;
    QTest::newRow("two by a symmetric rule")
        << QByteArray() << netfs("a", "") << QByteArray() << netfs("b", "") << "ppc"
        << "ppc"
        << "This pool or pool “b” will be lost when libvirt restarts: same export of the same host."
        << certain("");
    QTest::newRow("what runs goes first, if libvirt started it")
        << netfs("a", " port='2049'") << netfs("a", " port='2049'") << QByteArray()
        << netfs("b", "") << "npp"
        << "npp"
        << "Pool “b” may be lost when libvirt restarts: same export of the same host as this pool."
        << byOrder;
    QTest::newRow("one that is not kept was told to start, and goes with the host")
        << dir("a", "/srv/a") << QByteArray() << QByteArray() << dir("b", "/srv/a") << "ncc"
        << "nnn"
        << "Pool “b” will be lost when libvirt restarts: same directory as this pool."
        << certain(" When the host itself restarts, both are kept.");
}

void TestRestartLoss::saysWhoIsLostWhen()
{
    QFETCH(QByteArray, live);
    QFETCH(QByteArray, persistent);
    QFETCH(QByteArray, peerLive);
    QFETCH(QByteArray, peerPersistent);
    ConflictChecker checker;
    checker.addHost(HostId(1));
    checker.update(one, entry(live, persistent));
    checker.update(two, entry(peerLive, peerPersistent));
    const std::vector<Finding> findings = checker.findingsOf(one);
    QVERIFY(!findings.empty());
    const Finding &finding = findings.front();
    QCOMPARE(finding.kind, FindingKind::LostAtRestart);
    QTEST(described(finding.loss.daemon), "daemon");
    QTEST(described(finding.loss.boot), "boot");
    QTEST(findingtext::headline(finding, name), "headline");
    QTEST(findingtext::consequence(finding), "consequence");
}

void TestRestartLoss::aNameWithACarriageReturnIsLost()
{
    ConflictChecker checker;
    checker.addHost(HostId(1));
    checker.update(one, entry({}, dir("a&#13;b", "/srv/a")));
    const std::vector<Finding> findings = checker.findingsOf(one);
    QCOMPARE(findings.size(), 1U);
    QCOMPARE(findings[0].kind, FindingKind::LostAtRestart);
    QCOMPARE(findings[0].severity, Severity::Error);
    QCOMPARE(findings[0].reason, Reason::NameNotReadBack);
    QCOMPARE(findings[0].field.field, Field::Name);
    QCOMPARE(
        findingtext::headline(findings[0], name),
        QStringLiteral(
            "This pool will be lost when libvirt restarts: its name contains a carriage return."));
    // And all that is written and read back as it is.
    for (const char *kept : {"a&#9;b", " a", "a ", ".", "..", "x.xml", "&#x85;", "&#x2028;"}) {
        checker.update(one, entry({}, dir(kept, "/srv/a")));
        QVERIFY2(checker.findingsOf(one).empty(), kept);
    }
}

void TestRestartLoss::aValueIsReadBackOtherwise_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<QString>("headline");
    const auto pool = [](const char *type, const char *content) {
        return QByteArray("<pool type='") + type + "'><name>a</name>" + content + "</pool>";
    };
    QTest::newRow("a tab in an attribute") << pool(
        "fs", "<source><device path='/dev/a&#9;b'/></source><target><path>/m</path></target>")
                                           << "“/dev/a\\tb” will change when libvirt restarts.";
    QTest::newRow("a line feed in an attribute")
        << pool("netfs", "<source><host name='n'/><dir path='/e&#10;'/></source>"
                         "<target><path>/m</path></target>")
        << "“/e\\n” will change when libvirt restarts.";
    QTest::newRow("a carriage return in text")
        << pool("dir", "<target><path>/srv/a&#13;b</path></target>")
        << "“/srv/a\\rb” will change when libvirt restarts.";
    QTest::newRow("a tab in text stays")
        << pool("dir", "<target><path>/a&#9;b</path></target>") << "";
    QTest::newRow("a line feed in text stays")
        << pool("logical", "<source><name>a&#10;b</name></source>") << "";
}

void TestRestartLoss::aValueIsReadBackOtherwise()
{
    QFETCH(QByteArray, xml);
    QFETCH(QString, headline);
    ConflictChecker checker;
    checker.addHost(HostId(1));
    checker.update(one, entry({}, xml));
    const std::vector<Finding> findings = checker.findingsOf(one);
    QCOMPARE(findings.empty(), headline.isEmpty());
    if (findings.empty())
        return;
    QCOMPARE(findings[0].severity, Severity::Warning);
    QCOMPARE(findings[0].reason, Reason::ValueNotReadBack);
    QCOMPARE(findingtext::headline(findings[0], name), headline);
}

QTEST_GUILESS_MAIN(TestRestartLoss)
#include "tst_restartloss.moc"
