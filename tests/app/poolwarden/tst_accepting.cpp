// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Conflicts that are intended: by keys.

#include "model/session/pooldraft.h"
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
#include <QPlainTextEdit>
#include <QPushButton>
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
    void revokeAndUndo();
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
    return QDir(acceptedFolder(it)).filePath(QStringLiteral("test%3A%2F%2F%2Ffake.json"));
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

/// As a user: Ctrl+Shift+I.
AcceptDialog *openAccept(const TestSession &it)
{
    const auto *action = it.find<QAction>("acceptConflictAction");
    it->activateWindow();
    if (!QTest::qWaitForWindowActive(it.session->window())
        || !QTest::qWaitFor([action] { return action->isEnabled(); }))
        return nullptr;
    QTest::keyClick(it.session->window(), Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
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
    // A field that has nothing to do with it.
    PoolDraft *draft = it.registry()->pool(pool)->draft;
    draft->setValue({Field::Mode, 0}, QStringLiteral("0700"));
    QVERIFY(statusOf(it, "new").clean());
    // Another value: it is another conflict.
    it.type("field-target-path", QStringLiteral("/srv/images/b"));
    QTRY_COMPARE(statusOf(it, "images").warnings, 1);
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
    dialog->findChild<QPushButton *>(QStringLiteral("acceptedSaveAs"))->click();
    QTRY_COMPARE(contentOf(it.prompts.path), text);
    // From now on that one is used, and what others do to it is kept.
    const QString other = it.prompts.path;
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
