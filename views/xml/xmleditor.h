// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "views/xml/qscintilla.h"

namespace poolwarden {

/// An XML text editor with line numbers, folding and marked lines. It has no undo history of its own:
/// form and XML share the draft's.
class XmlEditor final : public QsciScintilla
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
    void showStart();

Q_SIGNALS:
    /// The user changed the text.
    void edited(const QString &xml);

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void applyPalette();

    QsciLexerXML *m_lexer;
    QList<Mark> m_marks;
    bool m_updating = false;
};

} // namespace poolwarden
