// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/storageservice.h"

namespace poolwarden {

StorageService::RequestId StorageService::listNodeDevices()
{
    return 0;
}

} // namespace poolwarden
