// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The storage map as a dock and on the whole screen.

#include "tests/app/poolwarden/testmap.h"
#include "views/conflicts/conflictspane.h"
#include "views/editor/editorpanel.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"
#include "views/window/mapscreen.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

using namespace poolwarden;

class TestMapDock final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escapeGoesToTheTable();
    void wholeScreen();
    void wholeScreenSaysHowToLeave();
    void theLegendFoldsAway();
    void wholeScreenOfADockedMap();
    void wholeScreenOfAWindow();
    void closingEndsTheWholeScreen();
    void noKeyGoesToTheHiddenWindow();
    void behindTheConflicts();
    void whatIsInFrontStaysThere();
    void theCountBringsTheConflictsInFront();
    void theWindowKeepsItsSize();
    void itGivesRoomToWhoEdits();
    void wholeScreenIsNoLayout();
    void movingItIsSaved();
};

void TestMapDock::escapeGoesToTheTable()
{
    TestSession session;
    QVERIFY(session.open());
    const TestMap map(session);
    map.view->setFocus();
    QTest::keyClick(map.view, Qt::Key_Escape);
    QVERIFY(session->tablePane()->table()->hasFocus());
}

void TestMapDock::wholeScreen()
{
    TestSession session;
    QVERIFY(session.open());
    auto *dock = session->map();
    QVERIFY(dock->isHidden());
    for (const Qt::Key leave : {Qt::Key_Escape, Qt::Key_F11}) {
        QTest::keyClick(session->tablePane()->table(), Qt::Key_F11);
        MapScreen *screen = dock->wholeScreen();
        QVERIFY(screen->isVisible() && dock->isHidden());
        QCOMPARE(screen->size(), screen->screen()->size());
        QVERIFY(QTest::qWaitForWindowActive(screen));
        QTRY_VERIFY(dock->pane()->hasMap());
        QTRY_VERIFY(dock->pane()->view()->hasFocus());
        QTest::keyClick(screen->windowHandle(), leave);
        QVERIFY(screen->isHidden() && dock->isHidden());
        QTRY_VERIFY(session->tablePane()->table()->hasFocus());
    }
}

void TestMapDock::wholeScreenSaysHowToLeave()
{
    TestSession session;
    QVERIFY(session.open());
    auto *leave = session.find<QPushButton>("mapLeave");
    QVERIFY(!leave->isVisible());
    QTest::keyClick(session->tablePane()->table(), Qt::Key_F11);
    const MapScreen *screen = session->map()->wholeScreen();
    QVERIFY(QTest::qWaitForWindowActive(session->map()->wholeScreen()));
    QVERIFY(leave->isVisible());
    QVERIFY(leave->text().contains(QStringLiteral("Esc")));
    QTest::mouseClick(leave, Qt::LeftButton);
    QTRY_VERIFY(screen->isHidden());
    QVERIFY(leave->isHidden());
}

void TestMapDock::theLegendFoldsAway()
{
    TestSession session;
    QVERIFY(session.open());
    const TestMap map(session);
    auto *toggle = session.find<QPushButton>("mapLegendToggle");
    const auto *legend = session.find<QWidget>("mapLegend");
    QVERIFY(!legend->isVisible());
    QTRY_VERIFY(toggle->isEnabled());
    toggle->setFocus();
    QTest::keyClick(toggle, Qt::Key_Space);
    QTRY_VERIFY(legend->isVisible());
    QVERIFY2(legend->accessibleDescription().contains(QStringLiteral("lies on it, or uses it, ")),
             qPrintable(legend->accessibleDescription()));
    QVERIFY(legend->accessibleDescription().contains(QStringLiteral("Volume group")));
    QTest::keyClick(toggle, Qt::Key_Space);
    QTRY_VERIFY(!legend->isVisible());
}

void TestMapDock::wholeScreenOfADockedMap()
{
    TestSession session;
    QVERIFY(session.open());
    auto *dock = session->map();
    session.trigger("mapDockToggle");
    QVERIFY(dock->isVisible() && !dock->isFloating());
    const QSize own = dock->pane()->size();
    QTest::keyClick(session->tablePane()->table(), Qt::Key_F11);
    QVERIFY(dock->wholeToggle()->isChecked());
    QCOMPARE(dock->pane()->size(), dock->screen()->size());
    QVERIFY(QTest::qWaitForWindowActive(dock->wholeScreen()));
    QTest::keyClick(dock->wholeScreen()->windowHandle(), Qt::Key_Escape);
    QVERIFY(!dock->wholeToggle()->isChecked());
    QVERIFY(dock->isVisible() && !dock->isFloating());
    QTRY_COMPARE(dock->pane()->size(), own);
    QTRY_VERIFY(dock->pane()->view()->hasFocus());
}

void TestMapDock::wholeScreenOfAWindow()
{
    TestSession session;
    QVERIFY(session.open());
    auto *dock = session->map();
    session.trigger("mapDockToggle");
    dock->setFloating(true);
    const QRect own(40, 50, 420, 330);
    dock->setGeometry(own);
    session.trigger("wholeMapToggle");
    QCOMPARE(dock->pane()->size(), dock->screen()->size());
    session.trigger("wholeMapToggle");
    QVERIFY(dock->isVisible() && dock->isFloating());
    QCOMPARE(dock->geometry(), own);
    QVERIFY(dock->isAncestorOf(dock->pane()));
}

void TestMapDock::closingEndsTheWholeScreen()
{
    TestSession session;
    QVERIFY(session.open());
    auto *dock = session->map();
    for (const bool isDocked : {false, true}) {
        if (isDocked)
            session.trigger("mapDockToggle");
        session.trigger("wholeMapToggle");
        QVERIFY(dock->wholeToggle()->isChecked());
        QVERIFY(dock->wholeScreen()->close());
        QVERIFY(!dock->wholeToggle()->isChecked());
        QVERIFY(dock->wholeScreen()->isHidden());
        QCOMPARE(dock->isVisible(), isDocked);
        QVERIFY(dock->isAncestorOf(dock->pane()) && !dock->isFloating());
    }
}

void TestMapDock::noKeyGoesToTheHiddenWindow()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    auto *field = session.find<QLineEdit>("field-target-path");
    auto *filter = session.find<QLineEdit>("filterEdit");
    QTRY_VERIFY(field->isVisible());
    field->setFocus();
    QTest::keyClick(field, Qt::Key_F11);
    MapScreen *screen = session->map()->wholeScreen();
    QVERIFY(QTest::qWaitForWindowActive(screen));
    // A window manager might give it the keyboard all the same.
    session->activateWindow();
    QTest::keyClicks(field, QStringLiteral("sdd"));
    QTest::keyClick(field, Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(filter, QStringLiteral("sdd"));
    QCOMPARE(field->text(), QStringLiteral("/srv/iso"));
    QVERIFY(filter->text().isEmpty());
    QTest::qWait(50);
    QTRY_COMPARE(QApplication::activeWindow(), screen);
    // There, the key for words finds on the map.
    QTest::keyClick(screen->windowHandle(), Qt::Key_F, Qt::ControlModifier);
    auto *words = session.find<QLineEdit>("mapSearch");
    QTRY_VERIFY(words->hasFocus());
    QTest::keyClicks(words, QStringLiteral("iso"));
    QTest::keyClick(words, Qt::Key_F11);
    QVERIFY(screen->isHidden());
    QTest::keyClicks(field, QStringLiteral("2"));
    QVERIFY(field->text() != QStringLiteral("/srv/iso"));
}

void TestMapDock::behindTheConflicts()
{
    TestSession session;
    QVERIFY(session.open());
    auto *dock = session->map();
    auto *conflicts = session.find<QDockWidget>("conflictsDock");
    auto *toggle = session.find<QAction>("mapDockToggle");
    QVERIFY(conflicts->isVisible());
    toggle->trigger();
    QTRY_VERIFY(dock->pane()->view()->hasFocus());
    QVERIFY(toggle->isChecked());
    const auto isSeen = [dock] { return !dock->pane()->visibleRegion().isEmpty(); };
    QTRY_VERIFY(isSeen());

    conflicts->raise();
    QTRY_VERIFY(!isSeen());
    QVERIFY(!toggle->isChecked());
    // The keyboard goes where there is something to see.
    session->tablePane()->table()->setFocus();
    for (int i = 0; i < 8; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
        QVERIFY(!dock->isAncestorOf(QApplication::focusWidget()));
    }
    toggle->trigger();
    QTRY_VERIFY(isSeen());
    QVERIFY(dock->pane()->view()->hasFocus() && toggle->isChecked());
    session->tablePane()->table()->setFocus();
    QTest::keyClick(session->tablePane()->table(), Qt::Key_F6, Qt::ShiftModifier);
    for (int i = 0; i < 8 && !dock->isAncestorOf(QApplication::focusWidget()); ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
    QVERIFY(dock->pane()->view()->hasFocus());

    conflicts->raise();
    session->tablePane()->table()->setFocus();
    QTest::keyClick(session->tablePane()->table(), Qt::Key_M,
                    Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(isSeen());
    QVERIFY(dock->pane()->view()->hasFocus());
    toggle->trigger();
    QVERIFY(dock->isHidden() && !toggle->isChecked());
    // Nor is the keyboard left with what is hidden.
    QVERIFY(!dock->isAncestorOf(QApplication::focusWidget()));
}

void TestMapDock::whatIsInFrontStaysThere()
{
    TestSession session;
    QVERIFY(session.open());
    session->resize(1280, 960);
    auto *dock = session->map();
    auto *conflicts = session.find<QDockWidget>("conflictsDock");
    session.trigger("mapDockToggle");
    const auto isSeen = [](const QDockWidget *one) { return !one->visibleRegion().isEmpty(); };
    QTRY_VERIFY(isSeen(dock));
    session.select(QStringLiteral("iso"));
    auto *field = session.find<QLineEdit>("field-name");
    QTRY_VERIFY(field->isVisible());
    // By its tab, as the user does.
    const auto bars = session->findChildren<QTabBar *>();
    const auto bar = std::ranges::find_if(bars, [conflicts](const QTabBar *one) {
        return one->isVisible() && one->count() > 1 && one->tabText(0) == conflicts->windowTitle();
    });
    QVERIFY(bar != bars.cend());
    for (const QDockWidget *front :
         {static_cast<QDockWidget *>(conflicts), static_cast<QDockWidget *>(dock),
          static_cast<QDockWidget *>(conflicts)}) {
        const int tab = front == conflicts ? 0 : 1;
        QTest::mouseClick(*bar, Qt::LeftButton, {}, (*bar)->tabRect(tab).center());
        QTRY_VERIFY(isSeen(front));
        session->tablePane()->table()->setFocus();
        QTest::mouseClick(field, Qt::LeftButton);
        QTest::qWait(50);
        QVERIFY(field->hasFocus());
        QVERIFY(isSeen(front));
        session.type("field-name", QStringLiteral("iso2"));
        QTest::qWait(50);
        QVERIFY(isSeen(front));
    }
}

void TestMapDock::theCountBringsTheConflictsInFront()
{
    TestSession session;
    QVERIFY(session.open());
    auto *dock = session->map();
    auto *conflicts = session.find<QDockWidget>("conflictsDock");
    auto *count = session.find<QToolButton>("conflictCount");
    const auto isListSeen = [&session] { return !session->conflicts()->visibleRegion().isEmpty(); };
    session.find<QAction>("mapDockToggle")->trigger();
    QTRY_VERIFY(!dock->pane()->visibleRegion().isEmpty() && !isListSeen());
    // Behind the map, and hidden.
    for (const bool isHidden : {false, true}) {
        if (isHidden) {
            conflicts->hide();
            dock->raise();
        }
        QCOMPARE(count->toolTip(), QStringLiteral("Show the list of conflicts"));
        QTest::mouseClick(count, Qt::LeftButton);
        QTRY_VERIFY(isListSeen());
        QVERIFY(dock->pane()->visibleRegion().isEmpty());
        QTRY_COMPARE(count->toolTip(), QStringLiteral("Hide the list of conflicts"));
    }
    QTest::mouseClick(count, Qt::LeftButton);
    QTRY_VERIFY(conflicts->isHidden());
    QTRY_VERIFY(!dock->pane()->visibleRegion().isEmpty());
    // By the menu as well.
    session.find<QAction>("conflictsDockToggle")->trigger();
    QTRY_VERIFY(isListSeen());
}

void TestMapDock::theWindowKeepsItsSize()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    for (int i = 0; i < 3; ++i)
        session->post({Severity::Warning, QStringLiteral("word ").repeated(60), {}, {}, {}});
    auto *conflicts = session.find<QDockWidget>("conflictsDock");
    QTRY_VERIFY(session.find<QLineEdit>("field-target-path")->isVisible());
    for (const bool withConflicts : {false, true}) {
        if (conflicts->isVisible() != withConflicts)
            session.trigger("conflictsDockToggle");
        // As low as it gets.
        session->resize(900, 100);
        QTest::qWait(50);
        session->resize(900, session->minimumSizeHint().height() + 10);
        QTest::qWait(50);
        const QSize before = session->size();
        session.trigger("mapDockToggle");
        QTest::qWait(50);
        QCOMPARE(session->size(), before);
        QVERIFY(session->map()->isVisible());
        session.trigger("mapDockToggle");
        QTest::qWait(50);
        QCOMPARE(session->size(), before);
    }
}

void TestMapDock::itGivesRoomToWhoEdits()
{
    TestSession session;
    QVERIFY(session.open());
    session->resize(1000, 900);
    session.select(QStringLiteral("iso"));
    auto *conflicts = session.find<QDockWidget>("conflictsDock");
    auto *dock = session->map();
    const auto *editor = session->editor();
    QTRY_VERIFY(editor->isVisible());
    session.trigger("mapDockToggle");
    QTRY_VERIFY(dock->isVisible() && conflicts->isVisible());
    session->tablePane()->table()->setFocus();
    // One of them behind the other is no room.
    const QSize small(900, 600);
    session->resize(small);
    QTRY_VERIFY(dock->isHidden() && conflicts->isHidden());
    QCOMPARE(session->size(), small);
    // What is opened last stays.
    QTest::keyClick(session->tablePane()->table(), Qt::Key_M,
                    Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(dock->isVisible() && editor->isHidden());
    QTRY_VERIFY(dock->pane()->view()->hasFocus());
    QCOMPARE(session->size(), small);
    QTest::keyClick(dock->pane()->view(), Qt::Key_Escape);
    QTRY_VERIFY(editor->isVisible() && dock->isHidden());
    QTRY_VERIFY(editor->pageHeight() >= 8 * editor->fontMetrics().lineSpacing());
    QCOMPARE(session->size(), small);
    // Both are back as soon as there is room.
    session->resize(1000, 900);
    QTRY_VERIFY(dock->isVisible() && conflicts->isVisible());
    QVERIFY(editor->isVisible());
    // Not what the user has closed since.
    session->resize(small);
    QTRY_VERIFY(dock->isHidden());
    session.trigger("mapDockToggle");
    QTRY_VERIFY(dock->isVisible());
    session.trigger("mapDockToggle");
    QTRY_VERIFY(dock->isHidden() && editor->isVisible());
    session->resize(1000, 900);
    QTRY_VERIFY(conflicts->isVisible());
    QVERIFY(dock->isHidden());
}

void TestMapDock::wholeScreenIsNoLayout()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("settings.ini"));
    for (const bool isClosed : {false, true}) {
        {
            TestSession session(file);
            QVERIFY(session.open());
            QVERIFY(session->map()->isHidden());
            session.trigger("wholeMapToggle");
            // Saved meanwhile, and at the end.
            session->saveLayout(*session.settings);
            if (isClosed)
                QVERIFY(session->close());
        }
        TestSession next(file);
        QVERIFY(next->map()->isHidden() && !next->map()->isFloating());
    }
}

void TestMapDock::movingItIsSaved()
{
    TestSession session;
    QVERIFY(session.open());
    auto *dock = session->map();
    session.trigger("mapDockToggle");
    QCoreApplication::processEvents();
    QSignalSpy changed(session.session->window(), &MainWindow::layoutChanged);
    session.session->window()->addDockWidget(Qt::RightDockWidgetArea, dock);
    QVERIFY(!changed.isEmpty());
    // What the user does with one dock says nothing about another.
    QVERIFY(dock->close());
    session->saveLayout(*session.settings);
    QCOMPARE(session.settings->value(QStringLiteral("window/conflictsChosen")).toBool(), false);
}

QTEST_MAIN(TestMapDock)
#include "tst_mapdock.moc"
