// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/findinggroups.h"
#include "model/conflict/unitshapes.h"

#include <map>
#include <tuple>
#include <unordered_set>
#include <vector>

namespace poolwarden {

/// Collects the members of a group from pairs of shapes, without visiting each pair of pools.
class Gathering
{
public:
    using Number = std::uint32_t;
    using Shape = std::uint32_t;

    explicit Gathering(const UnitShapes &shapes)
        : m_shapes(shapes)
    {
    }

    struct Part {
        Number newcomer = 0;
        bool isFormer = false; ///< as it remained, not as it was added
        DefinitionKind definitionKind = DefinitionKind::Live;
        FieldRef field;
        MemberSide side = MemberSide::Even;
        friend auto operator<=>(const Part &, const Part &) = default;
    };

    void addOne(const Part &part) { m_parts.push_back(part); }
    /// Adds the members of `own` that have a partner in `other`, each as `form`.
    void add(Shape ownNumber, Shape otherNumber, Relation relation, const Part &form);
    /// Each part once, sorted.
    [[nodiscard]] std::vector<Part> take();

private:
    struct Done {
        std::size_t plain = 0; ///< members done, from the front; of newcomers from the back
        std::unordered_set<Number> others;
    };

    void addIfPaired(const UnitShape &own, Number number, const UnitShape &other, Relation relation,
                     const Part &form, Done &done);
    void addEarly(const UnitShape &own, Number last, const Part &form, Done &done);
    void addLate(const UnitShape &own, Number first, const Part &form, Done &done);
    void appendPlain(const UnitShape &own, Number number, const Part &form, const Done &done);
    void append(Number number, const Part &form);

    const UnitShapes &m_shapes;
    std::map<std::tuple<Shape, FieldRef, MemberSide>, Done> m_done;
    std::vector<Part> m_parts;
};

} // namespace poolwarden
