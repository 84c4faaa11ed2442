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

/// The undo history of a text, shared by form and XML. Typing without a pause is one step.
class DraftHistory
{
public:
    /// Kinds of steps. Consecutive steps of one kind are merged if no more than burstMilliseconds
    /// apart. Each field has its own kind.
    enum Kind { Typing = -1, Single = -2 };
    [[nodiscard]] static int kindOf(FieldRef field);
    static constexpr int burstMilliseconds = 2000;

    /// Access to the text. Only the history changes it.
    struct Text {
        std::function<QString()> get;
        std::function<void(const QString &)> set;
    };
    /// The owner also owns the stack.
    DraftHistory(Text text, QObject *owner);

    [[nodiscard]] QUndoStack *stack() const { return m_stack; }
    /// Sets the text as an undo step. Does nothing if it is the text already.
    void change(const QString &text, int kind);
    /// The next change begins a new step.
    void endStep() { m_stepEnded = true; }

    /// A separate step that changes more than the text.
    void push(std::unique_ptr<QUndoCommand> command);
    /// Sets the text as part of such a step.
    void addTo(QUndoCommand *command, const QString &text);

private:
    class Edit;

    Text m_text;
    QUndoStack *m_stack;
    QElapsedTimer m_sinceChange;
    bool m_stepEnded = true;
};

} // namespace poolwarden
