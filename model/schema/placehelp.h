// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/xmlplace.h"

#include <QString>

namespace poolwarden {

class SchemaCompleter;

/// What the element or attribute at a place of a definition means, with its name before and the values
/// that the schema allows behind, if they are few. Empty: nothing is known of it. One line for each.
[[nodiscard]] QString placeHelp(const XmlPlace &place, const SchemaCompleter &completer);

/// The same for a name that could be written at the place: an element below, or an attribute of its tag.
[[nodiscard]] QString placeHelp(const XmlPlace &place, const QString &element,
                                const QString &attribute);

} // namespace poolwarden
