// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/maintoolbar.h"

#include "views/window/filteredit.h"

#include <QAction>
#include <QResizeEvent>
#include <QToolButton>

namespace poolwarden {

MainToolBar::MainToolBar(CommandSet *commands, QMenu *newMenu, QWidget *parent)
    : QToolBar(tr("Toolbar"), parent)
    , m_new(new QToolButton(this))
    , m_filter(new FilterEdit(this))
{
    setObjectName(QStringLiteral("toolBar"));
    setAccessibleName(tr("Toolbar"));
    setMovable(false);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIconSize(QSize(18, 18));

    addButton(commands->action(Command::Connect));
    m_new->setObjectName(QStringLiteral("newButton"));
    m_new->setAccessibleName(tr("New pool"));
    m_new->setDefaultAction(commands->action(Command::NewPool));
    m_new->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_new->setPopupMode(QToolButton::MenuButtonPopup);
    m_new->setMenu(newMenu);
    m_new->setFocusPolicy(Qt::TabFocus);
    addWidget(m_new);
    addButton(commands->action(Command::Import));
    addButton(commands->action(Command::Export));
    addSeparator();
    for (const Command command :
         {Command::Start, Command::Stop, Command::Refresh, Command::Autostart})
        addButton(commands->action(command));

    auto *spacer = new QWidget(this);
    spacer->setObjectName(QStringLiteral("toolBarSpacer"));
    spacer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(spacer);
    m_filter->setToolTip(commands->action(Command::Find)->toolTip());
    addWidget(m_filter);
}

void MainToolBar::addButton(QAction *action)
{
    // Without the number of pools that the menus tell: buttons must not move when another pool is selected.
    action->setIconText(QString(action->text()).remove(u'&'));
    addAction(action);
    QWidget *button = widgetForAction(action);
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    button->setAccessibleName(QString(action->text()).remove(u'&').remove(u'…'));
    button->setFocusPolicy(Qt::TabFocus);
}

void MainToolBar::resizeEvent(QResizeEvent *event)
{
    QToolBar::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit();
}

void MainToolBar::fit()
{
    const auto setStyle = [this](Qt::ToolButtonStyle style) {
        setToolButtonStyle(style);
        m_new->setToolButtonStyle(style);
    };
    setStyle(Qt::ToolButtonTextBesideIcon);
    if (sizeHint().width() > width())
        setStyle(Qt::ToolButtonIconOnly);
}

} // namespace poolwarden
