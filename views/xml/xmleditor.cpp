// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/xml/xmleditor.h"

#include "model/document/xmlplace.h"
#include "views/style/colours.h"
#include "views/style/icons.h"
#include "views/style/keyhelp.h"

#include <QAction>
#include <QFocusEvent>
#include <QHelpEvent>
#include <QKeyEvent>
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
    keyhelp::tell(this, Qt::CTRL | Qt::Key_Space, tr("What can stand here"),
                  tr("Offer the elements and values that the schema allows at the cursor"));
    keyhelp::tell(this, QKeySequence::Find, tr("Find in the XML"),
                  tr("Open the bar in which words are found"));
    keyhelp::tell(this, Qt::SHIFT | Qt::Key_F1, tr("What the element at the cursor means"),
                  tr("Tell of the element or attribute in a few sentences"));
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
    connect(this, &QsciScintilla::cursorPositionChanged, this, &XmlEditor::caretMoved);
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

void XmlEditor::showPlace(long caret, long firstLine)
{
    // It only grows: a long line of another text leaves a scroll bar without need.
    SendScintilla(SCI_SETSCROLLWIDTH, 1L);
    SendScintilla(SCI_SETXOFFSET, 0L);
    SendScintilla(SCI_GOTOPOS, static_cast<unsigned long>(caret));
    SendScintilla(SCI_SETFIRSTVISIBLELINE, static_cast<unsigned long>(firstLine));
}

QString XmlEditor::textBeforeCaret() const
{
    return text(0, int(SendScintilla(SCI_GETCURRENTPOS)));
}

qsizetype XmlEditor::placeAt(const QPoint &viewportPoint) const
{
    const long at =
        SendScintilla(SCI_CHARPOSITIONFROMPOINTCLOSE, static_cast<unsigned long>(viewportPoint.x()),
                      static_cast<long>(viewportPoint.y()));
    return at < 0 ? -1 : text(0, int(at)).size();
}

int XmlEditor::lineAt(qsizetype place) const
{
    return int(SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(byteAt(place)))) + 1;
}

std::pair<qsizetype, qsizetype> XmlEditor::selection() const
{
    return {text(0, int(SendScintilla(SCI_GETSELECTIONSTART))).size(),
            text(0, int(SendScintilla(SCI_GETSELECTIONEND))).size()};
}

void XmlEditor::select(qsizetype begin, qsizetype end)
{
    const int from = byteAt(begin);
    const int to = byteAt(end);
    ensureLineVisible(int(SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(from))));
    SendScintilla(SCI_SETSEL, static_cast<unsigned long>(from), static_cast<long>(to));
    SendScintilla(SCI_SCROLLCARET);
}

QRect XmlEditor::caretRectangle() const
{
    const long at = SendScintilla(SCI_GETCURRENTPOS);
    const QPoint top(int(SendScintilla(SCI_POINTXFROMPOSITION, 0UL, at)),
                     int(SendScintilla(SCI_POINTYFROMPOSITION, 0UL, at)));
    return {top, QSize(1, int(SendScintilla(SCI_TEXTHEIGHT, 0UL)))};
}

void XmlEditor::replaceText(qsizetype begin, qsizetype end, const QString &with, qsizetype caret)
{
    if (isReadOnly())
        return;
    {
        const QScopedValueRollback updating(m_updating, true);
        const QByteArray bytes = with.toUtf8();
        SendScintilla(SCI_SETTARGETSTART, static_cast<unsigned long>(byteAt(begin)));
        SendScintilla(SCI_SETTARGETEND, static_cast<unsigned long>(byteAt(end)));
        SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(bytes.size()),
                      bytes.constData());
        m_wasTypedIn = true;
    }
    select(caret, caret);
    Q_EMIT editedAtOnce(text());
}

int XmlEditor::byteAt(qsizetype place) const
{
    const QString all = text();
    return int(QStringView(all).first(std::clamp<qsizetype>(place, 0, all.size())).toUtf8().size());
}

bool XmlEditor::indents() const
{
    if (isReadOnly())
        return false;
    const auto lineOf = [this](unsigned message) {
        return SendScintilla(SCI_LINEFROMPOSITION,
                             static_cast<unsigned long>(SendScintilla(message)));
    };
    return m_wasTypedIn || lineOf(SCI_GETSELECTIONSTART) != lineOf(SCI_GETSELECTIONEND);
}

bool XmlEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Find)) {
            event->accept();
            return true;
        }
        // The component takes keys for its own commands that are the pane's.
        const QKeyCombination keys = key->keyCombination();
        for (const QAction *action : parentWidget()->actions()) {
            if (action->shortcut() == QKeySequence(keys)) {
                event->ignore();
                return true;
            }
        }
    }
    return XmlText::event(event);
}

void XmlEditor::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (m_choosing
        && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab
            || key == Qt::Key_Backtab || key == Qt::Key_Escape)) {
        event->ignore();
        return;
    }
    if (key == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        Q_EMIT completionRequested();
        return;
    }
    if (event->matches(QKeySequence::Find)) {
        Q_EMIT findRequested();
        return;
    }
    if (key == Qt::Key_F1 && event->modifiers() == Qt::ShiftModifier) {
        Q_EMIT helpRequested({});
        return;
    }
    if (key == Qt::Key_Escape) {
        m_wasTypedIn = false;
        event->ignore();
        return;
    }
    if ((key == Qt::Key_Return || key == Qt::Key_Enter)
        && !(event->modifiers() & ~Qt::KeypadModifier) && breakBehindStartTag())
        return;
    const QString character = event->text();
    const bool types = !isReadOnly() && character.size() == 1 && character.at(0).isPrint()
                       && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (types)
        m_wasTypedIn = true;
    XmlText::keyPressEvent(event);
    if (types)
        Q_EMIT typed(character.at(0));
}

bool XmlEditor::breakBehindStartTag()
{
    const auto [begin, end] = selection();
    const QString before = text(0, byteAt(begin));
    if (isReadOnly() || !before.endsWith(u'>'))
        return false;
    const QString all = text();
    const XmlPlace place = XmlPlace::at(all, begin);
    if (place.kind != XmlPlace::Kind::Content || place.path.empty()
        || place.path.back().end != begin)
        return false;
    const qsizetype line = before.lastIndexOf(u'\n', place.path.back().begin) + 1;
    qsizetype ink = line;
    while (all.at(ink) == u' ' || all.at(ink) == u'\t')
        ++ink;
    const QString outer = u'\n' + all.sliced(line, ink - line);
    const QString inner = outer + QString(tabWidth(), u' ');
    // Blanks at the beginning of a line would add to its indentation.
    qsizetype behind = end;
    while (behind < all.size() && (all.at(behind) == u' ' || all.at(behind) == u'\t'))
        ++behind;
    const bool isBeforeEnd = QStringView(all).sliced(behind).startsWith(QLatin1String("</"));
    replaceText(begin, behind, isBeforeEnd ? inner + outer : inner, begin + inner.size());
    return true;
}

void XmlEditor::focusInEvent(QFocusEvent *event)
{
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        m_wasTypedIn = false;
    XmlText::focusInEvent(event);
}

bool XmlEditor::focusNextPrevChild(bool next)
{
    // QScintilla would never leave what can be written in.
    return !m_choosing && !indents()
           && QWidget::focusNextPrevChild(next); // NOLINT(bugprone-parent-virtual-call)
}

bool XmlEditor::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        Q_EMIT helpRequested(static_cast<QHelpEvent *>(event)->pos());
        return true;
    }
    return XmlText::viewportEvent(event);
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
