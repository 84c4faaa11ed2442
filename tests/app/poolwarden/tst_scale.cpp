// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// That the window stays quick with ten thousand pools.

#include "model/session/pooledit.h"
#include "model/sources/candidatemodel.h"
#include "model/tables/pooltablemodel.h"
#include "tests/app/poolwarden/testsession.h"
#include "tests/support/cputime.h"
#include "views/conflicts/conflictspane.h"
#include "views/editor/editorpanel.h"
#include "views/pools/poolfilterproxy.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

using namespace poolwarden;

class TestScale final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tenThousandPools();
    void aPlaceAroundThemAll();
    void tenThousandCandidates();
};

void TestScale::tenThousandPools()
{
    constexpr int count = 10000;
    TestSession session;
    session.session->connections()->open(QStringLiteral("test:///fake"), false);
    QMap<QString, PoolSnapshot> &pools = session.service()->pools;
    for (int i = 0; i < count; ++i) {
        const QString uuid =
            QStringLiteral("99999999-9999-4999-8999-%1").arg(i, 12, 16, QChar(u'0'));
        const QString name = QStringLiteral("pool%1").arg(i, 5, 10, QChar(u'0'));
        pools[uuid] = FakeStorageService::snapshot(
            name, uuid, "  <target><path>/srv/" + name.toUtf8() + "</path></target>\n");
    }
    QElapsedTimer clock;
    clock.start();
    QTRY_COMPARE_WITH_TIMEOUT(session.registry()->poolCount(), count + 4, 60000);
    qInfo("opened in %lld ms", clock.elapsed());

    // What a person feels: a key pressed until its effect is painted.
    const auto median = [](QList<qint64> values) {
        std::sort(values.begin(), values.end());
        return values.at(values.size() / 2);
    };
    const auto timed = [&clock, &session](const auto &act) {
        clock.restart();
        act();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        (void)session->grab();
        return clock.elapsed();
    };
    QList<qint64> filtering;
    auto *filter = session.find<QLineEdit>("filterEdit");
    filter->setFocus();
    for (const QChar key : QStringLiteral("pool0999")) {
        filtering << timed([&] { QTest::keyClick(filter, key.toLatin1()); });
    }
    QCOMPARE(session->tablePane()->filter()->rowCount(), 10);
    filter->clear();
    QList<qint64> sorting;
    for (const int column :
         {PoolTableModel::TargetColumn, PoolTableModel::UsageColumn, PoolTableModel::NameColumn}) {
        sorting << timed(
            [&] { session->tablePane()->table()->sortByColumn(column, Qt::DescendingOrder); });
    }
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("x"));
    auto *path = session.find<QLineEdit>("field-target-path");
    path->setFocus();
    QList<qint64> typing;
    for (const QChar key : QStringLiteral("/srv/pool04711"))
        typing << timed([&] { QTest::keyClick(path, key.toLatin1()); });
    qInfo("median: typing %lld ms, filtering %lld ms, sorting %lld ms", median(typing),
          median(filtering), median(sorting));
    QCOMPARE(session->tablePane()
                 ->table()
                 ->model()
                 ->index(session->tablePane()->table()->currentIndex().row(), 0)
                 .data(PoolTableModel::SeverityRole)
                 .toInt(),
             int(Severity::Error));
}

// "/srv" on the way to "/srv/new" contains them all: one finding, not ten thousand.
void TestScale::aPlaceAroundThemAll()
{
    constexpr int count = 10000;
    TestSession session;
    session.session->connections()->open(QStringLiteral("test:///fake"), false);
    for (int i = 0; i < count; ++i) {
        const QString uuid =
            QStringLiteral("99999999-9999-4999-8999-%1").arg(i, 12, 16, QChar(u'0'));
        const QString name = QStringLiteral("pool%1").arg(i, 5, 10, QChar(u'0'));
        session.service()->pools[uuid] = FakeStorageService::snapshot(
            name, uuid, "  <target><path>/data/" + name.toUtf8() + "</path></target>\n");
    }
    QTRY_COMPARE_WITH_TIMEOUT(session.registry()->poolCount(), count + 4, 60000);
    const int before = session->conflicts()->list()->model()->rowCount();
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("around"));
    session.type("field-target-path", QString());
    auto *path = session.find<QLineEdit>("field-target-path");
    double longest = 0;
    const auto key = [&](char letter) {
        longest = std::max(longest, cpuMillisecondsOf([&] { QTest::keyClick(path, letter); }));
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    };
    const PoolId around = session->currentPool();
    for (int round = 0; round < 2; ++round) {
        for (const char letter : std::string("/data"))
            key(letter);
        const std::vector<Finding> findings = session.registry()->findingsOf(around);
        QCOMPARE(findings.size(), 1U);
        QCOMPARE(findings.front().others, std::uint32_t(count - 1));
        QTRY_COMPARE(session->conflicts()->list()->model()->rowCount(), before + 1);
        // The links of the place are looked up meanwhile, which must not spread them out.
        QTest::qWait(300);
        QCOMPARE(session->conflicts()->list()->model()->rowCount(), before + 1);
        key('/');
        key('n');
        QTRY_COMPARE(session->conflicts()->list()->model()->rowCount(), before);
        for (int i = 0; i < 7; ++i) {
            QTest::keyClick(path, Qt::Key_Backspace);
            QCoreApplication::processEvents();
        }
    }
    for (const char letter : std::string("/data"))
        key(letter);
    qInfo("longest key: %.1f ms", longest);
    // Those that it stands for are shown when they are asked for.
    QTRY_VERIFY(session.find<QAction>("showPeersAction")->isEnabled());
    session.trigger("showPeersAction");
    QCOMPARE(session->tablePane()->filter()->rowCount(), count + 1);
}

// From the answer of the host to the list with all its verdicts, the window has its turns.
void TestScale::tenThousandCandidates()
{
    constexpr int count = 10000;
    TestSession session;
    session.session->connections()->open(QStringLiteral("test:///fake"), false);
    // The links in the paths of ten thousand pools are another matter.
    session.service()->info.local = false;
    QByteArray answer("<sources>");
    for (int i = 0; i < count; ++i) {
        const QString uuid =
            QStringLiteral("99999999-9999-4999-8999-%1").arg(i, 12, 16, QChar(u'0'));
        const QString name = QStringLiteral("pool%1").arg(i, 5, 10, QChar(u'0'));
        const QByteArray place = name.toUtf8();
        session.service()->pools[uuid] = FakeStorageService::snapshot(
            name, uuid,
            "  <source><host name='nas1'/><dir path='/export/" + place
                + "'/></source><target><path>/srv/" + place + "</path></target>\n",
            "netfs");
        // Every second one is taken.
        answer += "<source><host name='nas1'/><dir path='/export/" + place
                  + (i % 2 == 0 ? "" : "-free") + "'/><format type='nfs'/></source>";
    }
    answer += "</sources>";
    QTRY_COMPARE_WITH_TIMEOUT(session.registry()->poolCount(), count + 4, 60000);
    session.service()->answersTo = [answer](const HostQuestion &) {
        return HostAnswer{.sources = answer};
    };
    session.trigger("newPoolAction");
    session->editor()->edit()->setType(PoolType::Netfs);
    session.type("field-name", QStringLiteral("mine"));
    session.type("field-host-name-0", QStringLiteral("nas1"));
    // What follows the opening of so many pools is not the picker's, and must not be in the figures.
    QTest::qWait(600);
    session.find<QToolButton>("browse-source-dir")->click();
    const auto *table = session->findChild<QTableView *>(QStringLiteral("pickerTable"));
    QVERIFY(table);
    double longest = 0;
    double all = 0;
    int turns = 0;
    QElapsedTimer wall;
    wall.start();
    while (table->model()->rowCount() < count && wall.elapsed() < 60000) {
        const double taken =
            threadMillisecondsOf([] { QCoreApplication::processEvents(QEventLoop::AllEvents, 1); });
        longest = std::max(longest, taken);
        all += taken;
        ++turns;
    }
    // The rows are painted in the turns that follow.
    for (int i = 0; i < 5; ++i) {
        const double taken = threadMillisecondsOf([] { QCoreApplication::processEvents(); });
        longest = std::max(longest, taken);
        all += taken;
    }
    QCOMPARE(table->model()->rowCount(), count);
    qInfo("%d candidates: the longest turn took %.0f ms of CPU time, all %d turns %.0f ms", count,
          longest, turns, all);
    // The free ones come first.
    QVERIFY(table->model()
                ->index(count / 2 - 1, 0)
                .data(Qt::EditRole)
                .toString()
                .endsWith(QStringLiteral("-free")));
    QVERIFY(!table->model()
                 ->index(count / 2, 0)
                 .data(Qt::EditRole)
                 .toString()
                 .endsWith(QStringLiteral("-free")));
    QCOMPARE(table->model()->index(count / 2, CandidateModel::UserColumn).data().toString(),
             QStringLiteral("pool00000"));
    QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
}

QTEST_MAIN(TestScale)
#include "tst_scale.moc"
