// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/form/formsection.h"

#include "views/style/icons.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace poolwarden {

namespace {

/// A grid row below all rows that a section may have.
constexpr int lastLine = 99;

} // namespace

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
    // Extra height of the form goes below all sections, not between the rows.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_body->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    // Small, because each row ends with a line for its note.
    m_grid->setVerticalSpacing(1);
    // Empty columns need a widget: the grid adds no spacing to them, so the first column would differ in
    // width.
    for (const int column : {2, 3}) {
        auto *holder = new QWidget(m_body);
        holder->setFixedHeight(0);
        m_grid->addWidget(holder, lastLine, column);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addWidget(m_title, 0, Qt::AlignLeft);
    layout->addWidget(m_body);
    connect(m_title, &QToolButton::clicked, this, [this] {
        if (!m_foldable)
            return;
        // So that the keyboard goes on in the section.
        m_title->setFocus(Qt::MouseFocusReason);
        setFolded(!m_folded);
        if (!m_folded)
            Q_EMIT opened();
    });
}

void FormSection::addRow(QLabel *label, QWidget *row, Place place)
{
    m_rows.append({label, row, place});
}

void FormSection::hideTitle()
{
    m_title->hide();
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
    // Set it for the grid, not for the labels, which would keep the width as their size hint.
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
    // The grid always has two columns. In a narrow form, all rows but pairs span both.
    int line = 0;
    int column = 0;
    const auto newLine = [&line, &column] {
        line += column > 0 ? 1 : 0;
        column = 0;
    };
    bool second = false;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows.at(i);
        if (row.widget->isHidden()) {
            second = false;
            continue;
        }
        const bool first = row.place == Place::Pair && i + 1 < m_rows.size()
                           && !m_rows.at(i + 1).widget->isHidden();
        const bool wide = row.place == Place::Wide || (m_columns == 1 && !first && !second);
        if (wide || first)
            newLine();
        m_grid->addWidget(row.label, line, 2 * column, Qt::AlignRight | Qt::AlignTop);
        m_grid->addWidget(row.widget, line, 2 * column + 1, 1, wide ? 3 : 1, Qt::AlignTop);
        column += wide ? 2 : 1;
        if (column >= 2)
            newLine();
        second = first;
    }
    for (const int i : {1, 3}) {
        m_grid->setColumnStretch(i, 1);
        m_grid->setColumnMinimumWidth(i, 1);
    }
}

} // namespace poolwarden
