// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/restartcollisions.h"
#include "model/conflict/restartforecast.h"
#include "tests/support/cputime.h"
#include "tests/support/effort.h"
#include "tests/support/randomseeds.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>

using namespace poolwarden;

namespace {

constexpr HostId host(1);

SharedDefinition dirPool(const std::string &name, const std::string &path)
{
    PoolDefinition definition;
    definition.name = name;
    definition.targetPath = path;
    return definition;
}

/// One whose port counts only where it is read second, so that one of two can be safe.
SharedDefinition netfsPool(const std::string &name, const std::string &dir, int port)
{
    PoolDefinition definition;
    definition.type = PoolType::Netfs;
    definition.name = name;
    definition.hosts = {{"nas", port}};
    definition.dir = dir;
    definition.targetPath = "/mnt/" + name;
    return definition;
}

SharedDefinition typed(PoolType type, const std::string &name)
{
    PoolDefinition definition;
    definition.type = type;
    definition.name = name;
    definition.sourceName = name;
    return definition;
}

PoolBefore pool(int id, const SharedDefinition &live, const SharedDefinition &persistent)
{
    PoolBefore before;
    before.pool = PoolId(std::uint32_t(id));
    before.entry.host = host;
    before.entry.active = bool(live);
    before.entry.live = live ? live : persistent;
    before.entry.persistent = persistent;
    before.isPersistent = bool(persistent);
    return before;
}

/// Which are lost if libvirt reads the files in this order, told in libvirt's own words.
std::vector<bool> lostInOrder(const std::vector<PoolBefore> &pools,
                              const std::vector<std::size_t> &states,
                              const std::vector<std::size_t> &configs)
{
    std::map<std::size_t, const PoolDefinition *> loaded;
    const auto isFree = [&loaded](const PoolDefinition &definition) {
        return std::ranges::none_of(loaded, [&definition](const auto &other) {
            return isDropped(definition, *other.second, {});
        });
    };
    std::vector<bool> runs(pools.size());
    std::vector<bool> isKept(pools.size());
    for (const std::size_t i : states) {
        if (isFree(*pools[i].entry.live)) {
            runs[i] = true;
            loaded[i] = pools[i].entry.live.get();
        }
    }
    for (const std::size_t i : configs) {
        if (!isFree(*pools[i].entry.persistent))
            continue;
        isKept[i] = true;
        loaded.try_emplace(i, pools[i].entry.persistent.get());
    }
    std::vector<bool> lost(pools.size());
    for (std::size_t i = 0; i < pools.size(); ++i)
        lost[i] = pools[i].entry.persistent ? !isKept[i] : !runs[i];
    return lost;
}

struct Tried {
    std::vector<Loss> loss;
    std::size_t least = 0;
    std::size_t most = 0;
};

/// What all orders give, with and without the state of what may have been found active.
Tried tried(const std::vector<PoolBefore> &pools, RestartKind kind)
{
    std::vector<std::size_t> certain;
    std::vector<std::size_t> maybe;
    std::vector<std::size_t> configs;
    for (std::size_t i = 0; i < pools.size(); ++i) {
        if (pools[i].entry.persistent)
            configs.push_back(i);
        if (pools[i].entry.active && kind == RestartKind::Daemon)
            (pools[i].entry.persistent ? maybe : certain).push_back(i);
    }
    std::vector<int> times(pools.size());
    int orders = 0;
    Tried result;
    result.least = pools.size();
    for (unsigned mask = 0; mask < 1U << maybe.size(); ++mask) {
        std::vector<std::size_t> states = certain;
        for (std::size_t i = 0; i < maybe.size(); ++i) {
            if ((mask & 1U << i) != 0)
                states.push_back(maybe[i]);
        }
        std::ranges::sort(states);
        do {
            std::ranges::sort(configs);
            do {
                const std::vector<bool> lost = lostInOrder(pools, states, configs);
                std::size_t count = 0;
                for (std::size_t i = 0; i < pools.size(); ++i) {
                    // After a boot nothing is left of a transient pool, whatever is read.
                    const bool isLost =
                        lost[i] || (kind == RestartKind::Host && !pools[i].entry.persistent);
                    times[i] += isLost ? 1 : 0;
                    count += isLost ? 1 : 0;
                }
                ++orders;
                result.least = std::min(result.least, count);
                result.most = std::max(result.most, count);
            } while (std::ranges::next_permutation(configs).found);
        } while (std::ranges::next_permutation(states).found);
    }
    for (const int count : times)
        result.loss.push_back(count == 0        ? Loss::None
                              : count == orders ? Loss::Certain
                                                : Loss::Possible);
    return result;
}

Loss lossOf(const PoolAfter &after)
{
    return after.outcome == RestartOutcome::Lost        ? Loss::Certain
           : after.outcome == RestartOutcome::MayBeLost ? Loss::Possible
                                                        : Loss::None;
}

QString described(const std::vector<PoolBefore> &pools)
{
    QString text;
    for (const PoolBefore &one : pools) {
        const auto placeOf = [](const SharedDefinition &definition) {
            return !definition ? QStringLiteral("-")
                               : QString::fromStdString(
                                   definition->dir.value_or(*definition->targetPath)
                                   + (definition->hosts.empty()
                                          ? std::string()
                                          : ":" + std::to_string(definition->hosts[0].port)));
        };
        text += QStringLiteral("%1 %2 %3; ")
                    .arg(one.entry.active ? QStringLiteral("active") : QStringLiteral("stopped"),
                         placeOf(one.entry.live), placeOf(one.entry.persistent));
    }
    return text;
}

} // namespace

/// That libvirt does so is shown on a real daemon, by tst_restartdaemon.
class TestRestartForecast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWhatAllOrdersGive_data() { addSeeds(31415); }
    void isWhatAllOrdersGive();
    void saysWhatStartsAndStops_data();
    void saysWhatStartsAndStops();
    void whatLibvirtFillsInIsNoChange();
    void ofTwoThatRunOneIsLost();
    void manyPoolsAreQuick();
};

void TestRestartForecast::isWhatAllOrdersGive()
{
    QFETCH(quint64, seed);
    std::mt19937_64 random(seed);
    const auto number = [&random](int to) { return std::uniform_int_distribution(0, to)(random); };
    const auto anyDefinition = [&number](const std::string &name) {
        const std::string place = "/" + std::to_string(number(2));
        return number(2) > 0 ? dirPool(name, place)
                             : netfsPool(name, place, number(1) == 0 ? 0 : 2049 + number(1));
    };
    int guarded = 0;
    for (int round = 0; round < effort(3000); ++round) {
        std::vector<PoolBefore> pools;
        const int count = 2 + number(2);
        for (int i = 0; i < count; ++i) {
            const std::string name(1, char('a' + i));
            const int kind = number(9);
            const SharedDefinition live = anyDefinition(name);
            pools.push_back(kind < 3   ? pool(i + 1, {}, live)
                            : kind < 6 ? pool(i + 1, live, live)
                            : kind < 8 ? pool(i + 1, live, anyDefinition(name))
                                       : pool(i + 1, live, {}));
        }
        for (const RestartKind kind : {RestartKind::Daemon, RestartKind::Host}) {
            const RestartForecast forecast = restartForecast(pools, {}, kind);
            const Tried all = tried(pools, kind);
            for (std::size_t i = 0; i < pools.size(); ++i) {
                const Loss said = lossOf(forecast.pools[i]);
                // The one case in which the forecast is known to be too careful.
                if (said == Loss::Possible && all.loss[i] == Loss::Certain) {
                    ++guarded;
                    continue;
                }
                QVERIFY2(said == all.loss[i],
                         qPrintable(QStringLiteral("%1: %2 said, %3 tried of %4")
                                        .arg(described(pools))
                                        .arg(int(said))
                                        .arg(int(all.loss[i]))
                                        .arg(i)));
            }
            QVERIFY2(forecast.leastLost <= all.least && forecast.mostLost >= all.most,
                     qPrintable(QStringLiteral("%1: %2 to %3 said, %4 to %5 tried")
                                    .arg(described(pools))
                                    .arg(forecast.leastLost)
                                    .arg(forecast.mostLost)
                                    .arg(all.least)
                                    .arg(all.most)));
        }
    }
    QVERIFY2(guarded <= effort(3000) / 300, qPrintable(QString::number(guarded)));
}

void TestRestartForecast::saysWhatStartsAndStops_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<bool>("active");
    QTest::addColumn<bool>("persistent");
    QTest::addColumn<bool>("autostart");
    QTest::addColumn<QByteArray>("daemon");
    QTest::addColumn<QByteArray>("boot");
    const auto row = [](const char *name, PoolType type, bool active, bool persistent,
                        bool autostart, const char *daemon, const char *boot) {
        QTest::newRow(name) << int(type) << active << persistent << autostart << QByteArray(daemon)
                            << QByteArray(boot);
    };
    using enum PoolType;
    row("a started directory", Dir, true, true, false, "same", "may-stop");
    row("a stopped directory becomes active by itself", Dir, false, true, false, "may-start",
        "may-start");
    row("autostart", Dir, true, true, true, "same", "same");
    row("autostart of what is stopped", Dir, false, true, true, "may-start", "starts");
    row("a transient pool", Dir, true, false, false, "same", "lost");
    row("a mount", Netfs, true, true, false, "same", "stops");
    row("a stopped mount", Netfs, false, true, false, "same", "same");
    row("a volume group", Logical, true, true, false, "same", "may-stop");
    row("what libvirt remembers", Gluster, true, true, false, "same", "stops");
    row("what libvirt remembers, stopped", IscsiDirect, false, true, false, "same", "same");
    row("what libvirt never looks at", Rbd, true, true, false, "stops", "stops");
    row("what libvirt never looks at, with autostart", Rbd, true, true, true, "stops", "same");
    row("what libvirt never looks at, transient", Rbd, true, false, false, "lost", "lost");
}

void TestRestartForecast::saysWhatStartsAndStops()
{
    QFETCH(int, type);
    QFETCH(bool, active);
    QFETCH(bool, persistent);
    QFETCH(bool, autostart);
    const SharedDefinition definition = typed(PoolType(type), "a");
    PoolBefore before = pool(1, active ? definition : SharedDefinition(),
                             persistent ? definition : SharedDefinition());
    before.autostart = autostart;
    const auto outcome = [&before](RestartKind kind) {
        const std::string_view id =
            restartOutcomeId(restartForecast({before}, {}, kind).pools.front().outcome);
        return QByteArray(id.data(), qsizetype(id.size()));
    };
    QTEST(outcome(RestartKind::Daemon), "daemon");
    QTEST(outcome(RestartKind::Host), "boot");
}

void TestRestartForecast::whatLibvirtFillsInIsNoChange()
{
    const auto withMode = [](unsigned mode) {
        PoolDefinition definition = *typed(PoolType::Dir, "a");
        definition.permissions = {.mode = mode, .owner = 0, .group = 0, .label = {}};
        return SharedDefinition(definition);
    };
    const auto outcome = [](const SharedDefinition &live, const SharedDefinition &persistent) {
        return restartForecast({pool(1, live, persistent)}, {}, RestartKind::Daemon)
            .pools.front()
            .outcome;
    };
    const SharedDefinition plain = typed(PoolType::Dir, "a");
    QCOMPARE(outcome(withMode(0755), plain), RestartOutcome::Same);
    QCOMPARE(outcome(withMode(0755), withMode(0755)), RestartOutcome::Same);
    // These were written by somebody.
    QCOMPARE(outcome(withMode(0755), withMode(0700)), RestartOutcome::MayTakeDefinition);
    QCOMPARE(outcome(plain, withMode(0700)), RestartOutcome::MayTakeDefinition);
}

// Whichever is loaded first stays, and both have one definition only.
void TestRestartForecast::ofTwoThatRunOneIsLost()
{
    std::vector<PoolBefore> pools;
    for (const char *name : {"a", "b"})
        pools.push_back(
            pool(int(pools.size()) + 1, dirPool(name, "/srv/one"), dirPool(name, "/srv/one")));
    for (const RestartKind kind : {RestartKind::Daemon, RestartKind::Host}) {
        const RestartForecast forecast = restartForecast(pools, {}, kind);
        QCOMPARE(forecast.leastLost, std::size_t(1));
        QCOMPARE(forecast.mostLost, std::size_t(1));
    }
}

// Ten thousand pools apart, and as many that all wait for one place.
void TestRestartForecast::manyPoolsAreQuick()
{
    constexpr int many = 10'000;
    std::vector<PoolBefore> apart;
    std::vector<PoolBefore> together;
    for (int i = 0; i < many; ++i) {
        const std::string name = "pool" + std::to_string(i);
        apart.push_back(pool(i + 1, dirPool(name, "/srv/" + name), dirPool(name, "/srv/" + name)));
        together.push_back(pool(i + 1, {}, dirPool(name, "/srv/one")));
    }
    for (const auto &[name, pools, most] :
         {std::tuple("apart", &apart, 0U), std::tuple("together", &together, many - 1U)}) {
        RestartForecast forecast;
        const double spent = cpuMillisecondsOf(
            [&, &list = *pools] { forecast = restartForecast(list, {}, RestartKind::Host); });
        qInfo("%s: %.0f ms", name, spent);
        QVERIFY2(spent < 10'000, name);
        QCOMPARE(forecast.mostLost, std::size_t(most));
    }
}

QTEST_GUILESS_MAIN(TestRestartForecast)
#include "tst_restartforecast.moc"
