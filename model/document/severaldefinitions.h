// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace poolwarden {

/// The definitions in a text.
struct SeveralDefinitions {
    QStringList definitions; ///< each with the comments and the declaration before it
    QString around;          ///< other text between them, trimmed
};

/// Finds the definitions in a text: one after the other, as from several calls of `virsh
/// pool-dumpxml`, or between the lines of a script. They need not be well-formed: each goes from a
/// start tag to the end tag of the same depth. One without an end tag goes to `around`.
[[nodiscard]] SeveralDefinitions severalDefinitions(const QString &text);

} // namespace poolwarden
