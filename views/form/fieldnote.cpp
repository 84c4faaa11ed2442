// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/form/fieldnote.h"

#include "views/style/shade.h"

#include <QEvent>

#include <algorithm>

namespace poolwarden {

FieldNote::FieldNote(const QString &objectName, QWidget *parent)
    : QLabel(parent)
{
    setObjectName(objectName);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    hide();
}

void FieldNote::say(const QString &text, std::optional<Severity> severity)
{
    m_severity = severity;
    if (!isHidden())
        m_held = std::max(m_held, height());
    setMinimumHeight(m_held);
    setText(text);
    setVisible(!text.isEmpty() || m_held > 0);
    refreshLooks();
}

void FieldNote::release()
{
    m_held = 0;
    setMinimumHeight(0);
    setVisible(!text().isEmpty());
}

void FieldNote::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        refreshLooks();
    QLabel::changeEvent(event);
}

void FieldNote::refreshLooks()
{
    // From the parent: our own WindowText is what is set here.
    const QPalette around = parentWidget() ? parentWidget()->palette() : palette();
    const QColor colour = m_severity ? shade::mixed(shade::sign(around, *m_severity),
                                                    around.color(QPalette::WindowText), 0.25)
                                     : shade::muted(around);
    QPalette colours = palette();
    if (colours.color(QPalette::WindowText) == colour)
        return;
    colours.setColor(QPalette::WindowText, colour);
    setPalette(colours);
}

} // namespace poolwarden
