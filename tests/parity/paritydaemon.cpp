// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/parity/paritydaemon.h"

#include <algorithm>
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
    const Pool pool(virStoragePoolDefineXML(m_connection, xml.c_str(), 0));
    return answerOf(pool.get());
}

ParityDaemon::Answer ParityDaemon::create(const std::string &xml)
{
    const Pool pool(virStoragePoolCreateXML(m_connection, xml.c_str(), 0));
    return answerOf(pool.get());
}

ParityDaemon::Answer ParityDaemon::answerOf(virStoragePoolPtr pool)
{
    Answer answer;
    if (pool) {
        answer.accepted = true;
        answer.name = virStoragePoolGetName(pool);
        answer.uuid = uuidOf(pool);
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

bool ParityDaemon::setAutostart(const std::string &uuid, bool on)
{
    const Pool pool = find(m_connection, uuid);
    return pool && virStoragePoolSetAutostart(pool.get(), on ? 1 : 0) == 0;
}

std::vector<ParityDaemon::Listed> ParityDaemon::list()
{
    std::vector<Listed> pools;
    const auto forEach = [this](unsigned flags, const auto &action) {
        virStoragePoolPtr *list = nullptr;
        const int count = virConnectListAllStoragePools(m_connection, &list, flags);
        for (int i = 0; i < count; ++i) {
            const Pool pool(list[i]);
            action(pool.get());
        }
        std::free(list);
    };
    forEach(0, [&pools](virStoragePoolPtr pool) {
        pools.push_back({.name = virStoragePoolGetName(pool), .uuid = uuidOf(pool)});
    });
    std::ranges::sort(pools);
    const auto mark = [&](unsigned flag, bool Listed::*member) {
        forEach(flag, [&pools, member](virStoragePoolPtr pool) {
            const auto listed = std::ranges::find(pools, uuidOf(pool), &Listed::uuid);
            if (listed != pools.end())
                (*listed).*member = true;
        });
    };
    mark(VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE, &Listed::active);
    mark(VIR_CONNECT_LIST_STORAGE_POOLS_PERSISTENT, &Listed::persistent);
    mark(VIR_CONNECT_LIST_STORAGE_POOLS_AUTOSTART, &Listed::autostart);
    return pools;
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
    return xmlOf(uuid, VIR_STORAGE_XML_INACTIVE);
}

std::string ParityDaemon::liveXml(const std::string &uuid)
{
    return xmlOf(uuid, 0);
}

std::string ParityDaemon::xmlOf(const std::string &uuid, unsigned flags)
{
    const Pool pool = find(m_connection, uuid);
    if (!pool)
        return {};
    char *xml = virStoragePoolGetXMLDesc(pool.get(), flags);
    std::string text = xml ? xml : "";
    std::free(xml);
    return text;
}

} // namespace poolwarden
