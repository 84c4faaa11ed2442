// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/style/listkeys.h"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTableView>

#include <algorithm>

namespace poolwarden {

namespace {

bool isForList(const QKeyEvent &press, const QLineEdit &words)
{
    if (press.modifiers() & ~Qt::KeypadModifier)
        return false;
    switch (press.key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return true;
    case Qt::Key_Home:
        return words.cursorPosition() == 0 && !words.hasSelectedText();
    case Qt::Key_End:
        return words.cursorPosition() == words.text().size() && !words.hasSelectedText();
    default:
        return false;
    }
}

} // namespace

ListKeys::ListKeys(QAbstractItemView *list)
    : QObject(list)
    , m_list(list)
{
    list->installEventFilter(this);
}

void ListKeys::serve(QLineEdit *words, QAbstractItemView *list)
{
    words->installEventFilter(new ListKeys(list));
}

bool ListKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const auto &press = static_cast<const QKeyEvent &>(*event);
    if (watched == m_list)
        return move(press);
    const auto *words = qobject_cast<const QLineEdit *>(watched);
    if (!words || !isForList(press, *words))
        return false;
    QKeyEvent copy(press.type(), press.key(), press.modifiers());
    QCoreApplication::sendEvent(m_list, &copy);
    return true;
}

bool ListKeys::move(const QKeyEvent &press)
{
    const bool isHome = press.key() == Qt::Key_Home;
    // A tree does so by itself.
    if ((!isHome && press.key() != Qt::Key_End) || (press.modifiers() & ~Qt::KeypadModifier)
        || !qobject_cast<const QTableView *>(m_list) || m_list->model()->rowCount() == 0)
        return false;
    const int column = std::max(0, m_list->currentIndex().column());
    m_list->setCurrentIndex(
        m_list->model()->index(isHome ? 0 : m_list->model()->rowCount() - 1, column));
    return true;
}

} // namespace poolwarden
