// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/placerules.h"
#include "model/wording/findingtext_p.h"

#include <QCoreApplication>

#include <string_view>

namespace poolwarden::findingtext::parts {

namespace {

/// Gives the translations their context; the functions are free ones.
struct FindingText {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::FindingText)
};

bool listsExistingDisks(PoolType type)
{
    return poolTypeInfo(type).listsExistingDisks;
}

PoolType outerType(const Finding &finding)
{
    return finding.reason == Reason::PeerContains ? finding.peerType : finding.type;
}

/// Whether a start of the pool mounts something at the place.
bool mountsThere(PoolType type, FieldRef field)
{
    return poolTypeInfo(type).mountsSource && field.field == Field::TargetPath;
}

QString typeWord(PoolType type)
{
    const std::string_view name = poolTypeInfo(type).name;
    return QString::fromLatin1(name.data(), qsizetype(name.size()));
}

QString unnoticed(const QString &danger)
{
    return FindingText::tr("libvirt does not notice. %1", "what can happen").arg(danger);
}

} // namespace

bool areTwoGroups(const Finding &finding)
{
    const auto takesDevice = [](PoolType type, FieldRef field, const std::string &groupDevice) {
        return poolTypeInfo(type).has(HasName)
               && (field.field == Field::DevicePath || !groupDevice.empty());
    };
    return finding.type == finding.peerType && finding.resource.tree != Tree::Lvm
           && finding.resource.tree != Tree::Zfs
           && takesDevice(finding.type, finding.field, finding.groupDevice)
           && takesDevice(finding.peerType, finding.peerField, finding.peerGroupDevice);
}

QString sharingDanger(const Finding &finding)
{
    const bool isShown = listsExistingDisks(finding.type) || listsExistingDisks(finding.peerType);
    if (isShown && finding.severity != Severity::Error)
        return FindingText::tr("A target can show each initiator its own "
                               "disks. If it does not, two machines may get the same disk.");
    if (isShown)
        return FindingText::tr("Both pools show the same disks, so two "
                               "machines may get the same disk.");
    if (finding.severity != Severity::Error)
        return isForSharing(finding.resource.tree) ? FindingText::tr(
                   "Such storage is made for sharing, so this is only a warning: both pools show "
                   "the same volumes: what is deleted in one is gone from the other.")
                                                   : FindingText::tr(
                                                       "Both pools show the same volumes: what is "
                                                       "deleted in one is gone from the other.");
    const bool isMount = mountsThere(finding.type, finding.field);
    const bool isPeerMount = mountsThere(finding.peerType, finding.peerField);
    if (isMount && isPeerMount)
        return FindingText::tr(
            "Both mount their storage there. What is mounted last hides the other: "
            "its volumes are out of sight, and machines write to the wrong storage.");
    if (isMount || isPeerMount)
        return FindingText::tr("The %1 pool mounts its storage there, which hides what the %2 pool "
                               "keeps in the directory.",
                               "types: fs, dir")
            .arg(typeWord(isMount ? finding.type : finding.peerType),
                 typeWord(isMount ? finding.peerType : finding.type));
    const bool isDevice = finding.field.field == Field::DevicePath || !finding.groupDevice.empty();
    const bool isPeerDevice =
        finding.peerField.field == Field::DevicePath || !finding.peerGroupDevice.empty();
    if (areTwoGroups(finding) || (finding.type != finding.peerType && isDevice && isPeerDevice))
        return FindingText::tr("Each pool treats it as its own, and "
                               "destroys the data of the other.");
    return FindingText::tr("When both run, they show the same volumes: two machines may get the "
                           "same disk, and what one pool deletes is gone from the other.");
}

QString overlapDanger(const Finding &finding)
{
    if (listsExistingDisks(outerType(finding)))
        return FindingText::tr("A machine that uses this disk destroys "
                               "the data of the other pool.");
    if (finding.severity == Severity::Error)
        return FindingText::tr("Each pool treats the space as its own, "
                               "and destroys the data of the other.");
    return FindingText::tr("One pool can take the space of the other, and "
                           "hide or delete its data.");
}

QString sharingConsequence(const Finding &finding)
{
    return unnoticed(sharingDanger(finding));
}

QString overlapConsequence(const Finding &finding)
{
    return unnoticed(overlapDanger(finding));
}

QString stackedConsequence(const Finding &finding)
{
    if (listsExistingDisks(outerType(finding)))
        return FindingText::tr(
            "This is often intended. A machine that uses this volume destroys the pool on it.");
    return FindingText::tr("This is often intended. Deleting this volume destroys the pool on it.");
}

QString acrossHostsConsequence(const Finding &finding)
{
    if (finding.severity == Severity::Error)
        return FindingText::tr("Two hosts must not use storage of these types at the same time: "
                               "the data will be destroyed.");
    if (finding.severity == Severity::Warning)
        return FindingText::tr("Two hosts can share a volume group only with lvmlockd: without it "
                               "they destroy each other's data.");
    return FindingText::tr("Several hosts may use storage of these types.");
}

} // namespace poolwarden::findingtext::parts
