// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/windowcentre.h"

#include "views/editor/editorpanel.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltablepane.h"
#include "views/window/demonstrationbar.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace poolwarden {

namespace {

/// In lines: the height of a window in which each is needed.
constexpr int tightLines = 32;

} // namespace

WindowCentre::WindowCentre(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_demonstration(new DemonstrationBar(this))
    , m_messages(new MessageBar(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_table(new PoolTablePane(parts.pools, m_splitter))
    , m_editor(
          new EditorPanel(parts.registry, parts.finder, parts.commands, parts.prompts, m_splitter))
{
    setObjectName(QStringLiteral("centre"));
    m_splitter->setObjectName(QStringLiteral("centreSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_editor);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_editor->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_demonstration);
    layout->addWidget(m_splitter, 1);
    // At the bottom, so that it moves nothing that the user is about to click.
    layout->addWidget(m_messages);
}

void WindowCentre::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_demonstration->setTight(window()->height() < tightLines * fontMetrics().lineSpacing());
}

} // namespace poolwarden
