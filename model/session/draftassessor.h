// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/conflictchecker.h"
#include "model/session/draftassessment.h"
#include "model/session/draftbase.h"

#include <memory>

namespace poolwarden {

class PoolSchema;

/// Makes the parts of a DraftAssessment, except the findings.
class DraftAssessor
{
public:
    DraftAssessor(const ConflictChecker &checker, std::shared_ptr<const PoolSchema> schema);

    [[nodiscard]] ReadOptions readOptions(HostId host) const;
    /// The parts that depend on the text alone. Until the text can be read again, the definition is that of
    /// `previous`; so are the complaints of the schema about a long text, until there is a pause.
    [[nodiscard]] DraftAssessment read(HostId host, const DefinitionText &text,
                                       const DraftAssessment &previous) const;
    /// A definition, read as the host would.
    [[nodiscard]] DraftBase::Version version(HostId host, const QString &text) const;
    [[nodiscard]] DefineVerdict judge(HostId host, const ReadResult &reading) const;

private:
    const ConflictChecker &m_checker;
    std::shared_ptr<const PoolSchema> m_schema;
};

} // namespace poolwarden
