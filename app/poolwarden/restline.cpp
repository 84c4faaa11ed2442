// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/restline.h"

#include "model/wording/isolated.h"

#include <QCoreApplication>
#include <QStringList>

namespace poolwarden {

namespace {

/// Gives the translations their context.
struct RestLineTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::RestLine)
};

} // namespace

QString restLine(const RestingSide &side)
{
    QStringList values{side.value};
    values.append(side.also.values());
    values.removeAll(QString());
    values.removeDuplicates();
    return values.isEmpty()
               ? RestLineTr::tr("• “%1” is of type %2", "pool, type of pools")
                     .arg(isolated(side.name), isolated(side.type))
               : RestLineTr::tr("• “%1” uses %2", "pool, values that name storage")
                     .arg(isolated(side.name), isolated(values).join(QStringLiteral(", ")));
}

} // namespace poolwarden
