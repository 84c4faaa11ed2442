// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/findingsmodel.h"

#include "model/session/pooldraft.h"
#include "model/session/poolregistry.h"
#include "model/tables/findingarrangement.h"
#include "model/tables/findingnode.h"
#include "model/tables/findingslist.h"
#include "model/tables/searchahead.h"
#include "model/tables/sequencechange.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace poolwarden {

namespace {

/// Views and proxies look at all rows for each run of rows that comes or goes.
constexpr std::size_t mostRuns = 40;

using Node = FindingNode;
using Parts = std::vector<Node::Part>;

template<typename Items, typename IdOf>
std::vector<quint64> idsOf(const Items &items, IdOf idOf)
{
    std::vector<quint64> ids;
    ids.reserve(items.size());
    for (const auto &item : items)
        ids.push_back(idOf(item));
    return ids;
}

void renumber(Node::Children &nodes)
{
    for (std::size_t i = 0; i < nodes.size(); ++i)
        nodes[i]->place = int(i);
}

/// Takes what is in the part.
std::unique_ptr<Node> nodeOf(Node::Part &part, Node *parent)
{
    return std::make_unique<Node>(std::exchange(part, {}), parent);
}

/// Null for what is no index.
Node *nodeAt(const QModelIndex &index)
{
    return static_cast<Node *>(index.internalPointer());
}

} // namespace

class FindingsModel::Private
{
public:
    PoolRegistry *registry = nullptr;
    FindingsList *list = nullptr;
    SearchAhead *ahead = nullptr;
    FindingsModel *model = nullptr; ///< this is a part of it
    FindingArrangement arrangement;
    Node::Children tops;

    [[nodiscard]] static Node::Children &childrenOf(Node &node)
    {
        if (!node.children) {
            Parts parts = node.parts();
            node.children.emplace();
            for (Node::Part &part : parts)
                node.children->push_back(nodeOf(part, &node));
            renumber(*node.children);
        }
        return *node.children;
    }
    /// Makes the rows below `parent` what is wanted. Rows that stay are recognised.
    void change(const QModelIndex &parent, Node::Children &nodes, Parts wanted);

private:
    void changeByRuns(const QModelIndex &parent, Node::Children &nodes, Parts &wanted,
                      const SequenceChange &change);
    void changeAtOnce(const QModelIndex &parent, Node::Children &nodes, Parts &wanted);
};

void FindingsModel::Private::change(const QModelIndex &parent, Node::Children &nodes, Parts wanted)
{
    const SequenceChange change =
        sequenceChange(idsOf(nodes, [](const auto &node) { return node->id(); }),
                       idsOf(wanted, [](const Node::Part &part) { return part.id; }));
    // What a new row has, is taken.
    if (change.removals.size() + change.insertions.size() > mostRuns)
        changeAtOnce(parent, nodes, wanted);
    else
        changeByRuns(parent, nodes, wanted, change);

    int first = -1;
    int last = -1;
    for (std::size_t row = 0; row < wanted.size(); ++row) {
        Node &node = *nodes[row];
        Node::Part &part = wanted[row];
        if (part.findings.empty())
            continue;
        if (node.findings() != part.findings) {
            node.setFindings(std::move(part.findings));
            if (node.children)
                this->change(model->index(int(row), 0, parent), *node.children, node.parts());
            first = first < 0 ? int(row) : first;
            last = int(row);
        }
        node.setSortText(std::move(part.sortText));
    }
    // As one range: proxies and views process all rows for each signal.
    if (first >= 0)
        Q_EMIT model->dataChanged(model->index(first, 0, parent),
                                  model->index(last, ColumnCount - 1, parent));
}

void FindingsModel::Private::changeByRuns(const QModelIndex &parent, Node::Children &nodes,
                                          Parts &wanted, const SequenceChange &change)
{
    for (const auto &[first, count] : change.removals) {
        model->beginRemoveRows(parent, first, first + count - 1);
        nodes.erase(nodes.begin() + first, nodes.begin() + first + count);
        renumber(nodes);
        model->endRemoveRows();
    }
    for (const auto &[first, count] : change.insertions) {
        model->beginInsertRows(parent, first, first + count - 1);
        Node::Children coming;
        for (int row = first; row < first + count; ++row)
            coming.push_back(nodeOf(wanted[std::size_t(row)], nodeAt(parent)));
        nodes.insert(nodes.begin() + first, std::make_move_iterator(coming.begin()),
                     std::make_move_iterator(coming.end()));
        renumber(nodes);
        model->endInsertRows();
    }
}

// As a change of the order, in which some rows come or go: a view asks anew, and keeps what is open and chosen.
void FindingsModel::Private::changeAtOnce(const QModelIndex &parent, Node::Children &nodes,
                                          Parts &wanted)
{
    Q_EMIT model->layoutAboutToBeChanged();
    std::unordered_map<quint64, std::unique_ptr<Node>> known;
    for (auto &node : nodes)
        known.emplace(node->id(), std::move(node));
    nodes.clear();
    for (Node::Part &part : wanted) {
        const auto found = known.find(part.id);
        nodes.push_back(found != known.end() ? std::move(found->second)
                                             : nodeOf(part, nodeAt(parent)));
    }
    renumber(nodes);
    std::erase_if(known, [](const auto &entry) { return entry.second == nullptr; });
    // Those that are left in it go.
    const Node *above = nodeAt(parent);
    const auto goes = [&](const Node *node) {
        while (node->parent() != above && node->parent())
            node = node->parent();
        return node->parent() == above && known.contains(node->id())
               && known.at(node->id()).get() == node;
    };
    const QModelIndexList before = model->persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &index : before) {
        Node *node = nodeAt(index);
        after.append(goes(node) ? QModelIndex()
                                : model->createIndex(node->place, index.column(), node));
    }
    model->changePersistentIndexList(before, after);
    known.clear();
    Q_EMIT model->layoutChanged();
}

FindingsModel::FindingsModel(PoolRegistry *registry, QObject *parent)
    : QAbstractItemModel(parent)
    , d(std::make_unique<Private>())
{
    d->registry = registry;
    d->model = this;
    d->list = new FindingsList(registry, this);
    d->ahead = new SearchAhead(d->list, this);
    showList();
    connect(d->list, &FindingsList::changed, this, &FindingsModel::showList);
    // A draft that gets its first change, or loses its last, need not change a finding.
    const auto edited = [this] {
        if (d->arrangement.query.isOnlyEdited)
            showList();
    };
    connect(registry, &PoolRegistry::poolChanged, this, edited);
    connect(registry, &PoolRegistry::draftClosed, this, edited);
}

FindingsModel::~FindingsModel() = default;

QModelIndex FindingsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || row >= rowCount(parent) || column < 0 || column >= ColumnCount)
        return {};
    const Node::Children &nodes = parent.isValid() ? Private::childrenOf(*nodeAt(parent)) : d->tops;
    return createIndex(row, column, nodes[std::size_t(row)].get());
}

QModelIndex FindingsModel::parent(const QModelIndex &child) const
{
    Node *parent = child.isValid() ? nodeAt(child)->parent() : nullptr;
    return parent ? createIndex(parent->place, 0, parent) : QModelIndex();
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(d->tops.size());
    return parent.column() == 0 ? int(Private::childrenOf(*nodeAt(parent)).size()) : 0;
}

bool FindingsModel::hasChildren(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return !d->tops.empty();
    if (parent.column() != 0)
        return false;
    // While rows go, those that are there count.
    const Node &node = *nodeAt(parent);
    return node.children ? !node.children->empty() : node.hasParts();
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
    switch (role) {
    case Qt::DisplayRole:
        return nodeAt(index)->text(*d->registry, index.column());
    case PoolIdRole:
        return QVariant::fromValue(finding->pool);
    case PeerIdRole:
        return QVariant::fromValue(finding->peer);
    case SeverityRole:
        return int(finding->severity);
    case KindRole:
        return int(finding->kind);
    case ExplanationRole:
        return nodeAt(index)->explanation(*d->registry);
    case WhyRole:
        return nodeAt(index)->why(*d->registry);
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

void FindingsModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount
        || (column == d->arrangement.sortColumn && order == d->arrangement.sortOrder))
        return;
    d->arrangement.sortColumn = column;
    d->arrangement.sortOrder = order;
    for (const auto &top : d->tops)
        top->setSortText({});
    showList();
}

void FindingsModel::setQuery(const FindingQuery &query)
{
    if (query == d->arrangement.query)
        return;
    d->arrangement.query = query;
    showList();
}

void FindingsModel::prepareSearch()
{
    d->ahead->begin();
}

const FindingQuery &FindingsModel::query() const
{
    return d->arrangement.query;
}

void FindingsModel::setGrouping(Grouping grouping)
{
    if (grouping == d->arrangement.grouping)
        return;
    d->arrangement.grouping = grouping;
    showList();
}

FindingsModel::Grouping FindingsModel::grouping() const
{
    return d->arrangement.grouping;
}

const Finding *FindingsModel::findingAt(const QModelIndex &index) const
{
    return index.isValid() ? &nodeAt(index)->first() : nullptr;
}

std::vector<Finding> FindingsModel::findingsAt(const QModelIndex &index) const
{
    return index.isValid() ? nodeAt(index)->allFindings() : std::vector<Finding>();
}

std::optional<Finding> FindingsModel::findingAt(const QModelIndex &index,
                                                const Wanted &wanted) const
{
    if (!index.isValid())
        return std::nullopt;
    const Node::Findings &findings = nodeAt(index)->findings();
    const auto found = std::ranges::find_if(
        findings, [&wanted](const Node::Told &told) { return wanted(told.row->finding); });
    return found == findings.end() ? std::nullopt : std::optional(found->finding());
}

bool FindingsModel::isSeveral(const QModelIndex &index) const
{
    return index.isValid() && nodeAt(index)->findings().size() > 1;
}

bool FindingsModel::isHidden(const Wanted &wanted) const
{
    const FindingMatcher matcher(d->arrangement.query, *d->registry);
    return std::ranges::any_of(d->list->rows(), [&](const FindingsList::Row &row) {
        return wanted(row->finding) && !matcher.matches(*row);
    });
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

int FindingsModel::shownCount() const
{
    return d->arrangement.shown();
}

void FindingsModel::showList()
{
    if (auto parts = d->arrangement.wanted(d->list->rows(), *d->registry, d->tops))
        d->change({}, d->tops, *std::move(parts));
    Q_EMIT countsChanged();
}

} // namespace poolwarden
