// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/resolve/leastcover.h"

#include <algorithm>
#include <limits>

namespace poolwarden {

namespace {

class CoverSearch
{
public:
    CoverSearch(std::size_t elements, const std::vector<CoverOption> &options, int mostSteps)
        : m_options(options)
        , m_coveredBy(elements)
        , m_times(elements, 0)
        , m_isForbidden(options.size(), false)
        , m_stepsLeft(mostSteps)
    {
        for (std::size_t option = 0; option < options.size(); ++option) {
            for (const std::size_t element : options[option].covers)
                m_coveredBy[element].push_back(option);
        }
        for (auto &covering : m_coveredBy)
            std::ranges::stable_sort(covering, {},
                                     [this](std::size_t option) { return m_options[option].cost; });
    }

    Cover search()
    {
        beginGreedily();
        descend(0);
        std::ranges::sort(m_best);
        return {m_best, m_stepsLeft > 0};
    }

private:
    void beginGreedily()
    {
        std::vector<std::size_t> taken;
        long cost = 0;
        while (true) {
            std::size_t best = m_options.size();
            double least = std::numeric_limits<double>::max();
            for (std::size_t option = 0; option < m_options.size(); ++option) {
                const auto fresh =
                    std::ranges::count_if(m_options[option].covers, [this](std::size_t element) {
                        return m_times[element] == 0;
                    });
                const double price = double(m_options[option].cost) / double(fresh);
                if (fresh > 0 && price < least) {
                    least = price;
                    best = option;
                }
            }
            if (best == m_options.size())
                break;
            take(best, 1);
            taken.push_back(best);
            cost += m_options[best].cost;
        }
        for (const std::size_t option : taken)
            take(option, -1);
        m_best = taken;
        m_leastCost = cost;
    }

    void take(std::size_t option, int step)
    {
        for (const std::size_t element : m_options[option].covers)
            m_times[element] += step;
    }

    /// The element with the fewest options left that is not covered; none: the number of elements.
    [[nodiscard]] std::size_t hardest() const
    {
        std::size_t hardest = m_coveredBy.size();
        std::ptrdiff_t fewest = std::numeric_limits<std::ptrdiff_t>::max();
        for (std::size_t element = 0; element < m_coveredBy.size(); ++element) {
            if (m_times[element] > 0 || m_coveredBy[element].empty())
                continue;
            const auto left =
                std::ranges::count_if(m_coveredBy[element], [this](std::size_t option) {
                    return !m_isForbidden[option];
                });
            if (left < fewest) {
                fewest = left;
                hardest = element;
            }
        }
        return hardest;
    }

    void descend(long cost)
    {
        if (--m_stepsLeft <= 0)
            return;
        const std::size_t element = hardest();
        if (element == m_coveredBy.size()) {
            if (cost < m_leastCost) {
                m_leastCost = cost;
                m_best = m_taken;
            }
            return;
        }
        // After all covers with an option have been tried, only those without it are left.
        std::vector<std::size_t> tried;
        for (const std::size_t option : m_coveredBy[element]) {
            if (m_isForbidden[option] || cost + m_options[option].cost >= m_leastCost)
                continue;
            m_isForbidden[option] = true;
            tried.push_back(option);
            m_taken.push_back(option);
            take(option, 1);
            descend(cost + m_options[option].cost);
            take(option, -1);
            m_taken.pop_back();
        }
        for (const std::size_t option : tried)
            m_isForbidden[option] = false;
    }

    const std::vector<CoverOption> &m_options;
    std::vector<std::vector<std::size_t>> m_coveredBy; ///< by element, the cheapest first
    std::vector<int> m_times;                          ///< that an element is covered
    std::vector<bool> m_isForbidden;
    std::vector<std::size_t> m_taken;
    std::vector<std::size_t> m_best;
    long m_leastCost = 0;
    int m_stepsLeft;
};

} // namespace

Cover leastCover(std::size_t elements, const std::vector<CoverOption> &options, int mostSteps)
{
    return CoverSearch(elements, options, mostSteps).search();
}

} // namespace poolwarden
