// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/libvirt/handles.h"
#include "model/port/hostquestion.h"

namespace poolwarden {

/// The host's secrets for one use ("iscsi", "ceph"). Blocks. A host tells whether a secret has a value only
/// with the value, which is overwritten at once.
[[nodiscard]] HostAnswer listSecrets(virConnectPtr connection, const QString &usageType);

/// Makes a secret whose value no client can read again. If the value cannot be set, there is no secret.
/// Blocks.
[[nodiscard]] HostAnswer makeSecret(virConnectPtr connection, const HostQuestion &question);

} // namespace poolwarden
