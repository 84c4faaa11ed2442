// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/storageservice.h"

#include <QString>

namespace poolwarden {

/// What libvirt says went wrong, as a value.
struct LibvirtError {
    int code = 0;        ///< virErrorNumber
    int domain = 0;      ///< virErrorDomain
    int systemError = 0; ///< errno, with VIR_ERR_SYSTEM_ERROR
    QString message;

    /// The driver does not know the function, or a flag of it: do without.
    [[nodiscard]] bool isUnsupported() const;
    [[nodiscard]] bool isNoSuchPool() const;
};

/// The last error of the calling thread, which is reset. To be called right after the call that
/// failed: virConnectIsAlive() and the releasing functions reset it too.
[[nodiscard]] LibvirtError takeLibvirtError();

/// Once per process, before anything else of libvirt: errors are values here, so libvirt shall not
/// print them too; and they stay in English in every locale, because some can be told apart by
/// their words alone.
void initializeLibvirt();

/// Why a connection could not be opened.
[[nodiscard]] ServiceError openError(const LibvirtError &error, const QString &uri);
/// The connection works, but there are no storage pools behind it.
[[nodiscard]] ServiceError noStorageDriverError(const LibvirtError &error, const QString &uri);
/// Why an operation failed; what failed is for who asked for it to say.
[[nodiscard]] ServiceError operationError(const LibvirtError &error,
                                          StorageService::Operation operation);
/// A pool that is listed, but whose definition could not be read.
[[nodiscard]] ServiceError unreadablePoolError(const LibvirtError &error, const QString &poolName);
/// The connection broke; the reason is a virConnectCloseReason.
[[nodiscard]] ServiceError lostError(int reason);
/// It broke as was seen from a call that failed.
[[nodiscard]] ServiceError lostError(const LibvirtError &error);

// Errors that are ours: libvirt was not asked, or has not answered.
[[nodiscard]] ServiceError notConnectedError();
[[nodiscard]] ServiceError closedMeanwhileError();
[[nodiscard]] ServiceError readOnlyError();
[[nodiscard]] ServiceError timedOutError(qint64 seconds);
[[nodiscard]] ServiceError openTimedOutError(const QString &uri, qint64 seconds);
[[nodiscard]] ServiceError openCancelledError(const QString &uri);
[[nodiscard]] ServiceError noDevicesError();
[[nodiscard]] ServiceError tooLargeError(qint64 limitBytes);
[[nodiscard]] ServiceError notTextError();
[[nodiscard]] ServiceError noOwnDirectoryError();

} // namespace poolwarden
