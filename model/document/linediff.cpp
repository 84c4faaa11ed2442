// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/document/linediff.h"

#include <QStringList>

#include <algorithm>
#include <vector>

namespace poolwarden {

namespace {

/// The table of lengths has this many cells at most.
constexpr qsizetype mostCells = 4'000'000;

QStringList linesOf(const QString &text)
{
    QStringList lines = text.split(u'\n');
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast(); // behind the last line end
    return lines;
}

/// Lines that differ, the n-th of one beside the n-th of the other.
void appendChanged(QList<LinePair> &pairs, const QStringList &left, const QStringList &right)
{
    const qsizetype count = std::max(left.size(), right.size());
    for (qsizetype i = 0; i < count; ++i) {
        LinePair pair;
        if (i < left.size())
            pair.left = left.at(i);
        if (i < right.size())
            pair.right = right.at(i);
        pairs.append(pair);
    }
}

/// By the longest common subsequence.
void appendCompared(QList<LinePair> &pairs, const QStringList &left, const QStringList &right)
{
    const qsizetype rows = left.size();
    const qsizetype columns = right.size();
    if (rows == 0 || columns == 0 || rows > mostCells / columns) {
        appendChanged(pairs, left, right);
        return;
    }
    // How many lines are alike from here to the end.
    std::vector<int> alike(std::size_t((rows + 1) * (columns + 1)), 0);
    const auto at = [&alike, columns](qsizetype i, qsizetype j) -> int & {
        return alike[std::size_t(i * (columns + 1) + j)];
    };
    for (qsizetype i = rows - 1; i >= 0; --i) {
        for (qsizetype j = columns - 1; j >= 0; --j)
            at(i, j) = left.at(i) == right.at(j) ? at(i + 1, j + 1) + 1
                                                 : std::max(at(i + 1, j), at(i, j + 1));
    }
    QStringList gone;
    QStringList come;
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < rows || j < columns) {
        if (i < rows && j < columns && left.at(i) == right.at(j)) {
            appendChanged(pairs, std::exchange(gone, {}), std::exchange(come, {}));
            pairs.append({left.at(i++), right.at(j++)});
        } else if (j == columns || (i < rows && at(i + 1, j) >= at(i, j + 1))) {
            gone.append(left.at(i++));
        } else {
            come.append(right.at(j++));
        }
    }
    appendChanged(pairs, gone, come);
}

} // namespace

QList<LinePair> compareLines(const QString &left, const QString &right)
{
    QStringList one = linesOf(left);
    QStringList other = linesOf(right);
    QList<LinePair> pairs;
    const qsizetype shorter = std::min(one.size(), other.size());
    qsizetype head = 0;
    while (head < shorter && one.at(head) == other.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head
           && one.at(one.size() - 1 - tail) == other.at(other.size() - 1 - tail))
        ++tail;
    for (qsizetype i = 0; i < head; ++i)
        pairs.append({one.at(i), other.at(i)});
    appendCompared(pairs, one.sliced(head, one.size() - head - tail),
                   other.sliced(head, other.size() - head - tail));
    for (qsizetype i = tail; i > 0; --i)
        pairs.append({one.at(one.size() - i), other.at(other.size() - i)});
    return pairs;
}

} // namespace poolwarden
