// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The same on a real daemon: virsh is the one who changes the pool meanwhile.

#include "model/session/pooldraft.h"
#include "tests/app/poolwarden/libvirtsession.h"
#include "tests/support/privatelibvirtd.h"
#include "views/messages/messagebar.h"
#include "views/window/mainwindow.h"

#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

using namespace poolwarden;

class TestLostUpdateDaemon final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theirsIsNotOverwrittenAndOursIsNoQuestion();
    void aStartIsNoChange();
};

void TestLostUpdateDaemon::theirsIsNotOverwrittenAndOursIsNoQuestion()
{
    PrivateLibvirtd daemon;
    POOLWARDEN_REQUIRE_DAEMON(daemon);
    const QString xml = daemon.path(QStringLiteral("pool.xml"));
    const auto defineElsewhere = [&](const QString &path) {
        QFile file(xml);
        if (!file.open(QIODevice::WriteOnly))
            return false;
        file.write(QStringLiteral("<pool type='dir'><name>shared</name>"
                                  "<uuid>00000000-0000-4000-8000-000000000001</uuid>"
                                  "<target><path>%1</path></target></pool>")
                       .arg(path)
                       .toUtf8());
        file.close();
        return daemon.virsh({QStringLiteral("pool-define"), xml}).has_value();
    };
    QVERIFY2(defineElsewhere(QStringLiteral("/srv/first")), qPrintable(daemon.errorString()));

    LibvirtSession program;
    SessionController &session = program.session;
    MainWindow *window = session.window();
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window));
    session.connections()->open(daemon.uri(), false);
    QTRY_COMPARE_WITH_TIMEOUT(session.registry()->poolCount(), 1, 15'000);
    const PoolId pool = session.registry()->poolAt(0);
    window->selectPool(pool);
    const auto *bar = window->findChild<QWidget *>(QStringLiteral("lostUpdateBar"));
    auto *define = window->findChild<QAction *>(QStringLiteral("defineAction"));
    auto *path = window->findChild<QLineEdit *>(QStringLiteral("field-target-path"));
    QVERIFY(bar && define && path);
    path->setFocus();
    path->end(false);
    QTest::keyClicks(path, QStringLiteral("/mine"));
    QTRY_VERIFY(define->isEnabled());

    QVERIFY2(defineElsewhere(QStringLiteral("/srv/second")), qPrintable(daemon.errorString()));
    QTRY_VERIFY(bar->isVisible());
    QTRY_VERIFY(!define->isEnabled());
    QCOMPARE(path->text(), QStringLiteral("/srv/first/mine"));

    window->findChild<QPushButton *>(QStringLiteral("lostUpdateKeep"))->click();
    QVERIFY(!bar->isVisible());
    QTRY_VERIFY(define->isEnabled());
    bool asked = false;
    connect(session.registry()->pool(pool)->draft, &PoolDraft::baseChanged, this,
            [&] { asked = asked || bar->isVisible(); });
    define->trigger();
    QTRY_VERIFY(!session.registry()->pool(pool)->draft);
    QVERIFY(!asked);
    QVERIFY(!bar->isVisible());
    const auto dumped = daemon.virsh({QStringLiteral("pool-dumpxml"), QStringLiteral("shared")});
    QVERIFY(dumped && dumped->contains("/srv/first/mine"));
}

// A start writes the mode, owner and group of the directory into the definition: the change can be taken back all the
// same.
void TestLostUpdateDaemon::aStartIsNoChange()
{
    PrivateLibvirtd daemon;
    POOLWARDEN_REQUIRE_DAEMON(daemon);
    const QString place = daemon.path(QStringLiteral("place"));
    LibvirtSession program;
    SessionController &session = program.session;
    MainWindow *window = session.window();
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window));
    session.connections()->open(daemon.uri(), false);
    QTRY_VERIFY_WITH_TIMEOUT(!session.registry()->hosts().isEmpty(), 15'000);
    const HostId host = session.registry()->hosts().constLast().id;
    const PoolDraft *draft = session.registry()->createDraft(
        host, DraftOrigin::New,
        QStringLiteral("<pool type='dir'><name>odd &amp; even</name><target><path>%1</path>"
                       "<permissions><mode>0711</mode></permissions></target></pool>")
            .arg(place));
    const QString text = draft->xml();
    window->selectPool(draft->id());
    const auto *define = window->findChild<QAction *>(QStringLiteral("defineAction"));
    QTRY_VERIFY(define->isEnabled());
    QTest::keyClick(window, Qt::Key_S, Qt::ControlModifier);
    const auto dumped = [&daemon] {
        return daemon.virsh({QStringLiteral("pool-dumpxml"), QStringLiteral("odd & even")});
    };
    QTRY_VERIFY(dumped().has_value());
    const auto virsh = [&daemon](const char *command) {
        return daemon.virsh({QLatin1String(command), QStringLiteral("odd & even")}).has_value();
    };
    // Its directory had another mode before.
    QVERIFY(virsh("pool-build"));
    QVERIFY(QFile::setPermissions(place, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY2(virsh("pool-start"), qPrintable(daemon.errorString()));
    QVERIFY(dumped()->contains("<owner>"));
    QVERIFY(virsh("pool-destroy"));
    const auto pool = [&session] {
        const int count = session.registry()->poolCount();
        return count == 1 ? session.registry()->pool(session.registry()->poolAt(0)) : nullptr;
    };
    QTRY_VERIFY(pool() && pool()->snapshot && !pool()->snapshot->isActive()
                && pool()->snapshot->persistentXml.contains("<owner>"));
    QTRY_VERIFY(window->findChild<QPushButton *>(QStringLiteral("messageAction"))->isVisible());
    program.prompts.yes = true;
    QTest::keyClick(window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY2(!dumped().has_value(), qPrintable(window->messages()->current().text));
    QTRY_VERIFY(pool() && pool()->draft && !pool()->snapshot);
    QCOMPARE(pool()->draft->xml(), text);
}

QTEST_MAIN(TestLostUpdateDaemon)
#include "tst_lostupdatedaemon.moc"
