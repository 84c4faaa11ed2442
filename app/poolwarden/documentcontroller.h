// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/documentfile.h"
#include "app/poolwarden/documentfollower.h"
#include "app/poolwarden/poolfile.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QList>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QThreadPool>

#include <cstdint>

namespace poolwarden {

class CommandRules;
class CommandSet;
class PoolSelection;
class Prompts;

/// The drafts of “Files” as documents: opens them from files and saves them. Files are read and written one
/// after the other on another thread.
class DocumentController final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    DocumentController(PoolRegistry *registry, PoolSelection *selection, const CommandRules *rules,
                       CommandSet *commands, Prompts *prompts, QObject *parent = nullptr);
    /// Waits until everything is written.
    ~DocumentController() override;

    /// Opens the definitions in files, and in the *.xml files in folders. One that is open already is only
    /// selected.
    void open(const QStringList &paths);
    /// Compares all drafts with their files.
    void check() { m_follower.check(); }

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);

private:
    struct Job {
        enum class Kind : std::uint8_t { Replace, New, Missing };
        PoolId pool;
        Kind kind = Kind::Replace;
        FiledDefinition known;
        QString text;
    };
    struct Done {
        Job job;
        FileWritten result;
    };

    void take(const QList<PoolFile> &files);
    void tellOpened(const QList<PoolId> &opened, const QStringList &problems, int refused);
    void save(const QList<PoolId> &drafts);
    void saveAs();
    /// Asks for a file for each.
    void askForFiles(QList<PoolId> drafts);
    void write(const QList<Job> &jobs);
    void written(const QList<Done> &all);
    /// The message for one that was not written.
    [[nodiscard]] Message refusal(const Done &done);

    PoolRegistry *m_registry;
    PoolSelection *m_selection;
    const CommandRules *m_rules;
    Prompts *m_prompts;
    QSet<PoolId> m_running;  ///< those that are being written
    QList<PoolId> m_waiting; ///< for that; they are saved then
    QThreadPool m_thread;    ///< a single one
    DocumentFollower m_follower;
};

} // namespace poolwarden
