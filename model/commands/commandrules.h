// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/commands/command.h"
#include "model/commands/poolrules.h"
#include "model/session/poolregistry.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

#include <span>

namespace poolwarden {

class OperationQueue;
class PoolSelection;

/// The rules of the commands: one for each, which enables the command, says why it is disabled, and is asked
/// again when the command is to run, because much can happen between the two.
class CommandRules final
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::CommandRules)

public:
    using Pool = PoolRegistry::Pool;
    using Offer = PoolRules::Offer;

    /// All must outlive it.
    CommandRules(const PoolRegistry &registry, const PoolSelection &selection,
                 const OperationQueue &queue);

    /// The commands that have a rule. All others can run at any time, or know it themselves.
    [[nodiscard]] static std::span<const Command> commands();
    /// Those of them that depend on nothing but how many pools there are, and how many are selected.
    [[nodiscard]] static std::span<const Command> quickCommands();
    /// Whether a command can run for what is selected now.
    [[nodiscard]] Offer offer(Command command) const;
    /// The same for these selected pools, which saves asking for them for each command.
    [[nodiscard]] Offer offer(Command command, const QList<PoolId> &selected) const;

    /// Why the pool cannot be defined, as a sentence; empty if it can.
    [[nodiscard]] QString whyNotDefine(const Pool &pool) const;
    /// Whether Define has something to do for it: it has a draft, or is transient and becomes persistent.
    [[nodiscard]] static bool isDefinable(const Pool &pool);
    /// The rules of the commands that are carried out by hosts.
    [[nodiscard]] const PoolRules &ofHosts() const { return m_ofHosts; }

private:
    [[nodiscard]] Offer offerDefine(const QList<PoolId> &selected) const;
    [[nodiscard]] Offer offerDiscard(const QList<PoolId> &selected) const;
    [[nodiscard]] Offer offerSave(const QList<PoolId> &selected) const;
    [[nodiscard]] Offer offerSend(const QList<PoolId> &selected) const;
    /// Of a command on the current pool.
    [[nodiscard]] QString whyNotCurrent(Command command, const Pool &pool) const;
    [[nodiscard]] QString whyNotReload() const;

    const PoolRegistry &m_registry;
    const PoolSelection &m_selection;
    const OperationQueue &m_queue;
    PoolRules m_ofHosts;
};

} // namespace poolwarden
