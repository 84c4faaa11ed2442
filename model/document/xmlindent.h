// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/xmloutline.h"

#include <utility>

/// Indentation: inserted elements match their surroundings, and removed ones leave no blank line.
namespace poolwarden::xmlindent {

struct Insertion {
    qsizetype at = 0;
    QString before; ///< white space to insert before the new element
    QString after;  ///< white space to insert behind it
};

/// For a new child behind that sibling; -1: as the first child.
[[nodiscard]] Insertion placeFor(const XmlOutline &outline, int parent, int sibling);
/// The range from `begin` to `end`, extended to whole lines if nothing else stands on them.
[[nodiscard]] std::pair<qsizetype, qsizetype> linesOf(const QString &text, qsizetype begin,
                                                      qsizetype end);
/// Whether the element has no attributes except namespace declarations, and no child, comment or
/// text.
[[nodiscard]] bool isEmptyElement(const XmlOutline &outline, int element);
/// The start of the white space before that place.
[[nodiscard]] qsizetype blanksBefore(const QString &text, qsizetype at);
/// The quote of the document's first attribute.
[[nodiscard]] QChar usualQuote(const XmlOutline &outline);

} // namespace poolwarden::xmlindent
