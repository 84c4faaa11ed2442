// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/libvirt/connection.h"

#include "app/libvirt/eventloop.h"
#include "app/libvirt/hostdescription.h"

#include <QSysInfo>

#include <libvirt/virterror.h>

#include <utility>

namespace poolwarden {

namespace {

void onLifecycle(virConnectPtr, virStoragePoolPtr pool, int, int, void *opaque)
{
    EventSink::from(opaque).poolTouched(pool);
}

void onRefresh(virConnectPtr, virStoragePoolPtr pool, void *opaque)
{
    EventSink::from(opaque).poolTouched(pool);
}

void onDeviceLifecycle(virConnectPtr, virNodeDevicePtr, int, int, void *opaque)
{
    EventSink::from(opaque).devicesTouched();
}

void onDeviceUpdate(virConnectPtr, virNodeDevicePtr, void *opaque)
{
    EventSink::from(opaque).devicesTouched();
}

/// libvirt takes callbacks of different signatures as one parameter type and casts them back by the
/// event's number. Compilers allow such a cast without a warning by way of void (*)().
template<typename Generic, typename Callback>
Generic asGeneric(Callback callback)
{
    return reinterpret_cast<Generic>(reinterpret_cast<void (*)()>(callback));
}

void onClose(virConnectPtr, int reason, void *opaque)
{
    EventSink::from(opaque).closed(reason);
}

ConnectHandle openHandle(const QString &uri, bool readOnly)
{
    const QByteArray name = uri.toUtf8();
    // Offers no credentials, so that libvirt fails at once if the host wants some. By default it
    // would ask on the terminal that the program was started from.
    virConnectAuth auth = {nullptr, 0, nullptr, nullptr};
    return ConnectHandle(virConnectOpenAuth(uri.isEmpty() ? nullptr : name.constData(), &auth,
                                            readOnly ? VIR_CONNECT_RO : 0));
}

std::optional<int> registerPoolEvent(virConnectPtr connection, int event,
                                     virConnectStoragePoolEventGenericCallback callback,
                                     const std::shared_ptr<EventSink> &sink)
{
    void *share = EventSink::share(sink);
    const int id = virConnectStoragePoolEventRegisterAny(connection, nullptr, event, callback,
                                                         share, &EventSink::unshare);
    if (id >= 0)
        return id;
    EventSink::unshare(share);
    virResetLastError();
    return std::nullopt;
}

std::optional<int> registerDeviceEvent(virConnectPtr connection, int event,
                                       virConnectNodeDeviceEventGenericCallback callback,
                                       const std::shared_ptr<EventSink> &sink)
{
    void *share = EventSink::share(sink);
    const int id = virConnectNodeDeviceEventRegisterAny(connection, nullptr, event, callback, share,
                                                        &EventSink::unshare);
    if (id >= 0)
        return id;
    EventSink::unshare(share);
    virResetLastError();
    return std::nullopt;
}

} // namespace

std::variant<std::unique_ptr<Connection>, ServiceError>
Connection::open(const QString &uri, bool readOnly, KeepAlive keepAlive,
                 EventSink::Listener listener)
{
    auto opened = openPlain(uri, readOnly, keepAlive);
    if (auto *error = std::get_if<ServiceError>(&opened))
        return std::move(*error);
    std::unique_ptr<Connection> connection(
        new Connection(std::move(std::get<ConnectHandle>(opened)), std::move(listener)));
    connection->registerEvents();
    connection->describe(uri, readOnly);
    return connection;
}

std::variant<ConnectHandle, ServiceError> Connection::openPlain(const QString &uri, bool readOnly,
                                                                KeepAlive keepAlive)
{
    initializeLibvirt();
    EventLoop::ensureRunning();
    ConnectHandle handle = openHandle(uri, readOnly);
    if (!handle)
        return openError(takeLibvirtError(), uri);
    // Drivers inside this process refuse it, because they need none, and older daemons do.
    if (keepAlive.intervalSeconds > 0
        && virConnectSetKeepAlive(handle.get(), keepAlive.intervalSeconds, keepAlive.count) != 0)
        virResetLastError();
    return handle;
}

Connection::Connection(ConnectHandle connection, EventSink::Listener listener)
    : m_sink(std::make_shared<EventSink>(std::move(listener)))
    , m_connection(std::move(connection))
{
}

Connection::~Connection()
{
    m_sink->detach();
    if (m_deviceUpdates)
        virConnectNodeDeviceEventDeregisterAny(m_devices.get(), *m_deviceUpdates);
    if (m_deviceEvents)
        virConnectNodeDeviceEventDeregisterAny(m_devices.get(), *m_deviceEvents);
    if (m_refreshEvents)
        virConnectStoragePoolEventDeregisterAny(m_connection.get(), *m_refreshEvents);
    if (m_lifecycleEvents)
        virConnectStoragePoolEventDeregisterAny(m_connection.get(), *m_lifecycleEvents);
    // If that fails, libvirt has called the callback already, or returns the share later.
    if (m_closeShare && virConnectUnregisterCloseCallback(m_connection.get(), &onClose) == 0
        && !m_sink->isClosedUnshared())
        EventSink::unshare(m_closeShare);
    virResetLastError();
}

void Connection::registerEvents()
{
    m_lifecycleEvents = registerPoolEvent(
        m_connection.get(), VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE,
        asGeneric<virConnectStoragePoolEventGenericCallback>(&onLifecycle), m_sink);
    m_refreshEvents =
        registerPoolEvent(m_connection.get(), VIR_STORAGE_POOL_EVENT_ID_REFRESH,
                          asGeneric<virConnectStoragePoolEventGenericCallback>(&onRefresh), m_sink);
    m_closeShare = EventSink::share(m_sink);
    if (virConnectRegisterCloseCallback(m_connection.get(), &onClose, m_closeShare,
                                        &EventSink::unshareClosed)
        != 0)
        EventSink::unshare(std::exchange(m_closeShare, nullptr));
    virResetLastError();
}

void Connection::describe(const QString &uri, bool readOnly)
{
    const CharHandle actualUri(virConnectGetURI(m_connection.get()));
    m_info.uri = actualUri ? QString::fromUtf8(actualUri.get()) : uri;
    const UriParts parts = splitUri(m_info.uri);
    m_info.local = isLocalUri(m_info.uri);
    m_info.readOnly = readOnly;
    m_info.reportsEvents = m_lifecycleEvents.has_value();

    // A storage-only daemon has no hypervisor name and does not report the host's name.
    const char *type = virConnectGetType(m_connection.get());
    m_info.driver = type ? QString::fromUtf8(type) : parts.driver;
    m_info.storesFiles = m_info.driver.compare(QLatin1String("test"), Qt::CaseInsensitive) != 0;
    if (!m_info.storesFiles)
        m_info.local = false;
    const CharHandle hostName(virConnectGetHostname(m_connection.get()));
    if (hostName)
        m_info.hostName = QString::fromUtf8(hostName.get());
    else
        m_info.hostName = parts.host.isEmpty() ? QSysInfo::machineHostName() : parts.host;

    const CharHandle capabilities(virConnectGetStoragePoolCapabilities(m_connection.get(), 0));
    if (capabilities) {
        if (const auto backends = parseBackends(QByteArray(capabilities.get()))) {
            m_info.backends = *backends;
            m_info.knowsBackends = true;
        }
    }
    virResetLastError();
}

void Connection::openDevices()
{
    if (m_devices)
        return;
    if (const auto uri = nodeDeviceUri(m_info.uri)) {
        m_devices = openHandle(*uri, true);
    } else if (virConnectRef(m_connection.get()) == 0) {
        m_devices.reset(m_connection.get());
    }
    if (!m_devices) {
        virResetLastError();
        return;
    }
    m_deviceEvents = registerDeviceEvent(
        m_devices.get(), VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE,
        asGeneric<virConnectNodeDeviceEventGenericCallback>(&onDeviceLifecycle), m_sink);
    m_deviceUpdates = registerDeviceEvent(
        m_devices.get(), VIR_NODE_DEVICE_EVENT_ID_UPDATE,
        asGeneric<virConnectNodeDeviceEventGenericCallback>(&onDeviceUpdate), m_sink);
}

bool Connection::isAlive() const
{
    // On an error (-1) the state is unknown, which counts as alive.
    const bool alive = virConnectIsAlive(m_connection.get()) != 0;
    virResetLastError();
    return alive;
}

std::variant<QString, LibvirtError> Connection::define(const QByteArray &xml,
                                                       StorageService::Validation validation)
{
    PoolHandle pool;
    const bool validates = validation == StorageService::Validation::BySchema && !m_validateRefused;
    if (validates) {
        pool.reset(virStoragePoolDefineXML(m_connection.get(), xml.constData(),
                                           VIR_STORAGE_POOL_DEFINE_VALIDATE));
        if (!pool) {
            const LibvirtError error = takeLibvirtError();
            if (!error.isUnsupported())
                return error;
        }
    }
    if (!pool) {
        pool.reset(virStoragePoolDefineXML(m_connection.get(), xml.constData(), 0));
        if (!pool)
            return takeLibvirtError();
        m_validateRefused = m_validateRefused || validates; // the same XML is accepted without it
    }
    char uuid[VIR_UUID_STRING_BUFLEN] = {};
    if (virStoragePoolGetUUIDString(pool.get(), uuid) != 0)
        return takeLibvirtError();
    return QString::fromLatin1(uuid);
}

} // namespace poolwarden
