// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QList>
#include <QString>

#include <optional>

namespace poolwarden {

class PoolEdit;

/// A problem to mark: in the form at its field, in the XML at its line.
struct FieldProblem {
    Severity severity = Severity::Error;
    std::optional<FieldRef> field;
    int line = 0;                        ///< from 1; 0: no line
    QString text;                        ///< whole sentences, plain
    bool isOfType = false;               ///< the problem is the pool's type, which is not a Field
    QString remark = {};                 ///< a sentence to add to the finding's reason
    std::optional<Finding> finding = {}; ///< none: from the schema or the prediction
};

/// The problem to mark for a finding about the edited definition.
[[nodiscard]] FieldProblem problemOf(const PoolEdit &edit, const Finding &finding);

/// All problems of the edited definition from findings, schema and prediction, worst first. A
/// problem that several of them report is listed once.
[[nodiscard]] QList<FieldProblem> problemsOf(const PoolEdit &edit);

} // namespace poolwarden
