// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/messages/message.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QStringList>

#include <functional>

namespace poolwarden {

/// Whether a host has what it was sent.
class StoredDifference
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::StoredDifference)

public:
    /// A sentence for each field that the host stored otherwise: “Directory: asked for /srv/new, the host
    /// has /srv/old”. Without a UUID in what was sent, the host makes one, which is no difference.
    [[nodiscard]] static QStringList of(const QByteArray &sent, const QByteArray &stored,
                                        bool hadUuid);

    struct Told {
        QString name; ///< of the pool, isolated
        QStringList differences;
        bool isNew = false; ///< Define made the pool
        bool isActive = false;
        bool isTestDriver =
            false; ///< it stores nothing that an active pool takes at its next start
    };
    /// What the buttons do.
    struct Ways {
        std::function<void()> restart;    ///< stops the pool, defines it and starts it again
        std::function<void()> takeTheirs; ///< gives up what the host did not store
    };
    [[nodiscard]] static Message message(const Told &told, const Ways &ways);
};

} // namespace poolwarden
