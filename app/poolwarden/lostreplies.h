// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/poolcall.h"
#include "model/port/serviceerror.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <optional>

namespace poolwarden {

class ConnectionController;
class PoolActions;

/// Requests to hosts that had no answer: the connection went down, or the host was silent for too long. Says
/// that it is not known what became of them, and what did once the host's pools are listed again. What was
/// defined or undefined goes on from there as after an answer.
class LostReplies final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    LostReplies(PoolRegistry *registry, ConnectionController *connections, PoolActions *actions,
                QObject *parent = nullptr);

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);
    void messageWithdrawn(const QString &key);

private:
    struct Lost {
        PoolCall call;
        ServiceError error;
    };

    void add(const PoolCall &call, const ServiceError &error);
    void tell();
    /// The host's pools are known again. With `isFinal` false only tells of what was done.
    void settle(HostId host, bool isFinal);
    void lookAtLate();
    /// The pool of the host that the request was about; null: the host does not have it.
    [[nodiscard]] const PoolRegistry::Pool *poolOf(const PoolCall &call) const;
    [[nodiscard]] bool isDone(const PoolCall &call) const;

    PoolRegistry *m_registry;
    ConnectionController *m_connections;
    PoolActions *m_actions;
    QList<Lost> m_lost;
    QTimer m_tell;
    QTimer m_late;
};

} // namespace poolwarden
