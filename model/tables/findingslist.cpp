// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/tables/findingslist.h"

#include "model/accepted/findingfilter.h"
#include "model/pool/sortunique.h"
#include "model/session/poolregistry.h"

#include <QElapsedTimer>

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <unordered_set>
#include <utility>

namespace poolwarden {

namespace {

constexpr std::size_t manyPlaces = 1000;
/// What changes for so many pools, as when a host comes, waits for the others that come with it.
constexpr std::size_t manyPools = 32;
/// After a list of so many rows, so many times as long as making it took: the window has its turns.
constexpr std::size_t manyRows = 500;
constexpr int restFactor = 4;
constexpr std::chrono::milliseconds longestRest{400};

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

bool isBefore(const FindingsList::Row &a, const FindingsList::Row &b)
{
    return before(*a, *b);
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
    m_rest.setSingleShot(true);
    connect(this, &FindingsList::changed, this, [this] { m_counts.reset(); });
    updateHosts();
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (std::exchange(m_hostsWait, false))
            updateHosts();
        if (!m_waiting.empty())
            update({});
    });
    connect(registry, &PoolRegistry::findingsChanged, this,
            [this](const std::vector<PoolId> &changed) {
                if (!canWait(changed))
                    update(changed);
            });
    // Thousands can come one by one: only the host of each is looked at.
    connect(registry, &PoolRegistry::poolAdded, this,
            [this](PoolId pool) { updateHostOf(pool, false); });
    connect(registry, &PoolRegistry::poolChanged, this, [this](PoolId pool) {
        tellName(pool);
        updateHostOf(pool, true);
    });
    connect(registry, &PoolRegistry::poolRemoved, this, [this] {
        const auto &checker = m_registry->checker();
        if (std::ranges::any_of(m_hostRows, [&checker](const auto &row) {
                return checker.openQuestionCount(row.first) == 0;
            }))
            updateHosts();
    });
    connect(registry, &PoolRegistry::hostChanged, this, &FindingsList::updateHosts);
    connect(registry, &PoolRegistry::hostRemoved, this, &FindingsList::updateHosts);
    connect(registry, &PoolRegistry::settled, this, &FindingsList::updateHosts);
}

FindingsList::~FindingsList() = default;

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

bool FindingsList::canWait(const std::vector<PoolId> &changed)
{
    if (!m_rest.isActive() || changed.size() < manyPools)
        return false;
    // No row outlives its pools.
    const auto isGone = [this](PoolId pool) { return pool != noPool && !m_registry->pool(pool); };
    const auto isOfGone = [&isGone](const Row &row) {
        return isGone(row->finding.pool) || isGone(row->finding.peer);
    };
    if (std::ranges::any_of(changed, isGone) && std::erase_if(m_rows, isOfGone) > 0)
        Q_EMIT this->changed();
    m_waiting.insert(m_waiting.end(), changed.begin(), changed.end());
    return true;
}

void FindingsList::update(std::vector<PoolId> changed)
{
    QElapsedTimer clock;
    clock.start();
    changed.insert(changed.end(), m_waiting.begin(), m_waiting.end());
    m_waiting.clear();
    sortUnique(changed);
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
            // Of two that changed, the one has what the other has.
            for (const Finding &finding :
                 m_registry->filter().open(pool, m_registry->checker().findingsOf(pool))) {
                if (finding.peer == noPool || finding.others > 0 || finding.peer > pool
                    || !std::ranges::binary_search(changed, finding.peer))
                    fresh.push_back(rowOf(finding));
            }
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
    rest(std::chrono::milliseconds(clock.elapsed()));
}

void FindingsList::rest(std::chrono::milliseconds taken)
{
    if (m_rows.size() >= manyRows)
        m_rest.start(std::min(longestRest, restFactor * taken));
}

void FindingsList::updateHostOf(PoolId pool, bool mayDiffer)
{
    const PoolRegistry::Pool *known = m_registry->pool(pool);
    if (!known)
        return;
    const bool isWanted = m_registry->checker().openQuestionCount(known->host) > 0;
    const auto row = m_hostRows.find(known->host);
    if (isWanted != (row != m_hostRows.end())) {
        updateHosts();
    } else if (isWanted && mayDiffer && m_rest.isActive()) {
        m_hostsWait = true;
    } else if (isWanted && mayDiffer) {
        FindingRow renewed = *row->second;
        renewed.searched.clear();
        const Row former =
            std::exchange(row->second, std::make_shared<const FindingRow>(std::move(renewed)));
        std::ranges::replace(m_rows, former, row->second);
        Q_EMIT changed();
        rest({});
    }
}

void FindingsList::updateHosts()
{
    std::map<HostId, Row> wanted;
    bool areSame = true;
    for (const PoolRegistry::Host &host : m_registry->hosts()) {
        if (m_registry->checker().openQuestionCount(host.id) == 0)
            continue;
        FindingRow row = rowOf(host);
        const auto known = m_hostRows.find(host.id);
        const bool isKnown = known != m_hostRows.end() && isSame(row, *known->second);
        areSame = areSame && isKnown;
        // Its text may differ, so that it is another row.
        row.id = isKnown ? known->second->id : ++m_lastId;
        wanted[host.id] = std::make_shared<const FindingRow>(std::move(row));
    }
    if (wanted.empty() && m_hostRows.empty())
        return;
    if (areSame && wanted.size() == m_hostRows.size()) {
        m_hostsWait = m_rest.isActive();
        if (m_hostsWait)
            return; // only a text may differ
        for (Row &row : m_rows) {
            if (row->host != noHost)
                row = wanted[row->host];
        }
    } else {
        std::erase_if(m_rows, [](const Row &row) { return row->host != noHost; });
        for (const auto &[host, row] : wanted)
            m_rows.insert(std::ranges::upper_bound(m_rows, row, isBefore), row);
    }
    m_hostRows = std::move(wanted);
    m_hostsWait = false;
    Q_EMIT changed();
    rest({});
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
    std::ranges::sort(m_rows, isBefore);
    Q_EMIT changed();
}

} // namespace poolwarden
