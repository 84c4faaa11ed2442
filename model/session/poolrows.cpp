// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/poolrows.h"

#include <algorithm>
#include <utility>

namespace poolwarden {

RegisteredPool &PoolRows::create(HostId host)
{
    const PoolId id = ++m_last;
    RegisteredPool &pool = m_pools[id];
    pool.id = id;
    pool.host = host;
    return pool;
}

const RegisteredPool *PoolRows::find(PoolId id) const
{
    const auto found = m_pools.find(id);
    return found == m_pools.end() ? nullptr : &found->second;
}

RegisteredPool *PoolRows::find(PoolId id)
{
    return const_cast<RegisteredPool *>(std::as_const(*this).find(id));
}

void PoolRows::append(const std::vector<PoolId> &ids)
{
    if (ids.empty())
        return;
    const int first = count();
    const int last = first + static_cast<int>(ids.size()) - 1;
    Q_EMIT aboutToBeAdded(first, last);
    m_rows.insert(m_rows.end(), ids.begin(), ids.end());
    Q_EMIT added(first, last);
    for (int i = first; i <= last; ++i)
        Q_EMIT poolAdded(ids[std::size_t(i - first)], i);
}

void PoolRows::remove(const std::vector<PoolId> &ids)
{
    // In runs, from the last: rows before keep their positions.
    std::size_t end = ids.size();
    while (end > 0) {
        const int last = rowOf(ids[end - 1]);
        int first = last;
        std::size_t begin = end - 1;
        while (begin > 0 && rowOf(ids[begin - 1]) == first - 1) {
            --begin;
            --first;
        }
        Q_EMIT aboutToBeRemoved(first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        for (std::size_t i = begin; i < end; ++i)
            m_pools.erase(ids[i]);
        Q_EMIT removed(first, last);
        for (std::size_t i = end; i > begin; --i)
            Q_EMIT poolRemoved(ids[i - 1], first + static_cast<int>(i - 1 - begin));
        end = begin;
    }
}

PoolId PoolRows::at(int row) const
{
    return row >= 0 && row < count() ? m_rows[std::size_t(row)] : noPool;
}

int PoolRows::rowOf(PoolId id) const
{
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), id);
    return found != m_rows.end() && *found == id ? static_cast<int>(found - m_rows.begin()) : -1;
}

std::vector<PoolId> PoolRows::ofHost(HostId host) const
{
    std::vector<PoolId> ids;
    for (const PoolId id : m_rows) {
        if (find(id)->host == host)
            ids.push_back(id);
    }
    return ids;
}

} // namespace poolwarden
