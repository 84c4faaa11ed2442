// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/conflictcount.h"

#include "views/style/icons.h"

#include <QAction>

namespace poolwarden {

ConflictCount::ConflictCount(QAction *toggle, QWidget *parent)
    : QToolButton(parent)
    , m_toggle(toggle)
{
    setObjectName(QStringLiteral("conflictCount"));
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    // The height must be the same with and without an icon, so that nothing above moves.
    setIcon(icons::sign(Severity::Error));
    setMinimumHeight(sizeHint().height());
    setIcon(QIcon());
    connect(this, &QToolButton::clicked, m_toggle, &QAction::trigger);
    connect(m_toggle, &QAction::toggled, this, &ConflictCount::explain);
    explain();
}

void ConflictCount::show(bool checked, int errors, int warnings, int notes)
{
    const int conflicts = errors + warnings;
    setText(!checked                      ? tr("not checked")
            : conflicts == 0 && notes > 0 ? tr("%n note(s)", nullptr, notes)
                                          : tr("%n conflict(s)", nullptr, conflicts));
    setAccessibleName(text());
    const bool any = checked && conflicts + notes > 0;
    setIcon(!any ? QIcon()
                 : icons::sign(errors > 0     ? Severity::Error
                               : warnings > 0 ? Severity::Warning
                                              : Severity::Info));
}

void ConflictCount::explain()
{
    setToolTip(m_toggle->isChecked() ? tr("Hide the list of conflicts")
                                     : tr("Show the list of conflicts"));
    setAccessibleDescription(toolTip());
}

} // namespace poolwarden
