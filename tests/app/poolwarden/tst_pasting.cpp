// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Text from the clipboard, by keys: definitions among other text, and such as cannot be read.

#include "app/poolwarden/importcontroller.h"
#include "model/session/pooldraft.h"
#include "model/session/poolselection.h"
#include "tests/app/poolwarden/testsession.h"
#include "tests/support/cputime.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltableview.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTimer>
#include <QUndoStack>

using namespace poolwarden;

namespace {

QString pool(const char *name)
{
    const QString text = QString::fromLatin1(name);
    return QStringLiteral("<pool type='dir'>\n  <name>%1</name>\n"
                          "  <target>\n    <path>/srv/%1</path>\n  </target>\n</pool>\n")
        .arg(text);
}

/// As a user: in the list, Ctrl+V.
void paste(const TestSession &session, const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    session->findChild<PoolTableView *>()->setFocus();
    QTest::keyClick(session->windowHandle(), Qt::Key_V, Qt::ControlModifier);
}

QList<const PoolDraft *> drafts(const TestSession &session)
{
    QList<const PoolDraft *> found;
    for (const PoolId id : session.registry()->pools()) {
        if (const PoolDraft *draft = session.registry()->pool(id)->draft)
            found.append(draft);
    }
    return found;
}

} // namespace

class TestPasting final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textAroundIsToldAsLeftOut();
    void oneInAMail();
    void undoTakesItBack_data();
    void undoTakesItBack();
    void undoLeavesWhatWasEditedSince();
    void undoLeavesWhatCanBeRedone();
    void whatTheHostHasExactlySoIsNoDraft();
    void aMalformedOneIsADraftOfItsOwn();
    void malformedTextAloneIsKept();
    void aFileIsDividedAsPastedText();
    void thousandsComeWhileTheWindowLives();
};

void TestPasting::textAroundIsToldAsLeftOut()
{
    TestSession session;
    QVERIFY(session.open());
    paste(session, QStringLiteral("Hello, from <me@host.example>:\n") + pool("p1") + pool("p2")
                       + pool("p3"));
    QTRY_COMPARE(drafts(session).size(), 3);
    for (const char *name : {"p1", "p2", "p3"})
        QVERIFY(session.poolNamed(QString::fromLatin1(name)) != noPool);
    const Message message = session->messages()->current();
    QVERIFY2(message.text.contains(QStringLiteral("3 pool(s) were imported as drafts.")),
             qPrintable(message.text));
    QVERIFY2(message.text.contains(QStringLiteral("The other text around them was left out.")),
             qPrintable(message.text));
    QCOMPARE(message.detail, QStringLiteral("Hello, from <me@host.example>:"));
    QCOMPARE(message.severity, Severity::Info);
    QVERIFY(!message.actionText.isEmpty());
}

void TestPasting::oneInAMail()
{
    TestSession session;
    QVERIFY(session.open());
    paste(session, QStringLiteral("Hello,\n") + pool("p1") + QStringLiteral("-- \nMe"));
    QTRY_COMPARE(drafts(session).size(), 1);
    QVERIFY(session.poolNamed(QStringLiteral("p1")) != noPool);
    QVERIFY2(session->messages()->current().text.contains(
                 QStringLiteral("The other text around it was left out.")),
             qPrintable(session->messages()->current().text));
    QCOMPARE(session->messages()->current().detail, QStringLiteral("Hello,\n-- \nMe"));
}

void TestPasting::undoTakesItBack_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("one") << 1;
    QTest::newRow("several") << 3;
}

void TestPasting::undoTakesItBack()
{
    QFETCH(const int, count);
    TestSession session;
    QVERIFY(session.open());
    const auto *undo = session.find<QAction>("undoAction");
    QVERIFY(!undo->isEnabled());
    paste(session, pool("p1") + (count > 1 ? pool("p2") + pool("p3") : QString()));
    QTRY_COMPARE(drafts(session).size(), count);
    QTRY_VERIFY(undo->isEnabled());
    QVERIFY2(undo->text().contains(QStringLiteral("Discard")), qPrintable(undo->text()));
    auto *list = session->findChild<PoolTableView *>();
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(drafts(session).size(), 0);
    // Nothing offers to define them any more. They can be brought back, and that is the redo.
    QCOMPARE(session->messages()->count(), 1);
    QVERIFY2(session->messages()->current().text.contains(QStringLiteral("discarded")),
             qPrintable(session->messages()->current().text));
    QCOMPARE(session->messages()->undoable().size(), 1);
    QVERIFY(!undo->isEnabled());
    list->setFocus();
    QTest::keySequence(list, session.find<QAction>("redoAction")->shortcut());
    QTRY_COMPARE(drafts(session).size(), count);
    QVERIFY(session->messages()->undoable().isEmpty());
}

void TestPasting::undoLeavesWhatWasEditedSince()
{
    TestSession session;
    QVERIFY(session.open());
    paste(session, pool("p1") + pool("p2"));
    QTRY_COMPARE(drafts(session).size(), 2);
    session.select(QStringLiteral("p2"));
    session.type("field-target-path", QStringLiteral("/srv/mine"));
    session.select(QStringLiteral("iso"));
    auto *list = session->findChild<PoolTableView *>();
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(session.poolNamed(QStringLiteral("p1")), noPool);
    QCOMPARE(drafts(session).size(), 1);
    QCOMPARE(drafts(session).first()->value({Field::TargetPath, 0}),
             std::optional(QStringLiteral("/srv/mine")));
    QVERIFY2(session->messages()->current().text.contains(QStringLiteral("p2")),
             qPrintable(session->messages()->current().text));
}

// One Ctrl+Z too many, in the field or elsewhere.
void TestPasting::undoLeavesWhatCanBeRedone()
{
    TestSession session;
    QVERIFY(session.open());
    paste(session, pool("p1") + pool("p2"));
    QTRY_COMPARE(drafts(session).size(), 2);
    session.select(QStringLiteral("p2"));
    session.type("field-target-path", QStringLiteral("/srv/mine"));
    auto *field = session.find<QLineEdit>("field-target-path");
    const PoolDraft *edited =
        session.registry()->pool(session.poolNamed(QStringLiteral("p2")))->draft;
    for (int presses = 0; presses < 30 && edited->undoStack()->canUndo(); ++presses)
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!edited->undoStack()->canUndo());
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(drafts(session).size(), 2);
    QVERIFY2(session.find<QAction>("undoAction")
                 ->toolTip()
                 .contains(QStringLiteral("nothing more to undo")),
             qPrintable(session.find<QAction>("undoAction")->toolTip()));
    session.select(QStringLiteral("iso"));
    auto *list = session->findChild<PoolTableView *>();
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(session.poolNamed(QStringLiteral("p1")), noPool);
    QCOMPARE(drafts(session).size(), 1);
    session.select(QStringLiteral("p2"));
    list->setFocus();
    for (int presses = 0; presses < 30 && edited->undoStack()->canRedo(); ++presses)
        QTest::keySequence(list, session.find<QAction>("redoAction")->shortcut());
    QCOMPARE(edited->value({Field::TargetPath, 0}), std::optional(QStringLiteral("/srv/mine")));
}

void TestPasting::whatTheHostHasExactlySoIsNoDraft()
{
    TestSession session;
    QVERIFY(session.open());
    const int count = session.registry()->poolCount();
    QStringList known;
    for (const char *name : {"images", "iso"}) {
        const PoolId id = session.poolNamed(QString::fromLatin1(name));
        known << QString::fromUtf8(session.registry()->pool(id)->snapshot->persistentXml);
    }
    paste(session, known.first());
    QTRY_VERIFY(session->messages()->current().text.contains(QStringLiteral("already")));
    QVERIFY(drafts(session).isEmpty());
    QCOMPARE(session->currentPool(), session.poolNamed(QStringLiteral("images")));
    // Permissions that only the text has are wanted.
    QString strict = known.first();
    strict.replace(QStringLiteral("</target>"),
                   QStringLiteral("<permissions><mode>0700</mode></permissions></target>"));
    QVERIFY(strict != known.first());
    paste(session, strict);
    QTRY_COMPARE(drafts(session).size(), 1);
    QVERIFY(drafts(session).first()->xml().contains(QStringLiteral("0700")));
    session.registry()->discardDraft(drafts(session).first()->id());
    QTRY_VERIFY(drafts(session).isEmpty());
    // Of several, what differs is a draft.
    known.last().replace(QStringLiteral("/srv/iso"), QStringLiteral("/srv/elsewhere"));
    paste(session, known.join(u'\n'));
    QTRY_COMPARE(drafts(session).size(), 1);
    QCOMPARE(session.registry()->poolCount(), count + 1);
    QVERIFY(drafts(session).first()->xml().contains(QStringLiteral("/srv/elsewhere")));
    const QString told = session->messages()->current().text;
    QVERIFY2(told.contains(QStringLiteral("already")) && told.contains(QStringLiteral("images")),
             qPrintable(told));
}

void TestPasting::aMalformedOneIsADraftOfItsOwn()
{
    TestSession session;
    QVERIFY(session.open());
    const QString broken = pool("p3").remove(QStringLiteral("</path>"));
    paste(session, pool("p1") + pool("p2") + broken + pool("p4") + pool("p5"));
    QTRY_COMPARE(drafts(session).size(), 5);
    for (const char *name : {"p1", "p2", "p4", "p5"}) {
        const PoolId id = session.poolNamed(QString::fromLatin1(name));
        QVERIFY2(id != noPool, name);
        QVERIFY(session.registry()->pool(id)->draft->document());
    }
    int faulty = 0;
    for (const PoolDraft *draft : drafts(session)) {
        if (!draft->document()) {
            ++faulty;
            QCOMPARE(draft->xml(), broken.trimmed());
        }
    }
    QCOMPARE(faulty, 1);
    const Message message = session->messages()->current();
    QCOMPARE(message.severity, Severity::Warning);
    QVERIFY2(message.text.contains(QStringLiteral("5 pool(s)")), qPrintable(message.text));
    QVERIFY2(message.text.contains(QStringLiteral("1 of them")), qPrintable(message.text));
    // Its own error, and which one it is.
    QVERIFY2(message.detail.startsWith(QStringLiteral("Definition 3 of the pasted text was "
                                                      "imported with an error")),
             qPrintable(message.detail));
    QVERIFY2(message.detail.contains(QStringLiteral("path")), qPrintable(message.detail));
    QVERIFY2(!message.detail.contains(QStringLiteral("Extra content")), qPrintable(message.detail));
}

void TestPasting::malformedTextAloneIsKept()
{
    TestSession session;
    QVERIFY(session.open());
    const QString text = QStringLiteral("<pool type='dir'><name>half");
    paste(session, text);
    QTRY_COMPARE(drafts(session).size(), 1);
    QCOMPARE(drafts(session).constFirst()->xml(), text);
    const Message message = session->messages()->current();
    QVERIFY2(message.text.startsWith(QStringLiteral("The pasted text was imported with an error")),
             qPrintable(message.text));
}

void TestPasting::aFileIsDividedAsPastedText()
{
    TestSession session;
    QVERIFY(session.open());
    QFile file(session.scratch.filePath(QStringLiteral("several.xml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("some words\n" + pool("p1").toUtf8()
               + pool("p2").remove(QStringLiteral("</name>")).toUtf8());
    file.close();
    session.session->imports()->importFiles({file.fileName()});
    QTRY_COMPARE(drafts(session).size(), 2);
    QTRY_VERIFY(session->messages()->current().text.contains(QStringLiteral("left out")));
    const Message message = session->messages()->current();
    QVERIFY2(message.detail.contains(QStringLiteral("several.xml")), qPrintable(message.detail));
    QVERIFY2(message.detail.contains(QStringLiteral("some words")), qPrintable(message.detail));
}

void TestPasting::thousandsComeWhileTheWindowLives()
{
    constexpr int count = 3000;
    TestSession session;
    // Without what looks at all rows at each change.
    session.session->connections()->open(QStringLiteral("test:///fake"), false);
    QTRY_COMPARE(session.registry()->poolCount(), 4);
    QString text;
    for (int number = 0; number < count; ++number)
        text += pool(qPrintable(QStringLiteral("bulk%1").arg(number, 4, 10, QLatin1Char('0'))));
    auto *counts = session.find<QLabel>("countsLabel");
    const QAbstractItemModel *rows = session->findChild<PoolTableView *>()->model();
    QSignalSpy added(rows, &QAbstractItemModel::rowsInserted);
    QSignalSpy selected(session->findChild<PoolTableView *>()->selectionModel(),
                        &QItemSelectionModel::selectionChanged);
    QSignalSpy told(session->findChild<PoolSelection *>(), &PoolSelection::changed);
    // What the window does meanwhile: it counts on, and writes drafts to the disk.
    int turns = 0;
    QTimer turn;
    connect(&turn, &QTimer::timeout, this, [&turns] { ++turns; });
    turn.start(0);
    const double before = cpuMilliseconds();
    paste(session, text);
    QVERIFY(drafts(session).size() < count);
    QTRY_VERIFY_WITH_TIMEOUT(counts->text().contains(QStringLiteral("draft")), 60000);
    QVERIFY(drafts(session).size() < count);
    const QDir folder(session.draftFolder());
    const auto kept = [&folder] { return folder.entryList({QStringLiteral("*.json")}).size(); };
    QTRY_VERIFY_WITH_TIMEOUT(kept() > 0, 60000);
    QVERIFY(drafts(session).size() < count);
    QVERIFY(session->messages()->current().text.isEmpty());

    QTRY_VERIFY_WITH_TIMEOUT(session->messages()->current().text.contains(
                                 QStringLiteral("%1 pool(s) were imported").arg(count)),
                             240000);
    qInfo("%d drafts in %.0f ms of CPU time, and %d turns of the event loop", count,
          cpuMilliseconds() - before, turns);
    QCOMPARE(drafts(session).size(), count);
    QCOMPARE(added.size(), count);
    QVERIFY2(turns > 10, qPrintable(QString::number(turns)));
    // All are selected, the first is in the editor, and no other was before.
    QCOMPARE(session->selectedPools().size(), count);
    QCOMPARE(session->currentPool(), session.poolNamed(QStringLiteral("bulk0000")));
    QVERIFY2(selected.size() <= 1, qPrintable(QString::number(selected.size())));
    QVERIFY2(told.size() <= 20, qPrintable(QString::number(told.size())));
    QTRY_COMPARE_WITH_TIMEOUT(kept(), count, 60000);
}

QTEST_MAIN(TestPasting)
#include "tst_pasting.moc"
