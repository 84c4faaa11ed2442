// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/findingrowtext.h"

#include "model/session/findingremark.h"
#include "model/session/poolregistry.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "model/wording/namedplace.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>
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
    QString name = isolated(registry.displayName(id));
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

QString listed(const PoolRegistry &registry, const std::vector<PoolId> &pools)
{
    const auto count = std::min(qsizetype(pools.size()), mostNames);
    const std::vector<PoolId> told(pools.begin(), pools.begin() + count);
    const QString names = labelsOf(registry, told).join(RowText::tr(", ", "between names"));
    const int more = int(qsizetype(pools.size()) - count);
    return more == 0 ? names : RowText::tr("%1 and %n more", nullptr, more).arg(names);
}

/// `first`: what is told of the first finding.
QString beginningWith(const PoolRegistry &registry, const Group &group, const QString &first)
{
    if (group.around != noPool)
        return RowText::tr("These lie inside “%1”: %2. The first finding: %3")
            .arg(isolated(registry.displayName(group.around)), listed(registry, group.pools),
                 first);
    return RowText::tr("%1. The first of %n finding(s): %2", nullptr, group.count)
        .arg(poolsOf(registry, group), first);
}

/// The place that they are about, as they spell it if all agree.
ResourcePath placeOfAll(const std::vector<const Finding *> &findings)
{
    const ResourcePath named = namedSharedPlace(*findings.front());
    const bool isAgreed = std::ranges::all_of(
        findings, [&named](const Finding *finding) { return namedSharedPlace(*finding) == named; });
    return isAgreed ? named : sharedPlace(*findings.front());
}

/// The pool whose place contains that of the other; noPool: neither does.
PoolId outerPool(const Finding &finding)
{
    return finding.reason == Reason::PeerInside     ? finding.pool
           : finding.reason == Reason::PeerContains ? finding.peer
                                                    : noPool;
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

QString whyInList(const PoolRegistry &registry, const Finding &finding)
{
    const NameOf nameOf = namesOf(registry, finding);
    const QString headline = headlineOfPair(finding, nameOf);
    const bool saysAll = finding.kind == FindingKind::SameStorage
                         && finding.reason == Reason::SamePlace && finding.via.empty()
                         && finding.peerVia.empty() && finding.spelled == finding.peerSpelled;
    return saysAll ? headline : (headline + u' ' + reasonOfPair(finding, nameOf)).trimmed();
}

QString explanationInList(const PoolRegistry &registry, const Finding &finding)
{
    return remarked(registry, explanationOfPair(finding, namesOf(registry, finding)), finding);
}

Group groupOf(const std::vector<const Finding *> &findings)
{
    Group group;
    group.first = *findings.front();
    group.count = int(findings.size());
    const PoolId around = outerPool(group.first);
    const bool isAround = std::ranges::all_of(
        findings, [around](const Finding *finding) { return outerPool(*finding) == around; });
    group.around = isAround ? around : noPool;
    group.place = placeOfAll(findings);
    QSet<PoolId> known{noPool, group.around};
    for (const Finding *finding : findings) {
        for (const PoolId pool : {finding->pool, finding->peer}) {
            if (!known.contains(pool)) {
                known.insert(pool);
                group.pools.push_back(pool);
            }
        }
    }
    return group;
}

QString poolsOf(const PoolRegistry &registry, const Group &group)
{
    const QString names = listed(registry, group.pools);
    if (group.around != noPool)
        return RowText::tr("%1: %2", "a pool, the pools in its place")
            .arg(isolated(registry.displayName(group.around)), names);
    return RowText::tr("%n pool(s): %1", nullptr, int(group.pools.size())).arg(names);
}

QString placeOf(const Group &group)
{
    if (!group.place.segments.empty())
        return resource(group.place);
    return group.around != noPool ? isolated(QString::fromStdString(
               group.around == group.first.pool ? group.first.spelled : group.first.peerSpelled))
                                  : resource(group.first);
}

QString reasonOf(const PoolRegistry &registry, const Group &group)
{
    if (group.around != noPool)
        return RowText::tr("%n pool(s) lie inside “%1”.", nullptr, int(group.pools.size()))
            .arg(isolated(registry.displayName(group.around)));
    return RowText::tr("%n finding(s) about the same place.", nullptr, group.count);
}

QString explanationOf(const PoolRegistry &registry, const Group &group)
{
    return beginningWith(registry, group, explanationInList(registry, group.first));
}

QString whyOf(const PoolRegistry &registry, const Group &group)
{
    return beginningWith(registry, group, whyInList(registry, group.first));
}

QString valueOf(const Finding &finding)
{
    return RowText::tr("%1: %2", "a field, its value")
        .arg(fieldName(finding.field.field, finding.type),
             isolated(QString::fromStdString(finding.spelled)));
}

QString othersOf(const PoolRegistry &registry, const std::vector<Finding> &findings)
{
    std::vector<PoolId> others;
    QSet<PoolId> known{noPool};
    for (const Finding &finding : findings) {
        if (!known.contains(finding.peer)) {
            known.insert(finding.peer);
            others.push_back(finding.peer);
        }
    }
    if (others.empty())
        return {};
    if (others.size() == 1)
        return RowText::tr("With %1", "the other pool").arg(listed(registry, others));
    return RowText::tr("With %n pool(s): %1", nullptr, int(others.size()))
        .arg(listed(registry, others));
}

QString kindsOf(const std::vector<const Finding *> &findings)
{
    std::array<std::array<bool, 2>, findingKindCount> isTold{};
    QStringList names;
    for (const Finding *finding : findings) {
        const bool isChanged =
            finding->reason == Reason::Renamed || finding->reason == Reason::UuidChanged;
        bool &told = isTold[static_cast<std::size_t>(finding->kind)][isChanged ? 1 : 0];
        if (!told)
            names.append(kindName(*finding));
        told = true;
    }
    return names.join(RowText::tr(", ", "between names"));
}

QString placesOf(const std::vector<Finding> &findings)
{
    const auto nameOf = [](const Finding &finding, const ResourcePath &place) {
        return place.segments.empty() ? resource(finding) : resource(place);
    };
    QSet<QString> places;
    QSet<QString> named;
    for (const Finding &finding : findings) {
        places.insert(nameOf(finding, sharedPlace(finding)));
        named.insert(nameOf(finding, namedSharedPlace(finding)));
    }
    if (places.size() > 1)
        return RowText::tr("%n place(s)", nullptr, int(places.size()));
    return named.size() == 1 ? *named.cbegin() : *places.cbegin();
}

} // namespace poolwarden::findingtext
