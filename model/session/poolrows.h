// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/registeredpool.h"

#include <QList>
#include <QObject>

#include <unordered_map>
#include <vector>

namespace poolwarden {

/// The pools of the registry by their ids, and their rows. Rows are sorted by id: new ones are appended, with
/// growing ids.
class PoolRows final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// A pool that is not in a row yet.
    RegisteredPool &create(HostId host);
    /// Null if it is unknown.
    [[nodiscard]] RegisteredPool *find(PoolId id);
    [[nodiscard]] const RegisteredPool *find(PoolId id) const;

    /// Ids must be ascending. The pools to append were created before.
    void append(const std::vector<PoolId> &ids);
    /// Ids must be ascending. Also deletes the pools, which the checker must not know any more.
    void remove(const std::vector<PoolId> &ids);

    [[nodiscard]] const std::vector<PoolId> &ids() const { return m_rows; }
    /// The last id that was given, to whatever row.
    [[nodiscard]] PoolId lastId() const { return m_last; }
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] PoolId at(int row) const;   ///< noPool if out of range
    [[nodiscard]] int rowOf(PoolId id) const; ///< -1: unknown
    [[nodiscard]] std::vector<PoolId> ofHost(HostId host) const;

Q_SIGNALS:
    // As those of the registry.
    void aboutToBeAdded(int first, int last);
    void added(int first, int last);
    void aboutToBeRemoved(int first, int last);
    void removed(int first, int last);
    void poolAdded(poolwarden::PoolId pool, int index);
    void poolRemoved(poolwarden::PoolId pool, int index);

private:
    std::unordered_map<PoolId, RegisteredPool> m_pools;
    std::vector<PoolId> m_rows;
    PoolId m_last;
};

} // namespace poolwarden
