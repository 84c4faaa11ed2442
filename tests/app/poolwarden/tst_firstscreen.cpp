// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window gives its space to: on a first look, on a small screen, and in the next session.

#include "app/demo/demohost.h"
#include "model/schema/poolschema.h"
#include "model/sources/sourcefinder.h"
#include "model/tables/pooltablemodel.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/conflicts/conflictspane.h"
#include "views/editor/editorpanel.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"

#include <QDockWidget>
#include <QHeaderView>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>

using namespace poolwarden;

class TestFirstScreen final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEditorOpensWithTheSelection();
    void theConflictsHaveRoomForEight();
    void connectionsAppearWithTheSecond();
    void connectionsStayAsTheUserWantsThem();
    void widthGoesToSourceAndTarget();
    void targetShowsWhatSourceDoesNot();
    void aConflictIsAnEdgeAndASign();
    void detailsStandBelowTheListWhenNarrow();
    void detailsAreToldWhereThereIsRoom();
    void theDemonstrationHostSaysThatNothingIsReal();
    void everythingIsReachedInASmallWindow_data();
    void everythingIsReachedInASmallWindow();
    void aSmallWindowShowsTheFormAndTheConflictsOnDemand();
    void whoComesFromTheListToTheFormHasRoomThere();
    void theListOfConflictsStaysAsTheUserWantsIt();
    void theFirstWindowFitsTheScreen();
    void theLayoutIsKeptAsItChanges();
    void exportOpensWhereTheLastOneWent();
};

namespace {

/// Of the part that can be seen.
int shownHeight(const QWidget *widget)
{
    const auto *view = qobject_cast<const QAbstractScrollArea *>(widget);
    return (view ? view->viewport() : widget)->visibleRegion().boundingRect().height();
}

int widthOf(const TestSession &session, PoolTableModel::Column column)
{
    return session->tablePane()->table()->horizontalHeader()->sectionSize(column);
}

/// One as of 900x580 with the fonts of a usual desktop.
QSize lowWindow(const QWidget *window)
{
    return {900, 37 * window->fontMetrics().lineSpacing()};
}

} // namespace

void TestFirstScreen::theEditorOpensWithTheSelection()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(!session->editor()->isVisible());
    const int before = session->tablePane()->height();
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(session->editor()->isVisible());
    QTRY_VERIFY(session->tablePane()->height() < before);
    const QTableView *table = session->tablePane()->table();
    QTRY_VERIFY(table->viewport()->rect().contains(table->visualRect(table->currentIndex())));
    const PoolId iso = session->currentPool();
    QTest::keyClick(session->tablePane()->table(), Qt::Key_Return);
    QCOMPARE(session->currentPool(), iso);
    QVERIFY(session.find<QWidget>("field-name")->hasFocus());
}

void TestFirstScreen::theConflictsHaveRoomForEight()
{
    TestSession session;
    QVERIFY(session.open());
    const QTreeView *list = session->conflicts()->list();
    QTRY_VERIFY(list->model()->rowCount() > 0);
    const int row = list->visualRect(list->model()->index(0, 0)).height();
    QVERIFY(row > 0);
    QVERIFY(list->viewport()->height() >= 8 * row);
    QVERIFY(list->viewport()->height() < 10 * row);
}

void TestFirstScreen::connectionsAppearWithTheSecond()
{
    TestSession session;
    QVERIFY(session.open());
    auto *dock = session.find<QDockWidget>("connectionsDock");
    QVERIFY(!dock->isVisible());
    const ConnectionId second =
        session.session->connections()->open(QStringLiteral("test:///other"), false);
    QTRY_VERIFY(dock->isVisible());
    session.session->connections()->close(second);
    QTRY_VERIFY(!dock->isVisible());
}

void TestFirstScreen::connectionsStayAsTheUserWantsThem()
{
    TestSession session;
    QVERIFY(session.open());
    auto *dock = session.find<QDockWidget>("connectionsDock");
    session.trigger("connectionsDockToggle");
    QVERIFY(dock->isVisible());
    const ConnectionId second =
        session.session->connections()->open(QStringLiteral("test:///other"), false);
    QTRY_COMPARE(session.session->connectionList()->connectionCount(), 2);
    session.session->connections()->close(second);
    QTRY_COMPARE(session.session->connectionList()->connectionCount(), 1);
    QVERIFY(dock->isVisible());
    dock->close();
    session.session->connections()->open(QStringLiteral("test:///other"), false);
    QTRY_COMPARE(session.session->connectionList()->connectionCount(), 2);
    QVERIFY(!dock->isVisible());
}

void TestFirstScreen::widthGoesToSourceAndTarget()
{
    TestSession session;
    QVERIFY(session.open());
    const int name = widthOf(session, PoolTableModel::NameColumn);
    const int source = widthOf(session, PoolTableModel::SourceColumn);
    const int target = widthOf(session, PoolTableModel::TargetColumn);
    const int free = widthOf(session, PoolTableModel::FreeColumn);
    session->resize(1700, 800);
    QTRY_VERIFY(widthOf(session, PoolTableModel::SourceColumn) > source + 100);
    QVERIFY(widthOf(session, PoolTableModel::TargetColumn) > target + 100);
    QCOMPARE(widthOf(session, PoolTableModel::NameColumn), name);
    QCOMPARE(widthOf(session, PoolTableModel::FreeColumn), free);
    session->resize(1280, 800);
    const QTableView *table = session->tablePane()->table();
    QTRY_COMPARE(table->horizontalHeader()->length(), table->viewport()->width());
}

void TestFirstScreen::targetShowsWhatSourceDoesNot()
{
    TestSession session;
    QVERIFY(session.open());
    const PoolTableView *table = session->tablePane()->table();
    QVERIFY(!table->isColumnHidden(PoolTableModel::TargetColumn));
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const QString name =
            table->model()->index(row, PoolTableModel::NameColumn).data().toString();
        const QString target =
            table->model()->index(row, PoolTableModel::TargetColumn).data().toString();
        QCOMPARE(target.isEmpty(),
                 name == QStringLiteral("images") || name == QStringLiteral("iso"));
    }
    // With directories alone the column would be empty.
    TestSession directories;
    directories.session->connections()->open(QStringLiteral("test:///fake"), false);
    directories.service()->pools.remove(QStringLiteral("33333333-3333-4333-8333-333333333333"));
    directories.service()->pools.remove(QStringLiteral("44444444-4444-4444-8444-444444444444"));
    QTRY_COMPARE(directories.registry()->poolCount(), 2);
    QVERIFY(directories->tablePane()->table()->isColumnHidden(PoolTableModel::TargetColumn));
}

void TestFirstScreen::aConflictIsAnEdgeAndASign()
{
    TestSession session;
    QVERIFY(session.open());
    const QTableView *table = session->tablePane()->table();
    const QPixmap picture = table->viewport()->grab();
    const QImage image = picture.toImage();
    const QColor base = table->palette().color(QPalette::Base);
    const double ratio = picture.devicePixelRatio();
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const QModelIndex sign = table->model()->index(row, PoolTableModel::ConflictColumn);
        const bool conflict = sign.data(PoolTableModel::SeverityRole).toInt() > 0;
        const auto colourAt = [&](const QRect &rect, int x) {
            return image.pixelColor(
                QPoint(int((rect.left() + x) * ratio), int((rect.top() + 1) * ratio)));
        };
        QCOMPARE(colourAt(table->visualRect(sign), 1) != base, conflict);
        QVERIFY(
            !sign.siblingAtColumn(PoolTableModel::NameColumn).data(Qt::BackgroundRole).isValid());
        QCOMPARE(!sign.data(Qt::DecorationRole).value<QIcon>().isNull(), conflict);
    }
}

void TestFirstScreen::detailsStandBelowTheListWhenNarrow()
{
    TestSession session;
    QVERIFY(session.open());
    auto *splitter = session.find<QSplitter>("conflictsSplitter");
    QCOMPARE(splitter->orientation(), Qt::Horizontal);
    session.find<QDockWidget>("conflictsDock")->setFloating(true);
    session.find<QDockWidget>("conflictsDock")->resize(400, 400);
    QTRY_COMPARE(splitter->orientation(), Qt::Vertical);
}

void TestFirstScreen::detailsAreToldWhereThereIsRoom()
{
    TestSession session;
    QVERIFY(session.open());
    QTreeView *list = session->conflicts()->list();
    QTRY_VERIFY(list->model()->rowCount() > 0);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QTRY_VERIFY(session.find<QWidget>("conflictBanner")->isVisible());
    QVERIFY(session.find<QWidget>("conflictDetails")->isVisible());
    QVERIFY(!session.find<QWidget>("conflictDefinitions")->isVisible());
    session->resize(900, 700);
    QTRY_VERIFY(!session.find<QWidget>("conflictDetails")->isVisible());
    QVERIFY(session.find<QWidget>("conflictDefinitions")->isVisible());
    QVERIFY(session.find<QPushButton>("conflictShowFirst")->isVisible());
    // What the editor does not tell is told here.
    session.select(QStringLiteral("iso"));
    if (session->conflicts()->current())
        QVERIFY(session.find<QWidget>("conflictDetails")->isVisible());
}

void TestFirstScreen::theDemonstrationHostSaysThatNothingIsReal()
{
    TestSession session;
    QVERIFY(session.open());
    auto *bar = session.find<QWidget>("demonstrationBar");
    QVERIFY(!bar->isVisible());
    session.session->connections()->open(demoHostUri(), false);
    QTRY_VERIFY(bar->isVisible());
    session.prompts.connection = Prompts::ConnectionRequest{QStringLiteral("test:///third"), false};
    session.find<QPushButton>("demonstrationConnect")->click();
    QTRY_COMPARE(session.session->connectionList()->connectionCount(), 3);
    QTRY_VERIFY(!bar->isVisible());

    TestSession other;
    other.session->connections()->open(demoHostUri(), false);
    bar = other.find<QWidget>("demonstrationBar");
    QTRY_VERIFY(bar->isVisible());
    other.find<QToolButton>("demonstrationClose")->click();
    QVERIFY(!bar->isVisible());
    other.select(QStringLiteral("iso"));
    QVERIFY(!bar->isVisible());
}

void TestFirstScreen::everythingIsReachedInASmallWindow_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("1024x600") << QSize(1024, 560);
    QTest::newRow("1280x800 at 150 %") << QSize(853, 500);
    QTest::newRow("1920x1200 at 200 %") << QSize(960, 560);
}

void TestFirstScreen::everythingIsReachedInASmallWindow()
{
    QFETCH(const QSize, size);
    TestSession session;
    QVERIFY(session.open());
    session->setDemonstration(true);
    session->resize(size);
    session.trigger("newPool-iscsi");
    QTRY_COMPARE(session->size(), size);
    if (!session.find<QWidget>("conflictList")->isVisible())
        session.find<QToolButton>("conflictCount")->click();
    for (const char *name : {"defineButton", "revertButton", "exportButton", "field-name",
                             "conflictList", "editorTabBar", "poolTable"}) {
        const auto *widget = session.find<QWidget>(name);
        QVERIFY2(widget->isVisible(), name);
        const QRect place(widget->mapTo(session.session->window(), QPoint()), widget->size());
        QVERIFY2(session->rect().contains(place), name);
        QTRY_VERIFY2(shownHeight(widget) >= 10, name);
    }
    // By keys the form scrolls to whatever is further down.
    for (int i = 0; i < 20; ++i) {
        QWidget *focused = QApplication::focusWidget();
        QTRY_VERIFY2(shownHeight(focused) >= 10, qPrintable(focused->objectName()));
        QTest::keyClick(focused, Qt::Key_Tab);
    }
}

void TestFirstScreen::aSmallWindowShowsTheFormAndTheConflictsOnDemand()
{
    TestSession session;
    QVERIFY(session.open());
    session->tablePane()->table()->setFocus();
    session->resize(lowWindow(session.session->window()));
    auto *list = session.find<QWidget>("conflictList");
    QVERIFY(list->isVisible());
    session.select(QStringLiteral("images"));
    QTRY_VERIFY(session.find<QWidget>("editorPage")->isVisible());
    QTRY_VERIFY(!list->isVisible());
    // A few pools and a few fields, and neither alone.
    const QTableView *table = session->tablePane()->table();
    QTRY_VERIFY(table->viewport()->height() >= 3 * table->rowHeight(0));
    for (const char *name : {"field-name", "field-uuid", "field-target-path"})
        QTRY_VERIFY2(shownHeight(session.find<QWidget>(name)) >= 10, name);
    auto *count = session.find<QToolButton>("conflictCount");
    QVERIFY(count->text().startsWith(u'1'));
    QTest::mouseClick(count, Qt::LeftButton);
    QTRY_VERIFY(list->isVisible());
    QTest::mouseClick(count, Qt::LeftButton);
    QTRY_VERIFY(!list->isVisible());
}

void TestFirstScreen::whoComesFromTheListToTheFormHasRoomThere()
{
    TestSession session;
    QVERIFY(session.open());
    session->resize(lowWindow(session.session->window()));
    QTreeView *list = session->conflicts()->list();
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    // There is no room for both: what the conflict means comes first.
    QTRY_VERIFY(session->conflicts()->current());
    QVERIFY(list->isVisible());
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY(session->editor()->isAncestorOf(QApplication::focusWidget()));
    QTRY_VERIFY(!list->isVisible());
    QTRY_VERIFY(shownHeight(QApplication::focusWidget()) >= 10);
}

void TestFirstScreen::theListOfConflictsStaysAsTheUserWantsIt()
{
    TestSession session;
    QVERIFY(session.open());
    auto *list = session.find<QWidget>("conflictList");
    session->tablePane()->table()->setFocus();
    session.select(QStringLiteral("images"));
    session->resize(lowWindow(session.session->window()));
    QTRY_VERIFY(!list->isVisible());
    session->resize(1280, 800);
    QTRY_VERIFY(list->isVisible());
    session.find<QAction>("conflictsDockToggle")->trigger();
    QTRY_VERIFY(!list->isVisible());
    session->resize(1280, 790);
    session.select(QStringLiteral("iso"));
    QTest::qWait(50);
    QVERIFY(!list->isVisible());
    session.find<QAction>("conflictsDockToggle")->trigger();
    session->resize(lowWindow(session.session->window()));
    QTest::qWait(50);
    QVERIFY(list->isVisible());
}

void TestFirstScreen::theFirstWindowFitsTheScreen()
{
    // The test's own size is set after the window's.
    PoolRegistry registry(std::make_shared<const PoolSchema>());
    ConnectionList connections;
    FakePrompts prompts;
    SourceFinder finder(&registry);
    const MainWindow window(&registry, &connections, &finder, &prompts);
    const QSize room = window.screen()->availableSize();
    QVERIFY(window.width() <= room.width());
    QVERIFY(window.height() <= room.height());
}

void TestFirstScreen::theLayoutIsKeptAsItChanges()
{
    TestSession session;
    QVERIFY(session.open());
    session->tablePane()->table()->horizontalHeader()->resizeSection(PoolTableModel::NameColumn,
                                                                     222);
    // As another process would read it, were this one killed now.
    QTRY_VERIFY_WITH_TIMEOUT(
        [&session] {
            const QSettings kept(session.settings->fileName(), QSettings::IniFormat);
            QHeaderView header(Qt::Horizontal);
            header.setModel(session->tablePane()->table()->model());
            header.restoreState(kept.value(QStringLiteral("window/columns")).toByteArray());
            return header.sectionSize(PoolTableModel::NameColumn) == 222;
        }(),
        1000);
}

void TestFirstScreen::exportOpensWhereTheLastOneWent()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.prompts.path = session.scratch.filePath(QStringLiteral("out.xml"));
    session.trigger("exportAction");
    QTRY_COMPARE(session->messages()->count(), 1);
    session.trigger("exportAction");
    QCOMPARE(session.prompts.suggestions.last(),
             session.scratch.filePath(QStringLiteral("iso.xml")));
    session->tablePane()->selectPools(
        {session.poolNamed(QStringLiteral("iso")), session.poolNamed(QStringLiteral("images"))});
    session.prompts.path.clear();
    session.trigger("exportAction");
    QCOMPARE(session.prompts.suggestions.last(), session.scratch.path());
}

QTEST_MAIN(TestFirstScreen)
#include "tst_firstscreen.moc"
