// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/conflictcount.h"

#include "views/style/icons.h"

#include <QAction>
#include <QDockWidget>

namespace poolwarden {

ConflictCount::ConflictCount(QDockWidget *dock, QWidget *parent)
    : QToolButton(parent)
    , m_dock(dock)
{
    setObjectName(QStringLiteral("conflictCount"));
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    // The height must be the same with and without an icon, so that nothing above moves.
    setIcon(icons::sign(Severity::Error));
    setMinimumHeight(sizeHint().height());
    setIcon(QIcon());
    connect(this, &QToolButton::clicked, this, &ConflictCount::showOrHide);
    connect(m_dock, &QDockWidget::visibilityChanged, this, [this](bool isInFront) {
        m_isInFront = isInFront;
        explain();
    });
    explain();
}

void ConflictCount::showOrHide()
{
    if (m_dock->isHidden() || m_isInFront)
        m_dock->toggleViewAction()->trigger();
    else
        m_dock->raise();
}

void ConflictCount::show(bool checked, int errors, int warnings, int notes, int untilDefined)
{
    const int conflicts = errors + warnings;
    setText(!checked                      ? tr("not checked")
            : conflicts == 0 && notes > 0 ? tr("%n note(s)", nullptr, notes)
                                          : tr("%n conflict(s)", nullptr, conflicts));
    if (checked && untilDefined > 0)
        setText(tr("%1, %n more until Define", "12 conflicts", untilDefined).arg(text()));
    setAccessibleName(text());
    const bool any = checked && conflicts + notes > 0;
    setIcon(!any ? QIcon()
                 : icons::sign(errors > 0     ? Severity::Error
                               : warnings > 0 ? Severity::Warning
                                              : Severity::Info));
}

void ConflictCount::explain()
{
    setToolTip(m_isInFront ? tr("Hide the list of conflicts") : tr("Show the list of conflicts"));
    setAccessibleDescription(toolTip());
}

} // namespace poolwarden
