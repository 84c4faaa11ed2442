// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Conflicts that are intended: by keys.

#include "model/session/pooldraft.h"
#include "model/wording/isolated.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/accepted/acceptdialog.h"
#include "views/accepted/accepteddialog.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltableview.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStatusBar>
#include <QTableView>
#include <QTreeView>
#include <QtTest>

using namespace poolwarden;

class TestAccepting final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptEditUndo();
    void itIsRememberedAndSorted();
    void aReasonIsNeeded();
    void undoneAndRedone();
    void revokeAndUndo();
    void eachRevokedOneCanBeBroughtBack();
    void theListReadsTheFileAgain();
    void whatIsSavedNamesTheFileThatIsWrong();
    void allThatIsAcceptedIsListed();
    void severalAreChosenTogether();
    void whatIsGoneMeanwhileIsNotAccepted();
    void whatIsGoneThisMomentIsNotAccepted();
    void whatOthersWriteIsSeen();
    void anotherFile();
    void aFileThatCannotBeReadIsNotOverwritten();
    void aFolderThatCannotBeWritten();
    void aFileOfAnotherHost();
};

namespace {

QString acceptedFolder(const TestSession &it)
{
    return QFileInfo(it.draftFolder()).dir().filePath(QStringLiteral("accepted"));
}

QString acceptedFile(const TestSession &it)
{
    return QDir(acceptedFolder(it)).filePath(QStringLiteral("test-fake-6c66609e97.json"));
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

int rowsOf(const TestSession &it)
{
    return it.find<QTreeView>("conflictList")->model()->rowCount();
}

/// Two conflicts: those of the group, and of a draft inside “images”.
bool openWithDraftInside(TestSession &it)
{
    if (!it.open())
        return false;
    (void)it.registry()->createDraft(
        it.registry()->hosts().first().id, DraftOrigin::New,
        QStringLiteral("<pool type='dir'><name>new</name><target><path>/srv/images/a</path>"
                       "</target></pool>"));
    return QTest::qWaitFor([&it] { return rowsOf(it) == 2; });
}

/// As a user: Ctrl+Shift+H.
AcceptDialog *openAccept(const TestSession &it)
{
    const auto *action = it.find<QAction>("acceptConflictAction");
    it->activateWindow();
    if (!QTest::qWaitForWindowActive(it.session->window())
        || !QTest::qWaitFor([action] { return action->isEnabled(); }))
        return nullptr;
    QTest::keyClick(it.session->window(), Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    AcceptDialog *dialog = nullptr;
    const auto isReady = [&] {
        dialog = it->findChild<AcceptDialog *>(QStringLiteral("acceptDialog"));
        auto *reason =
            dialog ? dialog->findChild<QWidget *>(QStringLiteral("acceptReason")) : nullptr;
        return reason && reason->hasFocus();
    };
    return QTest::qWaitFor(isReady) ? dialog : nullptr;
}

bool accept(const TestSession &it, const QString &reason)
{
    AcceptDialog *dialog = openAccept(it);
    if (!dialog)
        return false;
    auto *edit = dialog->findChild<QPlainTextEdit *>(QStringLiteral("acceptReason"));
    QTest::keyClicks(edit, reason);
    QTest::keyClick(edit, Qt::Key_Return);
    return QTest::qWaitFor(
        [&it] { return !it->findChild<AcceptDialog *>(QStringLiteral("acceptDialog")); });
}

AcceptedDialog *openAccepted(const TestSession &it)
{
    it.find<QPushButton>("conflictsAccepted")->click();
    auto *dialog = it->findChild<AcceptedDialog *>(QStringLiteral("acceptedDialog"));
    return dialog && QTest::qWaitForWindowActive(dialog) ? dialog : nullptr;
}

FindingCounts statusOf(const TestSession &it, const char *pool)
{
    return it.registry()->pool(it.poolNamed(QLatin1String(pool)))->status;
}

} // namespace

// See it, accept it with a reason, edit the field: it is back. Undo: it is hidden again.
void TestAccepting::acceptEditUndo()
{
    TestSession it;
    QVERIFY(it.open());
    QGuiApplication::clipboard()->setText(QStringLiteral(
        "<pool type='dir'><name>new</name><target><path>/srv/images/a</path></target></pool>"));
    auto *table = it->findChild<PoolTableView *>();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(rowsOf(it), 2);
    const PoolId pool = it.poolNamed(QStringLiteral("new"));
    QTRY_COMPARE(it->currentPool(), pool);
    QTRY_VERIFY(it.find<QWidget>("conflictBanner")->isVisible());
    QVERIFY(accept(it, QStringLiteral("images only reads it")));
    QTRY_COMPARE(rowsOf(it), 1);
    QVERIFY(statusOf(it, "new").clean());
    QVERIFY(statusOf(it, "images").clean());
    QTRY_COMPARE(it.find<QPushButton>("conflictsAccepted")->text(), QStringLiteral("1 accepted"));
    QVERIFY(it.find<QPushButton>("conflictsAccepted")->isVisible());
    QTRY_VERIFY(!it.find<QWidget>("conflictBanner")->isVisible());
    // Who looks at the pool later is told that there is something.
    const auto *state = it.find<QLabel>("editorState");
    const auto isTold = [state] {
        return withoutIsolates(state->text())
            .endsWith(QStringLiteral("accepted conflict(s): images only reads it"));
    };
    QTRY_VERIFY2(isTold(), qPrintable(state->text()));
    // A field that has nothing to do with it.
    PoolDraft *draft = it.registry()->pool(pool)->draft;
    draft->setValue({Field::Mode, 0}, QStringLiteral("0700"));
    QVERIFY(statusOf(it, "new").clean());
    // Another value: it is another conflict.
    it.type("field-target-path", QStringLiteral("/srv/images/b"));
    QTRY_COMPARE(statusOf(it, "images").warnings, 1);
    QTRY_VERIFY(!isTold());
    QTRY_COMPARE(rowsOf(it), 2);
    QTRY_VERIFY(it.find<QWidget>("conflictBanner")->isVisible());
    QTRY_COMPARE(it.find<QPushButton>("conflictsAccepted")->text(),
                 QStringLiteral("0 accepted, 1 outdated"));
    // Undone, it is hidden again.
    for (int i = 0;
         i < 40 && draft->value({Field::TargetPath, 0}) != QStringLiteral("/srv/images/a"); ++i) {
        qInfo() << draft->value({Field::TargetPath, 0}).value_or(QString()) << it->focusWidget();
        it.trigger("undoAction");
    }
    QCOMPARE(draft->value({Field::TargetPath, 0}).value_or(QString()),
             QStringLiteral("/srv/images/a"));
    QTRY_COMPARE(rowsOf(it), 1);
    QTRY_VERIFY(isTold());
    QVERIFY(statusOf(it, "images").clean());
    QTRY_COMPARE(it.find<QPushButton>("conflictsAccepted")->text(), QStringLiteral("1 accepted"));
}

void TestAccepting::itIsRememberedAndSorted()
{
    QTemporaryDir scratch;
    const QString settings = scratch.filePath(QStringLiteral("settings.ini"));
    {
        TestSession it(settings);
        QVERIFY(it.open());
        it.select(QStringLiteral("lvm-fast"));
        QTRY_COMPARE(rowsOf(it), 1);
        QVERIFY(accept(it, QStringLiteral("agreed")));
        QTRY_COMPARE(rowsOf(it), 0);
        const QByteArray text = contentOf(acceptedFile(it));
        QVERIFY(text.contains("\"reason\": \"agreed\""));
        QVERIFY(text.contains("\"hosts\": [\n        \"test:///fake\"\n    ]"));
        QVERIFY(text.indexOf("hostvg") < text.indexOf("lvm-fast"));
    }
    TestSession it(settings);
    QVERIFY(it.open());
    QTRY_COMPARE(rowsOf(it), 0);
    QVERIFY(statusOf(it, "hostvg").clean());
}

void TestAccepting::aReasonIsNeeded()
{
    TestSession it;
    QVERIFY(it.open());
    it.select(QStringLiteral("hostvg"));
    QTRY_COMPARE(rowsOf(it), 1);
    AcceptDialog *dialog = openAccept(it);
    QVERIFY(dialog);
    auto *edit = dialog->findChild<QPlainTextEdit *>(QStringLiteral("acceptReason"));
    const auto *button = dialog->findChild<QPushButton *>(QStringLiteral("acceptAccept"));
    QVERIFY(!button->isEnabled());
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    QTest::keyClicks(edit, QStringLiteral("   "));
    QVERIFY(!button->isEnabled());
    QTest::keyClicks(edit, QStringLiteral("half a sen"));
    QVERIFY(button->isEnabled());
    QTest::keyClick(edit, Qt::Key_Escape);
    QTRY_VERIFY(!it->findChild<AcceptDialog *>(QStringLiteral("acceptDialog")));
    QCOMPARE(rowsOf(it), 1);
    // What was typed is there the next time.
    dialog = openAccept(it);
    QVERIFY(dialog);
    QCOMPARE(dialog->reason(), QStringLiteral("half a sen"));
    dialog->close();
}

void TestAccepting::undoneAndRedone()
{
    TestSession it;
    QVERIFY(it.open());
    it.select(QStringLiteral("hostvg"));
    QTRY_COMPARE(rowsOf(it), 1);
    const auto *redo = it.find<QAction>("redoAction");
    QVERIFY(!redo->isEnabled());
    QVERIFY(accept(it, QStringLiteral("agreed")));
    QTRY_COMPARE(rowsOf(it), 0);
    it->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(it.session->window()));
    for (int time = 0; time < 2; ++time) {
        auto *list = it->findChild<PoolTableView *>();
        list->setFocus();
        QTRY_VERIFY(it.find<QAction>("undoAction")->isEnabled());
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(rowsOf(it), 1);
        QVERIFY(!contentOf(acceptedFile(it)).contains("agreed"));
        QTRY_VERIFY(redo->isEnabled());
        QCOMPARE(redo->text().remove(u'&'), QStringLiteral("Redo: Accept Again"));
        QTest::keySequence(list, redo->shortcut());
        QTRY_COMPARE(rowsOf(it), 0);
        QVERIFY(contentOf(acceptedFile(it)).contains("\"agreed\""));
        QTRY_VERIFY(!redo->isEnabled());
    }
}

void TestAccepting::revokeAndUndo()
{
    TestSession it;
    QVERIFY(it.open());
    it.select(QStringLiteral("hostvg"));
    QTRY_COMPARE(rowsOf(it), 1);
    QVERIFY(accept(it, QStringLiteral("first")));
    QTRY_COMPARE(rowsOf(it), 0);
    AcceptedDialog *dialog = openAccepted(it);
    QVERIFY(dialog);
    auto *table = dialog->findChild<QTableView *>(QStringLiteral("acceptedTable"));
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("Hidden"));
    QCOMPARE(table->model()->index(0, 4).data().toString(), QStringLiteral("first"));
    QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("acceptedFile"))
                ->text()
                .contains(QStringLiteral("accepted")));
    table->setFocus();
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_Delete);
    QTRY_COMPARE(rowsOf(it), 1);
    QTRY_COMPARE(table->model()->rowCount(), 0);
    dialog->close();
    it->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(it.session->window()));
    QVERIFY(it->messages()->current().text.contains(QStringLiteral("no longer accepted")));
    it->messages()->takeAction();
    QTRY_COMPARE(rowsOf(it), 0);
    QVERIFY(contentOf(acceptedFile(it)).contains("\"first\""));
}

// The second message takes the place of the first; what was typed for both is not lost. Ctrl+Z is for the last.
void TestAccepting::eachRevokedOneCanBeBroughtBack()
{
    TestSession it;
    QVERIFY(openWithDraftInside(it));
    it.select(QStringLiteral("hostvg"));
    QVERIFY(accept(it, QStringLiteral("reason of the group")));
    QTRY_COMPARE(rowsOf(it), 1);
    it.select(QStringLiteral("images"));
    QVERIFY(accept(it, QStringLiteral("reason of the directory")));
    QTRY_COMPARE(rowsOf(it), 0);
    it.select(QStringLiteral("iso"));
    it->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(it.session->window()));
    QVERIFY(
        it.find<QAction>("undoAction")->text().contains(QStringLiteral("Take Back Acceptance")));
    QTest::keyClick(it.session->window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(rowsOf(it), 1);
    it.select(QStringLiteral("images"));
    QVERIFY(accept(it, QStringLiteral("reason of the directory")));
    QTRY_COMPARE(rowsOf(it), 0);
    it.select(QStringLiteral("iso"));
    AcceptedDialog *dialog = openAccepted(it);
    QVERIFY(dialog);
    auto *table = dialog->findChild<QTableView *>(QStringLiteral("acceptedTable"));
    table->selectRow(0);
    for (int left = 1; left >= 0; --left) {
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("acceptedRevoke")),
                          Qt::LeftButton);
        QTRY_COMPARE(table->model()->rowCount(), left);
        // What comes in its place is chosen, so that the key can be pressed again.
        QCOMPARE(table->selectionModel()->selectedRows().size(), left);
    }
    dialog->close();
    QTRY_COMPARE(rowsOf(it), 2);
    QVERIFY(!contentOf(acceptedFile(it)).contains("reason of"));
    QCOMPARE(it->messages()->undoable().size(), 2);
    for (int hidden = 1; hidden <= 2; ++hidden) {
        auto *menu = it.find<QMenu>("bringBackMenu");
        Q_EMIT menu->aboutToShow();
        auto *action = menu->findChild<QAction *>(QStringLiteral("bringBack-0"));
        QVERIFY(action);
        action->trigger();
        QTRY_COMPARE(rowsOf(it), 2 - hidden);
    }
    const QByteArray text = contentOf(acceptedFile(it));
    QVERIFY(text.contains("reason of the group") && text.contains("reason of the directory"));
    QVERIFY(it->messages()->undoable().isEmpty());
}

void TestAccepting::theListReadsTheFileAgain()
{
    TestSession it;
    QVERIFY(it.open());
    it.select(QStringLiteral("hostvg"));
    QTRY_COMPARE(rowsOf(it), 1);
    QVERIFY(accept(it, QStringLiteral("first")));
    QTRY_COMPARE(rowsOf(it), 0);
    const QByteArray text = contentOf(acceptedFile(it));
    // Somebody breaks it: nobody has typed anything here.
    put(acceptedFile(it), text.chopped(10));
    AcceptedDialog *dialog = openAccepted(it);
    QVERIFY(dialog);
    QTRY_VERIFY(it->messages()->current().text.contains(QStringLiteral("no conflict is hidden")));
    QTRY_COMPARE(rowsOf(it), 1);
    dialog->close();
    // It is mended, and the message is out of date.
    put(acceptedFile(it), text);
    it->activateWindow();
    it.trigger("acceptedConflictsAction");
    QTRY_COMPARE(rowsOf(it), 0);
    QTRY_VERIFY(it->messages()->current().text.isEmpty()
                || !it->messages()->current().text.contains(QStringLiteral("no conflict")));
}

void TestAccepting::whatIsSavedNamesTheFileThatIsWrong()
{
    TestSession it;
    QVERIFY(it.open());
    it.select(QStringLiteral("hostvg"));
    QTRY_COMPARE(rowsOf(it), 1);
    QVERIFY(accept(it, QStringLiteral("first")));
    QTRY_COMPARE(rowsOf(it), 0);
    AcceptedDialog *dialog = openAccepted(it);
    QVERIFY(dialog);
    const QByteArray broken = "{";
    put(acceptedFile(it), broken);
    it.prompts.path = it.scratch.filePath(QStringLiteral("copy.json"));
    dialog->findChild<QPushButton *>(QStringLiteral("acceptedCopy"))->click();
    QTRY_VERIFY(it->messages()->current().text.contains(QStringLiteral("were not saved")));
    QVERIFY2(it->messages()->current().detail.contains(QFileInfo(acceptedFile(it)).fileName()),
             qPrintable(it->messages()->current().detail));
    QVERIFY(!QFile::exists(it.prompts.path));
    // Not even over itself.
    it.prompts.path = acceptedFile(it);
    dialog->findChild<QPushButton *>(QStringLiteral("acceptedCopy"))->click();
    QTest::qWait(100);
    QCOMPARE(contentOf(acceptedFile(it)), broken);
}

void TestAccepting::allThatIsAcceptedIsListed()
{
    TestSession it;
    QVERIFY(it.open());
    for (int i = 0; i < 12; ++i)
        (void)it.registry()->createDraft(
            it.registry()->hosts().first().id, DraftOrigin::New,
            QStringLiteral("<pool type='dir'><name>new%1</name><target><path>/srv/images/%1</path>"
                           "</target></pool>")
                .arg(i));
    it.select(QStringLiteral("images"));
    QTRY_COMPARE(rowsOf(it), 2);
    auto *list = it.find<QTreeView>("conflictList");
    for (int row = 0; row < rowsOf(it); ++row) {
        if (list->model()->hasChildren(list->model()->index(row, 0)))
            list->setCurrentIndex(list->model()->index(row, 0));
    }
    it.select(QStringLiteral("images"));
    AcceptDialog *dialog = openAccept(it);
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), QStringLiteral("Accept 12 Conflict(s)"));
    for (const auto &[name, rows] :
         {std::pair("acceptConflicts", 12), std::pair("acceptUntil", 13)}) {
        const auto *lines = dialog->findChild<QListView *>(QLatin1String(name));
        QCOMPARE(lines->model()->rowCount(), rows);
        QVERIFY2(lines->model()->index(11, 0).data().toString().contains(QStringLiteral("new")),
                 name);
    }
    // It fits on a small screen, however many there are.
    QVERIFY2(dialog->height() <= 600 && dialog->minimumSizeHint().height() <= 480,
             qPrintable(QString::number(dialog->height())));
    dialog->close();

    // And revoked at once, by keys.
    QVERIFY(accept(it, QStringLiteral("all")));
    AcceptedDialog *accepted = openAccepted(it);
    QVERIFY(accepted);
    auto *table = accepted->findChild<QTableView *>(QStringLiteral("acceptedTable"));
    QTRY_COMPARE(table->model()->rowCount(), 12);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(table, Qt::Key_Delete);
    QTRY_COMPARE(table->model()->rowCount(), 0);
    QTRY_VERIFY(it->messages()->current().brings.startsWith(QStringLiteral("Accept 12 conflicts")));
    it->messages()->takeAction();
    QTRY_COMPARE(table->model()->rowCount(), 12);
}

// All their pools are selected, with the last key as with the first; what is accepted is told by its command.
void TestAccepting::severalAreChosenTogether()
{
    TestSession it;
    QVERIFY(openWithDraftInside(it));
    it->show();
    QVERIFY(QTest::qWaitForWindowActive(it.session->window()));
    auto *list = it.find<QTreeView>("conflictList");
    list->setFocus();
    const auto chosen = [&it] { return it->selection()->pools().size(); };
    const auto choosesFirst = [&] {
        list->setCurrentIndex({});
        QTest::keyClick(list, Qt::Key_Home);
        return chosen() == 2;
    };
    QTRY_VERIFY(choosesFirst()); // not while the list is being sorted
    QTest::keyClick(list, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(list->selectionModel()->selectedRows().size(), 2);
    QCOMPARE(chosen(), 4);
    const auto *note = it.find<QLabel>("conflictNote");
    QVERIFY2(note->text().startsWith(QStringLiteral("2 conflict(s) are selected.")),
             qPrintable(note->text()));
    QTest::keyClick(list, Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(chosen(), 2);
    QTest::keyClick(list, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(chosen(), 4);
    QVERIFY(accept(it, QStringLiteral("both are intended")));
    QTRY_COMPARE(rowsOf(it), 0);
    // It tells of both, not of the one with the cursor alone.
    QTRY_VERIFY2(note->text().startsWith(QStringLiteral("2 conflicts are accepted, and hidden:"))
                     && note->text().contains(QStringLiteral("/srv/images/a"))
                     && note->text().contains(QStringLiteral("vg0")),
                 qPrintable(note->text()));
    it.select(QStringLiteral("hostvg"));
    QTRY_VERIFY(it.find<QAction>("waysOutAction")->toolTip().contains(QStringLiteral("accepted")));
}

namespace {

/// Somebody gives the other pool of the group another one.
void moveLvmFast(const TestSession &it)
{
    PoolSnapshot moved =
        it.service()->pools.value(QStringLiteral("44444444-4444-4444-8444-444444444444"));
    for (QByteArray *xml : {&moved.persistentXml, &moved.liveXml})
        xml->replace("vg0", "vg7");
    it.service()->addFromElsewhere(moved);
}

} // namespace

void TestAccepting::whatIsGoneMeanwhileIsNotAccepted()
{
    TestSession it;
    QVERIFY(openWithDraftInside(it));
    auto *conflicts = it.find<QTreeView>("conflictList");
    conflicts->setFocus();
    const auto choosesAll = [&] {
        QTest::keyClick(conflicts, Qt::Key_Home);
        QTest::keyClick(conflicts, Qt::Key_A, Qt::ControlModifier);
        return it->selection()->pools().size() == 4;
    };
    QTRY_VERIFY(choosesAll()); // not while the list is being sorted
    AcceptDialog *dialog = openAccept(it);
    QVERIFY(dialog);
    auto *reason = dialog->findChild<QPlainTextEdit *>(QStringLiteral("acceptReason"));
    const auto *hint = dialog->findChild<QLabel *>(QStringLiteral("acceptHint"));
    const auto *button = dialog->findChild<QPushButton *>(QStringLiteral("acceptAccept"));
    const auto *list = dialog->findChild<QListView *>(QStringLiteral("acceptConflicts"));
    QVERIFY(list);
    QCOMPARE(list->model()->rowCount(), 2);
    QTest::keyClicks(reason, QStringLiteral("both"));
    QVERIFY(button->isEnabled());
    moveLvmFast(it);
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QVERIFY2(hint->text().startsWith(QStringLiteral("1 of the conflicts are gone")),
             qPrintable(hint->text()));
    QVERIFY(button->isEnabled());
    // The other one goes as well.
    it.registry()->discardDraft(it.poolNamed(QStringLiteral("new")));
    QTRY_COMPARE(list->model()->rowCount(), 0);
    QTRY_VERIFY(!button->isEnabled());
    QVERIFY2(hint->text().contains(QStringLiteral("nothing to accept")), qPrintable(hint->text()));
    QTest::keyClick(reason, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!QFile::exists(acceptedFile(it)));
}

// The key comes before the dialog has told.
void TestAccepting::whatIsGoneThisMomentIsNotAccepted()
{
    TestSession it;
    QVERIFY(it.open());
    it.select(QStringLiteral("hostvg"));
    QTRY_COMPARE(rowsOf(it), 1);
    AcceptDialog *dialog = openAccept(it);
    QVERIFY(dialog);
    auto *reason = dialog->findChild<QPlainTextEdit *>(QStringLiteral("acceptReason"));
    QTest::keyClicks(reason, QStringLiteral("intended"));
    moveLvmFast(it);
    QTest::keyClick(reason, Qt::Key_Return);
    QTRY_VERIFY(
        it->statusBar()->currentMessage().startsWith(QStringLiteral("Nothing was accepted")));
    QTRY_VERIFY(!it->findChild<AcceptDialog *>(QStringLiteral("acceptDialog")));
    QVERIFY(!QFile::exists(acceptedFile(it)));
}

// The file is shared: what a colleague revokes and accepts is seen without a key.
void TestAccepting::whatOthersWriteIsSeen()
{
    TestSession it;
    QVERIFY(it.open());
    it.select(QStringLiteral("hostvg"));
    QTRY_COMPARE(rowsOf(it), 1);
    QVERIFY(accept(it, QStringLiteral("intended")));
    QTRY_COMPARE(rowsOf(it), 0);
    const QByteArray text = contentOf(acceptedFile(it));
    // Written in place, as an editor does; replaced, as git does.
    put(acceptedFile(it), QByteArray(text).replace("vg0", "vg1"));
    QTRY_COMPARE(rowsOf(it), 1);
    const QString beside = acceptedFile(it) + QStringLiteral(".new");
    put(beside, text);
    QVERIFY(QFile::remove(acceptedFile(it)));
    QVERIFY(QFile::rename(beside, acceptedFile(it)));
    QTRY_COMPARE(rowsOf(it), 0);
    // What is typed meanwhile stays, and a broken file is told.
    const QByteArray broken = text.chopped(10);
    put(acceptedFile(it), broken);
    QTRY_VERIFY(it->messages()->current().text.contains(QStringLiteral("no conflict is hidden")));
    QTRY_COMPARE(rowsOf(it), 1);
    AcceptDialog *dialog = openAccept(it);
    QVERIFY(dialog);
    auto *reason = dialog->findChild<QPlainTextEdit *>(QStringLiteral("acceptReason"));
    QTest::keyClicks(reason, QStringLiteral("typed"));
    put(acceptedFile(it), text);
    QTRY_COMPARE(rowsOf(it), 0);
    QCOMPARE(dialog->reason(), QStringLiteral("typed"));
    QTRY_VERIFY(!it->messages()->current().text.contains(QStringLiteral("no conflict is hidden")));
}

void TestAccepting::anotherFile()
{
    TestSession it;
    QVERIFY(it.open());
    it.select(QStringLiteral("hostvg"));
    QTRY_COMPARE(rowsOf(it), 1);
    QVERIFY(accept(it, QStringLiteral("shared with all")));
    QTRY_COMPARE(rowsOf(it), 0);
    const QByteArray text = contentOf(acceptedFile(it));
    AcceptedDialog *dialog = openAccepted(it);
    QVERIFY(dialog);
    it.prompts.path = it.scratch.filePath(QStringLiteral("git/accepted.json"));
    dialog->findChild<QPushButton *>(QStringLiteral("acceptedCopy"))->click();
    QTRY_COMPARE(contentOf(it.prompts.path), text);
    // A copy is a copy, until it is said to be the host's file.
    const QString other = it.prompts.path;
    QTRY_VERIFY(it->messages()->current().text.contains(QStringLiteral("are copied to")));
    QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("acceptedFile"))
                ->text()
                .contains(QFileInfo(acceptedFile(it)).fileName()));
    it->messages()->takeAction();
    // From now on that one is used, and what others do to it is kept.
    auto *table = dialog->findChild<QTableView *>(QStringLiteral("acceptedTable"));
    QTRY_VERIFY(dialog->findChild<QLabel *>(QStringLiteral("acceptedFile"))
                    ->text()
                    .contains(QStringLiteral("git/accepted.json")));
    QByteArray changed = text;
    changed.replace("\"accepted\": [", "\"team\": \"storage\", \"accepted\": [");
    put(other, changed);
    table->setFocus();
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_Delete);
    QTRY_COMPARE(rowsOf(it), 1);
    QVERIFY(contentOf(other).contains("\"team\""));
    QVERIFY(!contentOf(other).contains("shared with all"));
    QCOMPARE(contentOf(acceptedFile(it)), text);
    // And back to the first.
    it.prompts.path = acceptedFile(it);
    dialog->findChild<QPushButton *>(QStringLiteral("acceptedOpen"))->click();
    QTRY_COMPARE(rowsOf(it), 0);
}

void TestAccepting::aFileThatCannotBeReadIsNotOverwritten()
{
    TestSession it;
    const QByteArray broken = "{\"formatVersion\": 1, \"hosts\": [";
    put(acceptedFile(it), broken);
    QVERIFY(it.open());
    QTRY_VERIFY(it->messages()->current().text.contains(QStringLiteral("no conflict is hidden")));
    QVERIFY(it->messages()->current().detail.contains(QStringLiteral("not JSON")));
    it.select(QStringLiteral("hostvg"));
    QTRY_COMPARE(rowsOf(it), 1);
    QVERIFY(accept(it, QStringLiteral("typed in vain")));
    QTRY_VERIFY(it->messages()->current().text.contains(QStringLiteral("Nothing was changed")));
    QCOMPARE(contentOf(acceptedFile(it)), broken);
    QCOMPARE(rowsOf(it), 1);
    AcceptDialog *dialog = openAccept(it);
    QVERIFY(dialog);
    QCOMPARE(dialog->reason(), QStringLiteral("typed in vain"));
    dialog->close();
}

void TestAccepting::aFolderThatCannotBeWritten()
{
    TestSession it;
    put(acceptedFolder(it), "a file where the folder should be");
    QVERIFY(it.open());
    it.select(QStringLiteral("hostvg"));
    QTRY_COMPARE(rowsOf(it), 1);
    QVERIFY(accept(it, QStringLiteral("nowhere to keep it")));
    QTRY_VERIFY(it->messages()->current().text.contains(QStringLiteral("Nothing was changed")));
    QCOMPARE(rowsOf(it), 1);
}

void TestAccepting::aFileOfAnotherHost()
{
    TestSession it;
    const QByteArray other =
        R"({"formatVersion": 1, "hosts": ["qemu+ssh://kvm9/system"], "accepted": []})";
    put(acceptedFile(it), other);
    QVERIFY(it.open());
    QTRY_VERIFY(it->messages()->current().detail.contains(
        QStringLiteral("It is for qemu+ssh://kvm9/system, not for test:///fake.")));
    it.select(QStringLiteral("hostvg"));
    QVERIFY(accept(it, QStringLiteral("no")));
    QTRY_VERIFY(it->messages()->current().text.contains(QStringLiteral("Nothing was changed")));
    QCOMPARE(contentOf(acceptedFile(it)), other);
}

QTEST_MAIN(TestAccepting)
#include "tst_accepting.moc"
