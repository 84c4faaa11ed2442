// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/style/altletters.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace poolwarden {

namespace {

/// Editors and lists of items are scroll areas.
bool takesLetters(const QObject *object)
{
    return qobject_cast<const QLineEdit *>(object) || qobject_cast<const QComboBox *>(object)
           || qobject_cast<const QAbstractSpinBox *>(object)
           || qobject_cast<const QAbstractScrollArea *>(object);
}

} // namespace

AltLetters::AltLetters(QObject *parent)
    : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool AltLetters::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || !takesLetters(watched))
        return false;
    const auto *press = static_cast<const QKeyEvent *>(event);
    const Qt::KeyboardModifiers modifiers = press->modifiers() & ~Qt::ShiftModifier;
    const QString text = press->text();
    if (modifiers != Qt::AltModifier || text.isEmpty() || !text.at(0).isPrint())
        return false;
    // The widgets around it may still want it.
    event->ignore();
    return true;
}

} // namespace poolwarden
