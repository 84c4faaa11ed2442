// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/sessionreport.h"

#include "app/layout/reportmap.h"
#include "model/accepted/findingfilter.h"
#include "model/accepted/hostplace.h"
#include "model/conflict/poolfacts.h"
#include "model/connections/connectionlist.h"
#include "model/report/comparison.h"
#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "model/session/poolregistry.h"
#include "model/tables/poolrow.h"
#include "model/tables/poolstatewords.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>
#include <utility>
#include <variant>

namespace poolwarden {

namespace {

struct SessionReportTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::SessionReport)
};

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

check::Standing standingOf(const PoolRegistry::Pool &pool)
{
    if (poolrow::isNew(pool))
        return check::Standing::Draft;
    return pool.hasUnsaved() ? check::Standing::Edited : check::Standing::OnHost;
}

QString placeText(const PoolRegistry::Pool &pool)
{
    QStringList places{poolrow::source(pool), poolrow::target(pool)};
    places.removeAll(QString());
    places.removeDuplicates();
    return withoutIsolates(places.join(QStringLiteral(", ")));
}

/// Copies what is known of a draft beyond its definition.
void addAssessment(const PoolRegistry &registry, const PoolRegistry::Pool &pool,
                   SessionFacts::Pool *facts)
{
    if (!pool.hasUnsaved())
        return;
    const DraftAssessment &assessment = pool.draft->assessment();
    facts->refusal = assessment.verdict.refusal;
    facts->isUnfinished = isUnfinished(*pool.draft);
    for (const PoolId other : assessment.verdict.collidesWith)
        facts->collidesWith.append(registry.displayName(other));
    if (check::isWorthValidating(facts->refusal))
        facts->schemaErrors = assessment.schema.errors();
}

MapSubject mapSubject(const SessionFacts &facts)
{
    MapSubject subject;
    for (const auto &[id, host] : facts.hosts)
        subject.hosts.push_back(
            {{id, host.name.toStdString(), host.topology.sharesNothing, host.machines},
             host.topology});
    for (const SessionFacts::Pool &pool : facts.pools)
        subject.pools.push_back({pool.name.toStdString(), pool.entry});
    subject.accepted = facts.accepted;
    for (const auto &[id, host] : facts.hosts)
        subject.places[id] = host.place;
    return subject;
}

/// The virtual machines on the pools, by the hosts that told them.
class MachinesOnPools
{
public:
    explicit MachinesOnPools(const SessionFacts &facts)
        : m_facts(facts)
    {
        for (const auto &[id, host] : facts.hosts) {
            if (host.machines)
                m_hosts.emplace(id, host.machines);
        }
    }

    [[nodiscard]] bool areKnown() const { return !m_hosts.empty(); }
    [[nodiscard]] QList<check::ReportedMachine> of(const SessionFacts::Pool &pool) const
    {
        QList<check::ReportedMachine> told;
        const auto host = m_hosts.find(pool.entry.host);
        if (host == m_hosts.end() || pool.standing == check::Standing::Draft)
            return told;
        const PoolFacts facts =
            factsOf(pool.id, pool.entry, m_facts.hosts.at(pool.entry.host).topology);
        std::vector<ResourcePath> places;
        for (const auto &[definitionKind, claim] : facts.claims)
            places.push_back(claim.path);
        for (const MachineUse &machine : host->second.usersOf(pool.entry, places))
            told.append({QString::fromStdString(machine.name), machine.isRunning});
        return told;
    }

private:
    const SessionFacts &m_facts;
    std::map<HostId, MachineIndex> m_hosts;
};

} // namespace

SessionFacts sessionFacts(const PoolRegistry &registry, const MachinesOf &machinesOf)
{
    SessionFacts facts;
    facts.accepted = registry.filter().set();
    const auto addHost = [&](const PoolRegistry::Host &host) {
        facts.hosts[host.id] = {host.label,
                                host.info.isFiles ? QString() : uriWithoutName(host.info.uri),
                                registry.placeOf(host.id), registry.checker().topology(host.id),
                                machinesOf ? machinesOf(host.id) : nullptr};
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
        SessionFacts::Pool known;
        known.id = id;
        known.name = registry.displayName(id);
        known.whyUnread = whyUnread(*pool);
        known.entry = *entry;
        known.standing = standingOf(*pool);
        known.state = pool->snapshot ? poolstatewords::stateName(pool->snapshot->state) : QString();
        known.place = placeText(*pool);
        addAssessment(registry, *pool, &known);
        facts.pools.push_back(std::move(known));
    }
    std::stable_sort(facts.pools.begin(), facts.pools.end(),
                     [](const SessionFacts::Pool &a, const SessionFacts::Pool &b) {
                         return std::tie(a.entry.host, a.name) < std::tie(b.entry.host, b.name);
                     });
    return facts;
}

QStringList connectionProblems(const ConnectionList &connections)
{
    using State = ConnectionList::State;
    QStringList problems;
    for (const ConnectionList::Entry &entry : connections.entries()) {
        const bool isAway = entry.state != State::Open && entry.state != State::Files;
        if (isAway && entry.host != noHost)
            problems.append(
                SessionReportTr::tr(
                    "“%1” cannot be reached since %2, and is reported as it was before. %3",
                    "a host, a time, why")
                    .arg(entry.label, entry.lostSince.toUTC().toString(Qt::ISODate),
                         entry.problem));
        else if (entry.state == State::Connecting)
            problems.append(
                SessionReportTr::tr("“%1” has not answered yet, and is not in this report.")
                    .arg(entry.label));
        else if (isAway)
            problems.append(SessionReportTr::tr("“%1” is not in this report. %2", "a host, why")
                                .arg(entry.label, entry.problem));
    }
    return problems;
}

void reportOn(const SessionFacts &facts, std::optional<SvgColours> mapColours,
              const std::function<void(const check::Report &)> &callback)
{
    using namespace check;
    Report report;
    report.program =
        QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion();
    report.at = QDateTime::currentDateTimeUtc();
    report.hasHead = true;
    const MachinesOnPools machines(facts);
    report.knowsMachines = machines.areKnown();
    for (const QString &problem : facts.problems)
        report.problems.append(withoutIsolates(problem.trimmed()));
    const bool isOne = facts.hosts.size() == 1;
    for (const auto &[id, host] : facts.hosts) {
        if (isOne) {
            report.uri = host.uri;
            report.hostName = host.name;
        } else {
            report.hosts.append({host.name, host.uri, {}});
        }
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
        known.isRefused = pool.refusal.has_value();
        known.standing = pool.standing;
        if (shown || pool.refusal || !pool.schemaErrors.isEmpty()) {
            DefinitionReport definition;
            definition.host = known.host;
            definition.pool = pool.name;
            if (shown)
                definition.type = shown->type;
            const std::optional<Uuid> uuid =
                shown && shown->uuid ? shown->uuid : pool.entry.knownUuid;
            if (uuid)
                definition.uuid = QString::fromStdString(toString(*uuid));
            definition.standing = pool.standing;
            definition.state = pool.state;
            definition.place = pool.place;
            definition.machines = machines.of(pool);
            definition.refusal = pool.refusal;
            definition.isUnfinished = pool.isUnfinished;
            definition.collidesWith = pool.collidesWith;
            definition.schemaErrors = pool.schemaErrors;
            known.row = report.definitions.size();
            report.definitions.append(definition);
        }
        const qsizetype row = known.row;
        const std::size_t number =
            comparison.add({pool.id, pool.entry, pool.entry, true, false}, std::move(known));
        comparison.tellAlone(number, row < 0 ? nullptr : &report.definitions[row]);
    }
    comparison.tell(&report);
    if (mapColours) {
        const DrawnMap map = drawMap(mapSubject(facts), *mapColours);
        report.map = QString::fromUtf8(map.svg);
        report.whyNoMap = map.whyNot;
    }
    callback(report);
}

} // namespace poolwarden
