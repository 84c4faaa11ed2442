// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/port/storageservice.h"

namespace poolwarden {

StorageService::RequestId StorageService::listNodeDevices()
{
    return 0;
}

StorageService::RequestId StorageService::reread(const QString &)
{
    return 0;
}

} // namespace poolwarden

// Here and not in the object of all others of the model, so that a program that needs no drafts does
// not link what they need.
#include "moc_storageservice.cpp"
