// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooldefinition.h"
#include "model/xml/poolreader.h"

#include <QString>

#include <map>
#include <optional>

namespace poolwarden {

/// One of two definitions that are compared: its text, and what can be read of it.
struct ChangeSide {
    QString text;
    /// As libvirt writes it. Of an unfinished text the parts that can be read; none: nothing can.
    std::optional<PoolDefinition> definition;
    std::map<FieldRef, int> lines;

    /// Takes any text. Parses it: too slow for every keystroke.
    [[nodiscard]] static ChangeSide parsed(const QString &text, const ReadOptions &options);
    /// The line of the field, without one that of the pool; from 1. 0: absent.
    [[nodiscard]] int lineOf(const std::optional<Field> &field) const;
};

/// At a start libvirt notes the target's permissions in the live definition. They are no change.
void ignoreNotedPermissions(PoolDefinition &live, const PoolDefinition &persistent);

} // namespace poolwarden
