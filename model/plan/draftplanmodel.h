// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/plan/defineorder.h"
#include "model/plan/draftoutcome.h"
#include "model/plan/hoststeps.h"
#include "model/plan/overtakendrafts.h"
#include "model/plan/planrow.h"
#include "model/plan/stepchoices.h"
#include "model/plan/unbuiltsteps.h"
#include "model/session/poolregistry.h"

#include <QAbstractTableModel>
#include <QList>
#include <QSet>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <vector>

namespace poolwarden {

/// All drafts with changes, each with what comes of it if the checked ones are defined in the given order; before
/// them the pools of hosts that a plan stops or undefines. Follows every change of the registry, and checks each new
/// draft unless it has an error. The check box of a row is in the first column.
class DraftPlanModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { PlaceColumn, NameColumn, HostColumn, ChangeColumn, OutcomeColumn, ColumnCount };
    enum Role {
        PoolRole = Qt::UserRole,
        SeverityRole, ///< as int; of the outcome
        ResultRole,   ///< as int, a Result
    };
    using Result = PlanRow::Result;
    using Kind = PlanRow::Kind;
    /// A sentence about the virtual machines that use the pool; empty: none is known.
    using MachinesOn = std::function<QString(PoolId)>;

    explicit DraftPlanModel(PoolRegistry *registry, QObject *parent = nullptr);

    void setMachinesOn(const MachinesOn &machinesOn);
    void setUnbuiltOf(const UnbuiltSteps::UnbuiltOf &unbuiltOf);
    /// What a host has, or who uses a pool, has changed.
    void refreshSoon();

    /// The checked drafts that can be defined, in order.
    [[nodiscard]] QList<PoolId> order() const;
    [[nodiscard]] int checkedCount() const { return int(m_checked.size()); }
    /// Takes in at once what has changed. True: of what was chosen something was left out, because it is not what
    /// was planned any more.
    [[nodiscard]] bool settle();
    /// How many lines were left out so, and still are.
    [[nodiscard]] int overtakenCount() const { return m_overtaken.count() + m_steps.overCount(); }
    /// What it was made from.
    [[nodiscard]] const PlanPromise &promise() const { return m_steps.promise(); }
    /// Checks exactly these.
    void check(const QList<PoolId> &drafts);
    /// Of those that are checked, leaves only these.
    void checkAmong(const QList<PoolId> &drafts)
    {
        m_checked.intersect(QSet<PoolId>(drafts.cbegin(), drafts.cend()));
        refresh();
    }

    /// More to do than to define: what a plan wants, as far as it is still to be done, and active pools that are
    /// to be stopped for their new definition. `drafts` is order().
    [[nodiscard]] HostSteps steps() const;
    /// The same, if all of it were chosen.
    [[nodiscard]] HostSteps offered() const;
    /// Checks its drafts, and chooses all of it.
    void setPlan(const HostSteps &plan);
    /// Whether active pools are stopped for their new definitions.
    [[nodiscard]] bool restarts() const { return m_steps.restarts(checked()); }
    void chooseRestart(bool isChosen);
    /// Whether missing directories of what is defined are built.
    [[nodiscard]] bool builds() const { return m_unbuilt.builds(); }
    void chooseBuild(bool isChosen);
    /// Puts the lines into the order in which they are done, also those that are shown. Nobody may be about to
    /// click one of them.
    void sortAfresh()
    {
        m_isSortedAfresh = true;
        m_refresh.start(0);
    }
    /// Notes what a run did to a draft, or to a pool of a host. With a sentence where there is something to say. Rows
    /// with a result stay until clearResults(), even if what they are about is gone.
    void setResult(PoolId pool, Result result, const QString &sentence = {},
                   Kind kind = Kind::Define);
    /// What was noted of a draft.
    [[nodiscard]] Result resultOf(PoolId draft) const
    {
        const auto row = std::ranges::find_if(m_rows, [draft](const PlanRow &known) {
            return known.pool == draft && known.kind == Kind::Define;
        });
        return row == m_rows.end() ? Result::None : row->result;
    }
    void clearResults();
    /// The same, and all rows are in the order of the plan again.
    void beginAnew()
    {
        beginResetModel();
        m_rows.clear();
        endResetModel();
        refresh();
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    /// The order, or what can be defined, has changed.
    void planChanged();

private:
    void refresh();
    void setRows(std::vector<PlanRow> rows);
    /// Of a run. What it has changed is no reason to choose otherwise.
    [[nodiscard]] bool hasResults() const
    {
        return std::ranges::any_of(m_rows,
                                   [](const PlanRow &row) { return row.result != Result::None; });
    }
    [[nodiscard]] DraftOutcome outcomeOf(const DefineStep &step,
                                         const QSet<PoolId> &definedBefore) const;
    [[nodiscard]] bool isChecked(const PlanRow &row) const;
    /// Puts before it the virtual machines that lose the pool when it is stopped.
    void tellMachines(PlanRow &row, PoolId stopped) const;
    [[nodiscard]] QList<PoolId> checked() const; ///< drafts, in the order of the rows

    PoolRegistry *m_registry;
    QSet<PoolId> m_checked;
    StepChoices m_steps;
    OvertakenDrafts m_overtaken;
    bool m_isOvertakenNow = false; ///< something of what was chosen, at the last refresh
    UnbuiltSteps m_unbuilt;
    DraftOutcomes m_outcomes; ///< after the chosen steps
    QSet<PoolId> m_known; ///< drafts that were there before; new ones are checked if they are sound
    std::vector<PlanRow> m_rows;
    QTimer m_refresh;
    bool m_isSortedAfresh = false;
    MachinesOn m_machinesOn;
};

} // namespace poolwarden
