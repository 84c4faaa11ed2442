// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/changes/linediff.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace poolwarden {

namespace {

/// The most differing lines to search from each end of a stretch before it is cut.
constexpr qsizetype mostSteps = 256;

/// A text, and the lines that the other text has as well, as numbers.
struct LineSide {
    std::vector<int> numbers;
    std::vector<std::size_t> places; ///< index of each number's line in the text
    std::vector<bool> changed;       ///< by index of the line
};

/// How far the search has come on each diagonal, counted from that of its end of the stretch.
class ReachedPlaces
{
public:
    void begin(qsizetype diagonal, qsizetype place)
    {
        m_origin = diagonal;
        m_low = m_high = diagonal;
        at(diagonal) = place;
    }
    /// Sets the diagonals for one more step, inside the stretch. `nothing`: not reached.
    void widen(qsizetype lowest, qsizetype highest, qsizetype nothing)
    {
        if (m_low > lowest)
            at(--m_low - 1) = nothing;
        else
            ++m_low;
        if (m_high < highest)
            at(++m_high + 1) = nothing;
        else
            --m_high;
    }
    [[nodiscard]] qsizetype &at(qsizetype diagonal)
    {
        return m_places[std::size_t(diagonal - m_origin + mostSteps + 2)];
    }
    [[nodiscard]] bool has(qsizetype diagonal) const
    {
        return diagonal >= m_low && diagonal <= m_high;
    }
    [[nodiscard]] qsizetype low() const { return m_low; }
    [[nodiscard]] qsizetype high() const { return m_high; }

private:
    std::vector<qsizetype> m_places = std::vector<qsizetype>(2 * (mostSteps + 2) + 1);
    qsizetype m_origin = 0;
    qsizetype m_low = 0;
    qsizetype m_high = 0;
};

/// E. W. Myers, “An O(ND) Difference Algorithm and Its Variations”, Algorithmica 1 (1986), 4b:
/// searches the shortest path from both ends until they meet, then does the same with the halves.
class MyersDiff
{
public:
    MyersDiff(LineSide &left, LineSide &right)
        : m_left(left)
        , m_right(right)
    {
    }

    void run()
    {
        std::vector<Stretch> waiting{
            {0, qsizetype(m_left.numbers.size()), 0, qsizetype(m_right.numbers.size())}};
        while (!waiting.empty()) {
            const Stretch stretch = shrunk(waiting.back());
            waiting.pop_back();
            if (stretch.width() == 0 || stretch.height() == 0) {
                mark(stretch);
                continue;
            }
            const auto [x, y] = middleOf(stretch);
            waiting.push_back({x, stretch.right, y, stretch.bottom});
            waiting.push_back({stretch.left, x, stretch.top, y});
        }
    }

private:
    /// Left text from `left`, right text from `top`.
    struct Stretch {
        qsizetype left;
        qsizetype right;
        qsizetype top;
        qsizetype bottom;
        [[nodiscard]] qsizetype width() const { return right - left; }
        [[nodiscard]] qsizetype height() const { return bottom - top; }
    };
    using Point = std::pair<qsizetype, qsizetype>;

    [[nodiscard]] bool alike(qsizetype x, qsizetype y) const
    {
        return m_left.numbers[std::size_t(x)] == m_right.numbers[std::size_t(y)];
    }

    /// The stretch without equal lines at both ends.
    [[nodiscard]] Stretch shrunk(Stretch stretch) const
    {
        while (stretch.width() > 0 && stretch.height() > 0 && alike(stretch.left, stretch.top)) {
            ++stretch.left;
            ++stretch.top;
        }
        while (stretch.width() > 0 && stretch.height() > 0
               && alike(stretch.right - 1, stretch.bottom - 1)) {
            --stretch.right;
            --stretch.bottom;
        }
        return stretch;
    }

    void mark(const Stretch &stretch)
    {
        for (qsizetype x = stretch.left; x < stretch.right; ++x)
            m_left.changed[m_left.places[std::size_t(x)]] = true;
        for (qsizetype y = stretch.top; y < stretch.bottom; ++y)
            m_right.changed[m_right.places[std::size_t(y)]] = true;
    }

    /// A point on a shortest path through the stretch, which has lines of both and no equal ones at
    /// its ends. If the search takes too long, the furthest point reached.
    [[nodiscard]] Point middleOf(const Stretch &stretch)
    {
        const qsizetype width = stretch.width();
        const qsizetype height = stretch.height();
        m_forward.begin(0, 0);
        m_backward.begin(width - height, width);
        const bool meetsForward = ((width - height) & 1) != 0;
        for (qsizetype steps = 1;; ++steps) {
            m_forward.widen(-height, width, -1);
            for (qsizetype k = m_forward.high(); k >= m_forward.low(); k -= 2) {
                qsizetype x = std::max(m_forward.at(k - 1) + 1, m_forward.at(k + 1));
                while (x < width && x - k < height && alike(stretch.left + x, stretch.top + x - k))
                    ++x;
                m_forward.at(k) = x;
                if (meetsForward && m_backward.has(k) && m_backward.at(k) <= x)
                    return {stretch.left + x, stretch.top + x - k};
            }
            m_backward.widen(-height, width, std::numeric_limits<qsizetype>::max());
            for (qsizetype k = m_backward.high(); k >= m_backward.low(); k -= 2) {
                qsizetype x = std::min(m_backward.at(k - 1), m_backward.at(k + 1) - 1);
                while (x > 0 && x - k > 0 && alike(stretch.left + x - 1, stretch.top + x - k - 1))
                    --x;
                m_backward.at(k) = x;
                if (!meetsForward && m_forward.has(k) && x <= m_forward.at(k))
                    return {stretch.left + x, stretch.top + x - k};
            }
            if (steps == mostSteps)
                return furthestIn(stretch);
        }
    }

    [[nodiscard]] Point furthestIn(const Stretch &stretch)
    {
        const qsizetype width = stretch.width();
        const qsizetype height = stretch.height();
        Point forward{0, 0};
        for (qsizetype k = m_forward.high(); k >= m_forward.low(); k -= 2) {
            const qsizetype x = std::min({m_forward.at(k), width, height + k});
            if (x + x - k > forward.first + forward.second)
                forward = {x, x - k};
        }
        Point backward{width, height};
        for (qsizetype k = m_backward.high(); k >= m_backward.low(); k -= 2) {
            const qsizetype x = std::max({m_backward.at(k), qsizetype(0), k});
            if (x + x - k < backward.first + backward.second)
                backward = {x, x - k};
        }
        const qsizetype left = width + height - backward.first - backward.second;
        const Point best = forward.first + forward.second >= left ? forward : backward;
        return {stretch.left + best.first, stretch.top + best.second};
    }

    LineSide &m_left;
    LineSide &m_right;
    ReachedPlaces m_forward;
    ReachedPlaces m_backward;
};

/// Lines that the other text does not have are changes. The search leaves them out.
template<typename IsInBoth>
LineSide sideOf(const QStringList &lines, const QHash<QString, int> &numbers,
                const IsInBoth &isInBoth)
{
    LineSide side;
    side.changed.resize(std::size_t(lines.size()));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (isInBoth(lines.at(i))) {
            side.numbers.push_back(numbers.value(lines.at(i)));
            side.places.push_back(std::size_t(i));
        } else {
            side.changed[std::size_t(i)] = true;
        }
    }
    return side;
}

} // namespace

QStringList xmlLines(const QString &text)
{
    QStringList lines;
    qsizetype begin = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c != u'\n' && c != u'\r')
            continue;
        lines.append(text.sliced(begin, i - begin));
        if (c == u'\r' && i + 1 < text.size() && text.at(i + 1) == u'\n')
            ++i;
        begin = i + 1;
    }
    if (begin < text.size())
        lines.append(text.sliced(begin));
    return lines;
}

QList<LineChange> lineChanges(const QStringList &left, const QStringList &right)
{
    QHash<QString, int> leftNumbers;
    for (const QString &line : left) {
        if (!leftNumbers.contains(line))
            leftNumbers.insert(line, int(leftNumbers.size()));
    }
    const QSet<QString> rightLines(right.cbegin(), right.cend());
    LineSide one =
        sideOf(left, leftNumbers, [&](const QString &line) { return rightLines.contains(line); });
    LineSide other =
        sideOf(right, leftNumbers, [&](const QString &line) { return leftNumbers.contains(line); });
    MyersDiff(one, other).run();

    QList<LineChange> changes;
    const auto isChanged = [](const LineSide &side, qsizetype place) {
        return std::size_t(place) < side.changed.size() && side.changed[std::size_t(place)];
    };
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < left.size() || j < right.size()) {
        LineChange change{i, 0, j, 0};
        while (isChanged(one, i)) {
            ++i;
            ++change.leftCount;
        }
        while (isChanged(other, j)) {
            ++j;
            ++change.rightCount;
        }
        if (change.leftCount + change.rightCount > 0) {
            changes.append(change);
            continue;
        }
        ++i;
        ++j;
    }
    return changes;
}

QList<LinePair> compareLines(const QString &left, const QString &right)
{
    const QStringList one = xmlLines(left);
    const QStringList other = xmlLines(right);
    QList<LinePair> pairs;
    qsizetype i = 0;
    qsizetype j = 0;
    const auto appendAlike = [&](qsizetype end) {
        while (i < end)
            pairs.append({one.at(i++), other.at(j++)});
    };
    for (const LineChange &change : lineChanges(one, other)) {
        appendAlike(change.left);
        const qsizetype rows = std::max(change.leftCount, change.rightCount);
        for (qsizetype row = 0; row < rows; ++row) {
            LinePair pair;
            if (row < change.leftCount)
                pair.left = one.at(i++);
            if (row < change.rightCount)
                pair.right = other.at(j++);
            pairs.append(pair);
        }
    }
    appendAlike(one.size());
    return pairs;
}

} // namespace poolwarden
