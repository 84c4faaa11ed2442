// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/sizewords.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

namespace poolwarden::sizewords {

QString size(quint64 bytes)
{
    const quint64 most = std::numeric_limits<qint64>::max();
    return QLocale().formattedDataSize(static_cast<qint64>(std::min(bytes, most)), 1,
                                       QLocale::DataSizeIecFormat);
}

QString percent(double ratio)
{
    int value = static_cast<int>(std::lround(ratio * 100));
    if (ratio > 0 && value == 0)
        return QStringLiteral("<1%");
    if (ratio < 1)
        value = std::min(value, 99);
    return QStringLiteral("%1%").arg(std::clamp(value, 0, 100));
}

} // namespace poolwarden::sizewords
