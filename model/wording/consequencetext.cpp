// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/findingtext_p.h"

#include <QCoreApplication>

namespace poolwarden::findingtext::parts {

namespace {

/// Gives the translations their context; the functions are free ones.
struct FindingText {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::FindingText)
};

bool showsDisks(PoolType type)
{
    return poolTypeInfo(type).showsDisks;
}

PoolType outerType(const Finding &finding)
{
    return finding.because == Because::PeerContains ? finding.peerType : finding.type;
}

} // namespace

QString sharingConsequence(const Finding &finding)
{
    const bool isShown = showsDisks(finding.type) || showsDisks(finding.peerType);
    if (isShown && finding.severity != Severity::Error)
        return FindingText::tr("libvirt does not notice. A target can show each initiator disks of "
                               "its own; where it does not, two machines can be given one disk.");
    if (isShown)
        return FindingText::tr("libvirt does not notice. Both pools show the same disks, and two "
                               "machines can be given one of them.");
    if (finding.severity != Severity::Error)
        return FindingText::tr("libvirt does not notice. The same volumes show in both pools, and "
                               "what one deletes is gone from the other.");
    if (finding.type != finding.peerType && finding.field.field == Field::DevicePath
        && finding.peerField.field == Field::DevicePath)
        return FindingText::tr("libvirt does not notice. Each of both pools takes it for its own, "
                               "and one destroys what the other keeps there.");
    return FindingText::tr("libvirt does not notice. Both pools write to the same place: what one "
                           "creates or deletes, the other loses track of.");
}

QString overlapConsequence(const Finding &finding)
{
    if (showsDisks(outerType(finding)))
        return FindingText::tr(
            "libvirt does not notice. A machine that is given that disk destroys "
            "what the other pool keeps there.");
    if (finding.severity == Severity::Error)
        return FindingText::tr(
            "libvirt does not notice. Each of both pools takes the space for its "
            "own, and one destroys what the other keeps there.");
    return FindingText::tr("libvirt does not notice. One pool can fill up, hide or delete what "
                           "belongs to the other.");
}

QString stackedConsequence(const Finding &finding)
{
    if (showsDisks(outerType(finding)))
        return FindingText::tr(
            "This is often intended. A machine that is given that volume destroys "
            "the pool that stands on it.");
    return FindingText::tr("This is often intended. Deleting that volume destroys the pool that "
                           "stands on it.");
}

QString acrossHostsConsequence(const Finding &finding)
{
    if (finding.severity == Severity::Error)
        return FindingText::tr("Storage of these types must not be used by two hosts at a time: "
                               "the data will be destroyed.");
    if (finding.severity == Severity::Warning)
        return FindingText::tr("Two hosts can use one volume group at a time under lvmlockd only: "
                               "without it they destroy each other's data.");
    return FindingText::tr("Storage of these types may be used by several hosts.");
}

} // namespace poolwarden::findingtext::parts
