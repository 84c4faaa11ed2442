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
class MainWindow;

/// Looks again at the pools that are selected: hosts do not tell all that others change, autostart
/// above all. Begins when the selection rests, and asks for one pool at a time, so that what the user
/// wants of the host never queues up behind many. A look that fails is no news: the next event, or
/// request, says why.
class SelectionReader final : public QObject
{
    Q_OBJECT

public:
    SelectionReader(PoolRegistry *registry, ConnectionController *connections, MainWindow *window,
                    QObject *parent = nullptr);

private:
    void noteSelection();
    void readNext();
    void finished(StorageService *service, quint64 request);

    PoolRegistry *m_registry;
    ConnectionController *m_connections;
    MainWindow *m_window;
    QSet<PoolId> m_selected; ///< when it was last noted
    QList<PoolId> m_waiting;
    QPointer<StorageService> m_asked; ///< null: nobody
    quint64 m_request = 0;
    QTimer m_rest;
};

} // namespace poolwarden
