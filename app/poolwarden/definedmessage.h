// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/takeback.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QCoreApplication>
#include <QList>

#include <functional>

namespace poolwarden {

class PoolActions;

/// The message about pools that were defined: what they are now, and what an admin does next.
class DefinedMessage
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::DefinedMessage)

public:
    struct Told {
        QList<PoolId> pools;
        QList<ChangedPool> undoable; ///< of these pools, as far as it is known
        bool isFollowed = false;     ///< Start and Autostart are under way
        bool isAfterAll = false;     ///< known only later, because there was no answer
        std::function<void()> takeBack;
    };
    /// Both must outlive the message.
    [[nodiscard]] static Message of(const Told &told, const PoolRegistry &registry,
                                    PoolActions *actions);
    [[nodiscard]] static QString pendingText();
};

} // namespace poolwarden
