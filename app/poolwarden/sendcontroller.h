// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QList>
#include <QObject>
#include <QStringList>

namespace poolwarden {

class CommandRules;
class CommandSet;
class PoolSelection;
class Prompts;

/// Makes drafts of a host from those of “Files”, which stay.
class SendController final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    SendController(PoolRegistry *registry, PoolSelection *selection, const CommandRules *rules,
                   CommandSet *commands, Prompts *prompts, QObject *parent = nullptr);

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);

private:
    void ask();
    void send(const QList<PoolId> &drafts, HostId host);
    /// A sentence for each that meets a name or UUID of the host.
    [[nodiscard]] QStringList meets(const QList<PoolId> &drafts, HostId host) const;

    PoolRegistry *m_registry;
    PoolSelection *m_selection;
    const CommandRules *m_rules;
    CommandSet *m_commands;
    Prompts *m_prompts;
};

} // namespace poolwarden
