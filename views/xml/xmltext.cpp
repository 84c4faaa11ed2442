// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/xml/xmltext.h"

#include "views/style/colours.h"

#include <QEvent>
#include <QFontDatabase>
#include <QKeyEvent>

#include <initializer_list>

namespace poolwarden {

namespace {

constexpr int spacesPerLevel = 2;

/// What a text field does by keys everywhere. The component has more, which change the text by keys that are the
/// menus': to delete, double or swap lines, for example.
bool isOfTextFields(QsciCommand::Command command)
{
    using C = QsciCommand;
    switch (command) {
    case C::LineDown:
    case C::LineDownExtend:
    case C::LineScrollDown:
    case C::LineUp:
    case C::LineUpExtend:
    case C::LineScrollUp:
    case C::CharLeft:
    case C::CharLeftExtend:
    case C::CharRight:
    case C::CharRightExtend:
    case C::WordLeft:
    case C::WordLeftExtend:
    case C::WordRight:
    case C::WordRightExtend:
    case C::VCHome:
    case C::VCHomeExtend:
    case C::LineEnd:
    case C::LineEndExtend:
    case C::DocumentStart:
    case C::DocumentStartExtend:
    case C::DocumentEnd:
    case C::DocumentEndExtend:
    case C::PageUp:
    case C::PageUpExtend:
    case C::PageDown:
    case C::PageDownExtend:
    case C::Delete:
    case C::DeleteBack:
    case C::DeleteWordLeft:
    case C::DeleteWordRight:
    case C::SelectAll:
    case C::SelectionCut:
    case C::SelectionCopy:
    case C::Paste:
    case C::Newline:
    case C::Tab:
    case C::Backtab:
    case C::Cancel:
    case C::ZoomIn:
    case C::ZoomOut:
        return true;
    default:
        return false;
    }
}

} // namespace

XmlText::XmlText(const QString &objectName, QWidget *parent)
    : QsciScintilla(parent)
    , m_lexer(new QsciLexerXML(this))
{
    setObjectName(objectName);
    setFrameShape(QFrame::NoFrame);
    setUtf8(true);
    setEolMode(EolUnix);
    setTabWidth(spacesPerLevel);
    setBraceMatching(NoBraceMatch);
    setWrapMode(WrapNone);
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1L);
    SendScintilla(SCI_SETSCROLLWIDTH, 1L);
    SendScintilla(SCI_SETUNDOCOLLECTION, 0L);
    const QList<QsciCommand *> &commands = standardCommands()->commands();
    for (QsciCommand *bound : commands) {
        if (!isOfTextFields(bound->command())) {
            bound->setKey(0);
            bound->setAlternateKey(0);
        }
    }
    setLexer(m_lexer);
}

void XmlText::changeEvent(QEvent *event)
{
    QsciScintilla::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyPalette();
}

bool XmlText::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QsciScintilla::event(event);
}

void XmlText::keyPressEvent(QKeyEvent *event)
{
    // The component would type the letter of a command that it does not have.
    const auto commands =
        event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const QString typed = event->text();
    if (commands && !typed.isEmpty() && typed.at(0).isPrint()
        && !standardCommands()->boundTo(event->keyCombination().toCombined())) {
        event->ignore();
        return;
    }
    QsciScintilla::keyPressEvent(event);
}

void XmlText::applyPalette()
{
    const QPalette roles = palette();
    const QColor base = roles.color(QPalette::Base);
    const QColor textColour = roles.color(QPalette::Text);
    const QColor margin = colours::mixed(base, textColour, 0.03);

    m_lexer->setDefaultPaper(base);
    m_lexer->setDefaultColor(textColour);
    m_lexer->setPaper(base);
    m_lexer->setColor(textColour);
    m_lexer->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    const auto paint = [this](std::initializer_list<int> styles, const QColor &colour) {
        for (const int style : styles)
            m_lexer->setColor(colour, style);
    };
    paint({QsciLexerXML::Tag, QsciLexerXML::UnknownTag, QsciLexerXML::XMLTagEnd,
           QsciLexerXML::OtherInTag},
          colours::legible(roles, 212));
    paint({QsciLexerXML::Attribute, QsciLexerXML::UnknownAttribute}, colours::legible(roles, 282));
    paint({QsciLexerXML::HTMLDoubleQuotedString, QsciLexerXML::HTMLSingleQuotedString,
           QsciLexerXML::HTMLNumber, QsciLexerXML::HTMLValue},
          colours::legible(roles, 128));
    paint({QsciLexerXML::HTMLComment, QsciLexerXML::SGMLComment, QsciLexerXML::XMLStart,
           QsciLexerXML::XMLEnd},
          colours::muted(roles));
    paint({QsciLexerXML::Entity, QsciLexerXML::CDATA, QsciLexerXML::SGMLDefault},
          colours::legible(roles, 28));

    setCaretForegroundColor(textColour);
    setCaretLineVisible(true);
    setCaretLineBackgroundColor(colours::mixed(base, textColour, 0.04));
    setSelectionBackgroundColor(roles.color(QPalette::Highlight));
    setSelectionForegroundColor(roles.color(QPalette::HighlightedText));
    setMarginsBackgroundColor(margin);
    setMarginsForegroundColor(colours::muted(roles));
    setFoldMarginColors(margin, margin);
}

} // namespace poolwarden
