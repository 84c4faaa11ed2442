// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/export/yamltext.h"

#include <QList>

namespace poolwarden::yaml {

namespace {

/// Without this tag Ansible interprets braces in any text.
QString mark(const QString &text)
{
    const bool isTemplate = text.contains(QLatin1String("{{")) || text.contains(QLatin1String("{%"))
                            || text.contains(QLatin1String("{#"));
    return isTemplate ? QStringLiteral("!unsafe ") : QString();
}

/// Needs no escape: printable in YAML, and not a line end for any reader.
bool isPlain(char32_t c)
{
    if (c == 0x2028 || c == 0x2029 || c == 0xFEFF || (c >= 0xD800 && c < 0xE000))
        return false;
    return (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c <= 0xFFFD) || c > 0xFFFF;
}

QString escaped(char32_t c)
{
    switch (c) {
    case U'\t':
        return QStringLiteral("\\t");
    case U'\n':
        return QStringLiteral("\\n");
    case U'\r':
        return QStringLiteral("\\r");
    case U'"':
        return QStringLiteral("\\\"");
    case U'\\':
        return QStringLiteral("\\\\");
    default:
        return QStringLiteral("\\u%1").arg(uint(c), 4, 16, QLatin1Char('0'));
    }
}

} // namespace

QString scalar(const QString &text)
{
    QString out = mark(text) + u'"';
    for (const uint c : text.toUcs4()) {
        if (isPlain(c) && c != u'"' && c != u'\\')
            out += QStringView(QChar::fromUcs4(c));
        else
            out += escaped(c);
    }
    return out + u'"';
}

QString block(const QString &text, int indent)
{
    for (const uint c : text.toUcs4()) {
        if (!isPlain(c) && c != u'\n' && c != u'\t')
            return scalar(text);
    }
    if (text.trimmed().isEmpty())
        return scalar(text);
    // The indicator for the end of the text: one line end, none, or several.
    const bool ends = text.endsWith(u'\n');
    const QString keeps = !ends                                  ? QStringLiteral("-")
                          : text.endsWith(QLatin1String("\n\n")) ? QStringLiteral("+")
                                                                 : QString();
    QString out = mark(text) + QStringLiteral("|2") + keeps;
    const QString body = ends ? text.chopped(1) : text;
    for (const QStringView line : QStringView(body).split(u'\n')) {
        out += u'\n';
        if (!line.isEmpty())
            out += QString(indent, u' ') + line.toString();
    }
    return out;
}

} // namespace poolwarden::yaml
