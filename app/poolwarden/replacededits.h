// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/discardeddraft.h"

#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QStringList>

namespace poolwarden {

struct Message;

/// What drafts had been edited to when older ones came back in their place: it is told, and can be returned to.
class ReplacedEdits
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::ReplacedEdits)

public:
    /// Nothing, if it has replaced no edit.
    void add(const PoolRegistry &registry, const BroughtBack &back);
    void clear() { *this = {}; }
    [[nodiscard]] bool isEmpty() const { return m_edits.isEmpty(); }
    /// Empty if there are none.
    [[nodiscard]] QString sentence() const;
    /// Makes it a message with a way back to the edits, if there are any. It does not say the sentence.
    void offer(Message *message, PoolRegistry *registry) const;

private:
    QList<DiscardedDraft> m_edits;
    QStringList m_names; ///< isolated
};

} // namespace poolwarden
