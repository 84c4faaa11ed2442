// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/commands/command.h"
#include "model/conflict/finding.h"

#include <QList>
#include <QObject>
#include <QTimer>

namespace poolwarden {

class CommandRules;
class CommandSet;
class OperationQueue;
class PoolRegistry;
class PoolSelection;

/// Enables the commands as their rules say: at once where that is quick, the others after all pending events,
/// because every key press changes something.
class CommandStates final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    CommandStates(const PoolRegistry *registry, const PoolSelection *selection,
                  const OperationQueue *queue, const CommandRules *rules, CommandSet *commands,
                  QObject *parent = nullptr);

Q_SIGNALS:
    void updated();

private:
    void updateQuick();
    void updateAll();
    void update(Command command, const QList<PoolId> &selected);
    /// Checks the command Autostart if all selected pools are started with their host.
    void markAutostart();

    const PoolRegistry *m_registry;
    const OperationQueue *m_queue;
    const PoolSelection *m_selection;
    const CommandRules *m_rules;
    CommandSet *m_commands;
    QTimer m_timer;
};

} // namespace poolwarden
