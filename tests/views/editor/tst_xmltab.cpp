// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The XML tab with real keys, which go to the window and from there to what has the focus, or to the open
// list.

#include "model/session/pooldraft.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/editor/editorpanel.h"
#include "views/pools/pooltableview.h"
#include "views/xml/findbar.h"
#include "views/xml/xmleditor.h"

#include <QAbstractItemView>
#include <QAction>
#include <QDialog>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QToolButton>
#include <QToolTip>
#include <QWindow>

using namespace poolwarden;

namespace {

/// A session with the XML tab of a draft of that text. '|' is the caret.
class XmlTab
{
public:
    explicit XmlTab(const QString &marked)
    {
        if (!session.open())
            return;
        session.trigger("newPoolAction");
        session->editor()->setTab(EditorPanel::XmlTab);
        editor = session.find<XmlEditor>("xmlEditor");
        set(marked);
    }

    void set(const QString &marked)
    {
        QString text = marked;
        const qsizetype caret = text.indexOf(u'|');
        text.remove(caret, 1);
        PoolDraft *draft = session.registry()->pool(session->currentPool())->draft;
        draft->setXml(text);
        draft->endUndoStep();
        editor->setFocus();
        editor->select(caret, caret);
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(window(), key, modifiers);
    }
    void type(const QString &text) const
    {
        for (const QChar c : text)
            QTest::keyClick(window(), c.toLatin1());
    }
    [[nodiscard]] QString shown() const
    {
        QString text = editor->text();
        return text.insert(editor->caret(), u'|');
    }
    /// None: the list is closed.
    [[nodiscard]] QStringList offered() const
    {
        const QAbstractItemView *list = popup();
        QStringList texts;
        if (!list || !list->isVisible())
            return texts;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            texts << list->model()->index(row, 0).data().toString();
        return texts;
    }
    [[nodiscard]] static QAbstractItemView *popup()
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget->objectName() == QLatin1String("xmlCompletions") && widget->isVisible())
                return qobject_cast<QAbstractItemView *>(widget);
        }
        return nullptr;
    }

    TestSession session;
    XmlEditor *editor = nullptr;

private:
    [[nodiscard]] QWindow *window() const { return session->windowHandle(); }
};

QString poolText(const char *content)
{
    return QStringLiteral("<pool type='dir'>\n") + QString::fromUtf8(content)
           + QStringLiteral("</pool>\n");
}

} // namespace

class TestXmlTab final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void completes_data();
    void completes();
    void itsKeyGoesToTheText();
    void narrowsWhileTyping();
    void completionIsOneStepOfUndo();
    void escapeAndOtherKeysCloseTheList();
    void saysThatThereIsNothing();
    void saysThatNoTagCanBegin_data();
    void saysThatNoTagCanBegin();
    void returnBehindAStartTagGoesDeeper_data();
    void returnBehindAStartTagGoesDeeper();
    void completesInLongText();
    void findsFromTheCaret();
    void findKeepsTheFilterOfPoolsAlone();
    void tabGoesFromFindToReplace();
    void replacesOneAndAll();
    void formatsInOneStep();
    void formatKeepsAllButWhiteSpace_data();
    void formatKeepsAllButWhiteSpace();
    void helpsAtTheCaretAndUnderTheMouse();
    void formAndTextHaveTheSameHelp();
    void goesFromProblemToProblem_data();
    void goesFromProblemToProblem();
    void theKeyOfProblemsStopsNoPool();
    void theCaretIsWhereItWasInEachPool();
    void showsWhereTheCaretIs();
    void tabLeavesUntilSomethingIsTyped();
    void aReadOnlyTextIsNotChanged();
    void noKeyOfAMenuChangesTheText();
};

void TestXmlTab::completes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("result");

    const auto row = [](const char *name, const QString &text, const char *typed,
                        const QString &result) {
        QTest::newRow(name) << text << QString::fromUtf8(typed) << result;
    };
    // \t takes what is chosen, \n as well, \x01 asks for the list, \x02 and \x03 are Down and Up.
    row("at the start of nothing", QStringLiteral("|"), "<\t",
        QStringLiteral("<pool type='|'>\n  \n</pool>"));
    row("an element with text", poolText("  |\n"), "<na\t", poolText("  <name>|</name>\n"));
    row("by Return", poolText("  |\n"), "<na\n", poolText("  <name>|</name>\n"));
    row("Down on the only one", poolText("  |\n"), "<na\x02\n", poolText("  <name>|</name>\n"));
    row("Up on the only one", poolText("  |\n"), "<na\x03\t", poolText("  <name>|</name>\n"));
    row("an element with elements", poolText("  |\n"), "<targ\t",
        poolText("  <target>\n    |\n  </target>\n"));
    row("asked for between tags", poolText("  |\n"), "\x01uu\t", poolText("  <uuid>|</uuid>\n"));
    row("in the middle of other scripts", poolText("  <name>пул-😀-池</name>\n  |<!-- ü -->\n"),
        "<uu\t", poolText("  <name>пул-😀-池</name>\n  <uuid>|</uuid><!-- ü -->\n"));
    row("behind entities and CDATA", poolText("  <name>a&lt;<![CDATA[<&😀]]></name>\n  |\n"),
        "<uu\t", poolText("  <name>a&lt;<![CDATA[<&😀]]></name>\n  <uuid>|</uuid>\n"));
    row("an attribute", poolText("  <features><cow| /></features>\n"), " \t",
        poolText("  <features><cow state='|' /></features>\n"));
    row("a value, offered by the attribute before", poolText("  <features><cow| /></features>\n"),
        " \t\t", poolText("  <features><cow state='yes'| /></features>\n"));
    row("a value by its quote", poolText("  <features><cow state=|/></features>\n"), "\"n\t",
        poolText("  <features><cow state=\"no\"|/></features>\n"));
    row("another value", poolText("  <features><cow state='|yes'/></features>\n"), "\x01n\t",
        poolText("  <features><cow state='no'|/></features>\n"));
    row("an end tag", poolText("  <features>|\n"), "</\t", poolText("  <features></features>|\n"));
    row("at the end of malformed text", QStringLiteral("<pool type='dir'><target><path>/a</path>|"),
        "<pe\t",
        QStringLiteral(
            "<pool type='dir'><target><path>/a</path><permissions>\n  |\n</permissions>"));
    row("only the name where the rest is there", poolText("  <|>n</name>\n"), "na\x01\t",
        poolText("  <name|>n</name>\n"));
}

void TestXmlTab::completes()
{
    QFETCH(QString, text);
    QFETCH(QString, typed);
    QFETCH(QString, result);
    const XmlTab tab(text);
    QVERIFY(tab.editor);
    for (const QChar c : typed) {
        if (c == u'\t')
            tab.press(Qt::Key_Tab);
        else if (c == u'\n')
            tab.press(Qt::Key_Return);
        else if (c == u'\x01')
            tab.press(Qt::Key_Space, Qt::ControlModifier);
        else if (c == u'\x02')
            tab.press(Qt::Key_Down);
        else if (c == u'\x03')
            tab.press(Qt::Key_Up);
        else
            tab.type(QString(c));
    }
    QCOMPARE(tab.shown(), result);
    // What is shown is the draft's text.
    QCOMPARE(tab.session.registry()->pool(tab.session->currentPool())->draft->xml(),
             tab.editor->text());
}

void TestXmlTab::itsKeyGoesToTheText()
{
    const XmlTab tab(poolText("|  <name>a</name>\n"));
    QVERIFY(tab.editor);
    tab.session->editor()->setTab(EditorPanel::FormTab);
    auto *name = tab.session.find<QLineEdit>("field-name");
    name->setFocus();
    QTRY_VERIFY(name->hasFocus());
    tab.press(Qt::Key_X, Qt::AltModifier);
    QTRY_VERIFY(tab.editor->isVisible());
    QTRY_VERIFY2(tab.editor->hasFocus(), qPrintable(QApplication::focusWidget()->objectName()));
}

void TestXmlTab::narrowsWhileTyping()
{
    const XmlTab tab(poolText("  <name>n</name>\n  |\n"));
    tab.type(QStringLiteral("<"));
    QCOMPARE(tab.offered(), (QStringList{QStringLiteral("target"), QStringLiteral("uuid"),
                                         QStringLiteral("capacity"), QStringLiteral("allocation"),
                                         QStringLiteral("available"), QStringLiteral("features"),
                                         QStringLiteral("source")}));
    tab.type(QStringLiteral("a"));
    QCOMPARE(tab.offered(),
             (QStringList{QStringLiteral("allocation"), QStringLiteral("available")}));
    tab.type(QStringLiteral("v"));
    QCOMPARE(tab.offered(), QStringList{QStringLiteral("available")});
    tab.press(Qt::Key_Backspace);
    QCOMPARE(tab.offered().size(), 2);
    tab.press(Qt::Key_Down);
    tab.press(Qt::Key_Return);
    QCOMPARE(tab.shown(), poolText("  <name>n</name>\n  <available>|</available>\n"));
    QVERIFY(tab.offered().isEmpty());
}

void TestXmlTab::completionIsOneStepOfUndo()
{
    const XmlTab tab(poolText("  |\n"));
    tab.type(QStringLiteral("<na"));
    tab.press(Qt::Key_Tab);
    tab.type(QStringLiteral("x"));
    QCOMPARE(tab.shown(), poolText("  <name>x|</name>\n"));
    tab.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(tab.editor->text(), poolText("  <name></name>\n"));
    tab.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(tab.editor->text(), poolText("  <na\n"));
    tab.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(tab.editor->text(), poolText("  \n"));
}

void TestXmlTab::escapeAndOtherKeysCloseTheList()
{
    const XmlTab tab(poolText("  |\n"));
    tab.type(QStringLiteral("<"));
    QVERIFY(!tab.offered().isEmpty());
    tab.press(Qt::Key_Escape);
    QVERIFY(tab.offered().isEmpty());
    QVERIFY(tab.editor->hasFocus());
    // Return is a new line again.
    tab.press(Qt::Key_Return);
    QCOMPARE(tab.editor->text(), poolText("  <\n  \n"));

    tab.editor->select(0, 0);
    tab.type(QStringLiteral("<"));
    QVERIFY(!tab.offered().isEmpty());
    tab.type(QStringLiteral("!-- x"));
    QVERIFY(tab.offered().isEmpty());
    QVERIFY(tab.editor->text().startsWith(QStringLiteral("<!-- x<pool")));
}

void TestXmlTab::saysThatThereIsNothing()
{
    const XmlTab tab(poolText("  <!-- | -->\n"));
    tab.press(Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(tab.offered().isEmpty());
    QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("nothing more")));
}

void TestXmlTab::saysThatNoTagCanBegin_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("behind the definition") << poolText("  <name>a</name>\n") + u'|';
    QTest::newRow("in an element without elements") << poolText("  <name>a|</name>\n");
}

void TestXmlTab::saysThatNoTagCanBegin()
{
    QFETCH(QString, text);
    const XmlTab tab(text);
    QToolTip::hideText();
    tab.type(QStringLiteral("<"));
    QVERIFY2(tab.offered().isEmpty(), qPrintable(tab.offered().join(u' ')));
    QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("nothing more")));
    // It does not stay in the way of what is typed next.
    tab.type(QStringLiteral("a"));
    QTRY_VERIFY(!QToolTip::isVisible());
}

void TestXmlTab::returnBehindAStartTagGoesDeeper_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("result");
    QTest::newRow("behind a start tag")
        << poolText("  <source>|\n  </source>\n") << poolText("  <source>\n    |\n  </source>\n");
    QTest::newRow("between the tags")
        << poolText("  <source>|</source>\n") << poolText("  <source>\n    |\n  </source>\n");
    QTest::newRow("before a child") << poolText("  <source>| <dir path='/😀'/></source>\n")
                                    << poolText("  <source>\n    |<dir path='/😀'/></source>\n");
    QTest::newRow("the tag on two lines, with a bracket in it")
        << poolText("  <source a='>'\n      b='ü'>|</source>\n")
        << poolText("  <source a='>'\n      b='ü'>\n    |\n  </source>\n");
    QTest::newRow("behind an element")
        << poolText("  <source/>|\n") << poolText("  <source/>\n  |\n");
    QTest::newRow("behind an end tag")
        << poolText("  <name>a</name>|\n") << poolText("  <name>a</name>\n  |\n");
    QTest::newRow("behind a comment")
        << poolText("  <!-- <a>|-->\n") << poolText("  <!-- <a>\n  |-->\n");
    QTest::newRow("the root") << QStringLiteral("<pool type='dir'>|</pool>\n")
                              << QStringLiteral("<pool type='dir'>\n  |\n</pool>\n");
}

void TestXmlTab::returnBehindAStartTagGoesDeeper()
{
    QFETCH(QString, text);
    QFETCH(QString, result);
    const XmlTab tab(text);
    const QString before = tab.editor->text();
    tab.press(Qt::Key_Return);
    QCOMPARE(tab.shown(), result);
    QCOMPARE(tab.session.registry()->pool(tab.session->currentPool())->draft->xml(),
             tab.editor->text());
    if (!result.contains(QStringLiteral("    |"))
        && !text.startsWith(QStringLiteral("<pool type='dir'>|")))
        return;
    tab.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(tab.editor->text(), before);
}

void TestXmlTab::completesInLongText()
{
    QString text = QStringLiteral("<pool type='rbd'>\n  <name>n</name>\n  <source>\n    |\n");
    while (text.size() < 4 << 20)
        text +=
            QStringLiteral("    <host name='host%1' port='6789'/><!-- 😀 -->\n").arg(text.size());
    text += QStringLiteral("  </source>\n</pool>\n");
    const XmlTab tab(text);
    QElapsedTimer timer;
    timer.start();
    tab.press(Qt::Key_Space, Qt::ControlModifier);
    const qint64 asked = timer.elapsed();
    QCOMPARE(tab.offered(),
             (QStringList{QStringLiteral("name"), QStringLiteral("host"), QStringLiteral("auth")}));
    tab.press(Qt::Key_Escape);
    timer.start();
    tab.type(QStringLiteral("<"));
    const qint64 typed = timer.elapsed();
    QVERIFY(!tab.offered().isEmpty());
    timer.start();
    tab.press(Qt::Key_Return);
    qInfo("4 Mi characters: asked %lld ms, typed %lld ms, taken %lld ms", qlonglong(asked),
          qlonglong(typed), qlonglong(timer.elapsed()));
    QVERIFY(tab.editor->text().contains(QStringLiteral("<source>\n    <name></name>\n")));
}

void TestXmlTab::findsFromTheCaret()
{
    const XmlTab tab(poolText("  <name>grün</name>\n  <!-- GRÜN -->|\n  <uuid>😀grün</uuid>\n"));
    tab.press(Qt::Key_F, Qt::ControlModifier);
    auto *sought = tab.session.find<QLineEdit>("findEdit");
    QVERIFY(sought->hasFocus());
    tab.type(QStringLiteral("gr"));
    QCOMPARE(tab.session.find<QLabel>("findCount")->text(), QStringLiteral("3 of 3"));
    sought->setText(QStringLiteral("grün"));
    tab.press(Qt::Key_Return);
    QCOMPARE(tab.session.find<QLabel>("findCount")->text(), QStringLiteral("1 of 3"));
    const auto selected = [&tab] {
        const auto [begin, end] = tab.editor->selection();
        return tab.editor->text().sliced(begin, end - begin);
    };
    QCOMPARE(selected(), QStringLiteral("grün"));
    tab.press(Qt::Key_F3);
    QCOMPARE(selected(), QStringLiteral("GRÜN"));
    tab.press(Qt::Key_F3, Qt::ShiftModifier);
    tab.press(Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(tab.session.find<QLabel>("findCount")->text(), QStringLiteral("3 of 3"));
    tab.session.find<QToolButton>("findCase")->click();
    QCOMPARE(tab.session.find<QLabel>("findCount")->text(), QStringLiteral("2 of 2"));
    tab.press(Qt::Key_Escape);
    QVERIFY(tab.editor->hasFocus());
    QVERIFY(tab.session.find<FindBar>("findBar")->isHidden());
    QCOMPARE(selected(), QStringLiteral("grün"));
    // The keys work without the bar.
    tab.press(Qt::Key_F3);
    QCOMPARE(selected(), QStringLiteral("grün"));
    QVERIFY(tab.session.find<FindBar>("findBar")->isHidden());
    tab.press(Qt::Key_F, Qt::ControlModifier);
    sought->clear();
    tab.type(QStringLiteral("nowhere"));
    QCOMPARE(tab.session.find<QLabel>("findCount")->text(), QStringLiteral("not found"));
}

void TestXmlTab::findKeepsTheFilterOfPoolsAlone()
{
    const XmlTab tab(poolText("  |\n"));
    tab.press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(tab.session.find<QLineEdit>("findEdit")->hasFocus());
    tab.press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(tab.session.find<QLineEdit>("findEdit")->hasFocus());
    tab.session->editor()->setTab(EditorPanel::FormTab);
    tab.session.find<QLineEdit>("field-name")->setFocus();
    tab.press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(tab.session.find<QLineEdit>("filterEdit")->hasFocus());
}

void TestXmlTab::tabGoesFromFindToReplace()
{
    const XmlTab tab(poolText("  |<name>ab</name>\n"));
    tab.press(Qt::Key_H, Qt::ControlModifier);
    QVERIFY(tab.session.find<QLineEdit>("findEdit")->hasFocus());
    tab.type(QStringLiteral("ab"));
    tab.press(Qt::Key_Tab);
    tab.type(QStringLiteral("new"));
    QCOMPARE(tab.session.find<QLineEdit>("replaceEdit")->text(), QStringLiteral("new"));
    QStringList path;
    for (int i = 0; i < 6; ++i) {
        tab.press(Qt::Key_Tab);
        path << QApplication::focusWidget()->objectName();
    }
    QCOMPARE(path.join(u' '),
             QStringLiteral("replaceOne replaceAll findCase findPrevious findNext findClose"));
    tab.press(Qt::Key_Escape);
    // Without the row to replace, the buttons are next.
    tab.press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(!tab.session.find<QLineEdit>("replaceEdit")->isVisible());
    tab.press(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("findCase"));
}

void TestXmlTab::replacesOneAndAll()
{
    const XmlTab tab(poolText("  |<!-- 😀 ab AB ab -->\n  <name>ab</name>\n"));
    const QString before = tab.editor->text();
    tab.press(Qt::Key_H, Qt::ControlModifier);
    tab.session.find<QLineEdit>("findEdit")->setFocus();
    tab.type(QStringLiteral("ab"));
    auto *with = tab.session.find<QLineEdit>("replaceEdit");
    QVERIFY(with->isVisible());
    with->setFocus();
    tab.type(QStringLiteral("abc"));
    tab.press(Qt::Key_Return);
    QCOMPARE(tab.editor->text(), poolText("  <!-- 😀 abc AB ab -->\n  <name>ab</name>\n"));
    tab.press(Qt::Key_Return);
    QCOMPARE(tab.editor->text(), poolText("  <!-- 😀 abc abc ab -->\n  <name>ab</name>\n"));
    tab.session.find<QToolButton>("replaceAll")->click();
    QCOMPARE(tab.editor->text(), poolText("  <!-- 😀 abcc abcc abc -->\n  <name>abc</name>\n"));
    QCOMPARE(tab.session.find<QLabel>("findCount")->text(), QStringLiteral("4 replaced"));
    tab.press(Qt::Key_Escape);
    tab.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(tab.editor->text(), poolText("  <!-- 😀 abc abc ab -->\n  <name>ab</name>\n"));
    tab.press(Qt::Key_Z, Qt::ControlModifier);
    tab.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(tab.editor->text(), before);
}

void TestXmlTab::formatsInOneStep()
{
    const QString untidy =
        QStringLiteral("<?xml version='1.0'?><!-- ä --><pool type='dir'><name>"
                       "😀</name>\n\n\n <target><path>/|a</path></target></pool>");
    const XmlTab tab(untidy);
    tab.press(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(tab.shown(), QStringLiteral("<?xml version='1.0'?><!-- ä -->\n<pool type='dir'>\n"
                                         "  <name>😀</name>\n  <target>\n    <path>/|a</path>\n"
                                         "  </target>\n</pool>\n"));
    tab.press(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    tab.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(tab.editor->text(), QString(untidy).remove(u'|'));
}

void TestXmlTab::formatKeepsAllButWhiteSpace_data()
{
    QTest::addColumn<QString>("inside");
    QTest::addColumn<QString>("formatted");

    const auto row = [](const char *name, const char *inside, const char *formatted) {
        QTest::newRow(name) << QString::fromUtf8(inside) << QString::fromUtf8(formatted);
    };
    row("a comment of several lines", "<!-- a\n      b -->  <name>n</name>",
        "\n  <!-- a\n      b -->\n  <name>n</name>\n");
    row("CDATA", "<a><b/><![CDATA[ <x>\n ]]></a>", "\n  <a><b/><![CDATA[ <x>\n ]]></a>\n");
    row("mixed content", "<a>\n text <b> <c/> </b>\n</a>", "\n  <a>\n text <b> <c/> </b>\n</a>\n");
    row("white space as a value", "<name>  </name>", "\n  <name>  </name>\n");
    row("white space that is kept by word", "<a xml:space='preserve'> <b/> </a>",
        "\n  <a xml:space='preserve'> <b/> </a>\n");
    row("a reference for white space is text", "<a>&#32;<b/></a>", "\n  <a>&#32;<b/></a>\n");
    row("an instruction", "<?do  it?><name/>", "\n  <?do  it?>\n  <name/>\n");
    row("attributes on lines of their own", "<a b='c'\n   d='e'><f/></a>",
        "\n  <a b='c'\n   d='e'>\n    <f/>\n  </a>\n");
}

void TestXmlTab::formatKeepsAllButWhiteSpace()
{
    QFETCH(QString, inside);
    QFETCH(QString, formatted);
    const QString around = QStringLiteral("<pool type='dir'>%1</pool>");
    const XmlTab tab(u'|' + around.arg(inside));
    tab.press(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(tab.editor->text(), around.arg(formatted) + u'\n');
}

void TestXmlTab::helpsAtTheCaretAndUnderTheMouse()
{
    const XmlTab tab(poolText("  <name>😀ä</name>\n  <features><cow st|ate='maybe'/></features>\n"
                              "  <target><path>/srv/images</path></target>\n"));
    tab.press(Qt::Key_F1, Qt::ShiftModifier);
    QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("btrfs")));
    QVERIFY(QToolTip::text().contains(QStringLiteral("Allowed: yes, no")));
    // What the marked line is about comes first.
    QVERIFY(QToolTip::text().contains(QStringLiteral("maybe")));
    const qsizetype path = tab.editor->text().indexOf(QStringLiteral("path>"));
    tab.editor->select(path, path);
    const QPoint at = tab.editor->caretRectangle().center() + QPoint(3, 0);
    QCOMPARE(tab.editor->placeAt(at), path);
    QHelpEvent event(QEvent::ToolTip, at, tab.editor->viewport()->mapToGlobal(at));
    QApplication::sendEvent(tab.editor->viewport(), &event);
    QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("absolute path")));
}

void TestXmlTab::formAndTextHaveTheSameHelp()
{
    const XmlTab tab(poolText("  <name>n</name>\n  <target><p|ath>/srv/new</path></target>\n"));
    tab.press(Qt::Key_F1, Qt::ShiftModifier);
    const QString help = tab.session.find<QLineEdit>("field-target-path")->accessibleDescription();
    QVERIFY(!help.isEmpty());
    QTRY_VERIFY2(QToolTip::text().contains(help.toHtmlEscaped()), qPrintable(QToolTip::text()));
    QVERIFY(tab.session.find<QLabel>("label-target-path")->toolTip().contains(help));
}

void TestXmlTab::goesFromProblemToProblem_data()
{
    QTest::addColumn<QKeyCombination>("next");
    QTest::addColumn<QKeyCombination>("previous");
    QTest::newRow("F8") << QKeyCombination(Qt::Key_F8) << (Qt::SHIFT | Qt::Key_F8);
    QTest::newRow("Alt+PageDown") << (Qt::ALT | Qt::Key_PageDown) << (Qt::ALT | Qt::Key_PageUp);
}

void TestXmlTab::goesFromProblemToProblem()
{
    QFETCH(QKeyCombination, next);
    QFETCH(QKeyCombination, previous);
    const XmlTab tab(poolText("|  <name>n</name>\n  <features><cow state='maybe'/></features>\n"
                              "  <target><path>/srv/images</path></target>\n  <mine/>\n"));
    const QList<int> lines = tab.editor->markedLines();
    QVERIFY(lines.size() >= 3);
    const auto line = [&tab] { return tab.editor->lineAt(tab.editor->caret()); };
    for (const int expected : lines) {
        tab.press(next.key(), next.keyboardModifiers());
        QCOMPARE(line(), expected);
        const auto *list = tab.session.find<QListWidget>("xmlProblems");
        QVERIFY(list->currentItem()->text().contains(QString::number(expected)));
    }
    tab.press(next.key(), next.keyboardModifiers());
    QCOMPARE(line(), lines.first());
    tab.press(previous.key(), previous.keyboardModifiers());
    QCOMPARE(line(), lines.last());
    QVERIFY(tab.editor->hasFocus());
}

void TestXmlTab::theKeyOfProblemsStopsNoPool()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session->editor()->setTab(EditorPanel::XmlTab);
    auto *editor = session.find<XmlEditor>("xmlEditor");
    editor->setFocus();
    QVERIFY(editor->markedLines().isEmpty());
    QTRY_VERIFY(session.find<QAction>("stopAction")->isEnabled());
    session.service()->calls.clear();
    for (const auto modifiers : {Qt::NoModifier, Qt::ShiftModifier})
        QTest::keyClick(session->windowHandle(), Qt::Key_F8, modifiers);
    QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("no problem")));
    QVERIFY(editor->hasFocus());
    const auto isStopped = [&session] {
        return !session.service()->calls.filter(QStringLiteral("stop ")).isEmpty()
               || !session.prompts.questions.isEmpty();
    };
    QVERIFY(!isStopped());
    // Elsewhere it does, as ever. The tip names the key.
    QVERIFY(
        session.find<QToolButton>("nextProblemButton")->toolTip().contains(QStringLiteral("F8")));
    session->findChild<PoolTableView *>()->setFocus();
    QTest::keyClick(session->windowHandle(), Qt::Key_F8);
    QTRY_VERIFY(isStopped());
}

void TestXmlTab::theCaretIsWhereItWasInEachPool()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session->editor()->setTab(EditorPanel::XmlTab);
    auto *editor = session.find<XmlEditor>("xmlEditor");
    editor->setFocus();
    editor->setCursorPosition(3, 4);
    const qsizetype caret = editor->caret();
    QVERIFY(caret > 0);
    // One very long line between two short ones.
    PoolDraft *draft = session.registry()->editPool(session.poolNamed(QStringLiteral("images")));
    draft->setXml(QStringLiteral("<pool type='dir'><name>images</name><!-- %1 --></pool>")
                      .arg(QString(2000, u'x')));
    session.select(QStringLiteral("images"));
    QTRY_VERIFY(editor->text().contains(QStringLiteral("xxxx")));
    QCOMPARE(editor->caret(), 0);
    QTRY_VERIFY(editor->horizontalScrollBar()->isVisible());
    editor->setCursorPosition(0, 500);
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(editor->text().contains(QStringLiteral("/srv/iso")));
    QCOMPARE(editor->caret(), caret);
    QTRY_VERIFY(!editor->horizontalScrollBar()->isVisible());
    session.select(QStringLiteral("images"));
    QTRY_COMPARE(editor->caret(), 500);
}

void TestXmlTab::showsWhereTheCaretIs()
{
    const XmlTab tab(QStringLiteral("<pool type='iscsi'>\n  <source>\n    <device path='😀|'/>\n"
                                    "  </source>\n</pool>\n"));
    const auto crumb = [&tab](int index) {
        return tab.session.find<QToolButton>(qPrintable(QStringLiteral("crumb-%1").arg(index)));
    };
    QTRY_COMPARE(crumb(2)->text(), QStringLiteral("device"));
    QCOMPARE(crumb(1)->text(), QStringLiteral("source"));
    QVERIFY(crumb(0)->isVisible() && crumb(2)->isVisible() && !crumb(3)->isVisible());
    QTest::mouseClick(crumb(1), Qt::LeftButton);
    QCOMPARE(tab.editor->lineAt(tab.editor->caret()), 2);
    QVERIFY(tab.editor->hasFocus());
    QTRY_VERIFY(!crumb(2)->isVisible());
}

void TestXmlTab::tabLeavesUntilSomethingIsTyped()
{
    const XmlTab tab(poolText("  |\n"));
    const QString before = tab.editor->text();
    // The tab bar had the focus before.
    tab.session.find<QWidget>("editorTabBar")->setFocus(Qt::TabFocusReason);
    for (int presses = 0; presses < 20 && !tab.editor->hasFocus(); ++presses)
        tab.press(Qt::Key_Tab);
    QVERIFY(tab.editor->hasFocus());
    tab.press(Qt::Key_Down);
    tab.press(Qt::Key_Tab);
    QVERIFY(!tab.editor->hasFocus());
    tab.press(Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(tab.editor->hasFocus());
    tab.press(Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(!tab.editor->hasFocus());
    QCOMPARE(tab.editor->text(), before);

    tab.editor->setFocus(Qt::TabFocusReason);
    tab.type(QStringLiteral("x"));
    tab.press(Qt::Key_Tab);
    QVERIFY(tab.editor->hasFocus());
    QVERIFY(tab.editor->text().size() > before.size() + 1);
    tab.press(Qt::Key_Escape);
    tab.press(Qt::Key_Tab);
    QVERIFY(!tab.editor->hasFocus());
    // Several lines are moved.
    const QString typed = tab.editor->text();
    tab.editor->setFocus(Qt::TabFocusReason);
    tab.press(Qt::Key_A, Qt::ControlModifier);
    tab.press(Qt::Key_Tab);
    QVERIFY(tab.editor->hasFocus());
    QCOMPARE(tab.editor->text().trimmed().size() > typed.trimmed().size(), true);
}

// The component has keys to delete, double and swap lines.
void TestXmlTab::noKeyOfAMenuChangesTheText()
{
    const XmlTab tab(poolText("  <target><path>/srv/a|</path></target>\n"));
    const QString before = tab.editor->text();
    for (const Qt::Key key : {Qt::Key_L, Qt::Key_D, Qt::Key_T, Qt::Key_U}) {
        for (const Qt::KeyboardModifiers more : {Qt::NoModifier, Qt::ShiftModifier}) {
            tab.press(key, Qt::ControlModifier | more);
            QCOMPARE(tab.editor->text(), before);
            if (auto *dialog = QApplication::activeModalWidget())
                dialog->close();
            for (auto *dialog : tab.session.session->window()->findChildren<QDialog *>())
                dialog->close();
            tab.editor->setFocus();
        }
    }
    // What it still takes is what every text field takes.
    const QSet<QKeySequence> ofFields{
        QKeySequence(QKeySequence::Paste), QKeySequence(QKeySequence::Delete),
        QKeySequence(Qt::CTRL | Qt::Key_Delete), QKeySequence(Qt::Key_Escape)};
    QSet<QKeySequence> taken;
    for (QsciCommand *command : tab.editor->standardCommands()->commands()) {
        for (const int key : {command->key(), command->alternateKey()}) {
            if (key != 0)
                taken.insert(QKeySequence(key));
        }
    }
    QVERIFY(taken.contains(QKeySequence(QKeySequence::Paste)));
    QVERIFY(!taken.contains(QKeySequence(QKeySequence::Undo)));
    int shortcuts = 0;
    for (const QAction *action : tab.session.session->window()->findChildren<QAction *>()) {
        for (const QKeySequence &keys : action->shortcuts()) {
            ++shortcuts;
            QVERIFY2(!taken.contains(keys) || ofFields.contains(keys), qPrintable(keys.toString()));
        }
    }
    QVERIFY(shortcuts > 20);
}

void TestXmlTab::aReadOnlyTextIsNotChanged()
{
    const XmlTab tab(poolText("  <name>|n</name>\n"));
    tab.editor->setReadOnly(true);
    const QString before = tab.editor->text();
    tab.type(QStringLiteral("<"));
    QVERIFY(tab.offered().isEmpty());
    tab.press(Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(tab.offered().isEmpty());
    tab.press(Qt::Key_H, Qt::ControlModifier);
    QVERIFY(!tab.session.find<QLineEdit>("replaceEdit")->isEnabled());
    tab.press(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(tab.editor->text(), before);
}

QTEST_MAIN(TestXmlTab)
#include "tst_xmltab.moc"
