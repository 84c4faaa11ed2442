// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/poolcall.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QCoreApplication>
#include <QList>

#include <functional>

namespace poolwarden {

/// The message about pools that were undefined, which brings them back.
class UndefinedMessage
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::UndefinedMessage)

public:
    /// At least one. The registry is not needed afterwards.
    [[nodiscard]] static Message of(const QList<PoolCall> &calls, const PoolRegistry &registry,
                                    const std::function<void()> &bringBack);
    [[nodiscard]] static QString key(const QList<PoolCall> &calls);
    /// Whether the host has all of these pools again.
    [[nodiscard]] static bool areBack(const QList<PoolCall> &calls, const PoolRegistry &registry);
    /// The draft that is left of an edit of the pool; noPool: none.
    [[nodiscard]] static PoolId editOf(const PoolCall &undefined, const PoolRegistry &registry);
};

} // namespace poolwarden
