// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/form/fieldrow.h"

#include "views/form/fieldmark.h"
#include "views/form/fieldnote.h"
#include "views/form/valueeditor.h"
#include "views/style/format.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

namespace poolwarden {

FieldRow::FieldRow(const QString &id, QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(parent))
    , m_note(new FieldNote(QStringLiteral("note-") + id, this))
    , m_mark(new FieldMark(QStringLiteral("mark-") + id, this))
{
    setObjectName(QStringLiteral("row-") + id);
    m_label->setObjectName(QStringLiteral("label-") + id);
    m_label->setTextFormat(Qt::PlainText);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(ValueEditor::spacing);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_mark, 0, 1);
    grid->addWidget(m_note, 1, 0);
    grid->setColumnStretch(0, 1);
}

void FieldRow::setEditor(ValueEditor *editor)
{
    m_editor = editor;
    const auto buttons = editor->findChildren<QToolButton *>(QString(), Qt::FindDirectChildrenOnly);
    if (buttons.isEmpty())
        editor->layout()->setContentsMargins(0, 0, ValueEditor::buttonWidth + ValueEditor::spacing,
                                             0);
    for (QToolButton *button : buttons) {
        QSizePolicy policy = button->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        button->setSizePolicy(policy);
    }
    static_cast<QGridLayout *>(layout())->addWidget(editor, 0, 0);
    m_label->setBuddy(editor->input());
    setFocusProxy(editor);
    // Align the label with the first line, even if the row grows.
    m_label->setMinimumHeight(editor->sizeHint().height());
    m_label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
}

void FieldRow::setCaption(const QString &caption)
{
    if (m_caption == caption)
        return;
    m_caption = caption;
    m_label->setText(format::escapedMnemonic(caption));
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

void FieldRow::setHelp(const QString &help, const QString &besides)
{
    if (m_help == help && m_besides == besides)
        return;
    m_help = help;
    m_besides = besides;
    m_label->setToolTip(format::plain(besides.isEmpty() ? help : help + u' ' + besides));
    m_mark->setProblems(m_problems, m_editor ? m_editor->input() : nullptr, m_help);
}

void FieldRow::setProblems(const QList<FieldProblem> &problems)
{
    m_problems = problems;
    m_mark->setProblems(problems, m_editor ? m_editor->input() : nullptr, m_help);
    refreshNote();
}

void FieldRow::setShown(bool shown)
{
    m_shown = shown;
    setVisible(shown);
    m_label->setVisible(shown);
}

void FieldRow::refreshNote()
{
    if (m_problems.isEmpty())
        m_note->say(m_hint, std::nullopt);
    else
        m_note->say(m_problems.first().text, m_mark->severity());
}

} // namespace poolwarden
