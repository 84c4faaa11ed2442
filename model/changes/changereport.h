// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/poolregistry.h"

#include <QList>
#include <QString>

#include <cstdint>

namespace poolwarden {

/// Which two definitions of a pool are compared.
enum class ChangeSides : std::uint8_t {
    HostAndDraft, ///< what Define changes; if the pool was changed on the host, theirs and mine
    BeginningAndTheirs, ///< what changed on the host during the edit
    LiveAndPersistent,  ///< what changes at the next start
};

/// One statement about the two definitions.
struct ChangeRow {
    enum class Kind : std::uint8_t {
        Effect,  ///< when a change takes effect
        Problem, ///< why the draft cannot be defined
        Field,   ///< a value that differs
        Added,   ///< what libvirt adds or rewrites
        Dropped,
        Gone, ///< a finding that disappears
        New,
    };
    Kind kind = Kind::Field;
    Severity severity = Severity::Info; ///< for Problem, Gone and New
    QString text;                       ///< plain text, one line
    int leftLine = 0;                   ///< its line on the left, from 1; 0: none
    int rightLine = 0;
    friend bool operator==(const ChangeRow &, const ChangeRow &) = default;
};

/// Two texts, and their differences in words, the most important first.
struct ChangeReport {
    QString leftTitle; ///< what the texts are; empty: no report
    QString rightTitle;
    QString left;
    QString right;
    QList<ChangeRow> rows;
    [[nodiscard]] bool hasSides() const { return !leftTitle.isEmpty(); }
};

/// What the user has chosen to follow each Define.
struct AfterDefine {
    bool builds = false; ///< the directory, of a pool that has one
    bool starts = false;
    bool autostarts = false;
    friend bool operator==(const AfterDefine &, const AfterDefine &) = default;
};

/// What can be compared for a pool, the most urgent first. Empty: there is only one definition.
[[nodiscard]] QList<ChangeSides> sidesOf(const PoolRegistry &registry, PoolId pool);

/// Without sides if `sides` is not among sidesOf(). Reads and compares both texts and checks the
/// pool: too slow for every keystroke.
[[nodiscard]] ChangeReport changeReport(const PoolRegistry &registry, PoolId pool,
                                        ChangeSides sides, AfterDefine then = {});

/// Compares two pools: their drafts, or without a draft the persistent definition.
[[nodiscard]] ChangeReport comparePools(const PoolRegistry &registry, PoolId left, PoolId right);

} // namespace poolwarden
