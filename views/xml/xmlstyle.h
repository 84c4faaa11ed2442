// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/xml/qscintilla.h"

/// How XML looks wherever it is shown as text.
namespace poolwarden::xmlstyle {

/// Font and colours by the editor's palette: for the beginning, and when palette or font change.
void apply(QsciScintilla &editor, QsciLexerXML &lexer);

} // namespace poolwarden::xmlstyle
