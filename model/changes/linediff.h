// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace poolwarden {

/// A difference at one place: `leftCount` lines of the left text from `left` on are replaced by
/// `rightCount` lines of the right text from `right` on. One count may be 0, not both.
struct LineChange {
    qsizetype left = 0;
    qsizetype leftCount = 0;
    qsizetype right = 0;
    qsizetype rightCount = 0;
    friend bool operator==(const LineChange &, const LineChange &) = default;
};

/// Lines of two texts, side by side.
struct LinePair {
    std::optional<QString> left; ///< none: only the other text has a line here
    std::optional<QString> right;
    [[nodiscard]] bool differs() const { return left != right; }
};

/// The lines of an XML text. LF, CR and CR LF are line ends, as for XML parsers.
[[nodiscard]] QStringList xmlLines(const QString &text);

/// The changes from the left to the right lines, from top to bottom, with at least one equal line
/// between two changes. Myers' algorithm in linear space: the fewest changed lines, unless a
/// stretch has more than about five hundred. Such a stretch is cut where the search has arrived,
/// which bounds the time to some hundred steps a line. The changes are then correct, but may not be
/// the fewest.
[[nodiscard]] QList<LineChange> lineChanges(const QStringList &left, const QStringList &right);

/// All lines of both texts. Equal lines are paired; in a change, the n-th lines of both sides.
[[nodiscard]] QList<LinePair> compareLines(const QString &left, const QString &right);

} // namespace poolwarden
