// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/host/canonical.h"
#include "model/wording/findingtext.h"
#include "model/wording/findingtext_p.h"
#include "model/wording/isolated.h"
#include "model/wording/namedplace.h"

#include <QCoreApplication>

#include <algorithm>

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

/// A directory in the file system on a device or in a file.
QString insideName(const ResourcePath &path, std::size_t deviceSize)
{
    const auto end = path.segments.begin() + static_cast<std::ptrdiff_t>(deviceSize);
    const ResourcePath device{path.tree, {path.segments.begin(), end}};
    const QString name =
        path.tree == Tree::File
            ? FindingText::tr("the file %1").arg(shown(canonical::joinedPath(device.segments)))
            : resource(device);
    return FindingText::tr("the directory %1 in the file system on %2")
        .arg(shown(canonical::joinedPath({end + 1, path.segments.end()})), name);
}

QString glusterName(const ResourcePath &path)
{
    const auto &segments = path.segments;
    const QString volume =
        isolated(text(segments[0])
                 + (segments.size() > 1 ? QLatin1String(":/") + text(segments[1]) : QString()));
    if (segments.size() < 3)
        return FindingText::tr("the Gluster volume %1").arg(volume);
    return FindingText::tr("the directory %1 of the Gluster volume %2")
        .arg(isolated(u'/' + joined(segments, 2, u'/')), volume);
}

// By its number, or if that is not known, by its unique ID and PCI address.
QString scsiHostName(const QString &name)
{
    const qsizetype mark = name.indexOf(u'#');
    if (mark < 0)
        return FindingText::tr("the SCSI host %1").arg(isolated(name));
    return FindingText::tr("the SCSI host with the unique ID %1 at the PCI address %2")
        .arg(isolated(name.mid(mark + 1)), isolated(name.left(mark)));
}

/// The inner and the outer value of a finding.
struct Nested {
    explicit Nested(const Finding &finding)
        : isPeer(finding.reason == Reason::PeerInside)
        , inner(text(isPeer ? peerPlaceName(finding) : placeName(finding)))
        , outer(text(isPeer ? placeName(finding) : peerPlaceName(finding)))
        , outerField((isPeer ? finding.field : finding.peerField).field)
    {
    }

    /// The values show it: "/srv/vm/sub" and "/srv/vm".
    [[nodiscard]] bool isPlain() const
    {
        return inner.size() > outer.size() && !outer.isEmpty() && inner.startsWith(outer)
               && (outer.endsWith(u'/') || inner[outer.size()] == u'/');
    }

    bool isPeer;
    QString inner;
    QString outer;
    Field outerField;
};

} // namespace

namespace parts {

// Says what both values are, unless they show that one is inside the other.
QString containment(const Finding &finding)
{
    const Nested nested(finding);
    const QString inner = isolated(nested.inner);
    const QString outer = isolated(nested.outer);
    if (nested.isPlain())
        return FindingText::tr("“%1” is inside “%2”.").arg(inner, outer);
    const QString place = resource(finding);
    if (nested.inner == nested.outer)
        return FindingText::tr("One pool uses all of it, the other only %1.").arg(place);
    const bool isNamed = place.endsWith(u' ' + inner); // "the volume group vg0"
    // A directory of device nodes shows devices, not directories.
    if (nested.outerField == Field::TargetPath && finding.resource.tree != Tree::File)
        return isNamed
                   ? FindingText::tr("%1 shows in “%2”.").arg(withCapital(place), outer)
                   : FindingText::tr("“%1” is %2, which shows in “%3”.").arg(inner, place, outer);
    if (finding.outerSize == 0 || place.contains(outer))
        return FindingText::tr("“%1” is %2.").arg(inner, place);
    return FindingText::tr("“%1” is %2, and “%3” is %4.")
        .arg(inner, place, outer, resource(sharedPlace(finding)));
}

} // namespace parts

QString resource(const Finding &finding)
{
    if (isAboutIdentity(finding))
        return finding.field.field == Field::Uuid
                   ? FindingText::tr("the UUID %1").arg(shown(finding.spelled))
                   : FindingText::tr("the name “%1”").arg(shown(finding.spelled));
    const ResourcePath named = namedPlace(finding);
    const auto &segments = named.segments;
    if (named.tree != Tree::File || std::ranges::find(segments, insideOfDevice) != segments.end())
        return resource(named);
    // A file given as a device is an image.
    const bool isFile = finding.field.field == Field::DevicePath || !finding.groupDevice.empty();
    const bool isPeerFile = finding.peer == noPool ? isFile
                                                   : finding.peerField.field == Field::DevicePath
                                                         || !finding.peerGroupDevice.empty();
    const QString path = shown(canonical::joinedPath(segments));
    if (finding.reason == Reason::PeerInside     ? isPeerFile
        : finding.reason == Reason::PeerContains ? isFile
                                                 : isFile && isPeerFile)
        return FindingText::tr("the file %1").arg(path);
    const bool isSame =
        finding.reason != Reason::PeerInside && finding.reason != Reason::PeerContains;
    if (isSame && (isFile || isPeerFile))
        return FindingText::tr("the path %1").arg(path);
    return resource(named);
}

QString resource(const ResourcePath &path)
{
    const auto &segments = path.segments;
    if (const auto inside = std::ranges::find(segments, insideOfDevice); inside != segments.end())
        return insideName(path, static_cast<std::size_t>(inside - segments.begin()));
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
            return scsiHostName(first);
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
        return glusterName(path);
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

} // namespace poolwarden::findingtext
