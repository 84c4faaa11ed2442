// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooldefinition.h"
#include "model/pool/pooltype.h"
#include "model/pool/refusal.h"
#include "model/xml/readingsteps.h"
#include "model/xml/refusederror.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <libxml/tree.h>

namespace poolwarden {

/// What the readers of a definition and of its parts have in common. All that they are given must outlive them.
class DefinitionPart
{
protected:
    DefinitionPart(xmlNode *root, const ReadingSteps &steps, PoolDefinition &pool)
        : m_root(root)
        , m_steps(steps)
        , m_pool(pool)
    {
    }

    [[nodiscard]] const PoolTypeInfo &info() const { return poolTypeInfo(m_pool.type); }
    [[nodiscard]] bool hasFlag(SourceFlag flag) const { return info().has(flag); }
    [[nodiscard]] bool isRequired(Field field) const
    {
        return fieldUsage(m_pool.type, field) == Usage::Required;
    }
    /// `at`: null for the root.
    [[noreturn]] void refuse(RefusalCode code, std::vector<std::string> arguments,
                             std::optional<FieldRef> field, const xmlNode *at = nullptr) const
    {
        throw RefusedError(code, std::move(arguments), field, at ? at : m_root);
    }

    xmlNode *m_root;
    const ReadingSteps &m_steps;
    PoolDefinition &m_pool;
};

} // namespace poolwarden
