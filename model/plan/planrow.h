// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/plan/draftoutcome.h"

#include <QCoreApplication>
#include <QString>

#include <cstdint>

namespace poolwarden {

/// One draft in a list of drafts that are defined together.
struct PlanRow {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::PlanRow)

public:
    /// What came of the draft in the last run.
    enum class Result : std::uint8_t {
        None,
        Running,
        Defined,
        Failed,
        NotReached,
        Unknown, ///< there was no answer
    };

    PoolId pool = noPool;
    QString name;
    QString host;
    QString change;
    int place = 0; ///< in the order, from 1; 0: it is not defined
    DraftOutcome outcome;
    Result result = Result::None;
    QString told; ///< about the result

    /// The place, if it is still to be defined.
    [[nodiscard]] QString placeText() const;
    /// What happens, or has happened.
    [[nodiscard]] QString outcomeText() const;
    /// For screen readers, beside the check box.
    [[nodiscard]] QString checkBoxText() const;

    friend bool operator==(const PlanRow &, const PlanRow &) = default;
};

} // namespace poolwarden
