// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/poolwarden/definefollowup.h"
#include "app/poolwarden/poolactions.h"
#include "app/poolwarden/takeback.h"

#include <QHash>
#include <QObject>
#include <QSet>

class QSettings;

namespace poolwarden {

class CommandRules;
class ConnectionController;

/// The Define command: asks before it defines a pool with a conflict, compares the host's definition
/// with the draft, reports the result, and offers the usual next steps.
class DefineController final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    DefineController(PoolRegistry *registry, ConnectionController *connections,
                     PoolActions *actions, const OperationQueue *queue, PoolSelection *selection,
                     const CommandRules *rules, CommandSet *commands, Prompts *prompts,
                     QSettings *settings, QObject *parent = nullptr);

    /// The text of the command tells for how many pools it is, and whether a question comes first.
    void updateText();

    /// Until releaseReport(), definitions are collected and reported together then.
    void holdReport()
    {
        m_isHeld = true;
        m_undoable.clear();
    }
    void releaseReport();
    /// What this draft and its pool were before a Define that had no answer, so that it can be taken back
    /// if it was done after all.
    void keepBefore(const ChangedPool &before);
    /// What follows each Define, as a sentence; empty: nothing.
    [[nodiscard]] QString afterDefine() const { return m_followUp.sentence(); }
    /// The report of what was defined is not true any more.
    void withdrawReport();
    /// Whether pools become now what they were before.
    [[nodiscard]] bool isTakingBack() const { return m_undo.isRunning(); }

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);
    /// Of a message that may still be shown.
    void messageAmended(const poolwarden::Message &message);
    void messageWithdrawn(const QString &key);

private:
    using Operation = StorageService::Operation;
    /// The steps of "Stop, Define and Start".
    enum class Step : quint8 { Stop, Define, Start };

    void define();
    void begin(const QList<PoolId> &pools);
    void readBack(PoolId pool, const QString &uuid, const QByteArray &sent);
    void reportStoredDifferently(PoolId id, const PoolRegistry::Pool &stored,
                                 const QStringList &differences);
    void ended(PoolId pool, Operation operation, bool succeeded);
    void sayDefined();
    /// Makes them what they were before.
    void takeBack(const QList<ChangedPool> &pools);
    void sayTakenBack();
    /// After what follows a Define, well or not.
    void sayFollowed(const QList<PoolId> &pools);
    /// Updates the message about defined pools after a change of this pool.
    void amendDefined(PoolId pool, Operation operation);
    [[nodiscard]] Message definedMessage();
    void goOn(PoolId pool, Step step);

    PoolRegistry *m_registry;
    PoolActions *m_actions;
    const OperationQueue *m_queue;
    PoolSelection *m_selection;
    const CommandRules *m_rules;
    CommandSet *m_commands;
    DefineFollowUp m_followUp;
    Prompts *m_prompts;
    bool m_isHeld = false;
    TakeBack m_undo;
    QList<PoolId> m_chosenBefore; ///< when the taking back began
    /// By their drafts; of m_running, and of those that had no answer.
    QHash<PoolId, ChangedPool> m_before;
    QSet<PoolId> m_unanswered;
    bool m_isAfterAll = false;     ///< m_told were defined without an answer
    QList<ChangedPool> m_undoable; ///< of m_told
    QSet<PoolId> m_running;        ///< pools whose Define has not ended
    QList<PoolId> m_defined;       ///< those that were defined as requested
    QList<PoolId> m_told;          ///< the pools in the current message about defined pools
    QHash<PoolId, Step> m_steps;   ///< the running step of "Stop, Define and Start"
};

} // namespace poolwarden
