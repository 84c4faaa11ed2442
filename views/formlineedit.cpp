// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/formlineedit.h"

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
    const int cursor = cursorPosition();
    setText(newText);
    setCursorPosition(hasFocus() ? std::min(cursor, static_cast<int>(newText.size())) : 0);
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
    if (isUndoKey(event)) {
        event->ignore();
        return;
    }
    QLineEdit::keyPressEvent(event);
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
