// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/session/draftassessment.h"

#include <memory>

namespace poolwarden {

class PoolDraft;
class PoolSchema;

/// Finds what there is to say of a draft, part by part.
class DraftAssessor
{
public:
    DraftAssessor(const ConflictChecker &checker, std::shared_ptr<const PoolSchema> schema);

    [[nodiscard]] ReadOptions readOptions(HostId host) const;
    /// What is in the text alone. The rest is as it was found before.
    [[nodiscard]] DraftAssessment read(const PoolDraft &draft) const;
    [[nodiscard]] DefineVerdict judge(HostId host, const ReadResult &reading) const;

private:
    const ConflictChecker &m_checker;
    std::shared_ptr<const PoolSchema> m_schema;
};

} // namespace poolwarden
