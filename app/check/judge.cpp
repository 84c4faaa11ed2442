// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/check/judge.h"

#include "app/lookup/topologylookup.h"
#include "model/accepted/hostplace.h"
#include "model/document/pooldocument.h"
#include "model/host/canonical.h"
#include "model/port/hostprofile.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "model/xml/topologyreader.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace poolwarden::check {

namespace {

struct JudgeTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::check::Judge)
};

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

QByteArray withoutRuntimeElements(const QByteArray &xml)
{
    auto parsed = PoolDocument::parse(xml);
    auto *document = std::get_if<PoolDocument>(&parsed);
    if (!document)
        return {};
    document->removeRuntimeElements();
    QByteArray text = PoolDocument::bytesOf(document->toXml());
    if (!text.endsWith('\n'))
        text += '\n';
    return text;
}

void describe(const PoolDefinition &definition, DefinitionReport *report)
{
    report->pool = QString::fromStdString(definition.name);
    report->type = definition.type;
    if (definition.uuid)
        report->uuid = QString::fromStdString(toString(*definition.uuid));
}

} // namespace

Judge::Judge(Settings settings)
    : m_settings(settings)
    , m_comparison([this](HostId host) -> const HostTopology & { return m_checker.topology(host); })
{
    addHost({}, HostTopology::Locality::Unknown);
}

void Judge::setAccepted(AcceptedSet accepted)
{
    m_comparison.setAccepted(std::move(accepted), [this](HostId host) {
        const auto found = m_places.find(host);
        return found == m_places.end() ? QString() : found->second;
    });
}

void Judge::addHost(const QString &name, HostTopology::Locality locality, const QString &place)
{
    m_host = {HostId(m_host.id.value() + 1), name};
    m_hosts.push_back(m_host);
    m_places[m_host.id] = place;
    m_readOptions = {};
    HostTopology topology;
    topology.locality = locality;
    m_checker.addHost(m_host.id, {}, std::move(topology));
}

QList<UncheckedPool> Judge::setHost(const HostInfo &host, const QList<PoolSnapshot> &pools,
                                    const QList<QByteArray> &nodeDevices)
{
    m_places[m_host.id] = hostPlace(host.uri);
    // Only the test driver stores no files, and only it ignores the XML namespaces.
    m_readOptions.namespaces = host.storesFiles;
    std::vector<std::string> devices;
    for (const QByteArray &device : nodeDevices)
        devices.push_back(device.toStdString());
    HostTopology topology = readTopology(devices);
    // The storage of the test driver is imaginary, so its locality stays unknown.
    if (host.local)
        topology.locality = HostTopology::Locality::Local;
    else if (host.storesFiles)
        topology.locality = HostTopology::Locality::Remote;
    topology.ownName = canonical::hostName(host.hostName.toStdString());
    m_checker.setProfile(m_host.id, driverProfileOf(host));
    m_checker.setTopology(m_host.id, topology);

    // A host lists its pools in any order; reports are sorted.
    QList<PoolSnapshot> sorted = pools;
    std::sort(sorted.begin(), sorted.end(), [](const PoolSnapshot &a, const PoolSnapshot &b) {
        return std::tie(a.name, a.uuid) < std::tie(b.name, b.uuid);
    });
    QList<UncheckedPool> unchecked;
    for (const PoolSnapshot &pool : std::as_const(sorted)) {
        std::optional<QString> reason;
        if (pool.error)
            reason = withoutIsolates(pool.error->sentence);
        const auto read = [&](const QByteArray &xml) -> std::optional<PoolDefinition> {
            if (xml.isEmpty())
                return {};
            ReadResult result = readPool(view(xml), m_readOptions);
            if (const auto *refusal = std::get_if<Refusal>(&result)) {
                reason = withoutIsolates(findingtext::refusal(*refusal));
                return {};
            }
            return std::get<PoolDefinition>(std::move(result));
        };
        PoolEntry entry;
        entry.host = m_host.id;
        entry.active = pool.isActive();
        entry.live = read(pool.liveXml);
        entry.persistent = read(pool.persistentXml);
        entry.knownName = pool.name.toStdString();
        entry.knownUuid = parseUuid(pool.uuid.toStdString());
        if (reason)
            unchecked.append({pool.name, *reason});

        const PoolId id = ++m_lastId;
        if (entry.knownUuid)
            m_byUuid.emplace(std::pair(m_host.id, *entry.knownUuid), id);
        m_hostPools.push_back({id, pool.name, std::move(entry), pool.definitionXml()});
    }
    return unchecked;
}

bool Judge::isLocal() const
{
    return m_checker.topology(m_host.id).locality == HostTopology::Locality::Local;
}

void Judge::lookUp(const QList<Input> &inputs, bool hostNames)
{
    std::set<std::string> paths;
    std::set<std::string> hosts;
    const auto add = [&paths, &hosts](const PoolDefinition &definition) {
        const NamesToResolve names = namesToResolve(definition);
        paths.insert(names.paths.begin(), names.paths.end());
        hosts.insert(names.hosts.begin(), names.hosts.end());
    };
    for (const HostPool &pool : m_hostPools) {
        for (const auto &definition : {pool.entry.live, pool.entry.persistent}) {
            if (definition)
                add(*definition);
        }
    }
    for (const Input &input : inputs) {
        const ReadResult result = readPool(view(input.content), m_readOptions);
        if (const auto *definition = std::get_if<PoolDefinition>(&result))
            add(*definition);
    }
    HostTopology topology = m_checker.topology(m_host.id);
    if (isLocal())
        resolveLocalPaths({paths.begin(), paths.end()}, topology);
    if (hostNames)
        resolveHostNames({hosts.begin(), hosts.end()}, topology);
    m_checker.setTopology(m_host.id, std::move(topology));
}

// Adds the host's pools to the checker. The topology must be complete.
void Judge::settle(Report *reviewed)
{
    for (HostPool &pool : m_hostPools) {
        const PoolEntry &entry = pool.entry;
        Known known;
        known.name = pool.name;
        known.host = m_host.name;
        Newcomer newcomer{pool.id, entry, entry, reviewed != nullptr, false};
        if (reviewed && (entry.live || entry.persistent)) { // the rest is reported as unchecked
            DefinitionReport report;
            describe(entry.live ? *entry.live : *entry.persistent, &report);
            report.host = m_host.name;
            if (m_settings.keepsXml)
                report.xml = withoutRuntimeElements(pool.xml);
            known.row = reviewed->definitions.size();
            reviewed->definitions.append(report);
        }
        const qsizetype row = known.row;
        const std::size_t number = m_comparison.add(std::move(newcomer), std::move(known));
        m_comparison.tellAlone(number, row < 0 ? nullptr : &reviewed->definitions[row]);
        m_current[pool.id] = {pool.name, number};
        m_checker.put(pool.id, std::move(pool.entry));
    }
    m_hostPools.clear();
}

void Judge::review(Report *report)
{
    settle(report);
}

void Judge::judge(const Input &input, Report *report)
{
    settle(nullptr);
    DefinitionReport result;
    result.file = input.name;
    result.host = m_host.name;
    ReadResult read = readPool(view(input.content), m_readOptions);
    if (const auto *refusal = std::get_if<Refusal>(&read)) {
        result.refusal = *refusal;
        if (result.refusal->line > 0)
            result.refusal->line += input.linesBefore;
    } else {
        const auto &definition = std::get<PoolDefinition>(read);
        describe(definition, &result);
        if (m_settings.keepsXml)
            result.xml = withoutRuntimeElements(input.content);
        judgeDefinition(definition, input, &result, report->definitions.size());
    }
    if (m_settings.schema && isWorthValidating(result.refusal))
        result.schemaErrors = m_settings.schema->validate(input.content);
    for (SchemaError &error : result.schemaErrors)
        error.line += error.line > 0 ? input.linesBefore : 0;
    result.schemaSeverity = m_settings.schemaSeverity;
    report->definitions.append(std::move(result));
}

void Judge::judgeDefinition(const PoolDefinition &definition, const Input &input,
                            DefinitionReport *report, qsizetype row)
{
    const DefineVerdict verdict = m_checker.predict(m_host.id, definition);
    report->refusal = verdict.refusal;
    // libvirt would have generated this uuid for an earlier file, so it is not known.
    if (report->refusal && report->refusal->code == RefusalCode::NameTaken
        && report->refusal->arguments.at(1).empty())
        report->refusal->arguments[1] = "…";
    for (const PoolId pool : verdict.collidesWith)
        report->collidesWith.append(m_current.at(pool).name);

    Known known;
    known.name = *report->pool;
    known.file = input.name;
    known.host = m_host.name;
    known.row = row;
    known.isRefused = !verdict.accepted();
    FieldLines lines = fieldLines(input.content);
    for (auto &[field, line] : lines)
        line += input.linesBefore;
    known.setLines(lines);
    if (report->refusal && report->refusal->line == 0 && report->refusal->field)
        report->refusal->line = lineOf(lines, *report->refusal->field);

    const PoolId redefined = redefinedBy(definition);
    const PoolId id = redefined != noPool ? redefined : ++m_lastId;
    PoolEntry entry;
    entry.host = m_host.id;
    if (redefined != noPool)
        entry = *m_checker.entry(redefined);
    // Checked as a draft, so that findings tell what would happen, with both definitions of a peer.
    Newcomer newcomer{id, entry, {}, true, true};
    newcomer.compared.draft = definition;
    if (verdict.accepted()) {
        entry.knownName = definition.name;
        entry.knownUuid = definition.uuid;
        // A started pool keeps its live definition.
        entry.persistent = newcomer.compared.draft;
        if (!entry.active)
            entry.live = entry.persistent;
        newcomer.remaining = entry;
    }
    const std::size_t number = m_comparison.add(std::move(newcomer), std::move(known));
    m_comparison.tellAlone(number, report);
    if (!verdict.accepted())
        return;
    if (redefined != noPool)
        m_comparison.end(m_current.at(redefined).newcomer);
    if (definition.uuid)
        m_byUuid.insert_or_assign(std::pair(m_host.id, *definition.uuid), id);
    m_current[id] = {*report->pool, number};
    m_checker.put(id, std::move(entry));
}

MapSubject Judge::mapSubject(const QString &label) const
{
    MapSubject subject;
    for (const Host &host : m_hosts) {
        const QString name = host.name.isEmpty() ? label : host.name;
        subject.hosts.push_back(
            {{host.id, name.toStdString(), false}, m_checker.topology(host.id)});
    }
    m_comparison.forEachThere([&subject](const Known &known, const PoolEntry &entry) {
        subject.pools.push_back({known.name.toStdString(), entry});
    });
    subject.accepted = m_comparison.acceptances();
    subject.places = m_places;
    return subject;
}

PoolId Judge::redefinedBy(const PoolDefinition &definition) const
{
    if (!definition.uuid)
        return noPool;
    const auto found = m_byUuid.find(std::pair(m_host.id, *definition.uuid));
    if (found == m_byUuid.end())
        return noPool;
    return m_checker.entry(found->second)->knownName == definition.name ? found->second : noPool;
}

} // namespace poolwarden::check
