// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/libvirtverdict.h"
#include "model/xml/poolreader.h"
#include "tests/parity/paritydaemon.h"

#include <optional>
#include <string>
#include <vector>

namespace poolwarden {

/// Debian's libvirt has no backend for Sheepdog and Virtuozzo Storage.
[[nodiscard]] DriverProfile debianDaemon(std::string definitionFolder);

/// What was expected of a definition.
struct Prediction {
    std::optional<Refusal> refusal;
    std::vector<std::string> colliding; ///< the names of the pools that may be the reason
};

/// The difference between what was predicted and what libvirt says; empty: none.
[[nodiscard]] std::string differenceOf(const Prediction &prediction,
                                       const ParityDaemon::Answer &answer);

} // namespace poolwarden
