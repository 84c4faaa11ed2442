// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/poolcall.h"
#include "views/messages/message.h"

#include <QCoreApplication>
#include <QList>

#include <functional>

namespace poolwarden {

/// The message about calls of one command that succeeded.
class DoneMessage
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::DoneMessage)

public:
    using SetAutostart = std::function<void(const QList<PoolId> &pools, bool autostart)>;

    /// At least one. Of several whose autostart was changed, it offers to change just these back.
    [[nodiscard]] static Message of(const QList<PoolCall> &calls, const SetAutostart &setAutostart);
};

} // namespace poolwarden
