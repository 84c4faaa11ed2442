// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/accepted/acceptedfinding.h"
#include "model/conflict/finding.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QString>
#include <QTimer>

#include <vector>

namespace poolwarden {

class PoolRegistry;

/// The accepted findings of the open hosts, and whether each still hides one. Data only.
class AcceptedModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        StateColumn,
        KindColumn,
        PoolsColumn,
        ValueColumn,
        ReasonColumn,
        ByColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    enum class State : quint8 {
        InForce, ///< it hides a finding
        Changed, ///< the pools are there, but what the finding rests on is not
        Renewed, ///< a pool is not there, but one of its name with another UUID
        Gone,    ///< one of the pools is not there
    };

    enum Role {
        StateRole = Qt::UserRole, ///< int(State)
        PoolIdRole,               ///< PoolId of the first pool that is there; may be noPool
        ExplanationRole           ///< QString: in sentences
    };

    explicit AcceptedModel(const PoolRegistry *registry, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    /// Of which host the row is: see hostPlace().
    [[nodiscard]] QString placeAt(int row) const;
    [[nodiscard]] AcceptedFinding findingAt(int row) const;
    /// How many findings are hidden.
    [[nodiscard]] int hiddenCount() const;
    [[nodiscard]] int staleCount() const { return rowCount() - hiddenCount(); }

Q_SIGNALS:
    /// The rows or counts may have changed.
    void changed();

private:
    struct Row {
        quint64 id = 0;
        QString place;
        AcceptedFinding finding;
        State state = State::Gone;
        PoolId pool = noPool;
        friend bool operator==(const Row &, const Row &) = default;
    };
    void refresh();
    [[nodiscard]] std::vector<Row> collect();

    const PoolRegistry *m_registry;
    std::vector<Row> m_rows;
    QHash<QString, quint64> m_ids;
    QTimer m_soon;
};

} // namespace poolwarden
