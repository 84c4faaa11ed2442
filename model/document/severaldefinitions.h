// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace poolwarden {

/// The definitions in a text.
struct SeveralDefinitions {
    QStringList definitions; ///< each with the comments and the declaration before it
    QList<qsizetype> begins; ///< where they begin in the text
    QString around;          ///< other text between them, trimmed
};

/// Finds the definitions of pools in a text: one after the other, as from several calls of `virsh
/// pool-dumpxml`, or between the lines of a script or a mail. They need not be well-formed: each goes from
/// its start tag to the next end tag of a pool or, without one, to the next definition or the end of the
/// text. What is in no definition goes to `around`.
[[nodiscard]] SeveralDefinitions severalDefinitions(const QString &text);

} // namespace poolwarden
