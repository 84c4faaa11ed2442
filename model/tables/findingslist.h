// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/session/poolregistry.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace poolwarden {

/// A finding as a list shows it: from the side of the draft, for it is what can be changed; else from
/// that of the name that comes first.
struct FindingRow {
    quint64 id = 0;  ///< the same as long as the finding is there
    HostId host = 0; ///< of what is told of a host as a whole; 0: of pools
    Finding finding;
    QString name;
    QString peerName;
    /// Findings of one kind about one place have this in common.
    std::string group;
};

/// Every finding of the registry, each pair once, and one row for each host whose links cannot be read
/// (ConflictChecker::openQuestions()), which is of no pool: worst first, then by place and names, in the same
/// order on every run.
class FindingsList final : public QObject
{
    Q_OBJECT

public:
    using Row = std::shared_ptr<const FindingRow>;

    /// With many pools on one place there are quadratically many pairs: the list stops here.
    static constexpr int maxRows = 10000;

    explicit FindingsList(PoolRegistry *registry, QObject *parent = nullptr);
    ~FindingsList() override;

    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    [[nodiscard]] int count(Severity severity) const;
    /// maxRows was reached.
    [[nodiscard]] bool isCut() const { return m_cut; }

Q_SIGNALS:
    void changed();

private:
    void update(const std::vector<PoolId> &changed);
    void tellName(PoolId pool);
    [[nodiscard]] FindingRow rowOf(const Finding &finding) const;
    [[nodiscard]] std::string groupOf(const Finding &finding) const;
    [[nodiscard]] FindingRow rowOf(const PoolRegistry::Host &host) const;
    [[nodiscard]] std::vector<FindingRow> collectAll();
    /// Whether a host has a row is known at once; what stands in it is put together when it is shown.
    void updateHosts(bool mayDiffer);
    void sort();
    [[nodiscard]] Row numbered(FindingRow row);

    PoolRegistry *m_registry;
    std::vector<Row> m_rows; ///< sorted
    quint64 m_lastId = 0;
    bool m_cut = false;
    QHash<PoolId, QString> m_names; ///< as the rows show them
};

} // namespace poolwarden
