// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/poolchoice.h"
#include "model/commands/poolrules.h"
#include "model/host/unbuilt.h"
#include "model/port/storageservice.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"
#include "views/messages/prompts.h"

#include <QCoreApplication>
#include <QList>

#include <functional>
#include <optional>

namespace poolwarden {

class MachinesOfHosts;
class PoolSelection;
class UnbuiltStorage;

/// Chooses the selected pools that an action is for, and asks before it if it takes something away. One question
/// names all pools, and the virtual machines that use them.
class PoolQuestions final
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::PoolQuestions)

public:
    using Act = std::function<void(const QList<PoolId> &)>;

    PoolQuestions(const PoolRegistry &registry, const PoolRules &rules,
                  const PoolSelection &selection, const MachinesOfHosts &machines,
                  UnbuiltStorage &unbuilt, Prompts *prompts);

    /// Asks hosts for what the selected pools need to start, so that start() knows it of each.
    void lookAtSelected() const;
    /// Tells of the selected pools that the operation is not for.
    [[nodiscard]] static Message leftOut(StorageService::Operation operation,
                                         const PoolChoice &choice);
    /// Each calls `act` with the chosen pools: after its question, or at once if there is none.
    void stop(const Act &act) const;
    void restart(const Act &act) const;
    void undefine(const Act &act) const;
    /// Asks only if hosts have said that what these pools need to start is missing: `act` gets all pools that are to be
    /// started as they are, and `build` those whose directories are to be built first.
    void start(const QList<PoolId> &pools, const Act &act, const Act &build) const;

    /// These actions take nothing away, so there is no question. The caller reports the skipped pools.
    [[nodiscard]] PoolChoice toStart() const;
    [[nodiscard]] PoolChoice toBuild() const;
    [[nodiscard]] PoolChoice toRefresh() const;
    [[nodiscard]] PoolChoice toSetAutostart(bool autostart) const;

private:
    using Words = std::function<QString(const PoolSnapshot &)>;
    /// Chooses the selected pools that the command suits. The others are
    /// skipped with the reason, which for a pool that it suits may be given by whyNot.
    [[nodiscard]] PoolChoice choose(Command command, const Words &remark = {},
                                    const Words &whyNot = {}) const;
    void confirm(Prompts::Question question, const PoolChoice &choice, const Act &act) const;
    [[nodiscard]] QString nameOf(PoolId pool) const;
    /// What the pool needs to start, as the host has it, and does not have.
    /// As the host has it; null: it cannot be read, or the pool is a draft.
    [[nodiscard]] const PoolDefinition *persistentOf(PoolId pool) const;
    [[nodiscard]] std::optional<Unbuilt> unbuiltOf(PoolId pool) const;
    /// A sentence that names the virtual machines with disks on the pools, after a blank; empty: none is known.
    [[nodiscard]] QString machinesOn(const PoolChoice &choice) const;
    /// The hosts of the chosen pools, as the user knows them.
    [[nodiscard]] QString hostsOf(const PoolChoice &choice) const;

    const PoolRegistry &m_registry;
    const PoolRules &m_rules;
    const PoolSelection &m_selection;
    const MachinesOfHosts &m_machines;
    UnbuiltStorage &m_unbuilt;
    Prompts *m_prompts;
};

} // namespace poolwarden
