// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xml/poolsourcereader.h"

#include "model/pool/textnumber.h"
#include "model/xml/adapterreader.h"
#include "model/xml/readingsteps.h"
#include "model/xml/refusederror.h"
#include "model/xml/xmltree.h"

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

using xmltree::node;
using xmltree::nodes;
using xmltree::property;
using xmltree::text;

} // namespace

PoolSourceReader::PoolSourceReader(xmlNode *root, const ReadingSteps &steps, PoolDefinition &pool)
    : DefinitionPart(root, steps, pool)
    , m_source(node(root, {"source"}))
{
}

void PoolSourceReader::read()
{
    if (!m_source) {
        m_pool.format = info().defaultFormat;
        return;
    }
    m_pool.sourceName = text(m_source, {"name"}).value_or("");
    m_steps.run([this] { requireSourceName(); });
    m_steps.run([this] { readFormat(); });
    for (xmlNode *host : nodes(m_source, {"host"}))
        m_steps.run([this, host] { readHost(host); });
    m_pool.initiatorIqn = text(m_source, {"initiator", "iqn"}, "name");
    for (xmlNode *device : nodes(m_source, {"device"}))
        m_steps.run([this, device] { readDevice(device); });
    if (const auto dir = text(m_source, {"dir"}, "path"))
        m_pool.dir = sanitizedPath(*dir);
    else if (!info().defaultDir.empty())
        m_pool.dir = info().defaultDir;
    if (xmlNode *adapter = node(m_source, {"adapter"})) {
        m_isAdapterRead = false;
        m_steps.run([this, adapter] {
            m_pool.adapter = readAdapter(adapter);
            m_isAdapterRead = true;
        });
    }
    if (xmlNode *auth = node(m_source, {"auth"}))
        m_steps.run([this, auth] { readAuth(auth); });
    m_steps.run([this] { readProtocol(); });
    m_pool.vendor = text(m_source, {"vendor"}, "name").value_or("");
    m_pool.product = text(m_source, {"product"}, "name").value_or("");
}

void PoolSourceReader::requireSourceName() const
{
    if (isRequired(Field::SourceName) && m_pool.sourceName.empty())
        refuse(RefusalCode::RbdSourceNameMissing, {}, FieldRef{Field::SourceName}, m_source);
}

void PoolSourceReader::readFormat()
{
    if (info().formats.empty())
        return;
    m_pool.format = info().defaultFormat;
    const auto name = text(m_source, {"format"}, "type");
    if (!name)
        return;
    const auto it = std::ranges::find(info().formats, *name);
    if (it == info().formats.end())
        refuse(RefusalCode::UnknownFormat, {*name}, FieldRef{Field::SourceFormat},
               node(m_source, {"format"}));
    m_pool.format = static_cast<int>(it - info().formats.begin());
}

void PoolSourceReader::readHost(xmlNode *element)
{
    const int index = static_cast<int>(m_pool.hosts.size());
    const auto name = property(element, "name");
    if (!name)
        refuse(RefusalCode::HostNameMissing, {}, FieldRef{Field::HostName, index}, element);
    m_pool.hosts.push_back({.name = *name, .port = 0});
    const auto port = property(element, "port");
    if (!port)
        return;
    const auto number = textnumber::toInt(*port, 10);
    if (!number)
        refuse(RefusalCode::BadHostPort, {*port}, FieldRef{Field::HostPort, index}, element);
    m_pool.hosts.back().port = *number;
}

void PoolSourceReader::readDevice(xmlNode *element)
{
    const int index = static_cast<int>(m_pool.devices.size());
    const auto path = property(element, "path");
    if (!path)
        refuse(RefusalCode::DevicePathMissing, {}, FieldRef{Field::DevicePath, index}, element);
    m_pool.devices.push_back({.path = *path, .partSeparator = {}});
    const auto separator = property(element, "part_separator");
    if (!separator)
        return;
    m_pool.devices.back().partSeparator = textnumber::toYesNo(*separator);
    if (!m_pool.devices.back().partSeparator)
        refuse(RefusalCode::BadPartSeparator, {*separator},
               FieldRef{Field::DevicePartSeparator, index}, element);
}

// virStorageAuthDefParse()
void PoolSourceReader::readAuth(xmlNode *element)
{
    PoolAuth auth;
    const auto username = text(element, {}, "username");
    if (!username)
        refuse(RefusalCode::AuthUsernameMissing, {}, FieldRef{Field::AuthUsername}, element);
    auth.username = *username;
    auth.type = text(element, {}, "type").value_or("none");
    if (auth.type != "none" && auth.type != "chap" && auth.type != "ceph")
        refuse(RefusalCode::UnknownAuthType, {auth.type}, FieldRef{Field::AuthType}, element);
    xmlNode *secret = node(element, {"secret"});
    if (!secret)
        refuse(RefusalCode::AuthSecretMissing, {}, FieldRef{Field::AuthSecretUsage}, element);
    const auto uuid = property(secret, "uuid");
    const auto usage = property(secret, "usage");
    if (!uuid && !usage)
        refuse(RefusalCode::AuthSecretUnnamed, {}, FieldRef{Field::AuthSecretUsage}, secret);
    if (uuid && usage)
        refuse(RefusalCode::AuthSecretTwice, {}, FieldRef{Field::AuthSecretUuid}, secret);
    if (uuid) {
        const auto parsed = parseUuid(*uuid);
        if (!parsed)
            refuse(RefusalCode::BadSecretUuid, {*uuid}, FieldRef{Field::AuthSecretUuid}, secret);
        auth.secret = *parsed;
    } else {
        auth.secret = *usage;
    }
    if (auth.type == "none")
        refuse(RefusalCode::AuthTypeMissing, {}, FieldRef{Field::AuthType}, element);
    m_pool.auth = std::move(auth);
}

// libvirt compares the format's number with those of netfs whatever the pool's type: ext3
// (number 2) counts as glusterfs here, and higher numbers have no name.
void PoolSourceReader::readProtocol()
{
    const auto version = text(m_source, {"protocol"}, "ver");
    if (!version)
        return;
    const FieldRef field{Field::ProtocolVersion};
    xmlNode *at = node(m_source, {"protocol"});
    if (m_pool.format > static_cast<int>(NetfsFormat::Nfs)) {
        const auto formats = poolTypeInfo(PoolType::Netfs).formats;
        const auto number = static_cast<std::size_t>(m_pool.format);
        refuse(RefusalCode::ProtocolVersionUnsupported,
               {number < formats.size() ? std::string(formats[number]) : "(null)"}, field, at);
    }
    if (version->find(',') != std::string::npos)
        refuse(RefusalCode::ProtocolVersionComma, {*version}, field, at);
    m_pool.protocolVersion = *version;
}

void PoolSourceReader::complete()
{
    m_steps.run([this] { requireHost(); });
    m_steps.run([this] { requireDir(); });
    if (hasFlag(HasName) && m_pool.sourceName.empty())
        m_pool.sourceName = m_pool.name;
    if (m_isAdapterRead)
        m_steps.run([this] { requireAdapter(); });
    m_steps.run([this] { requireDevice(); });
}

void PoolSourceReader::requireHost() const
{
    if (hasFlag(NeedsHost) && m_pool.hosts.empty())
        refuse(RefusalCode::HostMissing, {}, FieldRef{Field::HostName}, m_source);
}

void PoolSourceReader::requireDir() const
{
    if (hasFlag(NeedsDir) && !m_pool.dir)
        refuse(RefusalCode::DirMissing, {}, FieldRef{Field::SourceDir}, m_source);
}

void PoolSourceReader::requireAdapter() const
{
    if (hasFlag(NeedsAdapter))
        validateAdapter(m_pool.adapter, m_source ? m_source : m_root);
}

void PoolSourceReader::requireDevice() const
{
    // A device is required only where it is the only source flag.
    if (info().sourceFlags == NeedsDevice && m_pool.devices.empty())
        refuse(RefusalCode::DeviceMissing, {}, FieldRef{Field::DevicePath}, m_source);
}

} // namespace poolwarden
