// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/ways/steadytext.h"

#include <algorithm>

namespace poolwarden {

SteadyText::SteadyText(QWidget *parent)
    : QLabel(parent)
    , m_longest(new QLabel(this))
{
    m_longest->hide();
    QLabel *const own = this;
    for (QLabel *label : {own, m_longest}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    }
}

void SteadyText::setLongest(const QString &text)
{
    m_longest->setText(text);
    updateGeometry();
}

int SteadyText::heightForWidth(int width) const
{
    const int own = QLabel::heightForWidth(width);
    return m_longest->text().isEmpty() ? own : std::max(own, m_longest->heightForWidth(width));
}

} // namespace poolwarden
