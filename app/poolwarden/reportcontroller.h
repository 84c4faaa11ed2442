// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/sessionreport.h"
#include "views/messages/message.h"

#include <QObject>
#include <QString>

class QSettings;
class QWidget;

namespace poolwarden {

class AcceptedController;
class CommandSet;
class ConnectionList;
class MachinesOfHosts;
class PoolRegistry;
class Prompts;

/// Saves and prints a report on all open hosts.
class ReportController final : public QObject
{
    Q_OBJECT

public:
    ReportController(PoolRegistry *registry, const MachinesOfHosts *machines, CommandSet *commands,
                     Prompts *prompts, QSettings *settings, QWidget *window,
                     QObject *parent = nullptr);

    /// Reports tell of hosts that are not reached, and of accepted conflicts that cannot be used.
    void tellOf(const ConnectionList *connections, const AcceptedController *accepted);

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);

private:
    [[nodiscard]] SessionFacts facts() const;
    void save();
    void write(const QString &path);
    void print();

    PoolRegistry *m_registry;
    const MachinesOfHosts *m_machines;
    Prompts *m_prompts;
    QSettings *m_settings;
    QWidget *m_window;
    const ConnectionList *m_connections = nullptr;
    const AcceptedController *m_accepted = nullptr;
};

} // namespace poolwarden
