// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/wording/findingtext.h"

#include <QString>

#include <string>

/// Parts of sentences that findings share, for the files of findingtext alone.
namespace poolwarden::findingtext::parts {

/// A value of a definition as it goes into a sentence.
[[nodiscard]] QString shown(const std::string &utf8);
/// "pool “images”", "the draft “images”"
[[nodiscard]] QString poolPhrase(const QString &name, Slot slot);
/// With the number of those that the finding of one stands for.
[[nodiscard]] QString withOthers(const QString &pool, const Finding &finding);
/// "same directory"
[[nodiscard]] QString sameWhat(const Finding &finding);
/// "same directory as pool “images”"
[[nodiscard]] QString sameAs(const Finding &finding, const QString &other);
/// Two that show every multipath device of the host.
[[nodiscard]] bool isAllMultipath(const Finding &finding);
/// "“/srv/vm/sub” is inside “/srv/vm”."
[[nodiscard]] QString containment(const Finding &finding);
/// What comes of it, for each kind.
[[nodiscard]] QString sharingConsequence(const Finding &finding);
[[nodiscard]] QString overlapConsequence(const Finding &finding);
[[nodiscard]] QString stackedConsequence(const Finding &finding);
[[nodiscard]] QString acrossHostsConsequence(const Finding &finding);
[[nodiscard]] QString withCapital(QString sentence);
/// "%1 will be lost when libvirt restarts: …", of two pools that are called so.
[[nodiscard]] QString lossHeadline(const Finding &finding, const QString &own, const QString &peer);
/// The same of a pool that goes without another's doing.
[[nodiscard]] QString notReadBackHeadline(const Finding &finding, const QString &own);
[[nodiscard]] QString notReadBackReason(const Finding &finding);
[[nodiscard]] QString lossConsequence(const Finding &finding);
/// Through which mounts the two values name the place: "“/mnt/a/x” lies in what “a” mounts from
/// nas:/export." Empty: they name it themselves.
[[nodiscard]] QString chains(const Finding &finding, const NameOf &nameOf);

} // namespace poolwarden::findingtext::parts

namespace poolwarden::findingtext {

/// Why, but for the mounts on the way.
[[nodiscard]] QString plainBecause(const Finding &finding);

/// Both with what comes of it.
[[nodiscard]] QString explanationOf(const Finding &finding, const QString &headline,
                                    const QString &because);

} // namespace poolwarden::findingtext
