// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/acceptancetext.h"

#include "model/wording/findingtext.h"

#include <QCoreApplication>

namespace poolwarden::check::acceptancetext {

namespace {

struct AcceptanceTextTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::check::AcceptanceText)
};

} // namespace

QString withAuthor(const Acceptance &acceptance)
{
    const QString at =
        acceptance.at.isValid() ? acceptance.at.toUTC().date().toString(Qt::ISODate) : QString();
    if (acceptance.by.isEmpty() && at.isEmpty())
        return acceptance.reason;
    if (acceptance.by.isEmpty() || at.isEmpty())
        return AcceptanceTextTr::tr("%1 (%2)", "reason, person or date")
            .arg(acceptance.reason, acceptance.by + at);
    return AcceptanceTextTr::tr("%1 (%2, %3)", "reason, person, date")
        .arg(acceptance.reason, acceptance.by, at);
}

QString whyStale(const StaleAcceptance &stale)
{
    QStringList names;
    for (const QString &pool : stale.pools)
        names.append(AcceptanceTextTr::tr("“%1”", "pool").arg(pool));
    const QString list = names.join(QLatin1String(", "));
    const QString kind = findingtext::kindName(stale.kind);
    return stale.isGone ? AcceptanceTextTr::tr("“%1” of %2: one of the pools is not there.",
                                               "kind of finding, pools")
                              .arg(kind, list)
                        : AcceptanceTextTr::tr("“%1” of %2: what was accepted has changed.",
                                               "kind of finding, pools")
                              .arg(kind, list);
}

} // namespace poolwarden::check::acceptancetext
