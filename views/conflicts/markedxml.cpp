// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/markedxml.h"

#include "model/wording/unseen.h"
#include "views/style/colours.h"
#include "views/style/icons.h"

#include <QKeyEvent>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int numberMargin = 0;
constexpr int signMargin = 1;
constexpr int foldMargin = 2;
constexpr int signMarker = 1;
constexpr int tintMarker = 2;
constexpr int markIndicator = 8;
constexpr int markSize = 14;
constexpr int linesBeforeMark = 2;

/// Each line by itself: the ends of lines are unseen as well.
QString shownText(const QString &text)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line = withUnseenShown(line.endsWith(u'\r') ? line.chopped(1) : line);
    return lines.join(u'\n');
}

struct ShownPlace {
    int line = 0;
    int column = 0; ///< in characters, as Scintilla counts them
};

ShownPlace shownPlace(const QString &text, qsizetype place)
{
    const QString shown = shownText(text.first(std::min(place, text.size())));
    const qsizetype lineBegin = shown.lastIndexOf(u'\n') + 1;
    return {int(shown.count(u'\n')), int(QStringView(shown).sliced(lineBegin).toUcs4().size())};
}

} // namespace

MarkedXml::MarkedXml(const QString &objectName, QWidget *parent)
    : XmlText(objectName, parent)
{
    setMarginType(numberMargin, NumberMargin);
    setMarginWidth(numberMargin, QStringLiteral("099"));
    setMarginType(signMargin, SymbolMargin);
    setMarginMarkerMask(signMargin, 1 << signMarker);
    setMarginWidth(signMargin, markSize + 4);
    setMarginSensitivity(signMargin, false);
    setMarginWidth(foldMargin, 0);
    markerDefine(Background, tintMarker);
    indicatorDefine(FullBoxIndicator, markIndicator);
    setIndicatorDrawUnder(true, markIndicator);
    applyPalette();
    setReadOnly(true);
}

void MarkedXml::show(const QString &text, qsizetype markBegin, qsizetype markEnd, Severity severity)
{
    const bool isSame = text == m_source && markBegin == m_begin && markEnd == m_end;
    if (isSame && severity == m_severity)
        return;
    m_source = text;
    m_begin = markBegin;
    m_end = markEnd;
    m_severity = severity;
    if (!isSame) {
        setReadOnly(false);
        setText(shownText(text));
        setReadOnly(true);
    }
    applyPalette();
    markerDeleteAll();
    m_line = -1;
    if (m_end <= m_begin)
        return;
    const ShownPlace begin = shownPlace(text, m_begin);
    const ShownPlace end = shownPlace(text, m_end);
    m_line = begin.line;
    markerAdd(begin.line, signMarker);
    for (int line = begin.line; line <= end.line; ++line)
        markerAdd(line, tintMarker);
    clearIndicatorRange(0, 0, lines(), 0, markIndicator);
    fillIndicatorRange(begin.line, begin.column, end.line, end.column, markIndicator);
    setCursorPosition(begin.line, begin.column);
    showMark();
}

QString MarkedXml::marked() const
{
    return m_source.mid(m_begin, m_end - m_begin);
}

void MarkedXml::showMark()
{
    if (m_line < 0)
        return;
    // Two lines before it, and the beginning of its line.
    setFirstVisibleLine(std::max(0, m_line - linesBeforeMark));
    SendScintilla(SCI_SETXOFFSET, 0L);
}

void MarkedXml::resizeEvent(QResizeEvent *event)
{
    XmlText::resizeEvent(event);
    if (event->oldSize().height() != event->size().height())
        showMark();
}

void MarkedXml::keyPressEvent(QKeyEvent *event)
{
    // Escape is for what is around it.
    if (event->key() == Qt::Key_Escape)
        event->ignore();
    else
        XmlText::keyPressEvent(event);
}

void MarkedXml::applyPalette()
{
    XmlText::applyPalette();
    const QPalette roles = palette();
    const QColor colour = colours::sign(roles, m_severity);
    const bool isDark = colours::isDark(roles);
    markerDefine(icons::sign(m_severity).pixmap(QSize(markSize, markSize)), signMarker);
    setMarkerBackgroundColor(
        colours::mixed(roles.color(QPalette::Base), colour, isDark ? 0.17 : 0.10), tintMarker);
    setIndicatorForegroundColor(colour, markIndicator);
    setIndicatorOutlineColor(colour, markIndicator);
    SendScintilla(SCI_INDICSETALPHA, static_cast<unsigned long>(markIndicator), isDark ? 70L : 55L);
    SendScintilla(SCI_INDICSETOUTLINEALPHA, static_cast<unsigned long>(markIndicator), 255L);
    setCaretLineVisible(false);
}

} // namespace poolwarden
