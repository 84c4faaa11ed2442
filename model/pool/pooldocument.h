// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/poolreader.h"
#include "model/pool/pooltype.h"

#include <QByteArray>
#include <QDomDocument>
#include <QString>

#include <optional>
#include <variant>

namespace poolwarden {

/// A pool's XML as a document that keeps all it does not know: comments, unknown elements,
/// namespaces, processing instructions, CDATA and blank text stay as they are. One FieldRef names one
/// place; the table in pooltype says where that is. A value (implicitly shared); any one thread.
class PoolDocument
{
public:
    /// An empty definition of that type: <pool type='…'> with a name element and what the type needs.
    [[nodiscard]] static PoolDocument create(PoolType type);
    /// Well-formedness and the root are judged as libvirt judges them (libxml2); a document type
    /// declaration is refused.
    [[nodiscard]] static std::variant<PoolDocument, Refusal> parse(const QByteArray &xml);

    PoolDocument();

    [[nodiscard]] QString toXml() const;
    [[nodiscard]] ReadResult definition() const;

    /// None where pool/@type is no type of libvirt's.
    [[nodiscard]] std::optional<PoolType> type() const;
    void setType(PoolType type);

    /// None: absent. An element that is there and empty is "".
    [[nodiscard]] std::optional<QString> value(FieldRef field) const;
    /// Creates what is missing on the way, in the order that the schema's examples use; none removes
    /// the attribute or element, and parents that became empty by that. True if anything changed.
    bool setValue(FieldRef field, const std::optional<QString> &value);
    /// How many of a repeatable field's elements there are (host, device, option …).
    [[nodiscard]] int count(Field field) const;
    void removeAt(Field field, int index);
    /// Line of the node in the text that was parsed, from 1; 0 if absent.
    [[nodiscard]] int lineOf(FieldRef field) const;

    /// Removes what only a running pool has: capacity, allocation, available; and for types whose
    /// target libvirt derives nothing else. For export.
    void removeRuntimeElements();

private:
    QDomDocument m_dom;
};

} // namespace poolwarden
