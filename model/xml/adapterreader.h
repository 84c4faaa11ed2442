// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooldefinition.h"

#include <libxml/tree.h>

namespace poolwarden {

/// <adapter> as virStorageAdapterParseXML() reads it (storage_adapter_conf.c), for whatever type of
/// pool it stands in. Throws RefusedError.
[[nodiscard]] PoolAdapter readAdapter(xmlNode *adapter);

/// virStorageAdapterValidate(), for the types that need an adapter. Throws RefusedError; `at` gives
/// the line.
void validateAdapter(const PoolAdapter &adapter, const xmlNode *at);

} // namespace poolwarden
