// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/poolcall.h"
#include "model/session/poolregistry.h"

#include <QList>
#include <QObject>

namespace poolwarden {

/// Notices when a message about pools is no longer true, whoever has changed that: pools that were undefined are back, a
/// pool that was stopped with an error runs again.
class ObsoleteMessages final : public QObject
{
    Q_OBJECT

public:
    /// The registry must outlive it.
    explicit ObsoleteMessages(const PoolRegistry *registry, QObject *parent = nullptr);

    /// Of the message about these pools.
    void followUndefined(const QList<PoolCall> &calls) { m_undefined.append(calls); }
    void followStopped(const PoolCall &call) { m_stopped.append(call); }

Q_SIGNALS:
    /// The message with this key is obsolete.
    void found(const QString &key);

private:
    void look();

    const PoolRegistry *m_registry;
    QList<QList<PoolCall>> m_undefined;
    QList<PoolCall> m_stopped;
};

} // namespace poolwarden
