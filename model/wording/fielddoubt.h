// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooltype.h"

#include <QString>

namespace poolwarden {

/// A sentence on a value that libvirt and its schema accept, but that will probably not work.
/// Empty: no doubt, or no rule for the field. The rules come from the names themselves (RFC 3720
/// for iSCSI names) and from what the storage driver does with the value.
[[nodiscard]] QString doubtAboutField(PoolType type, FieldRef field, const QString &value);

/// A sentence if the directory belongs to the operating system, so that a pool there would harm the host; else empty.
/// For a directory that is chosen as for one that is typed.
[[nodiscard]] QString systemFolderDoubt(PoolType type, const QString &folder);
/// A sentence if the value begins or ends with white space, which is hard to see; else empty.
[[nodiscard]] QString whiteSpaceDoubt(const QString &value);
/// A sentence if a host is written with its port, which has a field of its own; else empty.
[[nodiscard]] QString portDoubt(PoolType type, FieldRef field, const QString &value);
/// For a definition with the name and UUID of a pool that the host already has. The name must be
/// isolated.
[[nodiscard]] QString replacesPool(const QString &name);

} // namespace poolwarden
