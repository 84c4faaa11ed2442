// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/poolfile.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QQueue>
#include <QStringList>
#include <QTimer>

namespace poolwarden {

class CommandSet;
class DraftController;
class PoolSelection;
class Prompts;

/// Reads pool definitions from files into drafts. The files are read on another thread, because a file
/// may be on a share that does not answer.
class ImportController final : public QObject
{
    Q_OBJECT

public:
    ImportController(PoolRegistry *registry, PoolSelection *selection, CommandSet *commands,
                     DraftController *drafts, Prompts *prompts, QObject *parent = nullptr);

    /// Imports files, and the *.xml files in folders, as drafts of the current host.
    void importFiles(const QStringList &paths);
    /// Imports a text, as from the clipboard or dropped.
    void importText(const QString &text);

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);
    void messageWithdrawn(const QString &key);

private:
    /// What came of the files.
    struct Imported {
        int taken = 0;
        QHash<PoolId, QString> made; ///< the drafts, and their texts
        QString name;                ///< of the first draft, isolated
        QStringList refused;
        QStringList faulty;
        QList<PoolId> toCorrect; ///< the drafts of those
        QStringList leftOut;
        QStringList recoded; ///< names of files, isolated
        QStringList same;    ///< names of those that the host has exactly so, isolated; no drafts
        PoolId lastSame = noPool;
    };
    /// Files that are being made into drafts.
    struct Coming {
        HostId host;
        QList<PoolFile> files;
        qsizetype next; ///< the next file
        Imported imported;
        QList<PoolId> made;
    };
    /// The host's pool that is what the text defines; noPool: there is none.
    [[nodiscard]] PoolId sameOnHost(HostId host, const QString &text) const;
    void take(const QList<PoolFile> &files);
    /// The first of those that come, for a moment, and the rest later.
    void takeSome();
    void take(Coming &coming, const PoolFile &file);
    void tell(const Imported &imported);
    /// Discards the drafts that are still as they were imported.
    void takeBack(const QHash<PoolId, QString> &made);
    /// Messages about errors that are no longer there, and about drafts that are none any more.
    void withdrawOld();

    PoolRegistry *m_registry;
    PoolSelection *m_selection;
    CommandSet *m_commands;
    DraftController *m_drafts;
    Prompts *m_prompts;
    QHash<QString, QList<PoolId>> m_toCorrect; ///< by the key of the message
    QHash<QString, QList<PoolId>> m_toReview;  ///< likewise
    QQueue<Coming> m_coming;
    QTimer m_slice;
};

} // namespace poolwarden
