// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The Help menu: all keys, and all signs.

#include "tests/app/poolwarden/testsession.h"
#include "views/commands/commandset.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTreeWidget>

using namespace poolwarden;

namespace {

QList<QTreeWidgetItem *> rowsOf(const QTreeWidget *list)
{
    QList<QTreeWidgetItem *> rows;
    for (int i = 0; i < list->topLevelItemCount(); ++i) {
        for (int j = 0; j < list->topLevelItem(i)->childCount(); ++j)
            rows << list->topLevelItem(i)->child(j);
    }
    return rows;
}

QDialog *dialogOf(const TestSession &session, const char *name)
{
    return session->findChild<QDialog *>(QString::fromLatin1(name));
}

} // namespace

class TestHelp final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allKeysOfTheCommandsAreListed();
    void keysCanBeFound();
    void eachKeySaysWhatItDoes();
    void noTwoThingsHaveTheSameKeys();
    void noTwoEntriesOfAMenuHaveTheSameLetter();
    void theMenusOpenByAKey();
    void allSignsHaveWords();
};

void TestHelp::allKeysOfTheCommandsAreListed()
{
    TestSession session;
    QTest::keyClick(session.session->window(), Qt::Key_F1);
    QTRY_VERIFY(dialogOf(session, "keysDialog"));
    QDialog *dialog = dialogOf(session, "keysDialog");
    const auto *list = dialog->findChild<QTreeWidget *>(QStringLiteral("keysList"));
    QMap<QString, QString> keys;
    for (const QTreeWidgetItem *row : rowsOf(list)) {
        QVERIFY2(!row->text(0).isEmpty() && !row->text(1).isEmpty(), qPrintable(row->text(0)));
        keys.insert(row->text(0), row->text(1));
    }
    const CommandSet *commands = session->commands();
    for (std::size_t i = 0; i < commandCount; ++i) {
        const QAction *action = commands->action(Command(i));
        if (action->shortcut().isEmpty())
            continue;
        const QString text = QString(action->text()).remove(u'&');
        QVERIFY2(keys.value(text).contains(action->shortcut().toString(QKeySequence::NativeText)),
                 qPrintable(text));
    }
    // And the keys that only a part of the window has.
    QVERIFY(keys.contains(QStringLiteral("Next problem")));
    QVERIFY(keys.contains(QStringLiteral("Close all messages")));
    QCOMPARE(keys.value(QStringLiteral("What the element at the cursor means")),
             QStringLiteral("Shift+F1"));
    // A second time shows the same one.
    session.trigger("showKeysAction");
    QCOMPARE(session->findChildren<QDialog *>(QStringLiteral("keysDialog")).size(), 1);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialogOf(session, "keysDialog"));
}

void TestHelp::keysCanBeFound()
{
    TestSession session;
    session.trigger("showKeysAction");
    QDialog *dialog = dialogOf(session, "keysDialog");
    QVERIFY(dialog);
    auto *filter = dialog->findChild<QLineEdit *>(QStringLiteral("keysFilter"));
    const auto *list = dialog->findChild<QTreeWidget *>(QStringLiteral("keysList"));
    const auto shown = [list] {
        QStringList texts;
        for (const QTreeWidgetItem *row : rowsOf(list)) {
            if (!row->isHidden() && !row->parent()->isHidden())
                texts << row->text(0);
        }
        return texts;
    };
    const qsizetype all = shown().size();
    QTest::keyClicks(filter, QStringLiteral("drafts ctrl+shift+s"));
    QCOMPARE(shown(), QStringList{QStringLiteral("Define All Drafts…")});
    QVERIFY(list->currentItem());
    filter->clear();
    QCOMPARE(shown().size(), all);
    QTest::keyClicks(filter, QStringLiteral("no such words"));
    QVERIFY(shown().isEmpty());
    // The words go first, then the window. The list follows meanwhile.
    QTest::keyClick(filter, Qt::Key_Escape);
    QVERIFY(dialogOf(session, "keysDialog"));
    QCOMPARE(shown().size(), all);
    const QTreeWidgetItem *before = list->currentItem();
    QTest::keyClick(filter, Qt::Key_Down);
    QVERIFY(list->currentItem() != before);
    QCOMPARE(list->currentItem(), list->itemBelow(before));
    QTest::keyClick(filter, Qt::Key_PageDown);
    QVERIFY(list->indexOfTopLevelItem(list->currentItem()) < 0);
    QVERIFY(filter->text().isEmpty());
    QTest::keyClick(filter, Qt::Key_Escape);
    QTRY_VERIFY(!dialogOf(session, "keysDialog"));
}

void TestHelp::eachKeySaysWhatItDoes()
{
    TestSession session;
    session.trigger("showKeysAction");
    const auto *list =
        dialogOf(session, "keysDialog")->findChild<QTreeWidget *>(QStringLiteral("keysList"));
    QStringList names;
    for (const QTreeWidgetItem *row : rowsOf(list)) {
        QVERIFY2(!row->text(2).isEmpty(), qPrintable(row->parent()->text(0) + row->text(0)));
        names << row->parent()->text(0) + u'/' + row->text(0);
    }
    QVERIFY2(names.contains(QStringLiteral("Storage map/Zoom")), qPrintable(names.join(u'\n')));
    QVERIFY(names.contains(QStringLiteral("Menus/Open the menus")));
    int ofXml = 0;
    for (int i = 0; i < list->topLevelItemCount(); ++i)
        ofXml += list->topLevelItem(i)->text(0).startsWith(QStringLiteral("XML")) ? 1 : 0;
    QCOMPARE(ofXml, 1);
}

void TestHelp::noTwoThingsHaveTheSameKeys()
{
    TestSession session;
    const CommandSet *commands = session->commands();
    // Where one can be given, the other cannot.
    const QList<const QAction *> either{commands->action(Command::Define),
                                        commands->action(Command::Save)};
    const auto actions = session->findChildren<QAction *>();
    const auto meet = [](const QAction *one, const QAction *other) {
        const auto isOfWindow = [](const QAction *action) {
            return action->shortcutContext() == Qt::WindowShortcut;
        };
        const auto *part = qobject_cast<const QWidget *>(one->parent());
        const auto *otherPart = qobject_cast<const QWidget *>(other->parent());
        return isOfWindow(one) || isOfWindow(other) || part == otherPart
               || (part && otherPart
                   && (part->isAncestorOf(otherPart) || otherPart->isAncestorOf(part)));
    };
    const auto acts = [](const QAction *action) {
        return !action->shortcut().isEmpty() && action->shortcutContext() != Qt::WidgetShortcut;
    };
    for (const QAction *one : actions) {
        for (const QAction *other : actions) {
            if (one == other || !acts(one) || !acts(other) || !meet(one, other)
                || (either.contains(one) && either.contains(other)))
                continue;
            for (const QKeySequence &keys : one->shortcuts())
                QVERIFY2(!other->shortcuts().contains(keys),
                         qPrintable(one->objectName() + u' ' + other->objectName()));
        }
    }
}

void TestHelp::noTwoEntriesOfAMenuHaveTheSameLetter()
{
    TestSession session;
    for (const QMenu *menu : session->menuBar()->findChildren<QMenu *>()) {
        QMap<QString, QString> taken;
        for (const QAction *action : menu->actions()) {
            const QString letter = QKeySequence::mnemonic(action->text()).toString();
            if (letter.isEmpty())
                continue;
            QVERIFY2(!taken.contains(letter), qPrintable(menu->objectName() + u' ' + action->text()
                                                         + u' ' + taken.value(letter)));
            taken.insert(letter, action->text());
        }
        for (const QAction *action : menu->actions())
            QVERIFY2(!action->text().contains(QStringLiteral("(RBD) (rbd)")),
                     qPrintable(action->text()));
    }
}

void TestHelp::theMenusOpenByAKey()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("images"));
    session->findChild<QLineEdit *>(QStringLiteral("field-name"))->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F10);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QCOMPARE(QApplication::activePopupWidget()->objectName(), QStringLiteral("fileMenu"));
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activePopupWidget());
}

void TestHelp::allSignsHaveWords()
{
    TestSession session;
    QTest::keyClick(session.session->window(), Qt::Key_F1, Qt::ControlModifier);
    QTRY_VERIFY(dialogOf(session, "signsDialog"));
    const auto *list =
        dialogOf(session, "signsDialog")->findChild<QTreeWidget *>(QStringLiteral("signsList"));
    QTRY_VERIFY(list->hasFocus());
    const auto rows = rowsOf(list);
    QVERIFY(rows.size() >= 15);
    for (const QTreeWidgetItem *row : rows) {
        QVERIFY2(!row->icon(0).isNull(), qPrintable(row->text(0)));
        QVERIFY2(!row->text(0).isEmpty() && !row->text(1).isEmpty(), qPrintable(row->text(0)));
    }
}

QTEST_MAIN(TestHelp)
#include "tst_help.moc"
