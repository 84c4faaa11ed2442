// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/conflict/restartforecast.h"
#include "model/plan/restartsituation.h"

#include <QAbstractTableModel>
#include <QString>

#include <vector>

namespace poolwarden {

/// What a restart leaves of the pools of a host, the worst first.
class RestartModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { PoolColumn, NowColumn, AfterColumn, WhyColumn, ColumnCount };
    enum Role {
        PoolRole = Qt::UserRole,
        SeverityRole, ///< as int
        ChangesRole,  ///< it is not the same afterwards
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setForecast(const RestartSituation &situation, const RestartForecast &forecast,
                     RestartKind kind);
    /// Also those that stay as they are.
    void setShowsAll(bool shows);
    [[nodiscard]] QString summary() const { return m_summary; }
    /// All that is shown, as lines with tabs between the columns.
    [[nodiscard]] QString toText() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Row {
        PoolId pool = noPool;
        RestartOutcome outcome = RestartOutcome::Same;
        QString name;
        QString now;
        QString after;
        QString why;
        friend bool operator==(const Row &, const Row &) = default;
    };
    [[nodiscard]] static QString textOf(const Row &row, int column);
    [[nodiscard]] int shownOf(const std::vector<Row> &rows) const;

    std::vector<Row> m_rows;
    QString m_summary;
    bool m_showsAll = false;
    int m_shown = 0; ///< the rows from the first one; those that stay as they are are the last
};

} // namespace poolwarden
