// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/session/draftassessment.h"

#include <memory>

namespace poolwarden {

class PoolDraft;
class PoolSchema;

/// Makes the parts of a DraftAssessment.
class DraftAssessor
{
public:
    DraftAssessor(const ConflictChecker &checker, std::shared_ptr<const PoolSchema> schema);

    [[nodiscard]] ReadOptions readOptions(HostId host) const;
    /// The parts that depend on the text alone. The others are taken from the previous assessment.
    [[nodiscard]] DraftAssessment read(const PoolDraft &draft) const;
    [[nodiscard]] DefineVerdict judge(HostId host, const ReadResult &reading) const;

private:
    const ConflictChecker &m_checker;
    std::shared_ptr<const PoolSchema> m_schema;
};

} // namespace poolwarden
