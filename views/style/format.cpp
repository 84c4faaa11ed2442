// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/style/format.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace poolwarden::format {

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

QString plain(const QString &text)
{
    if (text.isEmpty())
        return {};
    return QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(text.toHtmlEscaped());
}

QString escapedMnemonic(const QString &text)
{
    QString result = text;
    return result.replace(u'&', QStringLiteral("&&"));
}

QString windowTitle(QString text)
{
    return text.replace(QLatin1String("[*]"), QLatin1String("[*][*]"));
}

} // namespace poolwarden::format
