// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/findingrowtext.h"

#include "model/session/findingremark.h"
#include "model/session/poolregistry.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>

namespace poolwarden::findingtext {

namespace {

/// The most names to list.
constexpr qsizetype mostNames = 12;

/// Gives the translations their context; the functions are free ones.
struct RowText {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::FindingRowText)
};

NameOf namesOf(const PoolRegistry &registry, const Finding &finding)
{
    return [&registry, one = finding.pool, other = finding.peer](PoolId id) {
        return registry.nameBeside(id, id == one ? other : one);
    };
}

QString remarked(const PoolRegistry &registry, const QString &sentences, const Finding &finding)
{
    const QString remark = whileRunning(registry, finding);
    return remark.isEmpty() ? sentences : (sentences + u' ' + remark).trimmed();
}

/// The name with what distinguishes it from another pool of that name: its host, or that it is a
/// draft.
QString toldApart(const PoolRegistry &registry, PoolId id, bool isOneHost)
{
    const QString name = isolated(registry.displayName(id));
    const PoolRegistry::Pool *pool = registry.pool(id);
    if (!pool)
        return name;
    if (!pool->snapshot)
        return RowText::tr("%1 (draft)", "a pool").arg(name);
    if (isOneHost)
        return RowText::tr("%1 (on the host)", "a pool").arg(name);
    const auto host = registry.host(pool->host);
    return host ? RowText::tr("%1 (on %2)", "a pool, its host").arg(name, isolated(host->label))
                : name;
}

QString listed(const PoolRegistry &registry, const Group &group)
{
    const auto count = std::min(qsizetype(group.pools.size()), mostNames);
    const std::vector<PoolId> told(group.pools.begin(), group.pools.begin() + count);
    const QString names = labelsOf(registry, told).join(RowText::tr(", ", "between names"));
    const int more = int(qsizetype(group.pools.size()) - count);
    return more == 0 ? names : RowText::tr("%1 and %n more", nullptr, more).arg(names);
}

} // namespace

QStringList labelsOf(const PoolRegistry &registry, const std::vector<PoolId> &pools)
{
    QHash<QString, int> uses;
    QHash<QString, QSet<HostId>> hosts;
    for (const PoolId pool : pools) {
        const QString name = registry.displayName(pool);
        ++uses[name];
        if (const PoolRegistry::Pool *known = registry.pool(pool))
            hosts[name].insert(known->host);
    }
    QStringList labels;
    for (const PoolId pool : pools) {
        const QString name = registry.displayName(pool);
        labels << (uses.value(name) > 1 ? toldApart(registry, pool, hosts.value(name).size() < 2)
                                        : isolated(name));
    }
    return labels;
}

QString poolsOf(const PoolRegistry &registry, const Finding &finding)
{
    if (finding.peer == noPool)
        return isolated(registry.displayName(finding.pool));
    const QStringList labels = labelsOf(registry, {finding.pool, finding.peer});
    if (finding.others > 0)
        return RowText::tr("%1: %2 and %n more", "a pool, one of the pools in its place",
                           static_cast<int>(finding.others))
            .arg(labels.first(), labels.last());
    return RowText::tr("%1, %2", "two pools").arg(labels.first(), labels.last());
}

QString reasonInList(const PoolRegistry &registry, const Finding &finding)
{
    const QString reason = reasonOfPair(finding, namesOf(registry, finding));
    // Where the headline says it all, the list tells what follows.
    return remarked(registry, reason.isEmpty() ? consequence(finding) : reason, finding);
}

QString explanationInList(const PoolRegistry &registry, const Finding &finding)
{
    return remarked(registry, explanationOfPair(finding, namesOf(registry, finding)), finding);
}

Group groupOf(std::vector<Finding> findings)
{
    Group group;
    if (findings.front().reason == Reason::PeerInside)
        group.around = findings.front().pool;
    else if (findings.front().reason == Reason::PeerContains)
        group.around = findings.front().peer;
    QSet<PoolId> known{noPool, group.around};
    for (const Finding &finding : findings) {
        for (const PoolId pool : {finding.pool, finding.peer}) {
            if (!known.contains(pool)) {
                known.insert(pool);
                group.pools.push_back(pool);
            }
        }
    }
    group.findings = std::move(findings);
    return group;
}

QString poolsOf(const PoolRegistry &registry, const Group &group)
{
    const QString names = listed(registry, group);
    if (group.around != noPool)
        return RowText::tr("%1: %2", "a pool, the pools in its place")
            .arg(isolated(registry.displayName(group.around)), names);
    return RowText::tr("%n pool(s): %1", nullptr, int(group.pools.size())).arg(names);
}

QString placeOf(const Group &group)
{
    const Finding &first = group.findings.front();
    if (group.around != noPool)
        return isolated(
            QString::fromStdString(group.around == first.pool ? first.spelled : first.peerSpelled));
    return resource(first);
}

QString reasonOf(const PoolRegistry &registry, const Group &group)
{
    if (group.around != noPool)
        return RowText::tr("%n pool(s) lie inside “%1”.", nullptr, int(group.pools.size()))
            .arg(isolated(registry.displayName(group.around)));
    const int count = int(group.findings.size());
    return RowText::tr("%n finding(s) about the same place.", nullptr, count);
}

QString explanationOf(const PoolRegistry &registry, const Group &group)
{
    const QString first = explanationInList(registry, group.findings.front());
    if (group.around != noPool)
        return RowText::tr("These lie inside “%1”: %2. The first finding: %3")
            .arg(isolated(registry.displayName(group.around)), listed(registry, group), first);
    return RowText::tr("%1. The first of %n finding(s): %2", nullptr, int(group.findings.size()))
        .arg(poolsOf(registry, group), first);
}

} // namespace poolwarden::findingtext
