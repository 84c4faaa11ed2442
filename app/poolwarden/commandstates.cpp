// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/commandstates.h"

#include "model/commands/commandrules.h"
#include "model/operations/operationqueue.h"
#include "model/session/poolregistry.h"
#include "model/session/poolselection.h"
#include "views/commands/commandset.h"

#include <QAction>

namespace poolwarden {

CommandStates::CommandStates(const PoolRegistry *registry, const PoolSelection *selection,
                             const OperationQueue *queue, const CommandRules *rules,
                             CommandSet *commands, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_queue(queue)
    , m_selection(selection)
    , m_rules(rules)
    , m_commands(commands)
{
    commands->setRule([rules](Command command) { return rules->offer(command).whyNot; });
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &CommandStates::updateAll);
    const auto soon = [this] { m_timer.start(); };
    connect(selection, &PoolSelection::changed, this, &CommandStates::updateQuick);
    connect(registry, &PoolRegistry::settled, this, &CommandStates::updateQuick);
    connect(selection, &PoolSelection::changed, this, soon);
    connect(registry, &PoolRegistry::settled, this, soon);
    connect(registry, &PoolRegistry::poolChanged, this, soon);
    connect(registry, &PoolRegistry::hostChanged, this, soon);
    connect(registry, &PoolRegistry::hostRemoved, this, soon);
    connect(queue, &OperationQueue::changed, this, soon);
    // An action that the rule refused may have changed its mark.
    connect(commands, &CommandSet::refused, this, soon);
    // The click has changed the mark, whatever comes of it.
    commands->whenGiven(Command::Autostart, this,
                        [this] { QTimer::singleShot(0, this, &CommandStates::markAutostart); });
    updateAll();
}

void CommandStates::updateQuick()
{
    const QList<PoolId> selected = m_selection->pools();
    for (const Command command : CommandRules::quickCommands())
        update(command, selected);
}

void CommandStates::updateAll()
{
    const QList<PoolId> selected = m_selection->pools();
    for (const Command command : CommandRules::commands())
        update(command, selected);
    markAutostart();
    Q_EMIT updated();
}

void CommandStates::update(Command command, const QList<PoolId> &selected)
{
    const CommandRules::Offer offer = m_rules->offer(command, selected);
    m_commands->setWhyNot(command, offer.whyNot);
    if (CommandSet::hasCount(command))
        m_commands->setCount(command,
                             selected.size() > 1 ? static_cast<int>(offer.pools.size()) : 0);
}

void CommandStates::markAutostart()
{
    int persistent = 0;
    int autostarted = 0;
    for (const PoolId id : m_selection->pools()) {
        const PoolRegistry::Pool *pool = m_registry->pool(id);
        if (!pool || !pool->snapshot || !pool->snapshot->persistent || m_queue->isPending(id))
            continue;
        ++persistent;
        autostarted += pool->snapshot->autostart ? 1 : 0;
    }
    m_commands->action(Command::Autostart)->setChecked(persistent > 0 && autostarted == persistent);
}

} // namespace poolwarden
