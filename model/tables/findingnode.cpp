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
{
}

const Finding &FindingNode::first() const
{
    const Told &told = m_part.findings.front();
    if (!told.isTurned)
        return told.row->finding;
    if (!m_turned)
        m_turned = std::make_unique<Finding>(told.finding());
    return *m_turned;
}

void FindingNode::setFindings(Findings findings)
{
    m_part.findings = std::move(findings);
    m_part.sortText.reset();
    m_turned.reset();
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
        m_words = std::make_unique<findingtext::Group>(findingtext::groupOf(untold()));
    return *m_words;
}

QString FindingNode::poolText(const PoolRegistry &registry) const
{
    if (level() == Level::Place)
        return findings().size() == 1 ? findingtext::poolsOf(registry, first())
                                      : findingtext::poolsOf(registry, words());
    if (level() == Level::Pair && first().others > 0)
        return findingtext::poolsOf(registry, first());
    // With what tells the two apart.
    const QStringList labels = findingtext::labelsOf(
        registry, first().peer == noPool ? std::vector{first().pool}
                                         : std::vector{first().pool, first().peer});
    return level() == Level::Pool ? labels.first() : labels.last();
}

QString FindingNode::storageText() const
{
    if (level() == Level::Pair)
        return findingtext::valueOf(first().peer == noPool ? first() : mirrored(first()));
    if (level() == Level::Place)
        return findings().size() == 1 ? findingtext::resource(first())
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
        return findingtext::severityName(first().severity);
    case FindingsModel::KindColumn:
        return findingtext::kindsOf(untold());
    case FindingsModel::PoolsColumn:
        return poolText(registry);
    case FindingsModel::ResourceColumn:
        return storageText();
    case FindingsModel::ReasonColumn:
        if (level() == Level::Pool && first().peer != noPool)
            return findingtext::othersOf(registry, allFindings());
        return isOne ? findingtext::reasonInList(registry, first())
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
        return findingtext::explanationInList(registry, first());
    return findingtext::explanationOf(registry, words());
}

QString FindingNode::why(const PoolRegistry &registry) const
{
    if (isOfHost())
        return explanation(registry);
    return findings().size() == 1 ? findingtext::whyInList(registry, first())
                                  : findingtext::whyOf(registry, words());
}

bool FindingNode::hasParts() const
{
    if (level() != Level::Place)
        return level() == Level::Pool && findings().size() > 1;
    return !isOfHost() && std::ranges::any_of(findings(), [this](const Told &told) {
        const Finding &finding = told.row->finding;
        return finding.peer != noPool || finding.pool != first().pool;
    });
}

std::vector<FindingNode::Part> FindingNode::parts() const
{
    std::vector<Part> all;
    if (!hasParts())
        return all;
    if (level() == Level::Pool) {
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
