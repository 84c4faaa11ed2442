// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/findingnode.h"

#include "model/session/poolregistry.h"
#include "model/tables/findingsmodel.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "model/wording/unverifiedtext.h"

#include <QHash>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

/// A pool uses one place through few fields.
constexpr qsizetype mostValues = 3;

QString hostText(const FindingRow &row, const PoolRegistry &registry, int column)
{
    const std::vector<Finding> questions = registry.checker().openQuestions(row.host);
    if (questions.empty()) // the row is being removed
        return {};
    switch (FindingsModel::Column(column)) {
    case FindingsModel::SeverityColumn:
        return findingtext::severityName(row.finding.severity);
    case FindingsModel::KindColumn:
        return findingtext::kindName(row.finding.kind);
    case FindingsModel::PoolsColumn:
        return isolated(row.name);
    case FindingsModel::ResourceColumn:
        return findingtext::unverifiedPlaces(questions, row.name);
    case FindingsModel::ReasonColumn:
        return findingtext::unverifiedReason(questions);
    case FindingsModel::ColumnCount:
        break;
    }
    return {};
}

} // namespace

Finding FindingNode::Told::finding() const
{
    return isTurned ? mirrored(row->finding) : row->finding;
}

FindingNode::FindingNode(Part part, FindingNode *parent)
    : m_part(std::move(part))
    , m_parent(parent)
    , m_first(m_part.findings.front().finding())
{
}

void FindingNode::setFindings(Findings findings)
{
    m_part.findings = std::move(findings);
    m_part.sortText.reset();
    m_first = m_part.findings.front().finding();
    m_words.reset();
}

std::vector<Finding> FindingNode::allFindings() const
{
    std::vector<Finding> all;
    all.reserve(m_part.findings.size());
    for (const Told &told : m_part.findings)
        all.push_back(told.finding());
    return all;
}

std::vector<const Finding *> FindingNode::untold() const
{
    std::vector<const Finding *> all;
    all.reserve(m_part.findings.size());
    for (const Told &told : m_part.findings)
        all.push_back(&told.row->finding);
    return all;
}

const FindingRow *FindingNode::hostRow() const
{
    const FindingRow *row = m_part.findings.front().row.get();
    return row->host != noHost ? row : nullptr;
}

const findingtext::Group &FindingNode::words() const
{
    if (!m_words)
        m_words = findingtext::groupOf(untold());
    return *m_words;
}

QString FindingNode::poolText(const PoolRegistry &registry) const
{
    if (level() == Level::Place)
        return findings().size() == 1 ? findingtext::poolsOf(registry, m_first)
                                      : findingtext::poolsOf(registry, words());
    if (level() == Level::Pair && m_first.others > 0)
        return findingtext::poolsOf(registry, m_first);
    // With what tells the two apart.
    const QStringList labels = findingtext::labelsOf(
        registry, m_first.peer == noPool ? std::vector{m_first.pool}
                                         : std::vector{m_first.pool, m_first.peer});
    return level() == Level::Pool ? labels.first() : labels.last();
}

QString FindingNode::storageText() const
{
    if (level() == Level::Pair)
        return findingtext::valueOf(m_first.peer == noPool ? m_first : mirrored(m_first));
    if (level() == Level::Place)
        return findings().size() == 1 ? findingtext::resource(m_first)
                                      : findingtext::placeOf(words());
    if (!parent())
        return findingtext::placesOf(allFindings());
    QStringList values;
    for (const Told &told : findings()) {
        const QString value = findingtext::valueOf(told.finding());
        if (!values.contains(value))
            values.append(value);
        if (values.size() == mostValues)
            break;
    }
    return values.join(QStringLiteral(", "));
}

QString FindingNode::text(const PoolRegistry &registry, int column) const
{
    if (const FindingRow *ofHost = hostRow())
        return hostText(*ofHost, registry, column);
    const bool isOne = findings().size() == 1;
    switch (FindingsModel::Column(column)) {
    case FindingsModel::SeverityColumn:
        return findingtext::severityName(m_first.severity);
    case FindingsModel::KindColumn:
        return findingtext::kindsOf(untold());
    case FindingsModel::PoolsColumn:
        return poolText(registry);
    case FindingsModel::ResourceColumn:
        return storageText();
    case FindingsModel::ReasonColumn:
        if (level() == Level::Pool && m_first.peer != noPool)
            return findingtext::othersOf(registry, allFindings());
        return isOne ? findingtext::reasonInList(registry, m_first)
                     : findingtext::reasonOf(registry, words());
    case FindingsModel::ColumnCount:
        break;
    }
    return {};
}

QString FindingNode::explanation(const PoolRegistry &registry) const
{
    if (const FindingRow *ofHost = hostRow()) {
        const std::vector<Finding> questions = registry.checker().openQuestions(ofHost->host);
        return questions.empty() ? QString()
                                 : findingtext::unverifiedExplanation(questions, ofHost->name);
    }
    if (findings().size() == 1)
        return findingtext::explanationInList(registry, m_first);
    return findingtext::explanationOf(registry, words());
}

QString FindingNode::why(const PoolRegistry &registry) const
{
    if (isOfHost())
        return explanation(registry);
    return findings().size() == 1 ? findingtext::whyInList(registry, m_first)
                                  : findingtext::whyOf(registry, words());
}

std::vector<FindingNode::Part> FindingNode::parts() const
{
    std::vector<Part> all;
    if (isOfHost() || level() == Level::Pair)
        return all;
    if (level() == Level::Pool) {
        if (findings().size() == 1)
            return all;
        for (const Told &told : findings())
            all.push_back({told.row->id, Level::Pair, noPool, {told}, {}});
        return all;
    }
    QHash<PoolId, std::size_t> known;
    const auto add = [&](PoolId pool, const Told &told) {
        if (pool == noPool)
            return;
        const auto found = known.constFind(pool);
        const bool isNew = found == known.constEnd();
        if (isNew) {
            known.insert(pool, all.size());
            all.push_back({pool.value(), Level::Pool, pool, {}, {}});
        }
        all[isNew ? all.size() - 1 : *found].findings.push_back(told);
    };
    for (const Told &told : findings()) {
        add(told.row->finding.pool, {told.row, false});
        add(told.row->finding.peer, {told.row, true});
    }
    if (all.size() < 2)
        all.clear();
    const auto name = [](const Part &part) -> const QString & {
        const Told &told = part.findings.front();
        return told.isTurned ? told.row->peerName : told.row->name;
    };
    std::ranges::stable_sort(all, [&name](const Part &a, const Part &b) {
        const Severity left = a.findings.front().row->finding.severity;
        const Severity right = b.findings.front().row->finding.severity;
        return left != right ? left > right
                             : QString::compare(name(a), name(b), Qt::CaseInsensitive) < 0;
    });
    return all;
}

} // namespace poolwarden
