// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/pool/pooltype.h"
#include "model/port/storageservice.h"
#include "model/session/registeredpool.h"

#include <QString>
#include <QVariant>

#include <optional>

/// What a row of the table of pools shows of its pool: of the draft's text if that differs from the
/// host's definition, else of that definition. Also for texts that libvirt would refuse, as far as
/// they can be read. Empty or invalid: not known. In the thread of the registry.
namespace poolwarden::poolrow {

/// A draft that no host knows.
[[nodiscard]] bool isNew(const RegisteredPool &pool);
/// A transient pool is gone once it is stopped.
[[nodiscard]] bool isTransient(const RegisteredPool &pool);

[[nodiscard]] std::optional<PoolType> typeOf(const RegisteredPool &pool);
[[nodiscard]] QString typeId(const RegisteredPool &pool); ///< as in XML
[[nodiscard]] QString source(const RegisteredPool &pool);
[[nodiscard]] QString target(const RegisteredPool &pool);

/// Why it could not be fetched, read or defined; empty: nothing is wrong.
[[nodiscard]] QString errorText(const RegisteredPool &pool);
/// It could not be fetched or read.
[[nodiscard]] bool hasError(const RegisteredPool &pool);
/// int(Severity); -1: no error. A pool of the host that cannot be read is unchecked; a draft that
/// would be refused is wrong.
[[nodiscard]] int errorSeverity(const RegisteredPool &pool);

/// Of the worst finding: int(Severity); -1: none.
[[nodiscard]] int severity(const FindingCounts &status);
[[nodiscard]] int findingCount(const FindingCounts &status);

/// 0 … 1. Known only for active pools.
[[nodiscard]] QVariant usageRatio(const RegisteredPool &pool);
/// Bytes. Known only for active pools.
[[nodiscard]] QVariant size(const RegisteredPool &pool, quint64 PoolSnapshot::*which);

} // namespace poolwarden::poolrow
