// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/libvirt/ownerrors.h"

#include "model/wording/isolated.h"

#include <QCoreApplication>

namespace poolwarden {

namespace {

using Code = ServiceError::Code;

class OwnErrors
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::OwnErrors)
};

ServiceError ownError(Code code, const QString &sentence)
{
    return {code, sentence, {}, 0};
}

} // namespace

ServiceError notConnectedError()
{
    return ownError(Code::ConnectionLost,
                    OwnErrors::tr("There is no connection to the host. Connect first."));
}

ServiceError closedBeforeAnswerError()
{
    return ownError(
        Code::ConnectionLost,
        OwnErrors::tr("The connection was closed before the host answered. Connect again to "
                      "see whether it was done."));
}

ServiceError readOnlyError()
{
    return ownError(
        Code::ReadOnly,
        OwnErrors::tr("The connection is read-only. To make changes, connect again without "
                      "“read-only”."));
}

ServiceError timedOutError(qint64 seconds)
{
    return ownError(
        Code::TimedOut,
        OwnErrors::tr("The host has not answered for %n second(s). It may still finish; the "
                      "result will be shown.",
                      nullptr, static_cast<int>(seconds)));
}

ServiceError openTimedOutError(const QString &uri, qint64 seconds)
{
    return ownError(
        Code::TimedOut,
        OwnErrors::tr("%1 has not answered for %n second(s). Check that the host is running and "
                      "can be reached.",
                      nullptr, static_cast<int>(seconds))
            .arg(isolated(uri)));
}

ServiceError openCancelledError(const QString &uri)
{
    return ownError(Code::ConnectionLost,
                    OwnErrors::tr("Connecting to %1 was cancelled before the host answered.")
                        .arg(isolated(uri)));
}

ServiceError noDevicesError()
{
    return ownError(Code::NotSupported,
                    OwnErrors::tr("The host’s libvirt driver cannot list the host’s devices."));
}

ServiceError questionTimedOutError(qint64 seconds)
{
    return ownError(
        Code::TimedOut,
        OwnErrors::tr("There was no answer for %n second(s). Check that the server is running "
                      "and that the host can reach it.",
                      nullptr, static_cast<int>(seconds)));
}

ServiceError tooManyQuestionsError()
{
    return ownError(
        Code::PoolBusy,
        OwnErrors::tr("Too many earlier questions to this host have no answer yet. Try again "
                      "later."));
}

ServiceError noFoldersError()
{
    return ownError(Code::NotSupported,
                    OwnErrors::tr("libvirt does not tell of a host's directories."));
}

ServiceError secretExistsError(const QString &usage)
{
    return ownError(
        Code::IdentityTaken,
        OwnErrors::tr("The host has a secret named “%1” already. Choose another name, or take "
                      "that one.")
            .arg(isolated(usage)));
}

ServiceError tooLargeError(qint64 limitBytes)
{
    return ownError(
        Code::InvalidXml,
        OwnErrors::tr("The definition is larger than %1 MiB, which is libvirt’s limit. Make it "
                      "smaller.")
            .arg(limitBytes / (1024 * 1024)));
}

ServiceError noOwnDirectoryError()
{
    return ownError(Code::NotSupported,
                    OwnErrors::tr("Pools of this type have no directory that could be created."));
}

ServiceError notTextError()
{
    return ownError(Code::InvalidXml,
                    OwnErrors::tr("The definition is binary data, so it was not sent. Use XML."));
}

} // namespace poolwarden
