// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/form/fieldnote.h"

#include "views/style/colours.h"

#include <QEvent>

#include <algorithm>

namespace poolwarden {

FieldNote::FieldNote(const QString &objectName, QWidget *parent)
    : QLabel(parent)
{
    setObjectName(objectName);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    release();
}

void FieldNote::say(const QString &text, std::optional<Severity> severity)
{
    m_severity = severity;
    if (isVisible())
        setMinimumHeight(std::max(minimumHeight(), heightForWidth(width())));
    setText(text);
    refreshLooks();
}

void FieldNote::release()
{
    setMinimumHeight(fontMetrics().lineSpacing());
}

QSize FieldNote::sizeHint() const
{
    return {QLabel::sizeHint().width(), fontMetrics().lineSpacing()};
}

QSize FieldNote::minimumSizeHint() const
{
    return {0, fontMetrics().lineSpacing()};
}

void FieldNote::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        refreshLooks();
    if (event->type() == QEvent::FontChange)
        release();
    QLabel::changeEvent(event);
}

void FieldNote::refreshLooks()
{
    // Read the parent's palette, because this function sets our own WindowText.
    const QPalette around = parentWidget() ? parentWidget()->palette() : palette();
    const QColor colour = m_severity ? colours::mixed(colours::sign(around, *m_severity),
                                                      around.color(QPalette::WindowText), 0.25)
                                     : colours::muted(around);
    QPalette roles = palette();
    if (roles.color(QPalette::WindowText) == colour)
        return;
    roles.setColor(QPalette::WindowText, colour);
    setPalette(roles);
}

} // namespace poolwarden
