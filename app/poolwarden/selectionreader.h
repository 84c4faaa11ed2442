// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/storageservice.h"
#include "model/session/poolregistry.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>

namespace poolwarden {

class ConnectionController;
class PoolSelection;

/// Reads the selected pools again, because hosts send no events for some changes, such as autostart.
/// Starts when the selection has not changed for a moment. Reads one pool at a time, so that the user's
/// requests do not wait behind many others. Ignores errors; the next event or request reports them.
class SelectionReader final : public QObject
{
    Q_OBJECT

public:
    SelectionReader(PoolRegistry *registry, ConnectionController *connections,
                    PoolSelection *selection, QObject *parent = nullptr);

private:
    void noteSelection();
    void readNext();
    void finished(StorageService *service, quint64 request);

    PoolRegistry *m_registry;
    ConnectionController *m_connections;
    PoolSelection *m_selection;
    QSet<PoolId> m_selected; ///< the last known selection
    QList<PoolId> m_waiting;
    QPointer<StorageService> m_asked; ///< null if no request is running
    quint64 m_request = 0;
    QTimer m_rest;
};

} // namespace poolwarden
