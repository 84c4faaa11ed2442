// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/changes/hosteffect.h"

#include <QString>
#include <QStringList>

/// What differs, in words. Plain text with values of a host or a file in it.
namespace poolwarden::changetext {

/// A value as it can stand in a line: what turns the direction of writing ends with it, and characters that
/// are not seen have their signs.
[[nodiscard]] QString shown(const QString &value);

/// "Target path: /srv/a → /srv/b", "Device: /dev/sdb comes; /dev/sdc goes"
[[nodiscard]] QString change(const FieldChange &change);
/// The same of two that stand beside each other, neither of which becomes the other: "Target path:
/// /srv/a ≠ /srv/b"
[[nodiscard]] QString difference(const FieldChange &change);

/// What libvirt makes of a text, each of HostEffect's.
[[nodiscard]] QString madeUuid();
[[nodiscard]] QString added(const FieldChange &change);
[[nodiscard]] QString rewritten(const FieldChange &change);
[[nodiscard]] QString forgotten(const FieldChange &change);
[[nodiscard]] QString unread(const UnreadPart &part);
[[nodiscard]] QString droppedComments(int count);

} // namespace poolwarden::changetext
