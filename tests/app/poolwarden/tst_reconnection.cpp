// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/connections/connectionlist.h"
#include "model/tables/pooltablemodel.h"
#include "model/wording/moment.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"
#include "views/style/icons.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QStatusBar>

#include <chrono>

using namespace poolwarden;
using namespace std::chrono_literals;

namespace {

ServiceError lossOf(const QString &sentence)
{
    return {ServiceError::Code::ConnectionLost, sentence, {}, 0};
}

ServiceError stillAway()
{
    return {
        ServiceError::Code::CannotConnect, QStringLiteral("The daemon is not there yet."), {}, 0};
}

/// What the table shows of a pool in a column.
QModelIndex shown(const TestSession &session, const QString &pool, int column)
{
    const QAbstractItemModel *model = session->tablePane()->table()->model();
    const QModelIndexList found = model->match(model->index(0, PoolTableModel::NameColumn),
                                               Qt::DisplayRole, pool, 1, Qt::MatchExactly);
    return found.isEmpty() ? QModelIndex() : found.first().siblingAtColumn(column);
}

QImage drawing(const QIcon &icon)
{
    return icon.pixmap(QSize(16, 16)).toImage();
}

} // namespace

/// The host goes away, and comes back.
class TestReconnection final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLostConnectionKeepsRowsSelectionAndDrafts();
    void aLostConnectionComesBackByItself();
    void anAttemptThatIsAskedForIsTold();
    void disconnectEndsTheAttempts();
    void statesAreUnknownWhileTheHostIsAway();
    void aFilterForAStateKeepsItsRows();
    void theLossIsNotToldAnyMoreWhenItIsOver();
    void theWaitDoublesUpToAMinuteAndBeginsAgain();
    void devicesAreListenedToOnceAndStayKnown();
};

void TestReconnection::aLostConnectionKeepsRowsSelectionAndDrafts()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.type("field-target-path", QStringLiteral("/srv/typed"));
    const PoolId iso = session->currentPool();
    session.service()->lose(lossOf(QStringLiteral("The connection is gone.")));
    QCOMPARE(session.registry()->poolCount(), 4);
    QTRY_VERIFY(!session.find<QAction>("defineAction")->isEnabled());
    session.find<QPushButton>("messageAction")->click();
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    QCOMPARE(session.registry()->poolCount(), 4);
    QCOMPARE(session->currentPool(), iso);
    QCOMPARE(session.find<QLineEdit>("field-target-path")->text(), QStringLiteral("/srv/typed"));
}

void TestReconnection::aLostConnectionComesBackByItself()
{
    TestSession session;
    session.session->connections()->setRetryUnit(std::chrono::milliseconds(1));
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.type("field-target-path", QStringLiteral("/srv/typed"));
    const PoolId iso = session->currentPool();
    FakeStorageService *service = session.service();
    const auto attempts = [service] {
        return service->calls.filter(QStringLiteral("open ")).size();
    };
    service->openError = lossOf(QStringLiteral("The daemon is not there yet."));
    service->lose(lossOf(QStringLiteral("The connection is gone.")));
    const int messages = session->messages()->count();
    QTRY_VERIFY(attempts() >= 5);
    QCOMPARE(session->messages()->count(), messages); // said once

    for (PoolSnapshot &pool : service->pools) {
        if (pool.name == QLatin1String("images")) {
            pool.persistent = false;
            pool.persistentXml.clear();
        }
    }
    const QString uuid = QStringLiteral("99999999-9999-4999-8999-999999999999");
    service->pools[uuid] = FakeStorageService::snapshot(
        QStringLiteral("extra"), uuid, "  <target>\n    <path>/srv/extra</path>\n  </target>\n");
    service->openError.reset();
    QTRY_COMPARE(session.registry()->poolCount(), 5);
    const QString text = session->messages()->current().text;
    QVERIFY2(text.contains(QStringLiteral(
                 "“images” has lost its persistent definition. It is transient now.")),
             qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("“extra” is new.")), qPrintable(text));
    QVERIFY2(!text.contains(QStringLiteral("“iso”")), qPrintable(text));
    QCOMPARE(session->currentPool(), iso);
    QCOMPARE(session.find<QLineEdit>("field-target-path")->text(), QStringLiteral("/srv/typed"));
    // What the host has lost is known here, and can be defined again.
    QVERIFY(session->messages()->current().actionText.contains(QStringLiteral("Lost Definitions")));
    session.find<QPushButton>("messageAction")->click();
    QCOMPARE(session.registry()->poolCount(), 6);
    const PoolRegistry::Pool *draft = session.registry()->pool(session.registry()->poolAt(5));
    QVERIFY(draft->draft && !draft->snapshot);
    QCOMPARE(session.registry()->displayName(draft->id), QStringLiteral("images"));
}

void TestReconnection::anAttemptThatIsAskedForIsTold()
{
    TestSession session;
    session.session->connections()->setRetryUnit(std::chrono::hours(1));
    QVERIFY(session.open());
    FakeStorageService *service = session.service();
    service->openError = stillAway();
    service->lose(lossOf(QStringLiteral("The connection is gone.")));
    auto *again = session.find<QPushButton>("messageAction");
    QTRY_COMPARE(again->text(), QStringLiteral("Reconnect"));
    const int count = session->messages()->count();
    again->setFocus();
    QTest::keyClick(again, Qt::Key_Space);
    // While it is tried, and when it has failed.
    QVERIFY(session->messages()->current().text.startsWith(QStringLiteral("Connecting to")));
    QTRY_VERIFY(session->messages()->current().text.contains(QStringLiteral("not there yet")));
    QCOMPARE(session->messages()->count(), count);
    QCOMPARE(again->text(), QStringLiteral("Reconnect"));
    service->openError.reset();
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_VERIFY(!session->messages()->current().text.contains(QStringLiteral("onnect")));
}

void TestReconnection::disconnectEndsTheAttempts()
{
    TestSession session;
    session.session->connections()->setRetryUnit(std::chrono::milliseconds(1));
    QVERIFY(session.open());
    FakeStorageService *service = session.service();
    service->openError = lossOf(QStringLiteral("The daemon is not there yet."));
    QSignalSpy destroyed(service, &QObject::destroyed);
    service->lose(lossOf(QStringLiteral("The connection is gone.")));
    session.trigger("disconnectAction");
    QTRY_COMPARE(destroyed.count(), 1);
    QCOMPARE(session.registry()->poolCount(), 0);
}

void TestReconnection::statesAreUnknownWhileTheHostIsAway()
{
    TestSession session;
    session.session->connections()->setRetryUnit(1ms);
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    const auto state = [&session](int role) {
        return shown(session, QStringLiteral("iso"), PoolTableModel::StateColumn).data(role);
    };
    const auto icon = [&state] { return drawing(state(Qt::DecorationRole).value<QIcon>()); };
    const auto *connections = session.find<QListView>("connectionList");
    const auto connection = [connections] {
        return connections->model()->index(0, 0).data(Qt::DisplayRole).toString();
    };
    const auto *header = session.find<QLabel>("editorState");
    QCOMPARE(state(Qt::DisplayRole).toString(), QStringLiteral("active"));
    const QString headerBefore = header->text();
    const QString connectionBefore = connection();
    const QImage iconBefore = icon();

    session.service()->openError = stillAway();
    session.service()->lose(lossOf(QStringLiteral("The connection is gone.")));
    const QDateTime since = session.registry()->hosts().first().offlineSince;
    QVERIFY(since.isValid());
    const QString words = QStringLiteral("unknown since ") + momentText(since);
    QCOMPARE(state(Qt::DisplayRole).toString(), words);
    QCOMPARE(icon(), drawing(icons::named(QStringLiteral("state-unknown"))));
    QVERIFY(icon() != iconBefore);
    QVERIFY2(header->text().startsWith(words), qPrintable(header->text()));
    QVERIFY2(connection().endsWith(words), qPrintable(connection()));
    // Neither does an attempt that fails make it look like news.
    QSignalSpy planned(session.session->connections(), &ConnectionController::retryPlanned);
    QTRY_VERIFY(planned.count() >= 3);
    QCOMPARE(state(Qt::DisplayRole).toString(), words);
    QVERIFY2(connection().endsWith(words), qPrintable(connection()));
    QCOMPARE(session.registry()->hosts().first().offlineSince, since);

    session.service()->openError.reset();
    QTRY_COMPARE(state(Qt::DisplayRole).toString(), QStringLiteral("active"));
    QCOMPARE(icon(), iconBefore);
    QCOMPARE(header->text(), headerBefore);
    QCOMPARE(connection(), connectionBefore);
    QVERIFY(!session.registry()->hosts().first().offlineSince.isValid());
}

void TestReconnection::aFilterForAStateKeepsItsRows()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    const PoolId iso = session->currentPool();
    const QAbstractItemModel *model = session->tablePane()->table()->model();
    session.find<QLineEdit>("filterEdit")->setText(QStringLiteral("active"));
    QTRY_COMPARE(model->rowCount(), 4);
    session.service()->lose(lossOf(QStringLiteral("The connection is gone.")));
    QCOMPARE(model->rowCount(), 4);
    QCOMPARE(session->currentPool(), iso);
    session.find<QLineEdit>("filterEdit")->setText(QStringLiteral("unknown since"));
    QTRY_COMPARE(model->rowCount(), 4);
}

void TestReconnection::theLossIsNotToldAnyMoreWhenItIsOver()
{
    TestSession session;
    session.session->connections()->setRetryUnit(1ms);
    QVERIFY(session.open());
    session->post({Severity::Info, QStringLiteral("Something else."), {}, {}, {}});
    session.service()->lose(lossOf(QStringLiteral("The connection is gone.")));
    QCOMPARE(session->messages()->count(), 2);
    QVERIFY(session->messages()->current().text.contains(QStringLiteral("gone")));
    // In passing: what went wrong meanwhile stays in sight.
    QTRY_VERIFY(session->statusBar()->currentMessage().contains(QStringLiteral("connected again")));
    QCOMPARE(session->messages()->count(), 1);
    session.service()->openError = stillAway();
    session.service()->lose(lossOf(QStringLiteral("It is gone again.")));
    QCOMPARE(session->messages()->count(), 2);
    QVERIFY(session->messages()->current().text.contains(QStringLiteral("gone again")));
    // And there is nothing to reconnect to once it is closed.
    session.trigger("disconnectAction");
    QCOMPARE(session->messages()->count(), 1);
    QCOMPARE(session->messages()->current().text, QStringLiteral("Something else."));
}

void TestReconnection::theWaitDoublesUpToAMinuteAndBeginsAgain()
{
    TestSession session;
    ConnectionController *connections = session.session->connections();
    connections->setRetryUnit(1ms);
    QVERIFY(session.open());
    QSignalSpy planned(connections, &ConnectionController::retryPlanned);
    const auto waits = [&planned] {
        QList<int> list;
        for (const QList<QVariant> &arguments : std::as_const(planned))
            list << arguments.at(1).toInt();
        return list;
    };
    session.service()->openError = stillAway();
    session.service()->lose(lossOf(QStringLiteral("The connection is gone.")));
    QTRY_COMPARE(waits().mid(0, 8), (QList<int>{1, 2, 4, 8, 16, 32, 60, 60}));
    session.service()->openError.reset();
    QTRY_VERIFY(session.registry()->hosts().first().online);
    planned.clear();
    session.service()->openError = stillAway();
    session.service()->lose(lossOf(QStringLiteral("The connection is gone.")));
    QTRY_COMPARE(waits().mid(0, 3), (QList<int>{1, 2, 4}));
}

void TestReconnection::devicesAreListenedToOnceAndStayKnown()
{
    TestSession session;
    session.session->connections()->setRetryUnit(1ms);
    QVERIFY(session.open());
    const int listeners = session.service()->deviceListeners();
    QCOMPARE(listeners, 2); // the topology, and what fields are filled from
    const HostId host = session.registry()->hosts().first().id;
    Q_EMIT session.service()->nodeDevicesListed(
        {"<device><name>block_sda</name><devnode type='dev'>/dev/sda</devnode>"
         "<devnode type='link'>/dev/disk/by-id/ata-X</devnode>"
         "<capability type='storage'><block>/dev/sda</block></capability></device>"});
    const auto devices = [&session, host] {
        return session.registry()->checker().topology(host).aliases;
    };
    const auto known = devices();
    QVERIFY(!known.empty());
    for (int round = 0; round < 3; ++round) {
        session.service()->lose(lossOf(QStringLiteral("The connection is gone.")));
        QTRY_VERIFY(session.registry()->hosts().first().online);
        QCOMPARE(session.service()->deviceListeners(), listeners);
        QVERIFY(devices() == known);
    }
}

QTEST_MAIN(TestReconnection)
#include "tst_reconnection.moc"
