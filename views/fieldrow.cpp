// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/fieldrow.h"

#include "views/fieldmark.h"
#include "views/shade.h"
#include "views/valueeditor.h"
#include "views/words.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace poolwarden {

FieldRow::FieldRow(const QString &id, QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(parent))
    , m_note(new QLabel(this))
    , m_mark(new FieldMark(QStringLiteral("mark-") + id, this))
{
    setObjectName(QStringLiteral("row-") + id);
    m_label->setObjectName(QStringLiteral("label-") + id);
    m_label->setTextFormat(Qt::PlainText);
    m_note->setObjectName(QStringLiteral("note-") + id);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->hide();
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(5);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_mark, 0, 1);
    grid->addWidget(m_note, 1, 0);
    grid->setColumnStretch(0, 1);
}

void FieldRow::setEditor(ValueEditor *editor)
{
    m_editor = editor;
    static_cast<QGridLayout *>(layout())->addWidget(editor, 0, 0);
    m_label->setBuddy(editor->input());
    setFocusProxy(editor);
    // The label stands level with the first line, whatever grows below it.
    m_label->setMinimumHeight(editor->sizeHint().height());
    m_label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
}

void FieldRow::setCaption(const QString &caption)
{
    if (m_caption == caption)
        return;
    m_caption = caption;
    m_label->setText(words::escapedMnemonic(caption));
    setAccessibleName(caption);
    if (m_editor)
        m_editor->input()->setAccessibleName(caption);
}

void FieldRow::setHint(const QString &hint)
{
    if (m_hint == hint)
        return;
    m_hint = hint;
    refreshNote();
}

void FieldRow::setProblems(const QList<FieldProblem> &problems)
{
    m_problem = problems.isEmpty() ? QString() : problems.first().text;
    m_mark->setProblems(problems, m_editor ? m_editor->input() : nullptr);
    refreshNote();
}

void FieldRow::setShown(bool shown)
{
    m_shown = shown;
    setVisible(shown);
    m_label->setVisible(shown);
}

void FieldRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        refreshNote();
    QWidget::changeEvent(event);
}

void FieldRow::refreshNote()
{
    const QString text = m_problem.isEmpty() ? m_hint : m_problem;
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
    QPalette colours = m_note->palette();
    const QColor colour = m_problem.isEmpty() || !m_mark->severity()
                              ? shade::muted(palette())
                              : shade::mixed(shade::sign(palette(), *m_mark->severity()),
                                             palette().color(QPalette::WindowText), 0.25);
    if (colours.color(QPalette::WindowText) != colour) {
        colours.setColor(QPalette::WindowText, colour);
        m_note->setPalette(colours);
    }
}

} // namespace poolwarden
