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

CandidateVerdict CandidateJudge::judge(const SourceCandidate &candidate)
{
    CandidateVerdict verdict;
    if (!m_document)
        return verdict;
    const QByteArray text = textWith(candidate.values);
    const ReadOptions options{.namespaces = m_registry.checker().profile(m_entry.host).namespaces};
    const ReadResult reading = readPool(viewOf(text), options);
    std::optional<PoolDefinition> definition;
    if (const auto *read = std::get_if<PoolDefinition>(&reading))
        definition = *read;
    else
        definition = readIncomplete(viewOf(text), options);
    if (!definition)
        return verdict;
    PoolEntry entry = m_entry;
    entry.draft = *std::move(definition);
    const SupposedFindings found =
        m_registry.checker().suppose({{.pool = m_pool, .entry = std::move(entry)}});
    if (found.isTooWide) {
        verdict.severity = Severity::Warning;
        verdict.isTooWide = true;
        return verdict;
    }
    const auto isOfCandidate = [this, &candidate](const Finding &finding) {
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
    }
    return verdict;
}

} // namespace poolwarden
