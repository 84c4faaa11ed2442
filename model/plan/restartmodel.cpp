// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/restartmodel.h"

#include "model/wording/isolated.h"
#include "model/wording/restarttext.h"

#include <QStringList>

#include <algorithm>
#include <tuple>
#include <utility>

namespace poolwarden {

int RestartModel::shownOf(const std::vector<Row> &rows) const
{
    return int(m_showsAll ? std::ssize(rows) : std::ranges::count_if(rows, [](const Row &row) {
        return row.outcome != RestartOutcome::Same;
    }));
}

void RestartModel::setForecast(const RestartSituation &situation, const RestartForecast &forecast,
                               RestartKind kind)
{
    const auto nameOf = [&situation](PoolId pool) { return situation.names.value(pool); };
    std::vector<Row> rows;
    rows.reserve(forecast.pools.size());
    for (const PoolAfter &pool : forecast.pools) {
        rows.push_back({pool.pool, pool.outcome, nameOf(pool.pool),
                        restarttext::now(pool, situation.drafts.contains(pool.pool)),
                        restarttext::outcome(pool), restarttext::why(pool, kind, nameOf)});
    }
    std::ranges::sort(rows, [](const Row &a, const Row &b) {
        return std::tie(a.outcome, a.name, a.pool) < std::tie(b.outcome, b.name, b.pool);
    });
    m_summary = restarttext::summary(forecast);
    if (rows == m_rows)
        return;
    if (!std::ranges::equal(rows, m_rows, {}, &Row::pool, &Row::pool) || shownOf(rows) != m_shown) {
        beginResetModel();
        m_rows = std::move(rows);
        m_shown = shownOf(m_rows);
        endResetModel();
        return;
    }
    m_rows = std::move(rows);
    if (m_shown > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_shown - 1, ColumnCount - 1),
                           {Qt::DisplayRole, SeverityRole, ChangesRole});
}

void RestartModel::setShowsAll(bool shows)
{
    if (std::exchange(m_showsAll, shows) == shows)
        return;
    const int all = int(m_rows.size());
    m_showsAll = false;
    const int changed = shownOf(m_rows);
    m_showsAll = shows;
    if (changed == all)
        return;
    if (shows) {
        beginInsertRows({}, changed, all - 1);
        m_shown = all;
        endInsertRows();
    } else {
        beginRemoveRows({}, changed, all - 1);
        m_shown = changed;
        endRemoveRows();
    }
}

QString RestartModel::textOf(const Row &row, int column)
{
    switch (column) {
    case PoolColumn:
        return row.name;
    case NowColumn:
        return row.now;
    case AfterColumn:
        return row.after;
    default:
        return row.why;
    }
}

QString RestartModel::toText() const
{
    QStringList lines{m_summary, {}};
    const auto line = [&lines](const auto &cell) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column)
            cells.append(
                cell(column).replace(u'\t', u' ').replace(u'\n', u' ').replace(u'\r', u' '));
        lines.append(cells.join(u'\t'));
    };
    line([this](int column) {
        return headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    });
    for (int i = 0; i < m_shown; ++i)
        line([this, i](int column) {
            return withoutIsolates(textOf(m_rows[std::size_t(i)], column));
        });
    return lines.join(u'\n') + u'\n';
}

int RestartModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_shown;
}

int RestartModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RestartModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == PoolColumn ? isolated(row.name) : textOf(row, index.column());
    case PoolRole:
        return QVariant::fromValue(row.pool);
    case SeverityRole:
        return int(restarttext::severity(row.outcome));
    case ChangesRole:
        return row.outcome != RestartOutcome::Same;
    default:
        return {};
    }
}

QVariant RestartModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case PoolColumn:
        return tr("Pool");
    case NowColumn:
        return tr("Now");
    case AfterColumn:
        return tr("After the Restart");
    case WhyColumn:
        return tr("Why");
    default:
        return {};
    }
}

} // namespace poolwarden
