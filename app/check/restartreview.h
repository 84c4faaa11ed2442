// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/storageservice.h"
#include "model/report/restartreport.h"

#include <QByteArray>
#include <QList>

namespace poolwarden::check {

/// What a restart leaves of these pools. If the host is this machine, looks whether their directories are
/// there: blocks on disk. A pool whose definition cannot be read is among the problems.
[[nodiscard]] RestartReport restartReview(RestartKind kind, const HostInfo &host,
                                          const QList<PoolSnapshot> &pools,
                                          const QList<QByteArray> &nodeDevices);

} // namespace poolwarden::check
