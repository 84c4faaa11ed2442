// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/poolfile.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QObject>
#include <QStringList>

namespace poolwarden {

class ConnectionList;
class MainWindow;
class Prompts;

/// Reads pool definitions from files into drafts. The files are read off the GUI thread: one may lie on
/// a share that does not answer.
class ImportController final : public QObject
{
    Q_OBJECT

public:
    ImportController(PoolRegistry *registry, const ConnectionList *connections, MainWindow *window,
                     Prompts *prompts, QObject *parent = nullptr);

    /// Folders stand for the *.xml files in them. Waits for the first host if there is none yet.
    void importFiles(const QStringList &paths);
    /// A host is there: what waited is imported.
    void hostReady();

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);

private:
    void take(const QList<PoolFile> &files);

    PoolRegistry *m_registry;
    const ConnectionList *m_connections;
    MainWindow *m_window;
    Prompts *m_prompts;
    QStringList m_waiting;
};

} // namespace poolwarden
