// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/style/foldinglabel.h"

#include "views/style/labels.h"

#include <QPainter>
#include <QStyle>

namespace poolwarden {

FoldingLabel::FoldingLabel(QWidget *parent)
    : QLabel(parent)
{
    labels::wrap(this);
}

void FoldingLabel::setFolded(bool folded)
{
    m_isFolded = folded;
    setWordWrap(!folded);
    updateGeometry();
    update();
}

QSize FoldingLabel::sizeHint() const
{
    return m_isFolded ? QSize(QLabel::sizeHint().width(), fontMetrics().height())
                      : QLabel::sizeHint();
}

QSize FoldingLabel::minimumSizeHint() const
{
    return m_isFolded ? QSize(1, fontMetrics().height()) : QLabel::minimumSizeHint();
}

void FoldingLabel::paintEvent(QPaintEvent *event)
{
    if (!m_isFolded) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    const QRect room = contentsRect();
    style()->drawItemText(
        &painter, room, Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine, palette(),
        isEnabled(), fontMetrics().elidedText(text().simplified(), Qt::ElideRight, room.width()),
        foregroundRole());
}

} // namespace poolwarden
