// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/commands/command.h"
#include "model/session/poolregistry.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

#include <cstdint>

namespace poolwarden {

class OperationQueue;

/// The rules of the commands on pools of hosts: Start, Stop, Restart, Refresh, Build, Autostart and Undefine. The
/// same rule enables a command, explains why it is disabled, and chooses the pools that it runs for.
class PoolRules final
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::PoolRules)

public:
    /// Why a command does not suit a pool. The later, the closer it came.
    enum class Obstacle : std::uint8_t {
        NotOnHost,
        InFiles,
        NotWritable,
        Busy,
        Transient,
        NoDirectory, ///< for Build: its type has none of its own
        WrongState,  ///< active or inactive, whichever the command cannot use
        None,
    };

    PoolRules(const PoolRegistry &registry, const OperationQueue &queue);

    [[nodiscard]] Obstacle obstacle(Command command, const PoolRegistry::Pool &pool) const;
    /// The obstacle as the end of a sentence about one pool: "it is inactive."
    [[nodiscard]] static QString reason(Command command, Obstacle obstacle);

    struct Offer {
        QList<PoolId> pools; ///< those that the command suits
        QString whyNot;      ///< a sentence; empty: the command can run
    };
    /// Whether the command can run for a selection.
    [[nodiscard]] Offer offer(Command command, const QList<PoolId> &selected) const;

    /// Whether libvirt can build it without writing over anything: its host has a definition whose target is a
    /// directory or mount point.
    [[nodiscard]] static bool ownsDirectory(const PoolRegistry::Pool &pool);
    [[nodiscard]] static bool isWritable(const PoolRegistry &registry,
                                         const PoolRegistry::Pool &pool);

private:
    [[nodiscard]] static QString sentence(Command command, Obstacle obstacle);

    const PoolRegistry &m_registry;
    const OperationQueue &m_queue;
};

} // namespace poolwarden
