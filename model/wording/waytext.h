// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/resolve/wayout.h"
#include "model/resolve/whypool.h"
#include "model/wording/findingtext.h"

#include <QString>
#include <QStringList>

/// Ways out of conflicts in words. Plain text that may contain values from a host or file.
namespace poolwarden::waytext {

/// "Use /srv/images-2 as the target of “images2”"
[[nodiscard]] QString name(const WayOut &way, const findingtext::NameOf &nameOf);
/// All that it changes, for a way with several edits: "Use /srv/b-2 as the target, rename to “a-2”".
[[nodiscard]] QString changes(const WayOut &way, const findingtext::NameOf &nameOf);
/// What has to be done for it, in a sentence: "This changes the draft. Define it when you are ready."
[[nodiscard]] QString doing(const WayOut &way, const findingtext::NameOf &nameOf);
/// What must be known before a pool gets another device.
[[nodiscard]] QString otherDeviceDoubt();
/// What is left for the pool then, in sentences.
[[nodiscard]] QString leaves(const WayOut &way, const findingtext::NameOf &nameOf);
/// Why a plan changes this pool and not another one, in a few words: "It is stopped, “images” runs".
[[nodiscard]] QString why(const WhyPool &why, const findingtext::NameOf &nameOf);
/// The text of the button that does it, with a mnemonic.
[[nodiscard]] QString button(const WayOut &way);

} // namespace poolwarden::waytext
