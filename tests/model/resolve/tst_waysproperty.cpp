// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/resolve/waysout.h"
#include "tests/generator/poolxmlgenerator.h"
#include "tests/model/conflict/naivechecker.h"
#include "tests/model/conflict/randomentries.h"
#include "tests/model/resolve/resolvefixture.h"
#include "tests/support/effort.h"
#include "tests/support/randomseeds.h"

#include <QTest>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

using namespace poolwarden;

namespace {

using Key = std::tuple<FindingKind, PoolId, PoolId, FieldRef, FieldRef, ResourcePath>;

Key keyOf(const Finding &finding)
{
    return {finding.kind,  finding.pool,      finding.peer,
            finding.field, finding.peerField, finding.resource};
}

/// The worst severity of each finding of all pools, without what merely cannot be verified.
std::map<Key, Severity> worst(const State &state)
{
    std::map<Key, Severity> severities;
    for (const auto &[pool, findings] : state) {
        for (const Finding &finding : findings) {
            if (finding.kind == FindingKind::Unverified)
                continue;
            Severity &known =
                severities.try_emplace(keyOf(finding), finding.severity).first->second;
            known = std::max(known, finding.severity);
        }
    }
    return severities;
}

Findings ordered(Findings findings)
{
    std::ranges::sort(findings);
    return findings;
}

NaiveChecker applied(const NaiveChecker &naive, const std::vector<SupposedPool> &pools)
{
    NaiveChecker after = naive;
    for (const SupposedPool &pool : pools) {
        if (pool.entry)
            after.entries[pool.pool] = *pool.entry;
        else
            after.entries.erase(pool.pool);
    }
    return after;
}

} // namespace

class TestWaysProperty final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachWayKeepsItsPromise_data();
    void eachWayKeepsItsPromise();
    void whatIsSupposedIsWhatComes();
};

void TestWaysProperty::eachWayKeepsItsPromise_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::newRow("fixed seed") << quint64(20161);
    QTest::newRow("another fixed seed") << quint64(77);
    for (const quint64 seed : randomSeeds())
        QTest::addRow("random seed %llu", seed) << seed;
}

// Random situations: of each finding of some pools, each way is carried out on a copy in which every pool is
// compared with every other.
void TestWaysProperty::eachWayKeepsItsPromise()
{
    QFETCH(quint64, seed);
    qInfo("seed %llu", static_cast<unsigned long long>(seed));
    PoolXmlGenerator generator(
        seed, {.directories = {"/srv/a", "/srv/b", "/srv/b/c"}, .oddity = 0.01, .identities = 30});
    std::map<WayKind, int> offered;
    std::map<Doing, int> done;
    int findingsSeen = 0;
    int withWays = 0;
    for (int round = 0; round < effort(150); ++round) {
        ConflictChecker checker;
        NaiveChecker naive;
        naive.topologies[HostId(1)] = {};
        naive.topologies[HostId(2)] = knownTopology(generator.number(0, 2));
        naive.topologies[HostId(2)].disks["sdx"] = {};
        naive.topologies[HostId(2)].scsiHosts["9"] = {};
        for (const auto &[host, topology] : naive.topologies)
            checker.addHost(host, {}, topology);
        const int count = generator.number(2, 16);
        for (int number = 1; number <= count; ++number) {
            const PoolEntry entry = randomEntry(generator, HostId(generator.number(1, 2)));
            naive.entries[PoolId(number)] = entry;
            checker.update(PoolId(number), entry);
        }
        const State before = naive.findings();
        const std::map<Key, Severity> known = worst(before);
        std::vector<Finding> findings;
        for (int number = 1; number <= std::min(count, 3); ++number)
            std::ranges::move(checker.findingsOf(PoolId(number)), std::back_inserter(findings));
        for (const Finding &finding : findings) {
            ++findingsSeen;
            const std::vector<WayOut> ways = waysOut(checker, finding, resolvefixture::options());
            withWays += !ways.empty();
            for (std::size_t i = 0; i < ways.size(); ++i) {
                const WayOut &way = ways[i];
                ++offered[way.kind];
                ++done[way.doing];
                QVERIFY(i == 0 || ways[i - 1].doing <= way.doing);
                const NaiveChecker after = applied(naive, resultOf(way, checker));
                const State state = after.findings();
                for (const auto &[key, severity] : worst(state)) {
                    const auto old = known.find(key);
                    const bool isNew = old == known.end() || old->second < severity;
                    const bool isItself = key == keyOf(finding) || key == keyOf(mirrored(finding));
                    if (severity >= finding.severity && (isNew || isItself))
                        QFAIL(qPrintable(
                            QStringLiteral("round %1, way %2 %3: %4")
                                .arg(round)
                                .arg(QString::fromStdString(std::string(wayKindId(way.kind))),
                                     QString::fromStdString(std::string(doingId(way.doing))),
                                     isNew ? QStringLiteral("a new finding")
                                           : QStringLiteral("the finding stays"))));
                }
                Findings left;
                for (const PoolId changed : std::set{way.pool, way.draft}) {
                    if (const auto found = state.find(changed); found != state.end())
                        left.insert(left.end(), found->second.begin(), found->second.end());
                }
                QVERIFY(ordered(left) == ordered(way.leaves));
                // What is to be defined, libvirt takes.
                if (way.doing == Doing::Redefine || way.doing == Doing::StopAndRedefine) {
                    const HostId host = checker.entry(way.pool)->host;
                    QVERIFY(checker.predict(host, *way.definition).accepted());
                }
            }
        }
    }
    // A test that met nothing would prove nothing.
    QVERIFY(findingsSeen > effort(100));
    QVERIFY(withWays > findingsSeen / 3);
    for (const WayKind kind : {WayKind::OtherTarget, WayKind::MoveOut, WayKind::NewName,
                               WayKind::DiscardDraft, WayKind::Undefine})
        QVERIFY2(offered[kind] > 0, std::string(wayKindId(kind)).c_str());
    for (const Doing doing : {Doing::EditDraft, Doing::DiscardDraft, Doing::Redefine,
                              Doing::StopAndRedefine, Doing::Undefine, Doing::StopAndUndefine})
        QVERIFY2(done[doing] > 0, std::string(doingId(doing)).c_str());
}

// A supposition has the findings that an update brings, of pools below a mount point as well.
void TestWaysProperty::whatIsSupposedIsWhatComes()
{
    PoolXmlGenerator generator(
        4711, {.directories = {"/srv/a", "/srv/b"}, .oddity = 0.01, .identities = 30});
    ConflictChecker checker;
    NaiveChecker naive;
    naive.topologies[HostId(1)] = {};
    naive.topologies[HostId(2)] = knownTopology(0);
    for (const auto &[host, topology] : naive.topologies)
        checker.addHost(host, {}, topology);
    State before;
    int throughMounts = 0;
    for (int step = 0; step < effort(3000); ++step) {
        std::vector<SupposedPool> pools;
        std::set<PoolId> ids;
        for (int i = generator.number(1, 2); i > 0; --i) {
            const PoolId id(generator.number(1, 20));
            if (!ids.insert(id).second)
                continue;
            pools.push_back(
                {id, generator.chance(0.2)
                         ? std::nullopt
                         : std::optional(randomEntry(generator, HostId(generator.number(1, 2))))});
        }
        const SupposedFindings supposed = checker.suppose(pools);
        const NaiveChecker changed = applied(naive, pools);
        const State after = changed.findings();
        // Those of each pool that is concerned.
        for (const Finding &finding : supposed.after) {
            ids.insert(finding.pool);
            throughMounts += !finding.via.empty();
        }
        for (const Finding &finding : supposed.before)
            ids.insert(finding.pool);
        const auto of = [&ids](const State &state) {
            Findings all;
            for (const PoolId id : ids) {
                if (const auto found = state.find(id); found != state.end())
                    all.insert(all.end(), found->second.begin(), found->second.end());
            }
            return ordered(all);
        };
        QVERIFY(ordered(supposed.after) == of(after));
        QVERIFY(ordered(supposed.before) == of(before));
        // Nobody else is concerned, apart from the other side of a pair.
        for (const auto &[id, findings] : after) {
            if (ids.contains(id))
                continue;
            Findings mine = findings;
            Findings old = before.contains(id) ? before.at(id) : Findings();
            const auto isWithConcerned = [&ids](const Finding &finding) {
                return ids.contains(finding.peer) || finding.kind == FindingKind::Unverified;
            };
            std::erase_if(mine, isWithConcerned);
            std::erase_if(old, isWithConcerned);
            QVERIFY(ordered(mine) == ordered(old));
        }
        naive = changed;
        before = after;
        for (const SupposedPool &pool : pools) {
            if (pool.entry)
                checker.update(pool.pool, *pool.entry);
            else
                checker.remove(pool.pool);
        }
    }
    QVERIFY(throughMounts > 0);
}

QTEST_APPLESS_MAIN(TestWaysProperty)
#include "tst_waysproperty.moc"
