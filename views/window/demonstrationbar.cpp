// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/demonstrationbar.h"

#include "views/style/colours.h"
#include "views/style/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace poolwarden {

namespace {

constexpr int iconSize = 18;

} // namespace

DemonstrationBar::DemonstrationBar(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
{
    setObjectName(QStringLiteral("demonstrationBar"));
    setAccessibleName(tr("Demonstration"));
    m_icon->setObjectName(QStringLiteral("demonstrationIcon"));
    auto *text =
        new QLabel(tr("This is a demonstration host. You can try everything: nothing real is "
                      "changed."),
                   this);
    text->setObjectName(QStringLiteral("demonstrationText"));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setMinimumWidth(1);
    auto *connectButton = new QPushButton(tr("Connect…"), this);
    connectButton->setObjectName(QStringLiteral("demonstrationConnect"));
    connectButton->setAccessibleName(tr("Connect to a real host"));
    connectButton->setToolTip(tr("Connect to a real host"));
    auto *closeButton = new QToolButton(this);
    closeButton->setObjectName(QStringLiteral("demonstrationClose"));
    closeButton->setAccessibleName(tr("Close this note"));
    closeButton->setToolTip(tr("Close this note"));
    closeButton->setAutoRaise(true);
    closeButton->setFocusPolicy(Qt::TabFocus);
    closeButton->setIcon(icons::named(QStringLiteral("close")));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 4, 8, 5);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(text, 1);
    row->addWidget(connectButton);
    row->addWidget(closeButton);

    connect(connectButton, &QPushButton::clicked, this, &DemonstrationBar::connectRequested);
    connect(closeButton, &QToolButton::clicked, this, [this] {
        m_closed = true;
        hide();
    });
    refreshLooks();
    hide();
}

void DemonstrationBar::setWanted(bool wanted)
{
    m_isWanted = wanted;
    settle();
}

void DemonstrationBar::setTight(bool isTight)
{
    m_isTight = isTight;
    settle();
}

void DemonstrationBar::settle()
{
    setVisible(m_isWanted && !m_isTight && !m_closed);
}

void DemonstrationBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        refreshLooks();
    QWidget::changeEvent(event);
}

void DemonstrationBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colours::tint(palette(), Severity::Info));
    painter.setPen(colours::hairline(palette()));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

void DemonstrationBar::refreshLooks()
{
    m_icon->setPixmap(
        icons::sign(Severity::Info).pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    update();
}

} // namespace poolwarden
