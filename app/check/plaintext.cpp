// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/check/plaintext.h"

namespace poolwarden::check {

namespace {

bool isObeyed(QChar c)
{
    const char16_t code = c.unicode();
    return code < 0x20 || (code >= 0x7f && code < 0xa0)          // C0, DEL, C1
           || code == 0x061c || code == 0x200e || code == 0x200f // marks of direction
           || (code >= 0x2028 && code <= 0x202e) // separators of lines, embeddings, overrides
           || (code >= 0x2066 && code <= 0x2069) // isolates
           || code == 0xfeff;
}

} // namespace

QString printable(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (isObeyed(c))
            result += QStringLiteral("\\u{%1}").arg(c.unicode(), 0, 16);
        else
            result += c;
    }
    return result;
}

QByteArray printableJson(const QByteArray &json)
{
    // Outside of its strings JSON has newlines of its own and nothing else of these; inside, the
    // characters below 0x20 are escaped already.
    QString result;
    result.reserve(json.size());
    const QString text = QString::fromUtf8(json);
    for (const QChar c : text) {
        if (c.unicode() >= 0x20 && isObeyed(c))
            result += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            result += c;
    }
    return result.toUtf8();
}

} // namespace poolwarden::check
