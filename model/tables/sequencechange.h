// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <vector>

namespace poolwarden {

/// A run of elements that stand side by side.
struct SequenceRun {
    int first = 0;
    int count = 0;
    friend bool operator==(const SequenceRun &, const SequenceRun &) = default;
};

/// How one sequence becomes another: first all removals, in order, then all insertions. As many
/// elements as possible stay where they are, so that whoever looks at the list keeps what is read.
struct SequenceChange {
    std::vector<SequenceRun> removals;   ///< counted in what is left by the removals before
    std::vector<SequenceRun> insertions; ///< counted in the new sequence
    [[nodiscard]] bool isEmpty() const { return removals.empty() && insertions.empty(); }
};

/// No id stands twice in one sequence.
[[nodiscard]] SequenceChange sequenceChange(const std::vector<quint64> &from,
                                            const std::vector<quint64> &to);

} // namespace poolwarden
