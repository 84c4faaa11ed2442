// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/field.h"

#include <QElapsedTimer>
#include <QString>

#include <functional>
#include <memory>

class QObject;
class QUndoCommand;
class QUndoStack;

namespace poolwarden {

/// The undo history of one text, for form and XML. What is typed in one go is one step.
class DraftHistory
{
public:
    /// Kinds of steps; those of one kind that follow each other within the time become one. Each field is
    /// a kind of its own.
    enum Kind { Typing = -1, Single = -2 };
    [[nodiscard]] static int kindOf(FieldRef field);
    static constexpr int burstMilliseconds = 2000;

    /// Where the text is, which is changed by the history alone.
    struct Text {
        std::function<QString()> get;
        std::function<void(const QString &)> set;
    };
    /// The owner owns the stack as well.
    DraftHistory(Text text, QObject *owner);

    [[nodiscard]] QUndoStack *stack() const { return m_stack; }
    /// Makes it the text, as a step. Nothing if it is.
    void change(const QString &text, int kind);
    /// The next change is a step of its own, however soon it comes.
    void endStep() { m_stepEnded = true; }

    /// A step of its own, with more to it than the text.
    void push(std::unique_ptr<QUndoCommand> command);
    /// Makes it the text as part of such a step.
    void addTo(QUndoCommand *command, const QString &text);

private:
    class Edit;

    Text m_text;
    QUndoStack *m_stack;
    QElapsedTimer m_sinceChange;
    bool m_stepEnded = true;
};

} // namespace poolwarden
