// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/plaintext.h"

#include "model/wording/unseen.h"

#include <QList>

#include <algorithm>

namespace poolwarden::check {

QString printable(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const char32_t c : text.toUcs4()) {
        if (isUnseen(c))
            result += QStringLiteral("\\u{%1}").arg(static_cast<uint>(c), 0, 16);
        else
            result += QString::fromUcs4(&c, 1);
    }
    return result;
}

QByteArray printableJson(const QByteArray &json)
{
    // Outside strings, JSON has newlines only; inside, characters below 0x20 are escaped already.
    const bool isPlain = std::all_of(json.cbegin(), json.cend(),
                                     [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); });
    if (isPlain)
        return json;
    QString result;
    result.reserve(json.size());
    for (const char32_t c : QString::fromUtf8(json).toUcs4()) {
        const QString character = QString::fromUcs4(&c, 1);
        if (c < 0x20 || !isUnseen(c)) {
            result += character;
            continue;
        }
        for (const QChar unit : character)
            result += QStringLiteral("\\u%1").arg(unit.unicode(), 4, 16, QLatin1Char('0'));
    }
    return result.toUtf8();
}

} // namespace poolwarden::check
