// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xml/poolreader.h"

#include "model/pool/textnumber.h"
#include "model/xml/adapterreader.h"
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
class Reader
{
public:
    enum class Wanted { All, WhatIsThere };

    /// `refusals`: gets the reasons for which steps are skipped; may be null.
    Reader(xmlNode *root, const ReadOptions &options, Wanted wanted,
           std::vector<Refusal> *refusals = nullptr)
        : m_root(root)
        , m_source(node(root, {"source"}))
        , m_options(options)
        , m_wanted(wanted)
        , m_refusals(refusals)
    {
    }

    PoolDefinition read()
    {
        readType();
        if (m_source)
            readSource();
        else
            m_pool.format = info().defaultFormat;
        part([this] { readName(); });
        part([this] { readUuid(); });
        part([this] { readFeatures(); });
        completeSource();
        readTarget();
        part([this] { requireInitiator(); });
        part([this] { readRefresh(); });
        if (m_options.namespaces)
            readNamespaces();
        return std::move(m_pool);
    }

private:
    [[nodiscard]] const PoolTypeInfo &info() const { return poolTypeInfo(m_pool.type); }
    [[nodiscard]] bool hasFlag(SourceFlag flag) const { return info().has(flag); }
    [[nodiscard]] bool isRequired(Field field) const
    {
        return fieldUsage(m_pool.type, field) == Usage::Required;
    }

    /// Runs a step. A refusal ends the reading, or with WhatIsThere skips the step.
    template<typename Step>
    void part(Step step) const
    {
        try {
            step();
        } catch (const RefusedError &error) {
            if (m_wanted == Wanted::All)
                throw;
            note(error.refusal());
        }
    }

    void note(const Refusal &refusal) const
    {
        if (m_refusals && std::ranges::none_of(*m_refusals, [&refusal](const Refusal &other) {
                return other.field == refusal.field;
            }))
            m_refusals->push_back(refusal);
    }

    [[noreturn]] void refuse(RefusalCode code, std::vector<std::string> arguments,
                             std::optional<FieldRef> field, xmlNode *at = nullptr) const
    {
        throw RefusedError(code, std::move(arguments), field, at ? at : m_root);
    }

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

    void readSource()
    {
        m_pool.sourceName = text(m_source, {"name"}).value_or("");
        part([this] { requireSourceName(); });
        part([this] { readFormat(); });
        for (xmlNode *host : nodes(m_source, {"host"}))
            part([this, host] { readHost(host); });
        m_pool.initiatorIqn = text(m_source, {"initiator", "iqn"}, "name");
        for (xmlNode *device : nodes(m_source, {"device"}))
            part([this, device] { readDevice(device); });
        if (const auto dir = text(m_source, {"dir"}, "path"))
            m_pool.dir = sanitizedPath(*dir);
        else if (!info().defaultDir.empty())
            m_pool.dir = info().defaultDir;
        if (xmlNode *adapter = node(m_source, {"adapter"})) {
            m_isAdapterRead = false;
            part([this, adapter] {
                m_pool.adapter = readAdapter(adapter);
                m_isAdapterRead = true;
            });
        }
        if (xmlNode *auth = node(m_source, {"auth"}))
            part([this, auth] { readAuth(auth); });
        part([this] { readProtocol(); });
        m_pool.vendor = text(m_source, {"vendor"}, "name").value_or("");
        m_pool.product = text(m_source, {"product"}, "name").value_or("");
    }

    void requireSourceName() const
    {
        if (isRequired(Field::SourceName) && m_pool.sourceName.empty())
            refuse(RefusalCode::RbdSourceNameMissing, {}, FieldRef{Field::SourceName}, m_source);
    }

    void readFormat()
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

    void readHost(xmlNode *element)
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

    void readDevice(xmlNode *element)
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
    void readAuth(xmlNode *element)
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
                refuse(RefusalCode::BadSecretUuid, {*uuid}, FieldRef{Field::AuthSecretUuid},
                       secret);
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
    void readProtocol()
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

    void completeSource()
    {
        part([this] { requireHost(); });
        part([this] { requireDir(); });
        if (hasFlag(HasName) && m_pool.sourceName.empty())
            m_pool.sourceName = m_pool.name;
        if (m_isAdapterRead)
            part([this] { requireAdapter(); });
        part([this] { requireDevice(); });
    }

    void requireHost() const
    {
        if (hasFlag(NeedsHost) && m_pool.hosts.empty())
            refuse(RefusalCode::HostMissing, {}, FieldRef{Field::HostName}, m_source);
    }

    void requireDir() const
    {
        if (hasFlag(NeedsDir) && !m_pool.dir)
            refuse(RefusalCode::DirMissing, {}, FieldRef{Field::SourceDir}, m_source);
    }

    void requireAdapter() const
    {
        if (hasFlag(NeedsAdapter))
            validateAdapter(m_pool.adapter, m_source ? m_source : m_root);
    }

    void requireDevice() const
    {
        // A device is required only where it is the only source flag.
        if (info().sourceFlags == NeedsDevice && m_pool.devices.empty())
            refuse(RefusalCode::DeviceMissing, {}, FieldRef{Field::DevicePath}, m_source);
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
        part([this] { readTargetPath(); });
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
        part([this, element] { readMode(element); });
        part([this, element] {
            m_pool.permissions.owner =
                readAccount(element, "owner", RefusalCode::BadOwner, Field::Owner);
        });
        part([this, element] {
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
                part([this, option] { readMountOption(option); });
        }
        if (isRead(m_pool.type, Field::ConfigOptionName)) {
            for (xmlNode *option : nodes(m_root, {"rbd:config_opts", "rbd:option"}))
                part([this, option] { readConfigOption(option); });
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

    xmlNode *m_root;
    xmlNode *m_source;
    ReadOptions m_options;
    Wanted m_wanted;
    std::vector<Refusal> *m_refusals;
    bool m_isAdapterRead = true; ///< false: it was refused, so what it has is not known
    PoolDefinition m_pool;
};

ReadResult read(const PoolXml &xml, const ReadOptions &options, Reader::Wanted wanted,
                std::vector<Refusal> *refusals = nullptr)
{
    try {
        return Reader(xml.root(), options, wanted, refusals).read();
    } catch (const RefusedError &error) {
        if (refusals)
            refusals->push_back(error.refusal());
        return error.refusal();
    }
}

std::string nameOf(const xmlChar *name, const xmlNs *space)
{
    std::string written = reinterpret_cast<const char *>(name);
    if (space && space->prefix)
        written = std::string(reinterpret_cast<const char *>(space->prefix)) + ':' + written;
    return written;
}

/// Finds the parts of a tree that the reader did not look at.
class UnreadParts
{
public:
    [[nodiscard]] std::vector<UnreadPart> of(xmlNode *root)
    {
        addInside(root, {});
        return std::move(m_parts);
    }

private:
    using Kind = UnreadPart::Kind;

    /// Without recursion: a document can be as deep as libxml2 allows.
    static bool isRead(const xmlNode *element)
    {
        const xmlNode *at = element;
        while (at) {
            if (at->type == XML_ELEMENT_NODE) {
                if (xmltree::lookedAt(at) != xmltree::Look::None)
                    return true;
                for (const xmlAttr *attribute = at->properties; attribute;
                     attribute = attribute->next) {
                    if (xmltree::wasLookedAt(attribute))
                        return true;
                }
                if (at->children) {
                    at = at->children;
                    continue;
                }
            }
            while (at != element && !at->next)
                at = at->parent;
            at = at == element ? nullptr : at->next;
        }
        return false;
    }

    void add(Kind kind, const std::string &element, const xmlNode *at, std::string attribute = {})
    {
        m_parts.push_back({.kind = kind,
                           .element = element,
                           .attribute = std::move(attribute),
                           .line = static_cast<int>(xmlGetLineNo(at))});
    }

    // Recursion is safe: it goes no deeper than the reader's paths.
    void addInside(xmlNode *element, const std::string &path)
    {
        for (xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
            if (!xmltree::wasLookedAt(attribute))
                add(Kind::Attribute, path, element, nameOf(attribute->name, attribute->ns));
        }
        const bool isValue = xmltree::lookedAt(element) == xmltree::Look::Into;
        for (xmlNode *child = element->children; child; child = child->next) {
            if (child->type == XML_COMMENT_NODE)
                add(Kind::Comment, path, child);
            else if (child->type == XML_PI_NODE)
                add(Kind::Instruction, path, child);
            else if (child->type == XML_ELEMENT_NODE && !isValue)
                addElement(child, path);
            else if (!isValue && xmlNodeIsText(child) != 0 && xmlIsBlankNode(child) == 0)
                add(Kind::Text, path, child);
        }
    }

    void addElement(xmlNode *element, const std::string &parent)
    {
        const std::string name = nameOf(element->name, element->ns);
        const std::string path = parent.empty() ? name : parent + '/' + name;
        if (isRead(element))
            addInside(element, path);
        else
            add(Kind::Element, path, element);
    }

    std::vector<UnreadPart> m_parts;
};

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
    return read(xml, options, Reader::Wanted::All);
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
    ReadResult result = read(xml, options, Reader::Wanted::WhatIsThere, refusals);
    if (auto *definition = std::get_if<PoolDefinition>(&result))
        return std::move(*definition);
    return std::nullopt;
}

std::vector<UnreadPart> unreadParts(std::string_view xml, const ReadOptions &options)
{
    // Parsed anew: a tree that was read before has notes of more than this reading looks at.
    const auto parsed = PoolXml::parse(xml);
    const auto *pool = std::get_if<PoolXml>(&parsed);
    if (!pool || !readIncomplete(*pool, options))
        return {};
    return UnreadParts().of(pool->root());
}

std::optional<Refusal> checkWellFormed(std::string_view xml)
{
    auto parsed = xmltree::parse(xml);
    if (auto *refusal = std::get_if<Refusal>(&parsed))
        return std::move(*refusal);
    return std::nullopt;
}

} // namespace poolwarden
