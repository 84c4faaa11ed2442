// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/conflictchecker.h"
#include "model/plan/defineorder.h"
#include "model/plan/draftplanmodel.h"
#include "model/session/pooldraft.h"
#include "tests/model/session/registryfixture.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace poolwarden;
using namespace poolwarden::fixture;

class TestDefineOrder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangeThatFreesAPlaceGoesFirst();
    void aSwapHasNoOrder();
    void aRunningPoolFreesNothing();
    void theFirstGetsThePlace();
    void whatCannotBeReadIsRefused();
    void findsAnOrderWhereThereIsOne();
    void isQuickForManyDrafts();
    void theTableFollowsTheChecks();
    void oneOfTwoDraftsOfAPoolIsChosen();
    void theTableKeepsResults();
    void theTableIsAModel();
};

namespace {

struct Registry : PoolRegistry {
    Registry()
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
    void move(PoolId pool, const QString &path)
    {
        editPool(pool)->setValue({Field::TargetPath, 0}, path);
    }
    PoolId draft(const QString &name, const QString &path)
    {
        return createDraft(kvm, DraftOrigin::New,
                           QStringLiteral("<pool type='dir'><name>%1</name><target><path>%2</path>"
                                          "</target></pool>")
                               .arg(name, path))
            ->id();
    }
    HostId kvm;
};

QList<PoolId> takenOf(const DefineOrder &order)
{
    QList<PoolId> pools;
    for (const DefineStep &step : order.taken)
        pools.append(step.pool);
    return pools;
}

/// How many of the drafts a host takes in this order, tried without any cleverness.
int countTaken(const PoolRegistry &registry, HostId host, const QList<PoolId> &drafts)
{
    ConflictChecker checker;
    checker.addHost(host, registry.checker().profile(host), registry.checker().topology(host));
    for (const PoolId id : registry.pools()) {
        PoolEntry entry = *registry.checker().entry(id);
        entry.draft.reset();
        if (registry.pool(id)->snapshot)
            checker.update(id, entry);
    }
    int count = 0;
    for (const PoolId id : drafts) {
        const PoolDefinition definition =
            std::get<PoolDefinition>(registry.pool(id)->draft->assessment().reading);
        if (!checker.predict(host, definition).accepted())
            continue;
        ++count;
        const PoolEntry *known = checker.entry(id);
        PoolEntry entry = known ? *known : PoolEntry{};
        entry.host = host;
        entry.persistent = definition;
        if (!entry.active)
            entry.live = entry.persistent;
        checker.update(id, entry);
    }
    return count;
}

} // namespace

void TestDefineOrder::aChangeThatFreesAPlaceGoesFirst()
{
    Registry registry;
    const PoolId a = registry.add(1, u"a"_qs, u"/1"_qs);
    const PoolId b = registry.add(2, u"b"_qs, u"/2"_qs);
    const PoolId c = registry.draft(u"c"_qs, u"/1"_qs);
    registry.move(a, u"/2"_qs);
    registry.move(b, u"/3"_qs);
    const DefineOrder order = defineOrder(registry, {c, a, b});
    QCOMPARE(takenOf(order), QList<PoolId>({b, a, c}));
    QVERIFY(order.refused.empty());
    QCOMPARE(order.taken.at(0).after, noPool);
    QCOMPARE(order.taken.at(1).after, b);
    QCOMPARE(order.taken.at(2).after, a);
    // Nothing has happened to the registry.
    QVERIFY(registry.pool(a)->snapshot->persistentXml.contains("/1"));
}

void TestDefineOrder::aSwapHasNoOrder()
{
    Registry registry;
    const PoolId a = registry.add(1, u"a"_qs, u"/1"_qs);
    const PoolId b = registry.add(2, u"b"_qs, u"/2"_qs);
    registry.move(a, u"/2"_qs);
    registry.move(b, u"/1"_qs);
    const DefineOrder order = defineOrder(registry, {a, b});
    QVERIFY(order.taken.empty());
    QCOMPARE(order.refused.size(), std::size_t(2));
    QCOMPARE(order.refused.at(0).verdict.collidesWith, std::vector<PoolId>({b}));
}

void TestDefineOrder::aRunningPoolFreesNothing()
{
    Registry registry;
    const PoolId running = registry.add(1, u"a"_qs, u"/1"_qs, PoolState::Running);
    const PoolId fresh = registry.draft(u"c"_qs, u"/1"_qs);
    registry.move(running, u"/2"_qs);
    const DefineOrder order = defineOrder(registry, {fresh, running});
    QCOMPARE(takenOf(order), QList<PoolId>({running}));
    QCOMPARE(order.refused.size(), std::size_t(1));
    QCOMPARE(order.refused.at(0).pool, fresh);
}

void TestDefineOrder::theFirstGetsThePlace()
{
    Registry registry;
    const PoolId one = registry.draft(u"one"_qs, u"/same"_qs);
    const PoolId two = registry.draft(u"two"_qs, u"/same"_qs);
    DefineOrder order = defineOrder(registry, {one, two});
    QCOMPARE(takenOf(order), QList<PoolId>({one}));
    QCOMPARE(order.refused.at(0).pool, two);
    QCOMPARE(order.refused.at(0).verdict.collidesWith, std::vector<PoolId>({one}));
    order = defineOrder(registry, {two, one});
    QCOMPARE(takenOf(order), QList<PoolId>({two}));
}

void TestDefineOrder::whatCannotBeReadIsRefused()
{
    Registry registry;
    const PoolId junk =
        registry.createDraft(registry.kvm, DraftOrigin::Imported, u"junk <"_qs)->id();
    const PoolId good = registry.draft(u"good"_qs, u"/good"_qs);
    const PoolId untouched = registry.add(1, u"a"_qs, u"/1"_qs);
    const DefineOrder order = defineOrder(registry, {junk, untouched, good, PoolId(999)});
    QCOMPARE(takenOf(order), QList<PoolId>({good}));
    QCOMPARE(order.refused.size(), std::size_t(1));
    QVERIFY(order.refused.at(0).verdict.refusal);
}

// Against every order of up to six drafts: where one works for all, one is found, and it works.
void TestDefineOrder::findsAnOrderWhereThereIsOne()
{
    QRandomGenerator random(20261126);
    int complete = 0;
    int incomplete = 0;
    for (int round = 0; round < 120; ++round) {
        Registry registry;
        const int count = 2 + random.bounded(5);
        const int places = count + random.bounded(3);
        QList<int> free;
        for (int i = 0; i < places; ++i)
            free.append(i);
        std::shuffle(free.begin(), free.end(), random);
        QList<PoolId> drafts;
        for (int i = 0; i < count; ++i) {
            const QString name = u"p%1"_qs.arg(i);
            const QString target = u"/place/%1"_qs.arg(random.bounded(places));
            if (random.bounded(3) == 0) {
                drafts.append(registry.draft(name, target));
                continue;
            }
            const PoolId pool =
                registry.add(i + 1, name, u"/place/%1"_qs.arg(free.at(i)),
                             random.bounded(4) == 0 ? PoolState::Running : PoolState::Inactive);
            registry.move(pool, target);
            if (registry.pool(pool)->hasUnsaved())
                drafts.append(pool);
        }
        const DefineOrder order = defineOrder(registry, drafts);
        QCOMPARE(order.taken.size() + order.refused.size(), std::size_t(drafts.size()));
        QCOMPARE(countTaken(registry, registry.kvm, takenOf(order)), int(order.taken.size()));
        QList<PoolId> tried = drafts;
        std::ranges::sort(tried);
        int best = 0;
        do {
            best = std::max(best, countTaken(registry, registry.kvm, tried));
        } while (best < drafts.size() && std::next_permutation(tried.begin(), tried.end()));
        if (best == drafts.size()) {
            QCOMPARE(int(order.taken.size()), best);
            ++complete;
        } else {
            ++incomplete;
        }
    }
    QVERIFY2(complete > 20 && incomplete > 20,
             qPrintable(u"%1 and %2"_qs.arg(complete).arg(incomplete)));
}

// A chain in the worst order: each draft needs the place of the next. The effort grows with the number,
// not with its square.
void TestDefineOrder::isQuickForManyDrafts()
{
    const auto timeFor = [](int count) {
        Registry registry;
        QList<PoolSnapshot> pools;
        for (int i = 0; i < count; ++i) {
            PoolSnapshot pool = dirPool(i + 1, u"p%1"_qs.arg(i), u"/chain/%1"_qs.arg(i));
            pool.state = PoolState::Inactive;
            pools.append(pool);
        }
        registry.setPools(registry.kvm, pools);
        const QList<PoolId> all = registry.pools();
        for (int i = 0; i < count; ++i)
            registry.move(all.at(i), u"/chain/%1"_qs.arg(i + 1));
        qint64 best = std::numeric_limits<qint64>::max();
        for (int round = 0; round < 3; ++round) {
            QElapsedTimer timer;
            timer.start();
            const DefineOrder order = defineOrder(registry, all);
            best = std::min(best, timer.nsecsElapsed());
            if (int(order.taken.size()) != count || order.taken.front().pool != all.last())
                return qint64(-1);
        }
        return best;
    };
    const qint64 few = timeFor(80);
    const qint64 many = timeFor(480);
    QVERIFY(few > 0 && many > 0);
    QVERIFY2(many < few * 18, qPrintable(u"%1 ns and %2 ns"_qs.arg(few).arg(many)));
}

void TestDefineOrder::theTableFollowsTheChecks()
{
    Registry registry;
    const PoolId b = registry.add(2, u"b"_qs, u"/2"_qs);
    registry.move(b, u"/3"_qs);
    const PoolId c = registry.draft(u"c"_qs, u"/2"_qs);
    const PoolId broken =
        registry.createDraft(registry.kvm, DraftOrigin::Imported, u"junk <"_qs)->id();
    DraftPlanModel model(&registry);
    QCOMPARE(model.rowCount(), 3);
    const auto rowOf = [&model](PoolId pool) {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data(DraftPlanModel::PoolRole).value<PoolId>() == pool)
                return row;
        }
        return -1;
    };
    const auto outcomeOf = [&](PoolId pool) {
        return model.index(rowOf(pool), DraftPlanModel::OutcomeColumn).data().toString();
    };
    // libvirt refuses c as long as b is where it is, but b goes first.
    QCOMPARE(model.order(), QList<PoolId>({b, c}));
    QVERIFY2(outcomeOf(c).contains(u"once"_qs) && outcomeOf(c).contains(u"b"_qs),
             qPrintable(outcomeOf(c)));
    QCOMPARE(outcomeOf(b), u"libvirt takes it."_qs);
    QVERIFY(!outcomeOf(broken).isEmpty());
    const QSignalSpy changed(&model, &DraftPlanModel::planChanged);
    const QPersistentModelIndex box = model.index(rowOf(b), 0);
    QVERIFY(model.setData(box, Qt::Unchecked, Qt::CheckStateRole));
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(model.order().isEmpty());
    QVERIFY2(outcomeOf(c).contains(u"refuse"_qs), qPrintable(outcomeOf(c)));
    QCOMPARE(box.data(DraftPlanModel::PoolRole).value<PoolId>(), b);
    QVERIFY(model.setData(box, Qt::Checked, Qt::CheckStateRole));
    QTRY_COMPARE(model.order(), QList<PoolId>({b, c}));
    // A draft that is repaired is offered.
    registry.pool(broken)->draft->setXml(
        u"<pool type='dir'><name>ok</name><target><path>/ok</path></target></pool>"_qs);
    model.setData(model.index(rowOf(broken), 0), Qt::Checked, Qt::CheckStateRole);
    QTRY_COMPARE(model.order().size(), 3);
}

void TestDefineOrder::oneOfTwoDraftsOfAPoolIsChosen()
{
    Registry registry;
    const PoolId a = registry.add(1, u"a"_qs, u"/1"_qs);
    registry.move(a, u"/2"_qs);
    const PoolId again = registry
                             .createDraft(registry.kvm, DraftOrigin::Imported,
                                          u"<pool type='dir'><name>a</name><uuid>%1</uuid>"
                                          "<target><path>/3</path></target></pool>"_qs.arg(uuid(1)))
                             ->id();
    DraftPlanModel model(&registry);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.order(), QList<PoolId>({a}));
    model.check({a, again});
    QCOMPARE(model.order().size(), 2);
    QVERIFY(
        model.index(1, DraftPlanModel::OutcomeColumn).data().toString().contains(u"Overwrites"_qs));
}

void TestDefineOrder::theTableKeepsResults()
{
    Registry registry;
    const PoolId a = registry.draft(u"a"_qs, u"/a"_qs);
    const PoolId b = registry.draft(u"b"_qs, u"/b"_qs);
    DraftPlanModel model(&registry);
    QCOMPARE(model.order(), QList<PoolId>({a, b}));
    model.setResult(a, DraftPlanModel::Result::Failed, u"No room."_qs);
    registry.discardDraft(a);
    QTRY_COMPARE(model.rowCount(), 2);
    QTRY_COMPARE(model.order(), QList<PoolId>({b}));
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(
        model.index(0, DraftPlanModel::OutcomeColumn).data().toString().contains(u"No room."_qs));
    model.clearResults();
    QCOMPARE(model.rowCount(), 1);
}

void TestDefineOrder::theTableIsAModel()
{
    Registry registry;
    DraftPlanModel model(&registry);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(7);
    QList<PoolId> drafts;
    for (int step = 0; step < 200; ++step) {
        switch (random.bounded(4)) {
        case 0:
            drafts.append(registry.draft(u"p%1"_qs.arg(step), u"/p/%1"_qs.arg(random.bounded(9))));
            break;
        case 1:
            if (!drafts.isEmpty())
                registry.discardDraft(drafts.takeAt(random.bounded(drafts.size())));
            break;
        case 2:
            if (model.rowCount() > 0)
                model.setData(model.index(random.bounded(model.rowCount()), 0),
                              random.bounded(2) ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
            break;
        default:
            if (!drafts.isEmpty())
                model.setResult(drafts.at(random.bounded(drafts.size())),
                                DraftPlanModel::Result(random.bounded(5)), u"x"_qs);
        }
        QCoreApplication::processEvents();
    }
    QVERIFY(model.rowCount() > 0);
}

QTEST_GUILESS_MAIN(TestDefineOrder)
#include "tst_defineorder.moc"
