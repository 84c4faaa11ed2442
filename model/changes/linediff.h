// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace poolwarden {

/// Lines that one text has and the other has not, at one place: `leftCount` of one from `left` on go,
/// `rightCount` of the other from `right` on come. One of the counts may be 0, not both.
struct LineChange {
    qsizetype left = 0;
    qsizetype leftCount = 0;
    qsizetype right = 0;
    qsizetype rightCount = 0;
    friend bool operator==(const LineChange &, const LineChange &) = default;
};

/// A line of each of two texts, side by side.
struct LinePair {
    std::optional<QString> left; ///< none: the other text has a line more here
    std::optional<QString> right;
    [[nodiscard]] bool differs() const { return left != right; }
};

/// The lines of an XML text, ended as XML ends them: by LF, CR or both, which are one to whoever reads it.
[[nodiscard]] QStringList xmlLines(const QString &text);

/// What makes the right lines of the left ones, from top to bottom, with at least one line that is alike
/// between two changes. Myers' algorithm in linear space: as few changed lines as can be, unless a stretch
/// has more than some five hundred of them. Such a one is cut where the search has come to, which bounds
/// the time to some hundred steps a line, and the changes are right all the same.
[[nodiscard]] QList<LineChange> lineChanges(const QStringList &left, const QStringList &right);

/// Both texts whole, what is alike beside each other; of a change, the n-th line of one beside the n-th
/// of the other.
[[nodiscard]] QList<LinePair> compareLines(const QString &left, const QString &right);

} // namespace poolwarden
