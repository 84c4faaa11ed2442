// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/mappacking.h"
#include "model/map/mapshape.h"
#include "model/map/mapsvg.h"
#include "model/map/svgtext.h"
#include "tests/model/map/mapfixture.h"

#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

using namespace poolwarden;
using namespace poolwarden::mapfixture;

namespace {

/// One node below the other, without Graphviz.
MapLayout columns(const StorageMap &map)
{
    std::vector<PartLayout> parts;
    for (const MapPart &part : map.parts) {
        PartLayout layout;
        layout.width = mapNodeWidth;
        for (std::size_t i = 0; i < part.nodes.size(); ++i) {
            layout.centres.push_back({mapNodeWidth / 2, layout.height + mapNodeHeight / 2});
            layout.height += mapNodeHeight + 10;
        }
        layout.curves.assign(part.edges.size(), MapCurve(4));
        parts.push_back(std::move(layout));
    }
    return packed(map, parts);
}

struct Svg {
    QStringList texts;
    QSet<QString> elements;
    QString error;
};

Svg readSvg(const QByteArray &bytes)
{
    Svg svg;
    QXmlStreamReader reader(bytes);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement())
            svg.elements.insert(reader.name().toString());
        else if (reader.isCharacters() && !reader.isWhitespace())
            svg.texts.append(reader.text().toString());
    }
    svg.error = reader.errorString();
    return svg;
}

} // namespace

class TestMapSvg final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsEveryNode();
    void hostileNames();
    void allOfAKind_data();
    void allOfAKind();
    void noPlaceIsWithoutTitle();
    void aTextIsAsWideAsItsFontMakesIt();
    void noTextNeedsMoreRoom();
    void kindsByTheirNames();
    void coloursByWish();
    void kindsDifferInForm();
    void aLineOfACollisionIsLikeNoOther();
};

void TestMapSvg::showsEveryNode()
{
    World world;
    world.add(dir("images", 1, "/srv/images"));
    world.add(draft(dir("copy", 0, "/srv/images")), "copy");
    const StorageMap map = world.map();
    const Svg svg = readSvg(svgOf(map, columns(map), SvgColours::Light, [&world](PoolId pool) {
        return QString::fromStdString(world.names[pool.value() - 1]);
    }));
    QCOMPARE(svg.error, QString());
    for (const char *text : {"images", "copy", "/srv/images", "kvm1", "!", "Draft: /srv/images"})
        QVERIFY2(svg.texts.contains(QLatin1String(text)), text);
    QVERIFY(svg.texts.filter(QStringLiteral("Pools: “images”, “copy”.")).size() == 1);
    // What its lines, signs and shapes mean, and of no others.
    for (const char *text :
         {"lies on it, or uses it", "not so yet: a draft, or the next start", "Pool"})
        QVERIFY2(svg.texts.contains(QLatin1String(text)), text);
    for (const char *text : {"uses it through a mount", "Disk", "accepted conflicts"})
        QVERIFY2(!svg.texts.contains(QLatin1String(text)), text);
}

void TestMapSvg::hostileNames()
{
    const QList<QByteArray> names{"<script>alert(1)</script>",
                                  "%1 %2 %99",
                                  "a\x01"
                                  "b",
                                  "\xed\xa0\x80",
                                  "]]>\"'&amp;",
                                  "\xe2\x80\xae"
                                  "txt",
                                  QByteArray(100000, 'x'),
                                  ""};
    World world;
    for (int i = 0; i < names.size(); ++i) {
        PoolDefinition definition = dir("x", i + 1, "/srv/x");
        definition.name = names[i].toStdString();
        definition.targetPath = "/srv/" + definition.name;
        world.add(onHost(definition), definition.name);
    }
    const StorageMap map = world.map();
    const QByteArray bytes = svgOf(map, columns(map), SvgColours::AsWanted, [&world](PoolId pool) {
        return QString::fromStdString(world.names[pool.value() - 1]);
    });
    const Svg svg = readSvg(bytes);
    QCOMPARE(svg.error, QString());
    QVERIFY(!svg.elements.contains(QStringLiteral("script")));
    QVERIFY(svg.texts.contains(QStringLiteral("%1 %2 %99")));
    QVERIFY(svg.texts.contains(QStringLiteral("<script>alert(1)</scr…"))
            || !svg.texts.filter(QStringLiteral("<script>alert(1)")).isEmpty());
    QVERIFY(!bytes.contains("http") || bytes.count("http") == 1); // its namespace
}

void TestMapSvg::allOfAKind_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("title");
    QTest::newRow("all devices") << "/dev"
                                 << "All disks";
    QTest::newRow("disks by id") << "/dev/disk/by-id"
                                 << "All disks";
    QTest::newRow("disks by number") << "/dev/block"
                                     << "All disks";
    QTest::newRow("mapped devices") << "/dev/mapper"
                                    << "All volume groups";
    QTest::newRow("ZFS volumes") << "/dev/zvol"
                                 << "All ZFS pools";
}

// A directory of device names is every device of a kind, which has no name.
void TestMapSvg::allOfAKind()
{
    QFETCH(const QString, target);
    QFETCH(const QString, title);
    World world;
    world.add(dir("a", 1, target.toStdString()));
    world.add(dir("b", 2, target.toStdString()));
    const StorageMap map = world.map();
    const auto nameOf = [&world](PoolId pool) {
        return QString::fromStdString(world.names[pool.value() - 1]);
    };
    const auto node = std::ranges::find_if(map.nodes, [&title](const MapNode &node) {
        return node.place && maptext::title(node).contains(title);
    });
    QVERIFY(node != map.nodes.end());
    QVERIFY(node->place->segments.empty());
    QVERIFY2(maptext::detail(*node).endsWith(QLatin1String(", used by 2 pool(s)")),
             qPrintable(maptext::detail(*node)));
    const QString description = maptext::description(*node, nameOf);
    QVERIFY2(description.contains(title) && !description.contains(QLatin1String("is .")),
             qPrintable(description));
    const Svg svg = readSvg(svgOf(map, columns(map), SvgColours::Light, nameOf));
    QCOMPARE(svg.error, QString());
    QVERIFY2(!svg.texts.filter(title).isEmpty(), qPrintable(svg.texts.join(u'\n')));
}

void TestMapSvg::noPlaceIsWithoutTitle()
{
    for (int tree = 0; tree <= int(Tree::Wwn); ++tree) {
        MapNode node;
        node.place = ResourcePath{static_cast<Tree>(tree), {}};
        node.kind = kindOfPlace(*node.place);
        QVERIFY2(maptext::title(node).size() > 2 || tree == int(Tree::File),
                 QByteArray::number(tree).constData());
        QVERIFY(!maptext::detail(node).isEmpty());
        QVERIFY(!maptext::description(node, {}).isEmpty());
    }
}

// What is drawn with Arial is neither stretched nor cut where there is room.
void TestMapSvg::aTextIsAsWideAsItsFontMakesIt()
{
    // By the font's own table.
    QCOMPARE(svgTextWidth(QStringLiteral("Ab 1"), 1000, false), 667 + 556 + 278 + 556.0);
    QCOMPARE(svgTextWidth(QStringLiteral("Ab 1"), 1000, true), 722 + 611 + 278 + 556.0);
    QCOMPARE(svgTextWidth(QStringLiteral("é"), 1000, false), 556.0);
    QCOMPARE(svgTextWidth(QString(QChar(0x2068)) + QChar(0x2069), 1000, true), 0.0);
    const QString text = QStringLiteral("Directory, used by 2 pools");
    const double width = svgTextWidth(text, 10.5, false);
    QCOMPARE(fitted(text, 10.5, false, width).text, text);
    QCOMPARE(fitted(text, 10.5, false, width).width, width);
    QCOMPARE(fitted(text, 10.5, false, width * 1.3).width, 0.0);
    QVERIFY(svgOf({}, {}, SvgColours::Light, {}).contains("font-family:Arial,"));
}

// In no font: what nearly fills its box is told how wide it is.
void TestMapSvg::noTextNeedsMoreRoom()
{
    World world;
    int number = 0;
    for (const QString &letter :
         {QStringLiteral("W"), QStringLiteral("i"), QStringLiteral("/m"), QStringLiteral("Щ"),
          QStringLiteral("語"), QStringLiteral("😀"), QStringLiteral("e\u0301")}) {
        for (const int length : {4, 9, 14, 18, 22, 25, 40, 300}) {
            const std::string name = letter.repeated(length).toStdString();
            PoolDefinition definition = dir("x", ++number, "/srv/x");
            definition.name = name;
            definition.targetPath = "/srv/" + name;
            world.add(onHost(definition), name);
        }
    }
    const StorageMap map = world.map();
    const QByteArray bytes =
        svgOf(map, columns(map), SvgColours::Light, [](PoolId) { return QString(); });
    QXmlStreamReader reader(bytes);
    int texts = 0;
    int told = 0;
    int elided = 0;
    while (!reader.atEnd()) {
        reader.readNext();
        if (!reader.isStartElement() || reader.name() != QLatin1String("text"))
            continue;
        const QXmlStreamAttributes attributes = reader.attributes();
        const bool isTitle = attributes.value(QLatin1String("class")) == QLatin1String("pw-t");
        if (!isTitle && attributes.value(QLatin1String("class")) != QLatin1String("pw-s"))
            continue;
        const double given = attributes.value(QLatin1String("textLength")).toDouble();
        const QString text = reader.readElementText();
        const double width = svgTextWidth(text, isTitle ? 12 : 10.5, isTitle);
        ++texts;
        told += given > 0 ? 1 : 0;
        elided += text.contains(u'…') ? 1 : 0;
        // What is shorter has room to be a seventh wider.
        QVERIFY2(given > 0 ? given <= mapNodeWidth - 22 : width <= (mapNodeWidth - 22) * 0.86,
                 qPrintable(text));
        QVERIFY2(!text.endsWith(u'.'), qPrintable(text));
    }
    QVERIFY(!reader.hasError());
    QVERIFY(texts > 100 && told > 20 && elided > 20);
}

void TestMapSvg::kindsByTheirNames()
{
    const auto node = [](Tree tree, std::vector<std::string> segments) {
        MapNode node;
        node.place = ResourcePath{tree, std::move(segments)};
        node.kind = kindOfPlace(*node.place);
        return node;
    };
    const auto title = [&node](Tree tree, std::vector<std::string> segments) {
        return maptext::title(node(tree, std::move(segments)))
            .remove(QChar(0x2068))
            .remove(QChar(0x2069));
    };
    QCOMPARE(title(Tree::Scsi, {"2"}), QStringLiteral("SCSI host 2"));
    QCOMPARE(title(Tree::Scsi, {"host-a"}), QStringLiteral("host-a"));
    QCOMPARE(title(Tree::Scsi, {"2", "sdd"}), QStringLiteral("/dev/sdd"));
    QCOMPARE(title(Tree::Scsi, {"2", "sdd", "1"}), QStringLiteral("sdd, partition 1"));
    QVERIFY(!maptext::description(node(Tree::Nfs, {"nas"}), {}).contains(u"nas:/"));
    QVERIFY(maptext::description(node(Tree::Nfs, {"nas", "vm"}), {}).contains(u"nas:/vm"));
    QCOMPARE(maptext::detail(node(Tree::Zfs, {"tank"})), QStringLiteral("ZFS pool"));
    QCOMPARE(maptext::detail(node(Tree::Zfs, {"tank", "a"})), QStringLiteral("ZFS dataset"));
    QCOMPARE(maptext::detail(node(Tree::Lvm, {"vg0"})), QStringLiteral("Volume group"));
    QCOMPARE(maptext::detail(node(Tree::Fc, {"5001"})), QStringLiteral("Fibre Channel port"));
}

void TestMapSvg::coloursByWish()
{
    const auto svg = [](SvgColours colours) { return svgOf({}, {}, colours, {}); };
    QVERIFY(!svg(SvgColours::Light).contains("prefers-color-scheme"));
    QVERIFY(svg(SvgColours::AsWanted).contains("prefers-color-scheme"));
    QVERIFY(svg(SvgColours::Dark) != svg(SvgColours::Light));
    // Viewers that are no browsers know no variables, and draw black on black.
    for (const SvgColours colours : {SvgColours::Light, SvgColours::Dark}) {
        const QByteArray text = svg(colours);
        for (const char *mark : {"var(", "--pw-", "$", ".pw-map ."})
            QVERIFY2(!text.contains(mark), mark);
        QVERIFY(text.contains(colours == SvgColours::Light ? ".pw-b{fill:#ffffff}"
                                                           : ".pw-b{fill:#1b1d21}"));
    }
    const QByteArray both = svg(SvgColours::AsWanted);
    QVERIFY(both.contains(".pw-map .pw-b{fill:var(--pw-back)}"));
    QCOMPARE(both.count("--pw-error-pale:#"), 2);
}

void TestMapSvg::kindsDifferInForm()
{
    const MapRect rect{0, 0, mapNodeWidth, mapNodeHeight};
    const auto form = [&rect](MapNodeKind kind) {
        QString text;
        for (const MapOutline &outline : {outlineOf(kind, rect), linesOf(kind, rect)}) {
            for (const MapStep &step : outline)
                text += QStringLiteral("%1%2,%3 ")
                            .arg(QLatin1Char(step.kind))
                            .arg(step.points[0].x)
                            .arg(step.points[0].y);
        }
        return text;
    };
    const QList<MapNodeKind> differing{
        MapNodeKind::Disk,    MapNodeKind::Partition, MapNodeKind::VolumeGroup,
        MapNodeKind::Volume,  MapNodeKind::Directory, MapNodeKind::Server,
        MapNodeKind::Export,  MapNodeKind::CephPool,  MapNodeKind::Pool,
        MapNodeKind::Pools,   MapNodeKind::File,      MapNodeKind::Target,
        MapNodeKind::Lun,     MapNodeKind::ScsiHost,  MapNodeKind::Multipath,
        MapNodeKind::Cluster, MapNodeKind::Machine,   MapNodeKind::Machines};
    QSet<QString> forms;
    for (const MapNodeKind kind : differing)
        forms.insert(form(kind));
    QCOMPARE(forms.size(), differing.size());
}

// By a cross, whatever it is dashed for.
void TestMapSvg::aLineOfACollisionIsLikeNoOther()
{
    const MapCurve curve{{0, 0}, {10, 0}, {20, 0}, {30, 0}};
    for (int kind = 0; kind <= static_cast<int>(MapEdgeKind::Collides); ++kind) {
        MapEdge edge;
        edge.kind = static_cast<MapEdgeKind>(kind);
        edge.isDraft = kind % 2 == 0;
        QCOMPARE(!crossOf(edge, curve).empty(), edge.kind == MapEdgeKind::Collides);
    }
    const MapOutline cross = crossOf({.kind = MapEdgeKind::Collides}, curve);
    QCOMPARE(cross.front().points[0].x + cross[1].points[0].x, 30.0); // around the middle
}

QTEST_GUILESS_MAIN(TestMapSvg)
#include "tst_mapsvg.moc"
