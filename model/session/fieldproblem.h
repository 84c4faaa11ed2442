// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QList>
#include <QString>

#include <optional>

namespace poolwarden {

class PoolEdit;

/// One thing to mark: in the form by its field, in the XML by its line.
struct FieldProblem {
    Severity severity = Severity::Error;
    std::optional<FieldRef> field;
    int line = 0;                        ///< from 1; 0: nowhere in particular
    QString text;                        ///< whole sentences, plain
    bool isOfType = false;               ///< the type of the pool is at fault, which is no field
    QString remark = {};                 ///< a sentence that belongs to the finding's reason
    std::optional<Finding> finding = {}; ///< that it tells of; none: schema or prediction notice it
};

/// What is to be marked for a finding that is told of what is being edited.
[[nodiscard]] FieldProblem problemOf(const PoolEdit &edit, const Finding &finding);

/// All that findings, schema and prediction have against what is being edited, worst first, each thing
/// once even where several of them notice it.
[[nodiscard]] QList<FieldProblem> problemsOf(const PoolEdit &edit);

} // namespace poolwarden
