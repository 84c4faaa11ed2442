// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/storageservice.h"

#include <QString>

namespace poolwarden {

/// An error of libvirt, as a value.
struct LibvirtError {
    int code = 0;        ///< virErrorNumber
    int domain = 0;      ///< virErrorDomain
    int systemError = 0; ///< errno; only for VIR_ERR_SYSTEM_ERROR
    QString message;

    /// The driver does not know the function or one of its flags.
    [[nodiscard]] bool isUnsupported() const;
    [[nodiscard]] bool isNoSuchPool() const;
};

/// Returns and resets the last error of the calling thread. Call it right after the failed call,
/// because virConnectIsAlive() and the functions that release handles reset it too.
[[nodiscard]] LibvirtError takeLibvirtError();

/// Call it once per process, before any other use of libvirt. Stops libvirt from printing errors, and
/// keeps its messages in English in every locale, because some errors differ only in their text.
void initializeLibvirt();

/// Why a connection could not be opened.
[[nodiscard]] ServiceError openError(const LibvirtError &error, const QString &uri);
/// The connection is open, but the host has no storage driver.
[[nodiscard]] ServiceError noStorageDriverError(const LibvirtError &error, const QString &uri);
/// Why an operation failed. The caller says which operation it was.
[[nodiscard]] ServiceError operationError(const LibvirtError &error,
                                          StorageService::Operation operation);
/// Why a question has no answer.
[[nodiscard]] ServiceError questionError(const LibvirtError &error);
/// A pool is listed, but its definition could not be read.
[[nodiscard]] ServiceError unreadablePoolError(const LibvirtError &error, const QString &poolName);
/// The connection is lost; the reason is a virConnectCloseReason.
[[nodiscard]] ServiceError lostError(int reason);
/// The connection is lost, as a failed call showed.
[[nodiscard]] ServiceError lostError(const LibvirtError &error);

} // namespace poolwarden
