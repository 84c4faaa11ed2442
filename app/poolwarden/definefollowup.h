// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/storageservice.h"
#include "model/session/poolregistry.h"

#include <QList>
#include <QObject>
#include <QSet>

class QSettings;

namespace poolwarden {

class CommandSet;
class OperationQueue;
class PoolActions;

/// Builds the directories of pools, starts them and switches their autostart on after they were defined, if the user
/// chose so. Keeps the choice in the settings. One operation after the other, and goes on where one fails:
/// PoolActions tells of each failure.
class DefineFollowUp final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    DefineFollowUp(PoolRegistry *registry, PoolActions *actions, const OperationQueue *queue,
                   CommandSet *commands, QSettings *settings, QObject *parent = nullptr);

    /// For pools that were just defined. Ends in finished(), unless there is nothing to do.
    void begin(const QList<PoolId> &pools);
    [[nodiscard]] bool isRunning() const { return !m_waiting.isEmpty(); }
    /// What will be done after Define, as a sentence; empty if nothing.
    [[nodiscard]] QString sentence() const;
    /// What was done to these pools, for a message that says that they are defined.
    [[nodiscard]] QString report(const QList<PoolId> &pools) const;

Q_SIGNALS:
    /// For these pools everything has ended, well or not.
    void finished(const QList<poolwarden::PoolId> &pools);
    /// The user chose something else.
    void choiceChanged();

private:
    using Operation = StorageService::Operation;
    /// Begins the next operation that has anything to do; says that it is finished after the last.
    void goOn();
    void ended(PoolId pool, Operation operation);
    /// Of what is done to the pools themselves.
    [[nodiscard]] QString sentenceOfRest() const;
    [[nodiscard]] bool isChosen(Operation operation) const;
    [[nodiscard]] bool isNeeded(PoolId pool, Operation operation) const;

    PoolRegistry *m_registry;
    PoolActions *m_actions;
    const OperationQueue *m_queue;
    CommandSet *m_commands;
    QList<PoolId> m_pools;
    QList<PoolId> m_next; ///< defined while others are being started
    QList<Operation> m_left;
    Operation m_running = Operation::Start;
    QSet<PoolId> m_waiting; ///< pools for which m_running has not ended
};

} // namespace poolwarden
