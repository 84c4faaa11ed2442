// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The sizes of the storage as areas, in the place of the map.

#include "app/demo/demohost.h"
#include "model/map/sizetext.h"
#include "tests/app/poolwarden/demosettings.h"
#include "tests/app/poolwarden/libvirtsession.h"
#include "tests/app/poolwarden/testmap.h"
#include "views/map/sizesview.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"
#include "views/window/mapscreen.h"

#include <QFile>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolTip>
#include <QXmlStreamReader>

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <vector>

using namespace poolwarden;

namespace {

constexpr quint64 gib = 1024ULL * 1024 * 1024;

/// The map of a session with sizes, on sizes.
struct TestSizes {
    explicit TestSizes(const TestSession &session)
        : session(session)
        , map(session)
        , view(map.pane->sizes())
        , button(session.find<QPushButton>("mapSizes"))
    {
    }

    [[nodiscard]] QString title(std::size_t tile) const
    {
        return sizetext::title(view->sizes(), view->layoutOfSizes().tiles[tile]);
    }
    [[nodiscard]] QStringList titles() const
    {
        QStringList all;
        for (std::size_t i = 0; i < view->layoutOfSizes().tiles.size(); ++i)
            all << title(i);
        return all;
    }
    [[nodiscard]] QString current() const
    {
        return view->current() ? title(*view->current()) : QString();
    }
    [[nodiscard]] QPoint middleOf(const QString &wanted) const
    {
        const MapRect &rect =
            view->layoutOfSizes().tiles[std::size_t(titles().indexOf(wanted))].rect;
        return (QPointF(rect.x + rect.width / 2, rect.y + rect.height / 2) * view->scale())
            .toPoint();
    }
    [[nodiscard]] QStringList selected() const
    {
        QStringList names;
        for (const PoolId pool : session.session->window()->selectedPools())
            names << session.registry()->displayName(pool);
        names.sort();
        return names;
    }

    const TestSession &session;
    TestMap map;
    SizesView *view;
    QPushButton *button;
};

void setSize(FakeStorageService *service, const QString &name, quint64 capacity, quint64 allocation)
{
    for (PoolSnapshot pool : std::as_const(service->pools)) {
        if (pool.name != name)
            continue;
        pool.capacity = capacity;
        pool.allocation = allocation;
        pool.available = capacity - allocation;
        service->addFromElsewhere(pool);
    }
}

/// images 64 % of 600 GiB; the two on vg0 97 % of 300 GiB; iso has no size.
bool openWithSizes(TestSession &session)
{
    if (!session.open())
        return false;
    setSize(session.service(), QStringLiteral("images"), 600 * gib, 384 * gib);
    for (const char *name : {"hostvg", "lvm-fast"})
        setSize(session.service(), QLatin1String(name), 300 * gib, 291 * gib);
    setSize(session.service(), QStringLiteral("iso"), 0, 0);
    const PoolId images = session.poolNamed(QStringLiteral("images"));
    return QTest::qWaitFor([&session, images] {
        return session.registry()->pool(images)->snapshot->capacity == 600 * gib;
    });
}

std::vector<PoolId> poolsOn(const SizesView &view)
{
    std::vector<PoolId> all;
    for (const SizeTile &tile : view.layoutOfSizes().tiles) {
        const std::vector<PoolId> pools = poolsOf(view.sizes(), tile);
        all.insert(all.end(), pools.begin(), pools.end());
    }
    return all;
}

const QString lineOfIso = QStringLiteral("1 pool(s) without a known size: 1 whose host tells none");
const QString volumeGroup = QStringLiteral("hostvg, lvm-fast");

} // namespace

class TestMapSizes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byKeys();
    void byMouse();
    void theMapIsAsItWas();
    void found();
    void followsTheHost();
    void smallOnesOpen();
    void wholeScreen();
    void exported();
    void demonstrationHost();
};

void TestMapSizes::byKeys()
{
    TestSession session;
    QVERIFY(openWithSizes(session));
    const TestSizes sizes(session);
    QVERIFY(sizes.map.waitFor(QStringLiteral("images")));
    QVERIFY(!sizes.view->isVisible());
    sizes.map.view->setFocus();
    QTest::keyClick(sizes.map.view, Qt::Key_9, Qt::ControlModifier);
    QVERIFY(sizes.button->isChecked());
    QTRY_VERIFY(sizes.view->hasFocus());
    QVERIFY(!sizes.map.view->isVisible());
    QCOMPARE(sizes.titles(), QStringList({QStringLiteral("images"), volumeGroup, lineOfIso}));

    QTest::keyClick(sizes.view, Qt::Key_Home);
    QCOMPARE(sizes.current(), QStringLiteral("images"));
    QCOMPARE(sizes.view->accessibleDescription(),
             QStringLiteral("Pool “images”: 64% of 600.0 GiB."));
    QTest::keyClick(sizes.view, Qt::Key_Right);
    QCOMPARE(sizes.current(), volumeGroup);
    QVERIFY(sizes.view->accessibleDescription().contains(QStringLiteral("Nearly full")));
    QTest::keyClick(sizes.view, Qt::Key_Return);
    QCOMPARE(sizes.selected(), QStringList({QStringLiteral("hostvg"), QStringLiteral("lvm-fast")}));
    QTest::keyClick(sizes.view, Qt::Key_Down);
    QCOMPARE(sizes.current(), lineOfIso);
    QTest::keyClick(sizes.view, Qt::Key_Space);
    QCOMPARE(sizes.selected(), QStringList(QStringLiteral("iso")));
    QTest::keyClick(sizes.view, Qt::Key_Up);
    QTest::keyClick(sizes.view, Qt::Key_End);
    QCOMPARE(sizes.current(), lineOfIso);

    QTest::keyClick(sizes.view, Qt::Key_Escape);
    QVERIFY(session->tablePane()->table()->hasFocus());
    // What is selected there is marked here.
    session.select(QStringLiteral("images"));
    QCOMPARE(sizes.current(), QStringLiteral("images"));
}

void TestMapSizes::byMouse()
{
    TestSession session;
    QVERIFY(openWithSizes(session));
    const TestSizes sizes(session);
    QTest::mouseClick(sizes.button, Qt::LeftButton);
    QVERIFY(sizes.view->isVisible());
    const QPoint middle = sizes.middleOf(volumeGroup);
    QTest::mouseClick(sizes.view, Qt::LeftButton, {}, middle);
    QCOMPARE(sizes.selected(), QStringList({QStringLiteral("hostvg"), QStringLiteral("lvm-fast")}));
    QCOMPARE(sizes.current(), volumeGroup);
    QHelpEvent help(QEvent::ToolTip, middle, sizes.view->mapToGlobal(middle));
    QCoreApplication::sendEvent(sizes.view, &help);
    QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("counted once")));
    QVERIFY(QToolTip::text().contains(QStringLiteral("97% of 300.0 GiB")));
    QTest::mouseClick(sizes.button, Qt::LeftButton);
    QVERIFY(!sizes.view->isVisible() && !sizes.button->isChecked());
}

void TestMapSizes::theMapIsAsItWas()
{
    TestSession session;
    QVERIFY(openWithSizes(session));
    const TestSizes sizes(session);
    QVERIFY(sizes.map.waitFor(QStringLiteral("images")));
    MapView *graph = sizes.map.view;
    graph->setFocus();
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(graph, Qt::Key_Plus, Qt::ControlModifier);
    const QTransform zoom = graph->transform();
    const QPointF centre = graph->mapToScene(graph->viewport()->rect().center());
    QTest::keyClick(graph, Qt::Key_9, Qt::ControlModifier);
    QTRY_VERIFY(sizes.view->hasFocus());
    QVERIFY(!session.find<QPushButton>("mapFit")->isEnabled());
    QTest::keyClick(sizes.view, Qt::Key_9, Qt::ControlModifier);
    QTRY_VERIFY(graph->hasFocus());
    QVERIFY(session.find<QPushButton>("mapFit")->isEnabled());
    QCOMPARE(graph->transform(), zoom);
    QCOMPARE(graph->mapToScene(graph->viewport()->rect().center()), centre);
}

void TestMapSizes::found()
{
    TestSession session;
    QVERIFY(openWithSizes(session));
    const TestSizes sizes(session);
    auto *words = session.find<QLineEdit>("mapSearch");
    auto *count = session.find<QLabel>("mapFound");
    QVERIFY(sizes.map.waitFor(QStringLiteral("images")));
    sizes.button->click();
    words->setFocus();
    QTest::keyClicks(words, QStringLiteral("LVM"));
    QCOMPARE(sizes.current(), volumeGroup);
    QCOMPARE(count->text(), QStringLiteral("1 of 1"));
    QTest::keyClick(words, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(words, QStringLiteral("nearly full"));
    QCOMPARE(count->text(), QStringLiteral("1 of 1"));
    QTest::keyClick(words, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(words, QStringLiteral("i"));
    QCOMPARE(count->text(), QStringLiteral("2 of 3"));
    QTest::keyClick(words, Qt::Key_Return);
    QCOMPARE(sizes.current(), lineOfIso);
    QTest::keyClick(words, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(sizes.current(), volumeGroup);
    QTest::keyClick(words, Qt::Key_Down);
    QVERIFY(sizes.view->hasFocus());
}

void TestMapSizes::followsTheHost()
{
    TestSession session;
    QVERIFY(openWithSizes(session));
    const TestSizes sizes(session);
    sizes.button->click();
    setSize(session.service(), QStringLiteral("images"), 600 * gib, 594 * gib);
    QTRY_COMPARE(fullnessOf(sizes.view->sizes().areas[0]), Fullness::NearlyFull);
    setSize(session.service(), QStringLiteral("iso"), 7 * gib, gib);
    QTRY_COMPARE(sizes.view->sizes().areas.size(), 3U);
    QVERIFY(sizes.view->sizes().withoutSize.empty());
    session.service()->removeFromElsewhere(
        session.registry()->pool(session.poolNamed(QStringLiteral("images")))->snapshot->uuid);
    QTRY_COMPARE(sizes.view->sizes().areas.size(), 2U);
}

void TestMapSizes::smallOnesOpen()
{
    TestSession session;
    QVERIFY(openWithSizes(session));
    setSize(session.service(), QStringLiteral("iso"), 4096, 0);
    const TestSizes sizes(session);
    auto *close = session.find<QPushButton>("mapClose");
    sizes.button->click();
    const QString small = QStringLiteral("1 small pool(s), not to scale: iso");
    QTRY_VERIFY(sizes.titles().contains(small));
    QVERIFY(!close->isVisible());
    const QPoint middle = sizes.middleOf(small);
    QTest::mouseClick(sizes.view, Qt::LeftButton, {}, middle);
    QTest::mouseDClick(sizes.view, Qt::LeftButton, {}, middle);
    QCOMPARE(sizes.titles(), QStringList(QStringLiteral("iso")));
    QCOMPARE(sizes.selected(), QStringList(QStringLiteral("iso")));
    QVERIFY(close->isVisible());
    close->setFocus();
    QTest::keyClick(close, Qt::Key_Space);
    QCOMPARE(sizes.titles().size(), 3);
    QVERIFY(!close->isVisible() && sizes.view->hasFocus());
    QCOMPARE(sizes.current(), small);
    QTest::keyClick(sizes.view, Qt::Key_Return);
    QCOMPARE(sizes.titles(), QStringList(QStringLiteral("iso")));
}

void TestMapSizes::wholeScreen()
{
    TestSession session;
    QVERIFY(openWithSizes(session));
    const TestSizes sizes(session);
    session.trigger("wholeMapToggle");
    MapScreen *screen = session->map()->wholeScreen();
    QVERIFY(QTest::qWaitForWindowActive(screen));
    QTRY_VERIFY(sizes.map.view->hasFocus());
    QTest::keyClick(screen->windowHandle(), Qt::Key_Z, Qt::AltModifier);
    QTRY_VERIFY(sizes.view->isVisible());
    QVERIFY(sizes.view->width() > screen->width() - 10);
    QCOMPARE(sizes.titles().size(), 3);
    sizes.view->setFocus();
    QTest::keyClick(screen->windowHandle(), Qt::Key_Escape);
    QVERIFY(screen->isHidden());
    QVERIFY(sizes.button->isChecked());
}

void TestMapSizes::exported()
{
    TestSession session;
    QVERIFY(openWithSizes(session));
    const TestSizes sizes(session);
    sizes.button->click();
    const QString svg = session.scratch.filePath(QStringLiteral("sizes.svg"));
    const QString png = session.scratch.filePath(QStringLiteral("sizes.png"));
    for (const QString &path : {svg, png}) {
        session.prompts.path = path;
        session.find<QPushButton>("mapExport")->click();
        QTRY_VERIFY(QFile::exists(path));
    }
    QFile file(svg);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY(text.contains(QStringLiteral("64% of 600.0 GiB")));
    QVERIFY(text.contains(QStringLiteral("Nearly full")));
    QXmlStreamReader reader(text);
    while (!reader.atEnd())
        reader.readNext();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QTRY_VERIFY(!QImage(png).isNull());
    QVERIFY(QImage(png).width() > sizes.view->width());
}

void TestMapSizes::demonstrationHost()
{
    LibvirtSession program(demoSettings());
    MainWindow *window = program.session.window();
    window->resize(1280, 900);
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window));
    program.session.connections()->open(demoHostUri(), false);
    const PoolRegistry *registry = program.session.registry();
    QTRY_VERIFY(registry->poolCount() >= 30);
    QTest::keyClick(window->tablePane()->table(), Qt::Key_M,
                    Qt::ControlModifier | Qt::ShiftModifier);
    MapPane *pane = window->map()->pane();
    QTRY_VERIFY(pane->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_9, Qt::ControlModifier);
    SizesView *view = pane->sizes();
    QTRY_VERIFY(view->hasFocus());
    const SizeLayout &layout = view->layoutOfSizes();
    QTRY_VERIFY(layout.tiles.size() > 10);
    // Each pool is there once, and each can be reached by the arrow keys.
    QTRY_COMPARE(int(poolsOn(*view).size()), registry->poolCount());
    std::set<PoolId> shown;
    for (const PoolId pool : poolsOn(*view))
        QVERIFY(shown.insert(pool).second);
    QTest::keyClick(view, Qt::Key_Home);
    std::set<std::size_t> reached{*view->current()};
    std::mt19937 random(20260103);
    const std::array ways{Qt::Key_Right, Qt::Key_Down, Qt::Key_Left, Qt::Key_Up};
    for (int i = 0; i < 2000 && reached.size() < layout.tiles.size(); ++i) {
        QTest::keyClick(view, ways[random() % ways.size()]);
        reached.insert(*view->current());
    }
    QCOMPARE(reached.size(), layout.tiles.size());
    // Pools that share a volume group are one area, and of more than one pool each is named.
    const auto pair = std::ranges::find_if(view->sizes().areas, [](const SizeArea &area) {
        return area.shared == SizeArea::Shared::SamePlace;
    });
    QVERIFY(pair != view->sizes().areas.end() && pair->severity);
    QVERIFY(pair->pools.size() > 1 && pair->names.size() == pair->pools.size());
}

QTEST_MAIN(TestMapSizes)
#include "tst_mapsizes.moc"
