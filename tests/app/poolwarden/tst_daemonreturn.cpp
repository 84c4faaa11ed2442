// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/pooltablemodel.h"
#include "model/wording/moment.h"
#include "tests/app/poolwarden/libvirtsession.h"
#include "tests/support/idtext.h"
#include "tests/support/privatelibvirtd.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"
#include "views/window/mainwindow.h"

#include <QFile>
#include <QLineEdit>
#include <QScrollBar>
#include <QtTest>

#include <chrono>
#include <memory>

using namespace poolwarden;
using namespace std::chrono_literals;

namespace {

constexpr int poolCount = 30;
constexpr int patience = 20'000;

QString poolName(int number)
{
    return QStringLiteral("pool-%1").arg(number, 2, 10, QLatin1Char('0'));
}

} // namespace

/// The whole program over a real daemon that goes away and comes back.
class TestDaemonReturn final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWindowReconnectsByItself_data();
    void theWindowReconnectsByItself();

private:
    void definePools(PrivateLibvirtd &daemon) const;
};

void TestDaemonReturn::definePools(PrivateLibvirtd &daemon) const
{
    const QString file = daemon.path(QStringLiteral("definition.xml"));
    for (int number = 0; number < poolCount; ++number) {
        // One that runs. The others have no directory: libvirt takes one that is there for active.
        const QString directory = QStringLiteral("pools/%1").arg(number);
        const QString target =
            number == 0 ? daemon.makeDirectory(directory) : daemon.path(directory);
        QFile xml(file);
        QVERIFY(xml.open(QIODevice::WriteOnly));
        xml.write(QStringLiteral("<pool type='dir'><name>%1</name><target><path>%2</path></target>"
                                 "</pool>")
                      .arg(poolName(number), target)
                      .toUtf8());
        xml.close();
        QVERIFY2(daemon.virsh({QStringLiteral("pool-define"), file}),
                 qPrintable(daemon.errorString()));
    }
    QVERIFY2(daemon.virsh({QStringLiteral("pool-start"), poolName(0)}),
             qPrintable(daemon.errorString()));
}

void TestDaemonReturn::theWindowReconnectsByItself_data()
{
    QTest::addColumn<bool>("killed");
    QTest::newRow("after it was killed") << true;
    QTest::newRow("after a regular restart") << false;
}

void TestDaemonReturn::theWindowReconnectsByItself()
{
    QFETCH(const bool, killed);
    PrivateLibvirtd daemon;
    POOLWARDEN_REQUIRE_DAEMON(daemon);
    definePools(daemon);
    if (QTest::currentTestFailed())
        return;

    LibvirtSession program;
    SessionController &session = program.session;
    MainWindow *window = session.window();
    window->resize(1000, 700);
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window));
    session.connections()->setRetryUnit(20ms);
    session.connections()->open(daemon.uri(), false);
    PoolRegistry *registry = session.registry();
    QTRY_COMPARE_WITH_TIMEOUT(registry->poolCount(), poolCount, patience);
    const HostId host = registry->hosts().first().id;
    const auto poolNamed = [registry](int number) {
        const QList<PoolId> pools = registry->pools();
        const auto found = std::find_if(pools.begin(), pools.end(), [&](PoolId id) {
            return registry->displayName(id) == poolName(number);
        });
        return found == pools.end() ? noPool : *found;
    };
    const auto online = [registry, host] { return registry->host(host)->online; };

    const PoolId chosen = poolNamed(20);
    window->selectPool(chosen);
    auto *field = window->findChild<QLineEdit *>(QStringLiteral("field-target-path"));
    QVERIFY(field);
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("/srv/typed"));
    QTRY_VERIFY(registry->pool(chosen)->draft);
    PoolTableView *table = window->tablePane()->table();
    // At the top, so that a message over the table does not push it out of sight.
    QTRY_VERIFY(table->verticalScrollBar()->maximum() > 20);
    table->verticalScrollBar()->setValue(20);
    const int scrolled = table->verticalScrollBar()->value();
    const auto states = [table] {
        QStringList texts;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            texts << table->model()->index(row, PoolTableModel::StateColumn).data().toString();
        return texts;
    };
    QVERIFY(states().contains(QStringLiteral("active")));

    if (killed)
        daemon.kill();
    else
        daemon.stop();
    QTRY_VERIFY_WITH_TIMEOUT(!online(), patience);
    const QString unknown =
        QStringLiteral("unknown since ") + momentText(registry->host(host)->offlineSince);
    const QStringList away = states();
    QCOMPARE(away.filter(unknown).size(), qsizetype(poolCount));
    QVERIFY(window->messages()->current().text.contains(QStringLiteral("tries to reconnect")));
    // Somebody tidies up the wrong file meanwhile.
    const QString definition =
        daemon.definitionFolder() + u'/' + poolName(0) + QStringLiteral(".xml");
    QVERIFY2(daemon.run(QStringLiteral("rm"), {definition}), qPrintable(daemon.errorString()));
    QVERIFY2(daemon.start(), qPrintable(daemon.errorString()));

    QTRY_VERIFY_WITH_TIMEOUT(online(), patience);
    QCOMPARE(registry->poolCount(), poolCount);
    QVERIFY(!registry->pool(poolNamed(0))->snapshot->persistent);
    QVERIFY(states().contains(QStringLiteral("active, transient")));
    QVERIFY(states().filter(QStringLiteral("unknown")).isEmpty());
    QCOMPARE(window->messages()->count(), 1); // that it was lost is over
    const QString text = window->messages()->current().text;
    const QStringList lines = text.split(u'\n');
    QVERIFY2(lines.size() == 2, qPrintable(text));
    QVERIFY2(
        lines.last()
            == QStringLiteral("“pool-00” has lost its persistent definition. It is transient now."),
        qPrintable(text));

    QCOMPARE(window->currentPool(), chosen);
    QCOMPARE(window->selectedPools(), QList<PoolId>{chosen});
    QCOMPARE(table->verticalScrollBar()->value(), scrolled);
    QVERIFY(registry->pool(chosen)->draft);
    QCOMPARE(field->text(), QStringLiteral("/srv/typed"));
    // It is a live connection: what others do is seen again.
    QVERIFY2(daemon.virsh({QStringLiteral("pool-destroy"), poolName(0)}),
             qPrintable(daemon.errorString()));
    QTRY_COMPARE_WITH_TIMEOUT(registry->poolCount(), poolCount - 1, patience);
}

QTEST_MAIN(TestDaemonReturn)
#include "tst_daemonreturn.moc"
