// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/wording/outlooktext.h"

#include <QString>

namespace poolwarden {

class PoolRegistry;

/// The definition that one side of a finding is about.
struct FindingSide {
    QString title; ///< which definition, of which pool
    QString xml;   ///< without what libvirt reports of a running pool; empty: it is no more
    /// What the finding is about, in the text: the value, else the element that would have it. Empty: nothing to
    /// mark.
    qsizetype markBegin = 0;
    qsizetype markEnd = 0;
    friend bool operator==(const FindingSide &, const FindingSide &) = default;
};

/// That of finding.pool.
[[nodiscard]] FindingSide sideOf(const PoolRegistry &registry, const Finding &finding);

namespace findingtext {

/// What follows from a finding, with what else is known of the two pools.
[[nodiscard]] Outlook outlookOf(const PoolRegistry &registry, const Finding &finding);

} // namespace findingtext

} // namespace poolwarden
