// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/fieldvalues.h"

#include <QString>

namespace poolwarden {

/// Something that the host has for a field. All text is plain text that may come from the host.
struct SourceCandidate {
    QString name;       ///< what the field gets
    QString what;       ///< what it is, in words
    quint64 size = 0;   ///< bytes; 0: none, or not known
    FieldValues values; ///< all that belongs together: the field's value and that of others
    QString doubt =
        {}; ///< a sentence: why it may not work, whoever uses it; empty: nothing is known
};

} // namespace poolwarden
