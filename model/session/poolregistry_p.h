// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/draftassessor.h"
#include "model/session/pooldraft.h"
#include "model/session/poolregistry.h"

#include <QSet>
#include <QTimer>

#include <unordered_map>

/// The insides of PoolRegistry, for its own two files.
namespace poolwarden {

struct HostState {
    PoolRegistry::Host host;
    QHash<QString, PoolId> byUuid;   ///< pools with a snapshot
    QHash<QString, PoolId> expected; ///< new drafts that the host has taken, by uuid
};

class PoolRegistry::Private
{
public:
    /// What one request changed, to be told when it is complete.
    struct Change {
        std::vector<PoolId> findings;
        std::vector<PoolId> pools;
        std::vector<std::pair<PoolId, QString>> orphans; ///< with the names they had
        std::vector<std::pair<PoolId, QString>> bases;   ///< what edited pools are on the host now
        PoolId edited = noPool; ///< the draft that caused it and is assessed already
        bool definitions = false;
        void add(const std::vector<PoolId> &changed)
        {
            findings.insert(findings.end(), changed.begin(), changed.end());
        }
    };

    Private(PoolRegistry &owner, std::shared_ptr<const PoolSchema> usedSchema);

    [[nodiscard]] HostState *findHost(HostId id);
    /// What is known of a host before anybody has looked.
    [[nodiscard]] static HostTopology topologyOf(const HostInfo &info);
    /// What an edit of the pool begins with; empty: its XML is not known.
    [[nodiscard]] static QString editableText(const PoolSnapshot &snapshot);

    /// Enters or updates a pool. Returns its id if a row has to be appended for it.
    PoolId takeSnapshot(HostState &host, const PoolSnapshot &snapshot, Change &change);
    /// The host no longer has it. True: the row stays as a new draft.
    bool dropSnapshot(PoolId id, Change &change);
    /// Tells the checker all that is known of the row.
    void check(Pool &pool, Change &change);
    /// With a draft that says this by now.
    void check(Pool &pool, const std::optional<PoolDefinition> &typed, Change &change);

    /// The opposite.
    void forget(PoolId id, Change &change);

    void openDraft(Pool &pool, DraftOrigin origin, const QString &text, const QString &fileName);
    void closeDraft(PoolId id, DraftEnd end);

    /// Both take ids in ascending order. The pools of appended rows are in `pools` already; removed
    /// ones are taken out of it here, and have to be out of the checker.
    void appendRows(const std::vector<PoolId> &ids);
    void removeRows(const std::vector<PoolId> &ids);

    void commit(Change &change);
    void tellDrafts(HostId host);
    /// A definition as the host would read it.
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
    /// Its text or its base is another.
    void draftEdited(PoolId id);
    /// Others changed.
    void reassess(Pool &pool, bool findingsDiffer);
    /// Where the answer is late, the schema is asked after a pause.
    void awaitSchema(PoolId id, const SchemaAnswer &answer);
    void askSchema();

    QTimer m_pause; ///< in the typing
    QSet<PoolId> m_awaitSchema;

    void read(Pool &pool, const PoolSnapshot &before, const ReadOptions &options);
};

} // namespace poolwarden
