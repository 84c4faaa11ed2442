// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/session/hosttable.h"

#include <QHash>
#include <QList>
#include <QString>

namespace poolwarden {

class DraftAssessor;
class OpenDrafts;
class PoolChecks;
class PoolRows;
struct PoolSnapshot;
struct RegisteredPool;
struct RegistryChange;

/// Takes what hosts say of their pools into the rows of the registry, checks the pools that this
/// changes, and notes it in the change. Hosts must be known. For one thread.
class HostSnapshots
{
public:
    /// All must outlive it.
    HostSnapshots(HostTable &hosts, PoolRows &rows, OpenDrafts &drafts,
                  const DraftAssessor &assessor, PoolChecks &checks);

    /// The complete list of a host's pools: adds, changes and removes rows as needed.
    void takeAll(HostId host, const QList<PoolSnapshot> &pools, RegistryChange &change);
    /// Adds or updates a pool. Returns its id if a row must be appended, else noPool.
    PoolId take(HostId hostId, const PoolSnapshot &snapshot, RegistryChange &change);
    /// The host no longer has the pool. True: the row stays as a new draft.
    bool drop(RegisteredPool &pool, RegistryChange &change);
    /// The host has defined this new draft: its row becomes the host's pool of that UUID, now or when
    /// its snapshot arrives.
    void defined(RegisteredPool &pool, const QString &uuid, RegistryChange &change);

private:
    using DraftsByUuid = QHash<QString, PoolId>;
    /// `drafts`: the new ones of the host.
    PoolId take(HostId hostId, const PoolSnapshot &snapshot, const DraftsByUuid &drafts,
                RegistryChange &change);
    /// The row of a draft for a pool that the host did not have before: of one with its UUID, which becomes an edit of
    /// it; else of the one that was sent. Null: there is none.
    RegisteredPool *rowOfDraft(HostTable::Entry &host, const PoolSnapshot &snapshot,
                               const DraftsByUuid &drafts, RegistryChange &change);

    HostTable &m_hosts;
    PoolRows &m_rows;
    OpenDrafts &m_drafts;
    const DraftAssessor &m_assessor;
    PoolChecks &m_checks;
};

} // namespace poolwarden
