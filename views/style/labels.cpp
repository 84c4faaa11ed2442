// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/style/labels.h"

#include <QLabel>

namespace poolwarden::labels {

void wrap(QLabel *label)
{
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // Rather wrap anywhere than widen the window.
    label->setMinimumWidth(1);
}

QLabel *wrapped(QLatin1String name, QWidget *parent, const QString &text)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(name);
    wrap(label);
    return label;
}

} // namespace poolwarden::labels
