// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/pool/pooldefinition.h"

namespace poolwarden {

namespace {

// As GLib, which libvirt uses: ASCII only. The standard functions depend on the locale.
bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\v' || c == '\f' || c == '\r';
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

std::string toString(const Uuid &uuid)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < uuid.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text += '-';
        text += digits[uuid[i] >> 4];
        text += digits[uuid[i] & 0xf];
    }
    return text;
}

std::optional<Uuid> parseUuid(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size() && isSpace(text[at]))
        ++at;

    Uuid uuid{};
    for (std::size_t i = 0; i < uuid.size();) {
        if (at >= text.size())
            return std::nullopt;
        if (text[at] == '-' || text[at] == ' ') {
            ++at;
            continue;
        }
        const int high = hexValue(text[at]);
        const int low = at + 1 < text.size() ? hexValue(text[at + 1]) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        uuid[i++] = static_cast<std::uint8_t>(high * 16 + low);
        at += 2;
    }

    for (; at < text.size(); ++at) {
        if (!isSpace(text[at]))
            return std::nullopt;
    }
    return uuid;
}

DuplicateRule duplicateRule(const PoolDefinition &definition)
{
    return poolTypeInfo(definition.type).duplicateRule;
}

bool hasFormat(const PoolDefinition &definition, NetfsFormat format)
{
    return definition.type == PoolType::Netfs && definition.format == static_cast<int>(format);
}

std::vector<Field> differingFields(const PoolDefinition &one, const PoolDefinition &other)
{
    std::vector<Field> fields;
    const auto compare = [&](Field field, const auto &member) {
        if (one.*member != other.*member)
            fields.push_back(field);
    };
    compare(Field::Name, &PoolDefinition::name);
    compare(Field::Uuid, &PoolDefinition::uuid);
    compare(Field::HostName, &PoolDefinition::hosts);
    compare(Field::DevicePath, &PoolDefinition::devices);
    compare(Field::SourceDir, &PoolDefinition::dir);
    compare(Field::SourceName, &PoolDefinition::sourceName);
    compare(Field::SourceFormat, &PoolDefinition::format);
    compare(Field::AdapterType, &PoolDefinition::adapter);
    compare(Field::InitiatorIqn, &PoolDefinition::initiatorIqn);
    compare(Field::AuthType, &PoolDefinition::auth);
    compare(Field::ProtocolVersion, &PoolDefinition::protocolVersion);
    compare(Field::Vendor, &PoolDefinition::vendor);
    compare(Field::Product, &PoolDefinition::product);
    compare(Field::TargetPath, &PoolDefinition::targetPath);
    const PoolPermissions &rights = one.permissions;
    const PoolPermissions &otherRights = other.permissions;
    if (rights.mode != otherRights.mode)
        fields.push_back(Field::Mode);
    if (rights.owner != otherRights.owner)
        fields.push_back(Field::Owner);
    if (rights.group != otherRights.group)
        fields.push_back(Field::Group);
    if (rights.label != otherRights.label)
        fields.push_back(Field::Label);
    compare(Field::Cow, &PoolDefinition::cow);
    compare(Field::RefreshAllocation, &PoolDefinition::refreshAllocation);
    compare(Field::MountOption, &PoolDefinition::mountOptions);
    compare(Field::ConfigOptionName, &PoolDefinition::configOptions);
    return fields;
}

std::string sanitizedPath(std::string_view path)
{
    // A URI is recognised by "://" where no other '/' comes before it.
    const auto scheme = path.find("://");
    if (scheme != std::string_view::npos && path.find('/') > scheme)
        return std::string(path);

    std::string clean;
    clean.reserve(path.size());
    std::size_t at = 0;
    if (path.starts_with("//") && !path.starts_with("///")) {
        clean = "//";
        at = 2;
    }
    while (at < path.size()) {
        if (path[at] != '/') {
            clean += path[at++];
            continue;
        }
        while (at < path.size() && path[at] == '/')
            ++at;
        if (at == path.size() && !clean.empty())
            break;
        clean += '/';
    }
    return clean;
}

} // namespace poolwarden
