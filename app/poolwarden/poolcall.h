// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/operations/operationqueue.h"

#include <QByteArray>
#include <QString>

namespace poolwarden {

class StorageService;

/// What a service was asked for.
struct PoolCall {
    StorageService *service = nullptr;
    quint64 request = 0;
    OperationQueue::Job job = {};
    QString uuid = {};      ///< for a pool on the host
    QString xml = {};       ///< for Undefine: the definition, so that it can be restored
    QByteArray sent = {};   ///< for Define
    bool builds = false;    ///< for Stop: the directory is built before the pool is started again
    bool ran = false;       ///< for Undefine and Refresh, when it was asked for
    bool hadErrors = false; ///< for Undefine
};

} // namespace poolwarden
