// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/libvirt/libvirterror.h"

#include "app/libvirt/hostdescription.h"
#include "app/libvirt/missingprogram.h"
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

/// virStoragePoolObjSourceFindDuplicate() and virStoragePoolObjIsDuplicate() (virstorageobj.c) use one
/// code for both. A message about the identity quotes a uuid, one about the source a name. The
/// daemon's messages may be in another language than English.
Code refusedDefinition(const QString &message)
{
    if (message.contains(QLatin1String("Storage source conflict")))
        return Code::SourceConflict;
    static const QRegularExpression uuid(
        QStringLiteral("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    return uuid.match(message).hasMatch() ? Code::IdentityTaken : Code::SourceConflict;
}

/// libvirt uses one code for the state of a pool and for that of its storage (virstorageobj.c, storage_driver.c,
/// storage_util.c).
bool isAboutPoolState(const QString &message)
{
    static const QRegularExpression state(
        QStringLiteral("is (already |still |not )?active\\b|is starting up|transient"));
    return state.match(message).hasMatch();
}

/// Why a pool could not start, as far as a message that has no code of its own tells.
QString reasonNotStarted(const QString &message)
{
    static const QRegularExpression otherFormat(
        QStringLiteral("does not match the expected format|already formatted using"));
    static const QRegularExpression noGroup(QStringLiteral("[Vv]olume group .*not found"));
    if (const QString program = missingProgram(message); !program.isEmpty())
        return notInstalled(program);
    if (otherFormat.match(message).hasMatch())
        return Text::tr("What is on the device is not what the definition says. Choose the format "
                        "that is there. To build the pool would write over the device.");
    if (noGroup.match(message).hasMatch())
        return Text::tr("The host has no such volume group. Check its name, or build the pool with "
                        "virsh, which writes over the devices that it names.");
    return Text::tr("See libvirt’s message for the reason.");
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
        return isAboutPoolState(error.message) ? Code::WrongState : Code::Other;
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
        return (operation == Operation::Start || operation == Operation::Refresh)
                       && error.systemError == ENOENT && missingProgram(error.message).isEmpty()
                   ? Code::NoDirectory
                   : Code::Other;
    case VIR_ERR_INTERNAL_ERROR:
        // The message of mount(8), which libvirt runs with LC_ALL=C.
        if (operation == Operation::Start
            && error.message.contains(QLatin1String("mount point does not exist")))
            return Code::NoDirectory;
        if (error.message.contains(QLatin1String("asynchronous jobs running")))
            return Code::PoolBusy;
        if (error.message.contains(QLatin1String("missing backend for pool type")))
            return Code::NotSupported;
        if (error.message.contains(QLatin1String("has no config file"))) // a transient pool
            return Code::WrongState;
        return Code::Other;
    default:
        return isAuthentication(error.code) ? Code::AccessDenied : Code::Other;
    }
}

/// The reason for the error, and what to do about it.
QString reason(Code code, Operation operation, const LibvirtError &error)
{
    switch (code) {
    case Code::SourceConflict:
        return Text::tr("Another pool of this host uses the same storage. Change the source or the "
                        "target, or edit that pool instead.");
    case Code::IdentityTaken:
        return Text::tr(
            "Another pool of this host has this name or UUID. Choose another name or a new UUID.");
    case Code::InvalidXml:
        return error.code == VIR_ERR_XML_INVALID_SCHEMA
                   ? Text::tr(
                       "It does not match libvirt’s schema. Correct or remove what the message "
                       "names.")
                   : Text::tr(
                       "Its XML is not a valid pool definition. Correct what the message names.");
    case Code::NoSuchPool:
        return Text::tr("The host does not have this pool any more.");
    case Code::NotSupported:
        return operation == Operation::Define
                   ? Text::tr(
                       "The host’s libvirt does not support pools of this type. Choose another "
                       "type, or install the matching storage driver package there.")
                   : Text::tr("The host’s libvirt driver does not offer this.");
    case Code::ReadOnly:
        return Text::tr("The connection is read-only. To make changes, connect again without "
                        "“read-only”.");
    case Code::AccessDenied:
        return Text::tr("The host does not allow this for your account. Connect as a user who may "
                        "manage storage.");
    case Code::PoolBusy:
        return Text::tr("It is busy with another job. Try again when that job has ended.");
    case Code::WrongState:
        switch (operation) {
        case Operation::Start:
            return Text::tr("It is active already, or is being started.");
        case Operation::Undefine:
            return Text::tr("It must be stopped first.");
        case Operation::Stop:
        case Operation::Refresh:
            return Text::tr("It is not active.");
        case Operation::SetAutostart:
            return Text::tr("Only a persistent pool can be autostarted. Define it first.");
        default:
            return Text::tr("Its current state does not allow this.");
        }
    case Code::NoDirectory:
        return Text::tr("Its directory, or something that it needs there, does not exist on the "
                        "host.");
    case Code::TimedOut:
        return Text::tr("The host took too long to answer.");
    default:
        return operation == Operation::Start ? reasonNotStarted(error.message)
                                             : Text::tr("See libvirt’s message for the reason.");
    }
}

} // namespace

bool LibvirtError::isUnsupported() const
{
    // A driver reports an unknown flag as an invalid argument (virCheckFlags).
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
                    Text::tr("The host refused access to %1. Use an account that may manage "
                             "virtual machines there, or connect read-only.")
                        .arg(shown),
                    error);
    }
    if (!uri.isEmpty() && !parts.valid) {
        return make(Code::CannotConnect,
                    Text::tr("“%1” is not the address of a connection. An address looks like "
                             "qemu:///system or qemu+ssh://user@host/system.")
                        .arg(isolated(uri)),
                    error);
    }
    if (!uri.isEmpty() && !parts.knownDriver) {
        return make(Code::CannotConnect,
                    Text::tr("libvirt has no driver named “%1”. Check the beginning of the "
                             "address %2; usually it is qemu.")
                        .arg(isolated(parts.driver), isolated(uri)),
                    error);
    }
    if (parts.driver == QLatin1String("test") && parts.host.isEmpty()) {
        return make(Code::CannotConnect,
                    Text::tr("The host file %1 could not be loaded. Check that the file exists and "
                             "is valid.")
                        .arg(shown),
                    error);
    }
    if (error.code == VIR_ERR_NO_CONNECT || error.code == VIR_ERR_INVALID_ARG
        || error.code == VIR_ERR_CONFIG_UNSUPPORTED) {
        return make(
            Code::CannotConnect,
            Text::tr("Nothing can be reached at the address %1. Check its spelling, and that this "
                     "driver is installed there.")
                .arg(shown),
            error);
    }
    if (!parts.host.isEmpty()) {
        return make(Code::CannotConnect,
                    Text::tr("The host “%1” could not be reached. Check its name, that it is "
                             "running, and that it accepts connections of this kind.")
                        .arg(isolated(parts.host)),
                    error);
    }
    return make(Code::CannotConnect,
                Text::tr("No libvirt daemon answers on this machine at %1. Check that it is "
                         "installed and running, and that you may use it.")
                    .arg(shown),
                error);
}

ServiceError noStorageDriverError(const LibvirtError &error, const QString &uri)
{
    return make(
        Code::NoStorageDriver,
        Text::tr("The host at %1 has no storage driver, so it has no pools to manage. Install "
                 "libvirt’s storage driver there, or use another connection.")
            .arg(isolated(uri)),
        error);
}

ServiceError operationError(const LibvirtError &error, Operation operation)
{
    const Code code = codeOf(error, operation);
    return make(code, reason(code, operation, error), error);
}

ServiceError questionError(const LibvirtError &error)
{
    const Code code = codeOf(error, Operation::List);
    if (code == Code::NotSupported)
        return make(code, Text::tr("The host’s libvirt cannot look this up."), error);
    if (code == Code::ReadOnly)
        return make(code,
                    Text::tr("The connection is read-only, and the host looks this up only for "
                             "connections that may make changes."),
                    error);
    if (code == Code::Other) {
        const QString why = whyNothingFound(error.message);
        return make(code, why.isEmpty() ? Text::tr("The host looked, and failed.") : why, error);
    }
    return make(code, reason(code, Operation::List, error), error);
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
                    Text::tr("The connection is lost because the host no longer answers. Check "
                             "that it is running."));
    case VIR_CONNECT_CLOSE_REASON_EOF:
        return make(Code::ConnectionLost,
                    Text::tr("The connection is lost because the host’s libvirt daemon closed it, "
                             "perhaps to restart."));
    default:
        return make(Code::ConnectionLost,
                    Text::tr("The connection to the host is lost. Check that libvirt is running "
                             "there."));
    }
}

ServiceError lostError(const LibvirtError &error)
{
    ServiceError result = lostError(VIR_CONNECT_CLOSE_REASON_ERROR);
    result.detail = error.message;
    result.libvirtCode = error.code;
    return result;
}

} // namespace poolwarden
