// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/editor/editorheader.h"

#include "model/wording/isolated.h"
#include "views/style/format.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr QMargins aboveMargins{12, 5, 12, 4};
constexpr QMargins besideMargins{12, 0, 12, 0};

} // namespace

EditorHeader::EditorHeader(QTabWidget *tabs, QVBoxLayout *column, QWidget *parent)
    : QWidget(parent)
    , m_tabs(tabs)
    , m_column(column)
    , m_name(new QLabel(this))
    , m_state(new QLabel(this))
    , m_selection(new QLabel(this))
{
    setObjectName(QStringLiteral("editorHeader"));
    m_name->setObjectName(QStringLiteral("editorName"));
    QFont bold = m_name->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    m_name->setFont(bold);
    m_name->setMinimumWidth(1);
    m_state->setObjectName(QStringLiteral("editorState"));
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_selection->setObjectName(QStringLiteral("editorSelection"));
    m_selection->hide();
    for (QLabel *label : {m_name, m_state, m_selection})
        label->setTextFormat(Qt::PlainText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(aboveMargins);
    row->setSpacing(10);
    row->addWidget(m_name);
    row->addWidget(m_state, 1);
    row->addWidget(m_selection);
    m_column->insertWidget(0, this);
}

void EditorHeader::describe(const QString &name, const QString &state)
{
    m_name->setText(name);
    m_state->setText(state);
    // It can be cut.
    setToolTip(format::plain(isolated(name) + u'\n' + state));
}

void EditorHeader::tellSelection(const QString &text)
{
    m_selection->setVisible(!text.isEmpty());
    m_selection->setText(text);
}

void EditorHeader::setBesideTabs(bool isBeside)
{
    if (isBeside == m_isBeside)
        return;
    m_isBeside = isBeside;
    layout()->setContentsMargins(isBeside ? besideMargins : aboveMargins);
    m_state->setMinimumWidth(isBeside ? 1 : 0);
    if (isBeside) {
        m_column->removeWidget(this);
        m_tabs->setCornerWidget(this, Qt::TopRightCorner);
    } else {
        m_tabs->setCornerWidget(nullptr, Qt::TopRightCorner);
        m_column->insertWidget(0, this);
    }
    show();
}

QSize EditorHeader::sizeHint() const
{
    const QSize all = QWidget::sizeHint();
    if (!m_isBeside)
        return all;
    // All that the tabs leave, so that it begins beside them.
    return {std::max(1, m_tabs->width() - m_tabs->tabBar()->sizeHint().width()),
            std::min(all.height(), m_tabs->tabBar()->sizeHint().height())};
}

} // namespace poolwarden
