// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Rectangles in proportion to numbers.

#include "model/map/treemap.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

using namespace poolwarden;

namespace {

using Weights = std::vector<double>;
constexpr MapRect room{10, 20, 900, 600};

std::vector<MapRect> rectsOf(const Weights &weights, const MapRect &area = room)
{
    return treemapOf(
        weights.size(), [&weights](std::size_t i) { return weights[i]; }, area);
}

double areaOf(const MapRect &rect)
{
    return rect.width * rect.height;
}

/// What is wrong with them; empty: nothing.
QString faultOf(const Weights &weights, const std::vector<MapRect> &rects)
{
    double sum = 0;
    for (const double weight : weights)
        sum += weight;
    constexpr double slack = 1e-6;
    for (std::size_t i = 0; i < rects.size(); ++i) {
        const MapRect &a = rects[i];
        const double wanted = areaOf(room) * weights[i] / sum;
        if (std::abs(areaOf(a) - wanted) > wanted / 100)
            return QStringLiteral("%1: area %2, not %3").arg(i).arg(areaOf(a)).arg(wanted);
        if (a.x < room.x - slack || a.y < room.y - slack
            || a.x + a.width > room.x + room.width + slack
            || a.y + a.height > room.y + room.height + slack)
            return QStringLiteral("%1 is outside").arg(i);
        for (std::size_t j = 0; j < i; ++j) {
            const MapRect &b = rects[j];
            if (a.x + slack < b.x + b.width && b.x + slack < a.x + a.width
                && a.y + slack < b.y + b.height && b.y + slack < a.y + a.height)
                return QStringLiteral("%1 overlaps %2").arg(i).arg(j);
        }
    }
    return {};
}

} // namespace

class TestTreemap final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void properties_data();
    void properties();
    void randomWeights();
    void nothingToShow();
    void nearlySquare();
    void aSmallChangeMovesNothing();
    void asksOnceForEach();
};

void TestTreemap::properties_data()
{
    QTest::addColumn<QList<double>>("weights");
    constexpr double exabyte = 1152921504606846976.0;
    QTest::addRow("one") << QList<double>{5};
    QTest::addRow("equal ones") << QList<double>{1, 1, 1, 1, 1, 1, 1};
    QTest::addRow("the example of the paper") << QList<double>{6, 6, 4, 3, 2, 2, 1};
    QTest::addRow("a byte beside an exabyte") << QList<double>{1, exabyte};
    QTest::addRow("the largest numbers") << QList<double>(40, 18446744073709551615.0);
    QTest::addRow("all powers of two") << [] {
        QList<double> weights;
        for (int i = 0; i < 64; ++i)
            weights << std::ldexp(1, i);
        return weights;
    }();
    QTest::addRow("nothing among others") << QList<double>{0, 3, 0, 0, 5, 0};
}

void TestTreemap::properties()
{
    QFETCH(const QList<double>, weights);
    const Weights all(weights.begin(), weights.end());
    const std::vector<MapRect> rects = rectsOf(all);
    QCOMPARE(rects.size(), all.size());
    QCOMPARE(faultOf(all, rects), QString());
}

void TestTreemap::randomWeights()
{
    std::mt19937_64 random(20260101);
    for (int round = 0; round < 200; ++round) {
        Weights weights(1 + random() % 60);
        const auto spread = static_cast<double>(random() % 62);
        for (double &weight : weights)
            weight = std::exp2(spread * double(random() % 1000) / 1000) + double(random() % 3) / 3;
        const QString fault = faultOf(weights, rectsOf(weights));
        QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("%1: %2").arg(round).arg(fault)));
    }
}

void TestTreemap::nothingToShow()
{
    QVERIFY(rectsOf({}).empty());
    const double infinite = std::numeric_limits<double>::infinity();
    for (const MapRect &rect : rectsOf({0, -1, infinite, std::nan("")}))
        QCOMPARE(areaOf(rect), 0.0);
    for (const MapRect &rect : rectsOf({1, 2, 3}, {0, 0, 0, 50}))
        QCOMPARE(areaOf(rect), 0.0);
}

void TestTreemap::nearlySquare()
{
    for (const std::size_t count : {4, 30, 1000}) {
        for (const MapRect &rect : rectsOf(Weights(count, 1))) {
            const double ratio = rect.width / rect.height;
            QVERIFY2(ratio > 0.4 && ratio < 2.5, qPrintable(QString::number(ratio)));
        }
    }
}

void TestTreemap::aSmallChangeMovesNothing()
{
    Weights weights;
    for (int i = 0; i < 20; ++i)
        weights.push_back(100 + 5 * (i * 7 % 5));
    const std::vector<MapRect> before = rectsOf(weights);
    // It is not the smallest now.
    weights[0] = 101;
    weights[5] = 99;
    const std::vector<MapRect> after = rectsOf(weights);
    for (std::size_t i = 0; i < before.size(); ++i)
        QVERIFY(std::hypot(after[i].x - before[i].x, after[i].y - before[i].y) < 6);
}

void TestTreemap::asksOnceForEach()
{
    constexpr std::size_t count = 10000;
    std::size_t asked = 0;
    const std::vector<MapRect> rects = treemapOf(
        count,
        [&asked](std::size_t i) {
            ++asked;
            return 1.0 + double(i * 7919 % 1000);
        },
        room);
    QCOMPARE(rects.size(), count);
    QCOMPARE(asked, count);
    QVERIFY(std::ranges::all_of(rects, [](const MapRect &rect) { return areaOf(rect) > 0; }));
}

QTEST_APPLESS_MAIN(TestTreemap)
#include "tst_treemap.moc"
