// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/xml/xmleditor.h"

#include "views/style/colours.h"
#include "views/style/icons.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int numberMargin = 0;
constexpr int signMargin = 1;
constexpr int foldMargin = 2;
constexpr int signSize = 14;
constexpr int firstTint = 4;

constexpr std::array severities = {Severity::Info, Severity::Warning, Severity::Error};

int signMarker(Severity severity)
{
    return static_cast<int>(severity);
}

int tintMarker(Severity severity)
{
    return firstTint + static_cast<int>(severity);
}

} // namespace

XmlEditor::XmlEditor(QWidget *parent)
    : XmlText(QStringLiteral("xmlEditor"), parent)
{
    setAccessibleName(tr("XML of the pool"));
    setIndentationsUseTabs(false);
    setAutoIndent(true);

    xmlLexer()->setFoldPreprocessor(true);
    setMarginType(numberMargin, NumberMargin);
    setMarginType(signMargin, SymbolMargin);
    setMarginWidth(signMargin, signSize + 6);
    setMarginMarkerMask(signMargin, (1 << firstTint) - 1);
    setMarginSensitivity(signMargin, false);
    setFolding(PlainFoldStyle, foldMargin);
    applyPalette();

    connect(this, &QsciScintilla::textChanged, this, [this] {
        if (!m_updating)
            Q_EMIT edited(text());
    });
    connect(this, &QsciScintilla::linesChanged, this, [this] {
        setMarginWidth(numberMargin, QStringLiteral("0%1").arg(std::max(lines(), 99)));
    });
    setMarginWidth(numberMargin, QStringLiteral("099"));
}

void XmlEditor::setXml(const QString &xml)
{
    const QByteArray before = text().toUtf8();
    const QByteArray after = xml.toUtf8();
    if (before == after)
        return;
    const QScopedValueRollback updating(m_updating, true);
    const auto shorter = std::min(before.size(), after.size());
    qsizetype head = 0;
    while (head < shorter && before.at(head) == after.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head
           && before.at(before.size() - 1 - tail) == after.at(after.size() - 1 - tail))
        ++tail;
    // Do not split a character of several bytes.
    const auto isContinuation = [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
    };
    while (head > 0 && head < after.size() && isContinuation(after.at(head)))
        --head;
    while (tail > 0 && isContinuation(after.at(after.size() - tail)))
        --tail;

    const bool wasReadOnly = isReadOnly();
    SendScintilla(SCI_SETREADONLY, 0L);
    SendScintilla(SCI_SETTARGETSTART, static_cast<unsigned long>(head));
    SendScintilla(SCI_SETTARGETEND, static_cast<unsigned long>(before.size() - tail));
    const QByteArray middle = after.mid(head, after.size() - head - tail);
    SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(middle.size()), middle.constData());
    SendScintilla(SCI_SETREADONLY, wasReadOnly ? 1L : 0L);
}

void XmlEditor::setMarks(const QList<Mark> &marks)
{
    m_marks = marks;
    for (const Severity severity : severities) {
        markerDeleteAll(signMarker(severity));
        markerDeleteAll(tintMarker(severity));
    }
    // One sign for each line: the worst.
    for (const Mark &mark : marks) {
        const bool worse = std::any_of(marks.cbegin(), marks.cend(), [&mark](const Mark &other) {
            return other.line == mark.line && other.severity > mark.severity;
        });
        if (worse || mark.line < 1)
            continue;
        const int line = std::min(mark.line, lines()) - 1;
        markerAdd(line, signMarker(mark.severity));
        markerAdd(line, tintMarker(mark.severity));
    }
}

QList<int> XmlEditor::markedLines() const
{
    QList<int> result;
    for (int line = 0; line < lines(); ++line) {
        if (markersAtLine(line) & ((1U << firstTint) - 1))
            result.append(line + 1);
    }
    return result;
}

void XmlEditor::goToLine(int line)
{
    setFocus(Qt::OtherFocusReason);
    if (line < 1)
        return;
    const int index = std::min(line, lines()) - 1;
    ensureLineVisible(index);
    setCursorPosition(index, static_cast<int>(text(index).size() - text(index).trimmed().size() > 0
                                                  ? text(index).indexOf(text(index).trimmed())
                                                  : 0));
}

void XmlEditor::showStart()
{
    setCursorPosition(0, 0);
    setFirstVisibleLine(0);
}

void XmlEditor::applyPalette()
{
    XmlText::applyPalette();
    const QPalette roles = palette();
    const QColor base = roles.color(QPalette::Base);
    for (int marker = int(SC_MARKNUM_FOLDEREND); marker <= int(SC_MARKNUM_FOLDEROPEN); ++marker) {
        setMarkerForegroundColor(base, marker);
        setMarkerBackgroundColor(colours::muted(roles), marker);
    }
    for (const Severity severity : severities) {
        markerDefine(icons::sign(severity).pixmap(QSize(signSize, signSize)), signMarker(severity));
        markerDefine(Background, tintMarker(severity));
        setMarkerBackgroundColor(colours::tint(roles, severity), tintMarker(severity));
    }
}

} // namespace poolwarden
