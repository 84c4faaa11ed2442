// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/findingsmodel.h"

#include "model/findingremark.h"
#include "model/findingtext.h"
#include "model/isolated.h"
#include "model/poolregistry.h"
#include "model/unverifiedtext.h"

#include <QHash>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace poolwarden {

namespace {

/// A finding with what it is sorted by.
struct Row {
    Finding finding;
    QString name;
    QString peerName;
    HostId host = 0; ///< of what is told of a host as a whole; 0: of pools
    friend bool operator==(const Row &, const Row &) = default;
};

int compareNames(const QString &a, const QString &b)
{
    const int relaxed = QString::compare(a, b, Qt::CaseInsensitive);
    return relaxed != 0 ? relaxed : QString::compare(a, b);
}

/// Worst first, then by place and names: the same on every run, whatever the pools' ids are.
bool before(const Row &a, const Row &b)
{
    const Finding &left = a.finding;
    const Finding &right = b.finding;
    if (left.severity != right.severity)
        return left.severity > right.severity;
    if (left.resource != right.resource)
        return left.resource < right.resource;
    if (const int names = compareNames(a.name, b.name); names != 0)
        return names < 0;
    if (const int names = compareNames(a.peerName, b.peerName); names != 0)
        return names < 0;
    return left < right;
}

void makeSortedSet(std::vector<Row> &rows)
{
    std::sort(rows.begin(), rows.end(), &before);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
}

} // namespace

class FindingsModel::Private
{
public:
    PoolRegistry *registry = nullptr;
    std::vector<std::unique_ptr<const Row>> rows; ///< sorted; pointers, as rows move often
    std::vector<Row> coming;                      ///< for insertFindings(), sorted
    bool cut = false;
    QHash<PoolId, QString> names; ///< as the rows show them
    QHash<HostId, Row> hostRows;  ///< those that are shown

    [[nodiscard]] findingtext::NameOf nameOf(const Finding &finding) const
    {
        return [this, one = finding.pool, other = finding.peer](PoolId id) {
            return registry->nameBeside(id, id == one ? other : one);
        };
    }
    [[nodiscard]] QString remarked(const QString &sentences, const Finding &finding) const
    {
        const QString remark = findingtext::whileRunning(*registry, finding);
        return remark.isEmpty() ? sentences : (sentences + u' ' + remark).trimmed();
    }
    [[nodiscard]] Row rowOf(const PoolRegistry::Host &host) const
    {
        Row row;
        row.host = host.id;
        row.name = host.label;
        row.finding.kind = FindingKind::Unverified;
        row.finding.severity = Severity::Info;
        row.finding.because = Because::UnknownPath;
        row.finding.spelled = host.label.toStdString();
        return row;
    }
    [[nodiscard]] std::vector<Finding> questionsOf(const Row &row) const
    {
        return registry->checker().openQuestions(row.host);
    }
    /// Empty: the row goes right now, there is nothing to say.
    [[nodiscard]] QVariant hostData(const Row &row, int role, int column) const
    {
        const std::vector<Finding> questions = questionsOf(row);
        if (questions.empty())
            return {};
        if (role == ExplanationRole)
            return findingtext::unverifiedExplanation(questions, row.name);
        switch (Column(column)) {
        case PoolsColumn:
            return isolated(row.name);
        case ResourceColumn:
            return findingtext::unverifiedPlaces(questions, row.name);
        case BecauseColumn:
            return findingtext::unverifiedBecause(questions);
        default:
            return {};
        }
    }
    [[nodiscard]] int count(Severity severity) const
    {
        return int(std::count_if(rows.begin(), rows.end(), [severity](const auto &row) {
            return row->finding.severity == severity;
        }));
    }
    /// From the side on which the list shows it: the draft's, for it is what can be changed; else that
    /// of the name that comes first.
    [[nodiscard]] Row rowOf(const Finding &finding) const
    {
        Row row{finding, registry->displayName(finding.pool), {}};
        if (finding.peer == noPool)
            return row;
        row.peerName = registry->displayName(finding.peer);
        const bool isDraft = finding.slot == Slot::Draft;
        const bool isPeerDraft = finding.peerSlot == Slot::Draft;
        const int names = compareNames(row.name, row.peerName);
        const bool isFirst = isDraft != isPeerDraft ? isDraft
                             : names != 0           ? names < 0
                                                    : finding.pool < finding.peer;
        if (!isFirst) {
            row.finding = mirrored(finding);
            std::swap(row.name, row.peerName);
        }
        return row;
    }
    /// As it stands in the list beside another of the same name.
    [[nodiscard]] QString label(PoolId id, PoolId beside) const
    {
        const PoolRegistry::Pool *pool = registry->pool(id);
        const PoolRegistry::Pool *other = registry->pool(beside);
        const QString name = isolated(registry->displayName(id));
        if (!pool || !other || registry->displayName(id) != registry->displayName(beside))
            return name;
        if (!pool->snapshot)
            return tr("%1 (draft)", "a pool").arg(name);
        const auto host = registry->host(pool->host);
        return host && pool->host != other->host
                   ? tr("%1 (on %2)", "a pool, its host").arg(name, isolated(host->label))
                   : name;
    }
    /// What to show, sorted, when there may be more than is shown.
    std::vector<Row> collectAll()
    {
        std::vector<Row> all;
        cut = false;
        registry->checker().forEachFinding([&](const Finding &finding) {
            cut = all.size() >= std::size_t(maxRows);
            if (!cut)
                all.push_back(rowOf(finding));
            return !cut;
        });
        std::copy(hostRows.begin(), hostRows.end(), std::back_inserter(all));
        makeSortedSet(all);
        return all;
    }
};

FindingsModel::FindingsModel(PoolRegistry *registry, QObject *parent)
    : QAbstractTableModel(parent)
    , d(std::make_unique<Private>())
{
    d->registry = registry;
    for (const PoolRegistry::Host &host : registry->hosts()) {
        if (registry->checker().openQuestionCount(host.id) > 0)
            d->hostRows.insert(host.id, d->rowOf(host));
    }
    for (Row &row : d->collectAll())
        d->rows.push_back(std::make_unique<const Row>(std::move(row)));
    connect(registry, &PoolRegistry::findingsChanged, this, &FindingsModel::update);
    connect(registry, &PoolRegistry::poolChanged, this, &FindingsModel::tellName);
    connect(registry, &PoolRegistry::poolAdded, this, [this] { updateHosts(false); });
    connect(registry, &PoolRegistry::poolRemoved, this, [this] { updateHosts(false); });
    connect(registry, &PoolRegistry::poolChanged, this, [this] { updateHosts(true); });
    connect(registry, &PoolRegistry::hostChanged, this, [this] { updateHosts(true); });
    connect(registry, &PoolRegistry::hostRemoved, this, [this] { updateHosts(false); });
    connect(registry, &PoolRegistry::settled, this, [this] { updateHosts(true); });
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
    const Row &row = *d->rows[std::size_t(index.row())];
    const bool isOfHost = row.host != 0;
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        if (isOfHost && index.column() >= PoolsColumn)
            return d->hostData(row, Qt::DisplayRole, index.column());
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
        if (isOfHost)
            return d->hostData(row, ExplanationRole, index.column());
        return d->remarked(findingtext::explanationOfPair(*finding, d->nameOf(*finding)), *finding);
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
        const QString pool = d->label(finding->pool, finding->peer);
        return finding->peer == noPool
                   ? pool
                   : tr("%1, %2", "two pools").arg(pool, d->label(finding->peer, finding->pool));
    }
    case ResourceColumn:
        return findingtext::resource(*finding);
    case BecauseColumn:
        return d->remarked(findingtext::becauseOfPair(*finding, d->nameOf(*finding)), *finding);
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
               ? &d->rows[std::size_t(index.row())]->finding
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
    std::vector<Row> fresh;
    if (!whole) {
        for (const PoolId pool : changed) {
            for (const Finding &finding : d->registry->findingsOf(pool))
                fresh.push_back(d->rowOf(finding));
        }
        makeSortedSet(fresh);
        const auto kept = std::count_if(d->rows.begin(), d->rows.end(),
                                        [&](const auto &row) { return !isAffected(row->finding); });
        whole = std::size_t(kept) + fresh.size() > std::size_t(maxRows);
    }
    if (whole)
        fresh = d->collectAll();

    // Both are sorted: what is in one only goes or comes.
    std::vector<int> gone;
    std::vector<Row> added;
    auto next = fresh.begin();
    for (int row = 0; row < int(d->rows.size()); ++row) {
        const Row &shown = *d->rows[std::size_t(row)];
        if (!isAffected(shown.finding))
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
    d->coming = std::move(added);
    insertFindings();
}

// Whether there is a row is known at once; what stands in it is put together when it is shown.
void FindingsModel::updateHosts(bool mayDiffer)
{
    QHash<HostId, Row> wanted;
    for (const PoolRegistry::Host &host : d->registry->hosts()) {
        if (d->registry->checker().openQuestionCount(host.id) > 0)
            wanted.insert(host.id, d->rowOf(host));
    }
    const QHash<HostId, Row> shown = std::exchange(d->hostRows, wanted);
    for (const Row &row : shown) {
        const auto place = std::lower_bound(
            d->rows.begin(), d->rows.end(), row,
            [](const auto &other, const Row &sought) { return before(*other, sought); });
        const auto index = int(place - d->rows.begin());
        if (!wanted.contains(row.host) || wanted.value(row.host) != row)
            removeFindings({index});
        else if (mayDiffer)
            Q_EMIT dataChanged(this->index(index, PoolsColumn), this->index(index, BecauseColumn),
                               {Qt::DisplayRole, SortRole, ExplanationRole});
    }
    for (const Row &row : std::as_const(wanted)) {
        if (!shown.contains(row.host) || shown.value(row.host) != row)
            d->coming.push_back(row);
    }
    makeSortedSet(d->coming);
    insertFindings();
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

void FindingsModel::insertFindings()
{
    // Both are sorted.
    std::vector<Row> added = std::exchange(d->coming, {});
    const auto placeOf = [this](const Row &added) {
        return std::lower_bound(
                   d->rows.begin(), d->rows.end(), added,
                   [](const auto &row, const Row &other) { return before(*row, other); })
               - d->rows.begin();
    };
    for (std::size_t begin = 0; begin < added.size();) {
        const auto place = placeOf(added[begin]);
        std::size_t end = begin + 1;
        while (end < added.size() && placeOf(added[end]) == place)
            ++end;
        beginInsertRows({}, int(place), int(place) + int(end - begin) - 1);
        std::vector<std::unique_ptr<const Row>> run;
        for (; begin < end; ++begin)
            run.push_back(std::make_unique<const Row>(std::move(added[begin])));
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
    // The list is sorted by names.
    std::vector<int> gone;
    for (int row = 0; row < int(d->rows.size()); ++row) {
        const Finding &finding = d->rows[std::size_t(row)]->finding;
        if (finding.pool != pool && finding.peer != pool)
            continue;
        Row renamed = d->rowOf(finding);
        const auto place = d->rows.begin() + row;
        const bool stays =
            renamed.finding == finding && (row == 0 || before(**std::prev(place), renamed))
            && (std::next(place) == d->rows.end() || before(renamed, **std::next(place)));
        if (stays) {
            *place = std::make_unique<const Row>(std::move(renamed));
            Q_EMIT dataChanged(index(row, PoolsColumn), index(row, BecauseColumn),
                               {Qt::DisplayRole, SortRole, ExplanationRole});
        } else {
            gone.push_back(row);
            d->coming.push_back(std::move(renamed));
        }
    }
    removeFindings(gone);
    makeSortedSet(d->coming);
    insertFindings();
}

} // namespace poolwarden
