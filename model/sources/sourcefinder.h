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

#include <map>
#include <optional>
#include <tuple>

namespace poolwarden {

class PoolRegistry;
class StorageService;

/// What the hosts have for the fields of definitions: their devices, as they tell of them, and their answers
/// to questions, which are kept until they are asked again.
class SourceFinder final : public QObject
{
    Q_OBJECT

public:
    explicit SourceFinder(PoolRegistry *registry, QObject *parent = nullptr);
    ~SourceFinder() override;

    /// Follows a host, by a service that is open. It may be added again after a reconnection.
    void addHost(HostId host, StorageService *service);

    /// None: the host has not told of any, or they are being read.
    [[nodiscard]] const FoundDevices *devices(HostId host) const;
    /// Asks the host for its devices again; devicesChanged() follows if there are any.
    void listDevices(HostId host);

    /// The last answer without an error.
    [[nodiscard]] std::optional<HostAnswer> known(HostId host, const HostQuestion &question) const;
    /// Ends in answered() with the number, unless giveUp() comes first. 0: the host cannot be asked.
    quint64 ask(HostId host, const HostQuestion &question);
    void giveUp(quint64 question);

Q_SIGNALS:
    void devicesChanged(poolwarden::HostId host);
    void answered(quint64 question, const poolwarden::HostAnswer &answer);

private:
    using Key = std::tuple<int, int, QByteArray, QString>; ///< of what is asked
    struct State {
        QPointer<StorageService> service;
        std::optional<FoundDevices> devices;
        quint64 reading = 0; ///< the number of the last list that was read
        std::map<Key, HostAnswer> answers;
    };
    struct Asked {
        HostId host = noHost;
        quint64 request = 0; ///< of the service
        HostQuestion question;
    };

    [[nodiscard]] static Key keyOf(const HostQuestion &question);
    void read(HostId host, const QList<QByteArray> &xmls);
    void take(HostId host, quint64 request, const HostAnswer &answer);
    void forget(HostId host);

    QHash<HostId, State> m_hosts;
    QHash<quint64, Asked> m_asked;
    quint64 m_last = 0;
};

} // namespace poolwarden
