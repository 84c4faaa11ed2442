// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/check/judge.h"

#include "app/topology/topologylookup.h"
#include "model/conflict/canonical.h"
#include "model/findingtext.h"
#include "model/hostprofile.h"
#include "model/isolated.h"
#include "model/pool/pooldocument.h"
#include "model/pool/topologyreader.h"
#include "model/unverifiedtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace poolwarden::check {

namespace {

constexpr HostId theHost = 1;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::check::Judge)
};

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

// What is no XML at all, or not the XML of a pool, is not held against the schema as well.
bool isWorthValidating(const std::optional<Refusal> &refusal)
{
    if (!refusal)
        return true;
    switch (refusal->code) {
    case RefusalCode::TooLarge:
    case RefusalCode::NotXml:
    case RefusalCode::DocumentType:
    case RefusalCode::Malformed:
    case RefusalCode::WrongRoot:
        return false;
    default:
        return true;
    }
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

Judge::Judge(const PoolSchema *schema, Severity schemaSeverity)
    : m_schema(schema)
    , m_schemaSeverity(schemaSeverity)
{
    m_checker.addHost(theHost);
}

QList<UncheckedPool> Judge::setHost(const HostInfo &host, const QList<PoolSnapshot> &pools,
                                    const QList<QByteArray> &nodeDevices)
{
    // Only the test driver keeps no files, and only it leaves the namespaces out.
    m_readOptions.namespaces = host.storesFiles;
    std::vector<std::string> devices;
    for (const QByteArray &device : nodeDevices)
        devices.push_back(device.toStdString());
    HostTopology topology = readTopology(devices);
    // The storage of the test driver is on no machine at all.
    if (host.local)
        topology.locality = HostTopology::Locality::Local;
    else if (host.storesFiles)
        topology.locality = HostTopology::Locality::Remote;
    topology.ownName = canonical::hostName(host.hostName.toStdString());
    m_checker.setProfile(theHost, driverProfileOf(host));
    m_checker.setTopology(theHost, topology);

    // A host lists its pools in any order; reports have one.
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
        entry.host = theHost;
        entry.active = pool.isActive();
        entry.live = read(pool.liveXml);
        entry.persistent = read(pool.persistentXml);
        entry.knownName = pool.name.toStdString();
        entry.knownUuid = parseUuid(pool.uuid.toStdString());
        if (reason)
            unchecked.append({pool.name, *reason});

        const PoolId id = ++m_lastId;
        if (entry.knownUuid)
            m_byUuid.emplace(*entry.knownUuid, id);
        m_known.emplace(id,
                        Known{pool.name,
                              {},
                              {},
                              pool.persistentXml.isEmpty() ? pool.liveXml : pool.persistentXml});
        m_checker.update(id, std::move(entry));
    }
    return unchecked;
}

bool Judge::isLocal() const
{
    return m_checker.topology(theHost).locality == HostTopology::Locality::Local;
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
    for (const auto &[id, known] : m_known) {
        const PoolEntry &entry = *m_checker.entry(id);
        for (const auto &definition : {entry.live, entry.persistent}) {
            if (definition)
                add(*definition);
        }
    }
    for (const Input &input : inputs) {
        const ReadResult result = readPool(view(input.content), m_readOptions);
        if (const auto *definition = std::get_if<PoolDefinition>(&result))
            add(*definition);
    }
    HostTopology topology = m_checker.topology(theHost);
    if (isLocal())
        resolveLocalPaths({paths.begin(), paths.end()}, topology);
    if (hostNames)
        resolveHostNames({hosts.begin(), hosts.end()}, topology);
    m_checker.setTopology(theHost, std::move(topology));
}

DefinitionReport Judge::judge(const Input &input)
{
    DefinitionReport report;
    report.file = input.name;

    ReadResult result = readPool(view(input.content), m_readOptions);
    if (const auto *refusal = std::get_if<Refusal>(&result)) {
        report.refusal = *refusal;
    } else {
        const auto &definition = std::get<PoolDefinition>(result);
        describe(definition, &report);
        report.xml = withoutRuntimeElements(input.content);

        const PoolId redefined = redefinedBy(definition);
        const PoolId id = redefined != noPool ? redefined : ++m_lastId;
        const PoolEntry *existing = m_checker.entry(id);
        PoolEntry before;
        before.host = theHost;
        if (existing)
            before = *existing;

        const DefineVerdict verdict = m_checker.predict(theHost, definition);
        report.refusal = verdict.refusal;
        // The uuid that libvirt would have made up for a file before this one.
        if (report.refusal && report.refusal->code == RefusalCode::NameTaken
            && report.refusal->arguments.at(1).empty())
            report.refusal->arguments[1] = "…";
        for (const PoolId pool : verdict.collidesWith)
            report.collidesWith.append(nameOf(pool));

        // As a draft, so that what is said is what would happen, about both definitions of a peer.
        const std::optional<Known> knownBefore =
            existing ? std::optional(m_known.at(id)) : std::nullopt;
        Known &known = m_known[id];
        known.name = *report.pool;
        known.file = input.name;
        known.lines = fieldLines(input.content);
        if (report.refusal && report.refusal->line == 0 && report.refusal->field)
            report.refusal->line = lineOf(known.lines, *report.refusal->field);
        PoolEntry entry = before;
        entry.draft = definition;
        m_checker.update(id, std::move(entry));
        for (const Finding &finding : m_checker.findingsOf(id)) {
            if (finding.slot == Slot::Draft)
                report.findings.append(reported(finding));
        }

        if (verdict.accepted()) {
            accept(id, before, definition);
        } else if (knownBefore) {
            m_checker.update(id, before);
            known = *knownBefore;
        } else {
            m_checker.remove(id);
            m_known.erase(id);
        }
    }
    if (m_schema && isWorthValidating(report.refusal))
        report.schemaErrors = m_schema->validate(input.content);
    report.schemaSeverity = m_schemaSeverity;
    return report;
}

PoolId Judge::redefinedBy(const PoolDefinition &definition) const
{
    if (!definition.uuid)
        return noPool;
    const auto found = m_byUuid.find(*definition.uuid);
    if (found == m_byUuid.end())
        return noPool;
    return m_checker.entry(found->second)->knownName == definition.name ? found->second : noPool;
}

void Judge::accept(PoolId pool, const PoolEntry &before, PoolDefinition definition)
{
    PoolEntry entry = before;
    entry.knownName = definition.name;
    entry.knownUuid = definition.uuid;
    if (definition.uuid)
        m_byUuid.insert_or_assign(*definition.uuid, pool);
    // An active pool goes on with what it was started with.
    entry.persistent = std::move(definition);
    if (!entry.active)
        entry.live = entry.persistent;
    m_checker.update(pool, std::move(entry));
}

QList<DefinitionReport> Judge::review(bool *isCut) const
{
    QList<DefinitionReport> reports;
    std::map<PoolId, qsizetype> rowOf;
    for (const auto &[id, known] : m_known) { // by id, which is by name
        const PoolEntry &entry = *m_checker.entry(id);
        if (!entry.live && !entry.persistent)
            continue; // told as unchecked
        DefinitionReport report;
        describe(entry.live ? *entry.live : *entry.persistent, &report);
        report.xml = withoutRuntimeElements(known.xml);
        rowOf.emplace(id, reports.size());
        reports.append(report);
    }

    int count = 0;
    *isCut = false;
    m_checker.forEachFinding([&](const Finding &finding) {
        if (count == maxReviewedFindings) {
            *isCut = true;
            return false;
        }
        ++count;
        const bool isPeersRow =
            finding.peer != noPool && rowOf.at(finding.peer) > rowOf.at(finding.pool);
        const Finding side = isPeersRow ? mirrored(finding) : finding;
        reports[rowOf.at(side.pool)].findings.append(reported(side));
        return true;
    });
    for (DefinitionReport &report : reports) {
        std::stable_sort(report.findings.begin(), report.findings.end(),
                         [](const ReportedFinding &a, const ReportedFinding &b) {
                             return a.severity > b.severity;
                         });
    }
    return reports;
}

ReportedFinding Judge::reported(const Finding &finding) const
{
    const findingtext::NameOf names = [this](PoolId pool) { return nameOf(pool); };
    ReportedFinding result;
    result.kind = finding.kind;
    result.severity = finding.severity;
    result.loss = finding.loss;
    // A name or a uuid is no place in storage.
    result.resource = !isAboutIdentity(finding)
                          ? QString::fromStdString(resourceName(finding.resource))
                          : QLatin1String(finding.field.field == Field::Uuid ? "uuid:" : "name:")
                                + QString::fromStdString(finding.spelled);
    result.headline = withoutIsolates(findingtext::headline(finding, names));
    result.because = withoutIsolates(findingtext::because(finding));
    result.consequence = withoutIsolates(findingtext::consequence(finding));

    const auto addSide = [&](PoolId pool, FieldRef field, const std::string &value) {
        result.pools.append(nameOf(pool));
        result.fields.append(reportedField(pool, field, value));
    };
    addSide(finding.pool, finding.field, finding.spelled);
    if (finding.peer != noPool)
        addSide(finding.peer, finding.peerField, finding.peerSpelled);
    return result;
}

ReportedField Judge::reportedField(PoolId pool, FieldRef field, const std::string &value) const
{
    const Known &known = m_known.at(pool);
    return {known.name, known.file, field, QString::fromStdString(value),
            lineOf(known.lines, field)};
}

std::optional<UnverifiedPlaces> Judge::unverifiedPlaces(const QString &host) const
{
    const std::vector<Finding> questions = m_checker.openQuestions(theHost);
    if (questions.empty())
        return {};
    UnverifiedPlaces result{.host = host,
                            .headline =
                                withoutIsolates(findingtext::unverifiedHeadline(questions, host)),
                            .because = withoutIsolates(findingtext::unverifiedBecause(questions)),
                            .consequence = findingtext::unverifiedConsequence(),
                            .places = {}};
    for (const Finding &question : questions) {
        result.places.append({QString::fromStdString(resourceName(question.resource)),
                              reportedField(question.pool, question.field, question.spelled)});
    }
    return result;
}

QString Judge::nameOf(PoolId pool) const
{
    const auto found = m_known.find(pool);
    return found == m_known.end() ? QString() : found->second.name;
}

} // namespace poolwarden::check
