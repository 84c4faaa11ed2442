// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/session/poolregistry.h"

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QString>
#include <QTimer>

#include <array>
#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace poolwarden {

/// A finding in a list: from the side of the draft, as that can be changed, else from the side of
/// the first pool by name.
struct FindingRow {
    quint64 id = 0;       ///< stays the same as long as the finding exists
    HostId host = noHost; ///< for a row about a whole host; noHost: about pools
    Finding finding;
    QString name;
    QString peerName;
    /// The same for all findings about one place: that of the outer one, where one is inside the other. It stays the
    /// same as long as there is a row about the place.
    quint64 place = 0;
    /// The words that a filter looks in, UTF-8 without case; made when one asks for them.
    mutable QByteArray searched;
};

/// All findings of the registry, each pair once, and a row for each host with
/// ConflictChecker::openQuestions(). Sorted: worst first, and first of them what two hosts share; then by place,
/// kind and names. The order is the same on every run.
class FindingsList final : public QObject
{
    Q_OBJECT

public:
    using Row = std::shared_ptr<const FindingRow>;

    /// The list ends here, with the worst: many pools on one place have quadratically many pairs.
    static constexpr int maxRows = 10000;

    explicit FindingsList(PoolRegistry *registry, QObject *parent = nullptr);
    ~FindingsList() override;

    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    [[nodiscard]] int count(Severity severity) const
    {
        if (!m_counts) {
            m_counts.emplace();
            for (const Row &row : m_rows)
                ++(*m_counts)[std::size_t(row->finding.severity)];
        }
        return (*m_counts)[std::size_t(severity)];
    }
    /// Whether maxRows was reached.
    [[nodiscard]] bool isCut() const { return m_cut; }

Q_SIGNALS:
    void changed();

private:
    /// Whether these can be listed later; then they are noted.
    [[nodiscard]] bool canWait(const std::vector<PoolId> &changed);
    /// With those that wait.
    void update(std::vector<PoolId> changed);
    void tellName(PoolId pool);
    [[nodiscard]] FindingRow rowOf(const Finding &finding);
    [[nodiscard]] FindingRow rowOf(const PoolRegistry::Host &host);
    [[nodiscard]] std::string placeOf(const Finding &finding) const;
    [[nodiscard]] quint64 numberOf(const std::string &place);
    /// Forgets the numbers of places that are no more, when these are many.
    void forgetPlaces();
    [[nodiscard]] std::vector<FindingRow> collectAll();
    /// Adds and removes the rows of hosts. Their texts are made when they are shown.
    void updateHosts();
    /// That of the pool's host alone. `mayDiffer`: its text.
    void updateHostOf(PoolId pool, bool mayDiffer);
    /// After work that took so long.
    void rest(std::chrono::milliseconds taken);
    [[nodiscard]] Row numbered(FindingRow row);

    PoolRegistry *m_registry;
    std::vector<Row> m_rows; ///< sorted
    mutable std::optional<std::array<int, 3>>
        m_counts;                     ///< of m_rows, by severity; none: not counted yet
    std::map<HostId, Row> m_hostRows; ///< those of m_rows about hosts
    quint64 m_lastId = 0;
    std::unordered_map<std::string, quint64> m_places;
    quint64 m_lastPlace = 0;
    bool m_cut = false;
    QHash<PoolId, QString> m_names; ///< as shown in rows
    std::vector<PoolId> m_waiting;  ///< whose findings changed
    bool m_hostsWait = false;       ///< for new texts
    QTimer m_rest;                  ///< between two updates for many pools
};

} // namespace poolwarden
