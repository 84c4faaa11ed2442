// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/roworder.h"

#include <QHash>

#include <algorithm>
#include <tuple>
#include <utility>

namespace poolwarden {

std::vector<PlanRow> inShownOrder(std::vector<PlanRow> rows, const std::vector<PlanRow> &shown)
{
    const auto identityOf = [](const PlanRow &row) { return std::pair(row.pool, int(row.kind)); };
    QHash<std::pair<PoolId, int>, qsizetype> placeOf;
    for (const PlanRow &row : shown)
        placeOf.insert(identityOf(row), placeOf.size());
    const auto keyOf = [&](const PlanRow &row) {
        const qsizetype known = placeOf.value(identityOf(row), -1);
        const bool isNew = known < 0;
        // New ones in the order in which they are done, those without a place last.
        return std::tuple(isNew, known, isNew && row.place == 0, isNew ? row.place : 0);
    };
    std::ranges::stable_sort(
        rows, [&keyOf](const PlanRow &a, const PlanRow &b) { return keyOf(a) < keyOf(b); });

    std::vector<PlanRow> all;
    for (const PlanRow &old : shown) {
        if (old.result == PlanRow::Result::None)
            continue;
        PlanRow kept = old;
        kept.place = 0;
        all.push_back(std::move(kept));
    }
    for (PlanRow &row : rows) {
        const qsizetype known = placeOf.value(identityOf(row), -1);
        if (known < 0 || shown[std::size_t(known)].result == PlanRow::Result::None)
            all.push_back(std::move(row));
    }
    return all;
}

} // namespace poolwarden
