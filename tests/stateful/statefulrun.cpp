// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/stateful/statefulrun.h"

#include "tests/stateful/pairsimulation.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <random>
#include <utility>

namespace poolwarden {

namespace {

constexpr std::size_t mostPools = 14;
constexpr int identities = 16;
constexpr int mostShown = 3;

std::string toText(const ParityDaemon::Listed &pool)
{
    return pool.name + ' ' + pool.uuid + (pool.active ? " active" : " inactive")
           + (pool.persistent ? " persistent" : " transient")
           + (pool.autostart ? " autostart" : "");
}

// The two in front, the others as they are.
std::vector<std::string> inFront(const std::vector<std::string> &first,
                                 const std::vector<std::string> &all)
{
    std::vector<std::string> order = first;
    std::ranges::copy_if(all, std::back_inserter(order), [&first](const std::string &name) {
        return std::ranges::count(first, name) == 0;
    });
    return order;
}

} // namespace

std::string_view actionName(Action action)
{
    static constexpr std::array<std::string_view, actionCount> names{
        "define",    "create",       "start",   "stop", "undefine",
        "autostart", "no autostart", "restart", "boot"};
    return names[static_cast<std::size_t>(action)];
}

StatefulRun::StatefulRun(StatefulDaemon &daemon, std::uint64_t seed,
                         std::vector<std::string> directories, std::string definitionFolder)
    : m_daemon(daemon)
    , m_generator(seed, {.directories = directories, .oddity = 0.002, .identities = identities})
    , m_directories(std::move(directories))
    , m_world(std::move(definitionFolder))
{
    m_daemon.connection().clear();
}

std::string StatefulRun::step()
{
    m_steps.push_back(nextStep());
    return perform(m_steps.back());
}

std::string StatefulRun::replay(const std::vector<Step> &steps)
{
    clear();
    const Counts counts = m_counts;
    std::string difference;
    for (const Step &step : steps) {
        difference = perform(step);
        if (!difference.empty())
            break;
    }
    m_counts = counts;
    clear();
    return difference;
}

void StatefulRun::clear()
{
    // A daemon that did not start has nothing to be cleared.
    if (m_daemon.isOpen())
        m_daemon.connection().clear();
    m_world.clear();
    m_steps.clear();
}

Step StatefulRun::nextStep()
{
    Step step;
    const int kind = m_generator.number(0, 999);
    const bool isFull = m_world.pools().size() > mostPools;
    if (m_world.pools().empty() || (kind < 420 && !isFull)) {
        step.xml = nextXml();
        return step;
    }
    if (kind < 480 && !isFull) {
        step.action = Action::Create;
        step.xml = nextCreation();
        return step;
    }
    step.pool = anyPool();
    if (kind < 650)
        step.action = Action::Start;
    else if (kind < 770)
        step.action = Action::Stop;
    else if (kind < 870)
        step.action = Action::Undefine;
    else if (kind < 920)
        step.action = Action::Autostart;
    else if (kind < 950)
        step.action = Action::NoAutostart;
    else if (kind < 970 || kind < 985) {
        step.action = kind < 970 ? Action::Restart : Action::Boot;
        step.pool.clear();
        step.order = static_cast<std::uint64_t>(m_generator.number(0, 1'000'000));
    } else {
        step.action = isFull ? Action::Undefine : Action::Start;
    }
    return step;
}

// Mostly what meets: a few directories, and hosts with and without ports; at times anything. Often it is a
// pool that is started, whose definition then waits.
std::string StatefulRun::nextXml()
{
    std::string name = "pool" + std::to_string(m_generator.number(1, identities));
    for (const auto &[known, pool] : m_world.pools()) {
        if (pool.active && m_generator.chance(0.12))
            name = known;
    }
    if (name.starts_with("cr"))
        name = "cr&#13;";
    const int kind = m_generator.number(0, 99);
    if (kind < 25)
        return m_generator.next();
    if (kind < 27)
        name = "cr&#13;";
    const std::string uuid = uuidFor(name);
    if (kind < 70)
        return "<pool type='dir'><name>" + name + "</name>" + uuid + "<target><path>"
               + anyDirectory() + "</path></target></pool>";
    static constexpr std::array ports{"", "", " port='2049'", " port='111'"};
    const std::string host = std::string("<host name='nas1'")
                             + ports[static_cast<std::size_t>(m_generator.number(0, 3))] + "/>"
                             + (m_generator.chance(0.2) ? "<host name='nas2'/>" : "");
    const std::string path = m_generator.chance(0.5) ? "/export" : "/export/vm";
    if (kind < 90)
        return "<pool type='netfs'><name>" + name + "</name>" + uuid + "<source>" + host
               + "<dir path='" + path + "'/></source><target><path>/mnt/" + name
               + "</path></target></pool>";
    return "<pool type='gluster'><name>" + name + "</name>" + uuid + "<source>" + host
           + "<dir path='" + path + "'/><name>vol</name></source></pool>";
}

// That of the pool of this name, or none: libvirt then makes one.
std::string StatefulRun::uuidFor(const std::string &name)
{
    const Pool *known = m_world.find(name);
    return known && m_generator.chance(0.85) ? "<uuid>" + known->uuid + "</uuid>" : std::string();
}

const std::string &StatefulRun::anyDirectory()
{
    const int last = static_cast<int>(m_directories.size()) - 1;
    return m_directories[static_cast<std::size_t>(m_generator.number(0, last))];
}

std::string StatefulRun::nextCreation()
{
    const std::string name = "pool" + std::to_string(m_generator.number(1, identities));
    return "<pool type='dir'><name>" + name + "</name>" + uuidFor(name) + "<target><path>"
           + anyDirectory() + "</path></target></pool>";
}

std::string StatefulRun::anyPool()
{
    const auto &pools = m_world.pools();
    return std::next(pools.begin(), m_generator.number(0, static_cast<int>(pools.size()) - 1))
        ->first;
}

std::string StatefulRun::perform(const Step &step)
{
    std::string difference;
    if (step.action == Action::Restart || step.action == Action::Boot) {
        difference = startAgain(step);
    } else {
        if (step.action == Action::Define)
            difference = define(step);
        else if (step.action == Action::Create)
            difference = create(step);
        else if (const Pool *pool = m_world.find(step.pool))
            difference = change(step, *pool);
        StorageWorld::Pools expected = m_world.pools();
        difference += compareList(expected);
    }
    return difference;
}

std::string StatefulRun::define(const Step &step)
{
    const Prediction prediction = m_world.predict(step.xml);
    const ParityDaemon::Answer answer = m_daemon.connection().define(step.xml);
    std::string difference = differenceOf(prediction, answer);
    if (difference.empty() && answer.accepted)
        m_world.define(step.xml, answer.uuid);
    ++(answer.accepted ? m_counts.done : m_counts.refused)[step.action];
    return difference;
}

// The same rules, but that a pool that is started cannot be created.
std::string StatefulRun::create(const Step &step)
{
    Prediction prediction = m_world.predict(step.xml);
    const auto definition = std::get<PoolDefinition>(readPool(step.xml));
    const Pool *known = m_world.find(definition.name);
    const ParityDaemon::Answer answer = m_daemon.connection().create(step.xml);
    ++(answer.accepted ? m_counts.done : m_counts.refused)[step.action];
    if (!prediction.refusal && known && known->active)
        return answer.accepted ? "a pool that is started was created\n" : std::string();
    std::string difference = differenceOf(prediction, answer);
    if (difference.empty() && answer.accepted)
        m_world.create(step.xml, answer.uuid);
    return difference;
}

std::string StatefulRun::change(const Step &step, const Pool &pool)
{
    ParityDaemon &daemon = m_daemon.connection();
    const std::string name = pool.name;
    bool done = false;
    bool expected = false;
    switch (step.action) {
    case Action::Start:
        // Others want a server or a device, and take their time to find none.
        if (pool.live->type != PoolType::Dir)
            return {};
        expected = !pool.active && StorageWorld::isStartable(*pool.live);
        done = daemon.start(pool.uuid);
        if (done && expected)
            m_world.start(name);
        break;
    case Action::Stop:
        expected = pool.active;
        done = daemon.stop(pool.uuid);
        if (done && expected)
            m_world.stop(name);
        break;
    case Action::Undefine:
        expected = !pool.active;
        done = daemon.undefine(pool.uuid);
        if (done && expected)
            m_world.undefine(name);
        break;
    default: {
        const bool on = step.action == Action::Autostart;
        expected = static_cast<bool>(pool.persistent);
        done = daemon.setAutostart(pool.uuid, on);
        if (done && expected)
            m_world.setAutostart(name, on);
        break;
    }
    }
    ++(done ? m_counts.done : m_counts.refused)[step.action];
    if (done == expected)
        return {};
    return std::string(actionName(step.action)) + ' ' + name + (done ? " is done" : " is refused")
           + ", and the other was expected\n";
}

std::string StatefulRun::compareList(StorageWorld::Pools &expected)
{
    std::vector<ParityDaemon::Listed> listed = m_daemon.connection().list();
    // Whether a device is there that such a pool could stand on is no business of ours.
    for (auto &pool : listed) {
        const auto known = expected.find(pool.name);
        if (known != expected.end() && known->second.live->type != PoolType::Dir)
            known->second.active = pool.active;
    }
    const std::vector<ParityDaemon::Listed> wanted = StorageWorld::listed(expected);
    std::string difference;
    for (const auto &pool : listed) {
        if (std::ranges::count(wanted, pool) == 0)
            difference += "there is: " + toText(pool) + '\n';
    }
    for (const auto &pool : wanted) {
        if (std::ranges::count(listed, pool) == 0)
            difference += "expected: " + toText(pool) + '\n';
    }
    return difference;
}

std::string StatefulRun::startAgain(const Step &step)
{
    const bool isBoot = step.action == Action::Boot;
    std::map<std::string, std::string> liveXml;
    for (const auto &[name, pool] : m_world.pools()) {
        liveXml[name] = m_daemon.connection().liveXml(pool.uuid);
        // Of what cannot be started, libvirt would try it when the host starts, and wait for servers.
        if (isBoot && pool.autostart && !StorageWorld::isStartable(*pool.persistent))
            m_daemon.connection().setAutostart(pool.uuid, false);
    }
    StorageWorld::Pools pools = m_world.pools();
    for (auto &[name, pool] : pools)
        pool.autostart = pool.autostart && (!isBoot || StorageWorld::isStartable(*pool.persistent));
    m_world.replace(pools);

    const std::vector<StorageWorld::Announced> announced = m_world.announced();
    std::string difference = falseAnnouncements(m_world, announced);
    const auto count = static_cast<int>(pools.size());
    m_counts.pairsTried += count * (count - 1) / 2;

    StartOrder natural;
    StatefulDaemon::Files files = m_daemon.stop(natural);
    for (const auto &[name, xml] : liveXml)
        files.states.try_emplace(name, "<poolstate>\n" + xml + "</poolstate>\n");
    if (isBoot)
        natural.states.clear();
    for (const auto *names : {&natural.states, &natural.configs}) {
        for (const std::string &name : *names) {
            if (!m_world.find(name))
                return difference + "a file of no pool: " + name + '\n';
        }
    }

    std::mt19937_64 random(step.order);
    std::vector<StorageWorld::Announced> toShow = announced;
    std::ranges::shuffle(toShow, random);
    for (std::size_t i = 0; i < toShow.size() && i < mostShown && difference.empty(); ++i)
        difference += show(toShow[i], isBoot, files, natural);

    StartOrder order = natural;
    std::ranges::shuffle(order.states, random);
    std::ranges::shuffle(order.configs, random);
    // Where the file system has its own mind about the order, as it comes.
    if (!m_daemon.start(files, order, isBoot)) {
        StartOrder none;
        m_daemon.stop();
        if (!m_daemon.start(files, natural, isBoot))
            return difference + "the daemon does not start again\n";
        order = natural;
    }
    StorageWorld::Pools after = m_world.afterStart(order);
    difference += compareList(after);
    if (difference.empty())
        difference += compareAnnounced(announced, after, order, isBoot);
    m_world.replace(after);
    m_daemon.forgetOthers(after);
    ++m_counts.done[step.action];
    return difference;
}

// Brings about what was announced of two pools: in one of the orders, on the daemon itself.
std::string StatefulRun::show(const StorageWorld::Announced &pair, bool isBoot,
                              const StatefulDaemon::Files &files, const StartOrder &natural)
{
    if (pair.peer.empty())
        return {}; // shown by every start
    const PairLoss &loss = isBoot ? pair.loss.boot : pair.loss.daemon;
    const Pool &one = *m_world.find(pair.pool);
    const Pool &other = *m_world.find(pair.peer);
    std::string difference;
    for (const auto &[pool, chance] : {std::pair(&one, loss.own), std::pair(&other, loss.peer)}) {
        if (chance == Loss::None)
            continue;
        bool isShown = false;
        for (const StartOrder &first : startOrders(one, other, isBoot)) {
            StartOrder order{inFront(first.states, natural.states),
                             inFront(first.configs, natural.configs)};
            // The state of the two is there in this order, or it is not.
            std::erase_if(order.states, [&](const std::string &name) {
                return (name == one.name || name == other.name)
                       && std::ranges::count(first.states, name) == 0;
            });
            StorageWorld::Pools after = m_world.afterStart(order);
            if (!isLost(*pool, after, order))
                continue;
            if (!m_daemon.start(files, order, isBoot))
                return difference; // no order can be made here
            difference += compareList(after);
            m_daemon.stop();
            ++m_counts.shown;
            isShown = true;
            break;
        }
        if (!isShown)
            difference += "announced, but in no order lost: " + pool->name + '\n';
    }
    return difference;
}

std::string StatefulRun::compareAnnounced(const std::vector<StorageWorld::Announced> &announced,
                                          const StorageWorld::Pools &after, const StartOrder &order,
                                          bool isBoot)
{
    std::string difference;
    const auto lossOf = [isBoot](const StorageWorld::Announced &pair) {
        return isBoot ? pair.loss.boot : pair.loss.daemon;
    };
    for (const auto &[name, pool] : m_world.pools()) {
        if (!isLost(pool, after, order))
            continue;
        ++m_counts.lost;
        bool byName = false;
        const bool isPredicted = std::ranges::any_of(announced, [&,
                                                                 &lost = name](const auto &pair) {
            const PairLoss loss = lossOf(pair);
            if (pair.peer.empty())
                return pair.pool == lost && (byName = true);
            return (pair.pool == lost && loss.own != Loss::None && after.contains(pair.peer))
                   || (pair.peer == lost && loss.peer != Loss::None && after.contains(pair.pool));
        });
        m_counts.lostByName += byName ? 1 : 0;
        if (!isPredicted)
            difference += "lost, and not announced: " + name + '\n';
    }
    for (const StorageWorld::Announced &pair : announced) {
        const PairLoss loss = lossOf(pair);
        const bool ownIsLost = isLost(*m_world.find(pair.pool), after, order);
        const bool peerIsLost =
            !pair.peer.empty() && isLost(*m_world.find(pair.peer), after, order);
        ++m_counts.announced;
        m_counts.certain += loss.either == Loss::Certain ? 1 : 0;
        if ((loss.either == Loss::Certain && !ownIsLost && !peerIsLost)
            || (loss.own == Loss::Certain && !ownIsLost)
            || (loss.peer == Loss::Certain && !peerIsLost))
            difference +=
                "announced for certain, and not lost: " + pair.pool + ' ' + pair.peer + '\n';
    }
    return difference;
}

} // namespace poolwarden
