// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/resolveplanmodel.h"
#include "model/plan/waysteps.h"
#include "model/session/pooldraft.h"
#include "tests/model/session/registryfixture.h"

#include <QTest>

#include <memory>
#include <optional>

using namespace poolwarden;
using namespace poolwarden::fixture;

class TestWaySteps final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areToldAsTheyAreDone_data();
    void areToldAsTheyAreDone();
    void aDraftThatReplacesAPool();
};

namespace {

enum class Step : quint8 { None, Define, Restart, Stop, Undefine };

WayOut wayOf(PoolId pool, Doing doing, const std::optional<PoolDefinition> &definition = {})
{
    WayOut way;
    way.doing = doing;
    way.pool = pool;
    if (definition)
        way.definition = *definition;
    return way;
}

} // namespace

void TestWaySteps::areToldAsTheyAreDone_data()
{
    QTest::addColumn<bool>("storesFiles");
    QTest::addColumn<bool>("isActive");
    QTest::addColumn<Doing>("doing");
    QTest::addColumn<Step>("step");
    QTest::addColumn<QString>("words");
    const QString define = QStringLiteral("Define");
    const QString restart = QStringLiteral("Stop, define, start");
    for (const bool storesFiles : {true, false}) {
        const char *host = storesFiles ? "real" : "test driver";
        for (const Doing doing : {Doing::EditDraft, Doing::Redefine}) {
            QTest::addRow("%s, active, %d", host, int(doing))
                << storesFiles << true << doing << (storesFiles ? Step::Define : Step::Restart)
                << (storesFiles ? define : restart);
            QTest::addRow("%s, inactive, %d", host, int(doing))
                << storesFiles << false << doing << Step::Define << define;
        }
        QTest::addRow("%s, restart", host)
            << storesFiles << true << Doing::StopAndRedefine << Step::Restart << restart;
        QTest::addRow("%s, stop", host)
            << storesFiles << true << Doing::Stop << Step::Stop << QStringLiteral("Stop");
        QTest::addRow("%s, stop a transient one", host)
            << storesFiles << true << Doing::StopTransient << Step::Stop << QStringLiteral("Stop");
        QTest::addRow("%s, undefine", host) << storesFiles << false << Doing::Undefine
                                            << Step::Undefine << QStringLiteral("Undefine");
        QTest::addRow("%s, stop and undefine", host)
            << storesFiles << true << Doing::StopAndUndefine << Step::Undefine
            << QStringLiteral("Stop and undefine");
        QTest::addRow("%s, discard", host) << storesFiles << true << Doing::DiscardDraft
                                           << Step::None << QStringLiteral("Discard the draft");
    }
}

void TestWaySteps::areToldAsTheyAreDone()
{
    QFETCH(bool, storesFiles);
    QFETCH(bool, isActive);
    QFETCH(Doing, doing);
    QFETCH(Step, step);
    QFETCH(QString, words);
    PoolRegistry registry(fixture::schema());
    HostInfo info = hostInfo();
    info.storesFiles = storesFiles;
    const HostId host = registry.addHost(QStringLiteral("kvm1"), info);
    PoolSnapshot snapshot = dirPool(1, QStringLiteral("images"), QStringLiteral("/srv/images"));
    snapshot.state = isActive ? PoolState::Running : PoolState::Inactive;
    registry.upsertPool(host, snapshot);
    const PoolId pool = registry.findPool(host, snapshot.uuid);
    const bool isDefined =
        doing == Doing::EditDraft || doing == Doing::Redefine || doing == Doing::StopAndRedefine;
    const WayOut way = wayOf(pool, doing,
                             isDefined ? std::optional(*registry.checker().entry(pool)->persistent)
                                       : std::nullopt);

    const HostSteps steps = stepsOf(registry, way);
    const QList<PoolId> its{pool};
    const QList<PoolId> none;
    QCOMPARE(steps.drafts, isDefined ? its : none);
    QCOMPARE(steps.restart, step == Step::Restart ? its : none);
    QCOMPARE(steps.stop, step == Step::Stop ? its : none);
    QCOMPARE(steps.undefine, step == Step::Undefine ? its : none);
    ResolvePlan plan;
    plan.ways = {way};
    ResolvePlanModel model(&registry);
    model.setPlan(plan);
    QCOMPARE(model.index(0, ResolvePlanModel::DoingColumn).data().toString(), words);
}

// It has the name and UUID of a pool that runs: that one is stopped.
void TestWaySteps::aDraftThatReplacesAPool()
{
    PoolRegistry registry(fixture::schema());
    HostInfo info = hostInfo();
    info.storesFiles = false;
    const HostId host = registry.addHost(QStringLiteral("kvm1"), info);
    const PoolSnapshot snapshot =
        dirPool(1, QStringLiteral("images"), QStringLiteral("/srv/images"));
    registry.upsertPool(host, snapshot);
    const PoolId pool = registry.findPool(host, snapshot.uuid);
    const auto *draft =
        registry.createDraft(host, DraftOrigin::New, QString::fromUtf8(snapshot.persistentXml));
    WayOut way = wayOf(draft->id(), Doing::EditDraft, *registry.checker().entry(pool)->persistent);
    QCOMPARE(stepsOf(registry, way).restart, QList<PoolId>({pool}));
    QCOMPARE(stepsInShort(registry, way), QStringLiteral("Stop, define, start"));
    // With another name and UUID it is a pool of its own.
    way.edits = {{{Field::Name}, "images", "images-2"}, {{Field::Uuid}, "", ""}};
    QVERIFY(stepsOf(registry, way).restart.isEmpty());
    QCOMPARE(stepsInShort(registry, way), QStringLiteral("Define"));
}

QTEST_GUILESS_MAIN(TestWaySteps)
#include "tst_waysteps.moc"
