// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/findingtext.h"

#include "model/wording/findingtext_p.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>

#include <utility>

namespace poolwarden::findingtext {

using namespace parts;

namespace {

/// Gives the translations their context; the functions are free ones.
struct FindingText {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::FindingText)
};

QString peerPhrase(const Finding &finding, const NameOf &nameOf)
{
    return withOthers(poolPhrase(nameOf(finding.peer), finding.peerDefinitionKind), finding);
}

QString identityHeadline(const Finding &finding, const NameOf &nameOf)
{
    switch (finding.reason) {
    case Reason::UuidTaken:
        return FindingText::tr("The UUID belongs to %1 already.").arg(peerPhrase(finding, nameOf));
    case Reason::Renamed:
        return FindingText::tr("Defining this does not rename “%1”: libvirt cannot rename a pool.")
            .arg(shown(finding.peerSpelled));
    case Reason::UuidChanged:
        return FindingText::tr("libvirt cannot give a pool another UUID.");
    default:
        return FindingText::tr("The name “%1” is taken by %2.")
            .arg(shown(finding.spelled), peerPhrase(finding, nameOf));
    }
}

// The words for what libvirt's rule compares as host and directory.
QString sameExport(Tree tree)
{
    if (tree == Tree::Cifs)
        return FindingText::tr("same share of the same host");
    if (tree == Tree::Gluster)
        return FindingText::tr("same Gluster volume of the same host");
    return FindingText::tr("same export of the same host");
}

QString acrossHostsHeadline(const Finding &finding, const NameOf &nameOf)
{
    return FindingText::tr("%1 is also used by %2 on another host.")
        .arg(resource(finding), peerPhrase(finding, nameOf));
}

bool isPort(FieldRef field)
{
    return field.field == Field::AdapterWwpn;
}

} // namespace

namespace parts {

bool isAllMultipath(const Finding &finding)
{
    return finding.kind == FindingKind::SameStorage && finding.resource.tree == Tree::Multipath
           && finding.resource.segments.empty();
}

QString withOthers(const QString &pool, const Finding &finding)
{
    return finding.others == 0 ? pool
                               : FindingText::tr("%1 and %n other pool(s)", nullptr,
                                                 static_cast<int>(finding.others))
                                     .arg(pool);
}

QString poolPhrase(const QString &name, DefinitionKind definitionKind)
{
    if (definitionKind == DefinitionKind::Draft)
        return FindingText::tr("the draft “%1”").arg(isolated(name));
    return FindingText::tr("pool “%1”").arg(isolated(name));
}

QString sameAs(const Finding &finding, const QString &other)
{
    if (finding.reason == Reason::OneMultipathPool)
        return FindingText::tr("a host can have only one multipath pool, and has %1").arg(other);
    //: "same directory as pool “images”"
    return FindingText::tr("%1 as %2").arg(sameWhat(finding), other);
}

QString sameWhat(const Finding &finding)
{
    switch (finding.reason) {
    case Reason::SameDirectory:
        return FindingText::tr("same directory");
    case Reason::SameExport:
        return sameExport(finding.resource.tree);
    case Reason::SameGlusterVolume:
        return FindingText::tr("same Gluster volume and directory");
    case Reason::SameSheepdogHost:
        return FindingText::tr("same Sheepdog host");
    case Reason::SameDevice:
        return FindingText::tr("same source device");
    case Reason::SameIscsiTarget:
        return FindingText::tr("same iSCSI target and initiator");
    case Reason::SameAdapter:
        return FindingText::tr("same adapter");
    case Reason::OneMultipathPool:
        return FindingText::tr("a host can have only one multipath pool");
    case Reason::SameVstorageCluster:
        return FindingText::tr("same Virtuozzo Storage cluster");
    default:
        return FindingText::tr("same storage");
    }
}

const std::string &placeName(const Finding &finding)
{
    return finding.groupDevice.empty() ? finding.spelled : finding.groupDevice;
}

const std::string &peerPlaceName(const Finding &finding)
{
    return finding.peerGroupDevice.empty() ? finding.peerSpelled : finding.peerGroupDevice;
}

QString shown(const std::string &utf8)
{
    return isolated(QString::fromStdString(utf8));
}

} // namespace parts

QString withCapital(QString sentence)
{
    if (!sentence.isEmpty())
        sentence[0] = sentence[0].toUpper();
    return sentence;
}

QString headline(const Finding &finding, const NameOf &nameOf)
{
    switch (finding.kind) {
    case FindingKind::Refused:
        // The draft is refused, not the existing pool.
        if (finding.definitionKind == DefinitionKind::Draft
            && finding.peerDefinitionKind == DefinitionKind::Draft)
            return FindingText::tr("libvirt will accept only one of this and %1: %2.")
                .arg(peerPhrase(finding, nameOf), sameWhat(finding));
        if (finding.definitionKind != DefinitionKind::Draft)
            return FindingText::tr("libvirt will refuse %1: %2.")
                .arg(peerPhrase(finding, nameOf), sameAs(finding, FindingText::tr("this pool")));
        return FindingText::tr("libvirt will refuse this: %1.")
            .arg(sameAs(finding, peerPhrase(finding, nameOf)));
    case FindingKind::IdentityTaken:
        return identityHeadline(finding, nameOf);
    case FindingKind::LostAtRestart:
        if (finding.peer == noPool)
            return notReadBackHeadline(finding, FindingText::tr("this pool"));
        return lossHeadline(finding, FindingText::tr("this pool"), peerPhrase(finding, nameOf));
    case FindingKind::SameStorage:
        if (isAllMultipath(finding))
            return FindingText::tr("%1 also shows all multipath devices.")
                .arg(withCapital(peerPhrase(finding, nameOf)));
        return FindingText::tr("%1 is also used by %2.")
            .arg(withCapital(resource(finding)), peerPhrase(finding, nameOf));
    case FindingKind::Overlap:
        if (finding.reason == Reason::PeerContains)
            return FindingText::tr("This pool's storage lies inside that of %1.")
                .arg(peerPhrase(finding, nameOf));
        return FindingText::tr("The storage of %1 lies inside this pool's.")
            .arg(peerPhrase(finding, nameOf));
    case FindingKind::Stacked:
        if (finding.reason == Reason::PeerContains)
            return FindingText::tr("This pool stands on a volume of %1.")
                .arg(peerPhrase(finding, nameOf));
        return (finding.others > 0 ? FindingText::tr("%1 stand on volumes of this pool.")
                                   : FindingText::tr("%1 stands on a volume of this pool."))
            .arg(withCapital(peerPhrase(finding, nameOf)));
    case FindingKind::SharedAcrossHosts:
        return withCapital(acrossHostsHeadline(finding, nameOf));
    case FindingKind::Unverified:
        return FindingText::tr("It is not known whether another pool uses %1.")
            .arg(finding.reason == Reason::UnknownAdapter ? resource(finding)
                                                          : shown(finding.spelled));
    }
    return {};
}

QString reason(const Finding &finding, const NameOf &nameOf)
{
    QStringList sentences{chains(finding, nameOf), plainReason(finding)};
    if (finding.isGuess)
        sentences.append(
            FindingText::tr("A name that ends in a number can mean a partition or a volume."));
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

QString plainReason(const Finding &finding)
{
    const QString mine = shown(placeName(finding));
    const QString theirs = shown(peerPlaceName(finding));
    switch (finding.reason) {
    case Reason::Alias:
        if (isAllMultipath(finding) || mine == theirs)
            return {};
        return FindingText::tr("“%1” here and “%2” there are both %3.")
            .arg(mine, theirs, resource(finding));
    case Reason::HostAlias:
        return FindingText::tr("“%1” here and “%2” there are the same host.").arg(mine, theirs);
    case Reason::PeerContains:
    case Reason::PeerInside:
        return containment(finding);
    case Reason::UnknownAlias:
        return FindingText::tr("“%1” is a link that is not in the host's list of devices.")
            .arg(mine);
    case Reason::UnlistedAlias:
        return FindingText::tr("“%1” is a link. Only the host can tell where it leads.").arg(mine);
    case Reason::UnknownAdapter:
        return finding.resource.tree == Tree::Fc
                   ? FindingText::tr("The number of its SCSI host is not known.")
                   : FindingText::tr("Its host number is not known.");
    case Reason::UnknownPath:
        return FindingText::tr("“%1” is on another machine, where a symbolic link or a mount could "
                               "lead elsewhere.")
            .arg(mine);
    case Reason::OneMultipathPool:
        return FindingText::tr("A multipath pool shows all multipath devices of its host.");
    case Reason::Renamed:
        return FindingText::tr("The host calls this pool “%1”, the draft calls it “%2”.")
            .arg(theirs, mine);
    case Reason::UuidChanged:
        return FindingText::tr("The UUID of the pool is %1.").arg(theirs);
    case Reason::NameNotReadBack:
    case Reason::ValueNotReadBack:
        return notReadBackReason(finding);
    case Reason::NameTaken:
    case Reason::UuidTaken:
        return {}; // the headline says it all
    case Reason::SameAdapter:
        if (isPort(finding.field) != isPort(finding.peerField))
            return FindingText::tr("“%1” is a port of %2.")
                .arg(isPort(finding.field) ? mine : theirs, resource(finding));
        [[fallthrough]];
    case Reason::OtherHostUses:
    case Reason::SamePlace:
    default:
        if (mine.isEmpty() || mine == theirs)
            return FindingText::tr("Both name %1.").arg(resource(finding));
        return FindingText::tr("“%1” and “%2” are both %3.").arg(mine, theirs, resource(finding));
    }
}

QString consequence(const Finding &finding)
{
    switch (finding.kind) {
    case FindingKind::Refused:
        if (finding.definitionKind == DefinitionKind::Draft
            && finding.peerDefinitionKind == DefinitionKind::Draft)
            return FindingText::tr("The one defined second is refused.");
        return FindingText::tr("libvirt refuses the definition.");
    case FindingKind::IdentityTaken:
        if (finding.severity != Severity::Error)
            return FindingText::tr("Defining this creates a second pool.");
        return FindingText::tr("libvirt refuses the definition.");
    case FindingKind::LostAtRestart:
        return lossConsequence(finding);
    case FindingKind::SameStorage:
        return sharingConsequence(finding);
    case FindingKind::Overlap:
        return overlapConsequence(finding);
    case FindingKind::Stacked:
        return stackedConsequence(finding);
    case FindingKind::SharedAcrossHosts:
        return acrossHostsConsequence(finding);
    case FindingKind::Unverified:
        return FindingText::tr("Check on the host that no other pool uses it under another name.");
    }
    return {};
}

QString explanation(const Finding &finding, const NameOf &nameOf)
{
    return explanationOf(finding, headline(finding, nameOf), reason(finding, nameOf));
}

QString explanationOf(const Finding &finding, const QString &headline, const QString &reason)
{
    QStringList sentences{headline, reason};
    // The headline of these already says that libvirt refuses it.
    if (finding.kind != FindingKind::Refused)
        sentences.append(consequence(finding));
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

QString actionTip(ActionKind kind, const Finding &finding, const NameOf &nameOf)
{
    const QString peer = finding.peer == noPool ? QString() : isolated(nameOf(finding.peer));
    switch (kind) {
    case ActionKind::ChangePeer:
        return FindingText::tr("Apply this draft to the definition of “%1”, which keeps its name "
                               "and UUID. This draft is discarded, and can be brought back.")
            .arg(peer);
    case ActionKind::RenamePool:
        return FindingText::tr(
            "Undefine the pool, and define it with the new name and the same UUID");
    case ActionKind::AsNewPool:
        return FindingText::tr(
            "Keep the pool as it is, and make this draft a new pool with its own UUID");
    case ActionKind::ShowPeer:
    case ActionKind::EditPeer:
    case ActionKind::NewUuid:
    case ActionKind::RenameDraft:
    case ActionKind::GoToField:
        break;
    }
    return {};
}

QString actionName(ActionKind kind, const Finding &finding, const NameOf &nameOf)
{
    const QString peer = finding.peer == noPool ? QString() : isolated(nameOf(finding.peer));
    switch (kind) {
    case ActionKind::ShowPeer:
        return FindingText::tr("Show “%1”").arg(peer);
    case ActionKind::EditPeer:
        return FindingText::tr("Edit “%1”").arg(peer);
    case ActionKind::NewUuid:
        return FindingText::tr("Make a New UUID");
    case ActionKind::RenameDraft:
        return FindingText::tr("Choose Another Name");
    case ActionKind::ChangePeer:
        return FindingText::tr("Give These Values to “%1”…").arg(peer);
    case ActionKind::RenamePool:
        return FindingText::tr("Rename on the Host");
    case ActionKind::AsNewPool:
        return FindingText::tr("As a New Pool");
    case ActionKind::GoToField:
        return FindingText::tr("Go to the Field");
    }
    return {};
}

} // namespace poolwarden::findingtext
