// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/xmloutline.h"
#include "model/pool/field.h"

#include <QString>

#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// Finds the values of fields in the text of a definition as libvirt finds them: where fieldInfo()
/// says, elements by name without a namespace, and of several the first that has the value. Elements
/// are indexes in the outline; -1: absent. Pure functions, for any well-formed text.
namespace poolwarden::fieldplaces {

/// One element name of a FieldInfo's path.
struct Step {
    QString prefix; ///< "fs" or "rbd"; empty: no namespace
    QString namespaceUri;
    QString local;
};

/// The steps of a path such as "source/host" or "fs:mount_opts/fs:option".
[[nodiscard]] std::vector<Step> stepsOf(std::string_view path);
/// All elements that the steps lead to, in document order.
[[nodiscard]] std::vector<int> follow(const XmlOutline &outline, std::span<const Step> steps);

/// The name of the attribute that has the field's value; empty: the element's text is the value.
[[nodiscard]] QString attributeName(Field field);
/// Finds an attribute as libvirt does. Of most elements it uses xmlGetProp() (virXMLPropString()),
/// which accepts any namespace. Of some it uses an expression, which accepts none. Null: absent.
[[nodiscard]] const XmlOutline::Attribute *attributeOf(const XmlOutline::Element &element,
                                                       QStringView name);

/// All elements of a field.
[[nodiscard]] std::vector<int> elementsOf(const XmlOutline &outline, Field field);
/// The element that has the value or, if there is none, could have it.
[[nodiscard]] int elementOf(const XmlOutline &outline, FieldRef field);
/// The field's value in that element; none: absent.
[[nodiscard]] std::optional<QString> valueIn(const XmlOutline &outline, int element, Field field);
/// The line of that value, from 1; 0: absent.
[[nodiscard]] int lineIn(const XmlOutline &outline, int element, Field field);

} // namespace poolwarden::fieldplaces
