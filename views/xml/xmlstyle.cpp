// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/xml/xmlstyle.h"

#include "views/style/colours.h"

#include <QFontDatabase>

#include <initializer_list>

namespace poolwarden::xmlstyle {

void apply(QsciScintilla &editor, QsciLexerXML &lexer)
{
    const QPalette colours = editor.palette();
    const QColor base = colours.color(QPalette::Base);
    const QColor textColour = colours.color(QPalette::Text);
    const QColor margin = colours::mixed(base, textColour, 0.03);

    lexer.setDefaultPaper(base);
    lexer.setDefaultColor(textColour);
    lexer.setPaper(base);
    lexer.setColor(textColour);
    lexer.setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    const auto paint = [&lexer](std::initializer_list<int> styles, const QColor &colour) {
        for (const int style : styles)
            lexer.setColor(colour, style);
    };
    paint({QsciLexerXML::Tag, QsciLexerXML::UnknownTag, QsciLexerXML::XMLTagEnd,
           QsciLexerXML::OtherInTag},
          colours::legible(colours, 212));
    paint({QsciLexerXML::Attribute, QsciLexerXML::UnknownAttribute},
          colours::legible(colours, 282));
    paint({QsciLexerXML::HTMLDoubleQuotedString, QsciLexerXML::HTMLSingleQuotedString,
           QsciLexerXML::HTMLNumber, QsciLexerXML::HTMLValue},
          colours::legible(colours, 128));
    paint({QsciLexerXML::HTMLComment, QsciLexerXML::SGMLComment, QsciLexerXML::XMLStart,
           QsciLexerXML::XMLEnd},
          colours::muted(colours));
    paint({QsciLexerXML::Entity, QsciLexerXML::CDATA, QsciLexerXML::SGMLDefault},
          colours::legible(colours, 28));

    editor.setCaretForegroundColor(textColour);
    editor.setCaretLineVisible(true);
    editor.setCaretLineBackgroundColor(colours::mixed(base, textColour, 0.04));
    editor.setSelectionBackgroundColor(colours.color(QPalette::Highlight));
    editor.setSelectionForegroundColor(colours.color(QPalette::HighlightedText));
    editor.setMarginsBackgroundColor(margin);
    editor.setMarginsForegroundColor(colours::muted(colours));
    editor.setFoldMarginColors(margin, margin);
}

} // namespace poolwarden::xmlstyle
