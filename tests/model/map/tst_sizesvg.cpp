// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The map of sizes as a drawing.

#include "model/map/sizeshape.h"
#include "model/map/sizesvg.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace poolwarden;

namespace {

const QString hostileName = QStringLiteral("</text><script>%1&\u0001\u202e");

SizeArea areaOf(PoolId pool, std::uint64_t capacity, std::uint64_t allocation)
{
    SizeArea area;
    area.host = HostId(1);
    area.pools = {pool};
    area.names = {hostileName.toStdString()};
    area.capacity = capacity;
    area.allocation = allocation;
    return area;
}

SizeMap someSizes()
{
    SizeMap map;
    map.hosts = {{HostId(1), "<b>kvm&1</b>", false}};
    map.areas = {areaOf(PoolId(1), 1000, 640), areaOf(PoolId(2), 900, 890)};
    map.areas[1].severity = Severity::Error;
    map.withoutSize = {{PoolId(3), SizeLack::Draft}};
    return map;
}

QByteArray drawn(const SizeMap &map, SvgColours colours)
{
    return sizesSvgOf(map, sizeLayoutOf(map, 800, 400), colours,
                      [](PoolId) { return hostileName; });
}

} // namespace

class TestSizeSvg final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isSound();
    void namesAreText();
    void drawsTheFilledPart();
    void hatchesWithin();
};

void TestSizeSvg::isSound()
{
    for (const SizeMap &map : {SizeMap(), someSizes()}) {
        for (const SvgColours colours : {SvgColours::Light, SvgColours::Dark}) {
            const QByteArray svg = drawn(map, colours);
            QXmlStreamReader reader(svg);
            while (!reader.atEnd())
                reader.readNext();
            QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
            // Plain colours: few viewers know variables.
            QVERIFY(!svg.contains("var(") && !svg.contains('$'));
        }
    }
    QVERIFY(drawn(someSizes(), SvgColours::Light) != drawn(someSizes(), SvgColours::Dark));
}

void TestSizeSvg::namesAreText()
{
    const QByteArray svg = drawn(someSizes(), SvgColours::Light);
    QSet<QString> elements;
    QStringList texts;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement())
            elements << reader.name().toString();
        else if (reader.isCharacters() && !reader.isWhitespace())
            texts << reader.text().toString();
    }
    QCOMPARE(elements,
             QSet<QString>({QStringLiteral("svg"), QStringLiteral("title"), QStringLiteral("style"),
                            QStringLiteral("rect"), QStringLiteral("text"), QStringLiteral("g"),
                            QStringLiteral("path")}));
    QVERIFY(texts.contains(QStringLiteral("<b>kvm&1</b>")));
    QVERIFY(texts.contains(QStringLiteral("64% of 1,000 bytes")));
    QVERIFY(texts.contains(QStringLiteral("Nearly full")));
    QVERIFY(texts.contains(QStringLiteral("1 pool(s) without a known size: 1 only as draft")));
    QVERIFY(!svg.contains('\x01'));
}

void TestSizeSvg::drawsTheFilledPart()
{
    const MapRect rect{10, 20, 100, 50};
    QCOMPARE(filledPart(rect, 0), (MapRect{10, 70, 100, 0}));
    QCOMPARE(filledPart(rect, 0.5), (MapRect{10, 45, 100, 25}));
    QCOMPARE(filledPart(rect, 1), rect);
}

void TestSizeSvg::hatchesWithin()
{
    for (const MapRect &rect : {MapRect{10, 20, 100, 50}, MapRect{0, 0, 5, 300}}) {
        const MapOutline lines = hatchOf(rect);
        QVERIFY(lines.size() > 20);
        for (const MapStep &step : lines) {
            const MapPoint &point = step.points[0];
            QVERIFY(point.x >= rect.x && point.x <= rect.x + rect.width);
            QVERIFY(point.y >= rect.y - 1e-9 && point.y <= rect.y + rect.height + 1e-9);
        }
    }
    QVERIFY(hatchOf({0, 0, 1e9, 1e9}).size() < 1000);
}

QTEST_APPLESS_MAIN(TestSizeSvg)
#include "tst_sizesvg.moc"
