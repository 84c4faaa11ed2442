// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace poolwarden {

/// A line of each of two texts, side by side.
struct LinePair {
    std::optional<QString> left; ///< none: the other text has a line more here
    std::optional<QString> right;
    [[nodiscard]] bool differs() const { return left != right; }
};

/// Both texts whole, with as many lines of both beside each other as are alike. Where the texts are
/// long and differ everywhere, with fewer.
[[nodiscard]] QList<LinePair> compareLines(const QString &left, const QString &right);

} // namespace poolwarden
