// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/stateful/pairsimulation.h"

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

using Pool = StorageWorld::Pool;
using Names = std::vector<std::string>;

std::vector<Names> bothOrders(const Names &names)
{
    if (names.size() < 2)
        return {names};
    return {{names[0], names[1]}, {names[1], names[0]}};
}

Loss chance(int times, std::size_t count)
{
    if (times == 0)
        return Loss::None;
    return static_cast<std::size_t>(times) == count ? Loss::Certain : Loss::Possible;
}

PairLoss triedLoss(const StorageWorld &world, const Pool &one, const Pool &other,
                   const std::vector<StartOrder> &orders)
{
    int own = 0;
    int peer = 0;
    int either = 0;
    for (const StartOrder &order : orders) {
        const StorageWorld::Pools after = world.afterStart(order);
        const bool oneIsLost = isLost(one, after, order);
        const bool otherIsLost = isLost(other, after, order);
        own += oneIsLost ? 1 : 0;
        peer += otherIsLost ? 1 : 0;
        either += oneIsLost || otherIsLost ? 1 : 0;
    }
    return {chance(own, orders.size()), chance(peer, orders.size()), chance(either, orders.size())};
}

std::string toText(const PairLoss &loss)
{
    std::string text;
    for (const Loss value : {loss.own, loss.peer, loss.either})
        text += "npc"[static_cast<int>(value)];
    return text;
}

std::string toText(const RestartLoss &loss)
{
    return "restart " + toText(loss.daemon) + ", boot " + toText(loss.boot)
           + (loss.keepsStartedPools ? ", started ones stay" : "");
}

} // namespace

std::vector<StartOrder> startOrders(const Pool &one, const Pool &other, bool isBoot)
{
    Names configs;
    Names optional;
    Names states;
    for (const Pool *pool : {&one, &other}) {
        if (pool->persistent)
            configs.push_back(pool->name);
        if (pool->active && !isBoot)
            (pool->persistent ? optional : states).push_back(pool->name);
    }
    std::vector<StartOrder> orders;
    for (unsigned mask = 0; mask < 1U << optional.size(); ++mask) {
        // What libvirt was told to start comes first: that is the usual case.
        Names present = states;
        for (std::size_t i = 0; i < optional.size(); ++i) {
            if ((mask & 1U << i) == 0)
                present.push_back(optional[i]);
        }
        for (const Names &first : bothOrders(present)) {
            for (const Names &second : bothOrders(configs))
                orders.push_back({first, second});
        }
    }
    return orders;
}

bool isLost(const Pool &pool, const StorageWorld::Pools &after, const StartOrder &order)
{
    const auto found = after.find(pool.name);
    if (pool.persistent)
        return found == after.end() || !found->second.persistent;
    return found == after.end() && std::ranges::count(order.states, pool.name) > 0;
}

RestartLoss triedLoss(const StorageWorld &world, const Pool &one, const Pool &other)
{
    RestartLoss loss;
    const std::vector<StartOrder> orders = startOrders(one, other, false);
    loss.daemon = triedLoss(world, one, other, orders);
    loss.boot = triedLoss(world, one, other, startOrders(one, other, true));
    const std::size_t started = orders.front().states.size();
    loss.keepsStartedPools = std::ranges::none_of(orders, [&](const StartOrder &order) {
        if (order.states.size() != started)
            return false;
        const StorageWorld::Pools after = world.afterStart(order);
        return isLost(one, after, order) || isLost(other, after, order);
    });
    return loss;
}

std::string falseAnnouncements(const StorageWorld &world,
                               const std::vector<StorageWorld::Announced> &announced)
{
    std::string differences;
    const auto &pools = world.pools();
    for (auto one = pools.begin(); one != pools.end(); ++one) {
        for (auto other = std::next(one); other != pools.end(); ++other) {
            // Of a name that is lost by itself no pair is worth a word.
            if (one->first.find('\r') != std::string::npos
                || other->first.find('\r') != std::string::npos)
                continue;
            const RestartLoss tried = triedLoss(world, one->second, other->second);
            RestartLoss said;
            for (const StorageWorld::Announced &pair : announced) {
                if (pair.pool == one->first && pair.peer == other->first)
                    said = pair.loss;
                if (pair.pool == other->first && pair.peer == one->first) {
                    said = pair.loss;
                    std::swap(said.daemon.own, said.daemon.peer);
                    std::swap(said.boot.own, said.boot.peer);
                }
            }
            const bool isSilent = said == RestartLoss{};
            const bool isHarmless =
                tried.daemon.either == Loss::None && tried.boot.either == Loss::None;
            if (isSilent ? !isHarmless : said != tried)
                differences += one->first + " and " + other->first + ": announced "
                               + (isSilent ? "nothing" : toText(said)) + "; tried " + toText(tried)
                               + '\n';
        }
    }
    return differences;
}

} // namespace poolwarden
