// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooldefinition.h"

#include <memory>
#include <optional>
#include <utility>

namespace poolwarden {

/// A definition or none, as a value that is cheap to copy: most pools have the same definition live and
/// persistent, and it is handed from layer to layer. Immutable once made; any thread may hold one.
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
    /// Null where there is none.
    [[nodiscard]] const PoolDefinition *get() const { return m_definition.get(); }
    void reset() { m_definition.reset(); }

    /// By value, but without a look where both are one.
    friend bool operator==(const SharedDefinition &a, const SharedDefinition &b)
    {
        return a.m_definition == b.m_definition
               || (a.m_definition && b.m_definition && *a.m_definition == *b.m_definition);
    }

private:
    std::shared_ptr<const PoolDefinition> m_definition;
};

} // namespace poolwarden
