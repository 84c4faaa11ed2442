// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/pool/refusal.h"

#include <QString>

#include <optional>

namespace poolwarden {

class PoolDraft;
class PoolRegistry;

/// Whether something is only missing: in a pool that is being made that is the next thing to enter, no
/// mistake.
[[nodiscard]] bool isIncomplete(RefusalCode code);
/// The first error about the draft itself. Errors about the running pool only are no reason to
/// doubt the definition.
[[nodiscard]] std::optional<Finding> firstErrorOf(const PoolDraft &draft);
/// The pool of another row whose definition it would replace: it has the same name and UUID.
/// noPool: none.
[[nodiscard]] PoolId replacedBy(const PoolDraft &draft, const PoolRegistry &registry);
/// Whether something speaks against the definition: the user is asked before it is defined.
[[nodiscard]] bool isDoubtful(const PoolDraft &draft, const PoolRegistry &registry);
/// Whether the draft is a new pool, and the refusal is only about a value not entered yet.
[[nodiscard]] bool isUnfinished(const PoolDraft &draft);
/// Whether its type has a directory that libvirt makes when the pool is built.
[[nodiscard]] bool ownsDirectory(const PoolDraft &draft);
/// Why libvirt will refuse it, as a sentence; empty: it will not, as far as is known.
[[nodiscard]] QString whyRefused(const PoolDraft &draft);
/// Why nothing can be started or defined in “Files”, as a sentence.
[[nodiscard]] QString filesIsNoHost();
/// Why it cannot be defined, as a sentence; empty if it can. Schema errors alone are no obstacle:
/// libvirt accepts such definitions.
[[nodiscard]] QString whyNotDefine(const PoolDraft &draft, const PoolRegistry &registry);

} // namespace poolwarden
