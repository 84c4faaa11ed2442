// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The same on a real daemon: virsh is the one who changes the pool meanwhile.

#include "model/session/pooldraft.h"
#include "tests/app/poolwarden/libvirtsession.h"
#include "tests/support/privatelibvirtd.h"
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

QTEST_MAIN(TestLostUpdateDaemon)
#include "tst_lostupdatedaemon.moc"
