// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/pool/refusal.h"

#include <QString>

#include <functional>

/// Makes sentences of codes, for window, reports and command line. All results are plain text that
/// may contain names from a host.
namespace poolwarden::findingtext {

/// Returns the name of a pool.
using NameOf = std::function<QString(PoolId)>;

/// "Same storage", "Refused by libvirt" …
[[nodiscard]] QString kindName(FindingKind kind);
/// The same with what this one is about: a name that is changed, not taken.
[[nodiscard]] QString kindName(const Finding &finding);
/// The same for all that can be of the kind.
[[nodiscard]] QString anyOfKind(FindingKind kind);
[[nodiscard]] QString severityName(Severity severity);
/// What is wrong, in one sentence, for a banner: "libvirt will refuse this: same directory as pool
/// “images”."
[[nodiscard]] QString headline(const Finding &finding, const NameOf &nameOf);
/// Why, for example: "“/dev/sdb” is “/dev/disk/by-id/wwn-0x5000…”."
[[nodiscard]] QString reason(const Finding &finding, const NameOf &nameOf);
/// What will happen: "libvirt refuses the definition."
[[nodiscard]] QString consequence(const Finding &finding);
/// headline(), reason() and consequence() together.
[[nodiscard]] QString explanation(const Finding &finding, const NameOf &nameOf);
/// The same with the names of both pools, without "this pool".
[[nodiscard]] QString headlineOfPair(const Finding &finding, const NameOf &nameOf);
[[nodiscard]] QString reasonOfPair(const Finding &finding, const NameOf &nameOf);
[[nodiscard]] QString explanationOfPair(const Finding &finding, const NameOf &nameOf);
/// The resource in words: "the volume group vg0".
[[nodiscard]] QString resource(const ResourcePath &path);
/// What a finding is about: its resource, or the taken name or UUID.
[[nodiscard]] QString resource(const Finding &finding);
[[nodiscard]] QString withCapital(QString sentence);
[[nodiscard]] QString actionName(ActionKind kind, const Finding &finding, const NameOf &nameOf);
/// What the action will do; empty if its name says it.
[[nodiscard]] QString actionTip(ActionKind kind, const Finding &finding, const NameOf &nameOf);

/// Why a definition is refused and what to do, in our words. For libvirt's see libvirtMessage().
[[nodiscard]] QString refusal(const Refusal &refusal);
/// The same; names a field without a value by its label in the form.
[[nodiscard]] QString refusal(const Refusal &refusal, PoolType type);

/// The name of a type for users: "Directory", "Network file system" …
[[nodiscard]] QString typeName(PoolType type);
/// The label of a form field, without an accelerator: "Target path".
[[nodiscard]] QString fieldName(Field field, PoolType type);

} // namespace poolwarden::findingtext
