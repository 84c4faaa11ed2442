// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/poolunits.h"

#include "model/conflict/restartloss.h"
#include "model/pool/sortunique.h"

#include <algorithm>
#include <map>
#include <utility>

namespace poolwarden {

namespace {

/// Joins values into an unambiguous text.
class Key
{
public:
    Key &add(std::string_view text)
    {
        add(text.size());
        m_text += text;
        return *this;
    }
    template<typename Number>
    requires std::is_arithmetic_v<Number> || std::is_enum_v<Number> Key &add(Number number)
    {
        m_text += std::to_string(static_cast<long long>(number));
        m_text += ' ';
        return *this;
    }
    template<typename T>
    Key &add(const std::optional<T> &value)
    {
        add(value.has_value());
        if (value)
            add(*value);
        return *this;
    }
    std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

bool isRuleField(DuplicateRule rule, Field field)
{
    switch (rule) {
    case DuplicateRule::SameTarget:
        return field == Field::TargetPath;
    case DuplicateRule::SameHostAndDir:
        return field == Field::SourceDir;
    case DuplicateRule::SameHostNameAndDir:
    case DuplicateRule::SameName:
        return field == Field::SourceName;
    case DuplicateRule::SameHost:
        return field == Field::HostName;
    case DuplicateRule::SameDevice:
    case DuplicateRule::SameDeviceAndInitiator:
        return field == Field::DevicePath;
    case DuplicateRule::SameAdapter:
    case DuplicateRule::OnePerHost:
        return true;
    case DuplicateRule::None:
        return false;
    }
    return true;
}

constexpr DefinitionKind allDefinitionKinds[] = {DefinitionKind::Live, DefinitionKind::Persistent,
                                                 DefinitionKind::Draft};

bool isRuleField(const PoolFacts &facts, Field field)
{
    return std::ranges::any_of(allDefinitionKinds, [&facts, field](DefinitionKind definitionKind) {
        const PoolDefinition *definition = facts.definition(definitionKind);
        return definition && isRuleField(duplicateRule(*definition), field);
    });
}

void addAdapter(const PoolAdapter &adapter, Key &key)
{
    key.add(adapter.index());
    if (const auto *scsi = std::get_if<ScsiHostAdapter>(&adapter)) {
        key.add(scsi->name).add(scsi->parent.has_value());
        if (const auto &parent = scsi->parent) {
            key.add(parent->address.domain).add(parent->address.bus).add(parent->address.slot);
            key.add(parent->address.function).add(parent->uniqueId);
        }
    } else if (const auto *fc = std::get_if<FcHostAdapter>(&adapter)) {
        key.add(fc->wwnn).add(fc->wwpn).add(fc->parent).add(fc->parentWwnn);
        key.add(fc->parentWwpn).add(fc->parentFabricWwn).add(fc->managed);
    }
}

void addHosts(const PoolDefinition &definition, Key &key)
{
    key.add(definition.hosts.size());
    for (const PoolHost &host : definition.hosts)
        key.add(host.name).add(host.port);
}

// What libvirt's rules read of a definition. With isKnownByKey, without the texts in its single
// rule key.
void addRuleContent(const PoolDefinition &definition, bool isKnownByKey, Key &key)
{
    key.add(definition.type).add(definition.format).add(definition.initiatorIqn);
    key.add(isNameReadBack(definition));
    addAdapter(definition.adapter, key);
    key.add(definition.devices.size());
    addHosts(definition, key);
    key.add(definition.dir.has_value()).add(definition.targetPath.has_value());
    if (isKnownByKey)
        return;
    for (const PoolDevice &device : definition.devices)
        key.add(device.path);
    key.add(definition.dir).add(definition.sourceName);
    if (duplicateRule(definition) == DuplicateRule::SameTarget)
        key.add(definition.targetPath);
}

void addClaim(const PoolFacts::DefinitionClaim &definitionClaim, Key &key)
{
    const Claim &claim = definitionClaim.claim;
    key.add(definitionClaim.definitionKind).add(claim.path.tree).add(claim.path.segments.size());
    for (const std::string &segment : claim.path.segments)
        key.add(segment);
    key.add(claim.role).add(claim.field.field).add(claim.field.index).add(claim.uncertain);
    key.add(claim.guessed).add(claim.groupDevice);
}

bool namesServer(DuplicateRule rule)
{
    return rule == DuplicateRule::SameHostAndDir || rule == DuplicateRule::SameHostNameAndDir
           || rule == DuplicateRule::SameHost;
}

// The rule key without the server: the spelling of servers is compared separately.
std::string tokenOf(std::string_view ruleKey)
{
    for (const PoolTypeInfo &info : poolTypes()) {
        if (namesServer(info.duplicateRule) && ruleKey.starts_with(std::string(info.name) + ':')) {
            const auto server = ruleKey.find('\n');
            return std::string(info.name) + ':'
                   + std::string(server == std::string_view::npos ? std::string_view()
                                                                  : ruleKey.substr(server));
        }
    }
    return std::string(ruleKey);
}

// Gluster pools and mounted Gluster volumes are compared by different fields.
bool usesGluster(const PoolFacts &facts)
{
    return std::ranges::any_of(allDefinitionKinds, [&facts](DefinitionKind definitionKind) {
        const PoolDefinition *definition = facts.definition(definitionKind);
        return definition
               && (definition->type == PoolType::Gluster
                   || hasFormat(*definition, NetfsFormat::Glusterfs));
    });
}

// What the severity of findings about shared places depends on, apart from the places.
std::string claimantContent(const PoolFacts &facts, bool withHosts)
{
    Key key;
    for (const DefinitionKind definitionKind : allDefinitionKinds) {
        const PoolDefinition *definition = facts.definition(definitionKind);
        key.add(definition != nullptr);
        if (definition)
            key.add(definition->type).add(definition->format).add(definition->initiatorIqn);
        if (definition && withHosts)
            addHosts(*definition, key);
    }
    return key.take();
}

std::string ruleContent(const PoolFacts &facts, bool isKnownByKey)
{
    Key key;
    key.add(facts.entry.active).add(isKnownByKey);
    for (const DefinitionKind definitionKind : allDefinitionKinds) {
        const PoolDefinition *definition = facts.definition(definitionKind);
        key.add(definition != nullptr);
        if (definition)
            addRuleContent(*definition, isKnownByKey, key);
    }
    // The place in the findings of a rule.
    if (isKnownByKey) {
        for (const auto &claim : facts.claims) {
            if (isRuleField(facts, claim.claim.field.field))
                addClaim(claim, key);
        }
    }
    return key.take();
}

} // namespace

std::uint32_t TextNumbers::of(std::string_view text)
{
    if (const auto known = m_numbers.find(text); known != m_numbers.end())
        return known->second;
    const auto number = static_cast<std::uint32_t>(m_numbers.size() + 1);
    m_numbers.emplace(text, number);
    return number;
}

FieldRef unitField(FieldRef field)
{
    switch (field.field) {
    case Field::SourceDir:
    case Field::SourceName:
    case Field::HostName:
        return {Field::HostName};
    default:
        return field;
    }
}

std::vector<PoolUnit> unitsOf(const PoolFacts &facts, TextNumbers &numbers)
{
    const std::string host = std::to_string(facts.entry.host.value()) + ' ';
    auto keys = std::make_shared<std::vector<std::uint32_t>>();
    auto tokens = std::make_shared<std::vector<std::uint32_t>>();
    for (const std::string &key : facts.ruleKeys) {
        keys->push_back(numbers.of(host + key));
        tokens->push_back(numbers.of("token " + host + tokenOf(key)));
    }
    // Keys of two servers can have the same token.
    std::ranges::sort(*tokens);
    const auto repeatedTokens = std::ranges::unique(*tokens);
    tokens->erase(repeatedTokens.begin(), repeatedTokens.end());
    const bool isSimple = keys->size() == 1 && !usesGluster(facts);
    const std::uint32_t rule = numbers.of(ruleContent(facts, isSimple));
    const std::uint32_t claimant = numbers.of(claimantContent(facts, false));
    const std::uint32_t claimantOnServer = numbers.of(claimantContent(facts, true));

    std::vector<PoolUnit> units;
    const auto addUnit = [&](PoolUnit unit, Key &key, bool hangsOnRule) {
        key.add(facts.entry.host.value()).add(unit.isRule).add(hangsOnRule ? rule : 0U);
        unit.host = facts.entry.host;
        unit.shape = key.take();
        if (hangsOnRule) {
            unit.ruleKeys = keys;
            unit.tokens = tokens;
            unit.token = isSimple ? tokens->front() : 0;
        }
        units.push_back(std::move(unit));
    };
    if (!keys->empty()) {
        Key key;
        addUnit(
            {.isRule = true, .field = {}, .shape = {}, .tokens = {}, .ruleKeys = {}, .places = {}},
            key, true);
    }

    using Claims = std::vector<const PoolFacts::DefinitionClaim *>;
    const auto hangsOnRule = [&facts](const Claims &claims) {
        return std::ranges::any_of(claims, [&facts](const PoolFacts::DefinitionClaim *claim) {
            return isRuleField(facts, claim->claim.field.field);
        });
    };
    std::map<FieldRef, Claims> byField;
    for (const auto &claim : facts.claims)
        byField[unitField(claim.claim.field)].push_back(&claim);
    for (const auto &[field, claims] : byField) {
        PoolUnit unit{.isRule = false,
                      .field = field,
                      .shape = {},
                      .tokens = {},
                      .ruleKeys = {},
                      .places = {}};
        Key key;
        key.add(field.field == Field::HostName ? claimantOnServer : claimant).add(claims.size());
        for (const auto *claim : claims) {
            addClaim(*claim, key);
            unit.places.push_back(claim->claim.path);
        }
        sortUnique(unit.places);
        addUnit(std::move(unit), key, !keys->empty() && hangsOnRule(claims));
    }
    return units;
}

std::vector<std::string> identityKeys(const PoolFacts &facts)
{
    std::vector<std::string> keys;
    const std::string host = std::to_string(facts.entry.host.value()) + ' ';
    const auto add = [&keys, &host](const std::string &name, const std::optional<Uuid> &uuid) {
        if (!name.empty())
            keys.push_back(host + "name:" + name);
        if (uuid)
            keys.push_back(host + "uuid:" + toString(*uuid));
    };
    add(facts.hostName(), facts.hostUuid());
    if (const PoolDefinition *draft = facts.definition(DefinitionKind::Draft))
        add(draft->name, draft->uuid);
    sortUnique(keys);
    return keys;
}

} // namespace poolwarden
