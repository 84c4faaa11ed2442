// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/changes/fieldchange.h"
#include "model/xml/poolreader.h"

#include <QList>
#include <QString>

#include <vector>

namespace poolwarden {

/// What of a definition libvirt keeps when it writes it into its own file: what the type has no use for is
/// read, and forgotten there. As virStoragePoolDefFormatBuf() of libvirt 9.0.0 does it.
[[nodiscard]] PoolDefinition writtenByLibvirt(PoolDefinition definition);

/// How the definition that the host will have differs from a text, beyond how it is written.
struct HostEffect {
    /// A UUID is made up.
    bool makesUuid = false;
    /// Not in the text; derived or a default: `before` is empty.
    QList<FieldChange> added;
    /// In the text, and something else on the host: cleaned, derived.
    QList<FieldChange> rewritten;
    /// Read, but not for this type: `after` is empty.
    QList<FieldChange> forgotten;
    /// Never looked at.
    std::vector<UnreadPart> unread;

    [[nodiscard]] bool isEmpty() const;
};

/// Nothing for a text that the host would not take. Sizes, which the host writes anew, do not count.
[[nodiscard]] HostEffect effectOf(const QString &xml, const ReadOptions &options = {});

} // namespace poolwarden
