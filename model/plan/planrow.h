// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/plan/draftoutcome.h"

#include <QCoreApplication>
#include <QString>

#include <cstdint>

namespace poolwarden {

/// One line of what is done together: a draft that is defined, or a pool of a host that is stopped or undefined before.
struct PlanRow {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::PlanRow)

public:
    enum class Kind : std::uint8_t { Stop, Undefine, Define };
    /// What came of it in the last run.
    enum class Result : std::uint8_t {
        None,
        Running,
        Done,
        DoneWithError, ///< the host has reported one, and yet it is done
        Failed,
        NotReached,
        Unknown, ///< there was no answer
    };

    PoolId pool = noPool;
    Kind kind = Kind::Define;
    QString name;
    QString host;
    QString change;
    int place = 0; ///< in the order, from 1; 0: it is not done
    DraftOutcome outcome;
    bool isBuildable = false; ///< its directory is missing, and can be built once it is defined
    Result result = Result::None;
    QString told; ///< about the result

    /// The place, if it is still to be done.
    [[nodiscard]] QString placeText() const;
    /// What happens, or has happened.
    [[nodiscard]] QString outcomeText() const;
    /// For screen readers, beside the check box.
    [[nodiscard]] QString checkBoxText() const;

    friend bool operator==(const PlanRow &, const PlanRow &) = default;
};

} // namespace poolwarden
