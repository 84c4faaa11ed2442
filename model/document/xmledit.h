// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/xmloutline.h"

#include <QString>

#include <vector>

namespace poolwarden {

/// Changes an XML text, through its outline, and knows nothing of fields: each function replaces only
/// the characters that it must, and makes the outline anew. Indexes and references into the outline
/// from before are void then. The text stays well-formed if names and values are allowed in XML. For
/// one thread; the outline must outlive it.
class XmlEdit
{
public:
    explicit XmlEdit(XmlOutline &outline);

    /// Any range of the text.
    void replace(qsizetype at, qsizetype size, const QString &replacement);
    /// The value keeps its quotes.
    void setValue(const XmlOutline::Attribute &attribute, const QString &value);
    /// Behind the others.
    void addAttribute(int element, const QString &name, const QString &value);
    /// With the white space before it.
    void removeAttribute(const XmlOutline::Attribute &attribute);
    /// Keeps comments, instructions and elements inside.
    void setText(int element, const QString &value);
    /// Inserts an empty element in the order in which libvirt writes the children, indented like its
    /// surroundings. `name`: with its prefix and perhaps a declaration.
    void insertChild(int parent, const QString &name);
    /// Also its lines, and parents that this leaves empty if libvirt would not read another element
    /// instead.
    void removeElement(int element);
    /// Several, of which none contains another, and their lines, in one pass. Parents stay.
    void removeElements(std::vector<int> elements);

    /// Whether libvirt would read another element of the same name if this one were removed.
    [[nodiscard]] bool hidesAnother(int element) const;

private:
    XmlOutline &m_outline;
};

} // namespace poolwarden
