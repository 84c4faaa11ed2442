// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/acceptedmodel.h"

#include "model/accepted/acceptedset.h"
#include "model/accepted/findingfilter.h"
#include "model/accepted/poolsbyname.h"
#include "model/pool/pooltype.h"
#include "model/session/poolregistry.h"
#include "model/tables/sequencechange.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <QLocale>
#include <QSet>

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

namespace poolwarden {

namespace {

/// Findings change with every key; a list that is a moment behind is none the worse.
constexpr std::chrono::milliseconds acceptedRest{200};

PoolsByName<PoolId> poolsOf(const PoolRegistry &registry)
{
    PoolsByName<PoolId> pools;
    for (const PoolId id : registry.pools()) {
        if (const PoolEntry *entry = registry.checker().entry(id))
            pools.add(identityOf(*entry, registry.placeOf(entry->host)), id);
    }
    return pools;
}

/// The acceptances that hide a finding.
QSet<const AcceptedFinding *> inForce(const PoolRegistry &registry)
{
    QSet<const AcceptedFinding *> found;
    for (const PoolId pool : registry.pools()) {
        for (const Finding &finding : registry.filter().acceptedOf(pool)) {
            for (const AcceptedFinding *accepted :
                 registry.filter().set().all(registry.filter().restsOn(finding)))
                found.insert(accepted);
        }
    }
    return found;
}

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
    case AcceptedModel::State::Renewed:
        return AcceptedModel::tr("Pool made anew", "a pool of this name has another UUID now");
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
        if (side.field == QString::fromUtf8(id))
            return findingtext::fieldName(field, type.value_or(PoolType::Dir));
    }
    return side.field;
}

/// With what else says which storage it is: the server alone does not name an export.
QString valueText(const RestingSide &side)
{
    QStringList values = namedStorage(side);
    if (values.isEmpty())
        values.append(side.name);
    return isolated(values).join(QStringLiteral(", "));
}

} // namespace

AcceptedModel::AcceptedModel(const PoolRegistry *registry, QObject *parent)
    : QAbstractTableModel(parent)
    , m_registry(registry)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(acceptedRest);
    connect(&m_soon, &QTimer::timeout, this, &AcceptedModel::refresh);
    const auto soon = [this] {
        const bool hasAny = !m_rows.empty() || !m_registry->filter().set().isEmpty();
        if (hasAny && !m_soon.isActive())
            m_soon.start();
    };
    connect(registry, &PoolRegistry::acceptedChanged, this, &AcceptedModel::refresh);
    connect(registry, &PoolRegistry::findingsChanged, this, soon);
    connect(registry, &PoolRegistry::poolChanged, this, soon);
    connect(registry, &PoolRegistry::poolAdded, this, soon);
    connect(registry, &PoolRegistry::poolRemoved, this, soon);
    connect(registry, &PoolRegistry::settled, this, soon);
    refresh();
}

std::vector<AcceptedModel::Row> AcceptedModel::collect()
{
    std::vector<Row> rows;
    const AcceptedSet &accepted = m_registry->filter().set();
    if (accepted.isEmpty())
        return rows;
    QSet<QString> open{m_registry->placeOf(m_registry->files())};
    for (const PoolRegistry::Host &host : m_registry->hosts())
        open.insert(m_registry->placeOf(host.id));
    const PoolsByName<PoolId> pools = poolsOf(*m_registry);
    const QSet<const AcceptedFinding *> hiding = inForce(*m_registry);
    for (const QString &place : accepted.hosts()) {
        if (!open.contains(place))
            continue;
        for (const AcceptedFinding &finding : accepted.list(place)->findings) {
            Row row{0, place, finding, hiding.contains(&finding) ? State::InForce : State::Changed,
                    noPool};
            QString key = place + QString::number(int(finding.restsOn.kind)) + QChar(u'\x2')
                          + QString::number(int(finding.restsOn.severity));
            for (const RestingSide &side : finding.restsOn.sides) {
                key += QChar(u'\x2') + sideKey(side);
                const PoolId pool = pools.find(side, place).value(0, noPool);
                if (pool == noPool && row.state != State::Gone)
                    row.state = pools.hasName(side, place) ? State::Renewed : State::Gone;
                else if (row.pool == noPool)
                    row.pool = pool;
            }
            quint64 &id = m_ids[key];
            if (id == 0)
                id = quint64(m_ids.size());
            row.id = id;
            rows.push_back(std::move(row));
        }
    }
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
        return tr("Accepted", "column: by whom, and when");
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
