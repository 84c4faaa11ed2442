// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/grouptext.h"

#include "model/conflict/placerules.h"

#include "model/wording/findingtext.h"
#include "model/wording/findingtext_p.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>

namespace poolwarden::findingtext {

using namespace parts;

namespace {

/// Gives the translations their context; the functions are free ones.
struct GroupText {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::FindingText)
};

QString poolCount(int count)
{
    return count == 1 ? GroupText::tr("one pool") : GroupText::tr("%1 pools").arg(count);
}

QString definitionCount(int count)
{
    return count == 1 ? GroupText::tr("one definition")
                      : GroupText::tr("%1 definitions").arg(count);
}

QString outerPhrase(const GroupSize &size)
{
    return size.outer == 1 ? poolPhrase(size.onlyOuter, DefinitionKind::Live)
                           : poolCount(size.outer);
}

QString lossSentence(const FindingGroup &group)
{
    if (group.loss.daemon.either == Loss::Certain)
        return GroupText::tr("Some of %1 will be lost when libvirt restarts: %2.");
    if (group.loss.boot.either == Loss::Certain)
        return GroupText::tr("Some of %1 will be lost when the host restarts: %2.");
    return GroupText::tr("Some of %1 may be lost when libvirt or the host restarts: %2.");
}

QString identityOfGroup(const FindingGroup &group, const GroupSize &size)
{
    const QString identity = isolated(QString::fromStdString(group.identity));
    return group.reason == Reason::UuidTaken
               ? GroupText::tr("The UUID %1 of %2 is taken by %3.")
                     .arg(identity, definitionCount(size.inner), outerPhrase(size))
               : GroupText::tr("The name “%1” of %2 is taken by %3.")
                     .arg(identity, definitionCount(size.inner), outerPhrase(size));
}

} // namespace

QString headlineOfGroup(const FindingGroup &group, const GroupSize &size)
{
    const QString place = resource(group.resource);
    QString sentence;
    switch (group.kind) {
    case FindingKind::Refused:
        sentence =
            GroupText::tr("libvirt will refuse %1: %2 as %3.")
                .arg(definitionCount(size.inner), sameWhat(group.example), outerPhrase(size));
        return sentence;
    case FindingKind::IdentityTaken:
        return identityOfGroup(group, size);
    case FindingKind::LostAtRestart:
        sentence = lossSentence(group).arg(poolCount(size.pools), sameWhat(group.example));
        break;
    case FindingKind::SameStorage:
        sentence = GroupText::tr("%1 use %2.").arg(poolCount(size.pools), place);
        break;
    case FindingKind::Overlap:
        sentence = size.outer == 1
                       ? GroupText::tr("The storage of %1 lies inside that of %2, which is %3.")
                             .arg(poolCount(size.inner), outerPhrase(size), place)
                       : GroupText::tr("The storage of %1 lies inside %2, which %3 use.")
                             .arg(poolCount(size.inner), place, outerPhrase(size));
        break;
    case FindingKind::Stacked:
        sentence = size.inner == 1
                       ? GroupText::tr("One pool stands on a volume of %1, which %2 use.")
                             .arg(place, outerPhrase(size))
                   : size.outer == 1 ? GroupText::tr("%1 stand on volumes of %2, which is %3.")
                                           .arg(poolCount(size.inner), outerPhrase(size), place)
                                     : GroupText::tr("%1 stand on volumes of %2, which %3 use.")
                                           .arg(poolCount(size.inner), place, outerPhrase(size));
        break;
    case FindingKind::SharedAcrossHosts:
        sentence =
            size.outer == 0
                ? GroupText::tr("%1 on several hosts use %2.").arg(poolCount(size.pools), place)
                : GroupText::tr("%1 on several hosts use %2 or parts of it.")
                      .arg(poolCount(size.pools), place);
        break;
    case FindingKind::Unverified:
        break; // is about one pool alone
    }
    return withCapital(sentence);
}

QString reasonOfGroup(const FindingGroup &group)
{
    switch (group.kind) {
    case FindingKind::Refused:
    case FindingKind::LostAtRestart:
        if (group.reason == Reason::OneMultipathPool)
            return plainReason(group.example);
        return group.resource.segments.empty()
                   ? QString()
                   : GroupText::tr("All name %1.").arg(resource(group.resource));
    default:
        return {};
    }
}

QString consequenceOfGroup(const FindingGroup &group)
{
    switch (group.kind) {
    case FindingKind::Refused:
        return GroupText::tr("libvirt refuses these definitions.");
    case FindingKind::IdentityTaken:
        return group.severity == Severity::Error
                   ? GroupText::tr("libvirt refuses these definitions.")
                   : consequence(group.example);
    case FindingKind::LostAtRestart:
        if (group.loss.daemon.either != Loss::Certain && group.loss.boot.either != Loss::Certain)
            return GroupText::tr(
                "libvirt accepts them now. When it next loads its configuration, it silently drops "
                "some of them, depending on the order in which it reads them.");
        return GroupText::tr("libvirt accepts them now, and silently drops some of them when it "
                             "next loads its configuration.");
    case FindingKind::SameStorage:
        if (group.severity != Severity::Error)
            return isForSharing(group.resource.tree)
                       ? GroupText::tr(
                           "libvirt does not notice. Such storage is made for sharing, so this is "
                           "only a warning: all of these pools show the same volumes: what is "
                           "deleted in one "
                           "is gone from the others.")
                       : GroupText::tr("libvirt does not notice. All of these pools show the same "
                                       "volumes: what is deleted in one is gone from the others.");
        if (areTwoGroups(group.example))
            return consequence(group.example);
        return GroupText::tr(
            "libvirt does not notice. Those that run show the same volumes: two "
            "machines may get the same disk, and what one pool deletes is gone from "
            "the others.");
    case FindingKind::Stacked:
        return GroupText::tr(
            "This is often intended. Deleting such a volume destroys the pool on it.");
    default:
        return consequence(group.example);
    }
}

} // namespace poolwarden::findingtext
