// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The storage map by keys and mouse.

#include "app/poolwarden/mapcontroller.h"
#include "model/accepted/acceptedfinding.h"
#include "model/accepted/findingfilter.h"
#include "model/sources/machinesofhosts.h"
#include "model/sources/sourcefinder.h"
#include "tests/app/poolwarden/printing.h"
#include "tests/app/poolwarden/testmap.h"
#include "views/map/maproom.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>
#include <optional>

using namespace poolwarden;

class TestStorageMapView final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clickSelectsEverywhere();
    void theKeyboardReachesAll();
    void itBeginsWhereWordsCanBeRead();
    void itSuitsItsRoom();
    void fewShapesAreTold();
    void theListIsFollowed();
    void aDraftIsSeenAtOnce();
    void anAcceptedConflictIsNotRed();
    void staysWhereTheUserIs();
    void followsOnlyWhileItIsSeen();
    void isMadeOnlyWhenItDiffers();
    void followsWhatIsMounted();
    void aDoubleClickChoosesOnce();
    void searchSteps();
    void searchCountsWhatIsThere();
    void exports_data();
    void exports();
    void isPrinted_data();
    void isPrinted();
    void noGraphviz();
    void thousandsOfPools();
};

void TestStorageMapView::clickSelectsEverywhere()
{
    TestSession session;
    QVERIFY(session.open());
    const TestMap map(session);
    QVERIFY(map.waitFor(QStringLiteral("images")));
    map.click(QStringLiteral("images"));
    QCOMPARE(session->currentPool(), session.poolNamed(QStringLiteral("images")));
    // A place selects all that use it.
    map.click(QStringLiteral("vg0"));
    QCOMPARE(session->selectedPools().size(), 2);
    QVERIFY(map.node(QStringLiteral("vg0"))->node().isClaimedTwice);
    QCOMPARE(map.node(QStringLiteral("vg0"))->node().severity, Severity::Error);
}

void TestStorageMapView::theKeyboardReachesAll()
{
    TestSession session;
    QVERIFY(session.open());
    const TestMap map(session);
    QVERIFY(map.waitFor(QStringLiteral("vg0")));
    map.view->setFocus();
    map.view->setCurrent(map.node(QStringLiteral("vg0")));
    QTest::keyClick(map.view, Qt::Key_Right);
    const QString first = map.current();
    QVERIFY(first == QLatin1String("hostvg") || first == QLatin1String("lvm-fast"));
    QTest::keyClick(map.view, Qt::Key_Return);
    QCOMPARE(session.registry()->displayName(session->currentPool()), first);
    QVERIFY(map.view->accessibleDescription().contains(first));
    QTest::keyClick(map.view, Qt::Key_Left);
    QCOMPARE(map.current(), QStringLiteral("vg0"));
    // Every node can be reached from every other.
    QSet<QString> reached;
    for (MapNodeItem *from : map.view->map()->nodes()) {
        for (const Qt::Key key : {Qt::Key_Up, Qt::Key_Down, Qt::Key_Left, Qt::Key_Right}) {
            map.view->setCurrent(from);
            QTest::keyClick(map.view, key);
            if (map.view->current() != from)
                reached.insert(map.current());
        }
    }
    QCOMPARE(reached.size(), qsizetype(map.view->map()->nodes().size()));
    QTest::keyClick(map.view, Qt::Key_0, Qt::ControlModifier);
    const double before = map.view->transform().m11();
    QTest::keyClick(map.view, Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(map.view->transform().m11() > before);
    QTest::keyClick(map.view, Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(map.view->transform().m11(), before);
    QTest::keyClick(map.view, Qt::Key_Tab);
    QVERIFY(!map.view->hasFocus());
}

// In the low pane where it comes up it would be a stamp.
void TestStorageMapView::itBeginsWhereWordsCanBeRead()
{
    TestSession session;
    QVERIFY(session.open());
    session->resize(1280, 800);
    const TestMap map(session);
    QVERIFY(map.waitFor(QStringLiteral("hostvg")));
    map.view->setChosen({session.poolNamed(QStringLiteral("hostvg"))});
    const auto scale = [&map] { return map.view->transform().m11(); };
    const auto isSeen = [&map](const QString &title) {
        const QRectF rect = map.node(title)->sceneBoundingRect();
        return map.view->viewport()->rect().contains(map.view->mapFromScene(rect.center()));
    };
    QTRY_VERIFY(isSeen(QStringLiteral("hostvg")));
    QVERIFY2(scale() >= 0.5, qPrintable(QString::number(scale())));
    // It goes with the selection, and all of it is to be had.
    map.view->setChosen({session.poolNamed(QStringLiteral("iso"))});
    QTRY_VERIFY(isSeen(QStringLiteral("iso")));
    map.view->setFocus();
    QTest::keyClick(map.view, Qt::Key_0, Qt::ControlModifier);
    QVERIFY(scale() < 0.5);
    QVERIFY(isSeen(QStringLiteral("hostvg")) && isSeen(QStringLiteral("iso")));
    session->resize(1280, 820);
    QTRY_VERIFY(scale() < 0.5);
    QVERIFY(isSeen(QStringLiteral("hostvg")) && isSeen(QStringLiteral("iso")));
}

void TestStorageMapView::itSuitsItsRoom()
{
    TestSession session;
    QVERIFY(session.open());
    session->resize(1280, 800);
    const TestMap map(session);
    QVERIFY(map.waitFor(QStringLiteral("hostvg")));
    const auto shape = [&map] { return map.view->map()->layout().shape; };
    QTRY_VERIFY2(shape() > 3, qPrintable(QString::number(shape())));
    // As the user has put it, it stays.
    map.view->setFocus();
    QTest::keyClick(map.view, Qt::Key_Plus, Qt::ControlModifier);
    const MapRect before = map.place(QStringLiteral("hostvg"));
    const double low = shape();
    QTest::keyClick(map.view, Qt::Key_F11);
    QTest::qWait(400);
    QCOMPARE(shape(), low);
    QCOMPARE(map.place(QStringLiteral("hostvg")), before);
    // All of it is arranged for the room that there is, by the whole screen or by the dock.
    QTest::keyClick(map.view, Qt::Key_0, Qt::ControlModifier);
    QTRY_VERIFY2(shape() < 2, qPrintable(QString::number(shape())));
    QTest::keyClick(map.view, Qt::Key_Escape);
    QTRY_VERIFY2(shape() > 3, qPrintable(QString::number(shape())));
}

void TestStorageMapView::fewShapesAreTold()
{
    QCOMPARE(MapRoom::nearest(1.6, usualMapShape), usualMapShape);
    QCOMPARE(MapRoom::nearest(9, usualMapShape), 6.0);
    QCOMPARE(MapRoom::nearest(0.2, usualMapShape), 0.5);
    // Between two it is as it was, whichever way the window grows.
    const double between = std::sqrt(usualMapShape * 3.2);
    QCOMPARE(MapRoom::nearest(between, usualMapShape), usualMapShape);
    QCOMPARE(MapRoom::nearest(between, 3.2), 3.2);
}

void TestStorageMapView::theListIsFollowed()
{
    TestSession session;
    QVERIFY(session.open());
    const TestMap map(session);
    QVERIFY(map.waitFor(QStringLiteral("iso")));
    session.select(QStringLiteral("iso"));
    QCOMPARE(map.current(), QStringLiteral("iso"));
    session.select(QStringLiteral("images"));
    QCOMPARE(map.current(), QStringLiteral("images"));
}

void TestStorageMapView::aDraftIsSeenAtOnce()
{
    TestSession session;
    QVERIFY(session.open());
    const TestMap map(session);
    QVERIFY(map.waitFor(QStringLiteral("hostvg")));
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("mine"));
    QVERIFY(map.waitFor(QStringLiteral("mine")));
    QVERIFY(map.node(QStringLiteral("mine"))->node().isDraft);
    const MapRect other = map.place(QStringLiteral("hostvg"));
    session.type("field-target-path", QStringLiteral("/srv/images"));
    QTRY_VERIFY(map.node(QStringLiteral("/srv/images"))
                && map.node(QStringLiteral("/srv/images"))->node().isClaimedTwice);
    QCOMPARE(map.node(QStringLiteral("mine"))->node().severity, Severity::Error);
    QCOMPARE(map.place(QStringLiteral("hostvg")), other);
    QTRY_COMPARE(map.node(QStringLiteral("hostvg"))->pos(), QPointF(other.x, other.y));
    // It was selected before it was there.
    QCOMPARE(map.current(), QStringLiteral("mine"));
}

void TestStorageMapView::anAcceptedConflictIsNotRed()
{
    TestSession session;
    QVERIFY(session.open());
    const TestMap map(session);
    QVERIFY(map.waitFor(QStringLiteral("vg0")));
    const auto severities = [&map] {
        QList<bool> known;
        for (const char *name : {"vg0", "hostvg", "lvm-fast"})
            known.append(map.node(QLatin1String(name))->node().severity.has_value());
        return known;
    };
    QCOMPARE(severities(), QList<bool>({true, true, true}));
    PoolRegistry *registry = session.registry();
    const PoolId pool = session.poolNamed(QStringLiteral("hostvg"));
    const QString place = registry->placeOf(registry->pool(pool)->host);
    AcceptedList list;
    list.hosts = {place};
    for (const Finding &finding : registry->findingsOf(pool)) {
        AcceptedFinding accepted;
        accepted.restsOn = withoutHost(registry->filter().restsOn(finding), place);
        list.add(accepted);
    }
    registry->setAccepted(place, list);
    QVERIFY(registry->findingsOf(pool).empty());
    QTRY_COMPARE(severities(), QList<bool>({false, false, false}));
    for (const MapEdge &edge : map.view->map()->map().edges)
        QVERIFY(!edge.severity);
    QVERIFY(map.node(QStringLiteral("vg0"))->node().isClaimedTwice);
    registry->setAccepted(place, {});
    QTRY_COMPARE(severities(), QList<bool>({true, true, true}));
}

void TestStorageMapView::staysWhereTheUserIs()
{
    TestSession session;
    QVERIFY(session.open());
    const TestMap map(session);
    session.select(QStringLiteral("iso"));
    QVERIFY(map.waitFor(QStringLiteral("vg0")));
    QTRY_COMPARE(map.current(), QStringLiteral("iso"));
    map.view->setCurrent(map.node(QStringLiteral("vg0")));
    session.type("field-target-path", QStringLiteral("/srv/images/iso"));
    QTRY_VERIFY(map.node(QStringLiteral("iso"))->node().severity);
    QCOMPARE(map.current(), QStringLiteral("vg0"));
}

void TestStorageMapView::followsOnlyWhileItIsSeen()
{
    TestSession session;
    QVERIFY(session.open());
    const TestMap map(session);
    QVERIFY(map.waitFor(QStringLiteral("iso")));
    session.select(QStringLiteral("iso"));
    QCOMPARE(map.current(), QStringLiteral("iso"));
    session.trigger("mapDockToggle");
    session.select(QStringLiteral("images"));
    QCOMPARE(map.current(), QStringLiteral("iso"));
    session.trigger("mapDockToggle");
    QCOMPARE(map.current(), QStringLiteral("images"));
}

void TestStorageMapView::isMadeOnlyWhenItDiffers()
{
    TestSession session;
    QVERIFY(session.open());
    const TestMap map(session);
    QVERIFY(map.waitFor(QStringLiteral("iso")));
    QSignalSpy shown(session.session->map(), &MapController::shown);
    QSignalSpy made(session.session->map(), &MapController::made);
    PoolRegistry *registry = session.registry();
    const HostId host = registry->pool(session.poolNamed(QStringLiteral("iso")))->host;
    QList<PoolSnapshot> pools = session.service()->pools.values();
    const auto change = [&] {
        registry->setPools(host, pools);
        for (PoolSnapshot &pool : pools)
            pool.autostart = !pool.autostart;
        registry->setPools(host, pools);
    };
    // Until it is known what is mounted on this machine.
    QTRY_VERIFY(!registry->checker().topology(host).mounts.empty());
    change();
    QVERIFY(shown.wait());
    made.clear();
    change();
    QVERIFY(shown.wait());
    QCOMPARE(made.size(), 0);
    pools.removeLast();
    registry->setPools(host, pools);
    QVERIFY(shown.wait());
    QCOMPARE(made.size(), 1);
}

void TestStorageMapView::followsWhatIsMounted()
{
    TestSession session;
    QVERIFY(session.open());
    const TestMap map(session);
    PoolRegistry *registry = session.registry();
    const HostId host = registry->pool(session.poolNamed(QStringLiteral("iso")))->host;
    // Of this machine each new path is looked up, and then all pools are read again.
    HostInfo info = registry->host(host)->info;
    info.local = false;
    registry->setHostInfo(host, info);
    const auto mount = [&](const QByteArray &device) {
        registry->upsertPool(host,
                             FakeStorageService::snapshot(
                                 QStringLiteral("disk"),
                                 QStringLiteral("55555555-5555-4555-8555-555555555555"),
                                 "  <source><device path='" + device
                                     + "'/></source><target><path>/mnt/disk</path></target>\n",
                                 "fs"));
    };
    mount("/dev/sda1");
    registry->upsertPool(
        host, FakeStorageService::snapshot(QStringLiteral("inside"),
                                           QStringLiteral("66666666-6666-4666-8666-666666666666"),
                                           "  <target><path>/mnt/disk/inside</path></target>\n"));
    const auto places = [&map] {
        QStringList names;
        for (const MapNode &node : map.view->map()->map().nodes) {
            if (node.place)
                names.append(QString::fromStdString(resourceName(*node.place)));
        }
        return names;
    };
    QTRY_VERIFY(!places().filter(QStringLiteral("inside")).isEmpty());
    QVERIFY(!places().filter(QStringLiteral("block:sda/1")).isEmpty());
    mount("/dev/sdb1");
    QTRY_VERIFY(!places().filter(QStringLiteral("block:sdb/1")).isEmpty());
    QVERIFY2(places().filter(QStringLiteral("block:sda")).isEmpty(),
             qPrintable(places().join(u'\n')));
}

void TestStorageMapView::aDoubleClickChoosesOnce()
{
    TestSession session;
    QVERIFY(session.open());
    const TestMap map(session);
    QVERIFY(map.waitFor(QStringLiteral("iso")));
    QSignalSpy chosen(map.view, &MapView::poolsChosen);
    const QPoint at =
        map.view->mapFromScene(map.node(QStringLiteral("iso"))->sceneBoundingRect().center());
    // What a window system tells; mouseDClick() is the third of it.
    QTest::mousePress(map.view->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseRelease(map.view->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(map.view->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseRelease(map.view->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(session->currentPool(), session.poolNamed(QStringLiteral("iso")));
    QCOMPARE(chosen.size(), 1);
}

void TestStorageMapView::searchSteps()
{
    TestSession session;
    QVERIFY(session.open());
    const TestMap map(session);
    QVERIFY(map.waitFor(QStringLiteral("vg0")));
    auto *search = session.find<QLineEdit>("mapSearch");
    const auto *count = session.find<QLabel>("mapFound");
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("vg"));
    const QString first = map.current();
    QVERIFY2(count->text().startsWith(QLatin1String("1 of ")), qPrintable(count->text()));
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(map.current() != first);
    QTest::keyClick(search, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(map.current(), first);
    QTest::keyClicks(search, QStringLiteral("xyz"));
    QCOMPARE(count->text(), QStringLiteral("not found"));
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(search->text().isEmpty());
    QVERIFY(map.view->hasFocus());
}

void TestStorageMapView::searchCountsWhatIsThere()
{
    TestSession session;
    QVERIFY(session.open());
    const TestMap map(session);
    QVERIFY(map.waitFor(QStringLiteral("vg0")));
    const auto *count = session.find<QLabel>("mapFound");
    session.type("mapSearch", QStringLiteral("mine"));
    QCOMPARE(count->text(), QStringLiteral("not found"));
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("mine"));
    QVERIFY(map.waitFor(QStringLiteral("mine")));
    QTRY_COMPARE(count->text(), QStringLiteral("1 of 1"));
    // The keyboard is at none of them.
    map.view->setCurrent(map.node(QStringLiteral("vg0")));
    session.type("field-name", QStringLiteral("mine2"));
    QTRY_COMPARE(count->text(), QStringLiteral("1 found"));
    session.type("field-name", QStringLiteral("my"));
    QTRY_COMPARE(count->text(), QStringLiteral("not found"));
}

void TestStorageMapView::exports_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("svg") << "map.svg" << QByteArray("<svg ");
    QTest::newRow("png") << "map.PNG" << QByteArray("\x89PNG");
    QTest::newRow("pdf") << "map.pdf" << QByteArray("%PDF-");
}

void TestStorageMapView::exports()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, begin);
    TestSession session;
    QVERIFY(session.open());
    const TestMap map(session);
    QVERIFY(map.waitFor(QStringLiteral("vg0")));
    session.prompts.path = session.scratch.filePath(name);
    QTest::mouseClick(session.find<QPushButton>("mapExport"), Qt::LeftButton);
    QTRY_VERIFY(QFile::exists(session.prompts.path));
    QFile file(session.prompts.path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith(begin));
    // On the whole screen nothing but the map tells of it.
    auto *note = session.find<QLabel>("mapNote");
    QTRY_VERIFY2(note->accessibleName().startsWith(QLatin1String("The map is in ")),
                 qPrintable(note->accessibleName()));
    // Where nothing can be written, it says so.
    session.prompts.path = session.scratch.filePath(QStringLiteral("no/such/") + name);
    QTest::mouseClick(session.find<QPushButton>("mapExport"), Qt::LeftButton);
    QTRY_VERIFY(
        session->messages()->current().text.startsWith(QLatin1String("The map was not exported.")));
    QVERIFY(note->accessibleName().startsWith(QLatin1String("The map was not exported.")));
    // The next one goes where the last one went.
    QCOMPARE(session.prompts.suggestions.last(), session.scratch.filePath(name));
}

void TestStorageMapView::isPrinted_data()
{
    QTest::addColumn<bool>("isOfSizes");
    QTest::newRow("map") << false;
    QTest::newRow("sizes") << true;
}

void TestStorageMapView::isPrinted()
{
    QFETCH(const bool, isOfSizes);
    const QString reader = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (reader.isEmpty())
        QSKIP("pdftotext is not installed");
    TestSession session;
    QVERIFY(session.open());
    const TestMap map(session);
    QVERIFY(map.waitFor(QStringLiteral("vg0")));
    if (isOfSizes) {
        QTest::mouseClick(session.find<QAbstractButton>("mapSizes"), Qt::LeftButton);
        QTRY_VERIFY(session.find<QWidget>("storageSizes")->isVisible());
    }
    const QString path = session.scratch.filePath(QStringLiteral("printed.pdf"));
    QTest::mouseClick(session.find<QPushButton>("mapPrint"), Qt::LeftButton);
    QVERIFY(printing::printTo(path, "printDialog", session.session->window()));
    QTRY_VERIFY(!session->findChild<QDialog *>(QStringLiteral("printDialog")));
    std::optional<QString> text;
    QTRY_VERIFY((text = printing::textOfPdf(reader, path)) && !text->isEmpty());
    for (const char *part : {"images", "iso", "hostvg", "lvm-fast"})
        QVERIFY2(text->contains(QLatin1String(part)), qPrintable(*text));
}

void TestStorageMapView::noGraphviz()
{
    TestSession session;
    QVERIFY(session.open());
    MapPane pane;
    SourceFinder finder(session.registry());
    MachinesOfHosts machines(&finder, session.registry());
    const MapController controller(session.registry(), &machines, session->selection(), &pane,
                                   &session.prompts, QStringLiteral("no-such-library"));
    pane.show();
    QTRY_VERIFY(pane.findChild<QLabel *>(QStringLiteral("mapEmptySentence"))
                    ->text()
                    .contains(QLatin1String("libgvc6")));
    QVERIFY(!pane.hasMap());
    QVERIFY(!pane.findChild<QPushButton *>(QStringLiteral("mapExport"))->isEnabled());
}

void TestStorageMapView::thousandsOfPools()
{
    constexpr int count = 2000;
    TestSession session;
    session.session->connections()->open(QStringLiteral("test:///fake"), false);
    QMap<QString, PoolSnapshot> &pools = session.service()->pools;
    for (int i = 0; i < count; ++i) {
        const QString uuid =
            QStringLiteral("99999999-9999-4999-8999-%1").arg(i, 12, 16, QChar(u'0'));
        const QString name = QStringLiteral("pool%1").arg(i, 4, 10, QChar(u'0'));
        // Sixty places are claimed twice.
        const QByteArray place = QByteArray::number(i < 120 ? i / 2 : i);
        const QByteArray spelled = i % 2 ? "/srv/./" + place : "/srv/" + place;
        pools[uuid] = FakeStorageService::snapshot(
            name, uuid, "  <target><path>" + spelled + "</path></target>\n");
    }
    QTRY_COMPARE_WITH_TIMEOUT(session.registry()->poolCount(), count + 4, 60000);
    QElapsedTimer clock;
    clock.start();
    const TestMap map(session);
    QTRY_VERIFY_WITH_TIMEOUT(map.group(1882), 20000);
    qInfo("2,000 pools: the map is there after %lld ms", clock.elapsed());
    QTest::keyClick(map.view, Qt::Key_0, Qt::ControlModifier);
    session.trigger("wholeMapToggle");
    map.view->setFocus();
    const auto frames = [&](double scale) {
        map.view->setTransform(QTransform::fromScale(scale, scale));
        QList<double> times;
        for (int i = 0; i < 60; ++i) {
            map.view->horizontalScrollBar()->setValue(map.view->horizontalScrollBar()->minimum()
                                                      + 13 * i);
            map.view->verticalScrollBar()->setValue(map.view->verticalScrollBar()->minimum()
                                                    + 7 * i);
            QElapsedTimer frame;
            frame.start();
            (void)map.view->viewport()->grab();
            times << double(frame.nsecsElapsed()) / 1e6;
        }
        std::ranges::sort(times);
        return times;
    };
    for (const double scale : {0.15, 0.4, 1.0}) {
        const QList<double> times = frames(scale);
        qInfo("a frame at %.2f of %d x %d: median %.1f ms, 95%% within %.1f ms", scale,
              map.view->width(), map.view->height(), times[30], times[57]);
    }
    // A group opens, and is counted again.
    map.view->setCurrent(map.group(1882));
    QTest::keyClick(map.view, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(map.group(1682), 20000);
    QTest::mouseClick(session.find<QPushButton>("mapClose"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(map.group(1882), 20000);
}

QTEST_MAIN(TestStorageMapView)
#include "tst_storagemapview.moc"
