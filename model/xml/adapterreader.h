// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooldefinition.h"

#include <libxml/tree.h>

namespace poolwarden {

/// Reads <adapter> as virStorageAdapterParseXML() does (storage_adapter_conf.c), in pools of any
/// type. Throws RefusedError.
[[nodiscard]] PoolAdapter readAdapter(xmlNode *adapter);

/// Checks as virStorageAdapterValidate() does, for types that need an adapter. Throws RefusedError
/// with the line of `at`.
void validateAdapter(const PoolAdapter &adapter, const xmlNode *at);

} // namespace poolwarden
