// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace poolwarden {

/// What several definitions in one text are.
struct SeveralDefinitions {
    QStringList definitions; ///< each with the comments and the declaration before it
    QString around;          ///< what stands between them that is neither, trimmed
};

/// The definitions in a text that has several one after the other, as `virsh pool-dumpxml` of several
/// prints them, or between the lines of a script. Nothing is said of whether they are well-formed: one
/// goes from a start tag to the end tag of the same depth. One that does not end is `around`.
[[nodiscard]] SeveralDefinitions severalDefinitions(const QString &text);

} // namespace poolwarden
