// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/accepted/acceptedfinding.h"

#include <QString>

namespace poolwarden {

/// A file of accepted findings.
struct AcceptedFileRead {
    bool isThere = false;
    QString problem; ///< a sentence: why it could not be read or understood
    AcceptedList list;
};

/// Blocks while the disk does. For any thread.
[[nodiscard]] AcceptedFileRead readAcceptedFile(const QString &path);
/// Replaces the file as a whole or not at all, and makes its folder. Returns why not, a sentence; empty: it
/// is written. For any thread.
[[nodiscard]] QString writeAcceptedFile(const QString &path, const AcceptedList &list);

} // namespace poolwarden
