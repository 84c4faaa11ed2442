// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/draftplanmodel.h"

#include "model/plan/roworder.h"
#include "model/plan/steprow.h"
#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"

#include <QHash>
#include <QMap>

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

/// With so many pools a plan takes longer than a key may, so it waits until no more keys come.
constexpr int manyPools = 1000;
constexpr int planMilliseconds = 200;

} // namespace

DraftPlanModel::DraftPlanModel(PoolRegistry *registry, QObject *parent)
    : QAbstractTableModel(parent)
    , m_registry(registry)
    , m_steps(registry)
    , m_overtaken(registry, &m_steps.promise())
    , m_outcomes(registry)
{
    // One change comes with several signals, and a key press with one.
    m_refresh.setSingleShot(true);
    connect(&m_refresh, &QTimer::timeout, this, &DraftPlanModel::refresh);
    connect(registry, &PoolRegistry::poolChanged, this, &DraftPlanModel::refreshSoon);
    connect(registry, &PoolRegistry::settled, this, &DraftPlanModel::refreshSoon);
    connect(registry, &PoolRegistry::findingsChanged, this, &DraftPlanModel::refreshSoon);
    connect(registry, &PoolRegistry::draftOpened, this, &DraftPlanModel::refreshSoon);
    connect(registry, &PoolRegistry::draftClosed, this, &DraftPlanModel::refreshSoon);
    connect(registry, &PoolRegistry::hostChanged, this, &DraftPlanModel::refreshSoon);
    refresh();
}

void DraftPlanModel::refreshSoon()
{
    m_refresh.start(m_registry->poolCount() > manyPools ? planMilliseconds : 0);
}

DraftOutcome DraftPlanModel::outcomeOf(const DefineStep &step,
                                       const QSet<PoolId> &definedBefore) const
{
    return m_outcomes.of(step, definedBefore, m_steps.activePoolOf(step.pool));
}

void DraftPlanModel::refresh()
{
    m_refresh.stop();
    m_steps.follow();
    std::vector<PlanRow> rows;
    QList<PoolId> possible;
    QSet<PoolId> present;
    QSet<PoolId> fresh;
    QHash<PoolId, std::size_t> rowOfPool;
    for (const PoolId id : m_registry->pools()) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        if (!pool->draft || !pool->hasUnsaved() || pool->host == m_registry->files())
            continue;
        present.insert(id);
        if (!m_known.contains(id)) {
            fresh.insert(id);
            m_checked.insert(id);
        }
        PlanRow row = draftRow(*m_registry, id);
        const bool isRefused = !whyRefused(*pool->draft).isEmpty();
        if (const QString obstacle = whyNotDefine(*pool->draft, *m_registry);
            !isRefused && !obstacle.isEmpty()) {
            // No matter of the order, but of the connection or of a change on the host.
            row.outcome = {obstacle, Severity::Warning};
        } else if (m_steps.isKeptBack(id) && m_steps.toRestart({id}).isEmpty()) {
            row.outcome = {tr("It must be stopped first: this host keeps the old definition of an "
                              "active pool."),
                           Severity::Warning};
        } else {
            possible.append(id);
        }
        rowOfPool.insert(id, rows.size());
        rows.push_back(std::move(row));
    }
    possible = m_steps.inPlanOrder(std::move(possible));
    m_known = present;
    m_checked.intersect(present);

    const auto checkedOf = [this](QList<PoolId> drafts) {
        drafts.removeIf([this](PoolId pool) { return !m_checked.contains(pool); });
        return drafts;
    };
    const auto orderOfChecked = [&] {
        const QList<PoolId> chosen = checkedOf(possible);
        const DoneBefore before = m_steps.doneBefore(chosen);
        m_outcomes = DraftOutcomes(m_registry, before);
        return defineOrder(*m_registry, chosen, before);
    };
    const bool areStepsOver = !hasResults() && m_steps.leaveOutWhatIsOver();
    DefineOrder order = orderOfChecked();
    const QSet<PoolId> over = hasResults() ? QSet<PoolId>() : m_overtaken.find(order, m_outcomes);
    m_isOvertakenNow = areStepsOver || !over.isEmpty();
    if (const QSet<PoolId> out = over + OvertakenDrafts::unsound(order, m_outcomes, fresh);
        m_checked.intersects(out)) {
        m_checked.subtract(out);
        order = orderOfChecked();
    }
    m_overtaken.note(present, m_checked);
    int place = 0;
    const HostSteps onHosts = m_steps.offered({});
    for (const PoolId id : onHosts.stop)
        rows.push_back(stepRow(*m_registry, id, Kind::Stop));
    for (const PoolId id : onHosts.undefine)
        rows.push_back(stepRow(*m_registry, id, Kind::Undefine));
    for (auto row = rows.end() - (onHosts.stop.size() + onHosts.undefine.size()); row != rows.end();
         ++row) {
        tellMachines(*row, row->pool);
        if (m_steps.isChosen(row->pool))
            row->place = ++place;
        else
            m_overtaken.tell(*row);
    }
    const QList<PoolId> restarted = m_steps.toRestart(checkedOf(possible));
    QSet<PoolId> before;
    for (const DefineStep &step : order.taken) {
        PlanRow &row = rows[rowOfPool.value(step.pool)];
        row.place = ++place;
        row.outcome = outcomeOf(step, before);
        before.insert(step.becomes);
        const PoolId active = m_steps.activePoolOf(step.pool);
        const bool isRestarted = restarted.contains(active);
        using Run = UnbuiltSteps::Run;
        m_unbuilt.tell(row, isRestarted ? Run::Restart : active != noPool ? Run::On : Run::None);
        if (isRestarted)
            tellMachines(row, active);
    }
    for (const DefineStep &step : order.refused)
        rows[rowOfPool.value(step.pool)].outcome = outcomeOf(step, before);
    for (const PoolId id : std::as_const(possible)) {
        if (m_checked.contains(id))
            continue;
        const PoolDraft *draft = m_registry->pool(id)->draft;
        PlanRow &row = rows[rowOfPool.value(id)];
        row.outcome = outcomeOf({id, id, draft->assessment().verdict, noPool}, {});
        m_overtaken.tell(row);
    }
    const bool isAfresh = std::exchange(m_isSortedAfresh, false) && !hasResults();
    setRows(inShownOrder(std::move(rows), isAfresh ? std::vector<PlanRow>() : m_rows));
    Q_EMIT planChanged();
}

bool DraftPlanModel::settle()
{
    m_isOvertakenNow = false;
    if (m_refresh.isActive())
        refresh();
    return m_isOvertakenNow;
}

void DraftPlanModel::setRows(std::vector<PlanRow> rows)
{
    const auto isSame = [](const PlanRow &a, const PlanRow &b) {
        return a.pool == b.pool && a.kind == b.kind;
    };
    if (!std::ranges::equal(m_rows, rows, isSame)) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] == m_rows[i])
            continue;
        m_rows[i] = std::move(rows[i]);
        Q_EMIT dataChanged(index(int(i), 0), index(int(i), ColumnCount - 1));
    }
}

QList<PoolId> DraftPlanModel::order() const
{
    QMap<int, PoolId> placed;
    for (const PlanRow &row : m_rows) {
        if (row.place > 0 && row.kind == Kind::Define)
            placed.insert(row.place, row.pool);
    }
    return placed.values();
}

QList<PoolId> DraftPlanModel::checked() const
{
    QList<PoolId> pools;
    for (const PlanRow &row : m_rows) {
        if (row.kind == Kind::Define && row.result == Result::None && m_checked.contains(row.pool))
            pools.append(row.pool);
    }
    return pools;
}

HostSteps DraftPlanModel::offered() const
{
    HostSteps steps = m_steps.offered(checked());
    steps.drafts = order();
    for (const PlanRow &row : m_rows) {
        if (row.place > 0 && row.isBuildable)
            steps.build.append(row.pool);
    }
    return steps;
}

HostSteps DraftPlanModel::steps() const
{
    HostSteps steps = offered();
    const auto isLeftOut = [this](PoolId pool) { return !m_steps.isChosen(pool); };
    steps.stop.removeIf(isLeftOut);
    steps.undefine.removeIf(isLeftOut);
    steps.restart = m_steps.toRestart(steps.drafts);
    if (!builds())
        steps.build.clear();
    return steps;
}

void DraftPlanModel::setPlan(const HostSteps &plan)
{
    // The rows are in its order.
    beginResetModel();
    m_rows.clear();
    endResetModel();
    m_steps.setPlan(plan);
    check(plan.drafts);
}

void DraftPlanModel::chooseRestart(bool isChosen)
{
    m_steps.chooseRestart(isChosen);
    sortAfresh();
}

void DraftPlanModel::chooseBuild(bool isChosen)
{
    m_unbuilt.chooseBuild(isChosen);
    sortAfresh();
}

void DraftPlanModel::setUnbuiltOf(const UnbuiltSteps::UnbuiltOf &unbuiltOf)
{
    m_unbuilt.setUnbuiltOf(unbuiltOf);
    refresh();
}

void DraftPlanModel::setMachinesOn(const MachinesOn &machinesOn)
{
    m_machinesOn = machinesOn;
    refresh();
}

void DraftPlanModel::tellMachines(PlanRow &row, PoolId stopped) const
{
    if (const QString told = m_machinesOn ? m_machinesOn(stopped) : QString(); !told.isEmpty())
        row.outcome.add(told);
}

bool DraftPlanModel::isChecked(const PlanRow &row) const
{
    return row.kind == Kind::Define ? m_checked.contains(row.pool) : m_steps.isChosen(row.pool);
}

void DraftPlanModel::check(const QList<PoolId> &drafts)
{
    m_checked = QSet<PoolId>(drafts.cbegin(), drafts.cend());
    refresh();
}

void DraftPlanModel::setResult(PoolId pool, Result result, const QString &sentence, Kind kind)
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        PlanRow &row = m_rows[i];
        if (row.pool != pool || row.kind != kind)
            continue;
        row.result = result;
        row.told = sentence;
        Q_EMIT dataChanged(index(int(i), 0), index(int(i), ColumnCount - 1));
    }
}

void DraftPlanModel::clearResults()
{
    for (PlanRow &row : m_rows) {
        row.result = Result::None;
        row.told.clear();
    }
    refresh();
}

int DraftPlanModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DraftPlanModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DraftPlanModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const PlanRow &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case PoolRole:
        return QVariant::fromValue(row.pool);
    case SeverityRole:
        return int(row.outcome.severity);
    case ResultRole:
        return int(row.result);
    case Qt::CheckStateRole:
        return index.column() == PlaceColumn && row.result == Result::None
                   ? QVariant(isChecked(row) ? Qt::Checked : Qt::Unchecked)
                   : QVariant();
    case Qt::AccessibleTextRole:
        if (index.column() == PlaceColumn)
            return row.checkBoxText();
        break;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case PlaceColumn:
        return row.placeText();
    case NameColumn:
        return row.name;
    case HostColumn:
        return row.host;
    case ChangeColumn:
        return row.change;
    case OutcomeColumn:
        return row.outcomeText();
    default:
        break;
    }
    return {};
}

QVariant DraftPlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case PlaceColumn:
        return tr("Order");
    case NameColumn:
        return tr("Pool");
    case HostColumn:
        return tr("Connection");
    case ChangeColumn:
        return tr("Change");
    case OutcomeColumn:
        return tr("What happens");
    default:
        return {};
    }
}

Qt::ItemFlags DraftPlanModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == PlaceColumn
        && m_rows[std::size_t(index.row())].result == Result::None)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool DraftPlanModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != PlaceColumn || role != Qt::CheckStateRole)
        return false;
    const PlanRow &row = m_rows[std::size_t(index.row())];
    const bool isChosen = value.value<Qt::CheckState>() == Qt::Checked;
    if (row.kind != Kind::Define)
        m_steps.choose(row.pool, isChosen);
    else if (isChosen) {
        m_checked.insert(row.pool);
        m_steps.noteDraft(row.pool);
    } else {
        m_checked.remove(row.pool);
    }
    m_refresh.start(0);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    return true;
}

} // namespace poolwarden
