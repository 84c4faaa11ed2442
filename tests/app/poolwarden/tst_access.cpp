// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// That everything can be found, named and reached from the keyboard, and seen in light and dark.

#include "model/session/pooldraft.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/connections/connectiondialog.h"
#include "views/editor/editorpanel.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"
#include "views/style/colours.h"
#include "views/style/icons.h"

#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QToolButton>

using namespace poolwarden;

namespace {

bool isOurs(const QWidget *widget)
{
    // Qt's own parts of its widgets have names of its own, or none.
    static const QStringList parts = {QStringLiteral("QComboBoxPrivateContainer"),
                                      QStringLiteral("QScrollBar"),
                                      QStringLiteral("QDockWidgetTitleButton"),
                                      QStringLiteral("QTableCornerButton"),
                                      QStringLiteral("QLineEditIconButton"),
                                      QStringLiteral("QToolBarExtension"),
                                      QStringLiteral("QSizeGrip"),
                                      QStringLiteral("QScrollBarContainer")};
    for (const QWidget *at = widget; at; at = at->parentWidget()) {
        if (at->objectName().startsWith(QLatin1String("qt_"))
            && at->objectName() != QLatin1String("qt_scrollarea_viewport")
            && at->objectName() != QLatin1String("qt_tabwidget_stackedwidget"))
            return false;
        if (parts.contains(QString::fromLatin1(at->metaObject()->className())))
            return false;
    }
    return !widget->objectName().startsWith(QLatin1String("qt_"));
}

} // namespace

class TestAccess final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingThatTakesTheKeyboardHasANameAndCanBeFound();
    void everyActionCanBeFoundAndNoShortcutIsTakenTwice();
    void everyFieldHasALabelThatLeadsToIt();
    void noTwoVisibleLabelsShareAnAccelerator();
    void tabGoesThroughTheFormFromTopToBottom();
    void functionKeysGoFromPaneToPane();
    void functionKeysReachWhatAMessageOffers();
    void returnTakesTheCompletedAddress();
    void altWithALetterEditsNothing();
    void signsDifferInShapeNotOnlyInColour();
    void coloursFollowThePalette();
    void textIsLegibleOnEveryTint();
};

void TestAccess::everythingThatTakesTheKeyboardHasANameAndCanBeFound()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPool-scsi");
    const ConnectionDialog dialog({});
    QList<const QWidget *> roots{session.session->window(), &dialog};
    int seen = 0;
    for (const QWidget *root : roots) {
        for (const QWidget *widget : root->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !isOurs(widget))
                continue;
            ++seen;
            const QByteArray what =
                QByteArray(widget->metaObject()->className()) + ' ' + widget->objectName().toUtf8()
                + " in "
                + (widget->parentWidget() ? widget->parentWidget()->objectName().toUtf8()
                                          : QByteArray());
            QVERIFY2(!widget->objectName().isEmpty(), what);
            QVERIFY2(!widget->accessibleName().isEmpty(), what);
            QCOMPARE(root->findChildren<QWidget *>(widget->objectName()).size(), 1);
        }
    }
    QVERIFY(seen > 50);
}

void TestAccess::everyActionCanBeFoundAndNoShortcutIsTakenTwice()
{
    TestSession session;
    QHash<QKeySequence, QString> taken;
    int seen = 0;
    for (const QMenu *menu : session->menuBar()->findChildren<QMenu *>()) {
        for (const QAction *action : menu->actions()) {
            if (action->isSeparator() || action->menu())
                continue;
            ++seen;
            QVERIFY2(!action->objectName().isEmpty(), qPrintable(action->text()));
            // Save has the keys of Define, and is enabled where Define is not: tst_documents.
            if (action->objectName() == u"saveAction")
                continue;
            for (const QKeySequence &keys : action->shortcuts()) {
                QVERIFY2(!taken.contains(keys), qPrintable(keys.toString()));
                taken.insert(keys, action->objectName());
            }
        }
    }
    QVERIFY(seen > 20);
}

void TestAccess::everyFieldHasALabelThatLeadsToIt()
{
    TestSession session;
    QVERIFY(session.open());
    for (const PoolTypeInfo &info : poolTypes()) {
        session.trigger(("newPool-" + std::string(info.name)).c_str());
        for (const QLabel *label : session->editor()->findChildren<QLabel *>()) {
            if (!label->objectName().startsWith(QLatin1String("label-")) || label->isHidden())
                continue;
            QVERIFY2(label->buddy(), qPrintable(label->objectName()));
            QVERIFY2(!label->text().isEmpty(), qPrintable(label->objectName()));
        }
    }
}

void TestAccess::noTwoVisibleLabelsShareAnAccelerator()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPool-iscsi");
    QHash<QChar, QString> taken;
    for (const QLabel *label : session->editor()->findChildren<QLabel *>()) {
        if (!label->isVisible() || !label->buddy())
            continue;
        const qsizetype at = label->text().indexOf(u'&');
        if (at < 0 || at + 1 >= label->text().size())
            continue;
        const QChar letter = label->text().at(at + 1).toLower();
        QVERIFY2(!taken.contains(letter), qPrintable(label->text() + taken.value(letter)));
        taken.insert(letter, label->text());
    }
    QVERIFY(taken.size() >= 5);
    for (const QAction *menu : session->menuBar()->actions()) {
        const QChar letter = menu->text().at(menu->text().indexOf(u'&') + 1).toLower();
        QVERIFY2(!taken.contains(letter), qPrintable(menu->text() + taken.value(letter)));
        taken.insert(letter, menu->text());
    }
    for (const QPushButton *button : session->findChildren<QPushButton *>()) {
        const qsizetype at = button->text().indexOf(u'&');
        if (!button->isVisible() || at < 0 || button->text().at(at + 1) == u'&')
            continue;
        const QChar letter = button->text().at(at + 1).toLower();
        QVERIFY2(!taken.contains(letter), qPrintable(button->text() + taken.value(letter)));
    }
}

void TestAccess::tabGoesThroughTheFormFromTopToBottom()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPool-netfs");
    session.find<QLineEdit>("field-name")->setFocus();
    QStringList visited;
    for (int i = 0; i < 9; ++i) {
        visited << QApplication::focusWidget()->objectName();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    const QStringList wanted = {
        QStringLiteral("field-name"),        QStringLiteral("field-type"),
        QStringLiteral("field-uuid"),        QStringLiteral("newUuidButton"),
        QStringLiteral("field-host-name-0"), QStringLiteral("field-host-port-0"),
        QStringLiteral("add-host-name"),     QStringLiteral("field-source-dir")};
    QCOMPARE(visited.mid(0, wanted.size()), wanted);
}

void TestAccess::functionKeysGoFromPaneToPane()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.trigger("connectionsDockToggle");
    session->tablePane()->table()->setFocus();
    QStringList visited;
    for (int i = 0; i < 5; ++i) {
        visited << QApplication::focusWidget()->objectName();
        session.trigger("nextPaneAction");
    }
    QCOMPARE(visited, (QStringList{QStringLiteral("poolTable"), QStringLiteral("field-name"),
                                   QStringLiteral("conflictList"), QStringLiteral("connectionList"),
                                   QStringLiteral("filterEdit")}));
    session->tablePane()->table()->setFocus();
    QTest::keyClick(session->tablePane()->table(), Qt::Key_Return);
    QVERIFY(session.find<QLineEdit>("field-name")->hasFocus());
}

void TestAccess::functionKeysReachWhatAMessageOffers()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("fresh"));
    QTRY_VERIFY(session.find<QAction>("discardAction")->isEnabled());
    session.trigger("discardAction");
    session.find<QLineEdit>("filterEdit")->setFocus();
    QTest::keyClick(session.session->window(), Qt::Key_F6, Qt::ShiftModifier);
    auto *offer = session.find<QPushButton>("messageAction");
    QVERIFY(offer->hasFocus());
    QTest::keyClick(offer, Qt::Key_Return);
    QVERIFY(session.poolNamed(QStringLiteral("fresh")) != noPool);
    // Each of several can be read without closing the others.
    session->messages()->dismissAll();
    session->post({Severity::Info, QStringLiteral("One."), {}, {}, {}});
    session->post({Severity::Info, QStringLiteral("Two."), {}, {}, {}});
    session->post({Severity::Info, QStringLiteral("Three."), {}, {}, {}});
    auto *list = session.find<QPushButton>("messageCount");
    QVERIFY(list->isVisible() && !list->isFlat());
    list->setFocus();
    QCOMPARE(session->messages()->current().text, QStringLiteral("Three."));
    auto *menu = session.find<QMenu>("messageList");
    QCOMPARE(list->menu(), menu);
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 3);
    menu->actions().constLast()->trigger();
    QTRY_COMPARE(session->messages()->current().text, QStringLiteral("One."));
    QCOMPARE(session->messages()->count(), 3);
    QVERIFY(list->hasFocus());
    session->messages()->dismissAll();
    // One that only informs can be closed, and the focus does not get lost with it.
    session->post({Severity::Info, QStringLiteral("Something."), {}, {}, {}});
    session.find<QLineEdit>("filterEdit")->setFocus();
    QTest::keyClick(session.session->window(), Qt::Key_F6, Qt::ShiftModifier);
    auto *close = session.find<QToolButton>("messageClose");
    QVERIFY(close->hasFocus());
    QTest::keyClick(close, Qt::Key_Escape);
    QVERIFY(session->tablePane()->table()->hasFocus());
}

void TestAccess::returnTakesTheCompletedAddress()
{
    ConnectionDialog dialog({QStringLiteral("qemu+ssh://root@kvm7/system")});
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *edit = dialog.findChild<QLineEdit *>(QStringLiteral("connectionUriEdit"));
    QVERIFY(edit);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, QStringLiteral("qemu+ssh://root@k"));
    QCOMPARE(edit->text(), QStringLiteral("qemu+ssh://root@kvm7/system"));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QCOMPARE(dialog.request().uri, QStringLiteral("qemu+ssh://root@kvm7/system"));
    // Without an address there is nothing to take.
    dialog.show();
    edit->clear();
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(dialog.isVisible());
}

void TestAccess::altWithALetterEditsNothing()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    auto *type = session.find<QComboBox>("field-type");
    auto *path = session.find<QLineEdit>("field-target-path");
    QTRY_VERIFY(type->isVisible());
    const QString before = type->currentText();
    const QString text = path->text();
    for (char letter = 'a'; letter <= 'z'; ++letter) {
        for (QWidget *widget : {static_cast<QWidget *>(type), static_cast<QWidget *>(path)}) {
            widget->setFocus();
            QTest::sendKeyEvent(QTest::Click, widget, Qt::Key(Qt::Key_A + (letter - 'a')),
                                QString(QLatin1Char(letter)), Qt::AltModifier);
            // It may have opened a menu, or gone somewhere.
            if (QWidget *menu = QApplication::activePopupWidget())
                menu->close();
            QCOMPARE(type->currentText(), before);
            QCOMPARE(path->text(), text);
        }
    }
    QTest::sendKeyEvent(QTest::Click, path, Qt::Key_X, QStringLiteral("x"), Qt::NoModifier);
    QVERIFY(path->text() != text);
}

void TestAccess::signsDifferInShapeNotOnlyInColour()
{
    const auto outline = [](Severity severity) {
        const QImage image = icons::sign(severity).pixmap(QSize(32, 32)).toImage();
        QByteArray shape;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                shape += image.pixelColor(x, y).alpha() > 127 ? '#' : ' ';
        }
        return shape;
    };
    const QByteArray error = outline(Severity::Error);
    const QByteArray warning = outline(Severity::Warning);
    const QByteArray info = outline(Severity::Info);
    QVERIFY(error.count('#') > 100 && warning.count('#') > 100 && info.count('#') > 100);
    QVERIFY(error != warning);
    QVERIFY(error != info);
    QVERIFY(warning != info);
}

void TestAccess::coloursFollowThePalette()
{
    const QPalette before = QApplication::palette();
    const auto restore = qScopeGuard([before] { QApplication::setPalette(before); });
    const auto picture = [] {
        return icons::named(QStringLiteral("connect")).pixmap(QSize(32, 32)).toImage();
    };
    QApplication::setPalette(QPalette(Qt::white));
    const QImage light = picture();
    QApplication::setPalette(QPalette(QColor(40, 42, 46)));
    const QImage dark = picture();
    QVERIFY(light != dark);
}

void TestAccess::textIsLegibleOnEveryTint()
{
    for (const QColor &window : {QColor(Qt::white), QColor(239, 239, 239), QColor(40, 42, 46)}) {
        const QPalette palette(window);
        for (const Severity severity : {Severity::Info, Severity::Warning, Severity::Error}) {
            const QColor tint = colours::tint(palette, severity);
            QVERIFY(colours::contrast(palette.color(QPalette::Text), tint) >= 7.0);
            QVERIFY(colours::contrast(colours::sign(palette, severity), tint) >= 3.0);
        }
        QVERIFY(colours::contrast(colours::muted(palette), palette.color(QPalette::Base)) >= 4.5);
        for (int hue = 0; hue < 360; hue += 30)
            QVERIFY(colours::contrast(colours::legible(palette, hue), palette.color(QPalette::Base))
                    >= 4.5);
    }
}

QTEST_MAIN(TestAccess)
#include "tst_access.moc"
