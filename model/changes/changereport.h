// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/poolregistry.h"

#include <QList>
#include <QString>

#include <cstdint>

namespace poolwarden {

/// Which two definitions of a pool stand beside each other.
enum class ChangeSides : std::uint8_t {
    HostAndDraft, ///< what Define does; theirs and mine, where the pool was changed on the host
    BeginningAndTheirs, ///< what was changed on the host while it was edited
    LiveAndPersistent,  ///< what waits for the next start
};

/// One statement about them.
struct ChangeRow {
    enum class Kind : std::uint8_t {
        Effect,  ///< when and how far it is in force
        Problem, ///< what stands against it
        Field,   ///< a value that differs
        Added,   ///< what libvirt makes of the text beyond that
        Dropped,
        Gone, ///< a finding
        New,
    };
    Kind kind = Kind::Field;
    Severity severity = Severity::Info; ///< of Problem, Gone and New
    QString text;                       ///< plain, in one line
    int leftLine = 0;                   ///< what it is about, from 1; 0: it is not there
    int rightLine = 0;
    friend bool operator==(const ChangeRow &, const ChangeRow &) = default;
};

/// Two texts, and what is different, in words: the most important first.
struct ChangeReport {
    QString leftTitle; ///< what the texts are
    QString rightTitle;
    QString left;
    QString right;
    QList<ChangeRow> rows;
    [[nodiscard]] bool hasSides() const { return !leftTitle.isEmpty(); }
};

/// What there is to compare of a pool, the most urgent first. Empty: the host has one definition of it,
/// and nothing else is known.
[[nodiscard]] QList<ChangeSides> sidesOf(const PoolRegistry &registry, PoolId pool);

/// Without sides if these are not among sidesOf(). Takes as long as reading and comparing the two
/// texts, and as a check of the pool: nothing to be done with each key.
[[nodiscard]] ChangeReport changeReport(const PoolRegistry &registry, PoolId pool,
                                        ChangeSides sides);

/// Two pools as they are shown: of each its draft where it has one, else its persistent definition.
[[nodiscard]] ChangeReport comparePools(const PoolRegistry &registry, PoolId left, PoolId right);

} // namespace poolwarden
