// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/resolve/resolveplan.h"
#include "model/session/poolregistry.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace poolwarden {

/// The lines of a plan that resolves all conflicts, first those against errors, in the order in which they work,
/// each with a check box in its first column. It shows what the plan is given; it computes nothing.
class ResolvePlanModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        PlaceColumn,
        PoolColumn,
        ChangeColumn,
        WhyColumn,
        AgainstColumn,
        DoingColumn,
        ColumnCount
    };
    enum Role {
        PoolRole = Qt::UserRole,
        RefusedRole,  ///< whether libvirt refuses it in any order
        SeverityRole, ///< of what it takes away
    };

    explicit ResolvePlanModel(const PoolRegistry *registry, QObject *parent = nullptr);

    /// What has to be known of a change, as a sentence; empty: nothing.
    using Remark = std::function<QString(const WayOut &)>;
    void setRemark(const Remark &remark) { m_remark = remark; }
    [[nodiscard]] QString remarkOn(const WayOut &way) const
    {
        return m_remark ? m_remark(way) : QString();
    }
    /// What there is to remark has changed.
    void updateRemarks();

    /// All lines are checked but those whose pools had one that was not.
    void setPlan(const ResolvePlan &plan);
    /// Of the checked lines, in the order of checked().
    void setProof(const PlanProof &proof);
    [[nodiscard]] std::vector<WayOut> checked() const;
    /// The same, as they are to be done.
    [[nodiscard]] std::vector<WayOut> inOrder() const;
    [[nodiscard]] const WayOut &wayAt(int row) const { return m_rows[std::size_t(row)].way; }
    /// Why it is this pool; without a reason, if none is known.
    [[nodiscard]] const std::optional<WhyPool> &whyAt(int row) const
    {
        return m_rows[std::size_t(row)].why;
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    /// Other lines are checked: the plan is to be proven again.
    void checkedChanged();

private:
    struct Row {
        WayOut way;
        Severity severity = Severity::Error; ///< of what it takes away
        bool isChecked = true;
        int place = 0; ///< from 1; 0: it is not known, or not checked
        bool isRefused = false;
        QString pool;
        QString change;
        QString lack; ///< without which the draft cannot be defined
        QString remark = {};
        QString doing;
        std::optional<WhyPool> why = {};
    };

    [[nodiscard]] QString nameOf(PoolId pool) const;
    [[nodiscard]] QString lackOf(const WayOut &way) const;
    /// What must be done on a host, in a few words.
    [[nodiscard]] QString doingOf(const WayOut &way, bool isIncomplete) const;

    const PoolRegistry *m_registry;
    Remark m_remark;
    std::vector<Row> m_rows;
};

} // namespace poolwarden
