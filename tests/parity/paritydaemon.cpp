// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/parity/paritydaemon.h"

#include <array>
#include <cstdlib>
#include <memory>

#include <libvirt/virterror.h>

namespace poolwarden {

namespace {

struct PoolFree {
    void operator()(virStoragePoolPtr pool) const { virStoragePoolFree(pool); }
};
using Pool = std::unique_ptr<virStoragePool, PoolFree>;

Pool find(virConnectPtr connection, const std::string &uuid)
{
    return Pool(virStoragePoolLookupByUUIDString(connection, uuid.c_str()));
}

std::string uuidOf(virStoragePoolPtr pool)
{
    std::array<char, VIR_UUID_STRING_BUFLEN> text{};
    virStoragePoolGetUUIDString(pool, text.data());
    return text.data();
}

} // namespace

ParityDaemon::ParityDaemon(const std::string &uri)
{
    // Refusals are what we are here for; nobody wants them on the terminal.
    virSetErrorFunc(nullptr, [](void *, virErrorPtr) {});
    m_connection = virConnectOpen(uri.c_str());
}

ParityDaemon::~ParityDaemon()
{
    if (m_connection)
        virConnectClose(m_connection);
}

ParityDaemon::Answer ParityDaemon::define(const std::string &xml)
{
    Answer answer;
    const Pool pool(virStoragePoolDefineXML(m_connection, xml.c_str(), 0));
    if (pool) {
        answer.accepted = true;
        answer.name = virStoragePoolGetName(pool.get());
        answer.uuid = uuidOf(pool.get());
        return answer;
    }
    if (const virErrorPtr error = virGetLastError()) {
        answer.code = error->code;
        answer.message = error->message ? error->message : "";
    }
    return answer;
}

bool ParityDaemon::start(const std::string &uuid)
{
    const Pool pool = find(m_connection, uuid);
    return pool && virStoragePoolCreate(pool.get(), 0) == 0;
}

bool ParityDaemon::stop(const std::string &uuid)
{
    const Pool pool = find(m_connection, uuid);
    return pool && virStoragePoolDestroy(pool.get()) == 0;
}

bool ParityDaemon::undefine(const std::string &uuid)
{
    const Pool pool = find(m_connection, uuid);
    return pool && virStoragePoolUndefine(pool.get()) == 0;
}

void ParityDaemon::clear()
{
    virStoragePoolPtr *list = nullptr;
    const int count = virConnectListAllStoragePools(m_connection, &list, 0);
    for (int i = 0; i < count; ++i) {
        const Pool pool(list[i]);
        if (virStoragePoolIsActive(pool.get()) == 1)
            virStoragePoolDestroy(pool.get());
        virStoragePoolUndefine(pool.get());
    }
    std::free(list);
}

std::string ParityDaemon::persistentXml(const std::string &uuid)
{
    const Pool pool = find(m_connection, uuid);
    if (!pool)
        return {};
    char *xml = virStoragePoolGetXMLDesc(pool.get(), VIR_STORAGE_XML_INACTIVE);
    std::string text = xml ? xml : "";
    std::free(xml);
    return text;
}

} // namespace poolwarden
