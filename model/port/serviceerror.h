// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace poolwarden {

/// An error as a value: our sentence and libvirt's message.
struct ServiceError {
    enum class Code : quint8 {
        Other,
        CannotConnect,
        ConnectionLost,
        AuthenticationFailed,
        NoStorageDriver, ///< connected, but the driver has no storage pools
        NotSupported,
        ReadOnly,
        NoSuchPool,
        SourceConflict, ///< libvirt refused a definition: it uses another pool's storage
        IdentityTaken,  ///< likewise: another pool has the name or the UUID
        InvalidXml,
        PoolBusy,
        TimedOut,
        WrongState,   ///< already active, already inactive and so on
        AccessDenied, ///< connected, but the user may not do this
        NoDirectory,  ///< the pool's target directory is missing on the host, so it cannot start
    };
    Code code = Code::Other;
    /// Ours, translated: the reason and what to do; for a connection also what happened.
    QString sentence;
    QString detail;      ///< libvirt's own message, untranslated; may be empty
    int libvirtCode = 0; ///< virErrorNumber; 0: not an error of libvirt's
    /// The host was asked and has not answered: it may have done what it was asked for.
    bool isUnanswered = false;
};

} // namespace poolwarden
