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

StorageService::RequestId StorageService::ask(const HostQuestion &)
{
    return 0;
}

void StorageService::giveUp(RequestId) {}

} // namespace poolwarden

// Compiled here, so that a program without drafts does not link what drafts need.
#include "moc_storageservice.cpp"
