// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/document/pooldocument.h"
#include "model/port/storageservice.h"
#include "model/session/draftend.h"
#include "model/session/draftorigin.h"
#include "model/session/registeredpool.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace poolwarden {

class DraftAssessor;
class FindingFilter;
class HostSnapshots;
class HostTable;
class OpenDrafts;
class PoolChecks;
class PoolDraft;
class PoolRows;
class PoolSchema;
struct AcceptedList;
struct DraftFile;
struct RegistryChange;

/// All pools of all open connections, all drafts, and the ConflictChecker for them. Item models
/// show the rows. A row has a PoolId, which stays the same as long as the pool (by host and UUID)
/// or the draft exists. A new draft keeps its id when it is defined and becomes the host's pool.
class PoolRegistry : public QObject
{
    Q_OBJECT

public:
    using Host = RegisteredHost;
    using Pool = RegisteredPool;

    explicit PoolRegistry(std::shared_ptr<const PoolSchema> schema, QObject *parent = nullptr);
    ~PoolRegistry() override;

    HostId addHost(const QString &label, const HostInfo &info);
    /// Adds “Files”, where drafts are kept that are for no host yet: they are compared with each other
    /// alone. To be called once.
    HostId addFiles();
    /// That of addFiles(); noHost before that.
    [[nodiscard]] HostId files() const { return m_files; }
    /// The properties of the connection after a reconnection.
    void setHostInfo(HostId host, const HostInfo &info);
    /// Also removes its rows. Its drafts end as Shelved, so that a DraftStore keeps them until the
    /// host is opened again, or as Discarded.
    void removeHost(HostId host, DraftEnd drafts = DraftEnd::Shelved);
    void setHostOnline(HostId host, bool online);
    /// Without “Files”, which is no host.
    [[nodiscard]] QList<Host> hosts() const;
    [[nodiscard]] std::optional<Host> host(HostId id) const;

    /// Sets the complete list of a host's pools: adds, changes and removes rows as needed.
    void setPools(HostId host, const QList<PoolSnapshot> &pools);
    void upsertPool(HostId host, const PoolSnapshot &pool);
    /// A draft of the pool becomes a new draft.
    void removePool(HostId host, const QString &uuid);
    void setTopology(HostId host, HostTopology topology);

    [[nodiscard]] QList<PoolId> pools() const; ///< in the order of their rows
    [[nodiscard]] int poolCount() const;
    /// The last that was given to a pool, there or gone. Ids grow.
    [[nodiscard]] PoolId lastId() const;
    [[nodiscard]] PoolId poolAt(int row) const; ///< noPool if out of range
    [[nodiscard]] int rowOf(PoolId id) const;   ///< -1: unknown
    [[nodiscard]] const Pool *pool(PoolId id) const;
    [[nodiscard]] PoolId findPool(HostId host, const QString &uuid) const;
    /// The name to show: that of the draft, else the host's.
    [[nodiscard]] QString displayName(PoolId id) const;
    /// The same, with what tells them apart if the other pool has the same name: its host, or whether it is
    /// on the host or a new draft.
    [[nodiscard]] QString nameBeside(PoolId id, PoolId other) const;

    /// Creates a draft of a new pool.
    PoolDraft *createDraft(HostId host, DraftOrigin origin, const PoolDocument &document)
    {
        return createDraft(host, origin, document.toXml());
    }
    /// The same from any text, which need not be XML. Until a name can be read in it, the draft is
    /// shown under the file name.
    PoolDraft *createDraft(HostId host, DraftOrigin origin, const QString &xml,
                           const QString &fileName = {});
    /// The draft of an existing pool. If there is none, it is created from the persistent
    /// definition (of a transient pool, the live one), without the sizes of a running pool. Null if
    /// the XML could not be fetched.
    PoolDraft *editPool(PoolId pool);
    /// Restores the text of a stored edit and the definition that it began with (empty: not known).
    /// If the host's definition was changed since, the draft is overtaken.
    void resumeDraft(PoolId pool, const QString &base, const QString &xml);
    /// The file has this text as the draft's definition: it was read from it, or saved in it.
    void setFile(PoolId pool, const DraftFile &file, const QString &text);
    /// Somebody else has changed the draft's definition in its file to this text.
    void fileChanged(PoolId pool, const QString &text);
    /// The file is gone, or the definition in it; or it is there again.
    void setFileGone(PoolId pool, bool isGone);
    /// To be called before a draft is defined: checks whether the host's definition changed since
    /// the edit began.
    void compareWithHost(PoolId pool);
    /// Does nothing if there is none. Removes a row that was only a draft.
    void discardDraft(PoolId pool);
    /// The host has defined it. The draft ends. A row that was only a draft becomes the host's pool
    /// of that UUID, now or when its snapshot arrives.
    void draftDefined(PoolId pool, const QString &uuid);

    /// Its findings are those that are accepted and those that are not; the functions below leave out
    /// the accepted ones, as RegisteredPool::status does.
    [[nodiscard]] const ConflictChecker &checker() const { return m_checker; }
    [[nodiscard]] std::vector<Finding> findingsOf(PoolId pool) const;
    [[nodiscard]] std::vector<Finding> findingsWithoutDraft(PoolId pool) const;
    /// As ConflictChecker::forEachFinding().
    void forEachFinding(const std::function<bool(const Finding &)> &callback) const;

    /// Replaces the accepted findings of the host at this place (see hostPlace()), open or not.
    void setAccepted(const QString &place, const AcceptedList &list);
    /// Tells which findings are accepted.
    [[nodiscard]] const FindingFilter &filter() const { return *m_filter; }
    /// hostPlace() of the host.
    [[nodiscard]] QString placeOf(HostId host) const;
    [[nodiscard]] const PoolSchema &schema() const { return *m_schema; }

Q_SIGNALS:
    void hostAdded(poolwarden::HostId host);
    void hostChanged(poolwarden::HostId host);
    void hostRemoved(poolwarden::HostId host);
    /// Rows are added and removed in runs: ten thousand pools of a new host are one insertion.
    void rowsAboutToBeAdded(int first, int last);
    void rowsAdded(int first, int last);
    void rowsAboutToBeRemoved(int first, int last);
    void rowsRemoved(int first, int last);
    /// After rowsAdded() and rowsRemoved(), once for each row. index: position in pools().
    void poolAdded(poolwarden::PoolId pool, int index);
    void poolRemoved(poolwarden::PoolId pool, int index);
    /// Snapshot, draft or both changed.
    void poolChanged(poolwarden::PoolId pool);
    void draftOpened(poolwarden::PoolId pool);
    /// The host no longer has the edited pool: the edit became a new draft.
    void editOrphaned(poolwarden::PoolId pool, const QString &name);
    /// The draft is deleted later, from the event loop.
    void draftClosed(poolwarden::PoolId pool, poolwarden::PoolDraft *draft,
                     poolwarden::DraftEnd end);
    /// Exactly the pools whose findings changed, with peers, ascending. Includes a removed pool if
    /// it had findings.
    void findingsChanged(const std::vector<poolwarden::PoolId> &pools);
    /// After setAccepted(), behind findingsChanged().
    void acceptedChanged();
    /// The devices of the host may have other names now, and its pools other claims.
    void topologyChanged(poolwarden::HostId host);
    /// A change of many pools at once is complete.
    void settled();

private:
    void draftEdited(PoolId id);
    /// Tells of the changes of one request.
    void commit(RegistryChange &change);

    std::shared_ptr<const PoolSchema> m_schema;
    ConflictChecker m_checker;
    std::unique_ptr<FindingFilter> m_filter;
    std::unique_ptr<DraftAssessor> m_assessor;
    std::unique_ptr<HostTable> m_hosts;
    std::unique_ptr<PoolRows> m_rows;
    std::unique_ptr<OpenDrafts> m_drafts;
    std::unique_ptr<PoolChecks> m_checks;
    std::unique_ptr<HostSnapshots> m_snapshots;
    HostId m_files = noHost;
};

} // namespace poolwarden
