// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The storage map as a dock and on the whole screen.

#include "tests/app/poolwarden/testmap.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"

#include <QScreen>
#include <QSignalSpy>

using namespace poolwarden;

class TestMapDock final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escapeGoesToTheTable();
    void wholeScreen();
    void wholeScreenOfADockedMap();
    void wholeScreenOfAWindow();
    void closingEndsTheWholeScreen();
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
    QTest::keyClick(session->tablePane()->table(), Qt::Key_F11);
    QVERIFY(dock->isVisible() && dock->isFloating());
    QCOMPARE(dock->size(), dock->screen()->size());
    QTest::keyClick(dock->pane()->view(), Qt::Key_Escape);
    QVERIFY(dock->isHidden() && !dock->isFloating());
    QVERIFY(session->tablePane()->table()->hasFocus());
}

void TestMapDock::wholeScreenOfADockedMap()
{
    TestSession session;
    QVERIFY(session.open());
    auto *dock = session->map();
    session.trigger("mapDockToggle");
    QVERIFY(dock->isVisible() && !dock->isFloating());
    const QSize own = dock->size();
    QTest::keyClick(session->tablePane()->table(), Qt::Key_F11);
    QVERIFY(dock->wholeToggle()->isChecked());
    QVERIFY(dock->isVisible() && dock->isFloating());
    QCOMPARE(dock->size(), dock->screen()->size());
    QTest::keyClick(dock->pane()->view(), Qt::Key_Escape);
    QVERIFY(!dock->wholeToggle()->isChecked());
    QVERIFY(dock->isVisible() && !dock->isFloating());
    // Nor is it as large as the screen when it becomes a window later.
    dock->setFloating(true);
    QCOMPARE(dock->size(), own);
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
    QCOMPARE(dock->size(), dock->screen()->size());
    session.trigger("wholeMapToggle");
    QVERIFY(dock->isVisible() && dock->isFloating());
    QCOMPARE(dock->geometry(), own);
}

void TestMapDock::closingEndsTheWholeScreen()
{
    TestSession session;
    QVERIFY(session.open());
    auto *dock = session->map();
    session.trigger("wholeMapToggle");
    QVERIFY(dock->close());
    QTRY_VERIFY(!dock->wholeToggle()->isChecked());
    QVERIFY(dock->isHidden() && !dock->isFloating());
    // The same of one that was beside the table.
    session.trigger("mapDockToggle");
    session.trigger("wholeMapToggle");
    QVERIFY(dock->wholeToggle()->isChecked());
    QVERIFY(dock->close());
    QTRY_VERIFY(!dock->wholeToggle()->isChecked());
    QVERIFY(dock->isVisible() && !dock->isFloating());
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
