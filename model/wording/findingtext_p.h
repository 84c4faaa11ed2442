// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/wording/findingtext.h"

#include <QString>

#include <string>

/// Shared parts of sentences, private to findingtext.
namespace poolwarden::findingtext::parts {

/// A value of a definition for a sentence.
[[nodiscard]] QString shown(const std::string &utf8);
/// What names the place: the value at the field, or the device of the volume group that it names.
[[nodiscard]] const std::string &placeName(const Finding &finding);
[[nodiscard]] const std::string &peerPlaceName(const Finding &finding);
/// "pool “images”", "the draft “images”"
[[nodiscard]] QString poolPhrase(const QString &name, DefinitionKind definitionKind);
/// Appends the number of other pools with the same finding.
[[nodiscard]] QString withOthers(const QString &pool, const Finding &finding);
/// "same directory"
[[nodiscard]] QString sameWhat(const Finding &finding);
/// "same directory as pool “images”"
[[nodiscard]] QString sameAs(const Finding &finding, const QString &other);
/// Whether both pools show all multipath devices of the host.
[[nodiscard]] bool isAllMultipath(const Finding &finding);
/// "“/srv/vm/sub” is inside “/srv/vm”."
[[nodiscard]] QString containment(const Finding &finding);
/// What will happen, by kind of finding.
[[nodiscard]] QString sharingConsequence(const Finding &finding);
[[nodiscard]] QString overlapConsequence(const Finding &finding);
[[nodiscard]] QString stackedConsequence(const Finding &finding);
[[nodiscard]] QString acrossHostsConsequence(const Finding &finding);
/// Whether the pools have volume groups of their own, and these take one device.
[[nodiscard]] bool areTwoGroups(const Finding &finding);
/// The first two without what libvirt does.
[[nodiscard]] QString sharingDanger(const Finding &finding);
[[nodiscard]] QString overlapDanger(const Finding &finding);
/// "%1 will be lost when libvirt restarts: …", for two pools with these names.
[[nodiscard]] QString lossHeadline(const Finding &finding, const QString &own, const QString &peer);
/// The same for a pool that is lost without a conflict.
[[nodiscard]] QString notReadBackHeadline(const Finding &finding, const QString &own);
[[nodiscard]] QString notReadBackReason(const Finding &finding);
[[nodiscard]] QString lossConsequence(const Finding &finding);
/// What happens at the kind of restart that lossHeadline() does not tell of; empty: the same.
[[nodiscard]] QString lossOtherwise(const Finding &finding);
/// Where the volume group or the mounts are through which the two values name the place: "“/mnt/a/x” is on
/// nas:/export, mounted by “a”." Empty: without any.
[[nodiscard]] QString chains(const Finding &finding, const NameOf &nameOf);

} // namespace poolwarden::findingtext::parts

namespace poolwarden::findingtext {

/// reason() without the mounts on the way.
[[nodiscard]] QString plainReason(const Finding &finding);

/// Headline and reason with the consequence.
[[nodiscard]] QString explanationOf(const Finding &finding, const QString &headline,
                                    const QString &reason);

} // namespace poolwarden::findingtext
