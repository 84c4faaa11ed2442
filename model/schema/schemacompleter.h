// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/xmlplace.h"
#include "model/schema/schemapattern.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace poolwarden {

/// What may be written at a place.
struct Completion {
    enum class Kind : std::uint8_t { Element, Attribute, Value, EndTag };
    Kind kind = Kind::Element;
    /// The name as it would be written there, with its prefix; or the value, not encoded.
    QString text;
    /// Whether the element around it needs it.
    bool isRequired = false;
    /// Of an element: the attributes that it needs; one that declares its prefix comes first, with its
    /// value.
    QStringList attributes = {};
    QString declaration = {}; ///< the namespace that the first of these attributes declares
    bool hasContent = false;  ///< of an element: it has text or elements
    bool hasElements = false; ///< of an element: it has elements
    friend bool operator==(const Completion &, const Completion &) = default;
};

/// What the installed schema allows at a place of a definition, given what stands around it: the type of
/// the pool and all else on which it depends. What stands there already and may stand only once is left
/// out. Knows no more than the schema. Not thread-safe.
class SchemaCompleter
{
public:
    /// The schema is read when it is asked for the first time; see PoolSchema::path().
    explicit SchemaCompleter(QString schemaPath);

    [[nodiscard]] bool isAvailable() const { return root() != nullptr; }
    /// What is needed comes first, else in the order of the schema. The caller filters by what is
    /// written of it already.
    [[nodiscard]] QList<Completion> at(const XmlPlace &place) const;

private:
    [[nodiscard]] const PatternPtr &root() const;

    QString m_path;
    mutable std::optional<PatternPtr> m_root;
    mutable QString m_poolKey; ///< of the root element that m_pool is the content of
    mutable PatternPtr m_pool;
};

} // namespace poolwarden
