// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/xmloutline.h"
#include "model/pool/field.h"

#include <QList>
#include <QString>

#include <optional>
#include <string_view>

namespace poolwarden {

class PoolDocument;

/// Places in a definition by the paths of the field table. For the explanations of schema errors.
namespace outlineplaces {

[[nodiscard]] QString fromView(std::string_view view);
/// An element's name as in the field table: with "fs:" or "rbd:", whatever prefix the file uses.
[[nodiscard]] QString tableName(const XmlOutline::Element &element);
/// Path below <pool>, as in the field table.
[[nodiscard]] QString pathOf(const XmlOutline &outline, int index);
[[nodiscard]] QList<int> elementsAt(const XmlOutline &outline, const QString &path);
/// Whether a pool of the document's type may have an element of that name.
[[nodiscard]] bool isKnownName(const PoolDocument &document, const QString &local);
/// The field of the element, or of the first element or attribute inside it.
[[nodiscard]] std::optional<Field> fieldAt(const QString &path, const QString &attribute);

} // namespace outlineplaces

} // namespace poolwarden
