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

/// All results of checking a draft's text, by itself and against all pools and drafts.
struct DraftAssessment {
    /// The text as the draft's host would read it.
    ReadResult reading;
    /// If the reading is a refusal of a well-formed text: the reason for each part that is wrong. That of
    /// the reading is the first.
    std::vector<Refusal> refusals;
    /// The last well-formed text, without missing and wrong parts; none: nothing could be read. It
    /// is compared with other pools while the text is incomplete.
    std::optional<PoolDefinition> definition;
    /// The predicted answer of its host.
    DefineVerdict verdict;
    /// Findings of the draft and of the pool that it edits.
    std::vector<Finding> findings;
    SchemaAnswer schema;
};

} // namespace poolwarden
