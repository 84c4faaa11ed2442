// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/messages/messagebar.h"
#include "views/style/dialogfit.h"

#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>
#include <QtTest>

using namespace poolwarden;

/// What there is to read and to press stays in sight, however small window and screen are.
class TestSmallScreen final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDialogIsNotLargerThanTheScreen();
    void aDialogDoesNotStickOut();
    void aDialogThatFitsStaysAsItIs();
    void aMessageIsNotSqueezedIntoAColumn();
    void aShortMessageStaysBesideItsButtons();
};

namespace {

QRect room(const QWidget &widget)
{
    return widget.screen()->availableGeometry();
}

Message longMessage(int offers)
{
    Message message;
    message.text =
        QStringLiteral("These run, and must be stopped first: fabric-a, fabric-b, archive, "
                       "scratch, images and two more, each with machines that use it.");
    message.actionText = QStringLiteral("Stop Them…");
    for (int i = 0; i < offers; ++i)
        message.more.append({QStringLiteral("Another Way Out"), [] {}});
    return message;
}

} // namespace

void TestSmallScreen::aDialogIsNotLargerThanTheScreen()
{
    const DialogFit fit;
    QDialog dialog;
    auto *layout = new QVBoxLayout(&dialog);
    layout->addWidget(new QListWidget(&dialog));
    auto *close = new QPushButton(QStringLiteral("Close"), &dialog);
    layout->addWidget(close);
    dialog.resize(3 * room(dialog).size());
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QVERIFY(room(dialog).contains(dialog.geometry()));
    QVERIFY(room(dialog).contains(QRect(close->mapToGlobal(QPoint()), close->size())));
}

void TestSmallScreen::aDialogDoesNotStickOut()
{
    const DialogFit fit;
    QDialog dialog;
    dialog.resize(300, 200);
    for (const QPoint corner :
         {room(dialog).bottomRight(), room(dialog).topLeft() - QPoint(200, 90)}) {
        dialog.move(corner);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QVERIFY(room(dialog).contains(dialog.geometry()));
        QCOMPARE(dialog.size(), QSize(300, 200));
        dialog.hide();
    }
}

void TestSmallScreen::aDialogThatFitsStaysAsItIs()
{
    const DialogFit fit;
    QDialog dialog;
    dialog.setGeometry(QRect(room(dialog).center() - QPoint(100, 50), QSize(200, 100)));
    const QRect before = dialog.geometry();
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QCOMPARE(dialog.geometry(), before);
}

void TestSmallScreen::aMessageIsNotSqueezedIntoAColumn()
{
    MessageBar bar;
    bar.post(longMessage(1));
    bar.resize(520, bar.heightForWidth(520));
    bar.show();
    QVERIFY(QTest::qWaitForWindowExposed(&bar));
    const auto *text = bar.findChild<QLabel *>(QStringLiteral("messageText"));
    const auto *action = bar.findChild<QPushButton *>(QStringLiteral("messageAction"));
    QTRY_VERIFY(text->width() > 400);
    const auto bottom = [&] { return text->mapTo(&bar, QPoint(0, text->height())).y(); };
    QTRY_VERIFY(action->y() >= bottom());
    QVERIFY(bar.heightForWidth(520) < 6 * bar.fontMetrics().lineSpacing() + action->height());
    // All of it is to be seen.
    QVERIFY(text->height() >= text->heightForWidth(text->width()));
    // With more room they are in one line again.
    bar.resize(1600, 60);
    QTRY_VERIFY(action->x() >= text->mapTo(&bar, QPoint(text->width(), 0)).x());
}

void TestSmallScreen::aShortMessageStaysBesideItsButtons()
{
    MessageBar bar;
    Message message;
    message.text = QStringLiteral("Undefined.");
    message.actionText = QStringLiteral("Take Back");
    bar.post(message);
    bar.resize(520, 40);
    bar.show();
    QVERIFY(QTest::qWaitForWindowExposed(&bar));
    const auto *text = bar.findChild<QLabel *>(QStringLiteral("messageText"));
    const auto *action = bar.findChild<QPushButton *>(QStringLiteral("messageAction"));
    QVERIFY(action->x() >= text->mapTo(&bar, QPoint(text->width(), 0)).x());
}

QTEST_MAIN(TestSmallScreen)
#include "tst_smallscreen.moc"
