// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/conflictchecker.h"
#include "model/conflict/openquestions.h"
#include "model/conflict/pairfindings.h"
#include "model/conflict/poolfacts.h"
#include "model/conflict/poolunits.h"
#include "model/xml/poolreader.h"
#include "tests/generator/poolxmlgenerator.h"
#include "tests/support/effort.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

using namespace poolwarden;

namespace {

using Findings = std::vector<Finding>;
using State = std::map<PoolId, Findings>;

/// What the checker's index is compared with: every pool against every other.
class NaiveChecker
{
public:
    std::map<PoolId, PoolEntry> entries;
    std::map<HostId, HostTopology> topologies;

    /// What lies inside of a wide draft and has nothing else in common with it.
    static bool isInsideOf(const PoolFacts &wide, const PoolFacts &pool)
    {
        const bool sameHost = wide.entry.host == pool.entry.host;
        const auto haveOne = [](const auto &some, const auto &others) {
            return std::ranges::any_of(some, [&others](const std::string &key) {
                return std::ranges::find(others, key) != others.end();
            });
        };
        if (sameHost
            && (haveOne(wide.ruleKeys, pool.ruleKeys)
                || haveOne(identityKeys(wide), identityKeys(pool))))
            return false;
        bool isInside = false;
        for (const auto &[definitionKind, claim] : wide.claims) {
            for (const auto &[otherKind, other] : pool.claims) {
                if (claim.path.tree != other.path.tree
                    || (isHostLocal(claim.path.tree) && !sameHost))
                    continue;
                const auto &outer = claim.path.segments;
                const auto &inner = other.path.segments;
                const std::size_t common = std::min(outer.size(), inner.size());
                if (!std::equal(outer.begin(), outer.begin() + std::ptrdiff_t(common),
                                inner.begin()))
                    continue;
                if (definitionKind != DefinitionKind::Draft || outer.size() >= inner.size())
                    return false;
                isInside = true;
            }
        }
        return isInside;
    }

    /// One of each kind, of the first pool that has it.
    static Findings together(const std::map<PoolId, Findings> &inside)
    {
        std::map<std::tuple<FindingKind, Severity, Reason, DefinitionKind, FieldRef>, Finding>
            groups;
        for (const auto &[peer, findings] : inside) {
            std::set<decltype(groups)::key_type> told;
            for (const Finding &finding : findings) {
                const std::tuple key(finding.kind, finding.severity, finding.reason,
                                     finding.definitionKind, finding.field);
                const auto [group, isNew] = groups.try_emplace(key, finding);
                group->second.others += !isNew && told.insert(key).second ? 1 : 0;
                told.insert(key);
            }
        }
        Findings all;
        for (auto &[key, finding] : groups) {
            if (finding.others > 0)
                finding.resource.segments.resize(finding.outerSize);
            all.push_back(finding);
        }
        return all;
    }

    std::set<PoolId> wide; ///< as the checker has it

    [[nodiscard]] State findings() const
    {
        openQuestions.clear();
        std::map<HostId, MountTable> mounts;
        for (const auto &[host, topology] : topologies)
            mounts[host].setTopology(topology);
        for (const auto &[id, entry] : entries) {
            for (const SharedDefinition *definition : {&entry.live, &entry.persistent}) {
                if (!*definition)
                    continue;
                if (const auto mount = mountOf(id, **definition, topologies.at(entry.host)))
                    mounts[entry.host].add(*mount);
            }
        }
        std::map<PoolId, PoolFacts> facts;
        for (const auto &[id, entry] : entries) {
            facts.emplace(id, factsOf(id, entry, topologies.at(entry.host), mounts.at(entry.host)));
        }
        State state;
        for (const auto &[id, pool] : facts) {
            const HostTopology &topology = topologies.at(pool.entry.host);
            Findings &list = state[id];
            list = findingsAlone(pool);
            std::map<PoolId, Findings> inside;
            for (const auto &[peerId, peer] : facts) {
                if (peerId == id || (wide.contains(peerId) && isInsideOf(peer, pool)))
                    continue;
                const Findings found =
                    findingsBetween(pool, peer, topology, topologies.at(peer.entry.host));
                if (wide.contains(id) && isInsideOf(pool, peer))
                    inside[peerId] = found;
                else
                    list.insert(list.end(), found.begin(), found.end());
            }
            const Findings grouped = together(inside);
            list.insert(list.end(), grouped.begin(), grouped.end());
            const Findings open = undecided(pool, topology, list);
            if (topology.locality == HostTopology::Locality::Remote)
                openQuestions[pool.entry.host].insert(openQuestions[pool.entry.host].end(),
                                                      open.begin(), open.end());
            else
                list.insert(list.end(), open.begin(), open.end());
            std::ranges::sort(list);
        }
        return state;
    }

    /// Of hosts whose links cannot be read; as of the last findings().
    mutable std::map<HostId, Findings> openQuestions;

private:
    static Findings undecided(const PoolFacts &pool, const HostTopology &topology,
                              const Findings &found)
    {
        Findings open = OpenQuestions(pool, topology).open(pool, topology);
        std::erase_if(open, [&found](const Finding &question) {
            return std::ranges::any_of(found, [&question](const Finding &finding) {
                return finding.field == question.field && finding.spelled == question.spelled
                       && finding.severity == Severity::Error && finding.peer != noPool
                       && finding.kind != FindingKind::IdentityTaken;
            });
        });
        return open;
    }
};

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

// Two hosts, one of which knows its devices.
HostTopology knownTopology(int variant)
{
    HostTopology topology;
    topology.devicesKnown = variant != 2;
    topology.locality =
        variant == 2 ? HostTopology::Locality::Remote : HostTopology::Locality::Local;
    const std::string disk = variant == 0 ? "sdb" : "sdc";
    topology.disks[disk] = {.scsiHost = "5",
                            .wwn = "5000c500a1b2c3d4",
                            .iscsiTarget = "iqn.2012-01.org.example:t1",
                            .iscsiLun = "1"};
    topology.aliases["/dev/disk/by-id/wwn-0x5000c500a1b2c3d4"] = "/dev/" + disk;
    topology.aliases["/dev/disk/by-id/wwn-0x5000c500a1b2c3d4-part1"] = "/dev/" + disk + "1";
    topology.realPaths["/srv/images"] = "/srv/vm";
    topology.scsiHosts["6"] = {
        .parent = {}, .wwnn = "20000000c9831b4b", .wwpn = "10000000c9831b4b", .vportParent = "5"};
    topology.hostNames["nas2"] = "nas1";
    if (variant == 0)
        topology.mounts = {{"/", "ext4", "/dev/sda1", "/"},
                           {"/srv/a", "nfs4", "nas1:/export", "/"}};
    return topology;
}

} // namespace

class TestConflictProperty : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void indexAnswersLikeAllPairs_data();
    void indexAnswersLikeAllPairs();
    void findingsAreMirrored();

private:
    static std::optional<PoolDefinition> randomDefinition(PoolXmlGenerator &generator)
    {
        for (int i = 0; i < 20; ++i) {
            ReadResult result = readPool(generator.next());
            if (auto *definition = std::get_if<PoolDefinition>(&result))
                return std::move(*definition);
        }
        return std::nullopt;
    }

    /// Of what is still being typed any part can be missing.
    static std::optional<PoolDefinition> randomDraft(PoolXmlGenerator &generator)
    {
        std::optional<PoolDefinition> unfinished;
        for (int i = 0; i < 20; ++i) {
            const std::string xml = generator.next();
            ReadResult result = readPool(xml);
            if (auto *definition = std::get_if<PoolDefinition>(&result))
                return unfinished && i % 2 == 1 ? unfinished : std::move(*definition);
            if (!unfinished)
                unfinished = readIncomplete(xml);
        }
        return unfinished;
    }

    static PoolDefinition renamed(PoolDefinition definition, const std::string &name)
    {
        definition.name = name;
        return definition;
    }

    static PoolEntry randomEntry(PoolXmlGenerator &generator, HostId host)
    {
        PoolEntry entry;
        entry.host = host;
        const int form = generator.number(0, 9);
        if (form < 7)
            entry.live = randomDefinition(generator);
        if (entry.live && form < 6)
            entry.persistent = entry.live;
        if (entry.live && form == 4)
            entry.persistent = randomDefinition(generator);
        if (entry.live && entry.persistent)
            entry.persistent = renamed(*entry.persistent, entry.live->name);
        entry.active = entry.live && (form == 6 || generator.chance(0.4));
        if (form >= 7 || form == 5 || form == 4)
            entry.draft = randomDraft(generator);
        if (form == 9 && generator.chance(0.3)) {
            entry.draft.reset();
            entry.knownName = "pool" + std::to_string(generator.number(1, 30));
            entry.knownUuid = Uuid{};
        }
        return entry;
    }
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
    for (int i = 0; i < 3; ++i)
        QTest::addRow("random seed %d", i) << QRandomGenerator::global()->generate64() << 3000
                                           << std::array{256, 0, 2}.at(std::size_t(i));
}

// Random adds, changes and removes: after each, findings and counts of every pool are those of the naive
// comparison, and exactly the pools whose findings differ were told.
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
