// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/host/unbuilt.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <utility>

namespace poolwarden {

class SourceFinder;
struct PoolDefinition;

/// What pools need and their hosts do not have, as far as the hosts can tell: the directories of hosts that list them,
/// and volume groups. Lives in the GUI thread and never waits: who wants to know has it looked up, and hears of it.
class UnbuiltStorage final : public QObject
{
    Q_OBJECT

public:
    /// stays: for so long, a directory that is missing is not asked for by lookIfUnknown() again.
    explicit UnbuiltStorage(SourceFinder *finder, QObject *parent = nullptr,
                            std::chrono::milliseconds stays = std::chrono::seconds(5));

    /// By the last answers; none: the host has it, or nobody knows.
    [[nodiscard]] std::optional<Unbuilt> of(HostId host, const PoolDefinition &definition) const;
    /// The directory of a host that cannot be asked for it.
    [[nodiscard]] std::optional<Unbuilt> mayLack(HostId host,
                                                 const PoolDefinition &definition) const;
    /// Asks the host whether the directory is there; changed() follows if that is new. One directory of a host at a
    /// time: while the host is silent, only the last one waits.
    void look(HostId host, const PoolDefinition &definition);
    /// The same, and asks again for the volume group if it is not known to be there.
    void lookAfresh(HostId host, const PoolDefinition &definition);

    /// Asks for what is not known to be there, and is not being asked for: any number of directories, one after the
    /// other. Each answer may have the caller ask again, so one that is missing is left alone for a while.
    void lookIfUnknown(HostId host, const PoolDefinition &definition);

Q_SIGNALS:
    void changed(poolwarden::HostId host);
    /// What was known of directories is forgotten: whoever needs one has it looked up again.
    void outdated(poolwarden::HostId host);

private:
    using Folder = std::pair<HostId, QString>;

    void ask(const Folder &folder);
    [[nodiscard]] bool isAsking(HostId host) const;
    void forget(HostId host);

    SourceFinder *m_finder;
    QHash<Folder, bool> m_isMissing;
    QHash<Folder, QDeadlineTimer> m_staysMissing;
    std::chrono::milliseconds m_stays;
    QHash<quint64, Folder> m_asked;     ///< by the number of the question
    QHash<HostId, QString> m_waiting;   ///< to be asked for next
    QHash<HostId, QStringList> m_later; ///< by lookIfUnknown(): after that
    QSet<HostId> m_groupsAsked;         ///< by lookIfUnknown()
};

} // namespace poolwarden
