// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/svgtext.h"

#include <QChar>
#include <QList>

#include <algorithm>
#include <array>

namespace poolwarden {

namespace {

using Widths = std::array<unsigned short, 95>;

/// Of Arial, and of all fonts that are made to take its place: thousandths of the size, from the space to the tilde.
constexpr Widths regularWidths{
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};
constexpr Widths boldWidths{
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584};
/// From this share of the room on, the width must be kept: another font can be drawn instead.
constexpr double nearlyAll = 0.8;

double letterWidth(char32_t letter, const Widths &widths)
{
    if (letter >= U' ' && letter <= U'~')
        return widths[letter - U' '] / 1000.0;
    switch (QChar::category(letter)) {
    case QChar::Other_Format:
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
        return 0;
    case QChar::Punctuation_InitialQuote:
    case QChar::Punctuation_FinalQuote:
        return letterWidth(U'*', widths);
    case QChar::Letter_Lowercase:
        return letterWidth(U'm', widths) * 0.8;
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
    // A letter with an accent is as wide as without.
    for (const char32_t letter : text.normalized(QString::NormalizationForm_D).toUcs4())
        width += letterWidth(letter, bold ? boldWidths : regularWidths);
    return width * pixels;
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
