// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/wording/findingtext.h"

#include <QString>

#include <cstdint>

namespace poolwarden::findingtext {

/// What follows from a finding, in sentences. Each may be empty.
struct Outlook {
    QString now;     ///< what libvirt does with the two definitions
    QString restart; ///< what it does with them when it starts next
    QString data;    ///< what can happen to what is stored
};
/// As far as these two pools go. With the names of both, without "this pool".
[[nodiscard]] Outlook outlook(const Finding &finding, const NameOf &nameOf);
/// What a pool does on the storage that a finding is about.
enum class Standing : std::uint8_t {
    Runs,
    Stopped,
    RunsElsewhere, ///< it takes the storage at its next start
    Draft,         ///< it is not on the host yet
    NotConnected,  ///< its host cannot be asked
    Unknown,
};
/// Which of the two runs, and when they get into each other's way: "Both are running."
[[nodiscard]] QString standings(const QString &one, Standing own, const QString &other,
                                Standing peer);
/// How a pool comes to run, or to be stopped, by a restart alone.
enum class Turn : std::uint8_t {
    None,
    RunsIfFound,    ///< libvirt takes it for active at its start, if its storage is in place
    RunsAtBoot,     ///< autostart
    TakenAsStopped, ///< libvirt does not look whether it runs
};
/// Empty for Turn::None.
[[nodiscard]] QString turned(const QString &pool, Turn turn);
/// That libvirt refuses a draft that this finding does not hinder.
[[nodiscard]] QString refusedOtherwise(const QString &draft);

} // namespace poolwarden::findingtext
