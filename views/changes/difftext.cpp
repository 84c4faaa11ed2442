// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/changes/difftext.h"

#include "model/wording/unseen.h"
#include "views/style/colours.h"
#include "views/style/icons.h"

#include <QKeyEvent>
#include <QStyle>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int numberMargin = 0;
constexpr int signMargin = 1;
constexpr int foldMargin = 2;
constexpr int signMarker = 1;
constexpr int tintMarker = 2;
constexpr int gapMarker = 3;
constexpr int valueIndicator = 8;
constexpr int signSize = 12;
constexpr int linesBefore = 3;

} // namespace

DiffText::DiffText(Side side, const QString &objectName, QWidget *parent)
    : XmlText(objectName, parent)
    , m_side(side)
{
    // Its own numbers: the room for lines that are missing has none.
    setMarginType(numberMargin, TextMarginRightJustified);
    setMarginType(signMargin, SymbolMargin);
    setMarginMarkerMask(signMargin, 1 << signMarker);
    setMarginWidth(signMargin, signSize + 6);
    setMarginSensitivity(signMargin, false);
    setMarginWidth(foldMargin, 0);
    markerDefine(Background, tintMarker);
    markerDefine(Background, gapMarker);
    indicatorDefine(FullBoxIndicator, valueIndicator);
    setIndicatorDrawUnder(true, valueIndicator);
    applyPalette();
    setReadOnly(true);
}

void DiffText::keyPressEvent(QKeyEvent *event)
{
    // Escape is for the window: it closes a dialog.
    if (event->key() == Qt::Key_Escape)
        event->ignore();
    else
        XmlText::keyPressEvent(event);
}

void DiffText::setLines(const QList<Line> &lines)
{
    QStringList texts;
    texts.reserve(lines.size());
    for (const Line &line : lines)
        texts.append(line.text ? withUnseenShown(*line.text) : QString());
    setReadOnly(false);
    markerDeleteAll();
    clearMarginText();
    setText(texts.join(u'\n'));
    int number = 0;
    for (int row = 0; row < lines.size(); ++row) {
        const Line &line = lines.at(row);
        if (!line.text) {
            markerAdd(row, gapMarker);
            continue;
        }
        setMarginText(row, QString::number(++number), STYLE_LINENUMBER);
        if (!line.differs)
            continue;
        markerAdd(row, signMarker);
        markerAdd(row, tintMarker);
        if (line.differsTo > line.differsFrom) {
            // Scintilla counts characters, not UTF-16.
            const auto shownUpTo = [&line](qsizetype place) {
                return int(withUnseenShown(line.text->first(place)).toUcs4().size());
            };
            fillIndicatorRange(row, shownUpTo(line.differsFrom), row, shownUpTo(line.differsTo),
                               valueIndicator);
        }
    }
    setReadOnly(true);
    setMarginWidth(numberMargin, QStringLiteral("0%1").arg(std::max(number, 99)));
}

QList<int> DiffText::signedLines() const
{
    QList<int> rows;
    for (int row = markerFindNext(0, 1U << signMarker); row >= 0;
         row = markerFindNext(row + 1, 1U << signMarker))
        rows.append(row);
    return rows;
}

void DiffText::goToRow(int row)
{
    setCursorPosition(row, 0);
    setFirstVisibleLine(std::max(0, row - linesBefore));
}

int DiffText::widthOfLines() const
{
    long most = 0;
    for (int line = 0; line < lines(); ++line) {
        const long end = SendScintilla(SCI_GETLINEENDPOSITION, static_cast<unsigned long>(line));
        most = std::max(most, SendScintilla(SCI_POINTXFROMPOSITION, 0UL, end));
    }
    const long scrolled = SendScintilla(SCI_GETXOFFSET);
    return int(most + scrolled) + fontMetrics().averageCharWidth()
           + style()->pixelMetric(QStyle::PM_ScrollBarExtent);
}

void DiffText::scrollWith(DiffText *other)
{
    // The scroll bars tell of the mouse only.
    connect(other, &QsciScintillaBase::SCN_UPDATEUI, this, [this, other](int updated) {
        if ((updated & int(SC_UPDATE_V_SCROLL)) != 0
            && firstVisibleLine() != other->firstVisibleLine())
            setFirstVisibleLine(other->firstVisibleLine());
        if ((updated & int(SC_UPDATE_H_SCROLL)) != 0) {
            const long offset = other->SendScintilla(SCI_GETXOFFSET);
            if (SendScintilla(SCI_GETXOFFSET) != offset)
                SendScintilla(SCI_SETXOFFSET, static_cast<unsigned long>(offset));
        }
    });
}

int DiffText::currentRow() const
{
    int row = 0;
    int index = 0;
    getCursorPosition(&row, &index);
    return row;
}

void DiffText::applyPalette()
{
    XmlText::applyPalette();
    const QPalette roles = palette();
    const QColor base = roles.color(QPalette::Base);
    const QColor colour =
        m_side == Side::Left ? colours::sign(roles, Severity::Error) : colours::active(roles);
    const bool isDark = colours::isDark(roles);
    markerDefine(
        icons::named(m_side == Side::Left ? QStringLiteral("remove") : QStringLiteral("add"))
            .pixmap(QSize(signSize, signSize)),
        signMarker);
    setMarkerBackgroundColor(colours::mixed(base, colour, isDark ? 0.17 : 0.10), tintMarker);
    setMarkerBackgroundColor(
        colours::mixed(base, roles.color(QPalette::Text), isDark ? 0.10 : 0.07), gapMarker);
    setIndicatorForegroundColor(colour, valueIndicator);
    setIndicatorOutlineColor(colour, valueIndicator);
    SendScintilla(SCI_INDICSETALPHA, static_cast<unsigned long>(valueIndicator),
                  isDark ? 70L : 55L);
    SendScintilla(SCI_INDICSETOUTLINEALPHA, static_cast<unsigned long>(valueIndicator), 0L);
    // The line of the cursor keeps the colour of what differs.
    setCaretLineVisible(false);
}

} // namespace poolwarden
