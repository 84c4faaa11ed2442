// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

namespace poolwarden {

class DraftStore;
class MainWindow;

/// Says what becomes of drafts without the user's doing: those that came back with their host, those
/// that are kept for a host that is not open, and edits whose pool is gone.
class DraftMessages final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    DraftMessages(PoolRegistry *registry, DraftStore *store, MainWindow *window,
                  QObject *parent = nullptr);

    void tellRestored(const QList<PoolId> &drafts);
    /// For each host that is not open now, but for the demonstration host.
    void tellWaiting();
    /// After the connection was closed by the user. One that `canReopen` is offered again.
    void tellClosed(const QString &label, const QString &uri, bool readOnly, bool canReopen);
    /// Those that come together are said together.
    void tellOrphaned(const QString &name);

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);
    void connectionRequested(const QString &uri, bool readOnly);

private:
    void tellOrphans();

    PoolRegistry *m_registry;
    DraftStore *m_store;
    MainWindow *m_window;
    QStringList m_orphans;
    QTimer m_timer;
};

} // namespace poolwarden
