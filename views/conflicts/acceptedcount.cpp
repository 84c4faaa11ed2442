// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/acceptedcount.h"

namespace poolwarden {

AcceptedCount::AcceptedCount(QWidget *parent)
    : QPushButton(parent)
{
    setObjectName(QStringLiteral("conflictsAccepted"));
    setAccessibleName(tr("Accepted conflicts"));
    hide();
}

void AcceptedCount::show(int hidden, int stale)
{
    setVisible(hidden + stale > 0);
    setText(stale > 0
                ? tr("%1 accepted, %2 outdated", "numbers of conflicts").arg(hidden).arg(stale)
                : tr("%n accepted", "conflicts", hidden));
    setAccessibleName(tr("%1: show the accepted conflicts", "2 accepted").arg(text()));
    setToolTip(tr("Show the accepted conflicts"));
}

} // namespace poolwarden
