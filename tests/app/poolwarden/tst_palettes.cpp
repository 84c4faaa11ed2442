// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Desktops whose palette has some colours of its own, and the usual ones for the rest.

#include "tests/app/poolwarden/testsession.h"
#include "views/style/colours.h"
#include "views/style/paletteguard.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QHash>
#include <QStyle>
#include <QToolButton>

#include <initializer_list>

using namespace poolwarden;

namespace {

using Role = QPalette::ColorRole;

QPalette usual()
{
    return QApplication::style()->standardPalette();
}

QPalette with(QPalette palette, std::initializer_list<std::pair<Role, QColor>> colours)
{
    for (const auto &[role, colour] : colours)
        palette.setColor(role, colour);
    return palette;
}

/// What a desktop gives that knows of windows, lists and buttons.
QPalette darkWithoutTheRest()
{
    const QColor text(239, 240, 241);
    return with(usual(), {{Role::Window, QColor(35, 38, 41)},
                          {Role::Base, QColor(27, 30, 32)},
                          {Role::Button, QColor(49, 54, 59)},
                          {Role::WindowText, text},
                          {Role::Text, text},
                          {Role::ButtonText, text}});
}

void addPalettes()
{
    QTest::addColumn<QPalette>("given");
    QTest::newRow("dark, the rest is not set") << darkWithoutTheRest();
    QTest::newRow("dark, every other row is white")
        << with(darkWithoutTheRest(), {{Role::AlternateBase, Qt::white}});
    QTest::newRow("dark, every other row is nearly clear white")
        << with(darkWithoutTheRest(), {{Role::AlternateBase, QColor(255, 255, 255, 200)}});
    QTest::newRow("dark, every other row is grey")
        << with(darkWithoutTheRest(), {{Role::AlternateBase, QColor(120, 120, 120)}});
    QTest::newRow("dark lists alone") << with(usual(), {{Role::Base, QColor(27, 30, 32)}});
    QTest::newRow("light, every other row is black")
        << with(usual(), {{Role::AlternateBase, Qt::black}});
    QTest::newRow("light, tips are white on yellow") << with(
        usual(), {{Role::ToolTipBase, QColor(255, 255, 220)}, {Role::ToolTipText, Qt::white}});
    QTest::newRow("white on a pale selection") << with(
        usual(), {{Role::Highlight, QColor(150, 210, 250)}, {Role::HighlightedText, Qt::white}});
}

double onGround(const QPalette &palette, Role text, Role ground)
{
    const QColor below = palette.color(ground);
    const QColor colour = palette.color(text);
    return colours::contrast(colours::mixed(below, QColor(colour.rgb()), double(colour.alphaF())),
                             below);
}

/// The colour of most of the picture.
QColor groundOf(const QImage &picture)
{
    QHash<QRgb, int> counts;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            ++counts[picture.pixel(x, y)];
    }
    QRgb most = 0;
    for (const auto &[colour, count] : counts.asKeyValueRange()) {
        if (count > counts.value(most))
            most = colour;
    }
    return QColor(most);
}

/// The rows of all lists on the screen whose text cannot be read; and how many were looked at.
QStringList unreadableRows(int &looked)
{
    QStringList found;
    for (QWidget *widget : QApplication::allWidgets()) {
        auto *view = qobject_cast<QAbstractItemView *>(widget);
        if (!view || !view->isVisible() || !view->model())
            continue;
        const QImage all = view->viewport()->grab().toImage();
        QModelIndex row = view->indexAt(QPoint(2, 2));
        for (; row.isValid() && view->viewport()->rect().contains(view->visualRect(row));
             row = view->indexAt(view->visualRect(row).bottomLeft() + QPoint(2, 3))) {
            const bool isChosen = view->selectionModel()->isSelected(row);
            const QRect place = view->visualRect(row).adjusted(1, 1, -1, -1);
            const QColor text =
                view->palette().color(isChosen ? Role::HighlightedText : Role::Text);
            ++looked;
            if (const double seen = colours::contrast(groundOf(all.copy(place)), text);
                seen < (isChosen ? 3 : 4.5))
                found.append(QStringLiteral("%1, row %2: %3")
                                 .arg(view->objectName())
                                 .arg(row.row())
                                 .arg(seen));
        }
    }
    return found;
}

bool isOpen(const TestSession &session, const char *name)
{
    return QTest::qWaitFor([&] {
        const auto *dialog = session->findChild<QDialog *>(QString::fromLatin1(name));
        return dialog && dialog->isVisible();
    });
}

} // namespace

class TestPalettes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QApplication::setPalette(usual()); }
    void allTextsCanBeRead_data() { addPalettes(); }
    void allTextsCanBeRead();
    void whatCanBeReadIsKept_data();
    void whatCanBeReadIsKept();
    void allRowsCanBeRead_data() { addPalettes(); }
    void allRowsCanBeRead();
    void aChangeIsFollowed();
};

void TestPalettes::allTextsCanBeRead()
{
    QFETCH(const QPalette, given);
    QPalette mended = PaletteGuard::mended(given);
    QVERIFY(mended != given);
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        mended.setCurrentColorGroup(group);
        for (const auto &[text, ground] :
             {std::pair(Role::Text, Role::Base), std::pair(Role::Text, Role::AlternateBase),
              std::pair(Role::WindowText, Role::Window), std::pair(Role::ButtonText, Role::Button),
              std::pair(Role::ToolTipText, Role::ToolTipBase),
              std::pair(Role::HighlightedText, Role::Highlight),
              std::pair(Role::PlaceholderText, Role::Base), std::pair(Role::Link, Role::Base)})
            QVERIFY2(onGround(mended, text, ground) >= 3,
                     qPrintable(QStringLiteral("%1 on %2: %3")
                                    .arg(text)
                                    .arg(ground)
                                    .arg(onGround(mended, text, ground))));
        QVERIFY(colours::contrast(mended.color(Role::AlternateBase), mended.color(Role::Base))
                < 1.5);
    }
    // A change of the palette mends it again.
    QVERIFY(PaletteGuard::mended(mended) == mended);
}

void TestPalettes::whatCanBeReadIsKept_data()
{
    QTest::addColumn<QPalette>("given");
    QTest::newRow("light") << usual();
    QTest::newRow("dark, all is set")
        << with(darkWithoutTheRest(), {{Role::AlternateBase, QColor(35, 38, 41)},
                                       {Role::ToolTipBase, QColor(49, 54, 59)},
                                       {Role::ToolTipText, QColor(252, 252, 252)},
                                       {Role::PlaceholderText, QColor(161, 169, 177)},
                                       {Role::Link, QColor(29, 153, 243)},
                                       {Role::LinkVisited, QColor(155, 145, 220)},
                                       {Role::Highlight, QColor(61, 126, 196)},
                                       {Role::HighlightedText, QColor(252, 252, 252)}});
}

void TestPalettes::whatCanBeReadIsKept()
{
    QFETCH(const QPalette, given);
    const QPalette mended = PaletteGuard::mended(given);
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        for (int role = 0; role < QPalette::NColorRoles; ++role)
            // The usual magenta of visited links can hardly be read on the grey of a window.
            QVERIFY2(role == Role::LinkVisited
                         || mended.color(group, Role(role)) == given.color(group, Role(role)),
                     qPrintable(QString::number(role)));
    }
}

void TestPalettes::allRowsCanBeRead()
{
    QFETCH(const QPalette, given);
    QApplication::setPalette(given);
    const PaletteGuard guard;
    TestSession session;
    session->resize(1280, 900);
    QVERIFY(session.open());
    QWidget *window = session.session->window();
    session->setFocus();
    int looked = 0;
    const auto all = [&looked] { return unreadableRows(looked).join(u'\n'); };
    QCOMPARE(all(), QString());
    QTest::keyClick(window, Qt::Key_F1);
    QVERIFY(isOpen(session, "keysDialog"));
    QTest::keyClick(window, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(isOpen(session, "resolveDialog"));
    QTest::keyClick(window, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(isOpen(session, "restartDialog"));
    session.select(QStringLiteral("hostvg"));
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window));
    QTRY_VERIFY(session.find<QAction>("waysOutAction")->isEnabled());
    QTest::keyClick(window, Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(isOpen(session, "waysDialog"));
    QTest::qWait(100); // for what is worked out
    QCOMPARE(all(), QString());
    QVERIFY2(looked > 30, qPrintable(QString::number(looked)));
}

void TestPalettes::aChangeIsFollowed()
{
    const PaletteGuard guard;
    QCOMPARE(QApplication::palette().color(Role::AlternateBase),
             usual().color(Role::AlternateBase));
    QApplication::setPalette(darkWithoutTheRest());
    const QPalette now = QApplication::palette();
    QVERIFY(onGround(now, Role::Text, Role::AlternateBase) > 10);
    QVERIFY(onGround(now, Role::Link, Role::Base) > 4);
    QApplication::setPalette(usual());
    QVERIFY(onGround(QApplication::palette(), Role::Text, Role::AlternateBase) > 10);
}

QTEST_MAIN(TestPalettes)
#include "tst_palettes.moc"
