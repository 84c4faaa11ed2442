// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/plan/defineorder.h"
#include "model/plan/hoststeps.h"
#include "model/session/poolregistry.h"

#include <QAbstractTableModel>
#include <QList>
#include <QSet>
#include <QStringList>
#include <QTimer>

#include <cstdint>
#include <optional>
#include <vector>

namespace poolwarden {

/// All drafts with changes, each with what comes of it if the checked ones are defined in the given order.
/// Follows every change of the registry, and checks each new draft unless it has an error. The check box of
/// a draft is in the first column.
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
    /// What came of the draft in the last run.
    enum class Result : std::uint8_t {
        None,
        Running,
        Defined,
        Failed,
        NotReached,
        Unknown, ///< there was no answer
    };

    explicit DraftPlanModel(PoolRegistry *registry, QObject *parent = nullptr);

    /// The checked drafts that can be defined, in order.
    [[nodiscard]] QList<PoolId> order() const;
    [[nodiscard]] int checkedCount() const { return int(m_checked.size()); }
    /// Checks exactly these.
    void check(const QList<PoolId> &drafts);

    /// More to do than to define: what a plan wants, as far as it is still to be done, and active pools that are
    /// to be stopped for their new definition. `drafts` is order().
    [[nodiscard]] HostSteps steps() const;
    /// The same, if all of it were chosen.
    [[nodiscard]] HostSteps offered() const;
    /// Checks its drafts, and chooses all of it.
    void setPlan(const HostSteps &plan);
    enum class Choice : std::uint8_t { Stop, Undefine, Restart };
    [[nodiscard]] bool isChosen(Choice choice) const;
    void choose(Choice choice, bool isChosen);
    [[nodiscard]] QStringList namesOf(const QList<PoolId> &pools) const;
    /// Notes what a run did to a draft. With a sentence where there is something to say. Rows with a result
    /// stay until clearResults(), even if the draft is gone.
    void setResult(PoolId pool, Result result, const QString &sentence = {});
    void clearResults();

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
    struct Row {
        PoolId pool = noPool;
        QString name;
        QString host;
        QString change;
        int place = 0; ///< in the order, from 1; 0: it is not defined
        QString outcome;
        Severity severity = Severity::Info;
        Result result = Result::None;
        QString told; ///< about the result
        friend bool operator==(const Row &, const Row &) = default;
    };

    void refresh();
    void arrange(std::vector<Row> &rows) const;
    void setRows(std::vector<Row> rows);
    [[nodiscard]] Row rowOf(const PoolRegistry::Pool &pool) const;
    void tell(Row &row, const DefineStep &step, const QSet<PoolId> &definedBefore) const;
    /// The first error finding that is still true when these are defined.
    [[nodiscard]] std::optional<Finding> errorAfter(PoolId pool,
                                                    const QSet<PoolId> &definedBefore) const;
    /// Unchecks what is new and has an error at its turn. True: something was.
    bool uncheckUnsound(const DefineOrder &order, const QSet<PoolId> &fresh);
    [[nodiscard]] QString nameOf(PoolId pool) const;
    /// The active pool of the host that the draft redefines; noPool: there is none.
    [[nodiscard]] PoolId activePoolOf(PoolId draft) const;
    /// Whether its host would keep the old definition, because the pool is active.
    [[nodiscard]] bool isKeptBack(PoolId draft) const;
    [[nodiscard]] DoneBefore doneBefore(const QList<PoolId> &drafts) const;
    /// The active pools of these drafts that are to be stopped for it.
    [[nodiscard]] QList<PoolId> toRestart(const QList<PoolId> &drafts) const;

    PoolRegistry *m_registry;
    QSet<PoolId> m_checked;
    HostSteps m_plan;
    bool m_stops = true;
    bool m_undefines = true;
    std::optional<bool> m_restarts; ///< none: only where it is needed
    DoneBefore m_before;            ///< of the chosen steps
    QSet<PoolId> m_known; ///< drafts that were there before; new ones are checked if they are sound
    std::vector<Row> m_rows;
    QTimer m_refresh;
};

} // namespace poolwarden
