// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/outlooktext.h"

#include "model/wording/findingtext_p.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>

namespace poolwarden::findingtext {

using namespace parts;

namespace {

/// Gives the translations their context; the functions are free ones.
struct OutlookText {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::OutlookText)
};

QString bothKept()
{
    return OutlookText::tr("libvirt keeps both: neither makes it drop the other.");
}

Outlook ofRefusal(const Finding &finding, const QString &one, const QString &other)
{
    if (finding.kind == FindingKind::IdentityTaken && finding.severity != Severity::Error)
        return {OutlookText::tr("Defining %1 creates a second pool.").arg(one), bothKept(), {}};
    if (finding.peerDefinitionKind == DefinitionKind::Draft && finding.peer != noPool)
        return {OutlookText::tr("libvirt takes the one that is defined first, and refuses the "
                                "other."),
                OutlookText::tr("What was refused is not kept, so nothing is lost."),
                OutlookText::tr("As long as only one is defined, nothing happens to it.")};
    const QString refused = OutlookText::tr("libvirt refuses %1.").arg(one);
    return {finding.peer == noPool
                ? refused
                : refused + u' ' + withCapital(OutlookText::tr("%1 stays as it is.").arg(other)),
            OutlookText::tr("What was refused is not kept, so nothing is lost."),
            OutlookText::tr("Nothing happens to it, because nothing is defined.")};
}

Outlook ofLoss(const Finding &finding, const QString &one, const QString &other)
{
    if (finding.peer == noPool)
        return {OutlookText::tr("libvirt accepts %1.").arg(one),
                withCapital(notReadBackHeadline(finding, one)),
                finding.reason == Reason::NameNotReadBack
                    ? OutlookText::tr("It stays where it is, but no pool shows it any more.")
                    : lossConsequence(finding)};
    return {
        OutlookText::tr("libvirt accepts both."),
        (withCapital(lossHeadline(finding, one, other)) + u' ' + lossOtherwise(finding)).trimmed(),
        OutlookText::tr("It stays where it is. The lost pool comes back at a later start of "
                        "libvirt, once nothing collides with it.")};
}

} // namespace

Outlook outlook(const Finding &told, const NameOf &nameOf)
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
    const QString unseen = OutlookText::tr("libvirt accepts both, and does not notice.");
    switch (finding.kind) {
    case FindingKind::Refused:
    case FindingKind::IdentityTaken:
        return ofRefusal(finding, one, other);
    case FindingKind::LostAtRestart:
        return ofLoss(finding, one, other);
    case FindingKind::SameStorage:
        return {unseen, bothKept(), sharingDanger(finding)};
    case FindingKind::Overlap:
        return {unseen, bothKept(), overlapDanger(finding)};
    case FindingKind::Stacked:
        return {OutlookText::tr("libvirt accepts both."), bothKept(), stackedConsequence(finding)};
    case FindingKind::SharedAcrossHosts:
        return {OutlookText::tr("Each libvirt knows the pools of its own host alone, and accepts "
                                "its own."),
                bothKept(), acrossHostsConsequence(finding)};
    case FindingKind::Unverified:
        return {};
    }
    return {};
}

QString standings(const QString &one, Standing own, const QString &other, Standing peer)
{
    if (own == Standing::Runs && peer == Standing::Runs)
        return OutlookText::tr("Both are running.");
    const QString later = OutlookText::tr("They conflict once both run.");
    if (own == Standing::Stopped && peer == Standing::Stopped)
        return OutlookText::tr("Both are stopped.") + u' ' + later;
    if (own == Standing::NotConnected && peer == Standing::NotConnected)
        return OutlookText::tr("Whether they run is not known: there is no connection.");
    const auto told = [](const QString &name, Standing standing) {
        switch (standing) {
        case Standing::Runs:
            return OutlookText::tr("“%1” is running.").arg(isolated(name));
        case Standing::Stopped:
            return OutlookText::tr("“%1” is stopped.").arg(isolated(name));
        case Standing::RunsElsewhere:
            return OutlookText::tr("“%1” runs, and uses this from its next start on.")
                .arg(isolated(name));
        case Standing::Draft:
            return OutlookText::tr("“%1” is not defined like this yet.").arg(isolated(name));
        case Standing::NotConnected:
            return OutlookText::tr("Whether “%1” runs is not known: its host is not connected.")
                .arg(isolated(name));
        case Standing::Unknown:
            break;
        }
        return QString();
    };
    QStringList sentences{told(one, own), told(other, peer), later};
    sentences.removeAll(QString());
    return sentences.size() > 1 ? sentences.join(u' ') : QString();
}

QString turned(const QString &pool, Turn turn)
{
    switch (turn) {
    case Turn::RunsIfFound:
        return OutlookText::tr("“%1” becomes active by that alone, if its storage is in place.")
            .arg(isolated(pool));
    case Turn::RunsAtBoot:
        return OutlookText::tr("“%1” is started when the host boots.").arg(isolated(pool));
    case Turn::TakenAsStopped:
        return OutlookText::tr("“%1” counts as stopped then: libvirt does not look whether a pool "
                               "of its type runs.")
            .arg(isolated(pool));
    case Turn::None:
        break;
    }
    return {};
}

QString refusedOtherwise(const QString &draft)
{
    return OutlookText::tr("For another reason, libvirt refuses the draft “%1” as it is.")
        .arg(isolated(draft));
}

} // namespace poolwarden::findingtext
