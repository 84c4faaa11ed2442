// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/isolated.h"

#include <algorithm>

namespace poolwarden {

namespace {

constexpr char16_t beginIsolate = u'\u2068';
constexpr char16_t endIsolate = u'\u2069';

bool turnsWriting(char32_t c)
{
    switch (QChar::direction(c)) {
    case QChar::DirR:
    case QChar::DirAL:
    case QChar::DirAN:
    case QChar::DirLRE:
    case QChar::DirLRO:
    case QChar::DirRLE:
    case QChar::DirRLO:
    case QChar::DirPDF:
    case QChar::DirLRI:
    case QChar::DirRLI:
    case QChar::DirFSI:
    case QChar::DirPDI:
        return true;
    default:
        return c == U'\u200e';
    }
}

bool isIsolate(QChar c)
{
    return c >= u'\u2066' && c <= u'\u2069';
}

bool isIsolated(const QString &value)
{
    return value.size() >= 2 && value.front() == beginIsolate && value.back() == endIsolate
           && std::none_of(value.cbegin() + 1, value.cend() - 1,
                           [](QChar c) { return isIsolate(c) || c.direction() == QChar::DirB; });
}

} // namespace

QString isolated(const QString &value)
{
    const QList<uint> points = value.toUcs4();
    if (std::none_of(points.cbegin(), points.cend(), [](uint c) { return turnsWriting(c); })
        || isIsolated(value))
        return value;
    // Embeddings and overrides inside end with the isolate.
    QString result = value;
    for (QChar &c : result) {
        if (isIsolate(c) || c.direction() == QChar::DirB)
            c = QChar::ReplacementCharacter;
    }
    return beginIsolate + result + endIsolate;
}

QStringList isolated(QStringList values)
{
    for (QString &value : values)
        value = isolated(value);
    return values;
}

QString withoutIsolates(QString sentence)
{
    return sentence.removeIf(
        [](QChar c) { return c == QChar(beginIsolate) || c == QChar(endIsolate); });
}

} // namespace poolwarden
