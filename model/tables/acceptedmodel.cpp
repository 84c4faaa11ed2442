// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/acceptedmodel.h"

#include "model/accepted/acceptedset.h"
#include "model/pool/pooltype.h"
#include "model/session/poolregistry.h"
#include "model/tables/sequencechange.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <QLocale>
#include <QSet>

#include <algorithm>
#include <tuple>
#include <utility>

namespace poolwarden {

namespace {

/// The pools of the registry by what an acceptance calls them.
class PoolsByName
{
public:
    explicit PoolsByName(const PoolRegistry &registry)
    {
        for (const PoolId id : registry.pools()) {
            const PoolEntry *entry = registry.checker().entry(id);
            if (!entry)
                continue;
            const PoolIdentity identity = identityOf(*entry, registry.placeOf(entry->host));
            m_pools[{identity.host, identity.name}].append({identity.uuid, id});
            if (!identity.uuid.isEmpty())
                m_byUuid.insert({identity.host, identity.uuid}, id);
        }
    }

    /// noPool: not there.
    [[nodiscard]] PoolId find(const RestingSide &side, const QString &place) const
    {
        const QString host = side.host.isEmpty() ? place : side.host;
        if (const PoolId id = m_byUuid.value({host, side.uuid}, noPool); id != noPool)
            return id;
        for (const auto &[uuid, id] : m_pools.value({host, side.name})) {
            if (side.uuid.isEmpty() || uuid.isEmpty())
                return id;
        }
        return noPool;
    }

private:
    using Key = std::pair<QString, QString>;               ///< host, name or UUID
    QHash<Key, QList<std::pair<QString, PoolId>>> m_pools; ///< with their UUIDs
    QHash<Key, PoolId> m_byUuid;
};

QString sideKey(const RestingSide &side)
{
    QStringList parts{side.host, side.name, side.uuid, side.type, side.field, side.value};
    for (auto it = side.also.cbegin(); it != side.also.cend(); ++it)
        parts << it.key() << it.value();
    return parts.join(QChar(u'\x1'));
}

QString stateName(AcceptedModel::State state)
{
    switch (state) {
    case AcceptedModel::State::InForce:
        return AcceptedModel::tr("Hidden", "a conflict that was accepted");
    case AcceptedModel::State::Changed:
        return AcceptedModel::tr("Changed", "what was accepted is not there any more");
    case AcceptedModel::State::Gone:
        return AcceptedModel::tr("Pool gone");
    }
    return {};
}

QString fieldLabel(const RestingSide &side)
{
    const auto type = poolTypeFromName(side.type.toStdString());
    for (std::size_t i = 0; i < fieldCount; ++i) {
        const auto field = static_cast<Field>(i);
        const std::string_view id = fieldInfo(field).id;
        if (side.field == QString::fromUtf8(id.data(), qsizetype(id.size())))
            return findingtext::fieldName(field, type.value_or(PoolType::Dir));
    }
    return side.field;
}

QString valueText(const RestingSide &side)
{
    const QString &value = side.value.isEmpty() ? side.name : side.value;
    return isolated(value);
}

} // namespace

AcceptedModel::AcceptedModel(const PoolRegistry *registry, QObject *parent)
    : QAbstractTableModel(parent)
    , m_registry(registry)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &AcceptedModel::refresh);
    const auto soon = [this] {
        if (!m_rows.empty() || !m_registry->accepted().hosts().isEmpty())
            m_soon.start();
    };
    connect(registry, &PoolRegistry::acceptedChanged, this, &AcceptedModel::refresh);
    connect(registry, &PoolRegistry::findingsChanged, this, soon);
    connect(registry, &PoolRegistry::poolChanged, this, soon);
    connect(registry, &PoolRegistry::poolRemoved, this, soon);
    connect(registry, &PoolRegistry::hostRemoved, this, soon);
    connect(registry, &PoolRegistry::settled, this, soon);
    refresh();
}

std::vector<AcceptedModel::Row> AcceptedModel::collect()
{
    std::vector<Row> rows;
    const AcceptedSet &accepted = m_registry->accepted();
    if (accepted.isEmpty())
        return rows;
    QSet<QString> open{m_registry->placeOf(m_registry->files())};
    for (const PoolRegistry::Host &host : m_registry->hosts())
        open.insert(m_registry->placeOf(host.id));
    const PoolsByName pools(*m_registry);
    for (const QString &place : accepted.hosts()) {
        if (!open.contains(place))
            continue;
        for (const AcceptedFinding &finding : accepted.list(place)->findings) {
            Row row{0, place, finding, State::InForce, noPool};
            QString key = place + QString::number(int(finding.restsOn.kind));
            for (const RestingSide &side : finding.restsOn.sides) {
                key += QChar(u'\x2') + sideKey(side);
                const PoolId pool = pools.find(side, place);
                if (pool == noPool)
                    row.state = State::Gone;
                else if (row.pool == noPool)
                    row.pool = pool;
            }
            if (row.state == State::InForce) {
                const std::vector<Finding> hidden = m_registry->acceptedOf(row.pool);
                const bool isHiding = std::ranges::any_of(hidden, [&](const Finding &one) {
                    return isSame(withoutHost(m_registry->restsOn(one), place), finding.restsOn);
                });
                row.state = isHiding ? State::InForce : State::Changed;
            }
            quint64 &id = m_ids[key];
            if (id == 0)
                id = quint64(m_ids.size());
            row.id = id;
            rows.push_back(std::move(row));
        }
    }
    // A file that somebody wrote by hand can say the same twice.
    std::ranges::stable_sort(rows, {}, &Row::id);
    const auto repeated = std::ranges::unique(rows, {}, &Row::id);
    rows.erase(repeated.begin(), repeated.end());
    std::ranges::stable_sort(rows, [](const Row &a, const Row &b) {
        const auto order = [](const Row &row) {
            const RestsOn &it = row.finding.restsOn;
            return std::tuple(row.state != State::InForce, -int(it.severity), it.kind,
                              it.sides.first().name, it.sides.last().name, row.id);
        };
        return order(a) < order(b);
    });
    return rows;
}

void AcceptedModel::refresh()
{
    std::vector<Row> rows = collect();
    const auto idsOf = [](const std::vector<Row> &list) {
        std::vector<quint64> ids;
        for (const Row &row : list)
            ids.push_back(row.id);
        return ids;
    };
    const SequenceChange change = sequenceChange(idsOf(m_rows), idsOf(rows));
    for (const auto &[first, count] : change.removals) {
        beginRemoveRows({}, first, first + count - 1);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + first + count);
        endRemoveRows();
    }
    for (const auto &[first, count] : change.insertions) {
        beginInsertRows({}, first, first + count - 1);
        m_rows.insert(m_rows.begin() + first, rows.begin() + first, rows.begin() + first + count);
        endInsertRows();
    }
    if (m_rows != rows) {
        m_rows = std::move(rows);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    Q_EMIT changed();
}

int AcceptedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AcceptedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant AcceptedModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    const RestsOn &it = row.finding.restsOn;
    switch (role) {
    case StateRole:
        return int(row.state);
    case PoolIdRole:
        return QVariant::fromValue(row.pool);
    case ExplanationRole: {
        QStringList lines;
        for (const RestingSide &side : it.sides) {
            lines.append(tr("%1: %2 “%3”", "pool, name of a field, its value")
                             .arg(isolated(side.name), fieldLabel(side), valueText(side)));
        }
        return lines.join(u'\n');
    }
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (Column(index.column())) {
    case StateColumn:
        return stateName(row.state);
    case KindColumn:
        return findingtext::kindName(it.kind);
    case PoolsColumn: {
        QStringList names;
        for (const RestingSide &side : it.sides) {
            names.append(side.host.isEmpty() ? isolated(side.name)
                                             : tr("%1 (%2)", "pool, its host")
                                                   .arg(isolated(side.name), isolated(side.host)));
        }
        return names.join(QStringLiteral(", "));
    }
    case ValueColumn: {
        QStringList values;
        for (const RestingSide &side : it.sides) {
            if (const QString value = valueText(side); !values.contains(value))
                values.append(value);
        }
        return values.join(QStringLiteral(", "));
    }
    case ReasonColumn:
        return isolated(QString(row.finding.reason).replace(u'\n', u' '));
    case ByColumn: {
        const QString at =
            row.finding.at.isValid()
                ? QLocale().toString(row.finding.at.toLocalTime().date(), QLocale::ShortFormat)
                : QString();
        return row.finding.by.isEmpty() ? at
               : at.isEmpty()           ? isolated(row.finding.by)
                              : tr("%1, %2", "person, date").arg(isolated(row.finding.by), at);
    }
    case ColumnCount:
        break;
    }
    return {};
}

QVariant AcceptedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case StateColumn:
        return tr("State");
    case KindColumn:
        return tr("Kind");
    case PoolsColumn:
        return tr("Pools");
    case ValueColumn:
        return tr("Storage");
    case ReasonColumn:
        return tr("Reason");
    case ByColumn:
        return tr("Accepted by", "column: who accepted it, and when");
    case ColumnCount:
        break;
    }
    return {};
}

QString AcceptedModel::placeAt(int row) const
{
    return m_rows.at(std::size_t(row)).place;
}

AcceptedFinding AcceptedModel::findingAt(int row) const
{
    return m_rows.at(std::size_t(row)).finding;
}

int AcceptedModel::hiddenCount() const
{
    return int(std::ranges::count(m_rows, State::InForce, &Row::state));
}

} // namespace poolwarden
