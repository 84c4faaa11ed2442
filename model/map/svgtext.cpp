// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/svgtext.h"

#include <QChar>
#include <QList>

#include <algorithm>
#include <array>

namespace poolwarden {

namespace {

/// Of DejaVu Sans Bold, one of the widest fonts for text: hundredths of its size, from the space to the tilde.
constexpr std::array<unsigned char, 95> asciiWidths{
    35, 46,  53, 84, 70, 101, 88, 31,  46, 46, 53, 84, 38, 42,  38, 37, 70, 70,  70,
    70, 70,  70, 70, 70, 70,  70, 40,  40, 84, 84, 84, 59, 100, 78, 77, 74, 84,  69,
    69, 83,  84, 38, 38, 78,  64, 100, 84, 86, 74, 86, 78, 73,  69, 82, 78, 111, 78,
    73, 73,  46, 37, 46, 84,  50, 50,  68, 72, 60, 72, 68, 44,  72, 72, 35, 35,  67,
    35, 105, 72, 69, 72, 72,  50, 60,  48, 72, 66, 93, 65, 66,  59, 72, 37, 72,  84};
constexpr double regularShare = 0.93; ///< of the width of the bold letters
/// From this share of the room on, the width must be kept.
constexpr double nearlyAll = 0.85;

double letterWidth(char32_t letter)
{
    if (letter >= U' ' && letter <= U'~')
        return asciiWidths[letter - U' '] / 100.0;
    switch (QChar::category(letter)) {
    case QChar::Other_Format:
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
        return 0;
    default:
        return letter > 0xffff ? 1.35 : 1;
    }
}

} // namespace

double svgTextWidth(const QString &text, double pixels, bool bold)
{
    double width = 0;
    for (const char32_t letter : text.toUcs4())
        width += letterWidth(letter);
    return width * pixels * (bold ? 1 : regularShare);
}

SvgText fitted(const QString &text, double pixels, bool bold, double room)
{
    const auto widthOf = [pixels, bold](const QString &part) {
        return svgTextWidth(part, pixels, bold);
    };
    SvgText result{text, 0};
    // A name can be as long as a book.
    constexpr qsizetype most = 200;
    double width = text.size() > most ? room + 1 : widthOf(text);
    if (width > room) {
        // An isolated text must end as one.
        const QString rest =
            text.startsWith(QChar(0x2068)) ? QStringLiteral("…\u2069") : QStringLiteral("…");
        qsizetype end = std::min(text.size(), most);
        do {
            --end;
            if (end > 0 && text[end - 1].isHighSurrogate())
                --end;
            result.text = text.left(std::max<qsizetype>(0, end)) + rest;
            width = widthOf(result.text);
        } while (end > 0 && width > room);
    }
    if (width > room * nearlyAll)
        result.width = std::min(width, room);
    return result;
}

} // namespace poolwarden
