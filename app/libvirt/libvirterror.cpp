// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/libvirt/libvirterror.h"

#include "app/libvirt/hostdescription.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

#include <cerrno>
#include <libintl.h>

#include <mutex>

namespace poolwarden {

namespace {

using Code = ServiceError::Code;
using Operation = StorageService::Operation;

class Text
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::LibvirtError)
};

ServiceError make(Code code, const QString &sentence, const LibvirtError &error = {})
{
    return {code, sentence, error.message, error.code};
}

bool isAuthentication(int code)
{
    return code == VIR_ERR_AUTH_FAILED || code == VIR_ERR_AUTH_CANCELLED
           || code == VIR_ERR_AUTH_UNAVAILABLE;
}

/// virStoragePoolObjSourceFindDuplicate() and virStoragePoolObjIsDuplicate() (virstorageobj.c) use
/// one code for both; a message about identity quotes a uuid, one about the source a name. A daemon
/// may speak another language than English.
Code refusedDefinition(const QString &message)
{
    if (message.contains(QLatin1String("Storage source conflict")))
        return Code::SourceConflict;
    static const QRegularExpression uuid(
        QStringLiteral("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    return uuid.match(message).hasMatch() ? Code::IdentityTaken : Code::SourceConflict;
}

Code codeOf(const LibvirtError &error, Operation operation)
{
    switch (error.code) {
    case VIR_ERR_NO_STORAGE_POOL:
    case VIR_ERR_INVALID_STORAGE_POOL:
        return Code::NoSuchPool;
    case VIR_ERR_NO_SUPPORT:
    case VIR_ERR_ARGUMENT_UNSUPPORTED:
    case VIR_ERR_OPERATION_UNSUPPORTED:
        return Code::NotSupported;
    case VIR_ERR_OPERATION_DENIED:
        return Code::ReadOnly;
    case VIR_ERR_ACCESS_DENIED:
        return Code::AccessDenied;
    case VIR_ERR_RESOURCE_BUSY:
        return Code::PoolBusy;
    case VIR_ERR_OPERATION_INVALID:
        return Code::WrongState;
    case VIR_ERR_OPERATION_TIMEOUT:
        return Code::TimedOut;
    case VIR_ERR_XML_ERROR:
    case VIR_ERR_XML_DETAIL:
    case VIR_ERR_XML_INVALID_SCHEMA:
        return operation == Operation::Define ? Code::InvalidXml : Code::Other;
    case VIR_ERR_OPERATION_FAILED:
        return operation == Operation::Define && error.domain == VIR_FROM_STORAGE
                   ? refusedDefinition(error.message)
                   : Code::Other;
    case VIR_ERR_SYSTEM_ERROR:
        return operation == Operation::Start && error.systemError == ENOENT ? Code::NoDirectory
                                                                            : Code::Other;
    case VIR_ERR_INTERNAL_ERROR:
        // mount(8), which libvirt calls with LC_ALL=C.
        if (operation == Operation::Start
            && error.message.contains(QLatin1String("mount point does not exist")))
            return Code::NoDirectory;
        if (error.message.contains(QLatin1String("asynchronous jobs running")))
            return Code::PoolBusy;
        if (error.message.contains(QLatin1String("missing backend for pool type")))
            return Code::NotSupported;
        if (error.message.contains(QLatin1String("has no config file"))) // transient
            return Code::WrongState;
        return Code::Other;
    default:
        return isAuthentication(error.code) ? Code::AccessDenied : Code::Other;
    }
}

/// Why, and what to do about it.
QString reason(Code code, Operation operation, const LibvirtError &error)
{
    switch (code) {
    case Code::SourceConflict:
        return Text::tr("Another pool of this host uses the same storage: change the source or the "
                        "target, or edit that pool instead.");
    case Code::IdentityTaken:
        return Text::tr(
            "Another pool of this host has this name or this UUID: choose another name, "
            "or a new UUID.");
    case Code::InvalidXml:
        return error.code == VIR_ERR_XML_INVALID_SCHEMA
                   ? Text::tr(
                       "It does not follow libvirt’s schema: correct or remove what the message "
                       "names.")
                   : Text::tr(
                       "Its XML is not a valid pool definition: correct what the message names.");
    case Code::NoSuchPool:
        return Text::tr("The host does not have this pool any more.");
    case Code::NotSupported:
        return operation == Operation::Define
                   ? Text::tr(
                       "The host’s libvirt has no support for pools of this kind: another type "
                       "may "
                       "do, or the matching storage driver package has to be installed there.")
                   : Text::tr("The host’s libvirt driver does not offer this.");
    case Code::ReadOnly:
        return Text::tr("The connection is read-only: connect again without that to make changes.");
    case Code::AccessDenied:
        return Text::tr("The host does not allow it to this account: connect as a user who may "
                        "manage storage.");
    case Code::PoolBusy:
        return Text::tr("It is busy with another job: try again when that has ended.");
    case Code::WrongState:
        switch (operation) {
        case Operation::Start:
            return Text::tr("It is active already, or is just being started.");
        case Operation::Undefine:
            return Text::tr("It has to be stopped first.");
        case Operation::Stop:
        case Operation::Refresh:
            return Text::tr("It is not active.");
        case Operation::SetAutostart:
            return Text::tr("Only a persistent pool can start by itself: define it first.");
        default:
            return Text::tr("Its present state does not allow it.");
        }
    case Code::NoDirectory:
        return Text::tr("Its directory, or what it needs there, does not exist on the host.");
    case Code::TimedOut:
        return Text::tr("The host took too long to answer.");
    default:
        return Text::tr("See libvirt’s message for the reason.");
    }
}

} // namespace

bool LibvirtError::isUnsupported() const
{
    // A driver that does not know a flag reports an invalid argument (virCheckFlags).
    return code == VIR_ERR_NO_SUPPORT || code == VIR_ERR_INVALID_ARG
           || code == VIR_ERR_ARGUMENT_UNSUPPORTED || code == VIR_ERR_OPERATION_UNSUPPORTED;
}

bool LibvirtError::isNoSuchPool() const
{
    return code == VIR_ERR_NO_STORAGE_POOL || code == VIR_ERR_INVALID_STORAGE_POOL;
}

LibvirtError takeLibvirtError()
{
    LibvirtError result;
    if (const virError *error = virGetLastError()) {
        result.code = error->code;
        result.domain = error->domain;
        if (error->code == VIR_ERR_SYSTEM_ERROR)
            result.systemError = error->int1; // virReportSystemErrorFull
        result.message = QString::fromUtf8(error->message).trimmed();
    }
    virResetLastError();
    return result;
}

void initializeLibvirt()
{
    static std::once_flag once;
    std::call_once(once, [] {
        virInitialize();
        virSetErrorFunc(nullptr, [](void *, virErrorPtr) {});
        ::bindtextdomain("libvirt", "/nonexistent");
    });
}

ServiceError openError(const LibvirtError &error, const QString &uri)
{
    const UriParts parts = splitUri(uri);
    const QString shown = uri.isEmpty() ? Text::tr("the default address") : isolated(uri);
    if (isAuthentication(error.code) || error.code == VIR_ERR_ACCESS_DENIED) {
        return make(Code::AuthenticationFailed,
                    Text::tr("The host has not let you in at %1: use an account that may manage "
                             "virtual machines there, or connect read-only.")
                        .arg(shown),
                    error);
    }
    if (!uri.isEmpty() && !parts.valid) {
        return make(Code::CannotConnect,
                    Text::tr("“%1” is not the address of a connection: write it like "
                             "qemu:///system or qemu+ssh://user@host/system.")
                        .arg(isolated(uri)),
                    error);
    }
    if (!uri.isEmpty() && !parts.knownDriver) {
        return make(Code::CannotConnect,
                    Text::tr("libvirt has no driver of the name “%1”: check the beginning of the "
                             "address %2, which is usually qemu.")
                        .arg(isolated(parts.driver), isolated(uri)),
                    error);
    }
    if (parts.driver == QLatin1String("test") && parts.host.isEmpty()) {
        return make(Code::CannotConnect,
                    Text::tr("The host description %1 could not be loaded: check that the file is "
                             "there, and that it is valid.")
                        .arg(shown),
                    error);
    }
    if (error.code == VIR_ERR_NO_CONNECT || error.code == VIR_ERR_INVALID_ARG
        || error.code == VIR_ERR_CONFIG_UNSUPPORTED) {
        return make(
            Code::CannotConnect,
            Text::tr("Nothing can be reached under the address %1: check how it is written, "
                     "and that this driver is installed there.")
                .arg(shown),
            error);
    }
    if (!parts.host.isEmpty()) {
        return make(Code::CannotConnect,
                    Text::tr("The host “%1” could not be reached: check its name, that it is "
                             "running, and that it accepts connections of this kind.")
                        .arg(isolated(parts.host)),
                    error);
    }
    return make(Code::CannotConnect,
                Text::tr("No libvirt daemon answers on this machine at %1: check that it is "
                         "installed and running, and that you may use it.")
                    .arg(shown),
                error);
}

ServiceError noStorageDriverError(const LibvirtError &error, const QString &uri)
{
    return make(
        Code::NoStorageDriver,
        Text::tr("The host behind %1 has no storage driver, so there are no pools to "
                 "manage: install libvirt’s storage driver there, or use another connection.")
            .arg(isolated(uri)),
        error);
}

ServiceError operationError(const LibvirtError &error, Operation operation)
{
    const Code code = codeOf(error, operation);
    return make(code, reason(code, operation, error), error);
}

ServiceError unreadablePoolError(const LibvirtError &error, const QString &poolName)
{
    const Code code = codeOf(error, Operation::List);
    return make(
        code,
        Text::tr("The definition of the pool “%1” could not be read from the host, so it is "
                 "not checked.")
            .arg(isolated(poolName)),
        error);
}

ServiceError lostError(int closeReason)
{
    switch (closeReason) {
    case VIR_CONNECT_CLOSE_REASON_KEEPALIVE:
        return make(Code::ConnectionLost,
                    Text::tr("The connection is lost, because the host does not answer any more. "
                             "Check that it is running."));
    case VIR_CONNECT_CLOSE_REASON_EOF:
        return make(Code::ConnectionLost,
                    Text::tr("The connection is lost, because the host’s libvirt daemon has closed "
                             "it, perhaps to restart."));
    default:
        return make(Code::ConnectionLost,
                    Text::tr("The connection is lost, because it broke on the way to the host. "
                             "Check that libvirt is running there."));
    }
}

ServiceError lostError(const LibvirtError &error)
{
    ServiceError result = lostError(VIR_CONNECT_CLOSE_REASON_ERROR);
    result.detail = error.message;
    result.libvirtCode = error.code;
    return result;
}

ServiceError notConnectedError()
{
    return make(Code::ConnectionLost,
                Text::tr("There is no connection to the host: connect first."));
}

ServiceError closedMeanwhileError()
{
    return make(Code::ConnectionLost,
                Text::tr("The connection was closed before the host had answered: whether it was "
                         "done can be seen after connecting again."));
}

ServiceError readOnlyError()
{
    return make(
        Code::ReadOnly,
        Text::tr("The connection is read-only: connect again without that to make changes."));
}

ServiceError timedOutError(qint64 seconds)
{
    return make(Code::TimedOut,
                Text::tr("The host has not answered for %n second(s): it may still do what was "
                         "asked, and what becomes of it will be shown.",
                         nullptr, static_cast<int>(seconds)));
}

ServiceError openTimedOutError(const QString &uri, qint64 seconds)
{
    return make(Code::TimedOut,
                Text::tr("%1 has not answered for %n second(s): check that the host is running and "
                         "can be reached.",
                         nullptr, static_cast<int>(seconds))
                    .arg(isolated(uri)));
}

ServiceError openCancelledError(const QString &uri)
{
    return make(
        Code::ConnectionLost,
        Text::tr("Connecting to %1 was given up before the host had answered.").arg(isolated(uri)));
}

ServiceError noDevicesError()
{
    return make(Code::NotSupported,
                Text::tr("The host’s libvirt driver does not tell which devices the host has."));
}

ServiceError tooLargeError(qint64 limitBytes)
{
    return make(
        Code::InvalidXml,
        Text::tr("The definition is larger than %1 MiB, the most that libvirt takes: make it "
                 "smaller.")
            .arg(limitBytes / (1024 * 1024)));
}

ServiceError noOwnDirectoryError()
{
    return make(Code::NotSupported,
                Text::tr("Pools of this type have no directory that could be made for them."));
}

ServiceError notTextError()
{
    return make(
        Code::InvalidXml,
        Text::tr("The definition is not text but binary data, so it was not sent: use XML."));
}

} // namespace poolwarden
