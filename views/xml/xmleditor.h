// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "views/xml/xmltext.h"

namespace poolwarden {

/// An XML text editor with line numbers, folding and marked lines. Places are counted in characters of
/// QString; the component counts bytes of UTF-8.
///
/// Tab indents only after something was typed since the focus came, or while several lines are selected.
/// Else it goes on to the next widget, so that nobody who walks through the window with it changes the
/// text. After Escape it goes on as well. Ctrl+Tab and F6 always leave, for the next tab and the next
/// pane.
///
/// Return behind a start tag begins a line that is one level deeper.
class XmlEditor final : public XmlText
{
    Q_OBJECT

public:
    struct Mark {
        int line = 0; ///< from 1
        Severity severity = Severity::Error;
    };

    explicit XmlEditor(QWidget *parent = nullptr);

    /// Changes only the differing part, so that cursor, selection, scroll position and folds stay.
    void setXml(const QString &xml);
    void setMarks(const QList<Mark> &marks);
    [[nodiscard]] QList<int> markedLines() const;
    void goToLine(int line);
    /// The caret at that byte, and that line first.
    void showPlace(long caret, long firstLine);

    [[nodiscard]] QString textBeforeCaret() const;
    [[nodiscard]] qsizetype caret() const { return textBeforeCaret().size(); }
    /// The place of the character under the mouse; -1: there is none.
    [[nodiscard]] qsizetype placeAt(const QPoint &viewportPoint) const;
    /// Line of a place, from 1.
    [[nodiscard]] int lineAt(qsizetype place) const;
    [[nodiscard]] std::pair<qsizetype, qsizetype> selection() const;
    /// Selects, unfolds and scrolls to it.
    void select(qsizetype begin, qsizetype end);
    /// The caret in the viewport: where a popup belongs.
    [[nodiscard]] QRect caretRectangle() const;
    /// Replaces that part as one step of the undo history, and puts the caret there.
    void replaceText(qsizetype begin, qsizetype end, const QString &with, qsizetype caret);
    /// While a list of completions is open, the keys that choose from it are not for the text.
    void setChoosing(bool choosing) { m_choosing = choosing; }

Q_SIGNALS:
    /// The user changed the text.
    void edited(const QString &xml);
    /// The same by a command, which is a step of its own.
    void editedAtOnce(const QString &xml);
    /// A key has put that character into the text.
    void typed(QChar character);
    void completionRequested();
    /// The window's shortcut for it filters the pools; in the text it finds in the text.
    void findRequested();
    /// The caret was moved, or the text was changed by keys that type nothing.
    void caretMoved();
    /// Whether the mouse rests there; a null point: the caret.
    void helpRequested(const QPoint &viewportPoint);

protected:
    void applyPalette() override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    /// Return behind a start tag: the new line is one level deeper, and an end tag behind it gets a line of
    /// its own. False: there is no start tag.
    bool breakBehindStartTag();
    [[nodiscard]] bool indents() const;
    [[nodiscard]] int byteAt(qsizetype place) const;

    QList<Mark> m_marks;
    bool m_updating = false;
    bool m_choosing = false;
    bool m_wasTypedIn = false;
};

} // namespace poolwarden
