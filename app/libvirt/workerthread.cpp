// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/libvirt/workerthread.h"

namespace poolwarden {

WorkerThread::WorkerThread(Connection::KeepAlive keepAlive)
    : m_worker(std::make_unique<PoolWorker>(keepAlive))
{
    setObjectName(QStringLiteral("libvirt"));
    m_worker->moveToThread(this);
}

WorkerThread::~WorkerThread() = default;

void WorkerThread::run()
{
    exec();
    m_worker.reset();
}

} // namespace poolwarden
