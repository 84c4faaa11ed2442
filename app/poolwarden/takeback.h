// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/storageservice.h"
#include "model/session/discardeddraft.h"
#include "model/session/poolregistry.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace poolwarden {

class ConnectionController;

/// A pool that was defined from a draft.
struct DefinedPool {
    DiscardedDraft draft;
    QString name; ///< isolated
    QString uuid;
    QByteArray before; ///< its persistent definition; empty: the host did not have it
    QByteArray after;
};

/// What a draft and its pool are before it is defined; `after` and the UUID of a new pool are not known yet.
[[nodiscard]] DefinedPool beforeDefine(const PoolRegistry &registry, PoolId draft);

/// Makes pools what they were before they were defined, the last one first; their drafts return. One that was
/// changed since stays as it is.
class TakeBack final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    TakeBack(PoolRegistry *registry, ConnectionController *connections, QObject *parent = nullptr);

    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// Ends in finished(). Not while it is running.
    void begin(const QList<DefinedPool> &pools);

Q_SIGNALS:
    /// One is as it was.
    void returned();
    /// `kept`: a sentence for each that stays as it is. `failed`: those that can be tried again.
    void finished(int returned, const QStringList &kept,
                  const QList<poolwarden::DefinedPool> &failed);

private:
    void goOn();
    void ended(const std::optional<ServiceError> &error);
    void watch(StorageService *service);

    PoolRegistry *m_registry;
    ConnectionController *m_connections;
    QList<DefinedPool> m_left;
    QList<DefinedPool> m_failed;
    QStringList m_kept;
    int m_returned = 0;
    bool m_isRunning = false;
    StorageService *m_service = nullptr; ///< that is asked now
    quint64 m_request = 0;
    QSet<StorageService *> m_watched;
};

} // namespace poolwarden
