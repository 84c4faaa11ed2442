// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <libvirt/libvirt.h>

#include <cstdlib>
#include <memory>

namespace poolwarden {

struct ConnectCloser {
    void operator()(virConnectPtr connection) const { virConnectClose(connection); }
};
struct PoolReleaser {
    void operator()(virStoragePoolPtr pool) const { virStoragePoolFree(pool); }
};
struct NodeDeviceReleaser {
    void operator()(virNodeDevicePtr device) const { virNodeDeviceFree(device); }
};
struct SecretReleaser {
    void operator()(virSecretPtr secret) const { virSecretFree(secret); }
};
struct DomainReleaser {
    void operator()(virDomainPtr domain) const { virDomainFree(domain); }
};
struct MallocReleaser {
    void operator()(void *memory) const { std::free(memory); }
};

using ConnectHandle = std::unique_ptr<virConnect, ConnectCloser>;
using PoolHandle = std::unique_ptr<virStoragePool, PoolReleaser>;
using NodeDeviceHandle = std::unique_ptr<virNodeDevice, NodeDeviceReleaser>;
using SecretHandle = std::unique_ptr<virSecret, SecretReleaser>;
using DomainHandle = std::unique_ptr<virDomain, DomainReleaser>;
/// Memory that libvirt's callers must free(): strings, and arrays of handles.
using CharHandle = std::unique_ptr<char, MallocReleaser>;
template<typename T>
using ArrayHandle = std::unique_ptr<T[], MallocReleaser>;

} // namespace poolwarden
