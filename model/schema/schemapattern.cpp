// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/schema/schemapattern.h"

#include <algorithm>

namespace poolwarden {

namespace {

PatternPtr combined(SchemaPattern::Kind kind, std::vector<PatternPtr> parts)
{
    auto made = std::make_shared<SchemaPattern>();
    made->kind = kind;
    made->parts = std::move(parts);
    return made;
}

void append(std::vector<PatternPtr> &parts, const PatternPtr &part, SchemaPattern::Kind kind)
{
    if (part->kind == kind)
        parts.insert(parts.end(), part->parts.begin(), part->parts.end());
    else
        parts.push_back(part);
}

} // namespace

PatternPtr SchemaPattern::leaf(Kind kind)
{
    auto made = std::make_shared<SchemaPattern>();
    made->kind = kind;
    return made;
}

PatternPtr SchemaPattern::value(const QString &text)
{
    auto made = std::make_shared<SchemaPattern>();
    made->kind = Kind::Value;
    made->name = text;
    return made;
}

PatternPtr SchemaPattern::choice(const PatternPtr &a, const PatternPtr &b)
{
    if (!a->isAllowed() || a == b)
        return b;
    if (!b->isAllowed())
        return a;
    std::vector<PatternPtr> parts;
    append(parts, a, Kind::Choice);
    std::vector<PatternPtr> others;
    append(others, b, Kind::Choice);
    for (const PatternPtr &other : others) {
        const bool known = std::any_of(parts.begin(), parts.end(), [&other](const auto &part) {
            return part == other || (part->kind == Kind::Empty && other->kind == Kind::Empty);
        });
        if (!known)
            parts.push_back(other);
    }
    return parts.size() == 1 ? parts.front() : combined(Kind::Choice, std::move(parts));
}

PatternPtr SchemaPattern::all(const PatternPtr &a, const PatternPtr &b)
{
    if (!a->isAllowed() || b->kind == Kind::Empty)
        return a;
    if (!b->isAllowed() || a->kind == Kind::Empty)
        return b;
    std::vector<PatternPtr> parts;
    append(parts, a, Kind::All);
    append(parts, b, Kind::All);
    return combined(Kind::All, std::move(parts));
}

PatternPtr SchemaPattern::oneOrMore(const PatternPtr &part)
{
    if (!part->isAllowed() || part->kind == Kind::Empty || part->kind == Kind::OneOrMore)
        return part;
    return combined(Kind::OneOrMore, {part});
}

PatternPtr SchemaPattern::optional(const PatternPtr &part)
{
    return choice(part, leaf(Kind::Empty));
}

PatternPtr SchemaPattern::after(const PatternPtr &pattern,
                                const std::function<bool(const SchemaPattern &)> &takes)
{
    switch (pattern->kind) {
    case Kind::Choice: {
        PatternPtr result = leaf(Kind::NotAllowed);
        for (const PatternPtr &part : pattern->parts)
            result = choice(result, after(part, takes));
        return result;
    }
    case Kind::All: {
        PatternPtr result = leaf(Kind::NotAllowed);
        for (std::size_t i = 0; i < pattern->parts.size(); ++i) {
            PatternPtr one = after(pattern->parts[i], takes);
            if (!one->isAllowed())
                continue;
            for (std::size_t k = 0; k < pattern->parts.size(); ++k) {
                if (k != i)
                    one = all(one, pattern->parts[k]);
            }
            result = choice(result, one);
        }
        return result;
    }
    case Kind::OneOrMore:
        return all(after(pattern->parts.front(), takes), optional(pattern));
    case Kind::Element:
    case Kind::Attribute:
        return leaf(takes(*pattern) ? Kind::Empty : Kind::NotAllowed);
    default:
        return leaf(Kind::NotAllowed);
    }
}

PatternPtr SchemaPattern::without(const PatternPtr &pattern,
                                  const std::function<bool(const SchemaPattern &)> &drops)
{
    switch (pattern->kind) {
    case Kind::Choice: {
        PatternPtr result = leaf(Kind::NotAllowed);
        for (const PatternPtr &part : pattern->parts)
            result = choice(result, without(part, drops));
        return result;
    }
    case Kind::All: {
        PatternPtr result = leaf(Kind::Empty);
        for (const PatternPtr &part : pattern->parts)
            result = all(result, without(part, drops));
        return result;
    }
    case Kind::OneOrMore:
        return oneOrMore(without(pattern->parts.front(), drops));
    case Kind::Element:
    case Kind::Attribute:
        return drops(*pattern) ? leaf(Kind::NotAllowed) : pattern;
    default:
        return pattern;
    }
}

void SchemaPattern::visit(const PatternPtr &pattern,
                          const std::function<void(const PatternPtr &)> &visitor)
{
    switch (pattern->kind) {
    case Kind::Choice:
    case Kind::All:
    case Kind::OneOrMore:
        for (const PatternPtr &part : pattern->parts)
            visit(part, visitor);
        break;
    default:
        visitor(pattern);
    }
}

} // namespace poolwarden
