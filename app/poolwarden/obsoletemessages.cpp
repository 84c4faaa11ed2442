// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/obsoletemessages.h"

#include "app/poolwarden/failuremessage.h"
#include "app/poolwarden/undefinedmessage.h"

namespace poolwarden {

ObsoleteMessages::ObsoleteMessages(const PoolRegistry *registry, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
{
    connect(registry, &PoolRegistry::poolAdded, this, &ObsoleteMessages::look);
    connect(registry, &PoolRegistry::poolChanged, this, &ObsoleteMessages::look);
}

void ObsoleteMessages::look()
{
    m_undefined.removeIf([this](const QList<PoolCall> &calls) {
        const bool areBack = UndefinedMessage::areBack(calls, *m_registry);
        if (areBack)
            Q_EMIT found(UndefinedMessage::key(calls));
        return areBack;
    });
    m_stopped.removeIf([this](const PoolCall &call) {
        const auto *pool = m_registry->pool(m_registry->findPool(call.job.host, call.uuid));
        const bool runs = pool && pool->snapshot && pool->snapshot->isActive();
        if (runs)
            Q_EMIT found(FailureMessage::key(call.job));
        return runs;
    });
}

} // namespace poolwarden
