// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/definefollowup.h"

#include "app/poolwarden/poolactions.h"
#include "model/commands/poolrules.h"
#include "views/commands/commandset.h"

#include <QAction>
#include <QSettings>

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

QString startsKey()
{
    return QStringLiteral("define/starts");
}

QString buildsKey()
{
    return QStringLiteral("define/builds");
}

QString autostartsKey()
{
    return QStringLiteral("define/autostarts");
}

} // namespace

DefineFollowUp::DefineFollowUp(PoolRegistry *registry, PoolActions *actions,
                               const OperationQueue *queue, CommandSet *commands,
                               QSettings *settings, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_actions(actions)
    , m_queue(queue)
    , m_commands(commands)
{
    for (const auto &[command, key] : {std::pair{Command::DefineBuilds, buildsKey()},
                                       std::pair{Command::DefineStarts, startsKey()},
                                       std::pair{Command::DefineAutostarts, autostartsKey()}}) {
        QAction *choice = commands->action(command);
        choice->setChecked(settings->value(key).toBool());
        connect(choice, &QAction::toggled, this, [this, settings, key = key](bool chosen) {
            settings->setValue(key, chosen);
            Q_EMIT choiceChanged();
        });
    }
    connect(actions, &PoolActions::ended, this, &DefineFollowUp::ended);
}

void DefineFollowUp::begin(const QList<PoolId> &pools)
{
    if (isRunning()) {
        m_next += pools;
        return;
    }
    m_pools = pools;
    // Autostart first: a start may take long.
    m_left = {Operation::SetAutostart, Operation::MakeDirectory, Operation::Start};
    m_left.removeIf([this](Operation operation) {
        return !isChosen(operation)
               || std::none_of(m_pools.cbegin(), m_pools.cend(), [this, operation](PoolId pool) {
                      return isNeeded(pool, operation);
                  });
    });
    if (!m_left.isEmpty())
        goOn();
}

void DefineFollowUp::goOn()
{
    while (m_waiting.isEmpty() && !m_left.isEmpty()) {
        m_running = m_left.takeFirst();
        QList<PoolId> pools = m_pools;
        pools.removeIf([this](PoolId pool) { return !isNeeded(pool, m_running); });
        // A start that asks first is not waited for.
        const QList<PoolId> begun = m_running == Operation::Start
                                        ? m_actions->start(pools)
                                        : m_actions->run(m_running, pools, true);
        for (const PoolId pool : begun)
            m_waiting.insert(pool);
    }
    if (!m_waiting.isEmpty())
        return;
    Q_EMIT finished(std::exchange(m_pools, {}));
    if (!m_next.isEmpty())
        begin(std::exchange(m_next, {}));
}

void DefineFollowUp::ended(PoolId pool, Operation operation)
{
    if (operation == m_running && m_waiting.remove(pool) && m_waiting.isEmpty())
        goOn();
}

bool DefineFollowUp::isChosen(Operation operation) const
{
    const Command command = operation == Operation::Start           ? Command::DefineStarts
                            : operation == Operation::MakeDirectory ? Command::DefineBuilds
                                                                    : Command::DefineAutostarts;
    return m_commands->action(command)->isChecked();
}

bool DefineFollowUp::isNeeded(PoolId id, Operation operation) const
{
    const PoolRegistry::Pool *pool = m_registry->pool(id);
    if (!pool || !pool->snapshot || m_queue->isPending(id))
        return false;
    if (operation == Operation::MakeDirectory)
        return !pool->snapshot->isActive() && PoolRules::ownsDirectory(*pool);
    return operation == Operation::Start ? !pool->snapshot->isActive() : !pool->snapshot->autostart;
}

QString DefineFollowUp::sentence() const
{
    QString rest = sentenceOfRest();
    if (!isChosen(Operation::MakeDirectory))
        return rest;
    const QString builds = tr("Directories of what is defined are created if they do not exist.");
    return rest.isEmpty() ? builds : builds + u' ' + rest;
}

QString DefineFollowUp::sentenceOfRest() const
{
    const bool starts = isChosen(Operation::Start);
    const bool autostarts = isChosen(Operation::SetAutostart);
    if (starts && autostarts)
        return tr("What is defined is then started, and set to start with its host.");
    if (starts)
        return tr("What is defined is then started.");
    return autostarts ? tr("What is defined is then set to start with its host.") : QString();
}

QString DefineFollowUp::report(const QList<PoolId> &pools) const
{
    const auto all = [&](Operation operation) {
        return isChosen(operation) && std::none_of(pools.cbegin(), pools.cend(), [&](PoolId pool) {
                   return isNeeded(pool, operation);
               });
    };
    const bool started = all(Operation::Start);
    const bool autostarts = all(Operation::SetAutostart);
    const int count = static_cast<int>(pools.size());
    if (started && autostarts)
        return tr("%n pool(s) run and start with the host.", nullptr, count);
    if (started)
        return tr("%n pool(s) run.", nullptr, count);
    if (autostarts && isChosen(Operation::Start))
        return tr("%n pool(s) start with the host, but not all of them run now.", nullptr, count);
    return autostarts ? tr("%n pool(s) start with the host.", nullptr, count) : QString();
}

} // namespace poolwarden
