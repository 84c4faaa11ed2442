// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/findingtext.h"

#include "model/conflict/canonical.h"
#include "model/findingtext_p.h"
#include "model/isolated.h"

#include <QCoreApplication>

#include <utility>

namespace poolwarden::findingtext {

using namespace parts;

namespace {

/// Gives the translations their context; the functions are free ones.
struct FindingText {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::FindingText)
};

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

/// As it goes into a sentence.
QString shown(const std::string &utf8)
{
    return isolated(text(utf8));
}

QString joined(const std::vector<std::string> &segments, std::size_t from, QChar separator)
{
    QString path;
    for (std::size_t i = from; i < segments.size(); ++i) {
        if (i > from)
            path += separator;
        path += text(segments[i]);
    }
    return path;
}

QString deviceName(const ResourcePath &path)
{
    const QString disk = text(path.segments.front());
    const QString device = (disk.startsWith(QLatin1String("by-")) ? QStringLiteral("/dev/disk/")
                                                                  : QStringLiteral("/dev/"))
                           + disk;
    if (path.segments.size() == 1)
        return FindingText::tr("the device %1").arg(isolated(device));
    return FindingText::tr("partition %1 of %2").arg(shown(path.segments[1]), isolated(device));
}

QString lunName(const ResourcePath &path)
{
    const QString target = shown(path.segments.front());
    if (path.segments.size() == 1)
        return FindingText::tr("the iSCSI target %1").arg(target);
    if (path.segments.size() == 2)
        return FindingText::tr("LUN %1 of the iSCSI target %2")
            .arg(shown(path.segments[1]), target);
    return FindingText::tr("partition %1 on LUN %2 of the iSCSI target %3")
        .arg(shown(path.segments[2]), shown(path.segments[1]), target);
}

QString peerPhrase(const Finding &finding, const NameOf &nameOf)
{
    return poolPhrase(nameOf(finding.peer), finding.peerSlot);
}

QString identityHeadline(const Finding &finding, const NameOf &nameOf)
{
    switch (finding.because) {
    case Because::UuidTaken:
        return FindingText::tr("The UUID belongs to %1 already.").arg(peerPhrase(finding, nameOf));
    case Because::Renamed:
        return FindingText::tr("libvirt cannot rename a pool: “%1” stays what it is.")
            .arg(shown(finding.peerSpelled));
    case Because::UuidChanged:
        return FindingText::tr("libvirt cannot give a pool another UUID.");
    default:
        return FindingText::tr("The name “%1” is taken by %2.")
            .arg(shown(finding.spelled), peerPhrase(finding, nameOf));
    }
}

QString acrossHostsHeadline(const Finding &finding, const NameOf &nameOf)
{
    return FindingText::tr("%1 is also used by pool “%2” of another connection.")
        .arg(resource(finding.resource), isolated(nameOf(finding.peer)));
}

// The two values say it where they are of one kind; where they look alike or the outer one is no place
// (a volume and a directory in it, all multipath devices), the inner place is said in full.
QString containment(const Finding &finding)
{
    const bool isOuter = finding.because == Because::PeerInside;
    const QString inner = shown(isOuter ? finding.peerSpelled : finding.spelled);
    const QString outer = shown(isOuter ? finding.spelled : finding.peerSpelled);
    if (finding.field.field == finding.peerField.field && inner != outer)
        return FindingText::tr("“%1” is inside “%2”.").arg(inner, outer);
    if (finding.resource.tree == Tree::Multipath)
        return FindingText::tr("“%1” is a multipath device.").arg(inner);
    if (inner != outer && !outer.isEmpty())
        return FindingText::tr("“%1” is %2, which is part of “%3”.")
            .arg(inner, resource(finding.resource), outer);
    return FindingText::tr("One uses all of it, the other %1.").arg(resource(finding.resource));
}

} // namespace

namespace parts {

// Where a name is the whole point, say whose; where it is a draft, say that, too.
QString poolPhrase(const QString &name, Slot slot)
{
    if (slot == Slot::Draft)
        return FindingText::tr("the draft “%1”").arg(isolated(name));
    return FindingText::tr("pool “%1”").arg(isolated(name));
}

QString sameWhat(const Finding &finding)
{
    switch (finding.because) {
    case Because::SameDirectory:
        return FindingText::tr("same directory");
    case Because::SameExport:
        return FindingText::tr("same export of the same host");
    case Because::SameGlusterVolume:
        return FindingText::tr("same Gluster volume and directory");
    case Because::SameSheepdogHost:
        return FindingText::tr("same Sheepdog host");
    case Because::SameDevice:
        return FindingText::tr("same source device");
    case Because::SameIscsiTarget:
        return FindingText::tr("same iSCSI target and initiator");
    case Because::SameAdapter:
        return FindingText::tr("same adapter");
    case Because::OneMultipathPool:
        return FindingText::tr("a host takes one multipath pool only");
    case Because::SameVstorageCluster:
        return FindingText::tr("same Virtuozzo Storage cluster");
    default:
        return FindingText::tr("same storage");
    }
}

QString withCapital(QString sentence)
{
    if (!sentence.isEmpty())
        sentence[0] = sentence[0].toUpper();
    return sentence;
}

} // namespace parts

QString kindName(FindingKind kind)
{
    switch (kind) {
    case FindingKind::Refused:
        return FindingText::tr("Refused by libvirt");
    case FindingKind::IdentityTaken:
        return FindingText::tr("Name or UUID taken");
    case FindingKind::LostAtRestart:
        return FindingText::tr("Lost at restart");
    case FindingKind::SameStorage:
        return FindingText::tr("Same storage");
    case FindingKind::Overlap:
        return FindingText::tr("Overlap");
    case FindingKind::Stacked:
        return FindingText::tr("Stacked");
    case FindingKind::SharedAcrossHosts:
        return FindingText::tr("Shared across hosts");
    case FindingKind::Unverified:
        return FindingText::tr("Unverified");
    }
    return {};
}

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return FindingText::tr("Error");
    case Severity::Warning:
        return FindingText::tr("Warning");
    case Severity::Info:
        return FindingText::tr("Note");
    }
    return {};
}

QString headline(const Finding &finding, const NameOf &nameOf)
{
    switch (finding.kind) {
    case FindingKind::Refused:
        // A pool that is there is refused nothing: the draft is.
        if (finding.slot == Slot::Draft && finding.peerSlot == Slot::Draft)
            return FindingText::tr("libvirt will take only one of this and %1: %2.")
                .arg(peerPhrase(finding, nameOf), sameWhat(finding));
        if (finding.slot != Slot::Draft)
            return FindingText::tr("libvirt will refuse %1: %2 as this pool.")
                .arg(peerPhrase(finding, nameOf), sameWhat(finding));
        return FindingText::tr("libvirt will refuse this: %1 as %2.")
            .arg(sameWhat(finding), peerPhrase(finding, nameOf));
    case FindingKind::IdentityTaken:
        return identityHeadline(finding, nameOf);
    case FindingKind::LostAtRestart:
        if (finding.peer == noPool)
            return notReadBackHeadline(finding, FindingText::tr("this pool"));
        return lossHeadline(finding, FindingText::tr("this pool"), peerPhrase(finding, nameOf));
    case FindingKind::SameStorage:
        return FindingText::tr("%1 is used by %2, too.")
            .arg(withCapital(resource(finding.resource)), peerPhrase(finding, nameOf));
    case FindingKind::Overlap:
        if (finding.because == Because::PeerContains)
            return FindingText::tr("This lies inside the storage of %1.")
                .arg(peerPhrase(finding, nameOf));
        return FindingText::tr("The storage of %1 lies inside this pool's.")
            .arg(peerPhrase(finding, nameOf));
    case FindingKind::Stacked:
        if (finding.because == Because::PeerContains)
            return FindingText::tr("This pool stands on a volume of %1.")
                .arg(peerPhrase(finding, nameOf));
        return FindingText::tr("%1 stands on a volume of this pool.")
            .arg(withCapital(peerPhrase(finding, nameOf)));
    case FindingKind::SharedAcrossHosts:
        return withCapital(acrossHostsHeadline(finding, nameOf));
    case FindingKind::Unverified:
        return FindingText::tr("Whether %1 is used twice cannot be told from here.")
            .arg(shown(finding.spelled));
    }
    return {};
}

QString because(const Finding &finding)
{
    const QString mine = shown(finding.spelled);
    const QString theirs = shown(finding.peerSpelled);
    switch (finding.because) {
    case Because::Alias:
        return FindingText::tr("“%1” here and “%2” there are both %3.")
            .arg(mine, theirs, resource(finding.resource));
    case Because::PeerContains:
    case Because::PeerInside:
        return containment(finding);
    case Because::UnknownAlias:
        return FindingText::tr(
                   "“%1” is a link, and the host's list of devices does not say what it "
                   "leads to.")
            .arg(mine);
    case Because::UnlistedAlias:
        return FindingText::tr("“%1” is a link, and only on the host can one see what it leads to.")
            .arg(mine);
    case Because::UnknownAdapter:
        return FindingText::tr("“%1” is a SCSI host whose number is not known here.").arg(mine);
    case Because::UnknownPath:
        return FindingText::tr("“%1” is on another machine, where a symbolic link or a mount could "
                               "lead elsewhere.")
            .arg(mine);
    case Because::OneMultipathPool:
        return FindingText::tr("A multipath pool shows all multipath devices of its host.");
    case Because::Renamed:
        return FindingText::tr("The name was “%1” and would be “%2”.").arg(theirs, mine);
    case Because::UuidChanged:
        return FindingText::tr("The UUID of the pool is %1.").arg(theirs);
    case Because::NameNotReadBack:
    case Because::ValueNotReadBack:
        return notReadBackReason(finding);
    case Because::NameTaken:
    case Because::UuidTaken:
        return {}; // the headline says it all
    case Because::OtherHostUses:
    case Because::SamePlace:
    default:
        if (mine.isEmpty() || mine == theirs)
            return FindingText::tr("Both name %1.").arg(resource(finding.resource));
        return FindingText::tr("“%1” and “%2” are both %3.")
            .arg(mine, theirs, resource(finding.resource));
    }
}

QString consequence(const Finding &finding)
{
    switch (finding.kind) {
    case FindingKind::Refused:
        if (finding.slot == Slot::Draft && finding.peerSlot == Slot::Draft)
            return FindingText::tr("Whichever is defined second is refused.");
        return FindingText::tr("libvirt refuses the definition.");
    case FindingKind::IdentityTaken:
        if (finding.severity != Severity::Error)
            return FindingText::tr("Defining this makes a second pool beside the first.");
        return FindingText::tr("libvirt refuses the definition.");
    case FindingKind::LostAtRestart:
        return lossConsequence(finding);
    case FindingKind::SameStorage:
        if (finding.severity != Severity::Error)
            return FindingText::tr("libvirt does not notice. The same volumes show in both pools, "
                                   "and what one deletes is gone from the other.");
        return FindingText::tr("libvirt does not notice. Both pools write to the same place: what "
                               "one creates or deletes, the other loses track of.");
    case FindingKind::Overlap:
        return FindingText::tr("libvirt does not notice. One pool can fill up, hide or delete what "
                               "belongs to the other.");
    case FindingKind::Stacked:
        return FindingText::tr(
            "This is often intended. Deleting that volume destroys the pool that "
            "stands on it.");
    case FindingKind::SharedAcrossHosts:
        if (finding.severity == Severity::Error)
            return FindingText::tr(
                "Storage of these types must not be used by two hosts at a time: "
                "the data will be destroyed.");
        return FindingText::tr("Storage of these types may be used by several hosts.");
    case FindingKind::Unverified:
        return FindingText::tr("Check on the host that no other pool uses it under another name.");
    }
    return {};
}

QString explanation(const Finding &finding, const NameOf &nameOf)
{
    return explanationOf(finding, headline(finding, nameOf), because(finding));
}

QString explanationOf(const Finding &finding, const QString &headline, const QString &because)
{
    QStringList sentences{headline, because};
    // That libvirt refuses it is what the headline of these begins with.
    if (finding.kind != FindingKind::Refused)
        sentences.append(consequence(finding));
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

QString resource(const Finding &finding)
{
    if (!isAboutIdentity(finding))
        return resource(finding.resource);
    return finding.field.field == Field::Uuid
               ? FindingText::tr("the UUID %1").arg(shown(finding.spelled))
               : FindingText::tr("the name “%1”").arg(shown(finding.spelled));
}

QString resource(const ResourcePath &path)
{
    const auto &segments = path.segments;
    switch (path.tree) {
    case Tree::File:
        return FindingText::tr("the directory %1").arg(shown(canonical::joinedPath(segments)));
    case Tree::Multipath:
        if (segments.empty())
            return FindingText::tr("all multipath devices");
        if (segments.size() == 2)
            return FindingText::tr("partition %1 of the multipath device %2")
                .arg(shown(segments[1]), shown(segments[0]));
        return FindingText::tr("the multipath device %1").arg(isolated(joined(segments, 0, u'/')));
    default:
        break;
    }
    if (segments.empty())
        return {};
    const QString first = text(segments.front());
    switch (path.tree) {
    case Tree::Block:
        return deviceName(path);
    case Tree::Lvm:
        if (segments.size() == 1)
            return FindingText::tr("the volume group %1").arg(isolated(first));
        return FindingText::tr("the logical volume %1").arg(isolated(joined(segments, 0, u'/')));
    case Tree::Zfs:
        if (segments.size() == 1)
            return FindingText::tr("the ZFS pool %1").arg(isolated(first));
        return FindingText::tr("the ZFS dataset %1").arg(isolated(joined(segments, 0, u'/')));
    case Tree::Scsi:
        if (segments.size() == 1)
            return FindingText::tr("the SCSI host %1").arg(isolated(first));
        return FindingText::tr("the disk %1 on SCSI host %2")
            .arg(shown(segments[1]), isolated(first));
    case Tree::Fc:
        return FindingText::tr("the Fibre Channel port %1").arg(isolated(first));
    case Tree::Nfs:
        return FindingText::tr("the export %1")
            .arg(isolated(first + QLatin1String(":/") + joined(segments, 1, u'/')));
    case Tree::Cifs:
        return FindingText::tr("the CIFS share %1")
            .arg(isolated(QLatin1String("//") + first + u'/' + joined(segments, 1, u'/')));
    case Tree::Gluster:
        return FindingText::tr("the Gluster volume %1")
            .arg(isolated(first + QLatin1String(":/") + joined(segments, 1, u'/')));
    case Tree::Iscsi:
        return lunName(path);
    case Tree::Rbd:
        return FindingText::tr("the Ceph pool %1 at %2")
            .arg(isolated(joined(segments, 1, u'/')), isolated(first));
    case Tree::Sheepdog:
        return FindingText::tr("the Sheepdog cluster at %1").arg(isolated(first));
    case Tree::Vstorage:
        return FindingText::tr("the Virtuozzo Storage cluster %1").arg(isolated(first));
    case Tree::Wwn:
        if (segments.size() == 2)
            return FindingText::tr("partition %1 of the disk with the world-wide name %2")
                .arg(shown(segments[1]), isolated(first));
        return FindingText::tr("the disk with the world-wide name %1")
            .arg(isolated(joined(segments, 0, u'/')));
    case Tree::File:
    case Tree::Multipath:
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
        return FindingText::tr("Change “%1” Instead").arg(peer);
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
