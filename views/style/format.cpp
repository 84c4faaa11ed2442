// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/style/format.h"

#include "model/wording/sizewords.h"

namespace poolwarden::format {

QString size(quint64 bytes)
{
    return sizewords::size(bytes);
}

QString percent(double ratio)
{
    return sizewords::percent(ratio);
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

QString withoutMnemonic(const QString &text)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'&' && i + 1 < text.size())
            ++i; // what stands behind it is meant
        result += text[i];
    }
    return result;
}

QString withNoMnemonic(const QString &text)
{
    return escapedMnemonic(withoutMnemonic(text));
}

QString windowTitle(QString text)
{
    return text.replace(QLatin1String("[*]"), QLatin1String("[*][*]"));
}

} // namespace poolwarden::format
