// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/definerun.h"

#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"

namespace poolwarden {

void DefineRun::endAt(const QStringList &names, const QString &why)
{
    end = tr("The host was changed meanwhile, so it ended at %1. %2", "pools, why")
              .arg(shortRow(names), why);
}

void DefineRun::lose(const QString &host)
{
    if (!lostHosts.contains(host))
        lostHosts.append(host);
}

QString DefineRun::summary() const
{
    QStringList sentences;
    if (!end.isEmpty())
        sentences.append(end);
    if (!lostHosts.isEmpty())
        sentences.append(tr("The connection to %1 was lost.", "hosts")
                             .arg(isolated(lostHosts).join(QStringLiteral(", "))));
    if (defined > 0 || failed > 0 || undefined.isEmpty())
        sentences.append(tr("%n pool(s) were defined.", nullptr, defined));
    if (!undefined.isEmpty())
        sentences.append(tr("%n pool(s) were undefined: %1.", nullptr, int(undefined.size()))
                             .arg(undefined.join(QStringLiteral(", "))));
    if (built > 0)
        sentences.append(tr("%n directories were built.", nullptr, built));
    if (restarted > 0)
        sentences.append(tr("%n pool(s) were stopped for it and run again.", nullptr, restarted));
    if (failed > 0)
        sentences.append(tr("%n could not be defined.", nullptr, failed));
    if (!unknown.isEmpty())
        sentences.append(tr("Of %n pool(s) it is not known whether they were defined: %1.", nullptr,
                            int(unknown.size()))
                             .arg(shortRow(unknown)));
    if (notReached > 0)
        sentences.append(tr("%n were not reached; their drafts are kept.", nullptr, notReached));
    if (notBuilt > 0)
        sentences.append(tr("%n directories were not built.", nullptr, notBuilt));
    if (!notStarted.isEmpty())
        sentences.append(tr("%n pool(s) were stopped for it and do not run now: %1.", nullptr,
                            int(notStarted.size()))
                             .arg(shortRow(notStarted)));
    // What a host says ends anyhow.
    QStringList lines{sentences.join(u' ')};
    if (!problems.isEmpty() || !remarks.isEmpty())
        lines.append(shortList(problems + remarks));
    return lines.join(u'\n');
}

} // namespace poolwarden
