// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/port/hostquestion.h"
#include "model/xml/hostsourcesreader.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QStringList>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <tuple>

namespace poolwarden {

class PoolRegistry;
class StorageService;

/// What this machine says of itself, for hosts whose storage is on it. The functions block, are called on
/// threads of their own, and share nothing.
struct LocalLookup {
    std::function<HostAnswer(const QString &folder)> folders;
    /// Adds what node devices do not tell: partitions, loop devices, what is on each, and where it is mounted.
    std::function<void(FoundDevices &devices)> devices;
    /// The same for a host that is not this machine, but tells of its directories: the demonstration host.
    std::function<void(FoundDevices &devices)> devicesOfOthers = {};
};

/// What the hosts have for the fields of definitions: their devices, as they tell of them, and their answers
/// to questions, which are kept until they are asked again.
class SourceFinder final : public QObject
{
    Q_OBJECT

public:
    explicit SourceFinder(PoolRegistry *registry, QObject *parent = nullptr);
    ~SourceFinder() override;

    void setLocalLookup(const LocalLookup &lookup) { m_local = lookup; }

    /// Follows a host, by a service that is open. It may be added again after a reconnection.
    void addHost(HostId host, StorageService *service);

    /// None: the host has not told of any, or they are being read.
    [[nodiscard]] std::shared_ptr<const FoundDevices> devices(HostId host) const;
    /// Asks the host for its devices again: devicesRead() follows, after devicesChanged() if they differ. False,
    /// and nothing follows: the host cannot be asked.
    bool listDevices(HostId host);
    /// Looks again at what is on the devices of this machine, which changes without an event;
    /// devicesChanged() follows if it did. Does nothing for other hosts, or while that is being done.
    void lookAgain(HostId host);
    [[nodiscard]] bool isLooking(HostId host) const;
    /// What hosts were asked for may be out of date: whoever needs it asks again.
    void refresh() { Q_EMIT refreshed(); }
    /// The devices are about to be offered: pathsFound() with their names, once for each list.
    void tellPaths(HostId host);
    /// Whether its directories can be asked for.
    [[nodiscard]] bool listsFolders(HostId host) const;

    /// The last answer without an error.
    [[nodiscard]] std::optional<HostAnswer> known(HostId host, const HostQuestion &question) const;
    /// Ends in answered() with the number, unless giveUp() comes first. 0: the host cannot be asked.
    quint64 ask(HostId host, const HostQuestion &question);
    void giveUp(quint64 question);

Q_SIGNALS:
    void devicesChanged(poolwarden::HostId host);
    /// devices() are what the host has, as far as it tells of them: nothing more comes by itself.
    void devicesRead(poolwarden::HostId host);
    /// Paths on this machine that are about to be offered, which may be other names of known ones.
    void pathsFound(poolwarden::HostId host, const QStringList &paths);
    void refreshed();
    /// It can be asked, for the first time or again.
    void hostAdded(poolwarden::HostId host);
    /// What known() gives for the question is new. Comes before answered().
    void learned(poolwarden::HostId host, const poolwarden::HostQuestion &question);
    void answered(quint64 question, const poolwarden::HostAnswer &answer);
    /// The host has made the directory of a pool: what it said of its directories is out of date.
    void directoryMade(poolwarden::HostId host);

private:
    using Key = std::tuple<int, int, QByteArray, QString>; ///< of what is asked
    struct State {
        QPointer<StorageService> service;
        QList<QByteArray> xmls; ///< of its devices, to read them again
        std::shared_ptr<const FoundDevices> devices;
        bool arePathsTold = false;
        quint64 reading = 0; ///< the number of the last list that was read
        bool isReading = false;
        std::map<Key, HostAnswer> answers;
    };
    struct Asked {
        HostId host = noHost;
        quint64 request = 0; ///< of the service; 0: this machine is asked
        HostQuestion question;
    };

    [[nodiscard]] static Key keyOf(const HostQuestion &question);
    [[nodiscard]] bool isLocal(HostId host) const;
    /// What completes the devices of the host; may be empty.
    [[nodiscard]] std::function<void(FoundDevices &)> completing(HostId host) const;
    void connectHost(HostId host, StorageService *service);
    void read(HostId host);
    quint64 askHere(HostId host, const HostQuestion &question);
    void take(HostId host, quint64 request, const HostAnswer &answer);
    void settle(quint64 number, const HostAnswer &answer);
    void forget(HostId host);

    const PoolRegistry *m_registry;
    LocalLookup m_local;
    int m_lookups = 0; ///< threads that look at this machine's directories
    QHash<HostId, State> m_hosts;
    QHash<quint64, Asked> m_asked;
    quint64 m_last = 0;
};

} // namespace poolwarden
