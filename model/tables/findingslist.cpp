// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/findingslist.h"

#include "model/session/poolregistry.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace poolwarden {

namespace {

constexpr std::size_t manyPlaces = 1000;

int compareNames(const QString &a, const QString &b)
{
    const int relaxed = QString::compare(a, b, Qt::CaseInsensitive);
    return relaxed != 0 ? relaxed : QString::compare(a, b);
}

bool isAcrossHosts(const Finding &finding)
{
    return finding.kind == FindingKind::SharedAcrossHosts;
}

/// Worst first, then by place and names. Not by ids: these differ between runs.
bool before(const FindingRow &a, const FindingRow &b)
{
    const Finding &left = a.finding;
    const Finding &right = b.finding;
    if (left.severity != right.severity)
        return left.severity > right.severity;
    if (isAcrossHosts(left) != isAcrossHosts(right))
        return isAcrossHosts(left);
    if (left.resource != right.resource)
        return left.resource < right.resource;
    if (left.kind != right.kind)
        return left.kind < right.kind;
    if (const int names = compareNames(a.name, b.name); names != 0)
        return names < 0;
    if (const int names = compareNames(a.peerName, b.peerName); names != 0)
        return names < 0;
    return left < right;
}

bool isSame(const FindingRow &a, const FindingRow &b)
{
    return a.finding == b.finding && a.name == b.name && a.peerName == b.peerName;
}

void makeSortedSet(std::vector<FindingRow> &rows)
{
    std::sort(rows.begin(), rows.end(), &before);
    rows.erase(std::unique(rows.begin(), rows.end(), &isSame), rows.end());
}

} // namespace

FindingsList::FindingsList(PoolRegistry *registry, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
{
    for (FindingRow &row : collectAll())
        m_rows.push_back(numbered(std::move(row)));
    updateHosts(false);
    connect(registry, &PoolRegistry::findingsChanged, this, &FindingsList::update);
    connect(registry, &PoolRegistry::poolChanged, this, &FindingsList::tellName);
    connect(registry, &PoolRegistry::poolAdded, this, [this] { updateHosts(false); });
    connect(registry, &PoolRegistry::poolRemoved, this, [this] { updateHosts(false); });
    connect(registry, &PoolRegistry::poolChanged, this, [this] { updateHosts(true); });
    connect(registry, &PoolRegistry::hostChanged, this, [this] { updateHosts(true); });
    connect(registry, &PoolRegistry::hostRemoved, this, [this] { updateHosts(false); });
    connect(registry, &PoolRegistry::settled, this, [this] { updateHosts(true); });
}

FindingsList::~FindingsList() = default;

int FindingsList::count(Severity severity) const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [severity](const Row &row) {
        return row->finding.severity == severity;
    }));
}

FindingsList::Row FindingsList::numbered(FindingRow row)
{
    row.id = ++m_lastId;
    return std::make_shared<const FindingRow>(std::move(row));
}

FindingRow FindingsList::rowOf(const Finding &finding)
{
    FindingRow row;
    row.finding = finding;
    row.name = m_registry->displayName(finding.pool);
    if (finding.peer != noPool) {
        row.peerName = m_registry->displayName(finding.peer);
        const bool isDraft = finding.definitionKind == DefinitionKind::Draft;
        const bool isPeerDraft = finding.peerDefinitionKind == DefinitionKind::Draft;
        const int names = compareNames(row.name, row.peerName);
        const bool isFirst = finding.others > 0       ? true
                             : isDraft != isPeerDraft ? isDraft
                             : names != 0             ? names < 0
                                                      : finding.pool < finding.peer;
        if (!isFirst) {
            row.finding = mirrored(finding);
            std::swap(row.name, row.peerName);
        }
    }
    row.place = numberOf(placeOf(row.finding));
    return row;
}

FindingRow FindingsList::rowOf(const PoolRegistry::Host &host)
{
    FindingRow row;
    row.host = host.id;
    row.name = host.label;
    row.place = numberOf("host " + std::to_string(host.id.value()));
    row.finding.kind = FindingKind::Unverified;
    row.finding.severity = Severity::Info;
    row.finding.reason = Reason::UnknownPath;
    row.finding.spelled = host.label.toStdString();
    return row;
}

std::string FindingsList::placeOf(const Finding &finding) const
{
    const ResourcePath place = sharedPlace(finding);
    const bool hasPlace = !place.segments.empty();
    std::string key;
    if (!hasPlace || isHostLocal(place.tree)) {
        const PoolRegistry::Pool *pool = m_registry->pool(finding.pool);
        key = std::to_string((pool ? pool->host : noHost).value()) + ' ';
    }
    if (hasPlace)
        return key + resourceName(place);
    // What has no name is the same for all that is in it: that of the outer pool.
    if (finding.reason == Reason::PeerInside)
        return key + "in " + std::to_string(finding.pool.value());
    if (finding.reason == Reason::PeerContains)
        return key + "in " + std::to_string(finding.peer.value());
    return key + std::to_string(int(finding.kind)) + ' ' + finding.spelled;
}

quint64 FindingsList::numberOf(const std::string &place)
{
    const auto [number, isNew] = m_places.try_emplace(place, m_lastPlace + 1);
    if (isNew)
        ++m_lastPlace;
    return number->second;
}

void FindingsList::forgetPlaces()
{
    if (m_places.size() <= manyPlaces + 2 * m_rows.size())
        return;
    std::unordered_set<quint64> used;
    for (const Row &row : m_rows)
        used.insert(row->place);
    std::erase_if(m_places, [&used](const auto &place) { return !used.contains(place.second); });
}

std::vector<FindingRow> FindingsList::collectAll()
{
    // The worst, if there are too many: harmless sharing of many hosts hides no error.
    constexpr std::size_t limit(maxRows);
    std::array<std::vector<Finding>, 3> found;
    m_cut = false;
    m_registry->forEachFinding([&](const Finding &finding) {
        auto &alike = found[static_cast<std::size_t>(finding.severity)];
        const bool hasRoom = alike.size() < limit;
        if (hasRoom)
            alike.push_back(finding);
        m_cut = m_cut || !hasRoom;
        return hasRoom || finding.severity != Severity::Error;
    });
    std::vector<FindingRow> all;
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Info}) {
        for (const Finding &finding : found[static_cast<std::size_t>(severity)]) {
            if (all.size() == limit) {
                m_cut = true;
                break;
            }
            all.push_back(rowOf(finding));
        }
    }
    makeSortedSet(all);
    return all;
}

void FindingsList::update(const std::vector<PoolId> &changed)
{
    // All findings of the changed pools, unless these may exceed the list's limit.
    std::size_t expected = 0;
    for (const PoolId pool : changed) {
        const PoolRegistry::Pool *known = m_registry->pool(pool);
        const FindingCounts status = known ? known->status : FindingCounts();
        expected +=
            std::size_t(status.errors) + std::size_t(status.warnings) + std::size_t(status.infos);
    }
    bool whole = m_cut || expected > 2 * std::size_t(maxRows);

    const auto isAffected = [&](const Finding &finding) {
        if (finding.pool == noPool)
            return false;
        return whole || std::binary_search(changed.begin(), changed.end(), finding.pool)
               || (finding.peer != noPool
                   && std::binary_search(changed.begin(), changed.end(), finding.peer));
    };
    std::vector<FindingRow> fresh;
    if (!whole) {
        for (const PoolId pool : changed) {
            for (const Finding &finding : m_registry->findingsOf(pool))
                fresh.push_back(rowOf(finding));
        }
        makeSortedSet(fresh);
        const auto kept = std::count_if(m_rows.begin(), m_rows.end(),
                                        [&](const Row &row) { return !isAffected(row->finding); });
        whole = std::size_t(kept) + fresh.size() > std::size_t(maxRows);
    }
    if (whole)
        fresh = collectAll();

    // Both are sorted. A finding in both keeps its id.
    std::vector<Row> merged;
    merged.reserve(m_rows.size() + fresh.size());
    auto next = fresh.begin();
    for (Row &row : m_rows) {
        while (next != fresh.end() && before(*next, *row))
            merged.push_back(numbered(std::move(*next++)));
        if (!isAffected(row->finding)) {
            merged.push_back(std::move(row));
        } else if (next != fresh.end() && isSame(*next, *row)) {
            merged.push_back(std::move(row));
            ++next;
        }
    }
    while (next != fresh.end())
        merged.push_back(numbered(std::move(*next++)));
    m_rows = std::move(merged);
    forgetPlaces();
    Q_EMIT this->changed();
}

void FindingsList::updateHosts(bool mayDiffer)
{
    std::vector<FindingRow> wanted;
    for (const PoolRegistry::Host &host : m_registry->hosts()) {
        if (m_registry->checker().openQuestionCount(host.id) > 0)
            wanted.push_back(rowOf(host));
    }
    bool differs = false;
    std::vector<Row> kept;
    for (const Row &row : m_rows) {
        if (row->host == noHost)
            continue;
        const auto same =
            std::find_if(wanted.begin(), wanted.end(), [&row](const FindingRow &other) {
                return other.host == row->host && isSame(other, *row);
            });
        if (same == wanted.end()) {
            differs = true;
            continue;
        }
        same->id = row->id;
        kept.push_back(row);
    }
    differs = differs || kept.size() != wanted.size() || (mayDiffer && !kept.empty());
    if (!differs)
        return;
    std::erase_if(m_rows, [](const Row &row) { return row->host != noHost; });
    for (FindingRow &row : wanted) {
        const bool isNew = row.id == 0;
        m_rows.push_back(isNew ? numbered(std::move(row))
                               : std::make_shared<const FindingRow>(std::move(row)));
    }
    sort();
    Q_EMIT changed();
}

void FindingsList::sort()
{
    std::sort(m_rows.begin(), m_rows.end(),
              [](const Row &a, const Row &b) { return before(*a, *b); });
}

void FindingsList::tellName(PoolId pool)
{
    const QString name = m_registry->displayName(pool);
    const auto known = m_names.constFind(pool);
    if (known != m_names.constEnd() && *known == name)
        return;
    m_names.insert(pool, name);
    bool isShown = false;
    for (Row &row : m_rows) {
        if (row->finding.pool != pool && row->finding.peer != pool)
            continue;
        FindingRow renamed = rowOf(row->finding);
        renamed.id = row->id;
        row = std::make_shared<const FindingRow>(std::move(renamed));
        isShown = true;
    }
    if (!isShown)
        return;
    sort();
    Q_EMIT changed();
}

} // namespace poolwarden
