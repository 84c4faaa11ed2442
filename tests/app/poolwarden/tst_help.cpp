// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The Help menu: all keys, and all signs.

#include "tests/app/poolwarden/testsession.h"
#include "views/commands/commandset.h"

#include <QDialog>
#include <QLineEdit>
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
