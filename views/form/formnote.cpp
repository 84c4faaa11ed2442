// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/form/formnote.h"

#include "model/session/pooledit.h"
#include "model/wording/findingtext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace poolwarden {

FormNote::FormNote(QWidget *parent)
    : QWidget(parent)
    , m_note(new QLabel(this))
    , m_goToError(new QPushButton(tr("Go to the E&rror"), this))
{
    setObjectName(QStringLiteral("formNoteBox"));
    m_note->setObjectName(QStringLiteral("formNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_goToError->setObjectName(QStringLiteral("goToErrorButton"));
    m_goToError->setAccessibleName(tr("Go to the error in the XML"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 0);
    layout->addWidget(m_note, 1);
    layout->addWidget(m_goToError);
    connect(m_goToError, &QPushButton::clicked, this, &FormNote::xmlRequested);
}

void FormNote::tellWhatIsWrong(const PoolEdit &edit)
{
    const std::optional<Refusal> refusal = edit.refusal();
    const QString problem = edit.problem();
    if (!problem.isEmpty())
        m_note->setText(problem);
    else if (refusal && refusal->line > 0)
        m_note->setText(
            (edit.type() ? tr("The XML has an error on line %1. Until it is corrected, the form "
                              "shows the last values that could be read.")
                         : tr("The XML has an error on line %1. Until it is corrected, the form "
                              "is empty."))
                .arg(refusal->line));
    else if (refusal)
        m_note->setText(findingtext::refusal(*refusal));
    else
        m_note->setText(tr("There is no definition to show."));
    m_goToError->setVisible(edit.hasText());
}

void FormNote::takeFocus()
{
    m_goToError->setFocus(Qt::OtherFocusReason);
}

bool FormNote::hasTheFocus() const
{
    return m_goToError->hasFocus();
}

} // namespace poolwarden
