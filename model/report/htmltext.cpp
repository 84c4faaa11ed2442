// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/htmltext.h"

#include "model/report/plaintext.h"

#include <QList>

namespace poolwarden::check::htmltext {

QString escaped(const QString &value)
{
    return printable(value).toHtmlEscaped().replace(u'\'', QLatin1String("&#39;"));
}

QString named(const QString &value)
{
    return QStringLiteral("<bdi>") + escaped(value) + QStringLiteral("</bdi>");
}

QString sentence(const QString &value)
{
    QString text;
    bool isInside = false;
    for (const QChar character : escaped(value)) {
        if (character == u'“') {
            text += isInside ? QStringLiteral("“") : QStringLiteral("“<bdi>");
            isInside = true;
        } else if (character == u'”' && isInside) {
            text += QStringLiteral("</bdi>”");
            isInside = false;
        } else {
            text += character;
        }
    }
    return isInside ? text + QLatin1String("</bdi>") : text;
}

QString visible(const QString &svg)
{
    QString text;
    text.reserve(svg.size());
    for (const char32_t c : svg.toUcs4()) {
        const bool isOurs = c == U'\n' || (c >= 0x2066 && c <= 0x2069);
        const QString character = QString::fromUcs4(&c, 1);
        text += isOurs ? character : printable(character);
    }
    return text;
}

QString classOf(Severity severity)
{
    return QString::fromUtf8(severityId(severity));
}

QString signOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return QStringLiteral("✖");
    case Severity::Warning:
        return QStringLiteral("⚠");
    case Severity::Info:
        return QStringLiteral("ℹ");
    }
    return {};
}

} // namespace poolwarden::check::htmltext
