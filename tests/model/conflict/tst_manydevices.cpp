// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/conflictchecker.h"
#include "model/conflict/findinggroups.h"
#include "model/conflict/libvirtverdict.h"
#include "model/conflict/meetingclaims.h"
#include "model/conflict/poolfacts.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <functional>
#include <random>

using namespace poolwarden;

namespace {

using Claims = std::vector<PoolFacts::DefinitionClaim>;

class Random
{
public:
    int number(int from, int to) { return std::uniform_int_distribution(from, to)(m_engine); }

private:
    std::mt19937 m_engine{20261124};
};

Claims randomClaims(Random &random, int count)
{
    Claims claims;
    for (int i = 0; i < count; ++i) {
        PoolFacts::DefinitionClaim claim{};
        claim.claim.path.tree = random.number(0, 1) == 0 ? Tree::File : Tree::Block;
        for (int depth = random.number(0, 4); depth > 0; --depth)
            claim.claim.path.segments.push_back(std::to_string(random.number(1, 4)));
        claims.push_back(std::move(claim));
    }
    return claims;
}

bool isPrefix(const ResourcePath &outer, const ResourcePath &inner)
{
    return outer.tree == inner.tree && outer.segments.size() <= inner.segments.size()
           && std::equal(outer.segments.begin(), outer.segments.end(), inner.segments.begin());
}

PoolDefinition volumeGroup(const std::string &name, const std::vector<std::string> &devices)
{
    PoolDefinition definition;
    definition.type = PoolType::Logical;
    definition.name = definition.sourceName = name;
    definition.targetPath = "/dev/" + name;
    for (const std::string &path : devices) {
        PoolDevice device;
        device.path = path;
        definition.devices.push_back(std::move(device));
    }
    return definition;
}

PoolDefinition volumeGroup(const std::string &name, const std::string &prefix, int first, int count)
{
    std::vector<std::string> devices;
    for (int i = first; i < first + count; ++i)
        devices.push_back(prefix + std::to_string(i) + "x");
    return volumeGroup(name, devices);
}

PoolEntry onHost(PoolDefinition definition)
{
    PoolEntry entry;
    entry.host = HostId(1);
    entry.live = entry.persistent = std::move(definition);
    return entry;
}

PoolEntry drafted(PoolDefinition definition)
{
    PoolEntry entry;
    entry.host = HostId(1);
    entry.draft = std::move(definition);
    return entry;
}

const HostTopology &noTopology(HostId)
{
    static const HostTopology topology;
    return topology;
}

} // namespace

/// Pools of thousands of devices, which libvirt takes.
class TestManyDevices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void claimsMeetLikeAllPairs();
    void firstCommonDeviceIsTold();
    void growsWithTheDevices_data();
    void growsWithTheDevices();
};

void TestManyDevices::claimsMeetLikeAllPairs()
{
    Random random;
    std::size_t met = 0;
    for (int round = 0; round < 300; ++round) {
        const Claims claims = randomClaims(random, random.number(0, 90));
        const Claims others = randomClaims(random, random.number(0, 90));
        MeetingClaims expected;
        for (const auto &claim : claims) {
            for (const auto &other : others) {
                if (isPrefix(claim.claim.path, other.claim.path)
                    || isPrefix(other.claim.path, claim.claim.path))
                    expected.emplace_back(&claim, &other);
            }
        }
        MeetingClaims found = meetingClaims(claims, others);
        std::ranges::sort(found);
        QCOMPARE(found == expected, true);
        met += found.size();
    }
    QVERIFY(met > 1000);
}

// libvirt goes through the devices of the pool that is there, and for each through those of the new one.
void TestManyDevices::firstCommonDeviceIsTold()
{
    Random random;
    int collided = 0;
    for (int round = 0; round < 300; ++round) {
        const auto list = [&random] {
            std::vector<std::string> devices;
            for (int i = random.number(0, 100); i > 0; --i)
                devices.push_back("/dev/disk" + std::to_string(random.number(1, 3000)));
            return devices;
        };
        const PoolDefinition definition = volumeGroup("new", list());
        const PoolDefinition existing = volumeGroup("there", list());
        std::optional<std::pair<int, int>> expected;
        for (std::size_t i = 0; i < existing.devices.size() && !expected; ++i) {
            for (std::size_t j = 0; j < definition.devices.size() && !expected; ++j) {
                if (existing.devices[i].path == definition.devices[j].path)
                    expected = std::pair(static_cast<int>(j), static_cast<int>(i));
            }
        }
        const auto match = sourceCollision(definition, existing, {});
        QCOMPARE(match.has_value(), expected.has_value());
        if (!match)
            continue;
        QCOMPARE(match->field.index, expected->first);
        QCOMPARE(match->existingField.index, expected->second);
        ++collided;
    }
    QVERIFY(collided > 50 && collided < 290);
}

void TestManyDevices::growsWithTheDevices_data()
{
    using Make = std::function<PoolDefinition(int)>;
    QTest::addColumn<Make>("there");
    QTest::addColumn<Make>("typed");
    QTest::addColumn<bool>("isEach"); ///< a finding for each device, else one
    const auto from = [](const char *name, const char *prefix, int share) {
        return Make([name, prefix, share](int count) {
            return volumeGroup(name, prefix, share == 0 ? 0 : count - share, count);
        });
    };
    QTest::newRow("one in common")
        << from("there", "/dev/disk/by-id/a", 0) << from("typed", "/dev/disk/by-id/a", 1) << false;
    QTest::newRow("one in common by another name")
        << from("there", "/dev/vg-a/", 0) << from("typed", "/dev/mapper/vg--a-", 1) << false;
    QTest::newRow("all in common, which libvirt refuses")
        << from("there", "/dev/disk/by-id/a", 0) << from("typed", "/dev/disk/by-id/a", 0) << false;
    QTest::newRow("all in common by another name")
        << from("there", "/dev/vg-a/", 0) << from("typed", "/dev/mapper/vg--a-", 0) << true;
}

// The check, libvirt's answer and the groups. Each pair of devices would be a hundred times as many.
void TestManyDevices::growsWithTheDevices()
{
    QFETCH(std::function<PoolDefinition(int)>, there);
    QFETCH(std::function<PoolDefinition(int)>, typed);
    QFETCH(bool, isEach);
    const auto millisecondsFor = [&](int count) {
        const PoolDefinition draft = typed(count);
        ConflictChecker checker;
        checker.addHost(HostId(1));
        checker.update(PoolId(1), onHost(there(count)));
        QElapsedTimer timer;
        timer.start();
        checker.update(PoolId(2), drafted(draft));
        const auto findings = checker.findingsOf(PoolId(2));
        const bool isAccepted = checker.predict(HostId(1), draft).accepted();
        const bool isAlike = std::ranges::count_if(
                                 findings,
                                 [&](const Finding &finding) {
                                     return finding.peer == PoolId(1)
                                            && (finding.kind == FindingKind::Refused) != isAccepted;
                                 })
                             == (isEach ? count : 1);
        FindingGroups groups(noTopology);
        for (PoolId id(1); id <= PoolId(2); ++id) {
            Newcomer newcomer;
            newcomer.pool = id;
            newcomer.compared = *checker.entry(id);
            newcomer.remaining = newcomer.compared;
            groups.add(std::move(newcomer));
        }
        std::size_t members = 0;
        for (const FindingGroup &group : groups.find())
            members += groups.membersOf(group).size();
        const bool isGrouped = members >= 2 * static_cast<std::size_t>(isEach ? count : 1);
        return isAlike && isGrouped ? double(timer.nsecsElapsed()) / 1e6 : -1.0;
    };
    const double small = millisecondsFor(500);
    const double large = millisecondsFor(5000);
    qInfo("500 devices %.1f ms, 5,000 devices %.1f ms", small, large);
    QVERIFY(small > 0);
    QVERIFY(large > 0);
    QVERIFY(large < 30 * small + 50);
}

QTEST_APPLESS_MAIN(TestManyDevices)
#include "tst_manydevices.moc"
