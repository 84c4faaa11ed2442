// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A name that turns the direction of writing turns itself and nothing around it, wherever it is shown.

#include "model/session/pooldraft.h"
#include "model/wording/isolated.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/conflicts/conflictspane.h"
#include "views/messages/messagebar.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QLabel>
#include <QMenu>
#include <QStatusBar>
#include <QTextDocumentFragment>

using namespace poolwarden;

namespace {

/// Marks of direction outside of isolates, or isolates that do not end: the text around is turned.
bool turnsItsText(const QString &text)
{
    int depth = 0;
    for (const QChar c : text) {
        if (c == u'\n' && depth > 0)
            return true;
        if (c == u'\u2068' || c == u'\u2066' || c == u'\u2067')
            ++depth;
        else if (c == u'\u2069' && --depth < 0)
            return true;
        else if (depth == 0 && ((c >= u'\u202a' && c <= u'\u202e') || c == u'\u200f'))
            return true;
    }
    return depth != 0;
}

/// All that a user can read in the window.
QStringList shownTexts(const QWidget *window)
{
    QStringList texts{window->windowTitle()};
    for (const QWidget *widget : window->findChildren<QWidget *>()) {
        texts << widget->toolTip() << widget->statusTip() << widget->accessibleName()
              << widget->accessibleDescription() << widget->windowTitle();
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            texts << label->text();
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            texts << button->text();
        else if (const auto *menu = qobject_cast<const QMenu *>(widget)) {
            for (const QAction *action : menu->actions())
                texts << action->text() << action->toolTip();
        } else if (const auto *view = qobject_cast<const QAbstractItemView *>(widget)) {
            const QAbstractItemModel *model = view->model();
            for (int row = 0; model && row < model->rowCount(); ++row) {
                for (int column = 0; column < model->columnCount(); ++column) {
                    const QModelIndex index = model->index(row, column);
                    for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole,
                                           Qt::AccessibleDescriptionRole})
                        texts << index.data(role).toString();
                }
            }
        }
    }
    for (QString &text : texts) {
        if (text.startsWith(u'<'))
            text = QTextDocumentFragment::fromHtml(text).toPlainText();
    }
    return texts;
}

void addNames()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("override") << QStringLiteral("a\u202egpj.exe");
    QTest::newRow("embedding") << QStringLiteral("\u202babc");
    QTest::newRow("end of an isolate") << QStringLiteral("a\u2069\u202ebc");
    QTest::newRow("begun isolate") << QStringLiteral("\u2067abc");
    QTest::newRow("letters") << QStringLiteral("\u05d0\u05d1\u05d2");
    QTest::newRow("mark") << QStringLiteral("abc\u200f!");
}

} // namespace

class TestHostileNames final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainNamesStayAsTheyAre();
    void isolatesOnce_data() { addNames(); }
    void isolatesOnce();
    void turnsNothingAroundIt_data() { addNames(); }
    void turnsNothingAroundIt();
};

void TestHostileNames::plainNamesStayAsTheyAre()
{
    for (const QString &name : {QStringLiteral("images"), QStringLiteral("été & <b> 漢字 😀"),
                                QStringLiteral("a\nb"), QString()})
        QCOMPARE(isolated(name), name);
}

void TestHostileNames::isolatesOnce()
{
    QFETCH(const QString, name);
    const QString once = isolated(name);
    QVERIFY(once.startsWith(u'\u2068') && once.endsWith(u'\u2069'));
    QVERIFY(!turnsItsText(once));
    QCOMPARE(isolated(once), once);
    QVERIFY(!turnsItsText(isolated(name + u'\n' + name)));
}

void TestHostileNames::turnsNothingAroundIt()
{
    QFETCH(const QString, name);
    TestSession session;
    QVERIFY(session.open());
    const auto put = [&](const char *uuid, const QString &called, const QString &path) {
        session.service()->addFromElsewhere(FakeStorageService::snapshot(
            called, QLatin1String(uuid),
            "  <target>\n    <path>" + path.toUtf8() + "</path>\n  </target>\n"));
    };
    put("55555555-5555-4555-8555-555555555555", name, QStringLiteral("/srv/") + name);
    put("66666666-6666-4666-8666-666666666666", name + QStringLiteral("2"),
        QStringLiteral("/srv/./") + name);
    QTRY_COMPARE(session.registry()->poolCount(), 6);
    const auto check = [&](int atLeast) {
        int seen = 0;
        for (const QString &text : shownTexts(session.session->window())) {
            // A cell or a field that has the value alone is a paragraph of its own.
            const bool alone =
                text == name || text == name + QStringLiteral("2") || text.endsWith(u'/' + name);
            seen += text.contains(u'\u2068') && !alone;
            if (!alone && turnsItsText(text))
                QFAIL(qPrintable(text + QStringLiteral(" = ")
                                 + QString::fromLatin1(text.toUtf8().toPercentEncoding(" \"'"))));
        }
        QVERIFY(seen >= atLeast);
    };
    session.select(name);
    check(5); // list of conflicts, banner, its buttons, notes

    session.service()->nextErrorOf = StorageService::Operation::Refresh; // not of a pool read again
    session.service()->nextError =
        ServiceError{ServiceError::Code::PoolBusy, QStringLiteral("Not now."), name, 0};
    QTRY_VERIFY(session.find<QAction>("refreshAction")->isEnabled());
    session.trigger("refreshAction");
    QTRY_COMPARE(session->messages()->count(), 1);
    check(5);
    QVERIFY2(!turnsItsText(session->messages()->current().text),
             qPrintable(session->messages()->current().text));

    // As a draft: forms of words of their own, and questions.
    auto *draft = session.registry()->editPool(session.poolNamed(name));
    QVERIFY(draft);
    draft->setValue({Field::TargetPath, 0}, QStringLiteral("/srv/x/") + name);
    check(1);
    QTRY_VERIFY(session.find<QAction>("discardAction")->isEnabled());
    session.trigger("discardAction");
    QVERIFY(!session.prompts.questions.isEmpty());
    for (const Prompts::Question &question : session.prompts.questions) {
        QVERIFY(!turnsItsText(question.text));
        QVERIFY(!turnsItsText(question.detail));
    }
}

QTEST_MAIN(TestHostileNames)
#include "tst_hostilenames.moc"
