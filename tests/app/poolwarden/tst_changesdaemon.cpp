// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the tab foretells, and what a real daemon does then.

#include "model/session/pooldraft.h"
#include "tests/app/poolwarden/libvirtsession.h"
#include "tests/support/privatelibvirtd.h"
#include "views/editor/editorpanel.h"
#include "views/messages/messagebar.h"
#include "views/window/mainwindow.h"

#include <QAction>
#include <QFile>
#include <QListWidget>
#include <QPushButton>
#include <QtTest>

using namespace poolwarden;

class TestChangesDaemon final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsForetoldHappens();
    void whatTheHostDropsIsAnEditOfTheNewPool();
};

void TestChangesDaemon::whatIsForetoldHappens()
{
    PrivateLibvirtd daemon;
    POOLWARDEN_REQUIRE_DAEMON(daemon);
    const QString first = daemon.makeDirectory(QStringLiteral("first"));
    const QString second = daemon.makeDirectory(QStringLiteral("second"));
    QFile file(daemon.path(QStringLiteral("pool.xml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        QStringLiteral("<pool type='dir'><name>p</name><target><path>%1</path></target></pool>")
            .arg(first)
            .toUtf8());
    file.close();
    const QString name = QStringLiteral("p");
    // Transient: without a definition of its own.
    QVERIFY2(daemon.virsh({QStringLiteral("pool-create"), file.fileName()}),
             qPrintable(daemon.errorString()));

    LibvirtSession program;
    SessionController &session = program.session;
    MainWindow *window = session.window();
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window));
    session.connections()->open(daemon.uri(), false);
    QTRY_COMPARE_WITH_TIMEOUT(session.registry()->poolCount(), 1, 15'000);
    const PoolId pool = session.registry()->poolAt(0);
    window->selectPool(pool);
    window->editor()->setTab(EditorPanel::ChangesTab);
    const auto *define = window->findChild<QAction *>(QStringLiteral("defineAction"));
    const auto words = [window] {
        QString all;
        const auto *list = window->findChild<QListWidget *>(QStringLiteral("changesWords"));
        for (int row = 0; list->isVisible() && row < list->count(); ++row)
            all += list->item(row)->text() + u'\n';
        return all;
    };
    const auto dumped = [&](const QString &option) {
        QStringList arguments{QStringLiteral("pool-dumpxml"), name};
        if (!option.isEmpty())
            arguments.append(option);
        return QString::fromUtf8(daemon.virsh(arguments).value_or(QByteArray()));
    };
    const QString inactive = QStringLiteral("--inactive");
    const QString pathLine = QStringLiteral("<path>%1</path>");

    // A transient pool is kept, and what runs stays as it is.
    session.registry()->editPool(pool)->setValue({Field::TargetPath, 0}, second);
    QTRY_VERIFY2(words().contains(QStringLiteral("The transient pool becomes persistent")),
                 qPrintable(words()));
    QVERIFY(words().contains(QStringLiteral("Takes effect when the pool is stopped")));
    QVERIFY(words().contains(QStringLiteral("Directory: %1 → %2").arg(first, second)));
    QTRY_VERIFY(define->isEnabled());
    window->findChild<QAction *>(QStringLiteral("defineAction"))->trigger();
    QTRY_VERIFY(!session.registry()->pool(pool)->draft);
    QVERIFY2(dumped({}).contains(pathLine.arg(first)), qPrintable(dumped({})));
    QVERIFY2(dumped(inactive).contains(pathLine.arg(second)), qPrintable(dumped(inactive)));
    // Now it is the live definition beside the persistent one.
    QTRY_VERIFY2(words().contains(QStringLiteral("These changes are on the host")),
                 qPrintable(words()));
    QVERIFY(words().contains(QStringLiteral("Directory: %1 → %2").arg(first, second)));

    // Stopped and started, it is in force, and nothing is left to tell.
    QVERIFY(daemon.virsh({QStringLiteral("pool-destroy"), name}));
    QVERIFY2(dumped({}).contains(pathLine.arg(second)), qPrintable(dumped({})));
    QTRY_VERIFY(!session.registry()->pool(pool)->snapshot->isActive());
    QTRY_VERIFY2(words().isEmpty(), qPrintable(words()));

    // Of a pool that is not started.
    session.registry()->editPool(pool)->setValue({Field::TargetPath, 0}, first);
    QTRY_VERIFY2(words().contains(QStringLiteral("its next start uses this definition")),
                 qPrintable(words()));
    QTRY_VERIFY(define->isEnabled());
    window->findChild<QAction *>(QStringLiteral("defineAction"))->trigger();
    QTRY_VERIFY(!session.registry()->pool(pool)->draft);
    QVERIFY2(dumped({}).contains(pathLine.arg(first)), qPrintable(dumped({})));
    QVERIFY(daemon.virsh({QStringLiteral("pool-start"), name}));
    QVERIFY2(dumped({}).contains(pathLine.arg(first)), qPrintable(dumped({})));
}

void TestChangesDaemon::whatTheHostDropsIsAnEditOfTheNewPool()
{
    PrivateLibvirtd daemon;
    POOLWARDEN_REQUIRE_DAEMON(daemon);
    LibvirtSession program;
    SessionController &session = program.session;
    MainWindow *window = session.window();
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window));
    session.connections()->open(daemon.uri(), false);
    QTRY_COMPARE_WITH_TIMEOUT(session.registry()->hosts().size(), 1, 15'000);
    const HostId host = session.registry()->hosts().first().id;
    QTRY_COMPARE(session.queue()->pendingCount(), 0);
    // A file system has no server, and libvirt forgets it.
    const PoolDraft *draft = session.registry()->createDraft(
        host, DraftOrigin::Imported,
        QStringLiteral("<pool type='fs'><name>lossy</name><description>mine</description><source>"
                       "<host name='nas'/><device path='/dev/nosuch1'/></source><target><path>%1"
                       "</path></target></pool>")
            .arg(daemon.makeDirectory(QStringLiteral("lossy"))));
    window->selectPool(draft->id());
    const auto *define = window->findChild<QAction *>(QStringLiteral("defineAction"));
    QTRY_VERIFY(define->isEnabled());
    window->findChild<QAction *>(QStringLiteral("defineAction"))->trigger();
    // All that is lost is said before.
    QTRY_COMPARE(program.prompts.questions.size(), 1);
    const QString detail = program.prompts.questions.first().detail;
    QVERIFY2(detail.contains(QStringLiteral("description")), qPrintable(detail));
    QVERIFY2(detail.contains(QStringLiteral("host")), qPrintable(detail));

    QTRY_VERIFY_WITH_TIMEOUT(
        window->messages()->current().text.contains(QStringLiteral("stored it differently")),
        10'000);
    QCOMPARE(session.registry()->poolCount(), 1);
    const PoolId pool = session.registry()->poolAt(0);
    QTRY_VERIFY(session.registry()->pool(pool)->snapshot);
    const PoolDraft *edit = session.registry()->pool(pool)->draft;
    QVERIFY(edit && edit->isModified());
    QVERIFY(edit->xml().contains(QStringLiteral("nas")));
    QVERIFY(edit->xml().contains(session.registry()->pool(pool)->snapshot->uuid));
    QCOMPARE(session.registry()->pool(pool)->status.errors, 0);

    window->findChild<QPushButton *>(QStringLiteral("messageAction"))->click();
    QVERIFY(!session.registry()->pool(pool)->draft);
    QVERIFY(session.registry()->pool(pool)->snapshot);
}

QTEST_MAIN(TestChangesDaemon)
#include "tst_changesdaemon.moc"
