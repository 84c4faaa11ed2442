// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/libvirt/poolworker.h"

#include <QThread>

#include <memory>

namespace poolwarden {

/// The thread of a PoolWorker. It destroys the worker before it ends, so that finished() means that the
/// connection is closed as well. That can take as long as any call to the host.
class WorkerThread final : public QThread
{
    Q_OBJECT

public:
    explicit WorkerThread(Connection::KeepAlive keepAlive);
    ~WorkerThread() override;

    /// Call it only by queued invocation. Destroyed when the thread ends.
    [[nodiscard]] PoolWorker *worker() const { return m_worker.get(); }

protected:
    void run() override;

private:
    std::unique_ptr<PoolWorker> m_worker;
};

} // namespace poolwarden
