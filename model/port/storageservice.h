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
#include "model/port/hostquestion.h"
#include "model/port/serviceerror.h"

namespace poolwarden {

/// virStoragePoolState.
enum class PoolState : quint8 { Inactive, Building, Running, Degraded, Inaccessible };

/// All that is known of one pool of a host. A plain value, safe to pass between threads.
struct PoolSnapshot {
    QString uuid; ///< canonical: lower-case with dashes
    QString name;
    PoolState state = PoolState::Inactive;
    bool autostart = false;
    bool persistent = true;
    quint64 capacity = 0; ///< bytes; this and the next two are 0 for an inactive pool
    quint64 allocation = 0;
    quint64 available = 0;
    QByteArray liveXml;       ///< UTF-8; the live definition; of an inactive pool its only one
    QByteArray persistentXml; ///< the definition for the next start; empty for a transient pool
    std::optional<ServiceError> error; ///< why the XML could not be fetched; both are empty then
    [[nodiscard]] bool isActive() const { return state != PoolState::Inactive; }
    /// The definition to edit or export: the persistent one, else the live one.
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

/// What is known of an open connection's host.
struct HostInfo {
    QString uri;               ///< as libvirt reports it (virConnectGetURI)
    QString hostName;          ///< of the machine whose storage it is
    QString driver;            ///< "QEMU", "Test", "storage" …
    bool local = false;        ///< the storage is on this machine
    bool knowsLocality = true; ///< false: `local` means nothing
    bool readOnly = false;
    /// It is no host, but where drafts are kept that are for none yet. No StorageService has it.
    bool isFiles = false;
    bool reportsEvents = false;
    bool listsFolders = false; ///< it answers questions for its directories
    /// The driver keeps pool definitions in files. All but the test driver do.
    bool storesFiles = true;
    /// The types that have a backend, from the pool capabilities. All set if the driver cannot
    /// tell.
    std::bitset<poolTypeCount> backends = std::bitset<poolTypeCount>().set();
    bool knowsBackends = false;
};

/// The port to one host. Asynchronous: never blocks the caller. Every request returns a number at
/// once. It ends in exactly one succeeded() or failed() with that number, emitted from the event
/// loop of this object's thread, never from within the request itself.
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

    /// Connects. Ends in openFailed(), or in opened() followed by poolsListed(), and by
    /// nodeDevicesListed() if the host knows its devices. Closes an earlier connection first.
    virtual void open(const QString &uri, bool readOnly) = 0;
    /// If open, ends in closed() without an error; while connecting, in openFailed() with
    /// Code::ConnectionLost. Pending requests fail first. Never waits for the host.
    virtual void close() = 0;
    [[nodiscard]] virtual bool isOpen() const = 0;

    /// Lists all pools again. Emits poolsListed() before succeeded().
    virtual RequestId list() = 0;
    enum class Validation : quint8 {
        BySchema, ///< the host refuses what its schema does not allow, if it supports that
        None,     ///< the host drops elements that it does not know
    };
    /// Defines a persistent pool.
    virtual RequestId define(const QByteArray &xml,
                             Validation validation = Validation::BySchema) = 0;
    virtual RequestId undefine(const QString &uuid) = 0;
    virtual RequestId start(const QString &uuid) = 0;
    virtual RequestId stop(const QString &uuid) = 0;
    virtual RequestId refresh(const QString &uuid) = 0;
    virtual RequestId setAutostart(const QString &uuid, bool autostart) = 0;
    /// Makes the target directory of a pool whose type has ownsDirectory. Fails for all other
    /// types: building them can destroy data on their storage.
    virtual RequestId makeDirectory(const QString &uuid) = 0;

    /// Lists the host's devices again. Emits nodeDevicesListed() before succeeded(). If the driver
    /// reports changes of devices, the list also comes by itself. Returns 0, and nothing follows,
    /// if this service knows no devices.
    virtual RequestId listNodeDevices();
    /// Reads one pool again, for changes that hosts do not report: libvirt has no event for
    /// autostart. Emits poolChanged() or poolRemoved() if it differs, before succeeded(). Returns
    /// 0, and nothing follows, if this service cannot reread pools.
    virtual RequestId reread(const QString &uuid);

    /// Asks the host. Ends in exactly one answered() with the number, unless giveUp() comes first. An answer
    /// can take as long as a distant server wants, and holds up no other request. Returns 0, and nothing
    /// follows, if this service can answer nothing.
    virtual RequestId ask(const HostQuestion &question);
    /// The answer is no longer wanted: nothing follows. Does nothing for other numbers.
    virtual void giveUp(RequestId question);

Q_SIGNALS:
    void opened(const poolwarden::HostInfo &host);
    void openFailed(const poolwarden::ServiceError &error);
    /// The connection was closed (no error) or lost.
    void closed(const std::optional<poolwarden::ServiceError> &error);

    /// The complete list: replaces the previous one.
    void poolsListed(const QList<poolwarden::PoolSnapshot> &pools);
    /// A pool is new or has changed.
    void poolChanged(const poolwarden::PoolSnapshot &pool);
    void poolRemoved(const QString &uuid);
    /// All node devices that tell how storage is named and nested, as libvirt's XML.
    void nodeDevicesListed(const QList<QByteArray> &xmls);

    /// The host is at work on the request. Not every service tells this.
    void began(quint64 request);
    void succeeded(quint64 request, poolwarden::StorageService::Operation operation,
                   const QString &uuid);
    void failed(quint64 request, poolwarden::StorageService::Operation operation,
                const QString &uuid, const poolwarden::ServiceError &error);
    void answered(quint64 question, const poolwarden::HostAnswer &answer);
};

} // namespace poolwarden

Q_DECLARE_METATYPE(poolwarden::HostInfo)
Q_DECLARE_METATYPE(poolwarden::HostAnswer)
Q_DECLARE_METATYPE(poolwarden::ServiceError)
Q_DECLARE_METATYPE(poolwarden::PoolSnapshot)
