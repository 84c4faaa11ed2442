// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/draftassessor.h"
#include "model/session/pooldraft.h"
#include "model/session/poolregistry.h"

#include <QSet>
#include <QTimer>

#include <unordered_map>

/// Private parts of PoolRegistry, for its two files.
namespace poolwarden {

struct HostState {
    PoolRegistry::Host host;
    QHash<QString, PoolId> byUuid;   ///< pools with a snapshot
    QHash<QString, PoolId> expected; ///< new drafts that the host has defined, by UUID
};

class PoolRegistry::Private
{
public:
    /// The changes of one request, to announce when it is complete.
    struct Change {
        std::vector<PoolId> findings;
        std::vector<PoolId> pools;
        std::vector<std::pair<PoolId, QString>> orphans; ///< with the names they had
        std::vector<std::pair<PoolId, QString>> bases;   ///< the host's definitions of edited pools
        PoolId edited = noPool; ///< the draft that caused the change, assessed already
        bool definitions = false;
        void add(const std::vector<PoolId> &changed)
        {
            findings.insert(findings.end(), changed.begin(), changed.end());
        }
    };

    Private(PoolRegistry &owner, std::shared_ptr<const PoolSchema> usedSchema);

    [[nodiscard]] HostState *findHost(HostId id);
    /// What is known of a host before any look-up.
    [[nodiscard]] static HostTopology topologyOf(const HostInfo &info);

    /// Adds or updates a pool. Returns its id if a row must be appended.
    PoolId takeSnapshot(HostState &host, const PoolSnapshot &snapshot, Change &change);
    /// The host no longer has the pool. True: the row stays as a new draft.
    bool dropSnapshot(PoolId id, Change &change);
    /// Passes the row to the checker.
    void check(Pool &pool, Change &change);
    /// The same with this definition of the draft.
    void check(Pool &pool, const std::optional<PoolDefinition> &typed, Change &change);

    /// Removes the row from the checker.
    void forget(PoolId id, Change &change);

    void openDraft(Pool &pool, DraftOrigin origin, const QString &text, const QString &fileName);
    void closeDraft(PoolId id, DraftEnd end);

    /// Ids must be ascending. Pools to append must be in `pools`. Pools to remove must no longer be
    /// in the checker; they are removed from `pools` here.
    void appendRows(const std::vector<PoolId> &ids);
    void removeRows(const std::vector<PoolId> &ids);

    void commit(Change &change);
    void tellDrafts(HostId host);
    /// A definition, read as the host would.
    [[nodiscard]] DraftBase::Version version(HostId host, const QString &text) const;

    PoolRegistry &q;
    std::shared_ptr<const PoolSchema> schema;
    ConflictChecker checker;
    DraftAssessor assessor;
    std::vector<HostState> hosts;
    std::unordered_map<PoolId, Pool> pools;
    std::vector<PoolId> rows;   ///< ascending
    std::vector<PoolId> drafts; ///< rows that have one
    HostId lastHost;
    PoolId lastPool;

private:
    /// The draft's text or base changed.
    void draftEdited(PoolId id);
    /// Other pools changed.
    void reassess(Pool &pool, bool findingsDiffer);
    /// If the answer is late, asks the schema after a pause in typing.
    void awaitSchema(PoolId id, const SchemaAnswer &answer);
    void askSchema();

    QTimer m_pause; ///< in typing
    QSet<PoolId> m_awaitSchema;

    void read(Pool &pool, const PoolSnapshot &before, const ReadOptions &options);
};

} // namespace poolwarden
