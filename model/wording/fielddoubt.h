// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooltype.h"

#include <QString>

namespace poolwarden {

/// What is odd about a value that libvirt and its schema take, and that will hardly work: a sentence.
/// Empty: nothing, or it is not known what the value should look like. The rules are those of the names
/// themselves (RFC 3720 for iSCSI names), and of what the storage driver does with the value.
[[nodiscard]] QString doubtAboutField(PoolType type, FieldRef field, const QString &value);

/// A value that begins or ends with white space, which is hardly seen and never meant; empty: it does not.
[[nodiscard]] QString blankDoubt(const QString &value);
/// Of a definition that has the name and the UUID of a pool that the host has already. The name is isolated.
[[nodiscard]] QString replacesPool(const QString &name);

} // namespace poolwarden
