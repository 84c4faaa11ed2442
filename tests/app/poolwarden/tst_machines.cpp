// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The virtual machines of the demonstration host, on the map of its storage.

#include "app/demo/demohost.h"
#include "model/map/maptext.h"
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
#include <QLineEdit>
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

QTEST_MAIN(TestMachines)
#include "tst_machines.moc"
