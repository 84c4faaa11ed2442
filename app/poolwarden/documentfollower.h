// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/documentfile.h"
#include "app/poolwarden/documentwatch.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QList>
#include <QObject>
#include <QTimer>

class QThreadPool;

namespace poolwarden {

class PoolSelection;

/// Notices when somebody else changes the file of a document, and tells the registry and the user.
class DocumentFollower final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it. Files are read on the thread.
    DocumentFollower(PoolRegistry *registry, PoolSelection *selection, QThreadPool *thread,
                     QObject *parent = nullptr);

    /// Compares all documents with their files.
    void check();
    /// The same, after pending events.
    void checkSoon() { m_check.start(); }
    /// Follows the files that the documents have now, after pending events.
    void followSoon() { m_follow.start(); }

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);
    /// The definition is no longer in its file, or the file is no longer there.
    void gone(poolwarden::PoolId document, const poolwarden::FiledDefinition &known,
              bool isFileThere);

private:
    struct Checked {
        PoolId pool;
        FiledDefinition known;
        FileState state;
    };

    void compared(const QList<Checked> &all);
    void watchFiles();

    PoolRegistry *m_registry;
    PoolSelection *m_selection;
    QThreadPool *m_thread;
    DocumentWatch m_watch;
    QTimer m_follow;
    QTimer m_check;
};

} // namespace poolwarden
