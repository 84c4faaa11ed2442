// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever happens around it, the selection stays with its pools or is cleared.

#include "model/pooltablemodel.h"
#include "tests/views/testsession.h"
#include "views/editorpanel.h"
#include "views/poolfilterproxy.h"
#include "views/pooltablepane.h"
#include "views/pooltableview.h"

#include <QLineEdit>
#include <QScrollBar>

using namespace poolwarden;

namespace {

constexpr int more = 60;

QString nameOf(int number)
{
    return QStringLiteral("pool-%1").arg(number, 2, 10, QLatin1Char('0'));
}

void addPool(const TestSession &session, const QString &name, int number)
{
    session.service()->addFromElsewhere(FakeStorageService::snapshot(
        name, QStringLiteral("55555555-5555-4555-8555-5555555555%1").arg(number),
        "  <target>\n    <path>/srv/" + name.toUtf8() + "</path>\n  </target>\n"));
}

/// More pools than there is room for.
bool openMany(const TestSession &session)
{
    session.session->connections()->open(QStringLiteral("test:///fake"), false);
    if (!QTest::qWaitFor([&session] { return session.registry()->poolCount() == 4; }))
        return false;
    for (int i = 0; i < more; ++i)
        addPool(session, nameOf(i), 10 + i);
    return session.registry()->poolCount() == 4 + more;
}

bool currentIsInView(const TestSession &session)
{
    const PoolTableView *table = session->tablePane()->table();
    const QRect row = table->visualRect(table->currentIndex());
    return row.isValid() && row.top() >= 0 && row.bottom() <= table->viewport()->height();
}

/// The last row with room, so that whatever pushes it pushes it out.
PoolId selectAtTheEdge(const TestSession &session)
{
    PoolTableView *table = session->tablePane()->table();
    table->scrollToTop();
    const int height = table->rowHeight(0);
    const QPoint place(table->columnViewportPosition(PoolTableModel::NameColumn) + 5,
                       table->viewport()->height() - height - height / 2);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place);
    return session->currentPool();
}

} // namespace

class TestSelection final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFilterThatHidesThePoolClearsTheSelection();
    void showingOthersOnlyClearsTheSelection();
    void aPoolThatGoesIsNotReplacedByItsNeighbour();
    void theKeyboardAloneChoosesNothing();
    void theCurrentRowStaysInView_data();
    void theCurrentRowStaysInView();
    void aRowThatWasScrolledAwayStaysAway();
};

void TestSelection::aFilterThatHidesThePoolClearsTheSelection()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    auto *filter = session.find<QLineEdit>("filterEdit");
    filter->setFocus();
    QTest::keyClicks(filter, QStringLiteral("log"));
    QTRY_COMPARE(session->tablePane()->filter()->rowCount(), 2);
    QTest::keyClick(filter, Qt::Key_Return);
    QCoreApplication::processEvents();
    QCOMPARE(session->currentPool(), noPool);
    QCOMPARE(session->selectedPools(), QList<PoolId>());
    QTRY_VERIFY(!session.find<QAction>("stopAction")->isEnabled());
    // One that the filter leaves keeps it.
    session.select(QStringLiteral("hostvg"));
    filter->setFocus();
    QTest::keyClicks(filter, QStringLiteral(" vg0"));
    QCOMPARE(session->selectedPools(), QList<PoolId>{session.poolNamed(QStringLiteral("hostvg"))});
}

void TestSelection::showingOthersOnlyClearsTheSelection()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session->showOnly(
        {session.poolNamed(QStringLiteral("images")), session.poolNamed(QStringLiteral("hostvg"))});
    QCoreApplication::processEvents();
    QCOMPARE(session->currentPool(), noPool);
    QVERIFY(session->selectedPools().isEmpty());
}

void TestSelection::aPoolThatGoesIsNotReplacedByItsNeighbour()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.service()->removeFromElsewhere(QStringLiteral("22222222-2222-4222-8222-222222222222"));
    QCoreApplication::processEvents();
    QCOMPARE(session->currentPool(), noPool);
    QVERIFY(session->selectedPools().isEmpty());
}

void TestSelection::theKeyboardAloneChoosesNothing()
{
    TestSession session;
    QVERIFY(session.open());
    session.find<QLineEdit>("filterEdit")->setFocus();
    session->tablePane()->table()->setFocus(Qt::TabFocusReason);
    QCOMPARE(session->currentPool(), noPool);
    QTest::keyClick(session->tablePane()->table(), Qt::Key_Down);
    QVERIFY(session->currentPool() != noPool);
    QCOMPARE(session->selectedPools(), QList<PoolId>{session->currentPool()});
}

void TestSelection::theCurrentRowStaysInView_data()
{
    QTest::addColumn<QByteArray>("what");
    for (const char *what : {"sort", "message", "rows above", "narrow and widen", "rename"})
        QTest::newRow(what) << QByteArray(what);
}

void TestSelection::theCurrentRowStaysInView()
{
    QFETCH(QByteArray, what);
    TestSession session;
    QVERIFY(openMany(session));
    QTest::qWait(20);
    const PoolId pool = selectAtTheEdge(session);
    QVERIFY(pool != noPool);
    QVERIFY(currentIsInView(session));
    PoolTableView *table = session->tablePane()->table();
    if (what == "sort") {
        table->sortByColumn(PoolTableModel::NameColumn, Qt::DescendingOrder);
    } else if (what == "message") {
        const int before = table->viewport()->height();
        session->post({Severity::Error, QStringLiteral("Something went wrong."), {}, {}, {}});
        session->post({Severity::Error, QStringLiteral("And again."), {}, {}, {}});
        QTRY_VERIFY(table->viewport()->height() < before);
    } else if (what == "rows above") {
        for (int i = 0; i < 8; ++i)
            addPool(session, QStringLiteral("a-first-%1").arg(i), 80 + i);
    } else if (what == "narrow and widen") {
        auto *filter = session.find<QLineEdit>("filterEdit");
        filter->setFocus();
        QTest::keyClicks(filter, session.registry()->displayName(pool));
        QTest::keyClick(filter, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(filter, Qt::Key_Delete);
    } else {
        session.type("field-name", QStringLiteral("zz-last"));
    }
    QTest::qWait(20);
    QCOMPARE(session->currentPool(), pool);
    QCOMPARE(session->selectedPools(), QList<PoolId>{pool});
    QTRY_VERIFY(currentIsInView(session));
}

void TestSelection::aRowThatWasScrolledAwayStaysAway()
{
    TestSession session;
    QVERIFY(openMany(session));
    QTest::qWait(20);
    session.select(nameOf(more - 1));
    PoolTableView *table = session->tablePane()->table();
    table->scrollToTop();
    QVERIFY(!currentIsInView(session));
    addPool(session, QStringLiteral("zz"), 90);
    QTest::qWait(20);
    QCOMPARE(table->verticalScrollBar()->value(), 0);
}

QTEST_MAIN(TestSelection)
#include "tst_selection.moc"
