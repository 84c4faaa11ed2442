// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/finding.h"

#include <utility>

namespace poolwarden {

std::string_view findingKindId(FindingKind kind)
{
    switch (kind) {
    case FindingKind::Refused:
        return "refused";
    case FindingKind::IdentityTaken:
        return "identity-taken";
    case FindingKind::LostAtRestart:
        return "lost-at-restart";
    case FindingKind::SameStorage:
        return "same-storage";
    case FindingKind::Overlap:
        return "overlap";
    case FindingKind::Stacked:
        return "stacked";
    case FindingKind::SharedAcrossHosts:
        return "shared-across-hosts";
    case FindingKind::Unverified:
        return "unverified";
    }
    return "unknown";
}

std::string_view severityId(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return "info";
    case Severity::Warning:
        return "warning";
    case Severity::Error:
        return "error";
    }
    return "unknown";
}

std::string_view actionId(ActionKind kind)
{
    switch (kind) {
    case ActionKind::ShowPeer:
        return "show-peer";
    case ActionKind::EditPeer:
        return "edit-peer";
    case ActionKind::NewUuid:
        return "new-uuid";
    case ActionKind::RenameDraft:
        return "rename";
    case ActionKind::ChangePeer:
        return "change-peer";
    case ActionKind::RenamePool:
        return "rename-pool";
    case ActionKind::AsNewPool:
        return "as-new-pool";
    case ActionKind::GoToField:
        return "go-to-field";
    }
    return "unknown";
}

bool isAboutIdentity(const Finding &finding)
{
    return finding.kind == FindingKind::IdentityTaken || finding.reason == Reason::NameNotReadBack;
}

ResourcePath sharedPlace(const Finding &finding)
{
    ResourcePath place = finding.resource;
    const bool isNested =
        finding.reason == Reason::PeerContains || finding.reason == Reason::PeerInside;
    if (isNested && finding.outerSize < place.segments.size())
        place.segments.resize(finding.outerSize);
    return place;
}

Finding mirrored(const Finding &finding)
{
    if (finding.peer == noPool)
        return finding;
    Finding other = finding;
    std::swap(other.pool, other.peer);
    std::swap(other.definitionKind, other.peerDefinitionKind);
    std::swap(other.field, other.peerField);
    std::swap(other.spelled, other.peerSpelled);
    std::swap(other.type, other.peerType);
    std::swap(other.loss.daemon.own, other.loss.daemon.peer);
    std::swap(other.loss.boot.own, other.loss.boot.peer);
    std::swap(other.via, other.peerVia);
    std::swap(other.groupDevice, other.peerGroupDevice);
    other.others = 0; // the other side has the finding with this pool only
    if (finding.reason == Reason::PeerContains)
        other.reason = Reason::PeerInside;
    else if (finding.reason == Reason::PeerInside)
        other.reason = Reason::PeerContains;
    return other;
}

Finding fromLowerPool(const Finding &finding)
{
    return finding.peer < finding.pool ? mirrored(finding) : finding;
}

std::vector<ActionKind> actionsFor(const Finding &finding)
{
    std::vector<ActionKind> actions;
    const bool hasPeer = finding.peer != noPool;
    const bool isDraft = finding.definitionKind == DefinitionKind::Draft;
    if (hasPeer)
        actions.push_back(ActionKind::ShowPeer);
    if (isDraft) {
        if (finding.reason == Reason::UuidTaken)
            actions.push_back(ActionKind::NewUuid);
        if (finding.reason == Reason::NameTaken)
            actions.push_back(ActionKind::RenameDraft);
        if (finding.reason == Reason::Renamed)
            actions.push_back(ActionKind::RenamePool);
        if (finding.reason == Reason::Renamed || finding.reason == Reason::UuidChanged)
            actions.push_back(ActionKind::AsNewPool);
        // Both kinds are solved when the draft becomes a change of the other pool.
        if (hasPeer && finding.peerDefinitionKind != DefinitionKind::Draft
            && (finding.kind == FindingKind::Refused || finding.reason == Reason::NameTaken))
            actions.push_back(ActionKind::ChangePeer);
    }
    if (hasPeer && finding.severity != Severity::Info)
        actions.push_back(ActionKind::EditPeer);
    if (isDraft)
        actions.push_back(ActionKind::GoToField);
    return actions;
}

} // namespace poolwarden
