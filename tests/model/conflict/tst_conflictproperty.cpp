// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/conflictchecker.h"
#include "model/conflict/pairfindings.h"
#include "model/conflict/poolfacts.h"
#include "tests/generator/poolxmlgenerator.h"
#include "tests/model/conflict/naivechecker.h"
#include "tests/model/conflict/randomentries.h"
#include "tests/support/effort.h"
#include "tests/support/randomseeds.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace poolwarden;

namespace {

Findings sorted(Findings findings)
{
    std::ranges::sort(findings);
    return findings;
}

FindingCounts counted(const Findings &findings)
{
    FindingCounts status;
    for (const Finding &finding : findings) {
        if (finding.severity == Severity::Error)
            ++status.errors;
        else if (finding.severity == Severity::Warning)
            ++status.warnings;
        else
            ++status.infos;
    }
    return status;
}

} // namespace

class TestConflictProperty : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void indexAnswersLikeAllPairs_data();
    void indexAnswersLikeAllPairs();
    void findingsAreMirrored();
};

void TestConflictProperty::indexAnswersLikeAllPairs_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<int>("steps");
    QTest::addColumn<int>("mostInside");
    QTest::newRow("fixed seed") << quint64(611823) << 3000 << 256;
    // A note between two hosts was counted on one side only.
    QTest::newRow("two hosts with links of their own")
        << quint64(6808640480727108314U) << 3000 << 256;
    QTest::newRow("a note that goes on one side") << quint64(8349101077828363218U) << 3000 << 256;
    QTest::newRow("a draft that has become wide") << quint64(13773697396517010299U) << 3000 << 0;
    QTest::newRow("drafts of wide places") << quint64(4711) << 3000 << 0;
    QTest::newRow("a pool that comes inside through a mount")
        << quint64(4917007836449248317U) << 3000 << 0;
    for (const quint64 seed : randomSeeds()) {
        for (const int mostInside : {256, 0, 2})
            QTest::addRow("random seed %llu, %d", seed, mostInside) << seed << 3000 << mostInside;
    }
}

// Random adds, changes and removes: after each, findings and counts of every pool are those of the naive
// comparison, and exactly the pools whose findings differ were told, a wide one perhaps once more.
void TestConflictProperty::indexAnswersLikeAllPairs()
{
    QFETCH(quint64, seed);
    QFETCH(int, steps);
    steps = effort(steps);
    QFETCH(int, mostInside);
    qInfo("seed %llu", static_cast<unsigned long long>(seed));
    PoolXmlGenerator generator(
        seed, {.directories = {"/srv/a", "/srv/b"}, .oddity = 0.01, .identities = 30});

    ConflictChecker checker(static_cast<std::size_t>(mostInside));
    NaiveChecker naive;
    naive.topologies[HostId(1)] = {};
    naive.topologies[HostId(2)] = knownTopology(0);
    for (const auto &[host, topology] : naive.topologies)
        checker.addHost(host, {}, topology);

    State before;
    std::set<FindingKind> kindsSeen;
    std::size_t questionsSeen = 0;
    int throughMounts = 0;
    int withOthers = 0;
    int withoutDraft = 0;
    for (int step = 0; step < steps; ++step) {
        const PoolId id(generator.number(1, 24));
        std::vector<PoolId> told;
        bool isUpdated = false;
        if (generator.chance(0.02)) {
            HostTopology topology =
                generator.chance(0.3) ? HostTopology{} : knownTopology(generator.number(0, 2));
            naive.topologies[HostId(2)] = topology;
            told = checker.setTopology(HostId(2), std::move(topology));
        } else if (generator.chance(0.25)) {
            naive.entries.erase(id);
            told = checker.remove(id);
        } else {
            PoolEntry entry = randomEntry(generator, HostId(generator.number(1, 2)));
            naive.entries[id] = entry;
            told = checker.update(id, std::move(entry));
            isUpdated = true;
        }

        // What a pool has without its draft is what it has when the draft is gone. Only of a pool that was
        // just updated: it is decided at an update whether a draft is wide.
        if (const PoolEntry *entry = checker.entry(id);
            isUpdated && entry && entry->draft && (entry->live || entry->persistent)) {
            const PoolEntry edited = *entry;
            const Findings announced = checker.findingsWithoutDraft(id);
            PoolEntry without = edited;
            without.draft.reset();
            checker.update(id, std::move(without));
            QCOMPARE(announced == checker.findingsOf(id), true);
            checker.update(id, edited);
            ++withoutDraft;
        }

        naive.wide.clear();
        for (const auto &[pool, entry] : naive.entries) {
            if (checker.isWide(pool))
                naive.wide.insert(pool);
        }
        const State after = naive.findings();
        std::vector<PoolId> changed;
        for (const auto &[pool, findings] : after) {
            const auto old = before.find(pool);
            if (old == before.end() ? !findings.empty() : old->second != findings)
                changed.push_back(pool);
            for (const Finding &finding : findings) {
                kindsSeen.insert(finding.kind);
                withOthers += finding.others > 0;
                throughMounts += !finding.via.empty() || !finding.peerVia.empty();
            }
            QCOMPARE(sorted(checker.findingsOf(pool)) == findings, true);
            QCOMPARE(checker.statusOf(pool) == counted(findings), true);
        }
        Findings open = sorted(checker.openQuestions(HostId(2)));
        QCOMPARE(checker.openQuestionCount(HostId(2)), static_cast<int>(open.size()));
        QCOMPARE(open == sorted(naive.openQuestions[HostId(2)]), true);
        questionsSeen += open.size();
        // A wide pool may be told with the findings that it had.
        std::erase_if(told, [&](PoolId pool) {
            return checker.isWide(pool) && !std::ranges::binary_search(changed, pool);
        });
        if (told != changed)
            QFAIL(qPrintable(QStringLiteral("step %1: other pools told than changed").arg(step)));
        before = after;
    }
    // A test that met nothing would prove nothing.
    QCOMPARE(kindsSeen.size(), findingKindCount);
    QVERIFY(questionsSeen > 0);
    QVERIFY(withoutDraft > steps / 30);
    QVERIFY(throughMounts > 0);
    QCOMPARE(withOthers > 0, mostInside < 256);
}

void TestConflictProperty::findingsAreMirrored()
{
    PoolXmlGenerator generator(7, {.directories = {"/srv/a"}, .oddity = 0.0, .identities = 5});
    int met = 0;
    for (int i = 0; i < 3000; ++i) {
        const PoolFacts a = factsOf(PoolId(1), randomEntry(generator, HostId(1)), {});
        const PoolFacts b = factsOf(PoolId(2), randomEntry(generator, HostId(1)), {});
        Findings there = findingsBetween(a, b, {}, {});
        const Findings back = findingsBetween(b, a, {}, {});
        std::ranges::transform(there, there.begin(), mirrored);
        QCOMPARE(there == back, true);
        met += static_cast<int>(there.size());
    }
    QVERIFY(met > 100);
}

QTEST_APPLESS_MAIN(TestConflictProperty)
#include "tst_conflictproperty.moc"
