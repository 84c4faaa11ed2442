// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/form/formlineedit.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QSignalBlocker>

#include <algorithm>

namespace poolwarden {

namespace {

bool isUndoKey(const QKeyEvent *event)
{
    return event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo);
}

} // namespace

void FormLineEdit::setTextQuietly(const QString &newText)
{
    if (text() == newText)
        return;
    const QSignalBlocker blocker(this);
    const int cursor = hasFocus() ? cursorIn(newText) : 0;
    setText(newText);
    setCursorPosition(cursor);
}

// The cursor position in the new text: beside the same characters as before, or behind the changed part
// if it was inside that.
int FormLineEdit::cursorIn(const QString &newText) const
{
    const QString oldText = text();
    const qsizetype shorter = std::min(oldText.size(), newText.size());
    qsizetype front = 0;
    while (front < shorter && oldText.at(front) == newText.at(front))
        ++front;
    qsizetype back = 0;
    while (back < shorter - front
           && oldText.at(oldText.size() - 1 - back) == newText.at(newText.size() - 1 - back))
        ++back;
    const qsizetype cursor = cursorPosition();
    if (cursor < front)
        return static_cast<int>(cursor);
    if (cursor >= oldText.size() - back)
        return static_cast<int>(cursor + newText.size() - oldText.size());
    return static_cast<int>(newText.size() - back);
}

bool FormLineEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isUndoKey(static_cast<QKeyEvent *>(event))) {
        event->ignore();
        return true;
    }
    return QLineEdit::event(event);
}

void FormLineEdit::keyPressEvent(QKeyEvent *event)
{
    // Alt and a letter that is no mnemonic: Qt would insert the letter.
    const bool isStrayLetter = event->modifiers() == Qt::AltModifier && !event->text().isEmpty()
                               && event->text().front().isPrint();
    if (isUndoKey(event) || isStrayLetter) {
        event->ignore();
        return;
    }
    const QString before = text();
    const int cursor = cursorPosition();
    QLineEdit::keyPressEvent(event);
    if (cursorPosition() != cursor && text() == before)
        Q_EMIT cursorMoved();
}

void FormLineEdit::mouseReleaseEvent(QMouseEvent *event)
{
    QLineEdit::mouseReleaseEvent(event);
    Q_EMIT cursorMoved();
}

void FormLineEdit::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction *action : menu->actions()) {
        if (action->objectName() == QLatin1String("edit-undo")
            || action->objectName() == QLatin1String("edit-redo"))
            menu->removeAction(action);
    }
    menu->popup(event->globalPos());
}

} // namespace poolwarden
