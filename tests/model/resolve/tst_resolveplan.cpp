// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/resolve/clearing.h"
#include "model/resolve/leastcover.h"
#include "model/resolve/resolveplan.h"
#include "model/resolve/waysout.h"
#include "tests/generator/poolxmlgenerator.h"
#include "tests/model/conflict/naivechecker.h"
#include "tests/model/conflict/randomentries.h"
#include "tests/model/resolve/resolvefixture.h"
#include "tests/support/effort.h"
#include "tests/support/randomseeds.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace poolwarden;
using namespace poolwarden::resolvefixture;

namespace {

Situation situationOf(std::map<PoolId, PoolEntry> entries)
{
    Situation situation;
    situation.hosts = {{.id = host, .profile = {}, .topology = {}}};
    for (auto &[pool, entry] : entries)
        situation.pools.emplace_back(pool, std::move(entry));
    return situation;
}

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

/// "KIND DOING POOL [FROM > TO]", in the order of the plan.
QStringList linesOf(const ResolvePlan &plan)
{
    QStringList lines;
    for (const WayOut &way : plan.ways) {
        QString line = QStringLiteral("%1 %2 %3")
                           .arg(text(wayKindId(way.kind)), text(doingId(way.doing)))
                           .arg(way.pool.value());
        for (const FieldEdit &edit : way.edits)
            line += QStringLiteral(" [%1 > %2]").arg(text(edit.from), text(edit.to));
        lines.append(line);
    }
    return lines;
}

ResolvePlan planFor(std::map<PoolId, PoolEntry> entries, PlanWarnings warnings = PlanWarnings::No)
{
    WayOptions wanted = options();
    wanted.warnings = warnings;
    return resolveAll(situationOf(std::move(entries)), wanted).value();
}

using Entries = std::map<PoolId, PoolEntry>;
using Why = WhyPool::Reason;

} // namespace

class TestResolvePlan final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingToDo();
    void theOneInTheMiddleMoves();
    void draftsMoveBeforePoolsOfTheHost();
    void severalFieldsOfOnePool();
    void givesUpAPoolOnlyIfNothingElseHelps();
    void aLineTakenOutIsProvenAgain();
    void whatFreesAPlaceComesFirst();
    void manyOnOnePlace();
    void warningsComeAfterErrors();
    void warningsAloneAreTakenAway();
    void noPoolIsGivenUpForAWarning();
    void canBeGivenUp();
    void theLeastCoverIsTheLeast();
    void saysWhyItIsJustThisPool_data();
    void saysWhyItIsJustThisPool();
    void severalAreChangedInstead();
    void theOtherPoolIsChangedInstead();
    void leavesWhatItPromised_data();
    void leavesWhatItPromised();
};

void TestResolvePlan::nothingToDo()
{
    const ResolvePlan plan = planFor(
        {{PoolId(1), onHost(dir("a", 1, "/srv/a"))}, {PoolId(2), onHost(dir("b", 2, "/srv/b"))}});
    QVERIFY(plan.ways.empty());
    QVERIFY(plan.proof.left.empty());
    QCOMPARE(plan.errorsBefore, 0);
}

// Three collide with the same one: to move that is one change instead of three.
void TestResolvePlan::theOneInTheMiddleMoves()
{
    std::map<PoolId, PoolEntry> entries;
    // Two devices each of which another pool has, too.
    PoolDefinition middle = group("middle", 9, "vgm");
    for (int number = 1; number <= 3; ++number) {
        const std::string device = "/dev/sd" + std::string(1, char('a' + number));
        PoolDefinition other =
            group("vg" + std::to_string(number), number, "vg" + std::to_string(number));
        other.devices = {{.path = device, .partSeparator = {}}};
        middle.devices.push_back({.path = device, .partSeparator = {}});
        entries[PoolId(number)] = onHost(other);
    }
    entries[PoolId(9)] = draft(middle);
    const ResolvePlan plan = planFor(entries);
    QCOMPARE(plan.errorsBefore, 3);
    QCOMPARE(linesOf(plan), QStringList(QStringLiteral("discard-draft discard-draft 9")));
    QVERIFY(plan.proof.left.empty());
    QVERIFY(plan.isSmallest);
}

void TestResolvePlan::draftsMoveBeforePoolsOfTheHost()
{
    const ResolvePlan plan = planFor({{PoolId(1), onHost(dir("a", 1, "/srv/a"))},
                                      {PoolId(2), draft(dir("b", 2, "/srv/a"))},
                                      {PoolId(3), draft(dir("c", 3, "/srv/a"))}});
    QCOMPARE(plan.errorsBefore, 3);
    QStringList lines = linesOf(plan);
    lines.sort();
    QCOMPARE(lines, QStringList({
                        QStringLiteral("other-target edit-draft 2 [/srv/a > /srv/a-2]"),
                        QStringLiteral("other-target edit-draft 3 [/srv/a > /srv/a-3]"),
                    }));
    QVERIFY(plan.proof.left.empty());
    QVERIFY(plan.proof.refused.empty());
}

void TestResolvePlan::severalFieldsOfOnePool()
{
    const ResolvePlan plan = planFor({{PoolId(1), onHost(dir("a", 1, "/srv/a"))},
                                      {PoolId(2), onHost(dir("b", 2, "/srv/b"))},
                                      {PoolId(3), draft(dir("a", 3, "/srv/b"))}});
    QCOMPARE(linesOf(plan), QStringList(QStringLiteral("other-target edit-draft 3 "
                                                       "[/srv/b > /srv/b-2] [a > a-2]")));
    QVERIFY(plan.proof.left.empty());
}

void TestResolvePlan::givesUpAPoolOnlyIfNothingElseHelps()
{
    const ResolvePlan plan = planFor({{PoolId(1), onHost(group("a", 1, "vg0"), true)},
                                      {PoolId(2), onHost(group("b", 2, "vg0"))},
                                      {PoolId(3), onHost(dir("c", 3, "/srv/c"))},
                                      {PoolId(4), draft(dir("d", 4, "/srv/c"))}});
    QCOMPARE(linesOf(plan), QStringList({
                                QStringLiteral("undefine undefine 2"),
                                QStringLiteral("other-target edit-draft 4 [/srv/c > /srv/c-2]"),
                            }));
    QVERIFY(plan.proof.left.empty());
}

void TestResolvePlan::aLineTakenOutIsProvenAgain()
{
    const Situation situation = situationOf({{PoolId(1), onHost(dir("a", 1, "/srv/a"))},
                                             {PoolId(2), draft(dir("b", 2, "/srv/a"))},
                                             {PoolId(3), draft(dir("c", 3, "/srv/a"))}});
    const ResolvePlan plan = resolveAll(situation, options()).value();
    QCOMPARE(plan.ways.size(), std::size_t(2));
    const PlanProof proof = provePlan(situation, {plan.ways.front()}).value();
    QCOMPARE(proof.order.size(), std::size_t(1));
    QCOMPARE(proof.left.size(), std::size_t(1));
    const PoolId kept = plan.ways.back().pool;
    QVERIFY(proof.left.front().pool == kept || proof.left.front().peer == kept);
}

void TestResolvePlan::whatFreesAPlaceComesFirst()
{
    // By hand: the second pool goes where the first one is, which goes elsewhere.
    const Situation situation = situationOf(
        {{PoolId(1), onHost(dir("a", 1, "/srv/a"))}, {PoolId(2), onHost(dir("b", 2, "/srv/b"))}});
    WayOut second;
    second.doing = Doing::Redefine;
    second.pool = PoolId(2);
    second.definition = dir("b", 2, "/srv/a");
    WayOut first;
    first.doing = Doing::Redefine;
    first.pool = PoolId(1);
    first.definition = dir("a", 1, "/srv/c");
    const PlanProof proof = provePlan(situation, {second, first}).value();
    QCOMPARE(proof.order, std::vector<std::size_t>({1, 0}));
    QVERIFY(proof.refused.empty());
    // Without it, libvirt refuses the second.
    QCOMPARE(provePlan(situation, {second}).value().refused, std::vector<std::size_t>({0}));
}

void TestResolvePlan::manyOnOnePlace()
{
    std::map<PoolId, PoolEntry> entries;
    for (int number = 1; number <= 60; ++number)
        entries[PoolId(number)] = draft(dir("p" + std::to_string(number), number, "/srv/same"));
    const ResolvePlan plan = planFor(entries);
    QVERIFY(plan.proof.left.empty());
    QCOMPARE(plan.ways.size(), std::size_t(59));
    QVERIFY(!plan.isSmallest);
}

void TestResolvePlan::warningsComeAfterErrors()
{
    const std::map<PoolId, PoolEntry> entries{{PoolId(1), onHost(dir("a", 1, "/srv/a"))},
                                              {PoolId(2), draft(dir("b", 2, "/srv/a"))},
                                              {PoolId(3), onHost(dir("c", 3, "/srv/a/c"))}};
    const QString forError = QStringLiteral("other-target edit-draft 2 [/srv/a > /srv/a-2]");
    ResolvePlan plan = planFor(entries);
    QCOMPARE(linesOf(plan), QStringList(forError));
    QCOMPARE(plan.warningsBefore, 2);
    QCOMPARE(plan.proof.warningsLeft.size(), std::size_t(1));
    QVERIFY(!plan.hasWarnings);
    QCOMPARE(linesOf(planFor(entries, PlanWarnings::WithoutErrors)), QStringList(forError));

    plan = planFor(entries, PlanWarnings::Too);
    QStringList lines = linesOf(plan);
    lines.sort();
    QCOMPARE(lines,
             QStringList({QStringLiteral("move-out redefine 3 [/srv/a/c > /srv/c]"), forError}));
    QVERIFY(plan.hasWarnings);
    QCOMPARE(plan.forWarnings, std::set<PoolId>({PoolId(3)}));
    QVERIFY(plan.proof.left.empty() && plan.proof.warningsLeft.empty());
}

void TestResolvePlan::warningsAloneAreTakenAway()
{
    // The one inside moves out.
    const ResolvePlan plan = planFor({{PoolId(1), onHost(dir("a", 1, "/srv/a"), true)},
                                      {PoolId(3), onHost(dir("c", 3, "/srv/a/c"), true)}},
                                     PlanWarnings::WithoutErrors);
    QCOMPARE(linesOf(plan),
             QStringList(QStringLiteral("move-out stop-and-redefine 3 [/srv/a/c > /srv/c]")));
    QVERIFY(plan.proof.warningsLeft.empty());
}

void TestResolvePlan::noPoolIsGivenUpForAWarning()
{
    const auto rbd = [](const std::string &name, int uuid, const std::string &host) {
        return read("<pool type='rbd'><name>" + name + "</name><uuid>" + uuidText(uuid)
                    + "</uuid><source><host name='" + host
                    + "'/><name>libvirt</name></source></pool>");
    };
    const ResolvePlan plan =
        planFor({{PoolId(1), onHost(rbd("a", 1, "mon1"))}, {PoolId(2), draft(rbd("b", 2, "mon1"))}},
                PlanWarnings::Too);
    QCOMPARE(plan.errorsBefore, 0);
    QCOMPARE(plan.warningsBefore, 1);
    QVERIFY(plan.ways.empty());
    QCOMPARE(plan.proof.warningsLeft.size(), std::size_t(1));
}

void TestResolvePlan::canBeGivenUp()
{
    const Situation situation = situationOf({{PoolId(1), onHost(dir("a", 1, "/srv/a"))},
                                             {PoolId(2), draft(dir("b", 2, "/srv/a"))},
                                             {PoolId(3), onHost(dir("c", 3, "/srv/a/c"))}});
    WayOptions options = resolvefixture::options();
    options.warnings = PlanWarnings::Too;
    int calls = 0;
    int last = 0;
    QVERIFY(resolveAll(situation, options, [&](int done, int total) {
        ++calls;
        last = std::max(last, done);
        return done <= total;
    }));
    QVERIFY(last > 0);
    for (int call = 0; call < calls; ++call)
        QVERIFY(!resolveAll(situation, options,
                            [left = call](int, int) mutable { return --left >= 0; }));
}

void TestResolvePlan::theLeastCoverIsTheLeast()
{
    std::mt19937 random(4711);
    const auto number = [&random](int from, int to) {
        return from + int(random() % unsigned(to - from + 1));
    };
    for (int round = 0; round < effort(3000); ++round) {
        const auto elements = std::size_t(number(1, 7));
        std::vector<CoverOption> options(std::size_t(number(1, 9)));
        std::set<std::size_t> coverable;
        for (CoverOption &option : options) {
            option.cost = number(1, 9) * (number(0, 3) == 0 ? 100 : 1);
            for (std::size_t element = 0; element < elements; ++element) {
                if (number(0, 2) == 0) {
                    option.covers.push_back(element);
                    coverable.insert(element);
                }
            }
        }
        long least = -1;
        const auto price = [&](const auto &isTaken) {
            std::set<std::size_t> covered;
            long cost = 0;
            for (std::size_t option = 0; option < options.size(); ++option) {
                if (isTaken(option)) {
                    cost += options[option].cost;
                    covered.insert(options[option].covers.begin(), options[option].covers.end());
                }
            }
            return covered == coverable ? cost : -1;
        };
        for (unsigned set = 0; set < 1U << options.size(); ++set) {
            const long cost =
                price([set](std::size_t option) { return (set >> option & 1U) != 0; });
            if (cost >= 0 && (least < 0 || cost < least))
                least = cost;
        }
        const Cover cover = leastCover(elements, options);
        QVERIFY(cover.isLeast);
        QCOMPARE(price([&cover](std::size_t option) {
                     return std::ranges::find(cover.options, option) != cover.options.end();
                 }),
                 least);
    }
}

void TestResolvePlan::leavesWhatItPromised_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<bool>("withWarnings");
    QTest::newRow("fixed seed") << quint64(20162) << false;
    QTest::newRow("another fixed seed") << quint64(3) << false;
    QTest::newRow("warnings too") << quint64(3) << true;
    // One pool was edited and given up.
    QTest::newRow("an edit that discards") << quint64(18237260433989167768U) << false;
    QTest::newRow("one that can be given up only later") << quint64(12547798865854323828U) << false;
    for (const quint64 seed : randomSeeds()) {
        QTest::addRow("random seed %llu", seed) << seed << false;
        QTest::addRow("random seed %llu, warnings too", seed) << seed << true;
    }
}

void TestResolvePlan::saysWhyItIsJustThisPool_data()
{
    QTest::addColumn<Entries>("entries");
    QTest::addColumn<int>("changed");
    QTest::addColumn<Why>("reason");
    QTest::addColumn<QString>("instead"); ///< "KIND DOING POOL", if something would do
    const auto on = [](const char *name, int uuid, const char *path, bool active) {
        return onHost(dir(name, uuid, path), active);
    };
    QTest::newRow("a draft") << Entries{{PoolId(1), on("a", 1, "/srv/a", false)},
                                        {PoolId(2), draft(dir("b", 2, "/srv/a"))}}
                             << 2 << Why::IsDraft << "other-target redefine 1";
    QTest::newRow("a stopped pool") << Entries{{PoolId(1), on("a", 1, "/srv/a", true)},
                                               {PoolId(2), on("b", 2, "/srv/a", false)}}
                                    << 2 << Why::IsStopped << "other-target stop-and-redefine 1";
    QTest::newRow("two alike") << Entries{{PoolId(1), on("a", 1, "/srv/a", false)},
                                          {PoolId(2), on("b", 2, "/srv/a", false)}}
                               << 1 << Why::Either << "other-target redefine 2";
    // On one place both have the same data.
    QTest::newRow("one of which less is known") << Entries{{PoolId(7), on("a", 7, "/srv/a", false)},
                                                           {PoolId(8), on("b", 8, "/srv/a", false)}}
                                                << 8 << Why::Either << "other-target redefine 7";
    QTest::newRow("one with less data")
        << Entries{{PoolId(7), onHost(fs("a", 7, "/dev/sdb", "/mnt/a"))},
                   {PoolId(8), onHost(fs("b", 8, "/dev/sdb1", "/mnt/b"))}}
        << 8 << Why::LessData << "undefine undefine 7";
    QTest::newRow("one that lies in the other")
        << Entries{{PoolId(1), on("a", 1, "/srv/a", false)},
                   {PoolId(2), on("b", 2, "/srv/a/b", false)}}
        << 2 << Why::MovesOut << "other-target redefine 1";
    QTest::newRow("one against two") << Entries{{PoolId(1), onHost(dir("a", 1, "/srv/a"))},
                                                {PoolId(2), onHost(dir("b", 2, "/srv/b"))},
                                                {PoolId(3), draft(dir("a", 3, "/srv/b"))}}
                                     << 3 << Why::SeveralPools << "undefine undefine 1";
    QTest::newRow("one around two") << Entries{{PoolId(1), on("a", 1, "/srv/a", false)},
                                               {PoolId(2), on("b", 2, "/srv/a/b", true)},
                                               {PoolId(3), on("c", 3, "/srv/a/c", true)}}
                                    << 1 << Why::SeveralPools << "move-out stop-and-redefine 2";
    QTest::newRow("two that can only be undefined")
        << Entries{{PoolId(1), onHost(group("a", 1, "vg0"))},
                   {PoolId(2), onHost(group("b", 2, "vg0"), true)}}
        << 1 << Why::IsStopped << "undefine stop-and-undefine 2";
    QTest::newRow("one that moves, one that can only be undefined")
        << Entries{{PoolId(1), onHost(group("a", 1, "vg0"))},
                   {PoolId(2), draft(dir("b", 2, "/dev/vg0"))}}
        << 2 << Why::OtherGoes << "undefine undefine 1";
}

void TestResolvePlan::saysWhyItIsJustThisPool()
{
    QFETCH(Entries, entries);
    QFETCH(int, changed);
    QFETCH(Why, reason);
    QFETCH(QString, instead);
    WayOptions wanted = options();
    wanted.warnings = PlanWarnings::WithoutErrors;
    wanted.usedBytes = {{PoolId(7), 2000}, {PoolId(8), 1000}};
    const ResolvePlan plan = resolveAll(situationOf(entries), wanted).value();
    QCOMPARE(plan.ways.size(), std::size_t(1));
    QCOMPARE(plan.ways.front().pool, PoolId(changed));
    const WhyPool &why = plan.why.at(PoolId(changed));
    QCOMPARE(int(why.reason), int(reason));
    QCOMPARE(bool(why.instead), !instead.isEmpty());
    if (why.instead)
        QCOMPARE(QStringLiteral("%1 %2 %3")
                     .arg(text(wayKindId(why.instead->kind)), text(doingId(why.instead->doing)))
                     .arg(why.instead->pool.value()),
                 instead);
}

void TestResolvePlan::severalAreChangedInstead()
{
    const Situation situation = situationOf({{PoolId(1), onHost(dir("a", 1, "/srv/a"))},
                                             {PoolId(2), onHost(dir("b", 2, "/srv/a/b"), true)},
                                             {PoolId(3), onHost(dir("c", 3, "/srv/a/c"), true)}});
    WayOptions wanted = options();
    wanted.warnings = PlanWarnings::WithoutErrors;
    const ResolvePlan plan = resolveAll(situation, wanted).value();
    QCOMPARE(plan.ways.size(), std::size_t(1));
    QCOMPARE(plan.ways.front().pool, PoolId(1));
    const WhyPool &why = plan.why.at(PoolId(1));
    QVERIFY(why.instead && why.also.size() == 1);
    wanted.kept = {PoolId(1)};
    const ResolvePlan other = resolveAll(situation, wanted, {}, withOther(plan, PoolId(1))).value();
    QCOMPARE(other.ways.size(), std::size_t(2));
    QVERIFY(std::ranges::find(other.ways, PoolId(1), &WayOut::pool) == other.ways.end());
    QVERIFY(other.proof.warningsLeft.empty());
}

void TestResolvePlan::theOtherPoolIsChangedInstead()
{
    const Situation situation = situationOf({{PoolId(1), onHost(dir("a", 1, "/srv/a"), true)},
                                             {PoolId(2), onHost(dir("b", 2, "/srv/a"))}});
    WayOptions wanted = options();
    wanted.kept = {PoolId(2)};
    const ResolvePlan plan = resolveAll(situation, wanted).value();
    QCOMPARE(linesOf(plan),
             QStringList(QStringLiteral("other-target stop-and-redefine 1 [/srv/a > /srv/a-2]")));
    QVERIFY(plan.proof.left.empty());
    // The way back is known as well.
    const WhyPool &why = plan.why.at(PoolId(1));
    QVERIFY(why.reason == Why::OtherIsKept);
    QVERIFY(why.instead && why.instead->pool == PoolId(2));
    wanted.kept = {PoolId(1), PoolId(2)};
    QVERIFY(resolveAll(situation, wanted)->ways.empty());
}

// Random situations: the plan is carried out on a copy in which every pool is compared with every other.
void TestResolvePlan::leavesWhatItPromised()
{
    QFETCH(quint64, seed);
    QFETCH(bool, withWarnings);
    WayOptions wanted = options();
    wanted.warnings = withWarnings ? PlanWarnings::Too : PlanWarnings::No;
    qInfo("seed %llu", static_cast<unsigned long long>(seed));
    PoolXmlGenerator generator(
        seed, {.directories = {"/srv/a", "/srv/b", "/srv/b/c"}, .oddity = 0.01, .identities = 30});
    int solved = 0;
    int changes = 0;
    int warnings = 0;
    int instead = 0;
    int several = 0;
    for (int round = 0; round < effort(60); ++round) {
        NaiveChecker naive;
        naive.topologies[HostId(1)] = {};
        naive.topologies[HostId(2)] = knownTopology(generator.number(0, 2));
        Situation situation;
        for (const auto &[id, topology] : naive.topologies)
            situation.hosts.push_back({.id = id, .profile = {}, .topology = topology});
        const int count = generator.number(2, 30);
        for (int number = 1; number <= count; ++number) {
            const PoolEntry entry = randomEntry(generator, HostId(generator.number(1, 2)));
            naive.entries[PoolId(number)] = entry;
            situation.pools.emplace_back(PoolId(number), entry);
        }
        const ResolvePlan plan = resolveAll(situation, wanted).value();
        ConflictChecker checker = checkerOf(situation).value();
        std::set<PoolId> changed;
        for (const WayOut &way : plan.ways) {
            QVERIFY(changed.insert(way.pool).second);
            for (const SupposedPool &pool : resultOf(way, checker)) {
                if (pool.entry)
                    naive.entries[pool.pool] = *pool.entry;
                else
                    naive.entries.erase(pool.pool);
            }
        }
        Findings left;
        Findings warningsLeft;
        for (const auto &[pool, findings] : naive.findings()) {
            for (const Finding &finding : findings) {
                if (finding.severity != Severity::Info
                    && (finding.peer == noPool || pool < finding.peer))
                    (finding.severity == Severity::Error ? left : warningsLeft).push_back(finding);
            }
        }
        Findings promised = plan.proof.left;
        Findings warningsPromised = plan.proof.warningsLeft;
        for (Findings *findings : {&left, &promised, &warningsLeft, &warningsPromised})
            std::ranges::sort(*findings);
        QVERIFY(left == promised);
        QVERIFY(warningsLeft == warningsPromised);
        // What is left, no way out of a pool that is not changed yet would solve.
        for (const WayOut &way : plan.ways)
            carryOut(way, checker);
        for (const Finding &finding : withWarnings ? warningsLeft : left) {
            for (const WayOut &way : waysOut(checker, finding, options())) {
                // For a warning no pool is given up, and what a stop does is not sought.
                if (withWarnings && !way.definition)
                    continue;
                QVERIFY2(changed.contains(way.pool) || way.kind == WayKind::ChangeOther,
                         std::string(wayKindId(way.kind)).c_str());
            }
        }
        // None of the changes is superfluous.
        for (std::size_t i = 0; i < plan.ways.size(); ++i) {
            std::vector<WayOut> fewer = plan.ways;
            fewer.erase(fewer.begin() + std::ptrdiff_t(i));
            const PlanProof proof = provePlan(situation, fewer).value();
            QVERIFY(proof.left.size() > left.size()
                    || (withWarnings && proof.warningsLeft.size() > warningsLeft.size()));
            QVERIFY(!plan.forWarnings.contains(plan.ways[i].pool) || plan.ways[i].definition);
        }
        // What is offered in place of a change is as good, and is found if that pool is to stay as it is.
        for (std::size_t i = 0; i < plan.ways.size(); ++i) {
            const WhyPool &why = plan.why.at(plan.ways[i].pool);
            if (!why.instead)
                continue;
            ++instead;
            QVERIFY(!changed.contains(why.instead->pool));
            std::vector<WayOut> ways = plan.ways;
            ways[i] = *why.instead;
            for (const WayOut &more : why.also) {
                QVERIFY(!changed.contains(more.pool));
                ways.push_back(more);
                ++several;
            }
            const PlanProof proof = provePlan(situation, ways).value();
            QVERIFY(proof.left.size() <= left.size());
            WayOptions other = wanted;
            other.kept = {plan.ways[i].pool};
            const ResolvePlan second =
                resolveAll(situation, other, {}, withOther(plan, plan.ways[i].pool)).value();
            QVERIFY(std::ranges::find(second.ways, plan.ways[i].pool, &WayOut::pool)
                    == second.ways.end());
            QVERIFY(second.proof.left.size() <= left.size());
        }
        solved += plan.errorsBefore - int(left.size());
        changes += int(plan.ways.size());
        warnings += plan.warningsBefore - int(warningsLeft.size());
    }
    QVERIFY(solved > effort(100));
    QVERIFY(!withWarnings || warnings > effort(20));
    QVERIFY(instead > effort(20));
    QVERIFY(several > 0);
    qInfo("%d errors and %d warnings solved by %d changes", solved, warnings, changes);
}

QTEST_APPLESS_MAIN(TestResolvePlan)
#include "tst_resolveplan.moc"
