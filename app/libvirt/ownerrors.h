// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/serviceerror.h"

#include <QString>

/// Errors that are not libvirt's: it was not asked, or has not answered. Callable in any thread.
namespace poolwarden {

[[nodiscard]] ServiceError notConnectedError();
[[nodiscard]] ServiceError closedBeforeAnswerError();
[[nodiscard]] ServiceError readOnlyError();
[[nodiscard]] ServiceError timedOutError(qint64 seconds);
[[nodiscard]] ServiceError openTimedOutError(const QString &uri, qint64 seconds);
[[nodiscard]] ServiceError openCancelledError(const QString &uri);
[[nodiscard]] ServiceError noDevicesError();
[[nodiscard]] ServiceError questionTimedOutError(qint64 seconds);
[[nodiscard]] ServiceError tooManyQuestionsError();
[[nodiscard]] ServiceError noFoldersError();
[[nodiscard]] ServiceError secretExistsError(const QString &usage);
[[nodiscard]] ServiceError tooLargeError(qint64 limitBytes);
[[nodiscard]] ServiceError notTextError();
[[nodiscard]] ServiceError noOwnDirectoryError();

} // namespace poolwarden
