// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/formsection.h"

#include "views/icons.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace poolwarden {

FormSection::FormSection(const QString &id, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(new QToolButton(this))
    , m_body(new QWidget(this))
    , m_grid(new QGridLayout(m_body))
{
    setObjectName(QStringLiteral("section-") + id);
    setAccessibleName(title);
    m_title->setObjectName(QStringLiteral("title-") + id);
    m_title->setText(title);
    m_title->setAccessibleName(title);
    m_title->setAutoRaise(true);
    m_title->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_title->setFocusPolicy(Qt::NoFocus);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_body->setObjectName(QStringLiteral("body-") + id);
    m_grid->setContentsMargins(0, 0, 0, 4);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(6);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addWidget(m_title, 0, Qt::AlignLeft);
    layout->addWidget(m_body);
    connect(m_title, &QToolButton::clicked, this, [this] {
        if (m_foldable)
            setFolded(!m_folded);
    });
}

void FormSection::addRow(QLabel *label, QWidget *row, bool wide)
{
    m_rows.append({label, row, wide});
}

void FormSection::setFoldable(bool folded)
{
    m_foldable = true;
    m_title->setFocusPolicy(Qt::TabFocus);
    m_title->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFolded(folded);
}

void FormSection::setFolded(bool folded)
{
    m_folded = folded;
    m_body->setVisible(!folded);
    m_title->setIcon(
        icons::named(folded ? QStringLiteral("chevron-right") : QStringLiteral("chevron-down")));
    m_title->setAccessibleDescription(folded ? tr("folded") : tr("unfolded"));
}

void FormSection::setColumns(int columns)
{
    m_columns = columns;
}

void FormSection::setLabelWidth(int width)
{
    // Not of the labels: they would ask for it for ever.
    m_labelWidth = width;
    for (int i = 0; i < 2; ++i)
        m_grid->setColumnMinimumWidth(2 * i, i < m_columns ? m_labelWidth : 0);
}

void FormSection::arrange()
{
    QList<QWidget *> shown;
    for (const Row &row : std::as_const(m_rows)) {
        if (!row.widget->isHidden())
            shown.append(row.widget);
    }
    setVisible(!shown.isEmpty());
    if (shown == m_arranged && m_columns == m_arrangedColumns)
        return;
    m_arranged = shown;
    m_arrangedColumns = m_columns;

    for (const Row &row : std::as_const(m_rows)) {
        m_grid->removeWidget(row.label);
        m_grid->removeWidget(row.widget);
    }
    int line = 0;
    int column = 0;
    for (const Row &row : std::as_const(m_rows)) {
        if (row.widget->isHidden())
            continue;
        if (row.wide && column > 0) {
            ++line;
            column = 0;
        }
        const int span = row.wide ? 2 * m_columns - 1 : 1;
        m_grid->addWidget(row.label, line, 2 * column, Qt::AlignRight | Qt::AlignTop);
        m_grid->addWidget(row.widget, line, 2 * column + 1, 1, span, Qt::AlignTop);
        column += row.wide ? m_columns : 1;
        if (column >= m_columns) {
            ++line;
            column = 0;
        }
    }
    // The second column stands where it stands in the other sections, even if nothing is in it.
    for (int i = 0; i < 2; ++i) {
        const bool used = i < m_columns;
        m_grid->setColumnStretch(2 * i + 1, used ? 1 : 0);
        m_grid->setColumnMinimumWidth(2 * i + 1, used ? 1 : 0);
    }
}

} // namespace poolwarden
