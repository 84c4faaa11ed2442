// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/discardeddraft.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QObject>

namespace poolwarden {

class CommandRules;
class CommandSet;
class PoolSelection;
class Prompts;

/// Commands on drafts: create, duplicate, revert, discard, apply to another pool.
class DraftController final : public QObject
{
    Q_OBJECT

public:
    DraftController(PoolRegistry *registry, PoolSelection *selection, const CommandRules *rules,
                    CommandSet *commands, Prompts *prompts, QObject *parent = nullptr);

    /// Names of the pools with changes that are on no host.
    [[nodiscard]] QStringList unsaved() const;
    void create(PoolType type);
    /// Applies the draft of `finding.pool` to `finding.peer`.
    void changePeer(const Finding &finding);
    /// Turns an edit into a new pool.
    void makeNewPool(PoolId pool);
    /// Tells of it, and offers to bring them back. `isUndo`: that would be a redo.
    void discardAll(const QList<PoolId> &pools, bool isUndo = false);
    /// Selects them, and tells which edits they have replaced.
    void bringBackAll(const QList<DiscardedDraft> &discarded);

Q_SIGNALS:
    void messagePosted(const poolwarden::Message &message);

private:
    void giveToPeer(const Finding &finding);
    void duplicate();
    void revert();
    /// Whether the draft is in a file as it is, and lost nowhere.
    [[nodiscard]] bool isSaved(PoolId pool) const;
    void discard();

    PoolRegistry *m_registry;
    PoolSelection *m_selection;
    const CommandRules *m_rules;
    Prompts *m_prompts;
};

} // namespace poolwarden
