// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/poolchoice.h"

#include <QCoreApplication>

namespace poolwarden {

namespace {

struct PoolChoiceTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::PoolChoice)
};

} // namespace

void PoolChoice::add(PoolId pool, const QString &name, const QString &remark)
{
    pools.append(pool);
    lines.append(remark.isEmpty() ? name
                                  : PoolChoiceTr::tr("%1: %2", "pool, remark").arg(name, remark));
}

void PoolChoice::skip(const QString &name, const QString &reason)
{
    skipped.append(PoolChoiceTr::tr("“%1” is left out: %2").arg(name, reason));
}

QString PoolChoice::detail() const
{
    return isList() ? (lines + skipped).join(u'\n') : QString();
}

} // namespace poolwarden
