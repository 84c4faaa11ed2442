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
    const auto listed = [](const QStringList &pools) {
        QStringList names;
        for (const QString &pool : pools)
            names.append(AcceptanceTextTr::tr("“%1”", "pool").arg(pool));
        return names.join(QLatin1String(", "));
    };
    QStringList reasons;
    if (!stale.gone.isEmpty())
        reasons.append(AcceptanceTextTr::tr("not there: %1.", "pools").arg(listed(stale.gone)));
    if (!stale.renewed.isEmpty())
        reasons.append(AcceptanceTextTr::tr("made anew, with another UUID: %1.", "pools")
                           .arg(listed(stale.renewed)));
    if (reasons.isEmpty())
        reasons.append(AcceptanceTextTr::tr("what was accepted has changed."));
    return AcceptanceTextTr::tr("“%1” of %2: %3", "kind of finding, pools, why it hides nothing")
        .arg(findingtext::kindName(stale.kind), listed(stale.pools),
             reasons.join(QLatin1Char(' ')));
}

} // namespace poolwarden::check::acceptancetext
