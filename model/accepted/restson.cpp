// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/accepted/restson.h"

#include "model/pool/pooltype.h"

#include <string>
#include <utility>
#include <variant>

namespace poolwarden {

namespace {

QString idOf(Field field, std::size_t index = 0)
{
    const std::string_view id = fieldInfo(field).id;
    const QString name = QString::fromUtf8(id);
    return index == 0 ? name : QStringLiteral("%1[%2]").arg(name).arg(index);
}

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

/// Collects what stands beside the field of a finding.
class Beside
{
public:
    explicit Beside(const PoolDefinition &definition)
        : m_pool(definition)
    {
    }

    QMap<QString, QString> of(Field field)
    {
        switch (field) {
        case Field::SourceDir:
        case Field::SourceName:
        case Field::HostName:
        case Field::InitiatorIqn:
            servers(field);
            break;
        case Field::DevicePath:
            if (poolTypeInfo(m_pool.type).namesIscsiTarget)
                servers(field);
            break;
        default:
            if (fieldInfo(field).element.starts_with("source/adapter"))
                adapter(field);
            break;
        }
        return std::move(m_values);
    }

private:
    void add(Field field, const std::optional<std::string> &value, std::size_t index = 0)
    {
        if (value && !value->empty())
            m_values.insert(idOf(field, index), text(*value));
    }

    void servers(Field field)
    {
        const PoolTypeInfo &type = poolTypeInfo(m_pool.type);
        if (!type.has(NeedsHost))
            return;
        for (std::size_t i = 0; i < m_pool.hosts.size(); ++i) {
            const PoolHost &host = m_pool.hosts[i];
            if (field != Field::HostName || i > 0)
                add(Field::HostName, host.name, i);
            if (host.port != 0)
                add(Field::HostPort, std::to_string(host.port), i);
        }
        if (m_pool.type == PoolType::Netfs)
            add(Field::SourceFormat, std::string(type.formats[std::size_t(m_pool.format)]));
        // Two names of one server say nothing of what the pools use there.
        const bool isOfServer = field == Field::HostName;
        if (field != Field::SourceDir && (isOfServer || m_pool.type == PoolType::Gluster))
            add(Field::SourceDir, m_pool.dir);
        if (field != Field::SourceName && (isOfServer || m_pool.type == PoolType::Gluster))
            add(Field::SourceName, m_pool.sourceName);
        if (type.namesIscsiTarget && field != Field::InitiatorIqn)
            add(Field::InitiatorIqn, m_pool.initiatorIqn);
    }

    void adapter(Field field)
    {
        if (const auto *scsi = std::get_if<ScsiHostAdapter>(&m_pool.adapter)) {
            add(Field::AdapterName, scsi->name);
            if (scsi->parent) {
                const PciAddress &address = scsi->parent->address;
                add(Field::AdapterParentDomain, std::to_string(address.domain));
                add(Field::AdapterParentBus, std::to_string(address.bus));
                add(Field::AdapterParentSlot, std::to_string(address.slot));
                add(Field::AdapterParentFunction, std::to_string(address.function));
                add(Field::AdapterUniqueId, std::to_string(scsi->parent->uniqueId));
            }
        } else if (const auto *fc = std::get_if<FcHostAdapter>(&m_pool.adapter)) {
            add(Field::AdapterWwnn, fc->wwnn);
            add(Field::AdapterWwpn, fc->wwpn);
            add(Field::AdapterParent, fc->parent);
            add(Field::AdapterParentWwnn, fc->parentWwnn);
            add(Field::AdapterParentWwpn, fc->parentWwpn);
            add(Field::AdapterParentFabricWwn, fc->parentFabricWwn);
        }
        m_values.remove(idOf(field));
    }

    const PoolDefinition &m_pool;
    QMap<QString, QString> m_values;
};

const PoolDefinition *definitionOf(const PoolEntry &entry, DefinitionKind kind)
{
    const auto first = [](std::initializer_list<const SharedDefinition *> definitions) {
        for (const SharedDefinition *definition : definitions) {
            if (*definition)
                return &**definition;
        }
        return static_cast<const PoolDefinition *>(nullptr);
    };
    switch (kind) {
    case DefinitionKind::Live:
        return first({&entry.live, &entry.persistent, &entry.draft});
    case DefinitionKind::Persistent:
        return first({&entry.persistent, &entry.live, &entry.draft});
    case DefinitionKind::Draft:
        return first({&entry.draft, &entry.persistent, &entry.live});
    }
    return nullptr;
}

RestingSide sideOf(const SideEntry &side, DefinitionKind kind, FieldRef field,
                   const std::string &spelled, const std::string &groupDevice)
{
    const PoolIdentity identity = identityOf(*side.entry, side.host);
    RestingSide result{identity.host,     identity.name, identity.uuid, {},
                       idOf(field.field), text(spelled)};
    // The name of the pool is known already, and is no value that the finding rests on.
    if (field.field == Field::Name)
        result.value.clear();
    if (const PoolDefinition *definition = definitionOf(*side.entry, kind)) {
        const std::string_view type = poolTypeInfo(definition->type).name;
        result.type = QString::fromUtf8(type);
        result.also = Beside(*definition).of(field.field);
        if (!groupDevice.empty())
            result.also.insert(idOf(Field::DevicePath), text(groupDevice));
    }
    return result;
}

bool isAlike(const RestingSide &one, const RestingSide &other)
{
    return one.type == other.type && one.field == other.field && one.value == other.value
           && one.also == other.also && isSamePool(one, other);
}

} // namespace

QStringList namedStorage(const RestingSide &side)
{
    QMap<QString, QString> also = side.also;
    QStringList names{side.value};
    bool isServer = true;
    for (std::size_t i = 0; isServer; ++i) {
        const bool isOwn = side.field == idOf(Field::HostName, i);
        const QString host = isOwn ? side.value : also.take(idOf(Field::HostName, i));
        const QString port = also.take(idOf(Field::HostPort, i));
        isServer = i == 0 || !host.isEmpty() || !port.isEmpty();
        const QString format =
            host.contains(u':') ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2");
        const QString name = host.isEmpty() || port.isEmpty() ? host : format.arg(host, port);
        if (isOwn)
            names.first() = name;
        else
            names.append(name);
    }
    names.append(also.values());
    names.removeAll(QString());
    names.removeDuplicates();
    return names;
}

bool isAcceptable(const Finding &finding)
{
    return finding.pool != noPool && finding.others == 0 && finding.kind != FindingKind::Refused
           && finding.kind != FindingKind::IdentityTaken;
}

PoolIdentity identityOf(const PoolEntry &entry, const QString &host)
{
    PoolIdentity identity{host, text(entry.knownName), {}};
    std::optional<Uuid> uuid = entry.knownUuid;
    for (const SharedDefinition *definition : {&entry.live, &entry.persistent, &entry.draft}) {
        if (!*definition)
            continue;
        if (identity.name.isEmpty())
            identity.name = text((*definition)->name);
        if (!uuid)
            uuid = (*definition)->uuid;
    }
    if (uuid)
        identity.uuid = text(toString(*uuid));
    return identity;
}

RestsOn restsOn(const Finding &finding, const SideEntry &pool, const SideEntry &peer)
{
    RestsOn result{finding.kind, finding.severity, {}};
    if (pool.entry)
        result.sides.append(sideOf(pool, finding.definitionKind, finding.field, finding.spelled,
                                   finding.groupDevice));
    if (finding.peer != noPool && peer.entry)
        result.sides.append(sideOf(peer, finding.peerDefinitionKind, finding.peerField,
                                   finding.peerSpelled, finding.peerGroupDevice));
    return result;
}

bool isSamePool(const RestingSide &one, const RestingSide &other)
{
    if (one.host != other.host)
        return false;
    return one.uuid.isEmpty() || other.uuid.isEmpty() ? one.name == other.name
                                                      : one.uuid == other.uuid;
}

bool isSame(const RestsOn &one, const RestsOn &other)
{
    if (one.kind != other.kind || one.severity != other.severity
        || one.sides.size() != other.sides.size() || one.sides.isEmpty())
        return false;
    if (one.sides.size() == 1)
        return isAlike(one.sides.first(), other.sides.first());
    return (isAlike(one.sides.at(0), other.sides.at(0))
            && isAlike(one.sides.at(1), other.sides.at(1)))
           || (isAlike(one.sides.at(0), other.sides.at(1))
               && isAlike(one.sides.at(1), other.sides.at(0)));
}

} // namespace poolwarden
