// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/difference/hosteffect.h"

#include <QString>
#include <QStringList>

/// Differences in words. Plain text that may contain values from a host or file.
namespace poolwarden::changetext {

/// A value made safe for one line: isolated(), and control characters as visible symbols.
[[nodiscard]] QString shown(const QString &value);

/// "Target path: /srv/a → /srv/b", "Device: /dev/sdb comes; /dev/sdc goes"
[[nodiscard]] QString change(const FieldChange &change);
/// The same for two definitions of which neither replaces the other: "Target path: /srv/a ≠ /srv/b"
[[nodiscard]] QString difference(const FieldChange &change);

/// Sentences for the members of HostEffect.
[[nodiscard]] QString madeUuid();
[[nodiscard]] QString added(const FieldChange &change);
[[nodiscard]] QString rewritten(const FieldChange &change);
[[nodiscard]] QString forgotten(const FieldChange &change);
[[nodiscard]] QString unread(const UnreadPart &part);
[[nodiscard]] QString droppedComments(int count);

} // namespace poolwarden::changetext
