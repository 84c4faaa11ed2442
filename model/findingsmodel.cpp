// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/findingsmodel.h"

#include "model/findingtext.h"
#include "model/isolated.h"
#include "model/poolregistry.h"

#include <QHash>

#include <algorithm>
#include <vector>

namespace poolwarden {

namespace {

/// Worst first, then by kind and pools, so that a row keeps its place among the others.
bool before(const Finding &a, const Finding &b)
{
    return a.severity != b.severity ? a.severity > b.severity : a < b;
}

/// From the side on which the list shows it: the draft's, for it is what can be changed.
Finding fromFirstSide(const Finding &finding)
{
    if (finding.peer == noPool)
        return finding;
    const bool isDraft = finding.slot == Slot::Draft;
    const bool isPeerDraft = finding.peerSlot == Slot::Draft;
    const bool isFirst = isDraft != isPeerDraft ? isDraft : finding.pool < finding.peer;
    return isFirst ? finding : mirrored(finding);
}

void makeSortedSet(std::vector<Finding> &findings)
{
    std::sort(findings.begin(), findings.end(), &before);
    findings.erase(std::unique(findings.begin(), findings.end()), findings.end());
}

} // namespace

class FindingsModel::Private
{
public:
    PoolRegistry *registry = nullptr;
    std::vector<std::unique_ptr<const Finding>> rows; ///< sorted; pointers, as rows move often
    bool cut = false;
    QHash<PoolId, QString> names; ///< as the rows show them

    [[nodiscard]] findingtext::NameOf nameOf() const
    {
        return [this](PoolId id) { return registry->displayName(id); };
    }
    [[nodiscard]] int count(Severity severity) const
    {
        return int(std::count_if(rows.begin(), rows.end(), [severity](const auto &finding) {
            return finding->severity == severity;
        }));
    }
    /// What to show, sorted, when there may be more than is shown.
    std::vector<Finding> collectAll()
    {
        std::vector<Finding> all;
        cut = false;
        registry->checker().forEachFinding([&](const Finding &finding) {
            cut = all.size() >= std::size_t(maxRows);
            if (!cut)
                all.push_back(fromFirstSide(finding));
            return !cut;
        });
        makeSortedSet(all);
        return all;
    }
};

FindingsModel::FindingsModel(PoolRegistry *registry, QObject *parent)
    : QAbstractTableModel(parent)
    , d(std::make_unique<Private>())
{
    d->registry = registry;
    for (const Finding &finding : d->collectAll())
        d->rows.push_back(std::make_unique<const Finding>(finding));
    connect(registry, &PoolRegistry::findingsChanged, this, &FindingsModel::update);
    connect(registry, &PoolRegistry::poolChanged, this, &FindingsModel::tellName);
}

FindingsModel::~FindingsModel() = default;

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(d->rows.size());
}

int FindingsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    const Finding *finding = findingAt(index);
    if (!finding)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        break;
    case PoolIdRole:
        return quint64(finding->pool);
    case PeerIdRole:
        return quint64(finding->peer);
    case SeverityRole:
        return int(finding->severity);
    case KindRole:
        return int(finding->kind);
    case ExplanationRole:
        return findingtext::explanation(*finding, d->nameOf());
    default:
        return {};
    }
    switch (Column(index.column())) {
    case SeverityColumn:
        return role == SortRole ? QVariant(int(finding->severity))
                                : findingtext::severityName(finding->severity);
    case KindColumn:
        return role == SortRole ? QVariant(int(finding->kind))
                                : findingtext::kindName(finding->kind);
    case PoolsColumn: {
        const QString pool = isolated(d->registry->displayName(finding->pool));
        return finding->peer == noPool
                   ? pool
                   : tr("%1, %2", "two pools")
                         .arg(pool, isolated(d->registry->displayName(finding->peer)));
    }
    case ResourceColumn:
        return findingtext::resource(*finding);
    case BecauseColumn:
        return findingtext::because(*finding);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case SeverityColumn:
        return tr("Severity");
    case KindColumn:
        return tr("Kind");
    case PoolsColumn:
        return tr("Pools");
    case ResourceColumn:
        return tr("Storage");
    case BecauseColumn:
        return tr("Because");
    case ColumnCount:
        break;
    }
    return {};
}

const Finding *FindingsModel::findingAt(const QModelIndex &index) const
{
    return index.isValid() && std::size_t(index.row()) < d->rows.size()
               ? d->rows[std::size_t(index.row())].get()
               : nullptr;
}

int FindingsModel::errorCount() const
{
    return d->count(Severity::Error);
}

int FindingsModel::warningCount() const
{
    return d->count(Severity::Warning);
}

bool FindingsModel::isCut() const
{
    return d->cut;
}

void FindingsModel::update(const std::vector<PoolId> &changed)
{
    // All findings of the changed pools, unless that may be more than the list takes.
    std::size_t expected = 0;
    for (const PoolId pool : changed) {
        const PoolStatus status = d->registry->checker().statusOf(pool);
        expected +=
            std::size_t(status.errors) + std::size_t(status.warnings) + std::size_t(status.infos);
    }
    bool whole = d->cut || expected > 2 * std::size_t(maxRows);

    const auto isAffected = [&](const Finding &finding) {
        return whole || std::binary_search(changed.begin(), changed.end(), finding.pool)
               || (finding.peer != noPool
                   && std::binary_search(changed.begin(), changed.end(), finding.peer));
    };
    std::vector<Finding> fresh;
    if (!whole) {
        for (const PoolId pool : changed) {
            for (const Finding &finding : d->registry->findingsOf(pool))
                fresh.push_back(fromFirstSide(finding));
        }
        makeSortedSet(fresh);
        const auto kept = std::count_if(d->rows.begin(), d->rows.end(),
                                        [&](const auto &row) { return !isAffected(*row); });
        whole = std::size_t(kept) + fresh.size() > std::size_t(maxRows);
    }
    if (whole)
        fresh = d->collectAll();

    // Both are sorted: what is in one only goes or comes.
    std::vector<int> gone;
    std::vector<Finding> added;
    auto next = fresh.begin();
    for (int row = 0; row < int(d->rows.size()); ++row) {
        const Finding &shown = *d->rows[std::size_t(row)];
        if (!isAffected(shown))
            continue;
        while (next != fresh.end() && before(*next, shown))
            added.push_back(std::move(*next++));
        if (next != fresh.end() && *next == shown)
            ++next;
        else
            gone.push_back(row);
    }
    std::move(next, fresh.end(), std::back_inserter(added));
    removeFindings(gone);
    insertFindings(std::move(added));
}

void FindingsModel::removeFindings(const std::vector<int> &rows)
{
    for (std::size_t end = rows.size(); end > 0;) {
        std::size_t begin = end - 1;
        while (begin > 0 && rows[begin - 1] == rows[begin] - 1)
            --begin;
        beginRemoveRows({}, rows[begin], rows[end - 1]);
        d->rows.erase(d->rows.begin() + rows[begin], d->rows.begin() + rows[end - 1] + 1);
        endRemoveRows();
        end = begin;
    }
}

void FindingsModel::insertFindings(std::vector<Finding> findings)
{
    const auto placeOf = [this](const Finding &finding) {
        return std::lower_bound(d->rows.begin(), d->rows.end(), finding,
                                [](const auto &row, const Finding &f) { return before(*row, f); })
               - d->rows.begin();
    };
    for (std::size_t begin = 0; begin < findings.size();) {
        const auto place = placeOf(findings[begin]);
        std::size_t end = begin + 1;
        while (end < findings.size() && placeOf(findings[end]) == place)
            ++end;
        beginInsertRows({}, int(place), int(place) + int(end - begin) - 1);
        std::vector<std::unique_ptr<const Finding>> run;
        for (; begin < end; ++begin)
            run.push_back(std::make_unique<const Finding>(std::move(findings[begin])));
        d->rows.insert(d->rows.begin() + place, std::make_move_iterator(run.begin()),
                       std::make_move_iterator(run.end()));
        endInsertRows();
    }
}

void FindingsModel::tellName(PoolId pool)
{
    const QString name = d->registry->displayName(pool);
    const auto known = d->names.constFind(pool);
    if (known != d->names.constEnd() && *known == name)
        return;
    d->names.insert(pool, name);
    for (int row = 0; row < int(d->rows.size()); ++row) {
        const Finding &finding = *d->rows[std::size_t(row)];
        if (finding.pool == pool || finding.peer == pool)
            Q_EMIT dataChanged(index(row, PoolsColumn), index(row, BecauseColumn),
                               {Qt::DisplayRole, SortRole, ExplanationRole});
    }
}

} // namespace poolwarden
