// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/plan/hoststeps.h"
#include "model/plan/whatif.h"
#include "model/session/poolregistry.h"

#include <QAbstractTableModel>
#include <QString>
#include <QTimer>

#include <vector>

namespace poolwarden {

class DraftPlanModel;

/// What changes if the chosen drafts are defined: findings that come and go, and pools that the next restart
/// takes. Follows the plan, a moment after its last change.
class WhatIfModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { ChangeColumn, WhatColumn, ColumnCount };
    enum Role {
        PoolRole = Qt::UserRole,
        SeverityRole, ///< as int
        GoneRole,     ///< true: for the better
    };

    WhatIfModel(const PoolRegistry *registry, const DraftPlanModel *plan,
                QObject *parent = nullptr);

    /// How many findings there are before and after, in sentences.
    [[nodiscard]] QString summary() const { return m_summary; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    void summaryChanged();

private:
    struct Row {
        PoolId pool = noPool;
        Severity severity = Severity::Info;
        bool isGone = false;
        bool isOld = false;       ///< it was so before
        bool isElsewhere = false; ///< that of pools which are not among those of the plan
        QString change;
        QString what;
        friend bool operator==(const Row &, const Row &) = default;
    };

    void refresh();
    void foretell(const HostSteps &steps);
    void tell();
    [[nodiscard]] QString restartSentence() const;
    [[nodiscard]] QString nameOf(PoolId pool) const;
    void addFindings(const std::vector<Finding> &findings, bool isGone);

    const PoolRegistry *m_registry;
    const DraftPlanModel *m_plan;
    QTimer m_calm; ///< since the last change of the plan
    QTimer m_old;  ///< since the first one that is not told yet
    std::vector<Row> m_rows;
    std::vector<Row> m_found;   ///< of the findings
    std::vector<Row> m_lost;    ///< of the next restart
    std::size_t m_mostLost = 0; ///< so many of them at most
    QString m_counts;
    QString m_summary;
    bool m_isBusy = false;
    bool m_isStale = false;
};

} // namespace poolwarden
