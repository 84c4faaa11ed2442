// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/parity/parityrun.h"

#include "model/conflict/poolfacts.h"
#include "model/conflict/restartloss.h"
#include "model/xml/poolreader.h"
#include "tests/parity/verdict.h"

#include <algorithm>
#include <bitset>
#include <cstdlib>
#include <iterator>
#include <tuple>
#include <utility>

#include <libvirt/virterror.h>

namespace poolwarden {

namespace {

constexpr HostId host(1);
constexpr std::size_t mostPools = 40;

// libvirt writes a PCI function in decimal behind "0x", so that 32 comes back as 50; its reader lets
// such a one pass only beside zeroes.
bool isWrittenWrong(const PoolDefinition &definition)
{
    const auto *scsi = std::get_if<ScsiHostAdapter>(&definition.adapter);
    return scsi && scsi->parent && scsi->parent->address.function > 9;
}

// What counts of a definition for verdicts and findings must survive libvirt's own writing of it.
std::string compareReading(const PoolDefinition &ours, const std::string &libvirtXml)
{
    const ReadResult reading = readPool(libvirtXml);
    const auto *theirs = std::get_if<PoolDefinition>(&reading);
    if (!theirs)
        return "libvirt's own XML of the pool cannot be read\n";
    if (isWrittenWrong(ours))
        return {};
    PoolFacts facts;
    facts.entry.persistent = ours;
    if (!notReadBack(facts).empty()) {
        const auto values = [](const PoolDefinition &definition) {
            return std::tie(definition.name, definition.targetPath, definition.sourceName,
                            definition.devices, definition.hosts, definition.dir,
                            definition.initiatorIqn, definition.adapter);
        };
        const bool isSame = values(*theirs) == values(ours);
        return isSame ? "read back as it was, and something else was announced\n" : std::string();
    }
    if (theirs->name != ours.name)
        return "names differ: " + ours.name + " / " + theirs->name + '\n';
    if (ruleKeys(*theirs, {}) != ruleKeys(ours, {}))
        return "the rules would compare other values\n";
    if (claimsOf(*theirs) != claimsOf(ours))
        return "the claims differ\n";
    return {};
}

} // namespace

ParityRun::ParityRun(ParityDaemon &daemon, std::uint64_t seed, std::vector<std::string> directories,
                     std::string definitionFolder)
    : m_daemon(daemon)
    , m_generator(seed, {.directories = std::move(directories), .oddity = 0.02, .identities = 60})
{
    m_checker.addHost(host, debianDaemon(std::move(definitionFolder)));
    m_daemon.clear();
}

std::optional<Mismatch> ParityRun::step()
{
    changeSurroundings();
    const std::string xml = nextXml();
    std::vector<ParityPool> world;
    std::ranges::transform(m_known, std::back_inserter(world),
                           [](const auto &known) { return known.second.pool; });
    const std::string difference = compareDefine(xml);
    if (difference.empty())
        return std::nullopt;
    clear();
    return Mismatch{std::move(world), xml, difference};
}

std::optional<Mismatch> ParityRun::replay(const std::vector<ParityPool> &world,
                                          const std::string &xml)
{
    clear();
    const Counts counts = m_counts;
    std::string difference;
    for (const ParityPool &pool : world) {
        difference += compareDefine(pool.liveXml);
        if (!pool.active || m_known.empty())
            continue;
        Known &made = m_known.rbegin()->second;
        if (!m_daemon.start(made.pool.uuid))
            continue;
        made.pool.active = made.entry.active = true;
        tell(m_known.rbegin()->first);
        if (!pool.pendingXml.empty())
            difference += compareDefine(pool.pendingXml);
    }
    // A difference on the way is another case than the one that is looked for.
    if (difference.empty())
        difference = compareDefine(xml);
    else
        difference.clear();
    m_counts = counts;
    clear();
    if (difference.empty())
        return std::nullopt;
    return Mismatch{world, xml, difference};
}

std::string ParityRun::compareDefine(const std::string &xml)
{
    ++m_counts.cases;
    ReadResult reading = readPool(xml);
    Prediction prediction;
    const auto *definition = std::get_if<PoolDefinition>(&reading);
    if (definition) {
        DefineVerdict verdict = m_checker.predict(host, *definition);
        prediction.refusal = std::move(verdict.refusal);
        for (const PoolId id : verdict.collidesWith)
            prediction.colliding.push_back(m_known.at(id).entry.live->name);
    } else {
        prediction.refusal = std::get<Refusal>(reading);
    }

    const ParityDaemon::Answer answer = m_daemon.define(xml);
    std::string difference = differenceOf(prediction, answer);
    if (answer.accepted != !prediction.refusal)
        return difference;
    if (prediction.refusal) {
        ++m_counts.refusals[std::string(refusalId(prediction.refusal->code))];
        return difference;
    }
    ++m_counts.accepted;
    difference += compareReading(*definition, m_daemon.persistentXml(answer.uuid));
    learn(xml, *definition, answer.uuid);
    return difference;
}

void ParityRun::learn(const std::string &xml, const PoolDefinition &definition,
                      const std::string &uuid)
{
    const auto existing = std::ranges::find_if(
        m_known, [&uuid](const auto &known) { return known.second.pool.uuid == uuid; });
    PoolDefinition complete = definition;
    complete.uuid = parseUuid(uuid);
    if (existing == m_known.end()) {
        const PoolId id = ++m_lastId;
        Known &known = m_known[id];
        known.pool = {.uuid = uuid, .liveXml = xml, .pendingXml = {}, .active = false};
        known.entry.host = host;
        known.entry.live = known.entry.persistent = std::move(complete);
        tell(id);
        return;
    }
    Known &known = existing->second;
    ++m_counts.redefined;
    known.entry.persistent = complete;
    if (known.pool.active) {
        ++m_counts.whileActive;
        known.pool.pendingXml = xml;
    } else {
        known.entry.live = std::move(complete);
        known.pool.liveXml = xml;
    }
    tell(existing->first);
}

void ParityRun::changeSurroundings()
{
    while (m_known.size() > mostPools || (!m_known.empty() && m_generator.chance(0.15))) {
        const int last = static_cast<int>(m_known.size()) - 1;
        forget(std::next(m_known.begin(), m_generator.number(0, last))->first);
    }
    if (m_generator.chance(0.3))
        startOrStopOne();
}

// Only directory pools can be started everywhere; those that are started are let alone for a while, so
// that definitions meet them.
void ParityRun::startOrStopOne()
{
    std::vector<PoolId> able;
    for (const auto &[id, known] : m_known) {
        if (known.entry.live->type == PoolType::Dir
            && (!known.pool.active || m_generator.chance(0.1)))
            able.push_back(id);
    }
    if (able.empty())
        return;
    const int last = static_cast<int>(able.size()) - 1;
    const PoolId id = able[static_cast<std::size_t>(m_generator.number(0, last))];
    Known &known = m_known.at(id);
    if (!known.pool.active) {
        if (!m_daemon.start(known.pool.uuid))
            return;
        known.pool.active = known.entry.active = true;
    } else {
        // What was pending comes into force.
        if (!m_daemon.stop(known.pool.uuid))
            return;
        known.pool.active = known.entry.active = false;
        known.entry.live = known.entry.persistent;
        if (!known.pool.pendingXml.empty())
            known.pool.liveXml = std::exchange(known.pool.pendingXml, {});
    }
    tell(id);
}

// Mostly anything; at times another definition of a pool that is started.
std::string ParityRun::nextXml()
{
    for (const auto &[id, known] : m_known) {
        const std::string &name = known.entry.live->name;
        if (known.pool.active && name.starts_with("pool") && m_generator.chance(0.1)) {
            const PoolType type = m_generator.chance(0.7)
                                      ? PoolType::Dir
                                      : static_cast<PoolType>(m_generator.number(
                                          0, static_cast<int>(poolTypeCount) - 1));
            return m_generator.next(type, std::max(1, std::atoi(name.c_str() + 4)));
        }
    }
    return m_generator.next();
}

void ParityRun::forget(PoolId id)
{
    const Known &known = m_known.at(id);
    if (known.pool.active)
        m_daemon.stop(known.pool.uuid);
    m_daemon.undefine(known.pool.uuid);
    m_checker.remove(id);
    m_known.erase(id);
}

void ParityRun::tell(PoolId id)
{
    m_checker.update(id, m_known.at(id).entry);
}

void ParityRun::clear()
{
    m_daemon.clear();
    while (!m_known.empty()) {
        m_checker.remove(m_known.begin()->first);
        m_known.erase(m_known.begin());
    }
}

} // namespace poolwarden
