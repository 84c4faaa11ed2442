// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/restline.h"

#include "model/wording/isolated.h"

#include <QCoreApplication>
#include <QSet>

namespace poolwarden {

namespace {

/// Gives the translations their context.
struct RestLineTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::RestLine)
};

QString restLine(const RestingSide &side)
{
    const QStringList values = namedStorage(side);
    return values.isEmpty()
               ? RestLineTr::tr("• “%1” is of type %2", "pool, type of pools")
                     .arg(isolated(side.name), isolated(side.type))
               : RestLineTr::tr("• “%1” uses %2", "pool, values that name storage")
                     .arg(isolated(side.name), isolated(values).join(QStringLiteral(", ")));
}

} // namespace

QStringList restLines(const QList<RestsOfHost> &chosen)
{
    QStringList lines;
    QSet<QStringList> known;
    for (const RestsOn &finding : allRests(chosen)) {
        for (const RestingSide &side : finding.sides) {
            const QStringList parts{QStringList{side.name, side.type, side.value}
                                    + side.also.values()};
            if (!known.contains(parts))
                lines.append(restLine(side));
            known.insert(parts);
        }
    }
    return lines;
}

QList<RestsOn> allRests(const QList<RestsOfHost> &chosen)
{
    QList<RestsOn> all;
    for (const RestsOfHost &one : chosen)
        all.append(QList<RestsOn>(one.findings.cbegin(), one.findings.cend()));
    return all;
}

} // namespace poolwarden
