// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/conflict/poolpair.h"

namespace poolwarden {

namespace {

PoolType typeAt(const PoolFacts &facts, DefinitionKind definitionKind)
{
    const PoolDefinition *definition = facts.definition(definitionKind);
    return definition ? definition->type : PoolType::Dir;
}

} // namespace

Finding PoolPair::finding(FindingKind kind, Severity severity, DefinitionKind definitionKind,
                          DefinitionKind peerDefinitionKind, const SourceMatch &match) const
{
    Finding finding;
    finding.kind = kind;
    finding.severity = severity;
    finding.pool = pool.id;
    finding.peer = peer.id;
    finding.definitionKind = definitionKind;
    finding.peerDefinitionKind = peerDefinitionKind;
    finding.field = match.field;
    finding.peerField = match.existingField;
    finding.reason = match.reason;
    finding.type = typeAt(pool, definitionKind);
    finding.peerType = typeAt(peer, peerDefinitionKind);
    return finding;
}

} // namespace poolwarden
