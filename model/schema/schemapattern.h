// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace poolwarden {

class SchemaPattern;
using PatternPtr = std::shared_ptr<const SchemaPattern>;

/// A pattern of a RelaxNG schema, simplified: what an element may contain, without regard to order. An
/// optional part is a choice of it and Empty.
class SchemaPattern
{
public:
    enum class Kind {
        NotAllowed,
        Empty,
        Text,
        Data,
        Value,
        Choice,
        All,
        OneOrMore,
        Element,
        Attribute
    };

    Kind kind = Kind::NotAllowed;
    QString name;         ///< of an element or attribute; of a Value its text
    QString namespaceUri; ///< of an element or attribute
    std::vector<PatternPtr> parts;
    /// Of an element: what is in it. Asked late, because elements may contain themselves.
    std::function<PatternPtr()> content;

    [[nodiscard]] static PatternPtr leaf(Kind kind);
    [[nodiscard]] static PatternPtr value(const QString &text);
    [[nodiscard]] static PatternPtr choice(const PatternPtr &a, const PatternPtr &b);
    /// Both, in any order.
    [[nodiscard]] static PatternPtr all(const PatternPtr &a, const PatternPtr &b);
    [[nodiscard]] static PatternPtr oneOrMore(const PatternPtr &part);
    [[nodiscard]] static PatternPtr optional(const PatternPtr &part);

    /// What may still come after one element or attribute for which `takes` is true. NotAllowed: it may
    /// not stand here. The derivative of James Clark's algorithm, without order.
    [[nodiscard]] static PatternPtr after(const PatternPtr &pattern,
                                          const std::function<bool(const SchemaPattern &)> &takes);
    /// The pattern without what `drops` is true for.
    [[nodiscard]] static PatternPtr
    without(const PatternPtr &pattern, const std::function<bool(const SchemaPattern &)> &drops);
    /// Calls with each pattern that is not made of others: elements, attributes, values, text. Does not
    /// look into elements and attributes.
    static void visit(const PatternPtr &pattern,
                      const std::function<void(const PatternPtr &)> &visitor);
    [[nodiscard]] bool isAllowed() const { return kind != Kind::NotAllowed; }
};

/// Reads the schema of pools and the files that it includes. Null: it cannot be read. The result is the
/// pattern of the root; it keeps the parsed files alive.
[[nodiscard]] PatternPtr readSchemaPattern(const QString &path);

} // namespace poolwarden
