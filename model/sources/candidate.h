// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/fieldvalues.h"

#include <QString>

#include <string>
#include <utility>
#include <vector>

namespace poolwarden {

/// Something that the host has for a field. All text is plain text that may come from the host.
struct SourceCandidate {
    QString name;       ///< what the field gets
    QString what;       ///< what it is, in words
    quint64 size = 0;   ///< bytes; 0: none, or not known
    FieldValues values; ///< all that belongs together: the field's value and that of others
    /// Sentences: why it may not work, whoever uses it; empty: nothing is known.
    QString doubt = {};
    QString unknown =
        {}; ///< a sentence: what of it nobody can tell, and why it matters; empty: nothing
    bool isOfSystem = false;                 ///< the host itself runs from it
    std::vector<std::string> groups = {};    ///< of a device: the volume groups that are on it
    std::vector<std::string> devices = {};   ///< of a volume group: what it lies on
    std::pair<QString, QString> secret = {}; ///< its usage and its UUID; empty: it is none
    bool isFirst = false; ///< stands above the others, whatever speaks against it
};

} // namespace poolwarden
