// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/findingtext.h"
#include "model/wording/findingtext_p.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>

namespace poolwarden::findingtext {

using namespace parts;

namespace {

/// Gives the translations their context; the functions are free ones.
struct PairText {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::FindingText)
};

} // namespace

QString headlineOfPair(const Finding &told, const NameOf &nameOf)
{
    // Speak of the draft: it can be changed.
    const bool turned = told.peer != noPool && told.definitionKind != DefinitionKind::Draft
                        && told.peerDefinitionKind == DefinitionKind::Draft;
    const Finding finding = turned ? mirrored(told) : told;
    const QString one = poolPhrase(nameOf(finding.pool), finding.definitionKind);
    const QString other =
        finding.peer == noPool
            ? QString()
            : withOthers(poolPhrase(nameOf(finding.peer), finding.peerDefinitionKind), finding);
    QString sentence;
    switch (finding.kind) {
    case FindingKind::Refused:
        sentence =
            finding.peerDefinitionKind == DefinitionKind::Draft
                ? PairText::tr("libvirt will accept only one of %1 and %2: %3.")
                      .arg(one, other, sameWhat(finding))
                : PairText::tr("libvirt will refuse %1: %2.").arg(one, sameAs(finding, other));
        return sentence;
    case FindingKind::IdentityTaken:
        if (finding.reason == Reason::UuidTaken)
            sentence = PairText::tr("The UUID of %1 belongs to %2 already.").arg(one, other);
        else if (finding.reason == Reason::UuidChanged)
            return PairText::tr("libvirt cannot give %1 another UUID.").arg(one);
        else
            sentence = headline(finding, nameOf);
        return sentence;
    case FindingKind::LostAtRestart:
        sentence = finding.peer == noPool ? notReadBackHeadline(finding, one)
                                          : lossHeadline(finding, one, other);
        break;
    case FindingKind::SameStorage:
        sentence = isAllMultipath(finding)
                       ? PairText::tr("%1 and %2 both show all multipath devices.").arg(one, other)
                       : PairText::tr("%1 and %2 both use %3.").arg(one, other, resource(finding));
        break;
    case FindingKind::Overlap:
        sentence = finding.reason == Reason::PeerContains
                       ? PairText::tr("The storage of %1 lies inside that of %2.").arg(one, other)
                       : PairText::tr("The storage of %1 lies inside that of %2.").arg(other, one);
        break;
    case FindingKind::Stacked:
        sentence = finding.reason == Reason::PeerContains
                       ? PairText::tr("%1 stands on a volume of %2.").arg(one, other)
                   : finding.others > 0
                       ? PairText::tr("%1 stand on volumes of %2.").arg(other, one)
                       : PairText::tr("%1 stands on a volume of %2.").arg(other, one);
        break;
    case FindingKind::SharedAcrossHosts:
        sentence = PairText::tr("%1 and %2 on another host both use %3.")
                       .arg(one, other, resource(finding));
        break;
    case FindingKind::Unverified:
        sentence = finding.reason == Reason::UnknownAdapter
                       ? PairText::tr("It is not known whether another pool uses %1 of %2.")
                             .arg(resource(finding), one)
                       : PairText::tr("It is not known whether another pool uses “%1” of %2.")
                             .arg(isolated(QString::fromStdString(finding.spelled)), one);
        break;
    }
    return withCapital(sentence);
}

QString reasonOfPair(const Finding &finding, const NameOf &nameOf)
{
    if (finding.reason == Reason::HostAlias)
        return PairText::tr("“%1” of %2 and “%3” of %4 are the same host.")
            .arg(isolated(QString::fromStdString(finding.spelled)),
                 poolPhrase(nameOf(finding.pool), finding.definitionKind),
                 isolated(QString::fromStdString(finding.peerSpelled)),
                 poolPhrase(nameOf(finding.peer), finding.peerDefinitionKind));
    if (finding.reason != Reason::Alias || isAllMultipath(finding) || !finding.groupDevice.empty()
        || !finding.peerGroupDevice.empty())
        return reason(finding, nameOf);
    const QString both =
        PairText::tr("“%1” of %2 and “%3” of %4 are both %5.")
            .arg(isolated(QString::fromStdString(finding.spelled)),
                 poolPhrase(nameOf(finding.pool), finding.definitionKind),
                 isolated(QString::fromStdString(finding.peerSpelled)),
                 poolPhrase(nameOf(finding.peer), finding.peerDefinitionKind), resource(finding));
    return (chains(finding, nameOf) + u' ' + both).trimmed();
}

QString explanationOfPair(const Finding &finding, const NameOf &nameOf)
{
    return explanationOf(finding, headlineOfPair(finding, nameOf), reasonOfPair(finding, nameOf));
}

} // namespace poolwarden::findingtext
