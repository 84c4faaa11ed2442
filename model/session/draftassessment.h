// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/conflict/libvirtverdict.h"
#include "model/session/schemaanswer.h"
#include "model/xml/poolreader.h"

#include <optional>
#include <vector>

namespace poolwarden {

/// All that is found of a draft's text, in itself and beside the pools and drafts that there are.
struct DraftAssessment {
    /// As the draft's host would read it.
    ReadResult reading;
    /// What there is to know of the last text that was well-formed, without the parts that are missing or
    /// wrong; none: nothing. It is what is compared with other pools while the rest is being typed.
    std::optional<PoolDefinition> definition;
    /// What its host would answer.
    DefineVerdict verdict;
    /// Of the row: of the draft, and of the pool that it edits.
    std::vector<Finding> findings;
    SchemaAnswer schema;
};

} // namespace poolwarden
