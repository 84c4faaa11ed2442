// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/restartloss.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace poolwarden {

namespace {

/// One of the two pools while libvirt starts.
struct Side {
    const PoolDefinition *state = nullptr;  ///< the state file in /run of an active pool
    const PoolDefinition *config = nullptr; ///< the persistent definition
    const PoolDefinition *loaded = nullptr;
    bool runs = false;
    bool isPersistent = false;

    /// A pool is kept with its persistent definition, even if its live definition is dropped.
    [[nodiscard]] bool isLost() const { return config ? !isPersistent : state && !runs; }
};

using Sides = std::array<Side, 2>;

/// Counts the possible outcomes: one for each order of reading.
class Outcomes
{
public:
    void add(bool ownIsLost, bool peerIsLost)
    {
        ++m_count;
        m_own += ownIsLost ? 1 : 0;
        m_peer += peerIsLost ? 1 : 0;
        m_either += ownIsLost || peerIsLost ? 1 : 0;
    }

    [[nodiscard]] PairLoss loss() const
    {
        return {chance(m_own), chance(m_peer), chance(m_either)};
    }

private:
    [[nodiscard]] Loss chance(int times) const
    {
        if (times == 0)
            return Loss::None;
        return times == m_count ? Loss::Certain : Loss::Possible;
    }

    int m_count = 0;
    int m_own = 0;
    int m_peer = 0;
    int m_either = 0;
};

void start(Sides &sides, std::size_t firstState, std::size_t firstConfig, const Drops &drops)
{
    const auto isDropped = [&sides, &drops](const PoolDefinition *definition, std::size_t side) {
        const PoolDefinition *other = sides[1 - side].loaded;
        return !definition || (other && drops(*definition, *other));
    };
    for (const std::size_t side : {firstState, 1 - firstState}) {
        Side &own = sides[side];
        own.runs = !isDropped(own.state, side);
        own.loaded = own.runs ? own.state : nullptr;
    }
    for (const std::size_t side : {firstConfig, 1 - firstConfig}) {
        Side &own = sides[side];
        own.isPersistent = !isDropped(own.config, side);
        // A running pool keeps its live definition until its next start.
        if (own.isPersistent && !own.runs)
            own.loaded = own.config;
    }
}

void addOrders(Outcomes &outcomes, const Sides &sides, const Drops &drops)
{
    for (const std::size_t firstState : {0U, 1U}) {
        for (const std::size_t firstConfig : {0U, 1U}) {
            Sides started = sides;
            start(started, firstState, firstConfig, drops);
            outcomes.add(started[0].isLost(), started[1].isLost());
        }
    }
}

Sides withoutState(Sides sides, bool own, bool peer)
{
    if (own)
        sides[0].state = nullptr;
    if (peer)
        sides[1].state = nullptr;
    return sides;
}

/// XML parsers turn a tab, line feed or carriage return in an attribute into a space.
bool changesInAttribute(const std::string &value)
{
    return value.find_first_of("\t\n\r") != std::string::npos;
}

/// XML parsers turn a carriage return in text into a line feed.
bool changesInText(const std::string &value)
{
    return value.find('\r') != std::string::npos;
}

/// The values that locate the storage, without permissions and options.
class ReadBack
{
public:
    explicit ReadBack(const PoolDefinition &definition)
        : m_definition(definition)
    {
    }

    std::vector<std::pair<FieldRef, std::string>> changedValues()
    {
        for (std::size_t i = 0; i < m_definition.hosts.size(); ++i)
            attribute({Field::HostName, static_cast<int>(i)}, m_definition.hosts[i].name);
        for (std::size_t i = 0; i < m_definition.devices.size(); ++i)
            attribute({Field::DevicePath, static_cast<int>(i)}, m_definition.devices[i].path);
        attribute({Field::SourceDir}, m_definition.dir.value_or(std::string()));
        attribute({Field::InitiatorIqn}, m_definition.initiatorIqn.value_or(std::string()));
        if (const auto *scsi = std::get_if<ScsiHostAdapter>(&m_definition.adapter))
            attribute({Field::AdapterName}, scsi->name.value_or(std::string()));
        if (const auto *fc = std::get_if<FcHostAdapter>(&m_definition.adapter))
            attribute({Field::AdapterParent}, fc->parent.value_or(std::string()));
        if (changesInText(m_definition.sourceName) && m_definition.sourceName != m_definition.name)
            m_changed.emplace_back(FieldRef{Field::SourceName}, m_definition.sourceName);
        const std::string target = m_definition.targetPath.value_or(std::string());
        if (changesInText(target)
            && fieldUsage(m_definition.type, Field::TargetPath) != Usage::Derived)
            m_changed.emplace_back(FieldRef{Field::TargetPath}, target);
        return std::move(m_changed);
    }

private:
    void attribute(FieldRef field, const std::string &value)
    {
        if (changesInAttribute(value))
            m_changed.emplace_back(field, value);
    }

    const PoolDefinition &m_definition;
    std::vector<std::pair<FieldRef, std::string>> m_changed;
};

/// The place that the field names or helps to name.
ResourcePath placeOf(const PoolFacts &pool, FieldRef field)
{
    const auto named = std::ranges::find_if(
        pool.claims, [field](const auto &claim) { return claim.claim.field == field; });
    if (named != pool.claims.end())
        return named->claim.path;
    return pool.claims.empty() ? ResourcePath{} : pool.claims.front().claim.path;
}

} // namespace

RestartLoss restartLoss(const PoolFacts &pool, const PoolFacts &peer, const Drops &drops)
{
    const auto sideOf = [](const PoolFacts &facts) {
        Side side;
        side.state = facts.entry.active ? facts.definition(DefinitionKind::Live) : nullptr;
        side.config = facts.planned();
        return side;
    };
    const Sides sides{sideOf(pool), sideOf(peer)};
    RestartLoss loss;
    Outcomes started;
    addOrders(started, sides, drops);
    loss.keepsStartedPools = started.loss().either == Loss::None;
    // Pools that a user started have a state file. Those whose storage libvirt found in place at
    // its own start are active without one. A transient pool always has one.
    Outcomes daemon = started;
    for (const auto &[own, peerToo] : {std::pair(true, false), {false, true}, {true, true}}) {
        const bool canBe = (!own || (sides[0].state && sides[0].config))
                           && (!peerToo || (sides[1].state && sides[1].config));
        if (canBe)
            addOrders(daemon, withoutState(sides, own, peerToo), drops);
    }
    loss.daemon = daemon.loss();
    Outcomes boot;
    addOrders(boot, withoutState(sides, true, true), drops);
    loss.boot = boot.loss();
    return loss;
}

// libvirt refuses a line feed in a name. If a host reports one, it was a carriage return.
bool isNameReadBack(const PoolDefinition &definition)
{
    return definition.name.find_first_of("\r\n") == std::string::npos;
}

std::vector<Finding> notReadBack(const PoolFacts &pool)
{
    std::vector<Finding> findings;
    const bool isPlanned = pool.planned() != nullptr;
    const PoolDefinition *definition =
        isPlanned ? pool.planned() : pool.definition(DefinitionKind::Live);
    if (!definition)
        return findings;
    Finding finding;
    finding.kind = FindingKind::LostAtRestart;
    finding.pool = pool.id;
    finding.type = finding.peerType = definition->type;
    finding.definitionKind = finding.peerDefinitionKind =
        isPlanned ? pool.plannedKind() : DefinitionKind::Live;
    if (!isNameReadBack(*definition)) {
        finding.reason = Reason::NameNotReadBack;
        finding.field = finding.peerField = {Field::Name};
        finding.spelled = finding.peerSpelled = definition->name;
        finding.loss.daemon = finding.loss.boot = {Loss::Certain, Loss::None, Loss::Certain};
        findings.push_back(finding);
        return findings; // a pool that is not loaded has no values
    }
    finding.severity = Severity::Warning;
    finding.reason = Reason::ValueNotReadBack;
    for (const auto &[field, value] : ReadBack(*definition).changedValues()) {
        finding.field = finding.peerField = field;
        finding.spelled = finding.peerSpelled = value;
        finding.resource = placeOf(pool, field);
        findings.push_back(finding);
    }
    return findings;
}

} // namespace poolwarden
