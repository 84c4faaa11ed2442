// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/xml/qscintilla.h"

namespace poolwarden {

/// XML as text, coloured by the palette. It has no undo history and takes no key for one: the draft's
/// history is the window's.
class XmlText : public QsciScintilla
{
    Q_OBJECT

protected:
    explicit XmlText(const QString &objectName, QWidget *parent = nullptr);

    [[nodiscard]] QsciLexerXML *xmlLexer() const { return m_lexer; }
    /// Called when palette or font change. To be called at the end of the constructor, and to be extended
    /// with what else has a colour.
    virtual void applyPalette();

    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QsciLexerXML *m_lexer;
};

} // namespace poolwarden
