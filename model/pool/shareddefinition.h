// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooldefinition.h"

#include <memory>
#include <optional>
#include <utility>

namespace poolwarden {

/// A definition or none, cheap to copy: most pools have the same live and persistent definition,
/// and it passes through many layers. Immutable; any thread may hold one.
class SharedDefinition
{
public:
    SharedDefinition() = default;
    SharedDefinition(PoolDefinition definition)
        : m_definition(std::make_shared<const PoolDefinition>(std::move(definition)))
    {
    }
    SharedDefinition(std::optional<PoolDefinition> definition)
    {
        if (definition)
            *this = SharedDefinition(std::move(*definition));
    }

    [[nodiscard]] explicit operator bool() const { return m_definition != nullptr; }
    [[nodiscard]] const PoolDefinition &operator*() const { return *m_definition; }
    [[nodiscard]] const PoolDefinition *operator->() const { return m_definition.get(); }
    /// Null if there is no definition.
    [[nodiscard]] const PoolDefinition *get() const { return m_definition.get(); }
    void reset() { m_definition.reset(); }

    /// Compares values; quick if both share one object.
    friend bool operator==(const SharedDefinition &a, const SharedDefinition &b)
    {
        return a.m_definition == b.m_definition
               || (a.m_definition && b.m_definition && *a.m_definition == *b.m_definition);
    }

private:
    std::shared_ptr<const PoolDefinition> m_definition;
};

} // namespace poolwarden
