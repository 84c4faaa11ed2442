// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QString>

#include <vector>

/// Sentences about all open questions of a host whose links cannot be read. `questions` comes from
/// ConflictChecker::openQuestions() and must not be empty.
namespace poolwarden::findingtext {

/// "3 places on kvm2"
[[nodiscard]] QString unverifiedPlaces(const std::vector<Finding> &questions, const QString &host);
[[nodiscard]] QString unverifiedHeadline(const std::vector<Finding> &questions,
                                         const QString &host);
/// Lists the places, or the first of many.
[[nodiscard]] QString unverifiedReason(const std::vector<Finding> &questions);
[[nodiscard]] QString unverifiedConsequence();
[[nodiscard]] QString unverifiedExplanation(const std::vector<Finding> &questions,
                                            const QString &host);

} // namespace poolwarden::findingtext
