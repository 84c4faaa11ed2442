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

/// `kept`: so many units of UTF-16 of it. An isolated text is still one.
QString withoutMiddle(const QString &text, qsizetype kept)
{
    const bool isIsolated = text.startsWith(QChar(0x2068)) && text.endsWith(QChar(0x2069));
    const qsizetype around = isIsolated ? 1 : 0;
    const QStringView inner = QStringView(text).sliced(around, text.size() - 2 * around);
    const qsizetype most = std::clamp<qsizetype>(kept - 2 * around, 0, inner.size());
    qsizetype left = (most + 1) / 2;
    qsizetype right = most - left;
    if (left > 0 && inner[left - 1].isHighSurrogate())
        --left;
    if (right > 0 && inner[inner.size() - right].isLowSurrogate())
        --right;
    return text.first(around) + inner.first(left).toString() + u'…' + inner.last(right).toString()
           + text.last(around);
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
        // Names and paths differ at their ends, too: the middle is left out.
        qsizetype kept = std::min(text.size(), most);
        do {
            result.text = withoutMiddle(text, --kept);
            width = widthOf(result.text);
        } while (kept > 0 && width > room);
    }
    if (width > room * nearlyAll)
        result.width = std::min(width, room);
    return result;
}

} // namespace poolwarden
