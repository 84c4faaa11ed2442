// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/storageservice.h"

#include <QString>

/// Sentences about operations of a host.
namespace poolwarden::operationwords {

/// "Starting “images”…"
[[nodiscard]] QString running(StorageService::Operation operation, const QString &name);
/// "“images” is started." The flag: for Start, it was a restart; for SetAutostart, autostart is on.
[[nodiscard]] QString done(StorageService::Operation operation, const QString &name, bool flag);
/// "5 pools are started." Empty for operations whose result is told for each pool or elsewhere.
[[nodiscard]] QString doneAll(StorageService::Operation operation, int count, bool flag);
/// "“images” was not started. The directory is missing." With `restarts`, of the Start of a restart.
[[nodiscard]] QString failed(StorageService::Operation operation, const QString &name,
                             const QString &reason, bool restarts);
/// “images” is stopped or started as was asked for, but the host reported an error.
[[nodiscard]] QString doneWithError(StorageService::Operation operation, const QString &name,
                                    const QString &reason);
/// The pool ran when it was to be refreshed, and does not any more.
[[nodiscard]] QString stoppedByRefresh(const QString &name, const QString &reason);
/// "It is not known whether “images” was started, because there was no answer. The connection is lost."
[[nodiscard]] QString unanswered(StorageService::Operation operation, const QString &name,
                                 const QString &reason, bool restarts);
/// What became of it, known later: "“images” is started after all." With `isDone` false: "“images” was not
/// started." The flag: for Stop, it was to be started again; for SetAutostart, autostart was to be on.
[[nodiscard]] QString settled(StorageService::Operation operation, const QString &name, bool isDone,
                              bool flag);
/// "2 selected pools were not started:". The reasons follow.
[[nodiscard]] QString leftOut(StorageService::Operation operation, int count);

} // namespace poolwarden::operationwords
