// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/draftplanmodel.h"
#include "model/plan/restartsituation.h"
#include "model/plan/whatif.h"
#include "model/plan/whatifmodel.h"
#include "model/session/pooldraft.h"
#include "tests/model/session/registryfixture.h"
#include "tests/support/cputime.h"
#include "tests/support/effort.h"
#include "tests/support/randomseeds.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <random>
#include <set>
#include <tuple>

using namespace poolwarden;
using namespace poolwarden::fixture;

class TestWhatIf final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWhatComesOfIt_data() { addSeeds(27182); }
    void isWhatComesOfIt();
    void theListFollowsTheDrafts();
    void otherPoolsComeLast();
    void aPlanThatNeverRestsIsTold();
    void manyDraftsAmongManyPoolsAreQuick();
};

namespace {

struct WhatIfRegistry : PoolRegistry {
    WhatIfRegistry()
        : PoolRegistry(fixture::schema())
        , kvm(addHost(QStringLiteral("kvm1"), hostInfo()))
    {
    }
    PoolId add(int number, const QString &name, const QString &path,
               PoolState state = PoolState::Inactive)
    {
        PoolSnapshot pool = dirPool(number, name, path);
        pool.state = state;
        upsertPool(kvm, pool);
        return findPool(kvm, pool.uuid);
    }
    PoolId draft(const QString &name, const QString &path)
    {
        return createDraft(kvm, DraftOrigin::New,
                           QStringLiteral("<pool type='dir'><name>%1</name><target><path>%2</path>"
                                          "</target></pool>")
                               .arg(name, path))
            ->id();
    }
    void move(PoolId pool, const QString &path)
    {
        editPool(pool)->setValue({Field::TargetPath, 0}, path);
    }
    HostId kvm;
};

/// A finding between two pools by name, or of one.
using Named = std::tuple<FindingKind, Severity, QString, QString, ResourcePath>;

Named named(const PoolRegistry &registry, const Finding &finding)
{
    QString one = registry.displayName(finding.pool);
    QString other = finding.peer == noPool ? QString() : registry.displayName(finding.peer);
    if (!other.isEmpty() && other < one)
        std::swap(one, other);
    return {finding.kind, finding.severity, one, other, finding.resource};
}

std::set<Named> allOf(const PoolRegistry &registry)
{
    std::set<Named> all;
    registry.forEachFinding([&](const Finding &finding) {
        all.insert(named(registry, finding));
        return true;
    });
    return all;
}

std::set<Named> without(std::set<Named> some, const std::set<Named> &others)
{
    for (const Named &one : others)
        some.erase(one);
    return some;
}

} // namespace

// Beside a registry in which it was done.
void TestWhatIf::isWhatComesOfIt()
{
    QFETCH(quint64, seed);
    std::mt19937_64 random(seed);
    const auto number = [&random](int to) { return std::uniform_int_distribution(0, to)(random); };
    const QStringList paths{QStringLiteral("/a"),     QStringLiteral("/a/b"),
                            QStringLiteral("/a/b/c"), QStringLiteral("/d"),
                            QStringLiteral("/d/e"),   QStringLiteral("/f"),
                            QStringLiteral("/a/g"),   QStringLiteral("/h")};
    int come = 0;
    int gone = 0;
    for (int round = 0; round < effort(60); ++round) {
        WhatIfRegistry registry;
        QList<PoolId> pools;
        for (int i = 1; i <= 6; ++i)
            pools << registry.add(i, QStringLiteral("p%1").arg(i), paths.at(number(7)),
                                  number(1) == 0 ? PoolState::Running : PoolState::Inactive);
        const std::set<Named> before = allOf(registry);
        for (int i = 0; i < 3; ++i)
            registry.move(pools.at(number(5)), paths.at(number(7)));
        registry.draft(QStringLiteral("n1"), paths.at(number(7)));
        const DraftPlanModel plan(&registry);
        const HostSteps steps = plan.steps();
        const WhatIf result = whatIf(registry, steps);
        std::set<Named> foretoldCome;
        std::set<Named> foretoldGone;
        for (const Finding &finding : result.come)
            foretoldCome.insert(named(registry, finding));
        for (const Finding &finding : result.gone)
            foretoldGone.insert(named(registry, finding));

        // Now it is done: the host says what it has, and the drafts are gone.
        for (const PoolId id : steps.drafts) {
            const PoolRegistry::Pool *pool = registry.pool(id);
            PoolSnapshot snapshot =
                pool->snapshot.value_or(dirPool(99, pool->displayName(), QString()));
            QString xml = pool->draft->xml();
            if (!xml.contains(QStringLiteral("<uuid>")))
                xml.replace(QStringLiteral("<target>"),
                            QStringLiteral("<uuid>%1</uuid><target>").arg(snapshot.uuid));
            snapshot.persistentXml = xml.toUtf8();
            if (!pool->snapshot)
                snapshot.state = PoolState::Inactive;
            if (!snapshot.isActive())
                snapshot.liveXml = snapshot.persistentXml;
            registry.draftDefined(id, snapshot.uuid);
            registry.upsertPool(registry.kvm, snapshot);
        }
        for (const PoolId id : registry.pools())
            registry.discardDraft(id);
        const std::set<Named> after = allOf(registry);
        QCOMPARE(foretoldCome, without(after, before));
        QCOMPARE(foretoldGone, without(before, after));
        QCOMPARE(result.after.total() - result.before.total(),
                 int(after.size()) - int(before.size()));
        come += int(foretoldCome.size());
        gone += int(foretoldGone.size());
    }
    QVERIFY(come > effort(20) && gone > effort(20));
}

void TestWhatIf::theListFollowsTheDrafts()
{
    WhatIfRegistry registry;
    const PoolId one = registry.add(1, QStringLiteral("one"), QStringLiteral("/srv/a"));
    registry.add(2, QStringLiteral("two"), QStringLiteral("/srv/a/b"));
    DraftPlanModel plan(&registry);
    WhatIfModel model(&registry, &plan);
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    const auto what = [&model](int row) {
        return model.index(row, WhatIfModel::WhatColumn).data().toString();
    };
    registry.move(one, QStringLiteral("/srv/c"));
    QTRY_COMPARE(model.rowCount(), 1);
    QVERIFY(model.index(0, 0).data(WhatIfModel::GoneRole).toBool());
    QVERIFY2(what(0).contains(QStringLiteral("one")) && what(0).contains(QStringLiteral("two")),
             qPrintable(what(0)));
    QTRY_VERIFY2(
        model.summary().contains(QStringLiteral("warnings 1 → 0"))
            && model.summary().endsWith(QStringLiteral("The next restart then loses none.")),
        qPrintable(model.summary()));
    // A running pool keeps its place until it is stopped: libvirt takes both, and loses one of them.
    const PoolId runs =
        registry.add(3, QStringLiteral("runs"), QStringLiteral("/srv/r"), PoolState::Running);
    registry.add(4, QStringLiteral("waits"), QStringLiteral("/srv/w"));
    registry.move(runs, QStringLiteral("/srv/x"));
    registry.draft(QStringLiteral("new"), QStringLiteral("/srv/x"));
    QTRY_COMPARE(plan.rowCount(), 3);
    plan.check({registry.pools().last(), runs});
    // Of the two one is lost, whichever is loaded second.
    QTRY_VERIFY2(model.summary().contains(QStringLiteral("can then lose 1 pool(s).")),
                 qPrintable(model.summary()));
    QVERIFY2(what(0).contains(QStringLiteral("may be lost at a restart of libvirt")),
             qPrintable(what(0)));
}

// What the next restart does to pools which have nothing to do with the drafts.
void TestWhatIf::otherPoolsComeLast()
{
    WhatIfRegistry registry;
    registry.add(1, QStringLiteral("lost"), QStringLiteral("/srv/s"));
    registry.add(2, QStringLiteral("kept"), QStringLiteral("/srv/s"));
    const PoolId one = registry.add(3, QStringLiteral("one"), QStringLiteral("/srv/a"));
    registry.add(4, QStringLiteral("two"), QStringLiteral("/srv/a/b"));
    registry.move(one, QStringLiteral("/srv/c"));
    DraftPlanModel plan(&registry);
    WhatIfModel model(&registry, &plan);
    const auto at = [&model](int row, int column) {
        return model.index(row, column).data().toString();
    };
    QTRY_VERIFY(model.rowCount() > 1);
    QCOMPARE(at(0, WhatIfModel::ChangeColumn), QStringLiteral("goes"));
    QVERIFY2(at(0, WhatIfModel::WhatColumn).contains(QStringLiteral("two")),
             qPrintable(at(0, WhatIfModel::WhatColumn)));
    for (int row = 1; row < model.rowCount(); ++row)
        QCOMPARE(at(row, WhatIfModel::ChangeColumn), QStringLiteral("other pools"));
    QVERIFY2(model.summary().endsWith(QStringLiteral(
                 "The next restart can lose 1 other pool(s), with or without this.")),
             qPrintable(model.summary()));
    // Once one of them is to be changed, it is about these.
    registry.move(registry.poolAt(0), QStringLiteral("/srv/t"));
    QTRY_VERIFY2(model.summary().endsWith(QStringLiteral("The next restart then loses none.")),
                 qPrintable(model.summary()));
}

void TestWhatIf::aPlanThatNeverRestsIsTold()
{
    WhatIfRegistry registry;
    DraftPlanModel plan(&registry);
    WhatIfModel model(&registry, &plan);
    QTimer restless;
    connect(&restless, &QTimer::timeout, &plan, &DraftPlanModel::refreshSoon);
    restless.start(50);
    registry.draft(QStringLiteral("pa"), QStringLiteral("/srv/pa"));
    registry.draft(QStringLiteral("pb"), QStringLiteral("/srv/pa/x"));
    QTRY_VERIFY2(model.summary().contains(QStringLiteral("warnings 0 → 1")),
                 qPrintable(model.summary()));
    QVERIFY(restless.isActive());
}

void TestWhatIf::manyDraftsAmongManyPoolsAreQuick()
{
    constexpr int many = 10'000;
    constexpr int drafts = 200;
    WhatIfRegistry registry;
    QList<PoolSnapshot> pools;
    for (int i = 1; i <= many; ++i)
        pools << dirPool(i, QStringLiteral("p%1").arg(i), QStringLiteral("/srv/%1/images").arg(i));
    registry.setPools(registry.kvm, pools);
    const QList<PoolId> all = registry.pools();
    for (int i = 0; i < drafts; ++i)
        registry.move(all.at(i), QStringLiteral("/srv/%1/images/below").arg(i + drafts + 1));
    DraftPlanModel plan(&registry);
    HostSteps steps;
    steps.drafts = plan.order();
    QCOMPARE(steps.drafts.size(), drafts);
    WhatIf result;
    const double findings = cpuMillisecondsOf([&] { result = whatIf(registry, steps); });
    QCOMPARE(result.come.size(), std::size_t(drafts));
    RestartSituation situation;
    const double copies =
        cpuMillisecondsOf([&] { situation = restartSituation(registry, registry.kvm, steps); });
    const double forecast = cpuMillisecondsOf(
        [&] { (void)restartForecast(situation.pools, situation.topology, RestartKind::Daemon); });
    const double planned = cpuMillisecondsOf([&] { const DraftPlanModel again(&registry); });
    qInfo("findings %.1f ms, copies %.1f ms, forecast %.1f ms (elsewhere), plan %.1f ms", findings,
          copies, forecast, planned);
    // With room for slow machines and builds without optimisation: it must not be quadratic.
    QVERIFY(findings + copies < 2'000);
}

QTEST_GUILESS_MAIN(TestWhatIf)
#include "tst_whatif.moc"
