// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/poolcall.h"
#include "model/port/storageservice.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QCoreApplication>
#include <QList>

#include <functional>

namespace poolwarden {

/// The message about operations that failed, with what can be done now.
class FailureMessage
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::FailureMessage)

public:
    struct Failure {
        PoolCall call;
        ServiceError error;
        bool isDone = false; ///< it was done in spite of the error
    };
    /// What the buttons do.
    struct Ways {
        std::function<void(const QList<PoolCall> &stopped)> startAgain;
        std::function<void(const QList<PoolId> &pools)> makeDirectories;
    };
    /// At least one failure. The registry is not needed afterwards.
    [[nodiscard]] static Message of(const QList<Failure> &failures, const PoolRegistry &registry,
                                    const Ways &ways);
    /// Of the message about a single failure, which is withdrawn when the operation, or its opposite, succeeds.
    [[nodiscard]] static QString key(const OperationQueue::Job &job);

    /// Why the last operation on the pool failed.
    [[nodiscard]] static QString lastReason(const OperationQueue &queue, PoolId pool);
    /// Whether the pool is stopped or started as was asked for, although the host reported an error.
    [[nodiscard]] static bool isDoneAnyway(const PoolCall &call, const PoolRegistry &registry);

private:
    /// Whether libvirt has stopped the pool because it could not refresh it.
    [[nodiscard]] static bool isStoppedByRefresh(const PoolCall &call,
                                                 const PoolRegistry &registry);
    /// Whether the pool does not run only because its directory does not exist.
    [[nodiscard]] static bool lacksDirectory(const Failure &failure, const PoolRegistry &registry);
};

} // namespace poolwarden
