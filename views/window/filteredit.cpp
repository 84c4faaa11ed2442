// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/filteredit.h"

#include "views/style/icons.h"

#include <QKeyEvent>

namespace poolwarden {

namespace {

constexpr int widest = 230;

} // namespace

FilterEdit::FilterEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setObjectName(QStringLiteral("filterEdit"));
    setAccessibleName(tr("Filter the pools"));
    setPlaceholderText(tr("Filter pools"));
    setClearButtonEnabled(true);
    addAction(icons::named(QStringLiteral("search")), LeadingPosition);
    setMinimumWidth(widest / 2);
    setMaximumWidth(widest);
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Escape)
        clear();
    if (key == Qt::Key_Escape || key == Qt::Key_Down || key == Qt::Key_Return)
        Q_EMIT left(key != Qt::Key_Escape);
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace poolwarden
