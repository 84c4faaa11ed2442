// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/libvirt/poolworker.h"

#include "app/libvirt/ownerrors.h"
#include "model/xml/poolreader.h"

#include <QThread>

#include <libvirt/virterror.h>
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <utility>
#include <variant>

namespace poolwarden {

namespace {

constexpr auto deviceSettleTime = std::chrono::milliseconds(300);
/// How many pools are read again before waiting requests get their turn.
constexpr qsizetype touchedSlice = 16;

bool stopRequested()
{
    return QThread::currentThread()->isInterruptionRequested();
}

/// libvirt's client does not protect all its socket writes against SIGPIPE.
void blockPipeSignal()
{
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
}

} // namespace

PoolWorker::PoolWorker(Connection::KeepAlive keepAlive)
    : m_keepAlive(keepAlive)
    , m_deviceTimer(this) // a child, so that it moves to the worker's thread with this object
{
    m_deviceTimer.setSingleShot(true);
    m_deviceTimer.setInterval(deviceSettleTime);
    connect(&m_deviceTimer, &QTimer::timeout, this, [this] { listNodeDevices(0); });
}

PoolWorker::~PoolWorker() = default;

EventSink::Listener PoolWorker::listener()
{
    // Called on other threads. The sink is detached before this object is destroyed.
    EventSink::Listener listener;
    listener.poolTouched = [this](const QString &uuid) {
        QMetaObject::invokeMethod(
            this, [this, uuid] { touch(uuid); }, Qt::QueuedConnection);
    };
    listener.devicesTouched = [this] {
        QMetaObject::invokeMethod(
            this, [this] { m_deviceTimer.start(); }, Qt::QueuedConnection);
    };
    // Emitted directly, because this thread may be stuck in the call that does not return.
    listener.closed = [this](int reason) { Q_EMIT lost(lostError(reason)); };
    return listener;
}

void PoolWorker::open(const QString &uri, bool readOnly)
{
    blockPipeSignal();
    auto result = Connection::open(uri, readOnly, m_keepAlive, listener());
    if (const auto *error = std::get_if<ServiceError>(&result)) {
        Q_EMIT openFailed(*error);
        return;
    }
    m_connection = std::move(std::get<std::unique_ptr<Connection>>(result));

    // The events are registered already, so no change after this list is missed.
    const auto entries = m_pools.entries(m_connection->handle());
    if (const auto *error = std::get_if<LibvirtError>(&entries)) {
        const QString shown = m_connection->info().uri;
        Q_EMIT openFailed(error->isUnsupported() ? noStorageDriverError(*error, shown)
                                                 : openError(*error, shown));
        m_connection.reset();
        return;
    }
    Q_EMIT opened(m_connection->info());
    if (const auto pools = read(std::get<PoolLister::Entries>(entries))) {
        Q_EMIT listed(*pools);
        m_connection->openDevices();
        listNodeDevices(0);
    }
}

void PoolWorker::list(quint64 request)
{
    const auto entries = m_pools.entries(m_connection->handle());
    if (const auto *error = std::get_if<LibvirtError>(&entries)) {
        fail(request, Operation::List, {}, *error);
        return;
    }
    if (const auto pools = read(std::get<PoolLister::Entries>(entries))) {
        Q_EMIT listed(*pools);
        Q_EMIT finished(request, Operation::List, {}, std::nullopt);
    }
}

std::optional<QList<PoolSnapshot>> PoolWorker::read(const PoolLister::Entries &entries)
{
    QList<PoolSnapshot> pools;
    pools.reserve(static_cast<qsizetype>(entries.size()));
    QHash<QString, PoolSnapshot> known;
    known.reserve(static_cast<qsizetype>(entries.size()));
    for (const PoolLister::Entry &entry : entries) {
        if (stopRequested())
            return std::nullopt;
        const std::optional<PoolSnapshot> pool = m_pools.snapshot(entry);
        if (!pool)
            continue;
        if (pool->error && !m_connection->isAlive()) {
            Q_EMIT lost(lostError(
                LibvirtError{pool->error->libvirtCode, VIR_FROM_RPC, 0, pool->error->detail}));
            return std::nullopt;
        }
        known.insert(pool->uuid, *pool);
        pools.append(*pool);
    }
    m_known = std::move(known);
    return pools;
}

void PoolWorker::define(quint64 request, const QByteArray &xml,
                        StorageService::Validation validation)
{
    if (xml.contains('\0')) {
        Q_EMIT finished(request, Operation::Define, {}, notTextError());
        return;
    }
    if (static_cast<std::size_t>(xml.size()) > maxDefinitionBytes) {
        Q_EMIT finished(request, Operation::Define, {},
                        tooLargeError(static_cast<qint64>(maxDefinitionBytes)));
        return;
    }
    const auto result = m_connection->define(xml, validation);
    if (const auto *error = std::get_if<LibvirtError>(&result)) {
        fail(request, Operation::Define, {}, *error);
        return;
    }
    const QString &uuid = std::get<QString>(result);
    if (reread(uuid))
        Q_EMIT finished(request, Operation::Define, uuid, std::nullopt);
}

void PoolWorker::perform(quint64 request, Operation operation, const QString &uuid, bool autostart)
{
    const PoolHandle pool(
        virStoragePoolLookupByUUIDString(m_connection->handle(), uuid.toLatin1().constData()));
    if (pool && operation == Operation::MakeDirectory && !ownsDirectory(uuid)) {
        Q_EMIT finished(request, operation, uuid, noOwnDirectoryError());
        return;
    }
    const std::optional<LibvirtError> error =
        pool ? call(pool.get(), operation, autostart) : takeLibvirtError();
    // Also after a failure: the user's view may have been out of date.
    if (error) {
        // First, so that who hears of the failure knows what is left: a stop can fail half way.
        if (!checkLost(*error) && reread(uuid))
            Q_EMIT finished(request, operation, uuid, operationError(*error, operation));
        return;
    }
    if (reread(uuid))
        Q_EMIT finished(request, operation, uuid, std::nullopt);
}

bool PoolWorker::ownsDirectory(const QString &uuid) const
{
    const auto known = m_known.constFind(uuid);
    if (known == m_known.cend())
        return false;
    const QByteArray &xml = known->definitionXml();
    const ReadResult reading = readPool(std::string_view(xml.constData(), std::size_t(xml.size())));
    const auto *definition = std::get_if<PoolDefinition>(&reading);
    return definition && poolTypeInfo(definition->type).ownsDirectory;
}

std::optional<LibvirtError> PoolWorker::call(virStoragePoolPtr pool, Operation operation,
                                             bool autostart) const
{
    int result = -1;
    switch (operation) {
    case Operation::Undefine:
        result = virStoragePoolUndefine(pool);
        break;
    case Operation::Start:
        // Never builds the pool, because that can destroy data.
        result = virStoragePoolCreate(pool, VIR_STORAGE_POOL_CREATE_NORMAL);
        break;
    case Operation::Stop:
        result = virStoragePoolDestroy(pool);
        break;
    case Operation::Refresh:
        result = virStoragePoolRefresh(pool, 0);
        break;
    case Operation::SetAutostart:
        result = virStoragePoolSetAutostart(pool, autostart ? 1 : 0);
        break;
    case Operation::MakeDirectory:
        // Without an overwrite flag no file system is made (virStorageBackendFileSystemBuild).
        result = virStoragePoolBuild(pool, VIR_STORAGE_POOL_BUILD_NEW);
        break;
    case Operation::Define:
    case Operation::List:
    case Operation::ListNodeDevices:
    case Operation::Reread:
        Q_UNREACHABLE();
    }
    if (result != 0)
        return takeLibvirtError();
    return std::nullopt;
}

void PoolWorker::fail(quint64 request, Operation operation, const QString &uuid,
                      const LibvirtError &error)
{
    if (checkLost(error))
        return; // lost() ends every request
    Q_EMIT finished(request, operation, uuid, operationError(error, operation));
}

bool PoolWorker::checkLost(const LibvirtError &error)
{
    const bool transport = error.domain == VIR_FROM_RPC || error.domain == VIR_FROM_REMOTE
                           || error.code == VIR_ERR_RPC || error.code == VIR_ERR_SYSTEM_ERROR
                           || error.code == VIR_ERR_INVALID_CONN;
    if (!transport || m_connection->isAlive())
        return false;
    Q_EMIT lost(lostError(error));
    return true;
}

void PoolWorker::lookAgain(quint64 request, const QString &uuid)
{
    if (reread(uuid))
        Q_EMIT finished(request, Operation::Reread, uuid, std::nullopt);
}

void PoolWorker::touch(const QString &uuid)
{
    if (m_touchedSet.contains(uuid))
        return;
    m_touchedSet.insert(uuid);
    m_touched.append(uuid);
    if (m_touched.size() == 1)
        QMetaObject::invokeMethod(this, &PoolWorker::rereadQueued, Qt::QueuedConnection);
}

void PoolWorker::rereadQueued()
{
    for (qsizetype i = 0; i < touchedSlice && !m_touched.isEmpty(); ++i) {
        const QString uuid = m_touched.takeFirst();
        m_touchedSet.remove(uuid);
        if (!m_connection || stopRequested() || !reread(uuid))
            return;
    }
    if (!m_touched.isEmpty())
        QMetaObject::invokeMethod(this, &PoolWorker::rereadQueued, Qt::QueuedConnection);
}

bool PoolWorker::reread(const QString &uuid)
{
    const auto result = m_pools.entry(m_connection->handle(), uuid);
    std::optional<PoolSnapshot> pool;
    if (const auto *error = std::get_if<LibvirtError>(&result)) {
        if (checkLost(*error))
            return false;
        // The pool cannot be read: keep the last snapshot, with the error.
        if (!m_known.contains(uuid))
            return true;
        pool = m_known.value(uuid);
        pool->liveXml.clear();
        pool->persistentXml.clear();
        pool->error = unreadablePoolError(*error, pool->name);
    } else if (const auto &entry = std::get<std::optional<PoolLister::Entry>>(result)) {
        pool = m_pools.snapshot(*entry);
    }

    if (!pool) {
        if (m_known.remove(uuid) > 0)
            Q_EMIT removed(uuid);
        return true;
    }
    const auto known = m_known.constFind(uuid);
    if (known != m_known.cend() && *known == *pool)
        return true;
    m_known.insert(uuid, *pool);
    Q_EMIT changed(*pool);
    return true;
}

void PoolWorker::listNodeDevices(quint64 request)
{
    if (request != 0)
        m_deviceRequests.append(request);
    if (m_devices.isRunning() && request != 0)
        return; // the pending listing serves this request, too
    std::optional<ServiceError> failure = noDevicesError();
    if (m_connection->deviceHandle()) {
        const bool running = m_devices.isRunning();
        const std::optional<LibvirtError> error = m_devices.begin(m_connection->deviceHandle());
        if (!error) {
            if (!running)
                proceedWithDevices();
            return;
        }
        if (checkLost(*error))
            return;
        if (!error->isUnsupported())
            failure = operationError(*error, Operation::ListNodeDevices);
    }
    for (const quint64 waiting : std::exchange(m_deviceRequests, {}))
        Q_EMIT finished(waiting, Operation::ListNodeDevices, {}, failure);
}

void PoolWorker::proceedWithDevices()
{
    if (!m_devices.isRunning() || stopRequested())
        return;
    if (!m_devices.proceed()) {
        QMetaObject::invokeMethod(this, &PoolWorker::proceedWithDevices, Qt::QueuedConnection);
        return;
    }
    Q_EMIT nodeDevicesListed(m_devices.take());
    for (const quint64 request : std::exchange(m_deviceRequests, {}))
        Q_EMIT finished(request, Operation::ListNodeDevices, {}, std::nullopt);
}

} // namespace poolwarden
