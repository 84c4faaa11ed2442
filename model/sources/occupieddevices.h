// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <map>
#include <set>
#include <string>

namespace poolwarden {

class PoolRegistry;
class SourceFinder;

/// The devices of hosts that hold something, whoever put it there: a file system, a volume group, a part of a RAID
/// array. Asks the host for its devices and volume groups only by look().
class OccupiedDevices final : public QObject
{
    Q_OBJECT

public:
    OccupiedDevices(SourceFinder *finder, PoolRegistry *registry, QObject *parent = nullptr);
    ~OccupiedDevices() override;

    /// Asks these hosts, unless they have answered already. Ends in looked(), at once if there is nothing to wait
    /// for. Waits for a few seconds at most: what is answered later is still known then.
    void look(const QList<HostId> &hosts);
    [[nodiscard]] bool isLooking() const { return m_limit.isActive(); }

Q_SIGNALS:
    /// What is known of the host is new. Kernel names of devices: “sdb1”.
    void changed(poolwarden::HostId host, const std::set<std::string> &devices);
    void looked();

private:
    void update(HostId host);
    void take(quint64 question);
    void endIfAllIsKnown();

    SourceFinder *m_finder;
    PoolRegistry *m_registry;
    QHash<quint64, HostId> m_asked;                  ///< for their volume groups, by question
    QSet<HostId> m_unread;                           ///< whose devices are awaited
    std::map<HostId, std::set<std::string>> m_known; ///< of the hosts that were looked at
    QTimer m_limit;
};

} // namespace poolwarden
