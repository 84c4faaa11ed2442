// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/check/checkprogram.h"
#include "tests/support/privatelibvirtd.h"

#include <QFile>
#include <QtTest>

using namespace poolwarden;
using namespace poolwarden::test;

/// poolwarden-check on a real daemon.
class CheckDaemonTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void filesAreJudgedAsTheDaemonWould_data();
    void filesAreJudgedAsTheDaemonWould();
    void aLinkOfThisMachineIsFollowed();
    void reviewFindsWhatTheDaemonTook();
    void aRestartIsForetold();
    void nothingOnTheHostIsChanged();

private:
    [[nodiscard]] CheckProgram::Result check(const QByteArray &xml);
    void define(const QByteArray &xml);

    PrivateLibvirtd m_daemon;
    CheckProgram m_program;
    QByteArray m_images; ///< a directory that the pool "images" has
};

void CheckDaemonTest::initTestCase()
{
    POOLWARDEN_REQUIRE_DAEMON(m_daemon);
    m_images = m_daemon.makeDirectory(QStringLiteral("pools/images")).toUtf8();
    define(dirPool("images", m_images.constData(), "11111111-1111-4111-8111-111111111111"));
    QVERIFY(m_daemon.virsh({QStringLiteral("pool-start"), QStringLiteral("images")}));
    define(groupPool("fast", "vg0"));
}

void CheckDaemonTest::define(const QByteArray &xml)
{
    m_program.write(QStringLiteral("define.xml"), xml);
    QVERIFY2(m_daemon.virsh(
                 {QStringLiteral("pool-define"), m_program.path(QStringLiteral("define.xml"))}),
             qPrintable(m_daemon.errorString()));
}

CheckProgram::Result CheckDaemonTest::check(const QByteArray &xml)
{
    m_program.write(QStringLiteral("new.xml"), xml);
    return m_program.runJson(
        {QStringLiteral("--connect"), m_daemon.uri(), QStringLiteral("new.xml")});
}

void CheckDaemonTest::filesAreJudgedAsTheDaemonWould_data()
{
    QTest::addColumn<QByteArray>("xml");

    const QByteArray images = m_images;
    QTest::newRow("another directory") << dirPool("other", (images + "-other").constData());
    QTest::newRow("the same directory") << dirPool("other", images.constData());
    QTest::newRow("the name of another pool") << dirPool("images", "/srv/x");
    QTest::newRow("the uuid of another pool")
        << dirPool("other", "/srv/x", "11111111-1111-4111-8111-111111111111");
    QTest::newRow("a change of the pool")
        << dirPool("images", "/srv/x", "11111111-1111-4111-8111-111111111111");
    QTest::newRow("the same group without devices") << groupPool("slow", "vg0");
    QTest::newRow("no target") << QByteArray("<pool type='dir'><name>x</name></pool>");
    QTest::newRow("a type without a backend")
        << QByteArray("<pool type='sheepdog'><name>s</name><source><host name='h'/><name>s</name>"
                      "</source></pool>");
}

void CheckDaemonTest::filesAreJudgedAsTheDaemonWould()
{
    QFETCH(const QByteArray, xml);
    const auto result = check(xml);
    QCOMPARE(result.errors, QByteArray());
    const QJsonObject judged = result.definition(0);
    const bool accepted =
        m_daemon.virsh({QStringLiteral("pool-define"), m_program.path(QStringLiteral("new.xml"))})
            .has_value();
    const QString said = m_daemon.errorString();
    // As it was for the next row.
    for (const char *name : {"other", "slow", "x", "s"})
        m_daemon.virsh({QStringLiteral("pool-undefine"), QLatin1String(name)});
    define(dirPool("images", m_images.constData(), "11111111-1111-4111-8111-111111111111"));

    QCOMPARE(judged[QLatin1String("verdict")].toString(),
             accepted ? QStringLiteral("accepted") : QStringLiteral("refused"));
    if (!accepted) {
        const QString words = judged[QLatin1String("libvirtMessage")].toString();
        QVERIFY2(!words.isEmpty() && said.contains(words), qPrintable(said + words));
    }
}

void CheckDaemonTest::aLinkOfThisMachineIsFollowed()
{
    const QString link = m_daemon.path(QStringLiteral("pools/alias"));
    QVERIFY(QFile::link(QString::fromUtf8(m_images), link));
    const auto result = check(dirPool("other", link.toUtf8().constData()));
    QCOMPARE(result.status, 1);
    QCOMPARE(result.definition(0)[QLatin1String("verdict")].toString(), QStringLiteral("accepted"));
    const QJsonArray findings = result.definition(0)[QLatin1String("findings")].toArray();
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings[0][QLatin1String("kind")].toString(), QStringLiteral("same-storage"));
    QCOMPARE(findings[0][QLatin1String("pools")][1].toString(), QStringLiteral("images"));
}

void CheckDaemonTest::reviewFindsWhatTheDaemonTook()
{
    define(groupPool("slow", "vg0"));
    const auto result = m_program.runJson({QStringLiteral("--connect"), m_daemon.uri()});
    QCOMPARE(result.errors, QByteArray());
    QCOMPARE(result.status, 1);
    QCOMPARE(result.definitions().size(), 3);
    const QJsonArray findings = result.definition(2)[QLatin1String("findings")].toArray();
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings[0][QLatin1String("kind")].toString(), QStringLiteral("same-storage"));
    QVERIFY(m_daemon.virsh({QStringLiteral("pool-undefine"), QStringLiteral("slow")}));
}

// "images" runs in its directory, and is to move to one that another pool waits for: libvirt takes that.
void CheckDaemonTest::aRestartIsForetold()
{
    const auto foretell = [this](const QString &what, const QStringList &more = {}) {
        return m_program.run(QStringList{QStringLiteral("--connect"), m_daemon.uri(),
                                         QStringLiteral("--after-restart"), what}
                             + more);
    };
    CheckProgram::Result calm = foretell(QStringLiteral("host"));
    QCOMPARE(calm.status, 0);
    QVERIFY2(calm.output.contains("Lost: none."), calm.output.constData());
    const QByteArray next = m_daemon.makeDirectory(QStringLiteral("pools/next")).toUtf8();
    define(dirPool("images", next.constData(), "11111111-1111-4111-8111-111111111111"));
    define(dirPool("waits", next.constData()));
    const CheckProgram::Result text = foretell(QStringLiteral("host"));
    QCOMPARE(text.status, 1);
    QVERIFY2(text.output.contains("\nwaits: stopped, then may be lost. It is lost if libvirt reads "
                                  "“images” first, and that order cannot be known.\n"),
             text.output.constData());
    const CheckProgram::Result json =
        foretell(QStringLiteral("libvirt"), {QStringLiteral("--format"), QStringLiteral("json")});
    const QJsonObject report = QJsonDocument::fromJson(json.output).object();
    QCOMPARE(report[QStringLiteral("restart")].toString(), QStringLiteral("libvirt"));
    QCOMPARE(report[QStringLiteral("pools")].toArray().size(), 3);
    const QJsonObject worst = report[QStringLiteral("pools")].toArray().first().toObject();
    QCOMPARE(worst[QStringLiteral("outcome")].toString(), QStringLiteral("may-be-lost"));
    for (const QStringList &wrong :
         {QStringList{QStringLiteral("--after-restart"), QStringLiteral("host")},
          QStringList{QStringLiteral("--connect"), m_daemon.uri(),
                      QStringLiteral("--after-restart"), QStringLiteral("disk")},
          QStringList{QStringLiteral("--connect"), m_daemon.uri(),
                      QStringLiteral("--after-restart"), QStringLiteral("host"),
                      QStringLiteral("--pairs")}})
        QCOMPARE(m_program.run(wrong).status, 2);
    QVERIFY(m_daemon.virsh({QStringLiteral("pool-undefine"), QStringLiteral("waits")}));
    define(dirPool("images", m_images.constData(), "11111111-1111-4111-8111-111111111111"));
}

void CheckDaemonTest::nothingOnTheHostIsChanged()
{
    const QStringList list{QStringLiteral("pool-list"), QStringLiteral("--all"),
                           QStringLiteral("--details")};
    const auto before = m_daemon.virsh(list);
    QVERIFY(before);
    QCOMPARE(check(dirPool("other", "/srv/unheard-of")).status, 0);
    QCOMPARE(m_daemon.virsh(list), before);
}

QTEST_GUILESS_MAIN(CheckDaemonTest)
#include "tst_checkdaemon.moc"
