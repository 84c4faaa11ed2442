// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/storageservice.h"

#include <QString>

/// Sentences about what a host does.
namespace poolwarden::operationwords {

/// "Starting “images”…"
[[nodiscard]] QString running(StorageService::Operation operation, const QString &name);
/// "“images” is started." The flag: of a start, that it was stopped for it; of autostart, that it is on.
/// Empty where what follows says more.
[[nodiscard]] QString done(StorageService::Operation operation, const QString &name, bool flag);
/// "5 pools are started." Empty where one sentence for each, or what follows, says more.
[[nodiscard]] QString doneAll(StorageService::Operation operation, int count, bool flag);
/// "“images” could not be started. The directory is missing."
[[nodiscard]] QString failed(StorageService::Operation operation, const QString &name,
                             const QString &reason);
/// "2 selected pools were not started:", before the reasons.
[[nodiscard]] QString leftOut(StorageService::Operation operation, int count);

} // namespace poolwarden::operationwords
