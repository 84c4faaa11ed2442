// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/moment.h"

#include <QDateTime>
#include <QLocale>

namespace poolwarden {

QString momentText(const QDateTime &moment)
{
    const QLocale locale;
    // The short format of the C locale has seconds.
    if (locale.language() == QLocale::C)
        return moment.toString(moment.date() == QDate::currentDate()
                                   ? QStringLiteral("HH:mm")
                                   : QStringLiteral("yyyy-MM-dd HH:mm"));
    return moment.date() == QDate::currentDate()
               ? locale.toString(moment.time(), QLocale::ShortFormat)
               : locale.toString(moment, QLocale::ShortFormat);
}

} // namespace poolwarden
