// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/conflictchecker.h"
#include "model/conflict/findinggroups.h"
#include "model/conflict/pairfindings.h"
#include "model/conflict/poolfacts.h"
#include "model/xml/poolreader.h"
#include "tests/generator/poolxmlgenerator.h"
#include "tests/support/randomseeds.h"

#include <QElapsedTimer>
#include <QTest>

#include <map>
#include <set>

using namespace poolwarden;

namespace {

PoolDefinition read(const std::string &xml)
{
    ReadResult result = readPool(xml);
    if (!std::holds_alternative<PoolDefinition>(result))
        qFatal("not a definition: %s", xml.c_str());
    return std::get<PoolDefinition>(std::move(result));
}

PoolDefinition directory(const std::string &name, const std::string &path)
{
    return read("<pool type='dir'><name>" + name + "</name><target><path>" + path
                + "</path></target></pool>");
}

PoolDefinition volumeGroup(const std::string &name, const std::string &group)
{
    return read("<pool type='logical'><name>" + name + "</name><source><name>" + group
                + "</name></source><target><path>/dev/" + group + "</path></target></pool>");
}

PoolDefinition netfs(const std::string &name, const std::string &host, const std::string &mount)
{
    return read("<pool type='netfs'><name>" + name + "</name><source><host name='" + host
                + "'/><dir path='/export'/></source><target><path>" + mount
                + "</path></target></pool>");
}

Newcomer accepted(PoolId pool, PoolDefinition definition, HostId host = HostId(1))
{
    Newcomer newcomer;
    newcomer.pool = pool;
    newcomer.compared.host = host;
    PoolEntry remaining = newcomer.compared;
    newcomer.compared.draft = definition;
    remaining.live = remaining.persistent = std::move(definition);
    newcomer.remaining = std::move(remaining);
    newcomer.isDraftOnly = true;
    return newcomer;
}

Newcomer refused(PoolId pool, PoolDefinition definition)
{
    Newcomer newcomer = accepted(pool, std::move(definition));
    newcomer.remaining.reset();
    return newcomer;
}

const HostTopology &noTopology(HostId)
{
    static const HostTopology topology;
    return topology;
}

/// As the engine has it: every newcomer against every one before it that is still there.
class Oracle
{
public:
    explicit Oracle(std::map<HostId, HostTopology> topologies)
        : m_topologies(std::move(topologies))
    {
    }
    void add(const Newcomer &newcomer)
    {
        const auto number = m_newcomers.size();
        const HostTopology &topology = m_topologies.at(newcomer.compared.host);
        const PoolFacts own = factsOf(PoolId(number + 1), newcomer.compared, topology);
        for (const auto &[other, facts] : m_remaining) {
            const PoolId pool = m_newcomers[other].pool;
            if (pool == newcomer.pool)
                continue;
            for (Finding finding :
                 findingsBetween(own, facts, topology, m_topologies.at(facts.entry.host))) {
                if (newcomer.isDraftOnly && finding.definitionKind != DefinitionKind::Draft)
                    continue;
                finding.pool = newcomer.pool;
                finding.peer = pool;
                m_findings.push_back(std::move(finding));
            }
        }
        if (newcomer.remaining)
            m_remaining.emplace(number, factsOf(PoolId(number + 1), *newcomer.remaining, topology));
        m_newcomers.push_back(newcomer);
    }
    [[nodiscard]] bool refuses(const Newcomer &newcomer) const
    {
        const HostTopology &topology = m_topologies.at(newcomer.compared.host);
        const PoolFacts own = factsOf(PoolId(m_newcomers.size() + 1), newcomer.compared, topology);
        for (const auto &[other, facts] : m_remaining) {
            for (const Finding &finding :
                 findingsBetween(own, facts, topology, m_topologies.at(facts.entry.host))) {
                if (finding.kind == FindingKind::Refused)
                    return true;
            }
        }
        return false;
    }
    void end(std::size_t number) { m_remaining.erase(number); }
    [[nodiscard]] bool isThere(std::size_t number) const { return m_remaining.contains(number); }
    [[nodiscard]] const Newcomer &newcomer(std::size_t number) const { return m_newcomers[number]; }
    [[nodiscard]] std::vector<Finding> findings() const
    {
        std::vector<Finding> sorted = m_findings;
        std::ranges::sort(sorted);
        return sorted;
    }

private:
    std::map<HostId, HostTopology> m_topologies;
    std::vector<Newcomer> m_newcomers;
    std::map<std::size_t, PoolFacts> m_remaining;
    std::vector<Finding> m_findings;
};

std::vector<Finding> pairsOf(const FindingGroups &groups, const std::vector<FindingGroup> &found)
{
    std::vector<Finding> pairs;
    for (const FindingGroup &group : found) {
        groups.forEachPair(group, [&pairs](const Finding &finding, std::size_t, std::size_t) {
            pairs.push_back(finding);
            return true;
        });
    }
    std::ranges::sort(pairs);
    return pairs;
}

QString told(const Finding &finding)
{
    return QStringLiteral(
               "%1 %2/%3 fields %4/%5 of %6[%7] and %8[%9] because %10 at %11 “%12” “%13”")
        .arg(QString::fromStdString(std::string(findingKindId(finding.kind))))
        .arg(int(finding.definitionKind))
        .arg(int(finding.peerDefinitionKind))
        .arg(finding.pool.value())
        .arg(finding.peer.value())
        .arg(int(finding.field.field))
        .arg(finding.field.index)
        .arg(int(finding.peerField.field))
        .arg(finding.peerField.index)
        .arg(int(finding.reason))
        .arg(QString::fromStdString(resourceName(finding.resource)),
             QString::fromStdString(finding.spelled), QString::fromStdString(finding.peerSpelled));
}

/// What only one of both has; empty: nothing.
QString difference(const std::vector<Finding> &found, const std::vector<Finding> &expected)
{
    QStringList lines;
    std::vector<Finding> only;
    std::ranges::set_difference(found, expected, std::back_inserter(only));
    for (const Finding &finding : only)
        lines += QStringLiteral("surplus ") + told(finding);
    only.clear();
    std::ranges::set_difference(expected, found, std::back_inserter(only));
    for (const Finding &finding : only)
        lines += QStringLiteral("missing ") + told(finding);
    return lines.mid(0, 6).join(u'\n');
}

/// Who takes part in which group, as its pairs have it.
std::set<std::tuple<std::size_t, FieldRef, MemberSide>> membersByPairs(const FindingGroups &groups,
                                                                       const FindingGroup &group)
{
    std::set<std::tuple<std::size_t, FieldRef, MemberSide>> members;
    const bool isTwoSided =
        group.kind == FindingKind::Overlap || group.kind == FindingKind::Stacked;
    groups.forEachPair(group, [&](const Finding &finding, std::size_t one, std::size_t other) {
        const bool isInner = finding.reason == Reason::PeerContains;
        const auto side = [&](bool inner) {
            return !isTwoSided ? MemberSide::Even : inner ? MemberSide::Inner : MemberSide::Outer;
        };
        members.insert({one, finding.field, side(isInner)});
        members.insert({other, finding.peerField, side(!isInner)});
        return true;
    });
    return members;
}

HostTopology devicesKnown()
{
    HostTopology topology;
    topology.devicesKnown = true;
    topology.locality = HostTopology::Locality::Local;
    topology.disks["sdb"] = {.scsiHost = "5",
                             .wwn = "5000c500a1b2c3d4",
                             .iscsiTarget = "iqn.2012-01.org.example:t1",
                             .iscsiLun = "1"};
    topology.aliases["/dev/disk/by-id/wwn-0x5000c500a1b2c3d4"] = "/dev/sdb";
    topology.realPaths["/srv/images"] = "/srv/vm";
    topology.scsiHosts["6"] = {
        .parent = {}, .wwnn = "8000000c9831b4b", .wwpn = "10000000c9831b4b", .vportParent = "5"};
    topology.hostNames["nas2"] = "nas1";
    topology.volumeGroups = {{"vg0", {"/dev/sdb1", "/dev/sdd"}}, {"vg1", {"/dev/vg0/lv1"}}};
    return topology;
}

} // namespace

class TestFindingGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pairsAreThoseOfAllPairs_data();
    void pairsAreThoseOfAllPairs();
    void pairsAreThoseOfTheChecker();
    void manyOnOnePlaceAreOneGroup();
    void manyBelowOnePlaceAreOneGroup();
    void refusedAreComparedWithThoseBefore();
    void twoServersAreOnePairOnce();
    void sizes_data();
    void sizes();
    void givesUpInTheEnd();

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

    // Mostly from a few, so that there are many alike, under names of their own.
    static PoolDefinition definition(PoolXmlGenerator &generator,
                                     const std::vector<PoolDefinition> &stock, double ownNames)
    {
        PoolDefinition result = stock[static_cast<std::size_t>(
            generator.number(0, static_cast<int>(stock.size()) - 1))];
        if (generator.chance(ownNames)) {
            result.name = "own" + std::to_string(generator.number(1, 1000000));
            result.uuid.reset();
        }
        return result;
    }

    static PoolEntry entry(PoolXmlGenerator &generator, const std::vector<PoolDefinition> &stock,
                           double ownNames)
    {
        PoolEntry entry;
        entry.host = HostId(generator.number(1, 2));
        const int form = generator.number(0, 9);
        if (form < 8) {
            entry.live = definition(generator, stock, ownNames);
            if (form < 7)
                entry.persistent = entry.live;
            if (form == 5) {
                PoolDefinition other = definition(generator, stock, ownNames);
                other.name = entry.live->name;
                other.uuid = entry.live->uuid;
                entry.persistent = std::move(other);
            }
            entry.active = form == 7 || generator.chance(0.5);
        }
        if (form >= 8 || form == 6)
            entry.draft = definition(generator, stock, ownNames);
        return entry;
    }
};

void TestFindingGroups::pairsAreThoseOfAllPairs_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<double>("ownNames");
    QTest::newRow("names meet") << quint64(4711) << 0.3;
    QTest::newRow("names seldom meet") << quint64(4712) << 0.97;
    QTest::newRow("a value that only an equal definition has")
        << quint64(12471209637507931418ULL) << 0.8;
    QTest::newRow("a device that only the draft names") << quint64(8669390918829151529ULL) << 0.8;
    for (const quint64 seed : randomSeeds())
        QTest::addRow("random seed %llu", seed) << seed << 0.8;
}

// Definitions that come, stay, are refused, are replaced: the groups' pairs are those of the naive
// comparison, and the groups' members those of the pairs.
void TestFindingGroups::pairsAreThoseOfAllPairs()
{
    QFETCH(quint64, seed);
    QFETCH(double, ownNames);
    qInfo("seed %llu", static_cast<unsigned long long>(seed));
    PoolXmlGenerator generator(
        seed, {.directories = {"/srv/a", "/srv/b"}, .oddity = 0.01, .identities = 20});
    const std::map<HostId, HostTopology> topologies{{HostId(1), {}}, {HostId(2), devicesKnown()}};

    std::set<FindingKind> kinds;
    std::size_t pairs = 0;
    std::size_t groupCount = 0;
    for (int round = 0; round < 40; ++round) {
        std::vector<PoolDefinition> stock;
        for (int i = generator.number(2, 14); i > 0; --i) {
            if (auto definition = randomDefinition(generator))
                stock.push_back(std::move(*definition));
        }
        FindingGroups groups(
            [&](HostId host) -> const HostTopology & { return topologies.at(host); });
        Oracle oracle(topologies);
        PoolId last = noPool;
        for (int i = 0; i < 40; ++i) {
            Newcomer newcomer;
            newcomer.compared = entry(generator, stock, ownNames);
            newcomer.pool = ++last;
            std::optional<std::size_t> replaced;
            if (generator.chance(0.5)) { // as files are judged
                newcomer =
                    accepted(last, definition(generator, stock, ownNames), newcomer.compared.host);
                const auto former = static_cast<std::size_t>(generator.number(0, i));
                if (generator.chance(0.2) && oracle.isThere(former)) {
                    replaced = former;
                    newcomer.pool = oracle.newcomer(former).pool;
                }
                if (oracle.refuses(newcomer) || generator.chance(0.2)) {
                    newcomer.remaining.reset();
                    replaced.reset();
                }
            } else if (generator.chance(0.8)) {
                newcomer.remaining = newcomer.compared;
            }
            oracle.add(newcomer);
            groups.add(std::move(newcomer));
            if (replaced) {
                oracle.end(*replaced);
                groups.end(*replaced);
            }
        }
        const std::vector<FindingGroup> &found = groups.find();
        QVERIFY(groups.isComplete());
        QCOMPARE(difference(pairsOf(groups, found), oracle.findings()), QString());
        pairs += oracle.findings().size();
        groupCount += found.size();
        for (const FindingGroup &group : found) {
            kinds.insert(group.kind);
            std::set<std::tuple<std::size_t, FieldRef, MemberSide>> members;
            for (const GroupMember &member : groups.membersOf(group))
                members.insert({member.newcomer, member.field,
                                group.kind == FindingKind::SharedAcrossHosts ? MemberSide::Even
                                                                             : member.side});
            QCOMPARE(members == membersByPairs(groups, group), true);
        }
    }
    // Unverified is no pair's; and names that hardly meet are hardly taken.
    QVERIFY(kinds.size() >= findingKindCount - (ownNames < 0.9 ? 1 : 2));
    QVERIFY(groupCount * 3 < pairs);
}

void TestFindingGroups::pairsAreThoseOfTheChecker()
{
    PoolXmlGenerator generator(5, {.directories = {"/srv/a"}, .oddity = 0.0, .identities = 50});
    std::vector<PoolDefinition> stock;
    for (int i = 0; i < 10; ++i)
        stock.push_back(*randomDefinition(generator));
    ConflictChecker checker;
    checker.addHost(HostId(1));
    checker.addHost(HostId(2), {}, devicesKnown());
    FindingGroups groups(
        [&](HostId host) -> const HostTopology & { return checker.topology(host); });
    for (PoolId id(1); id <= PoolId(60); ++id) {
        Newcomer newcomer;
        newcomer.pool = id;
        newcomer.compared = entry(generator, stock, 0.9);
        newcomer.remaining = newcomer.compared;
        checker.update(id, newcomer.compared);
        groups.add(std::move(newcomer));
    }
    std::vector<Finding> expected;
    checker.forEachFinding([&expected](const Finding &finding) {
        // What is shared through mounts is found beside the groups.
        if (finding.peer != noPool && finding.via.empty() && finding.peerVia.empty())
            expected.push_back(mirrored(finding));
        return true;
    });
    std::ranges::sort(expected);
    QVERIFY(expected.size() > 100);
    QCOMPARE(difference(pairsOf(groups, groups.find()), expected), QString());
}

void TestFindingGroups::manyOnOnePlaceAreOneGroup()
{
    FindingGroups groups(noTopology);
    for (PoolId id(1); id <= PoolId(12); ++id)
        groups.add(accepted(id, volumeGroup("pool" + std::to_string(id.value()), "vg0")));
    const auto &found = groups.find();
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found.front().kind, FindingKind::SameStorage);
    QCOMPARE(resourceName(found.front().resource), std::string("lvm:vg0"));
    const auto members = groups.membersOf(found.front());
    QCOMPARE(members.size(), std::size_t(12));
    QCOMPARE(members.front().spelled, std::string("vg0"));
    QCOMPARE(members.front().field.field, Field::SourceName);
    QCOMPARE(pairsOf(groups, found).size(), std::size_t(66));
}

void TestFindingGroups::manyBelowOnePlaceAreOneGroup()
{
    FindingGroups groups(noTopology);
    for (PoolId id(1); id <= PoolId(10); ++id)
        groups.add(accepted(
            id, directory("p" + std::to_string(id.value()), "/srv/" + std::to_string(id.value()))));
    groups.add(accepted(PoolId(11), directory("all", "/srv")));
    const auto &found = groups.find();
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(resourceName(found.front().resource), std::string("file:/srv"));
    std::map<MemberSide, int> sides;
    for (const GroupMember &member : groups.membersOf(found.front()))
        ++sides[member.side];
    QCOMPARE(sides[MemberSide::Inner], 10);
    QCOMPARE(sides[MemberSide::Outer], 1);
}

void TestFindingGroups::refusedAreComparedWithThoseBefore()
{
    FindingGroups groups(noTopology);
    groups.add(accepted(PoolId(1), directory("a", "/srv/vm")));
    groups.add(refused(PoolId(2), directory("b", "/srv/vm")));
    groups.add(refused(PoolId(3), directory("c", "/srv/vm")));
    groups.add(accepted(PoolId(4), directory("d", "/srv/./vm")));
    const auto &found = groups.find();
    QCOMPARE(found.size(), std::size_t(2));
    const auto membersOf = [&](FindingKind kind) {
        std::vector<std::size_t> numbers;
        for (const FindingGroup &group : found) {
            if (group.kind != kind)
                continue;
            for (const GroupMember &member : groups.membersOf(group))
                numbers.push_back(member.newcomer);
        }
        return numbers;
    };
    QCOMPARE(membersOf(FindingKind::Refused), (std::vector<std::size_t>{0, 1, 2}));
    QCOMPARE(membersOf(FindingKind::SameStorage), (std::vector<std::size_t>{0, 3}));
}

// One started with one server and to be started with another, beside one that has either.
void TestFindingGroups::twoServersAreOnePairOnce()
{
    const auto on = [](const std::string &name, const std::string &host) {
        return read("<pool type='sheepdog'><name>" + name + "</name><source><host name='" + host
                    + "'/><name>s</name></source></pool>");
    };
    FindingGroups groups(noTopology);
    const std::map<HostId, HostTopology> topologies{{HostId(1), {}}};
    Oracle oracle(topologies);
    for (PoolId id(1); id <= PoolId(3); ++id) {
        Newcomer newcomer;
        newcomer.pool = id;
        newcomer.compared.host = HostId(1);
        newcomer.compared.active = true;
        const std::string name = "p" + std::to_string(id.value());
        newcomer.compared.live = on(name, id == PoolId(2) ? "s2" : "s1");
        newcomer.compared.persistent = on(name, id == PoolId(3) ? "s1" : "s2");
        newcomer.remaining = newcomer.compared;
        oracle.add(newcomer);
        groups.add(std::move(newcomer));
    }
    QVERIFY(!oracle.findings().empty());
    QCOMPARE(difference(pairsOf(groups, groups.find()), oracle.findings()), QString());
}

void TestFindingGroups::sizes_data()
{
    using Make = std::function<PoolDefinition(int)>;
    QTest::addColumn<Make>("make");
    QTest::addColumn<int>("groupCount");
    QTest::addColumn<int>("memberCount"); ///< of the first
    constexpr int count = 8000;
    const auto name = [](int i) { return "pool" + std::to_string(i); };
    QTest::newRow("one volume group")
        << Make([name](int i) { return volumeGroup(name(i), "vg0"); }) << 1 << count;
    QTest::newRow("one directory, each with a spelling of its own") << Make([name](int i) {
        return directory(name(i), "/srv/x" + std::to_string(i) + "/../vm");
    }) << 1 << count;
    QTest::newRow("one export, mounted below one place that is a pool") << Make([name](int i) {
        return i == 0 ? directory("all", "/mnt")
                      : netfs(name(i), "nas1", "/mnt/" + std::to_string(i));
    }) << 2 << count;
    QTest::newRow("one of two below each other") << Make([name](int i) {
        return i % 2 == 0 ? directory(name(i), "/srv/" + std::to_string(i))
                          : directory(name(i), "/x" + std::to_string(i) + "/../srv");
    }) << 2 << count;
}

void TestFindingGroups::sizes()
{
    QFETCH(std::function<PoolDefinition(int)>, make);
    QFETCH(int, groupCount);
    QFETCH(int, memberCount);
    FindingGroups groups(noTopology);
    for (int i = 0; i < 8000; ++i)
        groups.add(accepted(PoolId(i + 1), make(i)));
    const auto &found = groups.find();
    QVERIFY(groups.isComplete());
    QCOMPARE(static_cast<int>(found.size()), groupCount);
    int most = 0;
    for (const FindingGroup &group : found)
        most = std::max(most, static_cast<int>(groups.membersOf(group).size()));
    QCOMPARE(most, memberCount);
}

// Thousands that differ in all that can be compared, on one place: it says so, and does not take hours.
void TestFindingGroups::givesUpInTheEnd()
{
    FindingGroups groups(noTopology, 10000);
    for (int i = 0; i < 200; ++i) {
        PoolDefinition pool = read("<pool type='iscsi'><name>p" + std::to_string(i)
                                   + "</name><source><host name='san'/><device path='iqn.2020-01."
                                     "org.example:t'/><initiator><iqn name='iqn.2020-01.org."
                                     "example:i"
                                   + std::to_string(i)
                                   + "'/></initiator></source><target><path>/dev/disk/by-path"
                                     "</path></target></pool>");
        groups.add(accepted(PoolId(i + 1), std::move(pool)));
    }
    QCOMPARE(groups.find().empty(), false);
    QCOMPARE(groups.isComplete(), false);
}

QTEST_APPLESS_MAIN(TestFindingGroups)
#include "tst_findinggroups.moc"
