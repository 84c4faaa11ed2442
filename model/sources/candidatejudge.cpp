// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/candidatejudge.h"

#include "model/conflict/conflictchecker.h"
#include "model/document/xmloutline.h"
#include "model/session/draftfields.h"
#include "model/xml/poolreader.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <variant>

namespace poolwarden {

namespace {

QString placeholder(std::size_t index)
{
    return QStringLiteral("poolwarden-candidate-%1-5e1f").arg(index);
}

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

/// Not of what libvirt says, which compares only what the definition names.
bool isOfStorage(const Finding &finding)
{
    return finding.kind == FindingKind::SameStorage || finding.kind == FindingKind::Overlap
           || finding.kind == FindingKind::Stacked;
}

/// For an element or an attribute, in either quotes.
QByteArray escaped(const QString &value)
{
    return XmlOutline::encodedAttribute(value, u'"')
        .replace(u'\'', QStringLiteral("&apos;"))
        .toUtf8();
}

} // namespace

CandidateJudge::CandidateJudge(const PoolRegistry &registry, PoolId pool, const QString &text)
    : m_registry(registry)
    , m_pool(pool)
{
    auto parsed = PoolDocument::parseText(text);
    auto *document = std::get_if<PoolDocument>(&parsed);
    const RegisteredPool *row = registry.pool(pool);
    if (!document || !row)
        return;
    m_document = std::move(*document);
    m_entry = row->entry(std::nullopt);
}

const CandidateJudge::Frame &CandidateJudge::frameFor(const FieldValues &values)
{
    Fields fields;
    for (const auto &[field, value] : values)
        fields.emplace_back(field, value.has_value());
    const auto [known, isNew] = m_frames.try_emplace(fields);
    Frame &frame = known->second;
    if (!isNew)
        return frame;
    DraftFields rules;
    PoolDocument document = *m_document;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto &[field, value] = values[i];
        // What other values depend on must be itself.
        const bool isItself = field.field == Field::AdapterType || !value;
        if (document.value(field) != value)
            document = rules.withValue(std::move(document), field,
                                       isItself ? value : std::optional(placeholder(i)));
        else if (!isItself)
            document.setValue(field, placeholder(i));
    }
    QByteArray text = PoolDocument::bytesOf(document.toXml());
    std::vector<std::pair<qsizetype, std::size_t>> places;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (const qsizetype at = text.indexOf(placeholder(i).toUtf8()); at >= 0)
            places.emplace_back(at, i);
    }
    std::ranges::sort(places);
    qsizetype from = 0;
    for (const auto &[at, index] : places) {
        frame.parts.append(text.sliced(from, at - from));
        frame.order.push_back(index);
        from = at + placeholder(index).size();
    }
    frame.parts.append(text.sliced(from));
    return frame;
}

QByteArray CandidateJudge::textWith(const FieldValues &values)
{
    if (!m_document)
        return {};
    const Frame &frame = frameFor(values);
    QByteArray text = frame.parts.first();
    for (std::size_t i = 0; i < frame.order.size(); ++i) {
        text += escaped(values[frame.order[i]].second.value_or(QString()));
        text += frame.parts.at(qsizetype(i) + 1);
    }
    return text;
}

void CandidateJudge::addUsersOfGroups(const SourceCandidate &candidate,
                                      const PoolDefinition &definition,
                                      CandidateVerdict &verdict) const
{
    for (const std::string &group : candidate.groups) {
        // Its own pool may have its devices.
        if (definition.type == PoolType::Logical && definition.sourceName == group)
            continue;
        PoolEntry entry = m_entry;
        PoolDefinition ofGroup;
        ofGroup.type = PoolType::Logical;
        ofGroup.sourceName = group;
        entry.draft = std::move(ofGroup);
        const SupposedFindings found =
            m_registry.checker().suppose({{.pool = m_pool, .entry = std::move(entry)}});
        for (const Finding &finding : found.after) {
            if (finding.pool != m_pool || finding.peer == noPool || !isOfStorage(finding)
                || finding.definitionKind != DefinitionKind::Draft
                || finding.field.field != Field::SourceName)
                continue;
            if (!verdict.users.contains(finding.peer))
                verdict.users.append(finding.peer);
            verdict.severity = Severity::Error;
        }
    }
}

void CandidateJudge::addUsersOfDevices(const SourceCandidate &candidate,
                                       const PoolDefinition &definition,
                                       CandidateVerdict &verdict) const
{
    if (candidate.devices.empty() || !definition.devices.empty())
        return;
    // The definition need not name them, yet a pool that has one of them has a part of the group.
    PoolDefinition complete = definition;
    for (const std::string &device : candidate.devices)
        complete.devices.emplace_back().path = device;
    PoolEntry entry = m_entry;
    entry.draft = std::move(complete);
    const SupposedFindings found =
        m_registry.checker().suppose({{.pool = m_pool, .entry = std::move(entry)}});
    for (const Finding &finding : found.after) {
        if (finding.pool != m_pool || finding.peer == noPool
            || finding.definitionKind != DefinitionKind::Draft
            || finding.field.field != Field::DevicePath)
            continue;
        if (!verdict.users.contains(finding.peer))
            verdict.users.append(finding.peer);
        verdict.severity = std::max(verdict.severity, std::optional(finding.severity));
        // What libvirt says of names that are not there is not said.
        if (!verdict.worst && isOfStorage(finding))
            verdict.worst = finding;
    }
}

void CandidateJudge::addUsersOfSecret(const SourceCandidate &candidate,
                                      CandidateVerdict &verdict) const
{
    const auto &[usage, uuid] = candidate.secret;
    if (usage.isEmpty() && uuid.isEmpty())
        return;
    const auto names = [&](const SharedDefinition &definition) {
        if (!definition || !definition->auth)
            return false;
        if (const auto *named = std::get_if<std::string>(&definition->auth->secret))
            return !usage.isEmpty() && *named == usage.toStdString();
        const auto *number = std::get_if<Uuid>(&definition->auth->secret);
        return number && *number == parseUuid(uuid.toStdString());
    };
    for (const PoolId pool : m_registry.pools()) {
        const PoolEntry *entry = pool == m_pool ? nullptr : m_registry.checker().entry(pool);
        if (entry && entry->host == m_entry.host
            && (names(entry->live) || names(entry->persistent) || names(entry->draft)))
            verdict.users.append(pool);
    }
}

CandidateVerdict CandidateJudge::judge(const SourceCandidate &candidate)
{
    CandidateVerdict verdict;
    if (!m_document)
        return verdict;
    const QByteArray text = textWith(candidate.values);
    const ReadOptions options{.namespaces = m_registry.checker().profile(m_entry.host).namespaces};
    // Of a definition that is sound, all of it.
    const std::optional<PoolDefinition> definition = readIncomplete(viewOf(text), options);
    if (!definition)
        return verdict;
    PoolEntry entry = m_entry;
    entry.draft = *definition;
    const SupposedFindings found =
        m_registry.checker().suppose({{.pool = m_pool, .entry = std::move(entry)}});
    if (found.isTooWide) {
        verdict.severity = Severity::Warning;
        verdict.isTooWide = true;
        return verdict;
    }
    const auto isOfCandidate = [&](const Finding &finding) {
        return finding.pool == m_pool && finding.peer != noPool && !isAboutIdentity(finding)
               && finding.definitionKind == DefinitionKind::Draft
               && std::ranges::any_of(candidate.values, [&finding](const auto &value) {
                      return value.first.field == finding.field.field;
                  });
    };
    std::vector<Finding> findings;
    std::ranges::copy_if(found.after, std::back_inserter(findings), isOfCandidate);
    std::ranges::stable_sort(findings, [](const Finding &a, const Finding &b) {
        return std::pair(weightOf(a), a.peer) < std::pair(weightOf(b), b.peer);
    });
    for (const Finding &finding : findings) {
        if (!verdict.users.contains(finding.peer))
            verdict.users.append(finding.peer);
    }
    if (!findings.empty()) {
        verdict.worst = findings.front();
        verdict.severity = findings.front().severity;
        verdict.isOuter = std::ranges::all_of(
            findings, [](const Finding &finding) { return finding.reason == Reason::PeerInside; });
    }
    addUsersOfSecret(candidate, verdict);
    addUsersOfGroups(candidate, *definition, verdict);
    addUsersOfDevices(candidate, *definition, verdict);
    return verdict;
}

} // namespace poolwarden
