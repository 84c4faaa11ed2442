// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/storageservice.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QThread>

#include <optional>

namespace poolwarden {

/// Keeps what a service says, the way a user of it would: the pools as they are known by now, and
/// what became of each request. Counts signals that come from another thread than the service's.
class ServiceRecorder final : public QObject
{
public:
    explicit ServiceRecorder(StorageService &service)
    {
        connect(
            &service, &StorageService::opened, this,
            [this](const HostInfo &info) {
                note(QStringLiteral("opened"));
                host = info;
            },
            Qt::DirectConnection);
        connect(
            &service, &StorageService::openFailed, this,
            [this](const ServiceError &error) {
                note(QStringLiteral("openFailed"));
                openError = error;
            },
            Qt::DirectConnection);
        connect(
            &service, &StorageService::closed, this,
            [this](const std::optional<ServiceError> &error) {
                note(QStringLiteral("closed"));
                ++closedCount;
                closedError = error;
            },
            Qt::DirectConnection);
        connect(
            &service, &StorageService::poolsListed, this,
            [this](const QList<PoolSnapshot> &list) {
                note(QStringLiteral("listed"));
                ++listedCount;
                pools.clear();
                for (const PoolSnapshot &pool : list)
                    pools.insert(pool.uuid, pool);
            },
            Qt::DirectConnection);
        connect(
            &service, &StorageService::poolChanged, this,
            [this](const PoolSnapshot &pool) {
                note(QStringLiteral("changed ") + pool.name);
                pools.insert(pool.uuid, pool);
            },
            Qt::DirectConnection);
        connect(
            &service, &StorageService::poolRemoved, this,
            [this](const QString &uuid) {
                note(QStringLiteral("removed ") + pools.value(uuid).name);
                pools.remove(uuid);
            },
            Qt::DirectConnection);
        connect(
            &service, &StorageService::nodeDevicesListed, this,
            [this](const QList<QByteArray> &xmls) {
                note(QStringLiteral("devices"));
                ++devicesCount;
                devices = xmls;
            },
            Qt::DirectConnection);
        connect(
            &service, &StorageService::began, this,
            [this](quint64 request) {
                begun.append(request);
                strangers += QThread::currentThread() != thread() ? 1 : 0;
            },
            Qt::DirectConnection);
        connect(
            &service, &StorageService::succeeded, this,
            [this](quint64 request, StorageService::Operation, const QString &uuid) {
                note(QStringLiteral("succeeded"));
                ++ended[request];
                done.insert(request, uuid);
            },
            Qt::DirectConnection);
        connect(
            &service, &StorageService::failed, this,
            [this](quint64 request, StorageService::Operation, const QString &,
                   const ServiceError &error) {
                note(QStringLiteral("failed"));
                ++ended[request];
                errors.insert(request, error);
            },
            Qt::DirectConnection);
    }

    [[nodiscard]] std::optional<PoolSnapshot> named(const QString &name) const
    {
        for (const PoolSnapshot &pool : pools) {
            if (pool.name == name)
                return pool;
        }
        return std::nullopt;
    }
    [[nodiscard]] bool hasEnded(quint64 request) const { return ended.value(request) > 0; }

    QStringList log;   ///< in order
    int strangers = 0; ///< signals from a thread other than the recorder's
    std::optional<HostInfo> host;
    std::optional<ServiceError> openError;
    int closedCount = 0;
    std::optional<ServiceError> closedError;
    int listedCount = 0;
    QHash<QString, PoolSnapshot> pools; ///< by uuid
    int devicesCount = 0;
    QList<QByteArray> devices;
    QList<quint64> begun; ///< requests
    QHash<quint64, int> ended;
    QHash<quint64, QString> done;
    QHash<quint64, ServiceError> errors;

private:
    void note(const QString &what)
    {
        log.append(what);
        if (QThread::currentThread() != thread())
            ++strangers;
    }
};

} // namespace poolwarden
