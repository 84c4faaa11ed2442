// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/port/hostquestion.h"
#include "model/sources/candidaterows.h"
#include "model/sources/sourcefinder.h"
#include "model/sources/volumegroups.h"

#include <QString>

#include <cstddef>
#include <functional>
#include <memory>

namespace poolwarden {

class FieldQuestion;
class PoolEdit;

/// What a host has for a field, not made yet.
struct FoundList {
    std::size_t count = 0; ///< about how many
    /// Makes them. Shares nothing, so that it can run on another thread.
    std::function<CandidateRows::List()> make;
    QString folder; ///< where they are; empty for anything but directories
    QString remark; ///< what else there is to say of them
};

/// Turns what is known of a host into candidates for a field.
namespace foundlist {

[[nodiscard]] FoundList ofDevices(const std::shared_ptr<const FoundDevices> &devices,
                                  const FieldQuestion &asked, const PoolEdit &edit,
                                  const VolumeGroups &groups);
/// Of an answer without an error. `hasOwnFolder`: the directory is one that the user named.
[[nodiscard]] FoundList ofAnswer(const HostAnswer &answer, const FieldQuestion &asked,
                                 const PoolEdit &edit,
                                 const std::shared_ptr<const FoundDevices> &devices,
                                 bool hasOwnFolder);

} // namespace foundlist

} // namespace poolwarden
