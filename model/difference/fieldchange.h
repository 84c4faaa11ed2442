// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooldefinition.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace poolwarden {

/// One difference between two definitions as libvirt understands them.
struct FieldChange {
    std::optional<Field> field; ///< none: the pool's type
    /// Of the later definition if that has the field, else of the earlier one.
    PoolType type = PoolType::Dir;
    /// Values as libvirt would write them; several for repeatable fields. Empty: not given.
    QStringList before;
    QStringList after;
    friend bool operator==(const FieldChange &, const FieldChange &) = default;
};

/// The values of a field as libvirt would write them. A host includes its port, a device its
/// partition separator, and an option its value, if given. The separate fields for these have no
/// values.
[[nodiscard]] QStringList valuesOf(const PoolDefinition &definition, Field field);

/// Sorted by field. Empty if and only if the definitions are the same for libvirt.
[[nodiscard]] QList<FieldChange> changesBetween(const PoolDefinition &before,
                                                const PoolDefinition &after);

} // namespace poolwarden
