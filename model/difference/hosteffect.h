// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/difference/fieldchange.h"
#include "model/xml/poolreader.h"
#include "model/xml/unreadparts.h"

#include <QList>
#include <QString>

#include <vector>

namespace poolwarden {

/// The definition as libvirt writes it to its file: without values that it reads but does not keep
/// for the type (virStoragePoolDefFormatBuf(), libvirt 9.0.0).
[[nodiscard]] PoolDefinition writtenByLibvirt(PoolDefinition definition);

/// How the definition on the host will differ in content from a text.
struct HostEffect {
    /// libvirt generates a UUID.
    bool makesUuid = false;
    /// Not in the text: derived or default. `before` is empty.
    QList<FieldChange> added;
    /// Different from the text: cleaned or derived.
    QList<FieldChange> rewritten;
    /// Read, but not kept for this type. `after` is empty.
    QList<FieldChange> forgotten;
    /// Never read.
    std::vector<UnreadPart> unread;
};

/// Empty for a text that the host would refuse. Sizes do not count: the host writes its own.
[[nodiscard]] HostEffect effectOf(const QString &xml, const ReadOptions &options = {});

} // namespace poolwarden
