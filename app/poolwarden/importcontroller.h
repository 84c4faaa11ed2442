// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/poolfile.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QObject>
#include <QStringList>

namespace poolwarden {

class CommandSet;
class ConnectionList;
class PoolSelection;
class Prompts;

/// Reads pool definitions from files into drafts. The files are read on another thread, because a file
/// may be on a share that does not answer.
class ImportController final : public QObject
{
    Q_OBJECT

public:
    ImportController(PoolRegistry *registry, const ConnectionList *connections,
                     PoolSelection *selection, CommandSet *commands, Prompts *prompts,
                     QObject *parent = nullptr);

    /// Imports files, and the *.xml files in folders. If no host is connected yet, waits for one.
    void importFiles(const QStringList &paths);
    /// Imports a text, as from the clipboard or dropped.
    void importText(const QString &text);
    /// A host is connected: imports the waiting files.
    void hostReady();

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);

private:
    /// What came of the files.
    struct Imported {
        int taken = 0;
        QString name; ///< of the last draft, isolated
        QStringList refused;
        QStringList faulty;
        QStringList leftOut;
    };
    void take(const QList<PoolFile> &files);
    void tell(const Imported &imported);

    PoolRegistry *m_registry;
    const ConnectionList *m_connections;
    PoolSelection *m_selection;
    CommandSet *m_commands;
    Prompts *m_prompts;
    QStringList m_waiting;
};

} // namespace poolwarden
