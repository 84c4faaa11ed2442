// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/storageservice.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <functional>

namespace poolwarden::check {

/// What a host told of itself, or why it did not.
struct HostAnswer {
    QString uri;
    QString problem; ///< empty: it answered
    HostInfo host;
    QList<PoolSnapshot> pools;
    QList<QByteArray> nodeDevices;
    /// As ReportedHost::locality.
    [[nodiscard]] QString locality() const;
};

/// Reads several hosts, some at a time, so that one that does not answer holds up no other.
class HostsReader final : public QObject
{
    Q_OBJECT

public:
    using MakeService = std::function<StorageService *(QObject *parent)>;

    explicit HostsReader(MakeService makeService, QObject *parent = nullptr);

    /// Ends with finished(). timeoutSeconds: for each host; 0 waits forever.
    void read(const QStringList &uris, int timeoutSeconds);

Q_SIGNALS:
    /// In the order of the URIs.
    void finished(const QList<poolwarden::check::HostAnswer> &answers);

private:
    void readNext();
    void end();

    MakeService m_makeService;
    QList<HostAnswer> m_answers;
    int m_timeoutSeconds = 0;
    qsizetype m_begun = 0;
    qsizetype m_ended = 0;
};

} // namespace poolwarden::check
