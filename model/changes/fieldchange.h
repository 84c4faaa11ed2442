// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooldefinition.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace poolwarden {

/// One thing in which two definitions differ, as libvirt understands them.
struct FieldChange {
    std::optional<Field> field;    ///< none: the type of the pool
    PoolType type = PoolType::Dir; ///< of the definition that has it, the later one first
    /// As libvirt would write them; several of what can be there more than once; none: not given.
    QStringList before;
    QStringList after;
    friend bool operator==(const FieldChange &, const FieldChange &) = default;
};

/// What a definition says there, as libvirt would write it. A host has its port with it, a device how its
/// partitions are named and an option its value, if they are given: the fields beside these have none of
/// their own.
[[nodiscard]] QStringList valuesOf(const PoolDefinition &definition, Field field);

/// In the order of the fields. Empty if and only if the definitions are the same to libvirt.
[[nodiscard]] QList<FieldChange> changesBetween(const PoolDefinition &before,
                                                const PoolDefinition &after);

} // namespace poolwarden
