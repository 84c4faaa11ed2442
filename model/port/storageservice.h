// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QObject>
#include <QString>

#include <bitset>
#include <optional>

#include "model/pool/pooltype.h"

namespace poolwarden {

/// virStoragePoolState.
enum class PoolState : quint8 { Inactive, Building, Running, Degraded, Inaccessible };

/// An error as a value: what we make of it, and what libvirt said.
struct ServiceError {
    enum class Code : quint8 {
        Other,
        CannotConnect,
        ConnectionLost,
        AuthenticationFailed,
        NoStorageDriver, ///< the connection works but has no storage pools to offer
        NotSupported,
        ReadOnly,
        NoSuchPool,
        SourceConflict, ///< libvirt's refusals of a definition
        IdentityTaken,
        InvalidXml,
        PoolBusy,
        TimedOut,
        WrongState,   ///< already active, not active, and so on
        AccessDenied, ///< connected, but this account may not do it
        NoDirectory,  ///< cannot be started: its target directory is missing on the host
    };
    Code code = Code::Other;
    QString sentence;    ///< ours, translated: why, what to do; of a connection also what happened
    QString detail;      ///< libvirt's own message, untranslated; may be empty
    int libvirtCode = 0; ///< virErrorNumber; 0: the error is not libvirt's
};

/// All that is known of one pool of a host. A plain value, safe to pass between threads.
struct PoolSnapshot {
    QString uuid; ///< canonical: lower-case with dashes
    QString name;
    PoolState state = PoolState::Inactive;
    bool autostart = false;
    bool persistent = true;
    quint64 capacity = 0; ///< bytes; all three are 0 for an inactive pool
    quint64 allocation = 0;
    quint64 available = 0;
    QByteArray liveXml; ///< UTF-8; what is in force (for an inactive pool its only definition)
    QByteArray persistentXml;          ///< what the next start will use; empty for a transient pool
    std::optional<ServiceError> error; ///< the XML could not be fetched: both are empty then
    [[nodiscard]] bool isActive() const { return state != PoolState::Inactive; }
    /// What an edit or an export begins with: the persistent definition, else the live one.
    [[nodiscard]] const QByteArray &definitionXml() const
    {
        return persistentXml.isEmpty() ? liveXml : persistentXml;
    }
    friend bool operator==(const PoolSnapshot &a, const PoolSnapshot &b)
    {
        return a.uuid == b.uuid && a.name == b.name && a.state == b.state
               && a.autostart == b.autostart && a.persistent == b.persistent
               && a.capacity == b.capacity && a.allocation == b.allocation
               && a.available == b.available && a.liveXml == b.liveXml
               && a.persistentXml == b.persistentXml && a.error.has_value() == b.error.has_value();
    }
};

/// What a connection turned out to be.
struct HostInfo {
    QString uri;               ///< as libvirt reports it (virConnectGetURI)
    QString hostName;          ///< of the machine whose storage it is
    QString driver;            ///< "QEMU", "Test", "storage" …
    bool local = false;        ///< the storage is this machine's
    bool knowsLocality = true; ///< else `local` says nothing
    bool readOnly = false;
    bool reportsEvents = false;
    /// The driver keeps pool definitions in files (all but the test driver).
    bool storesFiles = true;
    /// From the pool capabilities; all set where the driver cannot tell.
    std::bitset<poolTypeCount> backends = std::bitset<poolTypeCount>().set();
    bool knowsBackends = false;
};

/// The port to one host: asynchronous, never blocks the caller. Every request returns at once with
/// a number and ends in exactly one succeeded() or failed() with that number, from the event loop
/// of the thread in which this object lives, never from within the request itself.
class StorageService : public QObject
{
    Q_OBJECT

public:
    using RequestId = quint64;
    enum class Operation : quint8 {
        Define,
        Undefine,
        Start,
        Stop,
        Refresh,
        SetAutostart,
        MakeDirectory,
        List,
        ListNodeDevices,
        Reread,
    };
    Q_ENUM(Operation)

    using QObject::QObject;

    /// Connects; ends in opened() followed by poolsListed() (and by nodeDevicesListed() where the
    /// host knows its devices), or in openFailed(). What was open or being opened is closed first.
    virtual void open(const QString &uri, bool readOnly) = 0;
    /// Ends in closed() without an error, if open; while connecting, in openFailed() with
    /// Code::ConnectionLost. Requests that have not ended fail first. Never waits for the host.
    virtual void close() = 0;
    [[nodiscard]] virtual bool isOpen() const = 0;

    /// Asks for all pools again: ends in poolsListed() before succeeded().
    virtual RequestId list() = 0;
    enum class Validation : quint8 {
        BySchema, ///< the host refuses what its schema does not allow, where it can
        None,     ///< it drops what it does not know
    };
    /// Defines persistently.
    virtual RequestId define(const QByteArray &xml,
                             Validation validation = Validation::BySchema) = 0;
    virtual RequestId undefine(const QString &uuid) = 0;
    virtual RequestId start(const QString &uuid) = 0;
    virtual RequestId stop(const QString &uuid) = 0;
    virtual RequestId refresh(const QString &uuid) = 0;
    virtual RequestId setAutostart(const QString &uuid, bool autostart) = 0;
    /// Makes the target directory of a pool whose type ownsDirectory. Of every other type it
    /// fails: there, what libvirt calls to build a pool can destroy what is on its storage.
    virtual RequestId makeDirectory(const QString &uuid) = 0;

    /// Asks for the host's devices again: ends in nodeDevicesListed() before succeeded(). The list
    /// also comes by itself when the devices change, where the driver tells. Returns 0, and nothing
    /// follows, if this service knows no devices at all.
    virtual RequestId listNodeDevices();
    /// Looks at one pool again, for what hosts do not tell by themselves (libvirt has no event for
    /// autostart): ends in poolChanged() or poolRemoved() if it differs, before succeeded(). Returns
    /// 0, and nothing follows, if this service cannot.
    virtual RequestId reread(const QString &uuid);

Q_SIGNALS:
    void opened(const poolwarden::HostInfo &host);
    void openFailed(const poolwarden::ServiceError &error);
    /// The connection is gone: asked for (no error), or lost.
    void closed(const std::optional<poolwarden::ServiceError> &error);

    /// The complete list; replaces all that was known.
    void poolsListed(const QList<poolwarden::PoolSnapshot> &pools);
    /// One pool is new or different.
    void poolChanged(const poolwarden::PoolSnapshot &pool);
    void poolRemoved(const QString &uuid);
    /// The node devices that say how storage is named and nested, as libvirt's XML; complete.
    void nodeDevicesListed(const QList<QByteArray> &xmls);

    void succeeded(quint64 request, poolwarden::StorageService::Operation operation,
                   const QString &uuid);
    void failed(quint64 request, poolwarden::StorageService::Operation operation,
                const QString &uuid, const poolwarden::ServiceError &error);
};

} // namespace poolwarden

Q_DECLARE_METATYPE(poolwarden::HostInfo)
Q_DECLARE_METATYPE(poolwarden::ServiceError)
Q_DECLARE_METATYPE(poolwarden::PoolSnapshot)
