// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/messages/message.h"

#include <QObject>
#include <QString>

class QSettings;

namespace poolwarden {

class CommandSet;
class PoolRegistry;
class Prompts;

/// Saves a report on all open hosts.
class ReportController final : public QObject
{
    Q_OBJECT

public:
    ReportController(PoolRegistry *registry, CommandSet *commands, Prompts *prompts,
                     QSettings *settings, QObject *parent = nullptr);

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);

private:
    void save();
    void write(const QString &path);

    PoolRegistry *m_registry;
    Prompts *m_prompts;
    QSettings *m_settings;
};

} // namespace poolwarden
