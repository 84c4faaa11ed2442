// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/definerun.h"

namespace poolwarden {

QString DefineRun::summary() const
{
    QStringList told;
    if (defined > 0 || failed > 0 || undefined.isEmpty())
        told.append(tr("%n pool(s) were defined.", nullptr, defined));
    if (!undefined.isEmpty())
        told.append(tr("%n pool(s) were undefined: %1.", nullptr, int(undefined.size()))
                        .arg(undefined.join(QStringLiteral(", "))));
    if (built > 0)
        told.append(tr("%n missing directories were built.", nullptr, built));
    if (restarted > 0)
        told.append(tr("%n pool(s) were stopped for it and run again.", nullptr, restarted));
    told += problems + remarks;
    if (failed > 0)
        told.append(tr("%n could not be defined.", nullptr, failed));
    return told.join(u' ');
}

} // namespace poolwarden
