// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/messages/messagetext.h"

#include <QLabel>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int mostTextLines = 4;

} // namespace

MessageText::MessageText(QWidget *parent)
    : QScrollArea(parent)
    , m_label(new QLabel)
{
    setObjectName(QStringLiteral("messageTextScroll"));
    setAccessibleName(tr("Message"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // the label has it, and the arrow keys come from there
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    viewport()->setAutoFillBackground(false);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_label->setObjectName(QStringLiteral("messageText"));
    m_label->setAccessibleName(tr("Message"));
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWidget(m_label);
    m_label->setAutoFillBackground(false);
}

void MessageText::setText(const QString &text)
{
    m_label->setText(text);
    m_label->setAccessibleName(text);
    setAccessibleName(text);
    updateGeometry();
}

QString MessageText::text() const
{
    return m_label->text();
}

int MessageText::heightForWidth(int width) const
{
    return std::min(m_label->heightForWidth(width), mostTextLines * fontMetrics().lineSpacing());
}

QSize MessageText::sizeHint() const
{
    const QSize hint = m_label->sizeHint();
    return {hint.width(), heightForWidth(hint.width())};
}

QSize MessageText::minimumSizeHint() const
{
    return {1, fontMetrics().lineSpacing()};
}

} // namespace poolwarden
