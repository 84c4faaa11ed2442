// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/form/textvalueeditor.h"

#include "views/form/formlineedit.h"
#include "views/style/icons.h"

#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QToolButton>

namespace poolwarden {

TextValueEditor::TextValueEditor(const QString &objectName, QWidget *parent)
    : ValueEditor(parent)
    , m_edit(new FormLineEdit(this))
{
    m_edit->setObjectName(objectName);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    layout->addWidget(m_edit, 1);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, &TextValueEditor::tell);
    connect(m_edit, &QLineEdit::editingFinished, this, &ValueEditor::left);
    connect(m_edit, &FormLineEdit::cursorMoved, this, &ValueEditor::left);
}

void TextValueEditor::setValue(const std::optional<QString> &value)
{
    // During edited() the text in the input is newer than the value that comes back.
    if (!m_telling)
        m_edit->setTextQuietly(value.value_or(QString()));
}

QWidget *TextValueEditor::input() const
{
    return m_edit;
}

void TextValueEditor::setReadOnly(bool readOnly)
{
    m_edit->setReadOnly(readOnly);
    for (QToolButton *button : findChildren<QToolButton *>(QString(), Qt::FindDirectChildrenOnly))
        button->setEnabled(!readOnly);
    // The window's background shows that the text is read-only.
    m_edit->setBackgroundRole(readOnly ? QPalette::Window : QPalette::Base);
    QPalette palette;
    if (readOnly)
        palette.setColor(QPalette::Base, palette.color(QPalette::Window));
    m_edit->setPalette(readOnly ? palette : QPalette());
}

void TextValueEditor::setPlaceholder(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

QToolButton *TextValueEditor::addButton(const QString &objectName, const QString &icon,
                                        const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setIcon(icons::named(icon));
    button->setText(text);
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedWidth(buttonWidth);
    layout()->addWidget(button);
    connect(button, &QToolButton::clicked, this, &TextValueEditor::buttonClicked);
    return button;
}

QLineEdit *TextValueEditor::lineEdit() const
{
    return m_edit;
}

QString TextValueEditor::text() const
{
    return m_edit->text();
}

void TextValueEditor::tell()
{
    const QScopedValueRollback telling(m_telling, true);
    const QString text = m_edit->text();
    Q_EMIT edited(text.isEmpty() ? std::nullopt : std::optional(text));
}

} // namespace poolwarden
