// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The connection goes down while a request is out: by keys, on a real daemon behind a socket that loses the
// request or its answer.

#include "model/session/pooldraft.h"
#include "tests/app/poolwarden/libvirtsession.h"
#include "tests/support/idtext.h"
#include "tests/support/lossyproxy.h"
#include "tests/support/privatelibvirtd.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"
#include "views/window/mainwindow.h"

#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStatusBar>
#include <QtTest>

#include <chrono>

using namespace poolwarden;
using namespace std::chrono_literals;

namespace {

constexpr int lostPatience = 15'000;

// Of libvirt's remote_protocol.x.
constexpr quint32 procDefine = 77;
constexpr quint32 procStart = 78;
constexpr quint32 procStop = 80;
constexpr quint32 procUndefine = 82;
constexpr quint32 procAutostart = 90;

using Loses = LossyProxy::Loses;

} // namespace

class TestLostReplies final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLostDefineIsReadBack_data();
    void aLostDefineIsReadBack();
    void aNewPoolIsFoundByItsName();
    void otherOperationsAreReadBack_data();
    void otherOperationsAreReadBack();
};

namespace {

/// A daemon with one pool, and the program connected through the proxy.
struct LossyHost {
    PrivateLibvirtd daemon;
    std::unique_ptr<LossyProxy> proxy;
    LibvirtSession program;

    [[nodiscard]] MainWindow *window() const { return program.session.window(); }
    [[nodiscard]] PoolRegistry *registry() { return program.session.registry(); }
    [[nodiscard]] PoolId poolNamed(const QString &name)
    {
        for (const PoolId id : registry()->pools()) {
            if (registry()->displayName(id) == name)
                return id;
        }
        return noPool;
    }
    [[nodiscard]] QString path() { return daemon.makeDirectory(QStringLiteral("p1")); }
    bool define(const QString &name, const QString &path)
    {
        QFile file(daemon.path(QStringLiteral("pool.xml")));
        return file.open(QIODevice::WriteOnly)
               && file.write(QStringLiteral("<pool type='dir'><name>%1</name><target><path>%2"
                                            "</path></target></pool>")
                                 .arg(name, path)
                                 .toUtf8())
                      > 0
               && (file.close(), daemon.virsh({QStringLiteral("pool-define"), file.fileName()}));
    }
    [[nodiscard]] QString dump(const QString &name)
    {
        const auto xml = daemon.virsh({QStringLiteral("pool-dumpxml"), name});
        return xml ? QString::fromUtf8(*xml) : QString();
    }
    bool connectThrough()
    {
        QString uri = daemon.uri();
        const QString socket = uri.section(QStringLiteral("socket="), 1);
        const QString mine = daemon.path(QStringLiteral("lossy"));
        proxy = std::make_unique<LossyProxy>(socket, mine);
        window()->resize(1000, 700);
        window()->show();
        program.session.connections()->setRetryUnit(20ms);
        program.session.connections()->open(uri.replace(socket, mine), false);
        return QTest::qWaitForWindowActive(window())
               && QTest::qWaitFor([this] { return registry()->poolCount() > 0; }, lostPatience)
               && QTest::qWaitFor([this] { return program.session.queue()->pendingCount() == 0; });
    }
    [[nodiscard]] bool isOnline() { return registry()->hosts().first().online; }
    [[nodiscard]] QString messages()
    {
        // All of the bar, the newest first, then the oldest.
        auto *bar = window()->messages();
        QStringList texts;
        for (int i = 0; i < bar->count(); ++i) {
            texts.append(bar->current().text);
            auto *list = window()->findChild<QMenu *>(QStringLiteral("messageList"));
            Q_EMIT list->aboutToShow();
            list->actions().constLast()->trigger();
        }
        return texts.join(u'\n') + u'\n' + window()->statusBar()->currentMessage();
    }
};

} // namespace

void TestLostReplies::aLostDefineIsReadBack_data()
{
    QTest::addColumn<bool>("isDone");
    QTest::newRow("the answer is lost") << true;
    QTest::newRow("the request is lost") << false;
}

void TestLostReplies::aLostDefineIsReadBack()
{
    QFETCH(const bool, isDone);
    LossyHost host;
    POOLWARDEN_REQUIRE_DAEMON(host.daemon);
    QVERIFY(host.define(QStringLiteral("p1"), QStringLiteral("/srv/old")));
    QVERIFY(host.connectThrough());
    MainWindow *window = host.window();
    const PoolId pool = host.poolNamed(QStringLiteral("p1"));
    window->selectPool(pool);
    auto *field = window->findChild<QLineEdit *>(QStringLiteral("field-target-path"));
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("/srv/changed"));
    QTRY_VERIFY(host.registry()->pool(pool)->draft);

    QTRY_VERIFY(window->findChild<QAction *>(QStringLiteral("defineAction"))->isEnabled());
    host.proxy->lose(procDefine, isDone ? Loses::Answer : Loses::Request);
    host.proxy->setOpen(false);
    QTest::keyClick(field, Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(host.proxy->hasLost() && !host.isOnline(), lostPatience);
    QTRY_VERIFY2(window->messages()->current().text.startsWith(QStringLiteral(
                     "It is not known whether “p1” was defined, because there was no answer.")),
                 qPrintable(host.messages()));
    QVERIFY(host.registry()->pool(pool)->draft);
    QVERIFY2(!host.messages().contains(QStringLiteral("was not defined")),
             qPrintable(host.messages()));

    host.proxy->setOpen(true);
    QTRY_VERIFY_WITH_TIMEOUT(host.isOnline(), lostPatience);
    const QString texts = host.messages();
    QVERIFY2(!texts.contains(QStringLiteral("It is not known")), qPrintable(texts));
    QVERIFY2(!texts.contains(QStringLiteral("has changed")), qPrintable(texts));
    QCOMPARE(host.dump(QStringLiteral("p1")).contains(QStringLiteral("/srv/changed")), isDone);
    if (!isDone) {
        QVERIFY2(texts.contains(QStringLiteral("“p1” was not defined: the host does not have what "
                                               "was sent. The draft stays.")),
                 qPrintable(texts));
        QVERIFY(host.registry()->pool(pool)->draft);
        QCOMPARE(field->text(), QStringLiteral("/srv/changed"));
        return;
    }
    QVERIFY2(texts.contains(QStringLiteral("Pool “p1” is defined after all")), qPrintable(texts));
    QVERIFY(!host.registry()->pool(pool)->draft);
    // And it can be taken back, as after a Define that was answered.
    QCOMPARE(window->messages()->current().actionText.remove(u'&'), QStringLiteral("Take Back"));
    QTest::mouseClick(window->findChild<QPushButton *>(QStringLiteral("messageAction")),
                      Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(host.dump(QStringLiteral("p1")).contains(QStringLiteral("/srv/old")),
                             lostPatience);
    QTRY_VERIFY(host.registry()->pool(pool)->draft);
    QCOMPARE(field->text(), QStringLiteral("/srv/changed"));
}

void TestLostReplies::aNewPoolIsFoundByItsName()
{
    LossyHost host;
    POOLWARDEN_REQUIRE_DAEMON(host.daemon);
    QVERIFY(host.define(QStringLiteral("p1"), QStringLiteral("/srv/old")));
    QVERIFY(host.connectThrough());
    const HostId id = host.registry()->hosts().first().id;
    PoolDraft *draft = host.registry()->createDraft(
        id, DraftOrigin::New,
        QStringLiteral("<pool type='dir'><name>p2</name><target><path>/srv/two</path></target>"
                       "</pool>"));
    const PoolId pool = draft->id();
    host.window()->selectPool(pool);
    QTRY_VERIFY(host.window()->findChild<QAction *>(QStringLiteral("defineAction"))->isEnabled());
    host.proxy->lose(procDefine, Loses::Answer);
    QTest::keyClick(host.window(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(host.proxy->hasLost(), lostPatience);
    QTRY_VERIFY_WITH_TIMEOUT(
        host.messages().contains(QStringLiteral("Pool “p2” is defined after all")), lostPatience);
    QCOMPARE(host.registry()->poolCount(), 2);
    QVERIFY(!host.registry()->pool(host.poolNamed(QStringLiteral("p2")))->draft);
    QVERIFY2(!host.messages().contains(QStringLiteral("is new")), qPrintable(host.messages()));
}

void TestLostReplies::otherOperationsAreReadBack_data()
{
    QTest::addColumn<quint32>("procedure");
    QTest::addColumn<QString>("action");
    QTest::addColumn<bool>("isActive");
    QTest::addColumn<QString>("unknown");
    QTest::addColumn<QString>("done");
    QTest::addColumn<QString>("notDone");
    const auto row = [](const char *name, quint32 procedure, const char *action, bool isActive,
                        const char *unknown, const char *done, const char *notDone) {
        QTest::newRow(name) << procedure << QString::fromLatin1(action) << isActive
                            << QString::fromUtf8(unknown) << QString::fromUtf8(done)
                            << QString::fromUtf8(notDone);
    };
    row("start", procStart, "startAction", false, "whether “p1” was started",
        "“p1” is started after all.", "“p1” was not started: it is inactive.");
    row("stop", procStop, "stopAction", true, "whether “p1” was stopped",
        "“p1” is stopped after all.", "“p1” was not stopped: it is active.");
    row("undefine", procUndefine, "undefineAction", false, "whether “p1” was undefined",
        "The pool “p1” was undefined.",
        "“p1” was not undefined: the host still has its definition.");
    row("autostart", procAutostart, "autostartAction", false,
        "whether the autostart of “p1” was changed", "“p1” starts with its host after all.",
        "The autostart of “p1” was not changed.");
}

void TestLostReplies::otherOperationsAreReadBack()
{
    QFETCH(const quint32, procedure);
    QFETCH(const QString, action);
    QFETCH(const bool, isActive);
    QFETCH(const QString, unknown);
    QFETCH(const QString, done);
    QFETCH(const QString, notDone);
    LossyHost host;
    POOLWARDEN_REQUIRE_DAEMON(host.daemon);
    QVERIFY(host.define(QStringLiteral("p1"), host.path()));
    if (isActive)
        QVERIFY(host.daemon.virsh({QStringLiteral("pool-start"), QStringLiteral("p1")}));
    QVERIFY(host.connectThrough());
    host.window()->selectPool(host.poolNamed(QStringLiteral("p1")));
    auto *given = host.window()->findChild<QAction *>(action);
    QVERIFY(given);
    for (const Loses what : {Loses::Request, Loses::Answer}) {
        QTRY_VERIFY_WITH_TIMEOUT(given->isEnabled(), lostPatience);
        host.proxy->lose(procedure, what);
        host.proxy->setOpen(false);
        given->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(host.proxy->hasLost() && !host.isOnline(), lostPatience);
        QTRY_VERIFY2(host.window()->messages()->current().text.contains(unknown),
                     qPrintable(host.messages()));
        host.proxy->setOpen(true);
        QTRY_VERIFY_WITH_TIMEOUT(host.isOnline(), lostPatience);
        const QString texts = host.messages();
        QVERIFY2(texts.contains(what == Loses::Answer ? done : notDone), qPrintable(texts));
        QVERIFY2(!texts.contains(QStringLiteral("It is not known")), qPrintable(texts));
    }
}

QTEST_MAIN(TestLostReplies)
#include "tst_lostreplies.moc"
