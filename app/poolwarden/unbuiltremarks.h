// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/host/unbuilt.h"
#include "model/resolve/wayout.h"

#include <QString>

#include <optional>

namespace poolwarden {

class PoolRegistry;
class UnbuiltStorage;
struct RegisteredPool;

/// Whether the pool runs with what this definition needs.
[[nodiscard]] bool runsWith(const RegisteredPool &pool, const PoolDefinition &definition);

/// What drafts and ways out need that their hosts do not have. What is not known is looked up: UnbuiltStorage::changed()
/// follows.
class UnbuiltRemarks
{
public:
    /// Both must outlive it.
    UnbuiltRemarks(const PoolRegistry *registry, UnbuiltStorage *storage)
        : m_registry(registry)
        , m_storage(storage)
    {
    }

    /// None: the host has it, or it is not known yet. Not certain: it cannot become known.
    [[nodiscard]] std::optional<Unbuilt> ofDraft(PoolId draft) const;
    /// What is missing, as a whole sentence; empty: nothing that is known.
    [[nodiscard]] QString ofWay(const WayOut &way) const;

private:
    [[nodiscard]] std::optional<Unbuilt> of(PoolId pool, const PoolDefinition &definition) const;

    const PoolRegistry *m_registry;
    UnbuiltStorage *m_storage;
};

} // namespace poolwarden
