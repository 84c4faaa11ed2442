// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/pool/refusal.h"

#include <QString>

#include <functional>

/// The one place where codes become sentences, for window, reports and command line alike. Everything
/// returned is plain text that may contain names from a host.
namespace poolwarden::findingtext {

/// Gives a pool's name for its id.
using NameOf = std::function<QString(PoolId)>;

/// "Same storage", "Refused by libvirt" …
[[nodiscard]] QString kindName(FindingKind kind);
[[nodiscard]] QString severityName(Severity severity);
/// One sentence that says what is wrong, for a banner: "libvirt will refuse this: same directory as pool “images”."
[[nodiscard]] QString headline(const Finding &finding, const NameOf &nameOf);
/// Why it is the same: "“/dev/sdb” is “/dev/disk/by-id/wwn-0x5000…”."
[[nodiscard]] QString because(const Finding &finding, const NameOf &nameOf);
/// What will happen: "libvirt refuses this definition."
[[nodiscard]] QString consequence(const Finding &finding);
/// The three together.
[[nodiscard]] QString explanation(const Finding &finding, const NameOf &nameOf);
/// The same where the reader looks at neither of the pools: both are named, neither is "this pool".
[[nodiscard]] QString headlineOfPair(const Finding &finding, const NameOf &nameOf);
[[nodiscard]] QString becauseOfPair(const Finding &finding, const NameOf &nameOf);
[[nodiscard]] QString explanationOfPair(const Finding &finding, const NameOf &nameOf);
/// The resource in words: "volume group vg0".
[[nodiscard]] QString resource(const ResourcePath &path);
/// What a finding is about: its resource, or the name or uuid that is taken.
[[nodiscard]] QString resource(const Finding &finding);
[[nodiscard]] QString actionName(ActionKind kind, const Finding &finding, const NameOf &nameOf);
/// What it will do, where its name does not tell; else empty.
[[nodiscard]] QString actionTip(ActionKind kind, const Finding &finding, const NameOf &nameOf);

/// Why a definition is refused, in our words with what to do; libvirt's are libvirtMessage().
[[nodiscard]] QString refusal(const Refusal &refusal);
/// The same, with what the form calls a field that has no value.
[[nodiscard]] QString refusal(const Refusal &refusal, PoolType type);

/// For people: "Directory", "NFS or CIFS share" …
[[nodiscard]] QString typeName(PoolType type);
/// The label of a form field, without an accelerator: "Target path".
[[nodiscard]] QString fieldName(Field field, PoolType type);

} // namespace poolwarden::findingtext
