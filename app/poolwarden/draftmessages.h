// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QHash>
#include <QList>
#include <QMap>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QTimer>

namespace poolwarden {

class DraftStore;
class PoolSelection;

/// Reports what happens to drafts without a command of the user: drafts that were restored with their
/// host, drafts that are stored for a host that is not connected, and edits whose pool was undefined.
class DraftMessages final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    DraftMessages(PoolRegistry *registry, DraftStore *store, PoolSelection *selection,
                  QObject *parent = nullptr);

    void tellRestored(const QList<PoolId> &drafts);
    /// Reports the stored drafts of each host that is not connected, except the demonstration host.
    void tellWaiting();
    /// After the user has closed a connection. With `canReopen`, offers to connect again.
    void tellClosed(const QString &label, const QString &uri, bool readOnly, bool canReopen);
    /// The host does not have the pool any more. Calls in quick succession make one message, which goes when it has it
    /// again, or nothing is left of the edit.
    void tellOrphaned(PoolId edit, const QString &name);

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);
    void messageWithdrawn(const QString &key);
    void connectionRequested(const QString &uri, bool readOnly);

private:
    void tellOrphans();
    void forgetOrphan(PoolId edit);
    void tellUnusable(const QMap<QString, QString> &files);
    /// It was defined, discarded or shelved.
    void forget(PoolId draft);

    PoolRegistry *m_registry;
    DraftStore *m_store;
    PoolSelection *m_selection;
    QHash<QString, QSet<PoolId>> m_restored; ///< that are still drafts, by the key of the message
    QMap<PoolId, QString> m_orphans;         ///< names, isolated
    QTimer m_timer;
};

} // namespace poolwarden
