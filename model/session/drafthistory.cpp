// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/drafthistory.h"

#include <QUndoCommand>
#include <QUndoStack>

#include <algorithm>
#include <utility>

namespace poolwarden {

/// Replaces a part of the text.
class DraftHistory::Edit final : public QUndoCommand
{
public:
    Edit(DraftHistory &history, const QString &after, int kind, bool mayMerge,
         QUndoCommand *parent = nullptr)
        : QUndoCommand(parent)
        , m_history(history)
        , m_kind(kind)
        , m_mayMerge(mayMerge)
    {
        const QString before = m_history.m_text.get();
        const qsizetype shorter = std::min(before.size(), after.size());
        while (m_at < shorter && before.at(m_at) == after.at(m_at))
            ++m_at;
        qsizetype tail = 0;
        while (tail < shorter - m_at
               && before.at(before.size() - 1 - tail) == after.at(after.size() - 1 - tail))
            ++tail;
        m_removed = before.sliced(m_at, before.size() - tail - m_at);
        m_inserted = after.sliced(m_at, after.size() - tail - m_at);
    }

    [[nodiscard]] int id() const override { return 1; }

    void redo() override
    {
        QString text = m_history.m_text.get();
        m_history.m_text.set(text.replace(m_at, m_removed.size(), m_inserted));
    }

    void undo() override
    {
        m_history.endStep();
        QString text = m_history.m_text.get();
        m_history.m_text.set(text.replace(m_at, m_inserted.size(), m_removed));
    }

    bool mergeWith(const QUndoCommand *command) override
    {
        const auto &next = static_cast<const Edit &>(*command);
        if (!next.m_mayMerge || next.m_kind != m_kind || m_kind == Single)
            return false;
        const bool follows = next.m_removed.isEmpty() && next.m_at == m_at + m_inserted.size();
        const bool takesBack = next.m_inserted.isEmpty() && next.m_at >= m_at
                               && next.m_at + next.m_removed.size() == m_at + m_inserted.size();
        const bool takesMore = next.m_inserted.isEmpty() && m_inserted.isEmpty()
                               && next.m_at + next.m_removed.size() == m_at;
        if (m_kind == Typing && !follows && !takesBack && !takesMore)
            return false;
        mergeText(next);
        setObsolete(m_removed == m_inserted);
        return true;
    }

private:
    /// Joins both edits into a single replacement that covers both.
    void mergeText(const Edit &next)
    {
        // The result of the first edit is known from m_at to m_at + m_inserted.size(). It is
        // widened to what the second edit touches; outside, m_removed of the second edit has the
        // text.
        const qsizetype end = m_at + m_inserted.size();
        const qsizetype nextEnd = next.m_at + next.m_removed.size();
        if (next.m_at > end || nextEnd < m_at) {
            // Apart: the text between is in the current text, after the second edit.
            const QString now = m_history.m_text.get();
            const qsizetype shift = next.m_inserted.size() - next.m_removed.size();
            if (next.m_at > end) {
                const QString between = now.sliced(end, next.m_at - end);
                m_removed += between + next.m_removed;
                m_inserted += between + next.m_inserted;
            } else {
                const QString between = now.sliced(nextEnd + shift, m_at - nextEnd);
                m_removed = next.m_removed + between + m_removed;
                m_inserted = next.m_inserted + between + m_inserted;
                m_at = next.m_at;
            }
            return;
        }
        if (next.m_at < m_at) {
            const QString front = next.m_removed.left(m_at - next.m_at);
            m_removed.prepend(front);
            m_inserted.prepend(front);
            m_at = next.m_at;
        }
        if (nextEnd > m_at + m_inserted.size()) {
            const QString rest = next.m_removed.right(nextEnd - (m_at + m_inserted.size()));
            m_removed += rest;
            m_inserted += rest;
        }
        m_inserted.replace(next.m_at - m_at, next.m_removed.size(), next.m_inserted);
    }

    DraftHistory &m_history;
    qsizetype m_at = 0;
    QString m_removed;
    QString m_inserted;
    int m_kind;
    bool m_mayMerge;
};

int DraftHistory::kindOf(FieldRef field)
{
    return field.index * int(fieldCount) + int(field.field);
}

DraftHistory::DraftHistory(Text text, QObject *owner)
    : m_text(std::move(text))
    , m_stack(new QUndoStack(owner))
{
}

void DraftHistory::change(const QString &text, int kind)
{
    if (text == m_text.get())
        return;
    const bool soon = m_sinceChange.isValid() && !m_sinceChange.hasExpired(burstMilliseconds);
    const bool mayMerge = soon && !m_stepEnded;
    m_sinceChange.start();
    m_stepEnded = false;
    m_stack->push(new Edit(*this, text, kind, mayMerge));
}

void DraftHistory::push(std::unique_ptr<QUndoCommand> command)
{
    m_stack->push(command.release());
}

void DraftHistory::addTo(QUndoCommand *command, const QString &text)
{
    new Edit(*this, text, Single, false, command);
}

} // namespace poolwarden
