// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The virtual machines of the demonstration host, on the map of its storage.

#include "app/demo/demohost.h"
#include "model/map/maptext.h"
#include "model/plan/resolveplanmodel.h"
#include "model/session/poolselection.h"
#include "model/wording/isolated.h"
#include "tests/app/poolwarden/demosettings.h"
#include "tests/app/poolwarden/libvirtsession.h"
#include "views/map/mapnodeitem.h"
#include "views/map/mappane.h"
#include "views/map/mapscene.h"
#include "views/window/mainwindow.h"
#include "views/window/mapdock.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QTableView>
#include <QtTest>

#include <memory>

using namespace poolwarden;

class TestMachines final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void machinesAreOnTheMap();
    void aMachineSelectsItsPools();
    void whatStopsNamesTheMachines();
    void waysOutNameTheMachines();

private:
    [[nodiscard]] MapView *view() const
    {
        return m_program->session.window()->map()->pane()->view();
    }
    [[nodiscard]] MapNodeItem *node(const QString &title) const
    {
        for (MapNodeItem *item : view()->map()->nodes()) {
            if (maptext::title(item->node()) == isolated(title))
                return item;
        }
        return nullptr;
    }
    /// The names of the pools that serve it.
    [[nodiscard]] QStringList poolsOf(const QString &machine) const
    {
        const StorageMap &map = view()->map()->map();
        QStringList pools;
        for (const MapEdge &edge : map.edges) {
            if (edge.kind == MapEdgeKind::Serves
                && map.nodes[edge.to].name == machine.toStdString())
                pools.append(QString::fromStdString(map.nodes[edge.from].name));
        }
        pools.sort();
        return pools;
    }

    std::unique_ptr<LibvirtSession> m_program;
};

void TestMachines::init()
{
    m_program = std::make_unique<LibvirtSession>(demoSettings());
    m_program->session.window()->resize(1280, 900);
    m_program->session.window()->show();
    (void)QTest::qWaitForWindowActive(m_program->session.window());
    m_program->session.connections()->open(demoHostUri(), false);
    QTRY_VERIFY(m_program->session.registry()->poolCount() >= 30);
    m_program->session.window()->findChild<QAction *>(QStringLiteral("mapDockToggle"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(node(QStringLiteral("web1")), 20'000);
}

void TestMachines::cleanup()
{
    m_program.reset();
}

void TestMachines::machinesAreOnTheMap()
{
    // A volume of the pool "default", and a CD image in the directory of "iso".
    QCOMPARE(poolsOf(QStringLiteral("web1")),
             (QStringList{QStringLiteral("default"), QStringLiteral("iso")}));
    // A logical volume, whose group two pools have.
    QCOMPARE(poolsOf(QStringLiteral("db1")),
             (QStringList{QStringLiteral("hostvg"), QStringLiteral("lvm-fast")}));
    QCOMPARE(poolsOf(QStringLiteral("mail1")), QStringList{QStringLiteral("vmdata")});
    const MapNode &web = node(QStringLiteral("web1"))->node();
    QVERIFY(maptext::detail(web).startsWith(QLatin1String("Virtual machine")));
}

void TestMachines::aMachineSelectsItsPools()
{
    MapNodeItem *item = node(QStringLiteral("web1"));
    view()->ensureVisible(item, 20, 20);
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {},
                      view()->mapFromScene(item->sceneBoundingRect().center()));
    const auto *selection = m_program->session.window()->selection();
    QTRY_COMPARE(selection->pools().size(), 2);
    // By the keyboard: it is found by its name.
    auto *search = m_program->session.window()->map()->pane()->findChild<QLineEdit *>(
        QStringLiteral("mapSearch"));
    QVERIFY(search);
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("mail1"));
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_VERIFY(view()->current());
    QCOMPARE(maptext::title(view()->current()->node()), isolated(QStringLiteral("mail1")));
}

// Before a pool is taken away from them.
void TestMachines::whatStopsNamesTheMachines()
{
    for (const char *action : {"stopAction", "undefineAction", "restartAction"}) {
        m_program->prompts.questions.clear();
        auto *window = m_program->session.window();
        for (const PoolId pool : m_program->session.registry()->pools()) {
            if (m_program->session.registry()->displayName(pool) == QLatin1String("hostvg"))
                window->selectPool(pool);
        }
        auto *command = window->findChild<QAction *>(QString::fromLatin1(action));
        QVERIFY2(command, action);
        if (!command->isEnabled())
            continue; // an active pool is not undefined
        command->trigger();
        QTRY_COMPARE(m_program->prompts.questions.size(), 1);
        const QString text = withoutIsolates(m_program->prompts.questions.first().text);
        QVERIFY2(text.contains(QStringLiteral("“db1”")) && !text.contains(QLatin1String("web1")),
                 qPrintable(text));
    }
}

// Where one chooses between two pools, and not only once it is chosen.
void TestMachines::waysOutNameTheMachines()
{
    auto *window = m_program->session.window();
    for (const PoolId pool : m_program->session.registry()->pools()) {
        if (m_program->session.registry()->displayName(pool) == QLatin1String("hostvg"))
            window->selectPool(pool);
    }
    const auto *action = window->findChild<QAction *>(QStringLiteral("waysOutAction"));
    QTRY_VERIFY(action->isEnabled());
    QTest::keyClick(window, Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(window->findChild<QListWidget *>(QStringLiteral("waysList")));
    auto *ways = window->findChild<QListWidget *>(QStringLiteral("waysList"));
    QTRY_VERIFY(ways->hasFocus());
    const auto lines = [ways] {
        QStringList texts;
        for (int row = 0; row < ways->count(); ++row)
            texts.append(withoutIsolates(ways->item(row)->text()));
        return texts;
    };
    QTRY_VERIFY2(lines().contains(QStringLiteral("Stop and undefine “hostvg” – used by “db1” "
                                                 "(running)"))
                     && lines().contains(QStringLiteral("Stop and undefine “lvm-fast” – used by "
                                                        "“db1” (running)")),
                 qPrintable(lines().join(u'\n')));
    // The text below follows the arrow keys.
    const auto *doing = window->findChild<QLabel *>(QStringLiteral("waysDoing"));
    for (int row = 0; row < ways->count(); ++row) {
        const QString pool = ways->currentItem()->text().contains(QLatin1String("lvm-fast"))
                                 ? QStringLiteral("lvm-fast")
                                 : QStringLiteral("hostvg");
        QVERIFY2(
            withoutIsolates(doing->text())
                .contains(QStringLiteral("Virtual machines with disks on “%1”: “db1”").arg(pool)),
            qPrintable(doing->text()));
        QTest::keyClick(ways, Qt::Key_Down);
    }
    QTest::keyClick(ways, Qt::Key_Escape);

    // So does each line of the plan for all.
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window));
    QTest::keyClick(window, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(window->findChild<QTableView *>(QStringLiteral("resolveTable")));
    const QAbstractItemModel *plan =
        window->findChild<QTableView *>(QStringLiteral("resolveTable"))->model();
    QTRY_VERIFY_WITH_TIMEOUT(plan->rowCount() > 0, 20'000);
    int named = 0;
    for (int row = 0; row < plan->rowCount(); ++row) {
        const QString pool =
            withoutIsolates(plan->index(row, ResolvePlanModel::PoolColumn).data().toString());
        const QString change =
            withoutIsolates(plan->index(row, ResolvePlanModel::ChangeColumn).data().toString());
        const bool isOfGroup = pool == QLatin1String("hostvg") || pool == QLatin1String("lvm-fast");
        QCOMPARE(change.contains(QStringLiteral("disks on “%1”: “db1”").arg(pool)), isOfGroup);
        named += isOfGroup ? 1 : 0;
    }
    QCOMPARE(named, 1);
}

QTEST_MAIN(TestMachines)
#include "tst_machines.moc"
