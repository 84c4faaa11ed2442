// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xml/poolreader.h"

#include "model/pool/textnumber.h"
#include "model/xml/definitionpart.h"
#include "model/xml/poolsourcereader.h"
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

/// Reads one document in the order of virStoragePoolDefParseXML(). Each step may throw the reason
/// for which libvirt would stop there.
class Reader : private DefinitionPart
{
public:
    /// `pool`: gets the values.
    Reader(xmlNode *root, const ReadOptions &options, const ReadingSteps &steps,
           PoolDefinition &pool)
        : DefinitionPart(root, steps, pool)
        , m_options(options)
    {
    }

    void read()
    {
        readType();
        PoolSourceReader source(m_root, m_steps, m_pool);
        source.read();
        m_steps.run([this] { readName(); });
        m_steps.run([this] { readUuid(); });
        m_steps.run([this] { readFeatures(); });
        source.complete();
        readTarget();
        m_steps.run([this] { requireInitiator(); });
        m_steps.run([this] { readRefresh(); });
        if (m_options.namespaces)
            readNamespaces();
    }

private:
    void readType()
    {
        const auto name = property(m_root, "type");
        const std::string element = reinterpret_cast<const char *>(m_root->name);
        if (!name)
            refuse(RefusalCode::MissingType, {element}, {});
        const auto type = poolTypeFromName(*name);
        if (!type)
            refuse(RefusalCode::UnknownType, {element, *name}, {});
        m_pool.type = *type;
    }

    void readName()
    {
        const FieldRef field{Field::Name};
        auto name = text(m_root, {"name"});
        if (!name && hasFlag(HasName) && !m_pool.sourceName.empty())
            name = m_pool.sourceName;
        if (!name)
            refuse(RefusalCode::NameMissing, {}, field);
        m_pool.name = std::move(*name);
        if (m_pool.name.find('/') != std::string::npos)
            refuse(RefusalCode::NameHasSlash, {m_pool.name}, field, node(m_root, {"name"}));
    }

    void readUuid()
    {
        const auto uuid = text(m_root, {"uuid"});
        if (!uuid)
            return;
        m_pool.uuid = parseUuid(*uuid);
        if (!m_pool.uuid)
            refuse(RefusalCode::BadUuid, {}, FieldRef{Field::Uuid}, node(m_root, {"uuid"}));
    }

    void readFeatures()
    {
        xmlNode *cow = node(m_root, {"features", "cow"});
        const auto state = property(cow, "state");
        if (!state)
            return;
        const auto value = textnumber::toYesNo(*state);
        if (!value)
            refuse(RefusalCode::BadCowState, {*state}, FieldRef{Field::Cow}, cow);
        if (!isRead(m_pool.type, Field::Cow))
            refuse(RefusalCode::CowUnsupported, {}, FieldRef{Field::Cow}, cow);
        m_pool.cow = value;
    }

    void requireInitiator() const
    {
        if (isRequired(Field::InitiatorIqn) && !m_pool.initiatorIqn)
            refuse(RefusalCode::InitiatorMissing, {}, FieldRef{Field::InitiatorIqn});
    }

    void readTarget()
    {
        if (hasFlag(IsNetwork))
            return;
        m_steps.run([this] { readTargetPath(); });
        if (xmlNode *permissions = node(m_root, {"target", "permissions"}))
            readPermissions(permissions);
    }

    void readTargetPath()
    {
        if (const std::string_view prefix = info().targetPrefix; !prefix.empty()) {
            m_pool.targetPath = sanitizedPath(std::string(prefix) + m_pool.sourceName);
        } else {
            const auto path = text(m_root, {"target", "path"});
            if (!path)
                refuse(RefusalCode::TargetPathMissing, {}, FieldRef{Field::TargetPath},
                       node(m_root, {"target"}));
            m_pool.targetPath = sanitizedPath(*path);
        }
    }

    // virStorageDefParsePerms()
    void readPermissions(xmlNode *element)
    {
        m_steps.run([this, element] { readMode(element); });
        m_steps.run([this, element] {
            m_pool.permissions.owner =
                readAccount(element, "owner", RefusalCode::BadOwner, Field::Owner);
        });
        m_steps.run([this, element] {
            m_pool.permissions.group =
                readAccount(element, "group", RefusalCode::BadGroup, Field::Group);
        });
        m_pool.permissions.label = text(element, {"label"}).value_or("");
    }

    void readMode(xmlNode *permissions)
    {
        const auto mode = text(permissions, {"mode"});
        if (!mode)
            return;
        const auto number = textnumber::toInt(*mode, 8);
        if (!number || (*number & ~0777) != 0)
            refuse(RefusalCode::BadMode, {}, FieldRef{Field::Mode}, node(permissions, {"mode"}));
        m_pool.permissions.mode = static_cast<unsigned>(*number);
    }

    // An empty element is an error; -1 means "not given".
    std::optional<std::uint32_t> readAccount(xmlNode *permissions, std::string_view name,
                                             RefusalCode code, Field field) const
    {
        xmlNode *element = node(permissions, {name});
        if (!element)
            return std::nullopt;
        const auto value = text(permissions, {name});
        const auto number = value ? textnumber::toLongLong(*value) : std::nullopt;
        if (!number || (*number != static_cast<std::uint32_t>(*number) && *number != -1))
            refuse(code, {}, FieldRef{field}, element);
        const auto account = static_cast<std::uint32_t>(*number);
        if (account == static_cast<std::uint32_t>(-1))
            return std::nullopt;
        return account;
    }

    void readRefresh()
    {
        const auto allocation = text(m_root, {"refresh", "volume"}, "allocation");
        if (!allocation)
            return;
        if (*allocation != "default" && *allocation != "capacity")
            refuse(RefusalCode::UnknownRefreshAllocation, {*allocation},
                   FieldRef{Field::RefreshAllocation}, node(m_root, {"refresh", "volume"}));
        m_pool.refreshAllocation = *allocation;
    }

    void readNamespaces()
    {
        if (isRead(m_pool.type, Field::MountOption)) {
            for (xmlNode *option : nodes(m_root, {"fs:mount_opts", "fs:option"}))
                m_steps.run([this, option] { readMountOption(option); });
        }
        if (isRead(m_pool.type, Field::ConfigOptionName)) {
            for (xmlNode *option : nodes(m_root, {"rbd:config_opts", "rbd:option"}))
                m_steps.run([this, option] { readConfigOption(option); });
        }
    }

    void readMountOption(xmlNode *option)
    {
        const int index = static_cast<int>(m_pool.mountOptions.size());
        const auto name = property(option, "name");
        if (!name)
            refuse(RefusalCode::MountOptionNameMissing, {}, FieldRef{Field::MountOption, index},
                   option);
        m_pool.mountOptions.push_back(*name);
    }

    void readConfigOption(xmlNode *option)
    {
        const int index = static_cast<int>(m_pool.configOptions.size());
        const FieldRef nameField{Field::ConfigOptionName, index};
        const FieldRef valueField{Field::ConfigOptionValue, index};
        const auto name = property(option, "name");
        if (!name)
            refuse(RefusalCode::ConfigOptionNameMissing, {}, nameField, option);
        if (name->empty())
            refuse(RefusalCode::ConfigOptionNameEmpty, {}, nameField, option);
        const auto value = property(option, "value");
        if (!value)
            refuse(RefusalCode::ConfigOptionValueMissing, {*name}, valueField, option);
        if (value->empty())
            refuse(RefusalCode::ConfigOptionValueEmpty, {*name}, valueField, option);
        m_pool.configOptions.emplace_back(*name, *value);
    }

    ReadOptions m_options;
};

ReadResult read(const PoolXml &xml, const ReadOptions &options, ReadingSteps::Wanted wanted,
                std::vector<Refusal> *refusals = nullptr)
{
    try {
        PoolDefinition pool;
        Reader(xml.root(), options, ReadingSteps(wanted, refusals), pool).read();
        return pool;
    } catch (const RefusedError &error) {
        if (refusals)
            refusals->push_back(error.refusal());
        return error.refusal();
    }
}

} // namespace

ReadResult readPool(std::string_view xml, const ReadOptions &options)
{
    auto parsed = PoolXml::parse(xml);
    if (auto *refusal = std::get_if<Refusal>(&parsed))
        return std::move(*refusal);
    return readPool(std::get<PoolXml>(parsed), options);
}

ReadResult readPool(const PoolXml &xml, const ReadOptions &options)
{
    return read(xml, options, ReadingSteps::Wanted::All);
}

std::optional<PoolDefinition> readIncomplete(std::string_view xml, const ReadOptions &options)
{
    const auto parsed = PoolXml::parse(xml);
    const auto *pool = std::get_if<PoolXml>(&parsed);
    return pool ? readIncomplete(*pool, options) : std::nullopt;
}

std::optional<PoolDefinition> readIncomplete(const PoolXml &xml, const ReadOptions &options,
                                             std::vector<Refusal> *refusals)
{
    ReadResult result = read(xml, options, ReadingSteps::Wanted::WhatIsThere, refusals);
    if (auto *definition = std::get_if<PoolDefinition>(&result))
        return std::move(*definition);
    return std::nullopt;
}

std::optional<Refusal> checkWellFormed(std::string_view xml)
{
    auto parsed = xmltree::parse(xml);
    if (auto *refusal = std::get_if<Refusal>(&parsed))
        return std::move(*refusal);
    return std::nullopt;
}

} // namespace poolwarden
