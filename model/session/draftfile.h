// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace poolwarden {

/// The file that a draft is saved in.
struct DraftFile {
    QString path;        ///< absolute; empty: none
    int index = 0;       ///< which of the definitions in it
    bool isGone = false; ///< the file is gone, or the definition is not in it any more

    [[nodiscard]] bool isNone() const { return path.isEmpty(); }
    friend bool operator==(const DraftFile &, const DraftFile &) = default;
};

} // namespace poolwarden
