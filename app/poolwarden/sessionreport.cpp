// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/sessionreport.h"

#include "model/conflict/openquestions.h"
#include "model/conflict/pairfindings.h"
#include "model/conflict/poolfacts.h"
#include "model/report/comparison.h"
#include "model/session/poolregistry.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>
#include <variant>

namespace poolwarden {

namespace {

QString whyUnread(const PoolRegistry::Pool &pool)
{
    if (!pool.snapshot)
        return {};
    if (pool.snapshot->error)
        return withoutIsolates(pool.snapshot->error->sentence);
    for (const auto &read : {pool.live, pool.persistent}) {
        if (const auto *refusal = read ? std::get_if<Refusal>(&*read) : nullptr)
            return withoutIsolates(findingtext::refusal(*refusal));
    }
    return {};
}

} // namespace

SessionFacts sessionFacts(const PoolRegistry &registry)
{
    SessionFacts facts;
    facts.accepted = registry.accepted();
    const auto addHost = [&](const PoolRegistry::Host &host) {
        facts.hosts[host.id] = {host.label, host.info.uri, registry.placeOf(host.id),
                                registry.checker().topology(host.id)};
    };
    for (const PoolRegistry::Host &host : registry.hosts())
        addHost(host);
    for (const PoolId id : registry.pools()) {
        const PoolRegistry::Pool *pool = registry.pool(id);
        const PoolEntry *entry = registry.checker().entry(id);
        if (!pool || !entry)
            continue;
        if (!facts.hosts.contains(pool->host)) {
            if (const auto host = registry.host(pool->host))
                addHost(*host);
        }
        facts.pools.push_back({id, registry.displayName(id), whyUnread(*pool), *entry});
    }
    std::stable_sort(facts.pools.begin(), facts.pools.end(),
                     [](const SessionFacts::Pool &a, const SessionFacts::Pool &b) {
                         return std::tie(a.entry.host, a.name) < std::tie(b.entry.host, b.name);
                     });
    return facts;
}

void reportOn(const SessionFacts &facts, const std::function<void(const check::Report &)> &callback)
{
    using namespace check;
    Report report;
    report.program =
        QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion();
    report.at = QDateTime::currentDateTimeUtc();
    const bool isOne = facts.hosts.size() == 1;
    for (const auto &[id, host] : facts.hosts) {
        if (isOne)
            report.uri = host.uri;
        else
            report.hosts.append({host.name, host.uri, {}});
    }
    Comparison comparison(
        [&facts](HostId host) -> const HostTopology & { return facts.hosts.at(host).topology; });
    comparison.setAccepted(facts.accepted,
                           [&facts](HostId host) { return facts.hosts.at(host).place; });
    for (const SessionFacts::Pool &pool : facts.pools) {
        const SessionFacts::Host &host = facts.hosts.at(pool.entry.host);
        if (!pool.whyUnread.isEmpty())
            report.unchecked.append({pool.name, pool.whyUnread});
        Known known;
        known.name = pool.name;
        known.host = isOne ? QString() : host.name;
        const SharedDefinition &shown = pool.entry.draft  ? pool.entry.draft
                                        : pool.entry.live ? pool.entry.live
                                                          : pool.entry.persistent;
        if (shown) {
            DefinitionReport definition;
            definition.host = known.host;
            definition.pool = pool.name;
            definition.type = shown->type;
            known.row = report.definitions.size();
            report.definitions.append(definition);
        }
        const PoolFacts own = factsOf(PoolId(1), pool.entry, host.topology);
        known.hasQuestions = !OpenQuestions(own, host.topology).empty();
        const qsizetype row = known.row;
        const std::size_t number =
            comparison.add({pool.id, pool.entry, pool.entry, true, false}, std::move(known));
        if (row < 0)
            continue;
        for (const Finding &finding : findingsAlone(own))
            comparison.tellOwn(finding, number, &report.definitions[row]);
    }
    comparison.tell(&report);
    callback(report);
}

} // namespace poolwarden
