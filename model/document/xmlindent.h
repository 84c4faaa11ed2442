// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/xmloutline.h"

#include <utility>

/// Where elements stand on their lines, so that what is inserted looks as if it had always been there
/// and what is removed leaves no hole.
namespace poolwarden::xmlindent {

struct Insertion {
    qsizetype at = 0;
    QString before; ///< white space to put in front of the new element
    QString after;  ///< and behind it
};

/// For a new child behind that sibling, or as the first (-1).
[[nodiscard]] Insertion placeFor(const XmlOutline &outline, int parent, int sibling);
/// The stretch of the text from `begin` to `end`, with its lines if it has them for itself.
[[nodiscard]] std::pair<qsizetype, qsizetype> linesOf(const QString &text, qsizetype begin,
                                                      qsizetype end);
/// Nothing is left in it: no attribute but declarations of namespaces, no child, no comment, no text.
[[nodiscard]] bool isHollow(const XmlOutline &outline, int element);
/// Where the white space in front of that place begins.
[[nodiscard]] qsizetype blanksBefore(const QString &text, qsizetype at);
/// Of the document's first attribute.
[[nodiscard]] QChar usualQuote(const XmlOutline &outline);

} // namespace poolwarden::xmlindent
