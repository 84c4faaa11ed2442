// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <vector>

namespace poolwarden {

/// A run of adjacent elements.
struct SequenceRun {
    int first = 0;
    int count = 0;
    friend bool operator==(const SequenceRun &, const SequenceRun &) = default;
};

/// How one sequence becomes another: first all removals in order, then all insertions. As many
/// elements as possible stay in place, so that views keep selection and scroll position.
struct SequenceChange {
    std::vector<SequenceRun> removals;   ///< positions after the earlier removals
    std::vector<SequenceRun> insertions; ///< positions in the new sequence
    [[nodiscard]] bool isEmpty() const { return removals.empty() && insertions.empty(); }
};

/// No id may be in a sequence twice.
[[nodiscard]] SequenceChange sequenceChange(const std::vector<quint64> &from,
                                            const std::vector<quint64> &to);

} // namespace poolwarden
