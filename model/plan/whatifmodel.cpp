// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/whatifmodel.h"

#include "model/plan/draftplanmodel.h"
#include "model/plan/restartsituation.h"
#include "model/port/onownthread.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "model/wording/restarttext.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

namespace poolwarden {

namespace {

/// After so many milliseconds without a change, so that no key waits for it.
constexpr int calmMilliseconds = 250;
/// It is never older than this, even if the plan changes all the time.
constexpr int oldMilliseconds = 1000;
/// More lines say no more.
constexpr std::size_t mostRows = 1000;

struct LostPool {
    PoolAfter pool;
    RestartKind kind = RestartKind::Daemon;
    bool isNew = false;
    QHash<PoolId, QString> names;
};

struct Losses {
    std::vector<LostPool> pools;
    /// Of two that collide one is lost, whichever it is: so many at most, at one restart.
    std::size_t most = 0;
};

bool isLost(const PoolAfter &pool)
{
    return pool.outcome == RestartOutcome::Lost || pool.outcome == RestartOutcome::MayBeLost;
}

/// A pool that is lost at both restarts is told of once.
Losses lossesOf(const RestartSituation &now, const RestartSituation &then)
{
    Losses lost;
    std::set<PoolId> told;
    for (const RestartKind kind : {RestartKind::Daemon, RestartKind::Host}) {
        const auto foretold = [kind](const RestartSituation &situation) {
            return restartForecast(situation.pools, situation.topology, kind);
        };
        std::set<PoolId> before;
        for (const PoolAfter &pool : foretold(now).pools) {
            if (isLost(pool))
                before.insert(pool.pool);
        }
        const RestartForecast after = foretold(then);
        std::size_t count = 0;
        for (const PoolAfter &pool : after.pools) {
            // That a transient pool does not outlive a boot is what it is for.
            if (!isLost(pool) || pool.reason == RestartReason::Transient)
                continue;
            ++count;
            if (!told.insert(pool.pool).second)
                continue;
            LostPool one{pool, kind, !before.contains(pool.pool), {}};
            one.names.insert(pool.pool, then.names.value(pool.pool));
            for (const PoolId other : pool.others)
                one.names.insert(other, then.names.value(other));
            lost.pools.push_back(std::move(one));
        }
        lost.most = std::max(lost.most, std::min(count, after.mostLost));
    }
    return lost;
}

} // namespace

WhatIfModel::WhatIfModel(const PoolRegistry *registry, const DraftPlanModel *plan, QObject *parent)
    : QAbstractTableModel(parent)
    , m_registry(registry)
    , m_plan(plan)
{
    m_calm.setSingleShot(true);
    m_calm.setInterval(calmMilliseconds);
    connect(&m_calm, &QTimer::timeout, this, &WhatIfModel::refresh);
    m_old.setSingleShot(true);
    m_old.setInterval(oldMilliseconds);
    connect(&m_old, &QTimer::timeout, this, &WhatIfModel::refresh);
    connect(plan, &DraftPlanModel::planChanged, this, [this] {
        m_calm.start();
        if (!m_old.isActive())
            m_old.start();
    });
    refresh();
}

QString WhatIfModel::nameOf(PoolId pool) const
{
    return isolated(m_registry->displayName(pool));
}

void WhatIfModel::addFindings(const std::vector<Finding> &findings, bool isGone)
{
    for (const Finding &finding : findings) {
        // The restart tells the same for each pool.
        if (finding.kind == FindingKind::LostAtRestart && !isGone)
            continue;
        if (m_found.size() >= mostRows)
            return;
        m_found.push_back(
            {finding.pool, finding.severity, isGone, false, false,
             isGone ? tr("goes", "a finding") : tr("comes", "a finding"),
             findingtext::headlineOfPair(finding, [this](PoolId pool) { return nameOf(pool); })});
    }
}

void WhatIfModel::refresh()
{
    m_calm.stop();
    m_old.stop();
    const HostSteps steps = m_plan->steps();
    m_found.clear();
    const WhatIf result = whatIf(*m_registry, steps);
    addFindings(result.come, false);
    addFindings(result.gone, true);
    m_counts = result.isTooWide
                   ? tr("A draft contains the places of too many pools to compare it.")
                   : tr("Findings of these pools: errors %1 → %2, warnings %3 → %4, notes %5 → %6.")
                         .arg(result.before.errors)
                         .arg(result.after.errors)
                         .arg(result.before.warnings)
                         .arg(result.after.warnings)
                         .arg(result.before.infos)
                         .arg(result.after.infos);
    tell();
    foretell(steps);
}

void WhatIfModel::foretell(const HostSteps &steps)
{
    if (m_isBusy) {
        m_isStale = true;
        return;
    }
    std::vector<std::pair<RestartSituation, RestartSituation>> situations;
    std::set<HostId> hosts;
    const QList<PoolId> all = steps.drafts + steps.stop + steps.undefine;
    for (const PoolId id : all) {
        if (const PoolRegistry::Pool *pool = m_registry->pool(id))
            hosts.insert(pool->host);
    }
    for (const HostId host : hosts)
        situations.emplace_back(restartSituation(*m_registry, host, HostSteps()),
                                restartSituation(*m_registry, host, steps));
    m_isBusy = true;
    const auto work = [situations = std::move(situations)] {
        Losses lost;
        for (const auto &[now, then] : situations) {
            Losses ofHost = lossesOf(now, then);
            std::ranges::move(ofHost.pools, std::back_inserter(lost.pools));
            lost.most += ofHost.most;
        }
        return lost;
    };
    onOwnThread(this, work, [this, all](const Losses &lost) {
        m_isBusy = false;
        if (std::exchange(m_isStale, false)) {
            foretell(m_plan->steps());
            return;
        }
        m_lost.clear();
        m_mostLost = lost.most;
        for (const LostPool &one : lost.pools) {
            if (m_lost.size() >= mostRows)
                break;
            const auto nameOf = [&one](PoolId pool) { return isolated(one.names.value(pool)); };
            const bool isSure = one.pool.outcome == RestartOutcome::Lost;
            const bool isElsewhere =
                !one.isNew && std::ranges::none_of(one.names.keys(), [&all](PoolId pool) {
                    return all.contains(pool);
                });
            m_lost.push_back({one.pool.pool, one.isNew ? Severity::Error : Severity::Warning, false,
                              !one.isNew, isElsewhere,
                              one.isNew     ? tr("comes", "a finding")
                              : isElsewhere ? tr("other pools", "what a finding is about")
                                            : tr("stays", "a finding"),
                              (isSure ? tr("“%1” will be lost at %2. %3", "pool, a restart, why")
                                      : tr("“%1” may be lost at %2. %3", "pool, a restart, why"))
                                  .arg(nameOf(one.pool.pool), restarttext::kindName(one.kind),
                                       restarttext::why(one.pool, one.kind, nameOf))});
        }
        tell();
    });
}

QString WhatIfModel::restartSentence() const
{
    const auto count = int(m_mostLost);
    if (count == 0)
        return tr("The next restart then loses none.");
    if (!std::ranges::all_of(m_lost, &Row::isOld))
        return tr("The next restart can then lose %n pool(s).", nullptr, count);
    return std::ranges::all_of(m_lost, &Row::isElsewhere)
               ? tr("The next restart can lose %n other pool(s), with or without this.", nullptr,
                    count)
               : tr("The next restart can lose %n pool(s), with or without this.", nullptr, count);
}

void WhatIfModel::tell()
{
    std::vector<Row> rows = m_lost;
    rows.insert(rows.end(), m_found.begin(), m_found.end());
    // What is new first, then what is over. What is about other pools is not what somebody asks for here.
    const auto rankOf = [](const Row &row) {
        return std::tuple(row.isElsewhere, row.isOld, row.isGone, -int(row.severity));
    };
    std::ranges::stable_sort(rows, {}, rankOf);
    if (rows != m_rows) {
        const bool isSameSize = rows.size() == m_rows.size();
        if (!isSameSize)
            beginResetModel();
        m_rows = std::move(rows);
        if (!isSameSize)
            endResetModel();
        else
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1),
                               {Qt::DisplayRole, SeverityRole, GoneRole, PoolRole});
    }
    const QString summary = m_counts + u' ' + restartSentence();
    if (std::exchange(m_summary, summary) != summary)
        Q_EMIT summaryChanged();
}

int WhatIfModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int WhatIfModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant WhatIfModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == ChangeColumn ? row.change : row.what;
    case PoolRole:
        return QVariant::fromValue(row.pool);
    case SeverityRole:
        return int(row.severity);
    case GoneRole:
        return row.isGone;
    default:
        return {};
    }
}

QVariant WhatIfModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == ChangeColumn ? tr("Change") : tr("What Changes");
}

} // namespace poolwarden
