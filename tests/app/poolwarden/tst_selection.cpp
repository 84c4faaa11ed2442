// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever happens around it, the selection stays with its pools or is cleared.

#include "model/session/pooledit.h"
#include "model/tables/pooltablemodel.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/conflicts/conflictspane.h"
#include "views/editor/editorpanel.h"
#include "views/messages/messagebar.h"
#include "views/pools/poolfilterproxy.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"
#include "views/window/dialogprompts.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStatusBar>
#include <QTreeView>
#include <QUndoStack>

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

int activePools(const TestSession &session)
{
    const QList<PoolId> pools = session.registry()->pools();
    return static_cast<int>(std::count_if(pools.cbegin(), pools.cend(), [&](PoolId pool) {
        return session.registry()->pool(pool)->snapshot->isActive();
    }));
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
    void downFromTheFilterChoosesTheFirstRow();
    void aSlowPressChoosesTheRowUnderIt();
    void aClickedRowStaysUnderTheMouse();
    void bothPoolsOfAConflictAreInView();
    void severalSelectedSayTheirNumber();
    void theEditorsButtonsActOnWhatItShows();
    void theFilterLooksForAStateAsAWord();
    void whatWasDoneToSeveralIsCounted();
    void stoppingSeveralAsksAndNamesThem();
    void whatIsLeftOutIsSaid_data();
    void whatIsLeftOutIsSaid();
    void discardNamesWhatItLeavesOut();
    void exportNamesAllAndWhatItLeavesOut();
    void exportSaysWhatTheHostDoesNotHave();
    void namesAreInTheQuestion();
    void theEditorShowsAPoolThatIsSelected();
    void theKeyboardStaysWhenPoolsGo();
    void aKeyOfADisabledCommandSaysWhyNot();
    void theListHasTheKeyboardAtTheStart();
    void whatIsTheSameIsSortedByName();
    void undefinedPoolsAreToldOfOnceAndComeBack();
    void whatIsHiddenIsCountedToo();
    void draftsAndChangesAreCountedApart();
    void aLongReasonIsReadWithoutScrolling();
    void aChangedDefinitionIsMarked();
    void restartStopsAndStarts();
    void aRestartThatFailsSaysSo();
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
    QCOMPARE(session->currentPool(), noPool);
    QCOMPARE(session->selectedPools(), QList<PoolId>());
    QTRY_VERIFY(!session.find<QAction>("stopAction")->isEnabled());
    // Return goes to the first that is left.
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_COMPARE(session->selectedPools(),
                 QList<PoolId>{session.poolNamed(QStringLiteral("hostvg"))});
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

// The editor opens with the first selection and takes half of the table's room.
void TestSelection::downFromTheFilterChoosesTheFirstRow()
{
    TestSession session;
    QVERIFY(session.open());
    auto *filter = session.find<QLineEdit>("filterEdit");
    filter->setFocus();
    QTest::keyClicks(filter, QStringLiteral("iso"));
    QTRY_COMPARE(session->tablePane()->filter()->rowCount(), 1);
    QTest::keyClick(filter, Qt::Key_Down);
    QCOMPARE(session.registry()->displayName(session->currentPool()), QStringLiteral("iso"));
    QCOMPARE(session->selectedPools(), QList<PoolId>{session->currentPool()});
}

void TestSelection::aSlowPressChoosesTheRowUnderIt()
{
    TestSession session;
    QVERIFY(openMany(session));
    QTest::qWait(20);
    PoolTableView *table = session->tablePane()->table();
    table->scrollToTop();
    const QPoint place(table->columnViewportPosition(PoolTableModel::NameColumn) + 5,
                       table->viewport()->height() - 3);
    const QString name = table->indexAt(place).data().toString();
    QTest::mousePress(table->viewport(), Qt::LeftButton, {}, place);
    QTest::qWait(100);
    QTest::mouseMove(table->viewport(), place + QPoint(1, 0));
    QTest::mouseRelease(table->viewport(), Qt::LeftButton, {}, place);
    QTRY_VERIFY(!session->editor()->isHidden());
    QCOMPARE(session.registry()->displayName(session->currentPool()), name);
    QCOMPARE(session->selectedPools(), QList<PoolId>{session->currentPool()});
}

// The editor opens with the first click; the second one must not hit its form.
void TestSelection::aClickedRowStaysUnderTheMouse()
{
    TestSession session;
    QVERIFY(openMany(session));
    QTest::qWait(20);
    PoolTableView *table = session->tablePane()->table();
    const auto clickRow = [table](int row) {
        const QPoint place(table->columnViewportPosition(PoolTableModel::NameColumn) + 5,
                           table->rowViewportPosition(row) + table->rowHeight(row) / 2);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place);
        return table->viewport()->mapToGlobal(place);
    };
    // More than a third of the room for both.
    const int row =
        int(session.find<QWidget>("centreSplitter")->height() * 0.4 / table->rowHeight(0));
    const QPoint mouse = clickRow(row);
    const PoolId clicked = session->currentPool();
    QTRY_VERIFY(session->editor()->isVisible());
    QTest::qWait(50);
    QVERIFY(table->viewport()->rect().contains(table->viewport()->mapFromGlobal(mouse)));
    QCOMPARE(table->indexAt(table->viewport()->mapFromGlobal(mouse)).row(), row);
    QCOMPARE(session->currentPool(), clicked);
    QVERIFY(currentIsInView(session));
}

void TestSelection::bothPoolsOfAConflictAreInView()
{
    TestSession session;
    QVERIFY(openMany(session));
    // They sort to the end, with one between them, below what is shown.
    session.service()->addFromElsewhere(FakeStorageService::snapshot(
        QStringLiteral("zz-1"), QStringLiteral("66666666-6666-4666-8666-666666666661"),
        "  <target>\n    <path>/srv/zz</path>\n  </target>\n"));
    addPool(session, QStringLiteral("zz-2"), 92);
    session.service()->addFromElsewhere(FakeStorageService::snapshot(
        QStringLiteral("zz-3"), QStringLiteral("66666666-6666-4666-8666-666666666663"),
        "  <target>\n    <path>/srv/zz/in</path>\n  </target>\n"));
    QTest::qWait(20);
    const PoolTableView *table = session->tablePane()->table();
    QTreeView *list = session->conflicts()->list();
    QTRY_COMPARE(list->model()->rowCount(), 2);
    const PoolId first = session.poolNamed(QStringLiteral("zz-1"));
    list->setFocus();
    for (int row = 0; row < 2 && !session->selectedPools().contains(first); ++row)
        list->setCurrentIndex(list->model()->index(row, 0));
    QCOMPARE(session->selectedPools().size(), 2);
    QTRY_VERIFY(session->editor()->isVisible());
    QTest::qWait(50);
    for (const QModelIndex &row : table->selectionModel()->selectedRows())
        QVERIFY2(table->viewport()->rect().contains(table->visualRect(row).center()),
                 qPrintable(row.siblingAtColumn(PoolTableModel::NameColumn).data().toString()));
}

void TestSelection::severalSelectedSayTheirNumber()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    auto *stop = session.find<QAction>("stopAction");
    auto *label = session.find<QLabel>("editorSelection");
    QTRY_COMPARE(stop->text(), QStringLiteral("S&top"));
    QVERIFY(!label->isVisible());
    session->tablePane()->table()->setFocus();
    QTest::keyClick(session->tablePane()->table(), Qt::Key_A, Qt::ControlModifier);
    QTRY_COMPARE(session->selectedPools().size(), 4);
    QVERIFY(label->isVisible());
    QVERIFY2(label->text().contains(u'4'), qPrintable(label->text()));
    for (const char *name :
         {"stopAction", "refreshAction", "restartAction", "exportAction", "autostartAction"})
        QTRY_VERIFY2(session.find<QAction>(name)->text().contains(u'4'), name);
    session.select(QStringLiteral("iso"));
    QTRY_COMPARE(stop->text(), QStringLiteral("S&top"));
    QVERIFY(!label->isVisible());
}

void TestSelection::theEditorsButtonsActOnWhatItShows()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("images"));
    session.type("field-target-path", QStringLiteral("/srv/images2"));
    session.select(QStringLiteral("iso"));
    session.type("field-target-path", QStringLiteral("/srv/iso2"));
    session->tablePane()->selectPools(
        {session.poolNamed(QStringLiteral("iso")), session.poolNamed(QStringLiteral("images"))});
    auto *button = session.find<QPushButton>("defineButton");
    QTRY_COMPARE(button->text(), QStringLiteral("Define"));
    QTRY_VERIFY(button->isEnabled());
    QVERIFY(session.find<QAction>("defineAction")->text().contains(u'2'));
    QVERIFY(!session.find<QPushButton>("exportButton")->text().contains(u'2'));
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(session.service()->definedXml.size(), 1);
    QVERIFY(session.service()->definedXml.first().contains("/srv/iso2"));
    QCOMPARE(session->selectedPools().size(), 2);
}

void TestSelection::theFilterLooksForAStateAsAWord()
{
    TestSession session;
    QVERIFY(session.open());
    const QString iso =
        session.registry()->pool(session.poolNamed(QStringLiteral("iso")))->snapshot->uuid;
    session.select(QStringLiteral("iso"));
    if (activePools(session) == 4) {
        QTRY_VERIFY(session.find<QAction>("stopAction")->isEnabled());
        session.trigger("stopAction");
    }
    QTRY_VERIFY(activePools(session) < 4);
    auto *filter = session.find<QLineEdit>("filterEdit");
    const PoolFilterProxy *shown = session->tablePane()->filter();
    const auto rowsFor = [&](const QString &text) {
        session->tablePane()->table()->clearSelection();
        filter->clear();
        filter->setFocus();
        QTest::keyClicks(filter, text);
        return QTest::qWaitFor([&] { return shown->filterText() == text; }) ? shown->rowCount()
                                                                            : -1;
    };
    const int active = activePools(session);
    QVERIFY(active > 0 && active < 4);
    QCOMPARE(rowsFor(QStringLiteral("active")), active);
    QCOMPARE(rowsFor(QStringLiteral("Act")), active);
    QCOMPARE(rowsFor(QStringLiteral("inact")), 4 - active);
    QCOMPARE(rowsFor(QStringLiteral("inactive iso")), 1);
    // It follows the state.
    QCOMPARE(rowsFor(QStringLiteral("active")), active);
    PoolSnapshot started = *session.registry()
                                ->pool(session.registry()->findPool(session->currentHost(), iso))
                                ->snapshot;
    started.state = PoolState::Running;
    session.registry()->upsertPool(session->currentHost(), started);
    QTRY_COMPARE(shown->rowCount(), active + 1);
}

void TestSelection::whatWasDoneToSeveralIsCounted()
{
    TestSession session;
    QVERIFY(session.open());
    const int active = activePools(session);
    QVERIFY(active > 1);
    session.trigger("selectAllAction");
    QTRY_VERIFY(session.find<QAction>("refreshAction")->isEnabled());
    session.trigger("refreshAction");
    QTRY_COMPARE(session->statusBar()->currentMessage(),
                 QStringLiteral("%1 pool(s) are refreshed.").arg(active));
}

void TestSelection::stoppingSeveralAsksAndNamesThem()
{
    TestSession session;
    QVERIFY(session.open());
    const QString images = QStringLiteral("11111111-1111-4111-8111-111111111111");
    const QString iso = QStringLiteral("22222222-2222-4222-8222-222222222222");
    PoolSnapshot transient = session.service()->pools.value(images);
    transient.persistent = false;
    transient.persistentXml.clear();
    session.service()->addFromElsewhere(transient);
    PoolSnapshot inactive = session.service()->pools.value(iso);
    inactive.state = PoolState::Inactive;
    session.service()->addFromElsewhere(inactive);
    session->tablePane()->table()->selectAll();
    session.prompts.yes = false;
    QTRY_VERIFY(session.find<QAction>("stopAction")->text().contains(u'3'));
    session.trigger("stopAction");
    QCOMPARE(session.prompts.questions.size(), 1);
    const QStringList lines = session.prompts.questions.first().detail.split(u'\n');
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines.filter(QStringLiteral("hostvg")).size(), 1);
    QVERIFY(lines.filter(QStringLiteral("images")).value(0).contains(QStringLiteral("disappears")));
    QVERIFY(lines.filter(QStringLiteral("iso")).value(0).contains(QStringLiteral("left out")));
    QVERIFY(session.service()->calls.filter(QStringLiteral("Stop")).isEmpty());
    session.prompts.yes = true;
    session.trigger("stopAction");
    QTRY_COMPARE(session.service()->calls.filter(QStringLiteral("Stop ")).size(), 3);
}

void TestSelection::whatIsLeftOutIsSaid_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QString>("call");
    QTest::addColumn<QStringList>("done");
    QTest::addColumn<QStringList>("said");
    QTest::newRow("start") << QByteArray("startAction") << QStringLiteral("Start ")
                           << QStringList{QStringLiteral("2222")}
                           << QStringList{
                                  QStringLiteral("“hostvg” is left out: it is active already."),
                                  QStringLiteral("“images” is left out: it is active already."),
                                  QStringLiteral("“lvm-fast” is left out: it is active already.")};
    QTest::newRow("refresh") << QByteArray("refreshAction") << QStringLiteral("Refresh ")
                             << QStringList{QStringLiteral("1111"), QStringLiteral("3333"),
                                            QStringLiteral("4444")}
                             << QStringList{QStringLiteral("“iso” is left out: it is inactive.")};
    QTest::newRow("autostart")
        << QByteArray("autostartAction") << QStringLiteral("SetAutostart ")
        << QStringList{QStringLiteral("2222"), QStringLiteral("4444")}
        << QStringList{
               QStringLiteral("“hostvg” is left out: it is autostarted already."),
               QStringLiteral(
                   "“images” is left out: it is transient and has no persistent definition.")};
}

void TestSelection::whatIsLeftOutIsSaid()
{
    QFETCH(QByteArray, action);
    QFETCH(QString, call);
    QFETCH(QStringList, done);
    QFETCH(QStringList, said);
    TestSession session;
    QVERIFY(session.open());
    const auto change = [&session](const char *uuid, const auto &how) {
        PoolSnapshot pool = session.service()->pools.value(QLatin1String(uuid));
        how(pool);
        session.service()->addFromElsewhere(pool);
    };
    change("11111111-1111-4111-8111-111111111111", [](PoolSnapshot &pool) {
        pool.persistent = false;
        pool.persistentXml.clear();
    });
    change("22222222-2222-4222-8222-222222222222",
           [](PoolSnapshot &pool) { pool.state = PoolState::Inactive; });
    change("33333333-3333-4333-8333-333333333333",
           [](PoolSnapshot &pool) { pool.autostart = true; });
    session->tablePane()->table()->selectAll();
    QTRY_VERIFY(session.find<QAction>(action)->isEnabled());
    session.trigger(action);
    QTRY_COMPARE(session->messages()->count(), 1);
    QStringList lines = session->messages()->current().text.split(u'\n');
    const QString first = lines.takeFirst();
    QVERIFY2(first.contains(QString::number(said.size())), qPrintable(first));
    lines.sort();
    QCOMPARE(lines, said);
    const QStringList calls = session.service()->calls.filter(call);
    QCOMPARE(calls.size(), done.size());
    for (const QString &uuid : done)
        QCOMPARE(calls.filter(call + uuid).size(), 1);
    QVERIFY(session.prompts.questions.isEmpty());
}

void TestSelection::discardNamesWhatItLeavesOut()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("images"));
    session.type("field-target-path", QStringLiteral("/srv/images2"));
    session->tablePane()->selectPools(
        {session.poolNamed(QStringLiteral("iso")), session.poolNamed(QStringLiteral("images"))});
    QTRY_VERIFY(session.find<QAction>("discardAction")->isEnabled());
    session.prompts.yes = false;
    session.trigger("discardAction");
    QCOMPARE(session.prompts.questions.size(), 1);
    QCOMPARE(session.prompts.questions.first().detail,
             QStringLiteral("images\n“iso” is left out: it has no draft."));
    // Many are no list to read.
    for (int number = 0; number < 4; ++number)
        session.service()->addFromElsewhere(FakeStorageService::snapshot(
            QStringLiteral("more%1").arg(number),
            QStringLiteral("80000000-0000-4000-8000-00000000000%1").arg(number),
            QByteArray("<target><path>/srv/more") + QByteArray::number(number)
                + "</path></target>"));
    QTRY_COMPARE(session.registry()->poolCount(), 8);
    session->tablePane()->table()->selectAll();
    session.trigger("discardAction");
    QCOMPARE(session.prompts.questions.size(), 2);
    QCOMPARE(session.prompts.questions.last().detail,
             QStringLiteral("images\n7 selected pool(s) have no draft."));
}

void TestSelection::exportNamesAllAndWhatItLeavesOut()
{
    TestSession session;
    QVERIFY(session.open());
    const QString iso = QStringLiteral("22222222-2222-4222-8222-222222222222");
    PoolSnapshot unknown = session.service()->pools.value(iso);
    unknown.liveXml.clear();
    unknown.persistentXml.clear();
    unknown.error =
        ServiceError{ServiceError::Code::Other, QStringLiteral("It cannot be read."), {}, 0};
    session.service()->addFromElsewhere(unknown);
    const QTemporaryDir folder;
    session.prompts.path = folder.path();
    session->tablePane()->table()->selectAll();
    QTRY_COMPARE(session->selectedPools().size(), 4);
    session.trigger("exportAction");
    // Two share a volume group, which is said once; one has nothing against it, one cannot be written.
    QCOMPARE(session.prompts.questions.size(), 1);
    const QStringList lines = session.prompts.questions.first().detail.split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines.filter(QStringLiteral("images")).isEmpty(), qPrintable(lines.join(u'\n')));
    QVERIFY(lines.filter(QStringLiteral("hostvg: ")).size() >= 1);
    const QString leftOut = lines.last();
    QVERIFY2(leftOut.startsWith(QStringLiteral("“iso” is left out: "))
                 && leftOut.contains(QStringLiteral("It cannot be read.")),
             qPrintable(leftOut));
    // The others are written all the same, and it is said again.
    QTRY_COMPARE(session->messages()->count(), 1);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 3);
    QVERIFY2(session->messages()->current().text.endsWith(leftOut),
             qPrintable(session->messages()->current().text));
}

void TestSelection::exportSaysWhatTheHostDoesNotHave()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.type("field-target-path", QStringLiteral("/srv/typed"));
    const QTemporaryDir folder;
    session.prompts.path = folder.path();
    session->tablePane()->table()->selectAll();
    QTRY_COMPARE(session->selectedPools().size(), 4);
    session.trigger("exportAction");
    QTRY_COMPARE(session->messages()->count(), 1);
    const QString text = session->messages()->current().text;
    QVERIFY2(text.contains(QStringLiteral("1 of them have changes that are not on the host")),
             qPrintable(text));
}

void TestSelection::namesAreInTheQuestion()
{
    QWidget window;
    window.show();
    DialogPrompts prompts;
    prompts.setParent(&window);
    QStringList names;
    for (int i = 0; i < 40; ++i)
        names.append(nameOf(i));
    Prompts::Question question;
    question.title = QStringLiteral("Stop Pools");
    question.text = QStringLiteral("Stop 40 pools?");
    question.detail = names.join(u'\n');
    question.accept = QStringLiteral("Stop");
    prompts.ask(question, [](bool) {});
    auto *list = window.findChild<QPlainTextEdit *>(QStringLiteral("questionDetail"));
    QVERIFY(list);
    QTRY_VERIFY(list->isVisible());
    QCOMPARE(list->toPlainText(), question.detail);
    QVERIFY(list->verticalScrollBar()->maximum() > 0);
    auto *accept = window.findChild<QPushButton *>(QStringLiteral("questionAccept"));
    QVERIFY(accept->mapTo(list->window(), QPoint()).y()
            > list->mapTo(list->window(), QPoint(0, list->height())).y() - 1);
    accept->click();
}

void TestSelection::theEditorShowsAPoolThatIsSelected()
{
    TestSession session;
    QVERIFY(session.open());
    PoolTableView *table = session->tablePane()->table();
    const auto shown = [&session] {
        return session.registry()->displayName(session->currentPool());
    };
    const auto selected = [&session] {
        QStringList names;
        for (const PoolId pool : session->selectedPools())
            names.append(session.registry()->displayName(pool));
        return names;
    };
    const auto click = [&](const QString &name, Qt::KeyboardModifiers keys) {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            const QModelIndex index = table->model()->index(row, PoolTableModel::NameColumn);
            if (index.data().toString() == name) {
                table->scrollTo(index);
                QTest::mouseClick(table->viewport(), Qt::LeftButton, keys,
                                  table->visualRect(index).center());
            }
        }
        QCoreApplication::processEvents();
    };
    const int rows = table->model()->rowCount();
    const auto nameAt = [table](int row) {
        return table->model()->index(row, PoolTableModel::NameColumn).data().toString();
    };
    const QString first = nameAt(0);
    const QString last = nameAt(rows - 1);

    session.select(QStringLiteral("iso"));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_End);
    QCOMPARE(shown(), last);
    QCOMPARE(selected(), QStringList{last});
    QTest::keyClick(table, Qt::Key_Home);
    QCOMPARE(shown(), first);
    QCOMPARE(selected(), QStringList{first});
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(shown(), nameAt(1));
    QCOMPARE(selected(), QStringList{nameAt(1)});
    // With Ctrl, the keys go from row to row and select nothing; Ctrl and Space does.
    for (const Qt::Key key : {Qt::Key_End, Qt::Key_Home, Qt::Key_Down, Qt::Key_Down}) {
        QTest::keyClick(table, key, Qt::ControlModifier);
        QCOMPARE(shown(), nameAt(1));
        QCOMPARE(selected(), QStringList{nameAt(1)});
    }
    QCOMPARE(table->currentIndex().row(), 2);
    QTest::keyClick(table, Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(selected(), QStringList({nameAt(1), nameAt(2)}));
    QCOMPARE(shown(), nameAt(2));
    QTest::keyClick(table, Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(selected(), QStringList{nameAt(1)});
    QCOMPARE(shown(), nameAt(1));
    QCOMPARE(table->currentIndex().row(), 2);
    // What is typed finds the name, in whichever column the keyboard is.
    table->selectionModel()->setCurrentIndex(
        table->model()->index(0, PoolTableModel::ConflictColumn), QItemSelectionModel::NoUpdate);
    QTest::qWait(QApplication::keyboardInputInterval() + 100); // the Space above was another word
    QTest::keyClicks(table, last.left(3));
    QCOMPARE(shown(), last);
    QCOMPARE(selected(), QStringList{last});

    click(first, Qt::NoModifier);
    click(last, Qt::ControlModifier);
    QCOMPARE(selected(), QStringList({first, last}));
    QCOMPARE(shown(), last);
    click(last, Qt::ControlModifier);
    QCOMPARE(selected(), QStringList{first});
    QTRY_COMPARE(shown(), first);
    click(first, Qt::ControlModifier);
    QVERIFY(selected().isEmpty());
    QTRY_COMPARE(session->currentPool(), noPool);
}

void TestSelection::theKeyboardStaysWhenPoolsGo()
{
    TestSession session;
    QVERIFY(session.open());
    PoolTableView *table = session->tablePane()->table();
    const auto nameAt = [table](int row) {
        return table->model()->index(row, PoolTableModel::NameColumn).data().toString();
    };
    const QString second = nameAt(1);
    session.select(second);
    table->setFocus();
    session.service()->removeFromElsewhere(
        session.registry()->pool(session->currentPool())->snapshot->uuid);
    QTRY_COMPARE(table->model()->rowCount(), 3);
    // Nothing is selected that the user did not select; Down leads to the row behind the one that went.
    QVERIFY(session->selectedPools().isEmpty());
    QCOMPARE(session->currentPool(), noPool);
    QTRY_VERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(session->selectedPools(), QList<PoolId>{session.poolNamed(nameAt(1))});
    // From the form, too.
    auto *name = session.find<QLineEdit>("field-name");
    name->setFocus();
    session.service()->removeFromElsewhere(
        session.registry()->pool(session->currentPool())->snapshot->uuid);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QTRY_VERIFY(table->hasFocus());
}

void TestSelection::aKeyOfADisabledCommandSaysWhyNot()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    PoolTableView *table = session->tablePane()->table();
    table->setFocus();
    // It is active.
    QTRY_VERIFY(
        session.find<QAction>("undefineAction")->statusTip().contains(QStringLiteral("Stop")));
    QTest::keyClick(table, Qt::Key_Delete, Qt::ControlModifier);
    QVERIFY2(session->statusBar()->currentMessage().contains(QStringLiteral("Stop")),
             qPrintable(session->statusBar()->currentMessage()));
    QTRY_VERIFY(!session.find<QAction>("startAction")->isEnabled());
    QTest::keyClick(table, Qt::Key_F7);
    QCOMPARE(session->statusBar()->currentMessage(),
             session.find<QAction>("startAction")->statusTip());
    // It goes when it is no longer so.
    session.trigger("stopAction");
    QTRY_VERIFY(session.find<QAction>("startAction")->isEnabled());
    QVERIFY2(!session->statusBar()->currentMessage().contains(QStringLiteral("active already")),
             qPrintable(session->statusBar()->currentMessage()));
}

void TestSelection::theListHasTheKeyboardAtTheStart()
{
    TestSession session;
    QVERIFY(session.open());
    PoolTableView *table = session->tablePane()->table();
    QTRY_VERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(session->selectedPools().size(), 1);
}

void TestSelection::whatIsTheSameIsSortedByName()
{
    TestSession session;
    QVERIFY(session.open());
    PoolTableView *table = session->tablePane()->table();
    for (const Qt::SortOrder order : {Qt::DescendingOrder, Qt::AscendingOrder}) {
        table->sortByColumn(PoolTableModel::TypeColumn, order);
        QMap<QString, QStringList> names;
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            const auto at = [&](int column) {
                return table->model()->index(row, column).data().toString();
            };
            names[at(PoolTableModel::TypeColumn)].append(at(PoolTableModel::NameColumn));
        }
        QVERIFY(names.size() < table->model()->rowCount());
        for (const QStringList &found : std::as_const(names)) {
            QStringList wanted = found;
            wanted.sort(Qt::CaseInsensitive);
            QCOMPARE(found, wanted);
        }
    }
}

void TestSelection::undefinedPoolsAreToldOfOnceAndComeBack()
{
    TestSession session;
    QVERIFY(session.open());
    const auto uuidOf = [&session](const char *name) {
        const PoolId pool = session.poolNamed(QString::fromLatin1(name));
        return session.registry()->pool(pool)->snapshot->uuid;
    };
    const QString iso = uuidOf("iso");
    const QString images = uuidOf("images");
    session.service()->pools[iso].autostart = true;
    for (const QString &uuid : {iso, images}) {
        session.service()->pools[uuid].state = PoolState::Inactive;
        session.service()->addFromElsewhere(session.service()->pools[uuid]);
    }
    session->tablePane()->selectPools(
        {session.poolNamed(QStringLiteral("iso")), session.poolNamed(QStringLiteral("images"))});
    session.prompts.yes = true;
    QTRY_VERIFY(session.find<QAction>("undefineAction")->isEnabled());
    session.trigger("undefineAction");
    QTRY_COMPARE(session->messages()->count(), 1);
    const auto known = [&session](const QString &uuid) {
        return session.service()->pools.contains(uuid);
    };
    QVERIFY(!known(iso) && !known(images));
    QVERIFY(
        session->messages()->current().text.contains(QStringLiteral("2 pool(s) were undefined")));
    session.find<QPushButton>("messageAction")->click();
    QTRY_VERIFY(known(iso) && known(images));
    QTRY_VERIFY(session.service()->pools.value(iso).autostart);
    QVERIFY(!session.service()->pools.value(images).autostart);
    // Told of as one, as they went.
    QTRY_VERIFY2(session->messages()->current().text.contains(QStringLiteral("2 pool")),
                 qPrintable(session->messages()->current().text));
    for (const QString &name : {QStringLiteral("iso"), QStringLiteral("images")})
        QVERIFY(!session.registry()->pool(session.poolNamed(name))->draft);
}

void TestSelection::whatIsHiddenIsCountedToo()
{
    TestSession session;
    QVERIFY(session.open());
    auto *counts = session.find<QLabel>("countsLabel");
    session.find<QLineEdit>("filterEdit")->setText(QStringLiteral("iso"));
    QTRY_VERIFY2(counts->text().startsWith(QStringLiteral("1 of 4")), qPrintable(counts->text()));
    const PoolId images = session.poolNamed(QStringLiteral("images"));
    session.service()->removeFromElsewhere(session.registry()->pool(images)->snapshot->uuid);
    QTRY_VERIFY2(counts->text().startsWith(QStringLiteral("1 of 3")), qPrintable(counts->text()));
}

void TestSelection::draftsAndChangesAreCountedApart()
{
    TestSession session;
    QVERIFY(session.open());
    const auto *counts = session.find<QLabel>("countsLabel");
    session.select(QStringLiteral("iso"));
    session.type("field-target-path", QStringLiteral("/srv/other"));
    QTRY_COMPARE(counts->text(), QStringLiteral("4 pool(s), 1 changed"));
    session.trigger("newPoolAction");
    QTRY_COMPARE(counts->text(), QStringLiteral("4 pool(s), 1 draft(s), 1 changed"));
    session.select(QStringLiteral("iso"));
    session->editor()->edit()->undoStack()->undo();
    QTRY_COMPARE(counts->text(), QStringLiteral("4 pool(s), 1 draft(s)"));
    // Rows of both kinds are counted, so that the two numbers are of the same thing.
    session.find<QLineEdit>("filterEdit")->setText(QStringLiteral("iso"));
    QTRY_COMPARE(counts->text(), QStringLiteral("1 of 5 shown"));
    QCOMPARE(counts->toolTip(), QStringLiteral("4 pool(s), 1 draft(s)"));
}

void TestSelection::aLongReasonIsReadWithoutScrolling()
{
    QWidget window;
    window.show();
    DialogPrompts prompts;
    prompts.setParent(&window);
    Prompts::Question question;
    question.title = QStringLiteral("Define Anyway");
    question.detail = QStringLiteral("A reason that says at length what may happen. ").repeated(8);
    prompts.ask(question, [](bool) {});
    auto *list = window.findChild<QPlainTextEdit *>(QStringLiteral("questionDetail"));
    QVERIFY(list);
    QTRY_VERIFY(list->isVisible());
    QCoreApplication::processEvents();
    QCOMPARE(list->verticalScrollBar()->maximum(), 0);
    window.findChild<QPushButton *>(QStringLiteral("questionCancel"))->click();
}

void TestSelection::aChangedDefinitionIsMarked()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    auto *state = session.find<QLabel>("editorState");
    QVERIFY(!state->text().contains(QStringLiteral("changed")));
    PoolSnapshot pool =
        session.service()->pools.value(QStringLiteral("22222222-2222-4222-8222-222222222222"));
    pool.persistentXml.replace("/srv/iso", "/srv/other");
    session.service()->addFromElsewhere(pool);
    QTRY_VERIFY(state->text().contains(QStringLiteral("take effect at the next start")));
    const QModelIndex current = session->tablePane()->table()->currentIndex();
    QVERIFY(current.siblingAtColumn(PoolTableModel::StateColumn)
                .data()
                .toString()
                .contains(QStringLiteral("changed")));
    QCOMPARE(session.find<QLineEdit>("field-target-path")->text(), QStringLiteral("/srv/other"));
}

void TestSelection::restartStopsAndStarts()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(session.find<QAction>("restartAction")->isEnabled());
    session.trigger("restartAction");
    const QString uuid = QStringLiteral(" 22222222-2222-4222-8222-222222222222");
    QTRY_VERIFY(session.service()->calls.contains(QStringLiteral("Start") + uuid));
    QVERIFY(session.service()->calls.indexOf(QStringLiteral("Stop") + uuid)
            < session.service()->calls.indexOf(QStringLiteral("Start") + uuid));
    QTRY_VERIFY(session.find<QLabel>("busyLabel")->text().isEmpty());
    QVERIFY(session.service()->pools.value(uuid.trimmed()).isActive());
    // One that would vanish is not offered it.
    PoolSnapshot pool = session.service()->pools.value(uuid.trimmed());
    pool.persistent = false;
    pool.persistentXml.clear();
    session.service()->addFromElsewhere(pool);
    QTRY_VERIFY(!session.find<QAction>("restartAction")->isEnabled());
}

void TestSelection::aRestartThatFailsSaysSo()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(session.find<QAction>("restartAction")->isEnabled());
    session.trigger("restartAction");
    QTRY_VERIFY(!session.service()->calls.filter(QStringLiteral("Start ")).isEmpty());
    ServiceError error;
    error.sentence = QStringLiteral("The directory is missing.");
    session.service()->nextError = error;
    QTRY_COMPARE(session->messages()->count(), 1);
    const QString text = session.find<QLabel>("messageText")->text();
    QVERIFY2(text.contains(QStringLiteral("stopped, but could not be started again")),
             qPrintable(text));
    session.find<QPushButton>("messageAction")->click();
    QTRY_VERIFY(session.service()
                    ->pools.value(QStringLiteral("22222222-2222-4222-8222-222222222222"))
                    .isActive());
}

QTEST_MAIN(TestSelection)
#include "tst_selection.moc"
