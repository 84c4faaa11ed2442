// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the next restart leaves, by keys, beside what a real daemon does at one.

#include "model/plan/restartmodel.h"
#include "model/session/pooldraft.h"
#include "model/wording/isolated.h"
#include "tests/app/poolwarden/libvirtsession.h"
#include "tests/app/poolwarden/testsession.h"
#include "tests/support/privatelibvirtd.h"
#include "views/plan/restartdialog.h"
#include "views/pools/pooltableview.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QDateTime>
#include <QFile>
#include <QLabel>
#include <QRadioButton>
#include <QTableView>
#include <QtTest>

using namespace poolwarden;

class TestAfterRestart final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatADaemonThenDoes();
    void followsDraftsAndTheirHost();
    void aHostIsNeeded();
};

namespace {

RestartDialog *openRestart(QWidget *window)
{
    const auto *action = window->findChild<QAction *>(QStringLiteral("afterRestartAction"));
    if (!QTest::qWaitFor([action] { return action->isEnabled(); }))
        return nullptr;
    QTest::keyClick(window, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = window->findChild<RestartDialog *>(QStringLiteral("restartDialog"));
    if (!dialog || !QTest::qWaitForWindowActive(dialog))
        return nullptr;
    auto *table = dialog->findChild<QTableView *>(QStringLiteral("restartTable"));
    return QTest::qWaitFor([table] { return table->hasFocus(); }) ? dialog : nullptr;
}

/// "pool: now, after" of each row.
QStringList rowsOf(const RestartDialog *dialog)
{
    const QAbstractItemModel *model =
        dialog->findChild<QTableView *>(QStringLiteral("restartTable"))->model();
    QStringList rows;
    for (int row = 0; row < model->rowCount(); ++row) {
        const auto text = [&](int column) { return model->index(row, column).data().toString(); };
        rows.append(QStringLiteral("%1: %2, %3")
                        .arg(text(RestartModel::PoolColumn), text(RestartModel::NowColumn),
                             text(RestartModel::AfterColumn)));
    }
    return rows;
}

QString summaryOf(const RestartDialog *dialog)
{
    return dialog->findChild<QLabel *>(QStringLiteral("restartSummary"))->text();
}

void press(QWidget *dialog, Qt::Key key)
{
    QTest::keyClick(dialog, key, Qt::AltModifier);
}

PoolSnapshot dirPool(const QString &name, const QString &path, int number)
{
    PoolSnapshot pool;
    pool.name = name;
    pool.uuid =
        QStringLiteral("00000000-0000-4000-8000-00000000%1").arg(number, 4, 16, QLatin1Char('0'));
    pool.liveXml = pool.persistentXml =
        QStringLiteral("<pool type='dir'><name>%1</name><uuid>%2</uuid><target><path>%3</path>"
                       "</target></pool>")
            .arg(name, pool.uuid, path)
            .toUtf8();
    return pool;
}

} // namespace

void TestAfterRestart::saysWhatADaemonThenDoes()
{
    PrivateLibvirtd daemon;
    POOLWARDEN_REQUIRE_DAEMON(daemon);
    const QString first = daemon.makeDirectory(QStringLiteral("pools/first"));
    const QString second = daemon.makeDirectory(QStringLiteral("pools/second"));
    const auto give = [&](const char *command, const QString &name, const QString &path) {
        QFile file(daemon.path(QStringLiteral("pool.xml")));
        // The UUID stays that of the pool.
        const QString uuid =
            QString::fromUtf8(
                daemon.virsh({QStringLiteral("pool-uuid"), name}).value_or(QByteArray()))
                .trimmed();
        const QByteArray xml =
            QStringLiteral(
                "<pool type='dir'><name>%1</name>%2<target><path>%3</path></target></pool>")
                .arg(name, uuid.isEmpty() ? uuid : QStringLiteral("<uuid>%1</uuid>").arg(uuid),
                     path)
                .toUtf8();
        return file.open(QIODevice::WriteOnly) && file.write(xml) == xml.size()
               && (file.close(), daemon.virsh({QString::fromLatin1(command), file.fileName()}));
    };
    // libvirt takes all of this: while "moves" runs in the first place, its new one is free for "waits".
    QVERIFY(give("pool-define", QStringLiteral("moves"), first));
    QVERIFY(daemon.virsh({QStringLiteral("pool-start"), QStringLiteral("moves")}));
    QVERIFY(give("pool-define", QStringLiteral("moves"), second));
    QVERIFY(give("pool-define", QStringLiteral("waits"), second));
    QVERIFY(give("pool-create", QStringLiteral("passing"),
                 daemon.makeDirectory(QStringLiteral("pools/third"))));

    LibvirtSession program;
    MainWindow *window = program.session.window();
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window));
    program.session.connections()->open(daemon.uri(), false);
    QTRY_COMPARE_WITH_TIMEOUT(program.session.registry()->poolCount(), 3, 15'000);

    RestartDialog *dialog = openRestart(window);
    QVERIFY(dialog);
    press(dialog, Qt::Key_H);
    QTRY_VERIFY(dialog->findChild<QRadioButton *>(QStringLiteral("restartHost"))->isChecked());
    const QStringList foretold{QStringLiteral("passing: active, not kept, lost"),
                               QStringLiteral("moves: active, may be lost"),
                               QStringLiteral("waits: stopped, may be lost")};
    QTRY_COMPARE(rowsOf(dialog), foretold);
    QCOMPARE(summaryOf(dialog), QStringLiteral("Pools: 3. Lost: 2."));
    press(dialog, Qt::Key_C);
    QTRY_VERIFY2(
        QGuiApplication::clipboard()->text().contains(QStringLiteral(
            "\nwaits\tstopped\tmay be lost\tIt is lost if libvirt reads “moves” first, and")),
        qPrintable(QGuiApplication::clipboard()->text()));
    // In a mail it must tell of which host, of which restart, and when.
    const QStringList head = QGuiApplication::clipboard()->text().split(u'\n').mid(0, 2);
    const auto host = program.session.registry()->hosts().constFirst();
    QCOMPARE(head.at(0),
             QStringLiteral("What the next restart of the host leaves of the pools of %1")
                 .arg(withoutIsolates(host.label)));
    QVERIFY(head.at(1).contains(
        QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyy-MM-ddT"))));

    QVERIFY2(daemon.restart(PrivateLibvirtd::RunState::Drop), qPrintable(daemon.errorString()));
    const QByteArray left =
        daemon
            .virsh({QStringLiteral("pool-list"), QStringLiteral("--all"), QStringLiteral("--name")})
            .value_or(QByteArray())
            .trimmed();
    QVERIFY2(left == "moves" || left == "waits", left.constData());
}

void TestAfterRestart::followsDraftsAndTheirHost()
{
    TestSession session;
    session->show();
    QVERIFY(QTest::qWaitForWindowActive(session.session->window()));
    QVERIFY(session.open());
    // Two stopped pools wait for one place, as libvirt lets them when one of them ran elsewhere.
    for (const PoolSnapshot &pool : {dirPool(QStringLiteral("one"), QStringLiteral("/srv/x"), 1),
                                     dirPool(QStringLiteral("two"), QStringLiteral("/srv/x"), 2)})
        session.service()->addFromElsewhere(pool);
    QTRY_COMPARE(session.registry()->poolCount(), 6);
    RestartDialog *dialog = openRestart(session.session->window());
    QVERIFY(dialog);
    const auto has = [dialog](const char *row) {
        return rowsOf(dialog).contains(QString::fromUtf8(row));
    };
    QTRY_VERIFY2(has("one: stopped, may be lost") && has("two: stopped, may be lost"),
                 qPrintable(rowsOf(dialog).join(u'\n')));
    QVERIFY2(summaryOf(dialog).startsWith(QStringLiteral("Pools: 6. Lost: 1.")),
             qPrintable(summaryOf(dialog)));
    auto *drafts = dialog->findChild<QCheckBox *>(QStringLiteral("restartDrafts"));
    QVERIFY(!drafts->isEnabled());

    // A draft that moves one of them: at first it changes nothing, then it counts.
    session.select(QStringLiteral("two"));
    session.type("field-target-path", QStringLiteral("/srv/y"));
    QTRY_VERIFY(drafts->isEnabled());
    QVERIFY(has("one: stopped, may be lost"));
    dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    press(dialog, Qt::Key_D);
    QTRY_VERIFY(drafts->isChecked());
    QTRY_VERIFY2(summaryOf(dialog).startsWith(QStringLiteral("Pools: 6. Lost: none.")),
                 qPrintable(summaryOf(dialog)));
    // Live: the draft goes back.
    session.type("field-target-path", QStringLiteral("/srv/x"));
    QTRY_VERIFY(has("one: stopped, may be lost"));
    // What stays the same is hidden at first.
    const qsizetype before = rowsOf(dialog).size();
    dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    press(dialog, Qt::Key_W);
    QTRY_COMPARE(rowsOf(dialog).size(), 6);
    QVERIFY(before < 6);
}

void TestAfterRestart::aHostIsNeeded()
{
    TestSession session;
    session->show();
    QVERIFY(QTest::qWaitForWindowActive(session.session->window()));
    auto *action = session.find<QAction>("afterRestartAction");
    QVERIFY(!action->isEnabled());
    QVERIFY2(action->toolTip().contains(QStringLiteral("Connect to a host first.")),
             qPrintable(action->toolTip()));
    QVERIFY(session.open());
    QTRY_VERIFY(action->isEnabled());
}

QTEST_MAIN(TestAfterRestart)
#include "tst_afterrestart.moc"
