// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A window of 900x600, at 100 % and at 150 %: it keeps its size, and who edits has room for it, whatever else is shown.

#include "tests/app/poolwarden/testsession.h"
#include "views/conflicts/conflictspane.h"
#include "views/editor/editorpanel.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"
#include "views/xml/qscintilla.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QStatusBar>
#include <QTabBar>
#include <QToolButton>
#include <QTreeView>

#include <cmath>

using namespace poolwarden;

class TestSmallWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChosenConflictDoesNotWidenIt_data();
    void aChosenConflictDoesNotWidenIt();
    void whoIsInTheListSeesWhatAConflictMeans_data();
    void whoIsInTheListSeesWhatAConflictMeans();
    void aPressMovesNoRow();
    void aHigherWindowHasTheEditorToo();
    void whatIsBackIsNotToldAsHidden();
    void whoEditsHasThreeRows_data();
    void whoEditsHasThreeRows();
    void theFormHasRoomForWhoIsInIt();
    void messagesMoveNoField();
    void aClickMovesNothing_data();
    void aClickMovesNothing();
    void aTitleShowsWhatItOpens();
    void aLongMessageScrolls();
    void theUuidIsNotCut();
    void theXmlHasEightLines();
    void theSmallestHasXmlToRead();
    void theTableKeepsItsShare();
    void itRests();
};

namespace {

const QSize smallSize(900, 600);

Message message(const QString &text, int offers)
{
    Message made;
    made.severity = Severity::Warning;
    made.text = text;
    made.detail = QStringLiteral("What libvirt said of it.\nAnd more.");
    for (int i = 0; i < offers; ++i)
        made.more.append({QStringLiteral("A Way Out of It %1").arg(i), [] {}});
    return made;
}

bool isWhole(const QWidget &widget)
{
    return widget.isVisible() && widget.visibleRegion() == QRegion(widget.rect());
}

/// The lines of the form whose inputs can be seen and clicked.
int wholeLines(const TestSession &session)
{
    QList<int> lines;
    const auto *page = session.find<QWidget>("formPage");
    for (const QWidget *row : page->findChildren<QWidget *>()) {
        if (!row->objectName().startsWith(QStringLiteral("field-")) || !isWhole(*row))
            continue;
        const int line = row->mapTo(page, QPoint()).y() / row->height();
        if (!lines.contains(line))
            lines.append(line);
    }
    return int(lines.size());
}

/// By keys, as the user does.
void chooseConflict(const TestSession &session)
{
    QTreeView *list = session->conflicts()->list();
    QTRY_VERIFY(list->model()->rowCount() > 0);
    if (!list->isVisible())
        QTest::mouseClick(session.find<QToolButton>("conflictCount"), Qt::LeftButton);
    QTRY_VERIFY(list->isVisible());
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Home);
    QTest::keyClick(list, Qt::Key_Down);
    QTRY_VERIFY(session->conflicts()->current());
}

class LayoutCount final : public QObject
{
public:
    int count = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::LayoutRequest ? 1 : 0;
        return false;
    }
};

/// Every button that is shown can be pressed where it is.
QString cutButtons(const TestSession &session)
{
    QStringList cut;
    const auto *window = session.session->window();
    for (const QAbstractButton *button : window->findChildren<QAbstractButton *>()) {
        const QWidget *around = button->parentWidget();
        while (around && !qobject_cast<const QAbstractScrollArea *>(around))
            around = around->parentWidget();
        // What scrolls can be scrolled to; a tool bar has a menu for the rest.
        if (around || !button->isVisible() || button->objectName().startsWith(u"qt_"))
            continue;
        const QRect place(button->mapTo(window, QPoint()), button->size());
        if (!window->rect().contains(place) || button->visibleRegion().isEmpty())
            cut.append(button->objectName());
    }
    return cut.join(u' ');
}

} // namespace

void TestSmallWindow::aChosenConflictDoesNotWidenIt_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("1000x700") << QSize(1000, 700);
    QTest::newRow("900x600") << smallSize;
    QTest::newRow("1000x700 pixels at 150 %") << QSize(667, 467);
}

void TestSmallWindow::aChosenConflictDoesNotWidenIt()
{
    QFETCH(const QSize, size);
    TestSession session;
    QVERIFY(session.open());
    session->setDemonstration(true);
    session->resize(size);
    QTRY_COMPARE(session->size(), size);
    chooseConflict(session);
    QTest::qWait(20);
    QCOMPARE(session->size(), size);
    if (size.height() < 500)
        return; // three offers in a message are too much there
    session->post(message(QStringLiteral("These run, and must be stopped first: fabric-a, "
                                         "fabric-b, archive, scratch, images and two more."),
                          3));
    QTRY_VERIFY(session->messages()->isVisible());
    QTest::qWait(20);
    QCOMPARE(session->size(), size);
    QCOMPARE(cutButtons(session), QString());
    // Nor does the list of conflicts in any other row, or the editor.
    QTreeView *list = session->conflicts()->list();
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(list, Qt::Key_Down);
        QTest::qWait(5);
        QCOMPARE(session->size(), size);
    }
    QTest::keyClick(list, Qt::Key_Home);
    QTest::keyClick(list, Qt::Key_Return); // unfolds it, or edits the pool
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY(session->editor()->isAncestorOf(QApplication::focusWidget()));
    QTRY_VERIFY(isWhole(*QApplication::focusWidget()));
    QCOMPARE(session->size(), size);
    QCOMPARE(cutButtons(session), QString());
}

void TestSmallWindow::whoIsInTheListSeesWhatAConflictMeans_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("900x600") << smallSize;
    QTest::newRow("1440x900 pixels at 150 %") << QSize(960, 573);
    QTest::newRow("900x600 pixels at 150 %") << QSize(600, 400);
}

void TestSmallWindow::whoIsInTheListSeesWhatAConflictMeans()
{
    QFETCH(const QSize, size);
    TestSession session;
    QVERIFY(session.open());
    session->setDemonstration(true);
    session->resize(size);
    // Also beside an editor, which then goes.
    session.select(QStringLiteral("hostvg"));
    QTRY_VERIFY(session->editor()->isVisible());
    chooseConflict(session);
    QTRY_VERIFY(!session->editor()->isVisible());
    const auto *text = session.find<QScrollArea>("conflictDetailsScroll");
    QTRY_VERIFY(text->isVisible());
    for (const char *part : {"conflictTitle", "conflictNow", "conflictData"}) {
        auto *label = session.find<QLabel>(part);
        QVERIFY2(label->isVisibleTo(text->widget()) && !label->text().isEmpty(), part);
        QTRY_VERIFY2(label->width() <= text->viewport()->width(), part);
    }
    QTRY_VERIFY2(text->viewport()->height() >= 4 * text->fontMetrics().lineSpacing(),
                 qPrintable(QString::number(text->viewport()->height())));
    QTreeView *list = session->conflicts()->list();
    const auto row = [list] { return list->visualRect(list->currentIndex()); };
    const int rows = size.height() < 450 ? 2 : 3;
    QTRY_VERIFY2(list->viewport()->height() >= rows * row().height(),
                 qPrintable(QString::number(list->viewport()->height())));
    QTRY_VERIFY(list->viewport()->rect().contains(row().center()));
    QCOMPARE(session->size(), size);
    QCOMPARE(cutButtons(session), QString());
    // Return goes to what is to be changed, which has the room then.
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY(session->editor()->isAncestorOf(QApplication::focusWidget()));
    QTRY_VERIFY(isWhole(*QApplication::focusWidget()));
    QCOMPARE(session->size(), size);
}

void TestSmallWindow::aPressMovesNoRow()
{
    TestSession session;
    QVERIFY(session.open());
    session->resize(smallSize);
    QTreeView *list = session->conflicts()->list();
    QTRY_VERIFY(list->isVisible() && list->model()->rowCount() > 0);
    QTest::qWait(50);
    const QPoint row = list->visualRect(list->model()->index(0, 1)).center();
    const auto place = [&] { return list->viewport()->mapTo(session.session->window(), row); };
    const QPoint before = place();
    QTest::mousePress(list->viewport(), Qt::LeftButton, {}, row);
    QTest::qWait(50);
    QCOMPARE(place(), before);
    QTest::mouseRelease(list->viewport(), Qt::LeftButton, {}, row);
    QTRY_VERIFY(session->conflicts()->current());
    QVERIFY(!session->editor()->isVisible());
}

void TestSmallWindow::aHigherWindowHasTheEditorToo()
{
    TestSession session;
    QVERIFY(session.open());
    session->resize(smallSize);
    chooseConflict(session);
    QTRY_VERIFY(session.find<QScrollArea>("conflictDetailsScroll")->isVisible());
    QVERIFY(!session->editor()->isVisible());
    session->resize(1100, 950);
    QTRY_VERIFY(session->editor()->isVisible());
    QVERIFY(session->conflicts()->isAncestorOf(QApplication::focusWidget()));
}

void TestSmallWindow::whatIsBackIsNotToldAsHidden()
{
    TestSession session;
    QVERIFY(session.open());
    session->resize(smallSize);
    QTRY_VERIFY(session->conflicts()->isVisible());
    const auto isTold = [&session] {
        return session->statusBar()->currentMessage().startsWith(
            QStringLiteral("The list of conflicts was hidden"));
    };
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(!session->conflicts()->isVisible());
    QVERIFY2(isTold(), qPrintable(session->statusBar()->currentMessage()));
    session->resize(1100, 950);
    QTRY_VERIFY(session->conflicts()->isVisible());
    QTRY_VERIFY2(!isTold(), qPrintable(session->statusBar()->currentMessage()));
}

void TestSmallWindow::whoEditsHasThreeRows_data()
{
    QTest::addColumn<bool>("isListWanted");
    QTest::newRow("the conflicts make room") << false;
    QTest::newRow("the conflicts were asked for") << true;
}

void TestSmallWindow::whoEditsHasThreeRows()
{
    QFETCH(const bool, isListWanted);
    TestSession session;
    QVERIFY(session.open());
    session->resize(smallSize);
    chooseConflict(session);
    QTreeView *list = session->conflicts()->list();
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY(session->editor()->isAncestorOf(QApplication::focusWidget()));
    QTRY_VERIFY(!list->isVisible());
    // Beside what is being edited.
    if (isListWanted)
        QTest::mouseClick(session.find<QToolButton>("conflictCount"), Qt::LeftButton);
    session->post(message(QStringLiteral("The pool “images” could not be started."), 1));
    session.type("field-target-path", QStringLiteral("/srv/iso/x"));
    if (isListWanted)
        QVERIFY(list->isVisible());
    QTRY_VERIFY(session->messages()->isVisible());
    auto *field = session.find<QLineEdit>("field-target-path");
    QTRY_VERIFY(field->hasFocus() && isWhole(*field));
    // Who asks for the list beside the form has less of the form.
    const int fewest = isListWanted ? 1 : 3;
    QTRY_VERIFY2(wholeLines(session) >= fewest, qPrintable(QString::number(wholeLines(session))));
    QCOMPARE(session->size(), smallSize);
    QCOMPARE(cutButtons(session), QString());
    const QTableView *table = session->tablePane()->table();
    QVERIFY(table->viewport()->height() >= table->rowHeight(0));
}

// Also where the table had taken it.
void TestSmallWindow::theFormHasRoomForWhoIsInIt()
{
    TestSession session;
    QVERIFY(session.open());
    session->resize(smallSize);
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(session->editor()->isVisible());
    auto *splitter = session.find<QSplitter>("centreSplitter");
    splitter->setSizes({smallSize.height(), 1});
    QTRY_VERIFY2(wholeLines(session) <= 2, qPrintable(QString::number(wholeLines(session))));
    const QTableView *table = session->tablePane()->table();
    table->window()->activateWindow();
    session->tablePane()->table()->setFocus();
    QTest::keyClick(session->tablePane()->table(), Qt::Key_Return);
    QTRY_VERIFY(session->editor()->isAncestorOf(QApplication::focusWidget()));
    QTRY_VERIFY2(wholeLines(session) >= 3, qPrintable(QString::number(wholeLines(session))));
    QVERIFY(table->viewport()->height() >= 2 * table->rowHeight(0));
    QVERIFY(table->viewport()->rect().contains(table->visualRect(table->currentIndex()).center()));
}

void TestSmallWindow::messagesMoveNoField()
{
    TestSession session;
    QVERIFY(session.open());
    session->resize(smallSize);
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(session->editor()->isVisible());
    session.type("field-target-path", QStringLiteral("/srv/other"));
    auto *field = session.find<QLineEdit>("field-target-path");
    const auto place = [&] { return field->mapTo(session.session->window(), QPoint()); };
    // Until what was typed has found its room.
    QPoint before;
    const auto isSettled = [&] {
        before = place();
        QTest::qWait(100);
        return place() == before && field->height() >= field->sizeHint().height();
    };
    QTRY_VERIFY(isSettled());
    Message first = message(QStringLiteral("One line."), 0);
    first.key = QStringLiteral("first");
    session->post(first);
    QTRY_VERIFY(session->messages()->isVisible());
    QTest::qWait(20);
    QCOMPARE(place(), before);
    Message second = message(QStringLiteral("One line.\nA second line.\nA third line."), 2);
    second.key = QStringLiteral("second");
    session->post(second);
    QTest::qWait(20);
    QCOMPARE(place(), before);
    const int height = session->messages()->height();
    session->withdraw(second.key);
    QTest::qWait(20);
    QCOMPARE(place(), before);
    // What is above does not jump with each message.
    QCOMPARE(session->messages()->height(), height);
    // But nothing is left of it once it is no use.
    QTRY_VERIFY(session->messages()->height() < height);
    QCOMPARE(place(), before);
    session->withdraw(first.key);
    QTRY_VERIFY(!session->messages()->isVisible());
    QTest::qWait(20);
    QCOMPARE(place(), before);
    QVERIFY(field->hasFocus());
}

void TestSmallWindow::aClickMovesNothing_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("small") << smallSize;
    QTest::newRow("150 %") << QSize(960, 600);
    QTest::newRow("usual") << QSize(1280, 825);
}

void TestSmallWindow::aClickMovesNothing()
{
    QFETCH(QSize, size);
    TestSession session;
    QVERIFY(session.open());
    session->resize(size);
    session.select(QStringLiteral("iso"));
    auto *tabs = session.find<QTabBar>("editorTabBar");
    QTRY_VERIFY(tabs->isVisible());
    auto *table = session->tablePane()->table();
    table->window()->activateWindow();
    table->setFocus();
    QTest::qWait(QApplication::doubleClickInterval() + 100);
    const auto placeOf = [&](const QWidget *widget) {
        return widget->mapTo(session.session->window(), QPoint());
    };
    const auto clickInto = [](QWidget *widget) {
        QTest::mouseClick(widget, Qt::LeftButton, {}, QPoint(20, widget->height() / 2));
        // As long as a second click could come, and what waits for that.
        QTest::qWait(QApplication::doubleClickInterval() + 100);
    };
    auto *field = session.find<QLineEdit>("field-name");
    const QPoint tabsBefore = placeOf(tabs);
    const QPoint fieldBefore = placeOf(field);
    clickInto(field);
    QVERIFY(field->hasFocus());
    QCOMPARE(placeOf(field), fieldBefore);
    QCOMPARE(placeOf(tabs), tabsBefore);
    // A conflict that comes by a key, and goes.
    session.type("field-name", QStringLiteral("images"));
    QTRY_VERIFY(session.find<QWidget>("conflictBanner")->isVisible());
    QCOMPARE(placeOf(field), fieldBefore);
    session.type("field-name", QStringLiteral("iso"));
    QTRY_VERIFY(!session.find<QWidget>("conflictBanner")->isVisible());
    QCOMPARE(placeOf(field), fieldBefore);

    session->editor()->setTab(EditorPanel::XmlTab);
    table->setFocus();
    QTest::qWait(QApplication::doubleClickInterval() + 100);
    auto *xml = session.find<QsciScintilla>("xmlEditor");
    const QPoint xmlBefore = placeOf(xml);
    const int line = xml->firstVisibleLine();
    clickInto(xml->viewport());
    QCOMPARE(placeOf(xml), xmlBefore);
    QCOMPARE(xml->firstVisibleLine(), line);
    // From pool to pool, with a conflict and without.
    for (const char *pool : {"hostvg", "images", "lvm-fast"}) {
        session.select(QString::fromLatin1(pool));
        QTest::qWait(50);
        QCOMPARE(placeOf(tabs), tabsBefore);
    }
}

void TestSmallWindow::aTitleShowsWhatItOpens()
{
    TestSession session;
    QVERIFY(session.open());
    session->resize(smallSize);
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(session->editor()->isVisible());
    auto *title = session.find<QToolButton>("title-permissions");
    auto *scroll = session.find<QScrollArea>("formScroll");
    // At the lower edge.
    session->tablePane()->table()->setFocus();
    QTest::qWait(50);
    QScrollBar *bar = scroll->verticalScrollBar();
    bar->setValue(title->mapTo(scroll->widget(), QPoint(0, title->height())).y()
                  - scroll->viewport()->height());
    QTRY_VERIFY(isWhole(*title));
    auto *mode = session.find<QLineEdit>("field-mode");
    QVERIFY(!mode->isVisible());
    QTest::mouseClick(title, Qt::LeftButton);
    QTRY_VERIFY(isWhole(*mode));
    QVERIFY(isWhole(*title));
    QVERIFY(title->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY2(mode->hasFocus(), qPrintable(QApplication::focusWidget()->objectName()));
}

void TestSmallWindow::aLongMessageScrolls()
{
    TestSession session;
    QVERIFY(session.open());
    session->resize(smallSize);
    QStringList lines;
    for (int i = 0; i < 12; ++i)
        lines.append(QStringLiteral("Line %1").arg(i));
    session->post(message(lines.join(u'\n'), 0));
    QTRY_VERIFY(session->messages()->isVisible());
    QTest::qWait(20);
    QVERIFY(session->messages()->height() < smallSize.height() / 4);
    const auto *text = session.find<QLabel>("messageText");
    QVERIFY(text->visibleRegion().boundingRect().height() < text->height());
    auto *scroll = session.find<QScrollArea>("messageTextScroll");
    QVERIFY(scroll->verticalScrollBar()->maximum() > 0);
    session.find<QLabel>("messageText")->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_PageDown);
    QTRY_VERIFY(scroll->verticalScrollBar()->value() > 0);
}

void TestSmallWindow::theUuidIsNotCut()
{
    TestSession session;
    QVERIFY(session.open());
    session->resize(smallSize);
    session.select(QStringLiteral("iso"));
    auto *field = session.find<QLineEdit>("field-uuid");
    QTRY_VERIFY(field->isVisible());
    QVERIFY2(field->width() >= field->fontMetrics().horizontalAdvance(field->text()) + 10,
             qPrintable(QString::number(field->width())));
    const auto *scroll = session.find<QScrollArea>("formScroll");
    QCOMPARE(scroll->horizontalScrollBar()->maximum(), 0);
}

void TestSmallWindow::theXmlHasEightLines()
{
    TestSession session;
    QVERIFY(session.open());
    session->setDemonstration(true);
    session->resize(smallSize);
    session.select(QStringLiteral("hostvg"));
    session->tablePane()->table()->setFocus();
    QTest::keyClick(session->windowHandle(), Qt::Key_X, Qt::AltModifier);
    auto *text = session.find<QsciScintilla>("xmlEditor");
    QTRY_VERIFY(text->hasFocus());
    const auto lines = [text] {
        return text->viewport()->height()
               / int(text->SendScintilla(QsciScintilla::SCI_TEXTHEIGHT, 0UL));
    };
    QTRY_VERIFY2(lines() >= 8, qPrintable(QString::number(lines())));
    // The banner has one line; its tool tip has all.
    const auto *headline = session.find<QLabel>("bannerHeadline");
    const auto *reason = session.find<QLabel>("bannerReason");
    QVERIFY(headline->isVisible() && !reason->isVisible());
    QVERIFY(!reason->text().isEmpty());
    QVERIFY(headline->accessibleDescription().contains(reason->text()));
    QCOMPARE(headline->height(),
             headline->parentWidget()->contentsRect().height()
                 - headline->parentWidget()->layout()->contentsMargins().top()
                 - headline->parentWidget()->layout()->contentsMargins().bottom());
    // With room, it has what it has elsewhere.
    session->resize(1000, 900);
    QTRY_VERIFY(reason->isVisible());
    session->resize(smallSize);
    QTRY_VERIFY(!reason->isVisible());
    QTRY_VERIFY2(lines() >= 8, qPrintable(QString::number(lines())));
    QCOMPARE(session->size(), smallSize);
}

void TestSmallWindow::theSmallestHasXmlToRead()
{
    const QSize size(600, 400);
    TestSession session;
    QVERIFY(session.open());
    session->setDemonstration(true);
    session->resize(size);
    session.select(QStringLiteral("hostvg"));
    session->tablePane()->table()->setFocus();
    QTest::keyClick(session->windowHandle(), Qt::Key_X, Qt::AltModifier);
    auto *text = session.find<QsciScintilla>("xmlEditor");
    QTRY_VERIFY(text->hasFocus());
    const auto lines = [text] {
        return text->viewport()->height()
               / int(text->SendScintilla(QsciScintilla::SCI_TEXTHEIGHT, 0UL));
    };
    QTRY_VERIFY2(lines() >= 6, qPrintable(QString::number(lines())));
    QCOMPARE(session->size(), size);
    QCOMPARE(cutButtons(session), QString());
    // Which pool it is stands beside the tabs.
    const auto *name = session.find<QLabel>("editorName");
    QVERIFY(isWhole(*name));
    QCOMPARE(name->text(), QStringLiteral("hostvg"));
    QVERIFY(!session.find<QWidget>("demonstrationBar")->isVisible());
    session->resize(1000, 900);
    QTRY_VERIFY(isWhole(*name));
    QVERIFY(
        name->mapTo(session.session->window(), QPoint()).y()
        < session.find<QWidget>("editorTabBar")->mapTo(session.session->window(), QPoint()).y());
}

void TestSmallWindow::theTableKeepsItsShare()
{
    TestSession session;
    QVERIFY(session.open());
    session->resize(1000, 900);
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(session->editor()->isVisible());
    QTest::qWait(50);
    const auto share = [&session] {
        const int room = session->tablePane()->height() + session->editor()->height();
        return double(session->tablePane()->height()) / room;
    };
    const double before = share();
    session->resize(smallSize);
    QTRY_VERIFY2(std::abs(share() - before) < 0.05,
                 qPrintable(QStringLiteral("%1 %2").arg(before).arg(share())));
    session->resize(1000, 900);
    QTest::qWait(50);
    QTRY_VERIFY2(std::abs(share() - before) < 0.05, qPrintable(QString::number(share())));
}

void TestSmallWindow::itRests()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    for (const QSize size : {QSize(1000, 900), smallSize}) {
        session->resize(size);
        QTest::qWait(100);
        // A layout that asks for the next one keeps a processor busy for ever.
        LayoutCount layouts;
        session->installEventFilter(&layouts);
        QTest::qWait(200);
        QVERIFY2(layouts.count < 20, qPrintable(QString::number(layouts.count)));
    }
}

QTEST_MAIN(TestSmallWindow)
#include "tst_smallwindow.moc"
