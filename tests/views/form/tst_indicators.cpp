// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/style/colours.h"
#include "views/style/indicatorstyle.h"

#include <QImage>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOptionButton>
#include <QtTest>

#include <algorithm>

using namespace poolwarden;

/// Choices that are not made can be seen.
class TestIndicators final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anUncheckedOneIsSeen_data();
    void anUncheckedOneIsSeen();
};

void TestIndicators::anUncheckedOneIsSeen_data()
{
    QTest::addColumn<bool>("isRadio");
    QTest::addColumn<QColor>("ground");
    QTest::newRow("a box on a dark ground") << false << QColor(0x2a, 0x2c, 0x30);
    QTest::newRow("a circle on a dark ground") << true << QColor(0x2a, 0x2c, 0x30);
    QTest::newRow("a box on black") << false << QColor(Qt::black);
}

void TestIndicators::anUncheckedOneIsSeen()
{
    QFETCH(bool, isRadio);
    QFETCH(QColor, ground);
    QPalette palette(ground);
    palette.setColor(QPalette::Window, ground);
    palette.setColor(QPalette::Base, ground.darker(130));
    palette.setColor(QPalette::WindowText, QColor(0xe6, 0xe8, 0xea));
    palette.setColor(QPalette::Text, QColor(0xe6, 0xe8, 0xea));
    IndicatorStyle style(QStyleFactory::create(QStringLiteral("fusion")));
    const auto best = [&](const QStyle &with) {
        QStyleOptionButton option;
        option.palette = palette;
        option.rect = QRect(2, 2, 14, 14);
        option.state = QStyle::State_Enabled | QStyle::State_Off;
        QImage image(18, 18, QImage::Format_RGB32);
        image.fill(ground);
        QPainter painter(&image);
        with.drawPrimitive(isRadio ? QStyle::PE_IndicatorRadioButton : QStyle::PE_IndicatorCheckBox,
                           &option, &painter);
        painter.end();
        // In the middle of the left edge.
        double found = 1;
        for (int x = 0; x < 6; ++x)
            found = std::max(found, colours::contrast(image.pixelColor(x, 9), ground));
        return found;
    };
    QVERIFY2(best(style) >= 3, qPrintable(QString::number(best(style))));
    // It is what this style adds.
    QVERIFY(best(*style.baseStyle()) < 3);
}

QTEST_MAIN(TestIndicators)
#include "tst_indicators.moc"
