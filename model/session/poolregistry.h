// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/document/pooldocument.h"
#include "model/port/storageservice.h"
#include "model/session/draftorigin.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace poolwarden {

class PoolDraft;
class PoolSchema;

/// Why a draft is no more.
enum class DraftEnd : quint8 {
    Discarded, ///< the user does not want it
    Defined,   ///< the host has it now
    Shelved,   ///< its host was closed; what was stored of it stays
};

/// All pools of all open connections and all drafts, and the one ConflictChecker over them. The
/// item models show it; it never shows itself. Rows are found by PoolId, which stays the same for
/// as long as a pool (by host and uuid) or a draft exists; a new draft that is defined keeps its id
/// and becomes the host's pool.
class PoolRegistry : public QObject
{
    Q_OBJECT

public:
    struct Host {
        HostId id = noHost;
        QString label; ///< short, for the user: host name or "demonstration host"
        HostInfo info;
        bool online = true;
        QDateTime offlineSince; ///< valid while it is not online: what is known is of before then
    };

    /// One row, as the host or the user has it.
    struct Pool {
        PoolId id = noPool;
        HostId host = noHost;
        std::optional<PoolSnapshot> snapshot; ///< none: a draft that no host knows
        /// Read from the snapshot; a Refusal where it could not be parsed.
        std::optional<ReadResult> live;
        std::optional<ReadResult> persistent;
        PoolDraft *draft = nullptr; ///< owned by the registry
        PoolStatus status;
        /// The draft says what the host does not have.
        [[nodiscard]] bool hasUnsaved() const;
    };

    explicit PoolRegistry(std::shared_ptr<const PoolSchema> schema, QObject *parent = nullptr);
    ~PoolRegistry() override;

    HostId addHost(const QString &label, const HostInfo &info);
    /// After a reconnection: what the connection is now.
    void setHostInfo(HostId host, const HostInfo &info);
    /// With all its rows. The drafts end as Shelved, so that a DraftStore keeps them for the next
    /// time the host is opened, or as Discarded.
    void removeHost(HostId host, DraftEnd drafts = DraftEnd::Shelved);
    void setHostOnline(HostId host, bool online);
    [[nodiscard]] QList<Host> hosts() const;
    [[nodiscard]] std::optional<Host> host(HostId id) const;

    /// The complete list of a host's pools: adds, changes and removes as needed, row by row.
    void setPools(HostId host, const QList<PoolSnapshot> &pools);
    void upsertPool(HostId host, const PoolSnapshot &pool);
    /// A draft that edits the pool stays, as a new draft.
    void removePool(HostId host, const QString &uuid);
    void setTopology(HostId host, HostTopology topology);

    [[nodiscard]] QList<PoolId> pools() const; ///< in the order of their rows
    [[nodiscard]] int poolCount() const;
    [[nodiscard]] PoolId poolAt(int row) const; ///< noPool outside
    [[nodiscard]] int rowOf(PoolId id) const;   ///< -1: unknown
    [[nodiscard]] const Pool *pool(PoolId id) const;
    [[nodiscard]] PoolId findPool(HostId host, const QString &uuid) const;
    /// The name to show: of the draft where there is one, else the host's.
    [[nodiscard]] QString displayName(PoolId id) const;
    /// The same, with its host where the other pool has that name as well.
    [[nodiscard]] QString nameBeside(PoolId id, PoolId other) const;

    /// A draft that stands for a pool that does not exist yet.
    PoolDraft *createDraft(HostId host, DraftOrigin origin, const PoolDocument &document);
    /// The same from text, which may be anything: a draft keeps text that is not XML, too.
    /// Shown under its file's name, if it has one, until a name can be read in it.
    PoolDraft *createDraft(HostId host, DraftOrigin origin, const QString &xml,
                           const QString &fileName = {});
    /// The draft of an existing pool, made from its persistent definition (the live one of a
    /// transient pool, without what only a running pool has) if it has none yet. Null where the XML
    /// could not be fetched.
    PoolDraft *editPool(PoolId pool);
    /// Makes it the draft's text again, for an edit that was put aside, with what it began with (empty:
    /// not known). What was changed on the host since overtakes it.
    void resumeDraft(PoolId pool, const QString &base, const QString &xml);
    /// Looks whether the host has what the edit began with: before it is defined.
    void compareWithHost(PoolId pool);
    /// Without an effect if there is none. A row that was only a draft goes.
    void discardDraft(PoolId pool);
    /// The host has taken it. The draft ends; a row that was only a draft becomes the host's pool
    /// of that uuid, when its snapshot comes or if it has come already.
    void draftDefined(PoolId pool, const QString &uuid);

    [[nodiscard]] const ConflictChecker &checker() const;
    [[nodiscard]] std::vector<Finding> findingsOf(PoolId pool) const;
    [[nodiscard]] const PoolSchema &schema() const;

Q_SIGNALS:
    void hostAdded(poolwarden::HostId host);
    void hostChanged(poolwarden::HostId host);
    void hostRemoved(poolwarden::HostId host);
    /// Rows come and go in runs, so that ten thousand pools of a new host are one insertion.
    void rowsAboutToBeAdded(int first, int last);
    void rowsAdded(int first, int last);
    void rowsAboutToBeRemoved(int first, int last);
    void rowsRemoved(int first, int last);
    /// After rowsAdded() and rowsRemoved(), once for each. index: position in pools().
    void poolAdded(poolwarden::PoolId pool, int index);
    void poolRemoved(poolwarden::PoolId pool, int index);
    /// Snapshot, draft or both differ.
    void poolChanged(poolwarden::PoolId pool);
    void draftOpened(poolwarden::PoolId pool);
    /// The host no longer has the pool that is edited in this row: the edit stays as a new draft.
    void editOrphaned(poolwarden::PoolId pool, const QString &name);
    /// The draft is deleted when control is back in the event loop.
    void draftClosed(poolwarden::PoolId pool, poolwarden::PoolDraft *draft,
                     poolwarden::DraftEnd end);
    /// Exactly the pools whose findings differ, peers included, ascending. A pool that is gone is
    /// among them if it had any.
    void findingsChanged(const std::vector<poolwarden::PoolId> &pools);
    /// After a change of many pools at once is complete.
    void settled();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace poolwarden
