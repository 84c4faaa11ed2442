// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/form/fieldmark.h"

#include "views/style/format.h"
#include "views/style/icons.h"

#include <QEvent>
#include <QMouseEvent>

namespace poolwarden {

namespace {

constexpr int iconSize = 16;

} // namespace

FieldMark::FieldMark(const QString &objectName, QWidget *parent)
    : QLabel(parent)
{
    setObjectName(objectName);
    setFixedWidth(iconSize);
    setAlignment(Qt::AlignCenter);
}

void FieldMark::setProblems(const QList<FieldProblem> &problems, QWidget *input,
                            const QString &help)
{
    m_input = input;
    QStringList texts;
    for (const FieldProblem &problem : problems)
        texts.append(problem.text);
    texts.removeDuplicates();
    const QString all = texts.join(u'\n');
    m_severity = problems.isEmpty() ? std::nullopt : std::optional(problems.first().severity);
    setToolTip(format::plain(all));
    setAccessibleName(all);
    if (input) {
        const QString described = all.isEmpty() ? help : all;
        input->setToolTip(format::plain(described));
        input->setAccessibleDescription(described);
    }
    refreshLooks();
}

void FieldMark::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_severity && m_input && rect().contains(event->position().toPoint()))
        m_input->setFocus(Qt::MouseFocusReason);
    QLabel::mouseReleaseEvent(event);
}

void FieldMark::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        refreshLooks();
    QLabel::changeEvent(event);
}

void FieldMark::refreshLooks()
{
    if (m_severity)
        setPixmap(icons::sign(*m_severity).pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    else
        setPixmap({});
}

} // namespace poolwarden
