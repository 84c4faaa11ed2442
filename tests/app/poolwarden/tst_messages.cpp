// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/pooldraft.h"
#include "model/tables/pooltablemodel.h"
#include "model/wording/isolated.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/messages/messagebar.h"
#include "views/messages/readmark.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"
#include "views/window/dialogprompts.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QStatusBar>
#include <QStyleHints>
#include <QtTest>

using namespace poolwarden;

/// Messages that are true, and no more of them than are wanted.
class TestMessages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aButtonThatGoesTakesNoFocusWithIt();
    void aButtonThatWasPressedIsNotPressedForAnotherMessage_data();
    void aButtonThatWasPressedIsNotPressedForAnotherMessage();
    void aNameWithAnAmpersandIsWholeOnAButton();
    void aDoubleClickDoesNotTakeBackWhatItDid();
    void aLetterPressesNoButtonOfAQuestion();
    void aQuestionOfADialogBelongsToIt();
    void escapeClosesTheDetailsFirst();
    void allAreClosedAtOnce();
    void anErrorThatIsCorrectedIsNotTold();
    void anObstacleThatIsGoneIsNotTold();
    void anEmptyClipboardIsToldInPassing();
    void givingValuesToAnotherPoolAsks();
    void capitalsDoNotComeFirst();
    void anErrorIsReadBeforeWhatComesAfterIt();
    void aStopWithAnErrorIsToldTruly();
};

// The next key is for the pools again, not for whatever button of the bar comes next.
void TestMessages::aButtonThatGoesTakesNoFocusWithIt()
{
    TestSession session;
    QVERIFY(session.open());
    session->show();
    QVERIFY(QTest::qWaitForWindowActive(session.session->window()));
    session.select(QStringLiteral("iso"));
    session->post({Severity::Info, QStringLiteral("Older."), {}, {}, {}});
    Message message{Severity::Error, QStringLiteral("It has no directory."), {}, {}, {}};
    message.more.append({QStringLiteral("Make It"), [] {}});
    session->post(message);
    auto *offer = session.find<QPushButton>("messageOffer-0");
    QTRY_VERIFY(offer->isVisible());
    offer->setFocus();
    QTest::keyClick(offer, Qt::Key_Space);
    QVERIFY(!offer->isVisible());
    QTRY_VERIFY(QApplication::focusWidget()
                && !session->messages()->isAncestorOf(QApplication::focusWidget()));
}

// The buttons of the bar are those of the next message then, with the same label perhaps.
void TestMessages::aButtonThatWasPressedIsNotPressedForAnotherMessage_data()
{
    QTest::addColumn<bool>("hasMore");
    QTest::newRow("the message goes") << false;
    QTest::newRow("the message stays, with its other offer") << true;
}

void TestMessages::aButtonThatWasPressedIsNotPressedForAnotherMessage()
{
    QFETCH(bool, hasMore);
    TestSession session;
    QVERIFY(session.open());
    session->show();
    QVERIFY(QTest::qWaitForWindowActive(session.session->window()));
    session.select(QStringLiteral("iso"));
    int older = 0;
    int newer = 0;
    int other = 0;
    const QString label = QStringLiteral("Take Back");
    session->post({Severity::Info, QStringLiteral("Older."), {}, label, [&older] { ++older; }});
    Message message{Severity::Info, QStringLiteral("Newer."), {}, {}, {}};
    if (hasMore) {
        message.more.append({label, [&newer] { ++newer; }});
        message.more.append({QStringLiteral("Start It"), [&other] { ++other; }});
    } else {
        message.actionText = label;
        message.action = [&newer] { ++newer; };
    }
    session->post(message);
    auto *button = session.find<QPushButton>(hasMore ? "messageOffer-0" : "messageAction");
    QTRY_VERIFY(button->isVisible());
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(newer, 1);
    QTRY_VERIFY(QApplication::focusWidget());
    QVERIFY(!session->messages()->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(older + other, 0);
    QCOMPARE(newer, 1);
}

void TestMessages::aNameWithAnAmpersandIsWholeOnAButton()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("odd & even"));
    session.type("field-target-path", QStringLiteral("/srv/odd"));
    QTRY_VERIFY(session.find<QAction>("discardAction")->isEnabled());
    session.trigger("discardAction");
    const auto *button = session.find<QPushButton>("messageAction");
    QTRY_COMPARE(button->text(), QStringLiteral("Bring Back “odd && even”"));
    QCOMPARE(button->accessibleName(), QStringLiteral("Bring Back “odd & even”"));
    QCOMPARE(session.find<QAction>("undoAction")->text(),
             QStringLiteral("&Undo: Bring Back “odd && even”"));
}

void TestMessages::aDoubleClickDoesNotTakeBackWhatItDid()
{
    TestSession session;
    QVERIFY(session.open());
    session->show();
    QVERIFY(QTest::qWaitForWindowActive(session.session->window()));
    session->messages()->dismissAll();
    int done = 0;
    int takenBack = 0;
    const Message back{Severity::Info,
                       QStringLiteral("It is done."),
                       {},
                       QStringLiteral("Do It Not"),
                       [&takenBack] { ++takenBack; }};
    session->post({Severity::Info, QStringLiteral("Do it?"), {}, QStringLiteral("Do It Now"), [&] {
                       ++done;
                       session->post(back);
                   }});
    auto *button = session.find<QPushButton>("messageAction");
    QTRY_VERIFY(button->isVisible());
    // The pointer stays, also where the button moves or changes its width.
    const auto click = [button](const QPoint &place) {
        QTest::mouseClick(button, Qt::LeftButton, {}, button->mapFromGlobal(place));
    };
    QApplication::processEvents(); // the bar has its place
    const QPoint middle = button->mapToGlobal(button->rect().center());
    click(middle);
    QCOMPARE(done, 1);
    QTRY_COMPARE(button->text(), QStringLiteral("Do It Not"));
    QApplication::processEvents();
    QVERIFY(button->rect().contains(button->mapFromGlobal(middle)));
    // Also the impatient third one.
    click(middle);
    click(middle);
    QCOMPARE(takenBack, 0);
    // Whoever moves the pointer means it, and so does whoever waits.
    click(middle + QPoint(QGuiApplication::styleHints()->mouseDoubleClickDistance() + 2, 0));
    QCOMPARE(takenBack, 1);
    session->post(back);
    QTRY_COMPARE(button->text(), QStringLiteral("Do It Not"));
    QTest::qWait(2 * QApplication::doubleClickInterval() + 50);
    click(middle);
    QCOMPARE(takenBack, 2);
}

void TestMessages::aLetterPressesNoButtonOfAQuestion()
{
    QWidget window;
    window.show();
    DialogPrompts prompts;
    prompts.setParent(&window);
    Prompts::Question question;
    question.title = QStringLiteral("Export");
    question.text = QStringLiteral("There are problems.");
    question.accept = QStringLiteral("&Export Anyway");
    std::optional<bool> answered;
    prompts.ask(question, [&answered](bool yes) { answered = yes; });
    auto *box = window.findChild<QWidget *>(QStringLiteral("questionBox"));
    QVERIFY(box && QTest::qWaitForWindowActive(box));
    QTest::keyClick(box, Qt::Key_E);
    QCoreApplication::processEvents();
    QVERIFY(!answered);
    QTest::keyClick(box, Qt::Key_E, Qt::AltModifier);
    QTRY_COMPARE(answered, std::optional(true));
}

// Window managers give the keyboard to the window that a closed one belonged to.
void TestMessages::aQuestionOfADialogBelongsToIt()
{
    TestSession session;
    QVERIFY(session.open());
    MainWindow *window = session.session->window();
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window));
    DialogPrompts prompts;
    prompts.setParent(window);
    int answers = 0;
    const auto ownerOf = [&](QWidget *active) -> QWidget * {
        if (!QTest::qWaitForWindowActive(active))
            return nullptr;
        prompts.ask({QStringLiteral("Overwrite"),
                     QStringLiteral("Overwrite it?"),
                     {},
                     QStringLiteral("&Overwrite")},
                    [&answers](bool) { ++answers; });
        const QPointer<QWidget> box = window->findChild<QWidget *>(QStringLiteral("questionBox"));
        if (!box || !QTest::qWaitForWindowActive(box))
            return nullptr;
        QWidget *owner = box->parentWidget();
        QTest::keyClick(box, Qt::Key_Escape);
        return QTest::qWaitFor([box] { return !box; }) ? owner : nullptr;
    };
    QCOMPARE(ownerOf(window), window);
    QDialog dialog(window);
    dialog.open();
    QCOMPARE(ownerOf(&dialog), &dialog);
    QCOMPARE(answers, 2);
}

// What it offers is not gone with the details.
void TestMessages::escapeClosesTheDetailsFirst()
{
    TestSession session;
    QVERIFY(session.open());
    session->show();
    QVERIFY(QTest::qWaitForWindowActive(session.session->window()));
    session->post({Severity::Error, QStringLiteral("It was not started."),
                   QStringLiteral("error: one\nerror: two\nerror: three"),
                   QStringLiteral("Make It"), [] {}});
    auto *details = session.find<QPushButton>("messageDetails");
    QTRY_VERIFY(details->isVisible());
    details->setFocus();
    QTest::keyClick(details, Qt::Key_Space);
    QVERIFY(details->isChecked());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!details->isChecked());
    QCOMPARE(session->messages()->count(), 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(session->messages()->count(), 0);
}

void TestMessages::allAreClosedAtOnce()
{
    TestSession session;
    QVERIFY(session.open());
    auto *all = session.find<QPushButton>("messageCloseAll");
    const auto post = [&session](const char *text, bool undoes = false) {
        Message message{Severity::Info, QLatin1String(text), {}, QStringLiteral("Do"), [] {}};
        message.undoes = undoes;
        session->post(message);
    };
    post("one");
    QVERIFY(!all->isVisible());
    post("two", true);
    post("three");
    QVERIFY(all->isVisible());
    session.find<QPushButton>("messageAction")->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape, Qt::ShiftModifier);
    QCOMPARE(session->messages()->count(), 0);
    QVERIFY(!session.find<QWidget>("messageBar")->isVisible());
    // What can be brought back can be brought back still.
    QCOMPARE(session->messages()->undoable().size(), 1);
    post("four");
    post("five");
    QTest::mouseClick(all, Qt::LeftButton);
    QCOMPARE(session->messages()->count(), 0);
    // Wherever the focus is.
    session.select(QStringLiteral("images"));
    for (const char *name : {"field-name", "field-target-path", "field-type"}) {
        post("six");
        post("seven");
        auto *input = session.find<QWidget>(name);
        input->setFocus();
        QTRY_VERIFY(input->hasFocus());
        QTest::keyClick(input, Qt::Key_Escape, Qt::ShiftModifier);
        QCOMPARE(session->messages()->count(), 0);
        QVERIFY(input->hasFocus());
        // By the mouse as well.
        post("eight");
        post("nine");
        QTRY_VERIFY(all->isVisible());
        QTest::mouseClick(session.find<QWidget>("messageCopy"), Qt::LeftButton);
        QVERIFY(input->hasFocus());
        QTest::mouseClick(all, Qt::LeftButton);
        QCOMPARE(session->messages()->count(), 0);
        QVERIFY(input->hasFocus());
    }
}

void TestMessages::anErrorThatIsCorrectedIsNotTold()
{
    TestSession session;
    QVERIFY(session.open());
    QGuiApplication::clipboard()->setText(
        QStringLiteral("<pool type='dir'><name>torn</name><target><path>/t</target></pool>"));
    session->tablePane()->table()->setFocus();
    QTest::keyClick(session->tablePane()->table(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(session.registry()->poolCount(), 5);
    QCOMPARE(session->messages()->count(), 1);
    PoolDraft *draft = session.registry()->pool(session.registry()->pools().last())->draft;
    draft->setXml(draft->xml() + u' ');
    QCOMPARE(session->messages()->count(), 1);
    draft->setXml(draft->xml().replace(QStringLiteral("/t<"), QStringLiteral("/t</path><")));
    QCOMPARE(session->messages()->count(), 0);
}

void TestMessages::anObstacleThatIsGoneIsNotTold()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.trigger("startAction");
    const PoolId iso = session->currentPool();
    QTRY_VERIFY(session.registry()->pool(iso)->snapshot->isActive());
    session.type("field-name", QStringLiteral("discs"));
    Q_EMIT session->renameRequested(iso);
    QVERIFY(session->messages()->current().text.contains(QStringLiteral("must be stopped")));
    QTRY_VERIFY(session.find<QAction>("stopAction")->isEnabled());
    session.trigger("stopAction");
    QTRY_VERIFY(!session.registry()->pool(iso)->snapshot->isActive());
    QCOMPARE(session->messages()->count(), 0);
}

void TestMessages::anEmptyClipboardIsToldInPassing()
{
    TestSession session;
    QVERIFY(session.open());
    QGuiApplication::clipboard()->setText(QStringLiteral("images2"));
    session->tablePane()->table()->setFocus();
    QTest::keyClick(session->tablePane()->table(), Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(session->statusBar()->currentMessage().contains(QStringLiteral("clipboard")));
    QCOMPARE(session->messages()->count(), 0);
}

void TestMessages::givingValuesToAnotherPoolAsks()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("begun"));
    Finding finding;
    finding.pool = session.poolNamed(QStringLiteral("begun"));
    finding.peer = session.poolNamed(QStringLiteral("iso"));
    session.prompts.yes = false;
    Q_EMIT session->changePeerRequested(finding);
    QCOMPARE(session.prompts.questions.size(), 1);
    QVERIFY(session.prompts.questions.first().text.contains(QStringLiteral("iso")));
    QVERIFY(session.poolNamed(QStringLiteral("begun")) != noPool);
    QVERIFY(!session.registry()->pool(finding.peer)->hasUnsaved());
}

void TestMessages::capitalsDoNotComeFirst()
{
    const QLocale before;
    QLocale::setDefault(QLocale::c());
    {
        TestSession session;
        QVERIFY(session.open());
        session.trigger("newPoolAction");
        session.type("field-name", QStringLiteral("JSO"));
        QStringList names;
        const QAbstractItemModel *rows = session->tablePane()->table()->model();
        for (int row = 0; row < rows->rowCount(); ++row)
            names.append(rows->index(row, PoolTableModel::NameColumn).data().toString());
        QCOMPARE(names, QStringList({QStringLiteral("hostvg"), QStringLiteral("images"),
                                     QStringLiteral("iso"), QStringLiteral("JSO"),
                                     QStringLiteral("lvm-fast")}));
    }
    QLocale::setDefault(before);
}

// What comes a moment later, and is harmless, waits behind it; what it undoes is undone by Ctrl+Z all the same.
void TestMessages::anErrorIsReadBeforeWhatComesAfterIt()
{
    TestSession session;
    QVERIFY(session.open());
    session->show();
    QVERIFY(QTest::qWaitForWindowActive(session.session->window()));
    bool isUndone = false;
    Message harmless{Severity::Info,
                     QStringLiteral("It was undefined."),
                     {},
                     QStringLiteral("&Bring Back"),
                     [&isUndone] { isUndone = true; }};
    harmless.undoes = true;
    session->post({Severity::Warning, QStringLiteral("It was stopped with an error."), {}, {}, {}});
    session->post({Severity::Error, QStringLiteral("It was not stopped."), {}, {}, {}});
    session->post(harmless);
    QCOMPARE(session->messages()->current().text, QStringLiteral("It was not stopped."));
    QCOMPARE(session->messages()->count(), 3);
    QTest::keyClick(session.session->window(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(isUndone);
    QCOMPARE(session->messages()->count(), 2);
    session->messages()->dismiss();
    QCOMPARE(session->messages()->current().severity, Severity::Warning);
    // Once it was read, it makes way.
    session->post({Severity::Error, QStringLiteral("It was not started."), {}, {}, {}});
    QTRY_VERIFY_WITH_TIMEOUT(session->messages()->current().isRead, 3 * ReadMark::milliseconds);
    session->post(harmless);
    QCOMPARE(session->messages()->current().text, harmless.text);
}

// libvirt can report an error, and the pool is stopped.
void TestMessages::aStopWithAnErrorIsToldTruly()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("hostvg"));
    const PoolId pool = session.poolNamed(QStringLiteral("hostvg"));
    QTRY_VERIFY(session.find<QAction>("stopAction")->isEnabled());
    session->statusBar()->showMessage(QStringLiteral("It is started."));
    ServiceError error;
    error.sentence = QStringLiteral("There is no such device.");
    session.service()->nextError = error;
    session.service()->nextErrorOf = StorageService::Operation::Stop;
    session.service()->failsAfterDone = true;
    session.trigger("stopAction");
    QTRY_VERIFY(!session->messages()->current().text.isEmpty());
    const Message message = session->messages()->current();
    QCOMPARE(message.text, QStringLiteral("“%1” is stopped, but libvirt reported an error while it "
                                          "stopped it. There is no such device.")
                               .arg(isolated(QStringLiteral("hostvg"))));
    QCOMPARE(message.severity, Severity::Warning);
    QVERIFY(session->statusBar()->currentMessage().isEmpty());
    QVERIFY(!session.registry()->pool(pool)->snapshot->isActive());
    // It is not true any more when the pool is started.
    QTRY_VERIFY(session.find<QAction>("startAction")->isEnabled());
    session.prompts.chosen = 0; // start anyway: the volume group is not there
    session.trigger("startAction");
    QTRY_VERIFY(session.registry()->pool(pool)->snapshot->isActive());
    QTRY_COMPARE(session->messages()->count(), 0);
}

QTEST_MAIN(TestMessages)
#include "tst_messages.moc"
