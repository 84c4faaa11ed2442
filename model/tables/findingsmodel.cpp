// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/findingsmodel.h"

#include "model/session/poolregistry.h"
#include "model/tables/findingrowtext.h"
#include "model/tables/findingslist.h"
#include "model/tables/sequencechange.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "model/wording/unverifiedtext.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace poolwarden {

namespace {

using Rows = std::vector<FindingsList::Row>;

std::vector<quint64> idsOf(const Rows &rows)
{
    std::vector<quint64> ids;
    ids.reserve(rows.size());
    for (const auto &row : rows)
        ids.push_back(row->id);
    return ids;
}

/// The rows by group. Groups are in the order of their first rows.
std::vector<Rows> grouped(const Rows &rows)
{
    std::vector<Rows> groups;
    std::unordered_map<std::string_view, std::size_t> places;
    for (const auto &row : rows) {
        const auto [place, isNew] = places.emplace(row->group, groups.size());
        if (isNew)
            groups.emplace_back();
        groups[place->second].push_back(row);
    }
    return groups;
}

} // namespace

class FindingsModel::Private
{
public:
    /// A top-level row: one finding, or several of one kind about one place.
    struct Top {
        int place = 0;
        Rows rows;                ///< at least one, sorted
        Rows children;            ///< as announced to views; none for a single finding
        findingtext::Group words; ///< empty for a single finding

        explicit Top(Rows all) { setRows(std::move(all)); }
        void setRows(Rows all)
        {
            rows = std::move(all);
            words = {};
            if (rows.size() == 1)
                return;
            std::vector<Finding> findings;
            for (const auto &row : rows)
                findings.push_back(row->finding);
            words = findingtext::groupOf(std::move(findings));
        }
        /// The children to announce.
        [[nodiscard]] const Rows &wanted() const
        {
            static const Rows none;
            return rows.size() > 1 ? rows : none;
        }
    };

    PoolRegistry *registry = nullptr;
    FindingsList *list = nullptr;
    std::vector<std::unique_ptr<Top>> tops;

    void renumber()
    {
        for (std::size_t i = 0; i < tops.size(); ++i)
            tops[i]->place = int(i);
    }
    [[nodiscard]] static Top *parentOf(const QModelIndex &index)
    {
        return static_cast<Top *>(index.internalPointer());
    }
    /// Null for a child.
    [[nodiscard]] const Top *topAt(const QModelIndex &index) const
    {
        return index.isValid() && !index.internalPointer() ? tops[std::size_t(index.row())].get()
                                                           : nullptr;
    }
    [[nodiscard]] QVariant value(const Finding &finding, int column) const
    {
        switch (Column(column)) {
        case SeverityColumn:
            return findingtext::severityName(finding.severity);
        case KindColumn:
            return findingtext::kindName(finding.kind);
        case PoolsColumn:
            return findingtext::poolsOf(*registry, finding);
        case ResourceColumn:
            return findingtext::resource(finding);
        case ReasonColumn:
            return findingtext::reasonInList(*registry, finding);
        case ColumnCount:
            break;
        }
        return {};
    }
    /// Empty while the row is being removed.
    [[nodiscard]] QVariant value(const FindingRow &ofHost, int column) const
    {
        const std::vector<Finding> questions = registry->checker().openQuestions(ofHost.host);
        if (questions.empty())
            return {};
        switch (Column(column)) {
        case PoolsColumn:
            return isolated(ofHost.name);
        case ResourceColumn:
            return findingtext::unverifiedPlaces(questions, ofHost.name);
        case ReasonColumn:
            return findingtext::unverifiedReason(questions);
        default:
            return value(ofHost.finding, column);
        }
    }
    [[nodiscard]] QString explanation(const FindingRow &row) const
    {
        if (row.host == noHost)
            return findingtext::explanationInList(*registry, row.finding);
        const std::vector<Finding> questions = registry->checker().openQuestions(row.host);
        return questions.empty() ? QString()
                                 : findingtext::unverifiedExplanation(questions, row.name);
    }
    /// Null for a child.
    [[nodiscard]] const FindingRow *hostRowAt(const QModelIndex &index) const
    {
        const Top *top = topAt(index);
        return top && top->rows.front()->host != noHost ? top->rows.front().get() : nullptr;
    }
    [[nodiscard]] QVariant value(const findingtext::Group &group, int column) const
    {
        switch (Column(column)) {
        case PoolsColumn:
            return findingtext::poolsOf(*registry, group);
        case ResourceColumn:
            return findingtext::placeOf(group);
        case ReasonColumn:
            return findingtext::reasonOf(*registry, group);
        default:
            return value(group.findings.front(), column);
        }
    }
};

FindingsModel::FindingsModel(PoolRegistry *registry, QObject *parent)
    : QAbstractItemModel(parent)
    , d(std::make_unique<Private>())
{
    d->registry = registry;
    d->list = new FindingsList(registry, this);
    showList();
    connect(d->list, &FindingsList::changed, this, &FindingsModel::showList);
}

FindingsModel::~FindingsModel() = default;

QModelIndex FindingsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || row >= rowCount(parent) || column < 0 || column >= ColumnCount)
        return {};
    return createIndex(row, column,
                       parent.isValid() ? d->tops[std::size_t(parent.row())].get() : nullptr);
}

QModelIndex FindingsModel::parent(const QModelIndex &child) const
{
    const auto *top = child.isValid() ? Private::parentOf(child) : nullptr;
    return top ? createIndex(top->place, 0, nullptr) : QModelIndex();
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(d->tops.size());
    const auto *top = parent.column() == 0 ? d->topAt(parent) : nullptr;
    return top ? int(top->children.size()) : 0;
}

int FindingsModel::columnCount(const QModelIndex & /*parent*/) const
{
    return ColumnCount;
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    const Finding *finding = findingAt(index);
    if (!finding)
        return {};
    const auto *top = d->topAt(index);
    const findingtext::Group *group = top && top->rows.size() > 1 ? &top->words : nullptr;
    switch (role) {
    case SortRole:
        if (index.column() == SeverityColumn)
            return int(finding->severity);
        if (index.column() == KindColumn)
            return int(finding->kind);
        [[fallthrough]];
    case Qt::DisplayRole:
        if (const FindingRow *ofHost = d->hostRowAt(index))
            return d->value(*ofHost, index.column());
        return group ? d->value(*group, index.column()) : d->value(*finding, index.column());
    case PoolIdRole:
        return QVariant::fromValue(finding->pool);
    case PeerIdRole:
        return QVariant::fromValue(finding->peer);
    case SeverityRole:
        return int(finding->severity);
    case KindRole:
        return int(finding->kind);
    case ExplanationRole:
        if (group)
            return findingtext::explanationOf(*d->registry, *group);
        if (const FindingRow *ofHost = d->hostRowAt(index))
            return d->explanation(*ofHost);
        return findingtext::explanationInList(*d->registry, *finding);
    default:
        return {};
    }
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
    case ReasonColumn:
        return tr("Reason");
    case ColumnCount:
        break;
    }
    return {};
}

const Finding *FindingsModel::findingAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    if (const auto *top = d->topAt(index))
        return &top->rows.front()->finding;
    return &Private::parentOf(index)->children[std::size_t(index.row())]->finding;
}

std::vector<Finding> FindingsModel::findingsAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const auto *top = d->topAt(index);
    return top && top->rows.size() > 1 ? top->words.findings : std::vector{*findingAt(index)};
}

std::vector<Finding> FindingsModel::allFindings() const
{
    std::vector<Finding> findings;
    for (const auto &row : d->list->rows())
        findings.push_back(row->finding);
    return findings;
}

int FindingsModel::findingCount() const
{
    return int(d->list->rows().size());
}

int FindingsModel::errorCount() const
{
    return d->list->count(Severity::Error);
}

int FindingsModel::warningCount() const
{
    return d->list->count(Severity::Warning);
}

bool FindingsModel::isCut() const
{
    return d->list->isCut();
}

void FindingsModel::showList()
{
    std::vector<Rows> groups = grouped(d->list->rows());
    // Number the old and the new groups. A group is recognised by FindingRow::group.
    std::unordered_map<std::string_view, quint64> known;
    std::vector<quint64> from;
    for (const auto &top : d->tops) {
        from.push_back(from.size() + 1);
        known.emplace(top->rows.front()->group, from.back());
    }
    std::vector<quint64> to;
    for (const Rows &rows : groups) {
        const auto found = known.find(rows.front()->group);
        to.push_back(found == known.end() ? from.size() + to.size() + 1 : found->second);
    }

    const SequenceChange change = sequenceChange(from, to);
    for (const auto &[first, count] : change.removals) {
        beginRemoveRows({}, first, first + count - 1);
        d->tops.erase(d->tops.begin() + first, d->tops.begin() + first + count);
        d->renumber();
        endRemoveRows();
    }
    std::vector<bool> isNew(groups.size(), false);
    for (const auto &[first, count] : change.insertions) {
        beginInsertRows({}, first, first + count - 1);
        std::vector<std::unique_ptr<Private::Top>> coming;
        for (int row = first; row < first + count; ++row) {
            coming.push_back(std::make_unique<Private::Top>(groups[std::size_t(row)]));
            coming.back()->children = coming.back()->wanted();
            isNew[std::size_t(row)] = true;
        }
        d->tops.insert(d->tops.begin() + first, std::make_move_iterator(coming.begin()),
                       std::make_move_iterator(coming.end()));
        d->renumber();
        endInsertRows();
    }
    ChangedRows changed;
    for (std::size_t row = 0; row < groups.size(); ++row) {
        if (!isNew[row] && d->tops[row]->rows != groups[row]) {
            d->tops[row]->setRows(std::move(groups[row]));
            renewGroup(int(row));
            changed.add(int(row));
        }
    }
    tellChanged(changed, {});
}

void FindingsModel::tellChanged(const ChangedRows &rows, const QModelIndex &parent)
{
    // As one range: proxies and views process all rows for each signal.
    if (rows.first >= 0)
        Q_EMIT dataChanged(index(rows.first, 0, parent), index(rows.last, ColumnCount - 1, parent));
}

void FindingsModel::renewGroup(int row)
{
    Private::Top &top = *d->tops[std::size_t(row)];
    const QModelIndex parent = index(row, 0);
    const Rows wanted = top.wanted();
    const SequenceChange change = sequenceChange(idsOf(top.children), idsOf(wanted));
    for (const auto &[first, count] : change.removals) {
        beginRemoveRows(parent, first, first + count - 1);
        top.children.erase(top.children.begin() + first, top.children.begin() + first + count);
        endRemoveRows();
    }
    for (const auto &[first, count] : change.insertions) {
        beginInsertRows(parent, first, first + count - 1);
        top.children.insert(top.children.begin() + first, wanted.begin() + first,
                            wanted.begin() + first + count);
        endInsertRows();
    }
    // The names in the remaining rows may have changed.
    ChangedRows changed;
    for (std::size_t child = 0; child < wanted.size(); ++child) {
        if (top.children[child] == wanted[child])
            continue;
        top.children[child] = wanted[child];
        changed.add(int(child));
    }
    tellChanged(changed, parent);
}

} // namespace poolwarden
