// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/conflictdetails.h"

#include "views/style/labels.h"

#include <QFont>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace poolwarden {

ConflictDetails::ConflictDetails(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_explanation(new QLabel)
{
    setObjectName(QStringLiteral("conflictDetails"));
    m_title->setObjectName(QStringLiteral("conflictTitle"));
    m_explanation->setObjectName(QStringLiteral("conflictExplanation"));
    m_title->setAccessibleName(tr("Conflict"));
    m_explanation->setAccessibleName(tr("Explanation"));
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    labels::wrap(m_title);
    labels::wrap(m_explanation);
    auto *text = new QWidget;
    text->setObjectName(QStringLiteral("conflictText"));
    auto *textLayout = new QVBoxLayout(text);
    textLayout->setContentsMargins(10, 6, 10, 2);
    textLayout->addWidget(m_title);
    textLayout->addWidget(m_explanation);
    textLayout->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("conflictDetailsScroll"));
    scroll->setAccessibleName(tr("What this conflict means"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(text);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
}

void ConflictDetails::setTexts(const QString &title, const QString &explanation)
{
    m_title->setText(title);
    m_explanation->setText(explanation);
}

} // namespace poolwarden
