// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/conflictsempty.h"

#include "views/style/emptystate.h"

#include <QCoreApplication>

namespace poolwarden {

namespace {

/// Gives the translations their context; the function is a free one.
struct ConflictsEmpty {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::ConflictsEmpty)
};

} // namespace

void sayWhyNone(EmptyState *empty, const ConflictsKnown &known, const QString &query)
{
    if (known.hasFindings)
        empty->show(QStringLiteral("search"), ConflictsEmpty::tr("No conflict is like that"),
                    ConflictsEmpty::tr("You asked for: %1.").arg(query),
                    ConflictsEmpty::tr("Show All"));
    else if (known.isChecked && known.untilDefined > 0)
        empty->show(QStringLiteral("define"),
                    ConflictsEmpty::tr("No conflicts once your edits are defined"),
                    ConflictsEmpty::tr("Until then, the host has %n conflict(s).", nullptr,
                                       known.untilDefined));
    else if (known.isChecked && known.accepted > 0)
        empty->show(
            QStringLiteral("check"), ConflictsEmpty::tr("No other conflicts"),
            ConflictsEmpty::tr("%n conflict(s) are accepted and hidden.", nullptr, known.accepted));
    else if (known.isChecked)
        empty->show(
            QStringLiteral("check"), ConflictsEmpty::tr("No conflicts"),
            ConflictsEmpty::tr("As far as this program can see, no pools use the same storage."));
    else if (known.isConnected)
        empty->show(QString(), ConflictsEmpty::tr("Nothing was checked"),
                    ConflictsEmpty::tr("The pools of the host are not loaded yet."));
    else if (known.isConnecting)
        empty->show(
            QString(), ConflictsEmpty::tr("Nothing was checked yet"),
            ConflictsEmpty::tr("The pools are compared as soon as the host has listed them."));
    else
        empty->show(
            QString(), ConflictsEmpty::tr("Nothing was checked"),
            ConflictsEmpty::tr("There is no connection. Connect to a host to compare its pools."));
}

} // namespace poolwarden
